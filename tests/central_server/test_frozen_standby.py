"""The hole that a repeat opens: a commit that was given up on stands here, and nowhere else.

With replication frozen the primary has a batch that its standby lacks. Whoever answers a repeat
from what it sees there acknowledges people that are gone when the primary is.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from central_server.database import Database
from central_server.models import RegistrationRow
from central_server.settings import Settings
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import CityServer, Laptop, enrolled, found, running_server
from tests.postgres_pair import Node, Pair, running_pair, until

_WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture
def pair() -> Iterator[Pair]:
    with running_pair() as pair:
        database = Database(Settings(database=pair.primary.url))
        found(database)
        database.close()
        yield pair


@contextmanager
def pushing(laptop: Laptop, body: Any) -> Iterator[Future[httpx.Response]]:
    with ThreadPoolExecutor(1) as elsewhere:
        yield elsewhere.submit(laptop.post, "/v1/facts", body)


def is_waiting(node: Node) -> bool:
    """Say whether a commit waits for the standby."""
    return bool(node.ask(_WAITING))


def give_up(node: Node, how: str) -> None:
    for (backend,) in node.ask(_WAITING):
        node.ask(how, backend)


def registered(server: CityServer) -> list[str]:
    return server.database.within(
        lambda session: [str(each) for each in session.scalars(select(RegistrationRow.id))]
    )


def test_a_repeat_is_not_answered_from_a_commit_that_may_be_lost(pair: Pair) -> None:
    with running_server(pair.primary.url) as server, enrolled(server) as laptop:
        body = {"facts": [laptop.registered(running) for running in range(1, 51)]}
        pair.freeze()
        with pushing(laptop, body) as first:
            until(lambda: is_waiting(pair.primary))
            give_up(pair.primary, "SELECT pg_terminate_backend(%s)")
            assert problem(first.result()) == "busy"
        # The batch stands on the primary now, for everybody to see, and nowhere else.
        assert pair.primary.ask("SELECT count(*) FROM facts") == [(50,)]
        with pushing(laptop, body) as second:
            until(lambda: is_waiting(pair.primary) or second.done())
            assert not second.done()
            survivor = pair.fail_over()
            assert problem(second.result()) == "busy"

    with running_server(survivor.url) as server, httpx.Client(base_url=server.url) as http:
        assert registered(server) == []
        laptop.http = http
        assert [item["verdict"] for item in laptop.push(*body["facts"])] == ["stored"] * 50
        assert len(registered(server)) == 50


def test_a_cancelled_wait_for_the_standby_gets_no_receipt(pair: Pair) -> None:
    """PostgreSQL then says the commit is done, with a warning that it may not be replicated."""
    with running_server(pair.primary.url) as server, enrolled(server) as laptop:
        body = {"facts": [laptop.registered()]}
        pair.freeze()
        with pushing(laptop, body) as first:
            until(lambda: is_waiting(pair.primary))
            give_up(pair.primary, "SELECT pg_cancel_backend(%s)")
            assert problem(first.result()) == "busy"
        pair.thaw()

        assert [item["verdict"] for item in laptop.push(*body["facts"])] == ["stored"]
        assert len(registered(server)) == 1


def test_a_commit_that_waits_for_nobody_is_lost_and_this_test_would_see_it(pair: Pair) -> None:
    """The control: with commits that do not wait, a receipt is given and the people are gone."""
    pair.primary.ask("ALTER SYSTEM SET synchronous_commit = local")
    pair.primary.ask("SELECT pg_reload_conf()")
    until(lambda: pair.primary.ask("SHOW synchronous_commit") == [("local",)])
    with running_server(pair.primary.url) as server, enrolled(server) as laptop:
        pair.freeze()
        assert laptop.push(laptop.registered())[0]["verdict"] == "stored"
        survivor = pair.fail_over()

    with running_server(survivor.url) as server:
        assert registered(server) == []


def test_a_database_that_no_longer_writes_is_busy(pair: Pair) -> None:
    """What a failover leaves for a moment: connections to a machine that is primary no more."""
    with running_server(pair.primary.url) as server, enrolled(server) as laptop:
        body = {"facts": [laptop.registered()]}
        pair.primary.ask("ALTER SYSTEM SET default_transaction_read_only = on")
        pair.primary.ask("SELECT pg_reload_conf()")
        until(lambda: pair.primary.ask("SHOW default_transaction_read_only") == [("on",)])

        assert problem(laptop.post("/v1/facts", body)) == "busy"

        pair.primary.ask("ALTER SYSTEM SET default_transaction_read_only = off")
        pair.primary.ask("SELECT pg_reload_conf()")
        until(lambda: pair.primary.ask("SHOW default_transaction_read_only") == [("off",)])
        assert [item["verdict"] for item in laptop.push(*body["facts"])] == ["stored"]
