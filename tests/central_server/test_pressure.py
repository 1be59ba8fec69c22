"""More than the server can take: it says so and when to come back, and it is well again after."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID, uuid4

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import text

from central_server.database import Database
from central_server.paces import Paces
from central_server.problems import Problem
from central_server.settings import Settings
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import (
    CityServer,
    Laptop,
    enrolled,
    found,
    running_server,
    sqlite_url,
)
from tests.postgres import new_postgres_database

LAPTOPS = 12


@example([0.0, 0.0, 0.0, 0.0, 1e-9, 1e-9, 0.1, 0.7])
@given(st.lists(st.floats(0, 90), max_size=60))
def test_in_the_long_run_nobody_asks_more_often_than_agreed(pauses: list[float]) -> None:
    now = 0.0
    paces = Paces(2, lambda: now)
    device = uuid4()
    for taken, pause in enumerate(pauses, start=1):
        now += pause
        wait = told_to_wait(paces, device)
        assert 0 <= wait <= 30
        if wait:
            now += wait
            assert told_to_wait(paces, device) == 0
        assert taken <= 4 + now / 30


def told_to_wait(paces: Paces, device: UUID) -> int:
    """Ask once, and return the seconds after which to ask again; 0 if let in."""
    try:
        paces.let_in(device)
    except Problem as no:
        return no.retry_after
    return 0


def test_a_laptop_that_asks_too_often_is_slowed_down_and_no_other(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = sqlite_url(tmp_path_factory.mktemp("pace"))
    database = Database(Settings(database=url))
    found(database)
    database.close()
    with (
        running_server(url, requests_per_minute=3) as server,
        enrolled(server) as busy,
        enrolled(server) as other,
    ):
        replies = [busy.get("/v1/news") for _ in range(9)]

        assert [reply.status_code for reply in replies] == [200] * 6 + [429] * 3
        assert problem(replies[-1]) == "slow-down"
        assert 1 <= int(replies[-1].headers["retry-after"]) <= 20
        assert other.get("/v1/news").status_code == httpx.codes.OK


@pytest.fixture
def narrow(postgres_url: str) -> Iterator[CityServer]:
    """A server with five connections to its PostgreSQL, for which a request waits half a second."""
    url = new_postgres_database(postgres_url)
    database = Database(Settings(database=url))
    found(database)
    database.close()
    with running_server(url, pool_size=5, pool_seconds=0.5) as server:
        yield server


def test_without_a_free_connection_it_is_busy_and_well_again_after(narrow: CityServer) -> None:
    with ExitStack() as open_:
        laptops = [open_.enter_context(enrolled(narrow)) for _ in range(LAPTOPS)]
        held = open_.enter_context(narrow.database.engine.connect())
        held.execute(text("LOCK TABLE facts IN ACCESS EXCLUSIVE MODE"))
        offers = {each.id: each.registered(running) for running, each in enumerate(laptops, 1)}
        answers: list[httpx.Response] = []

        def push(laptop: Laptop) -> None:
            answers.append(laptop.post("/v1/facts", {"facts": [offers[laptop.id]]}))

        threads = [threading.Thread(target=push, args=[laptop]) for laptop in laptops]
        for thread in threads:
            thread.start()
        while len(answers) < LAPTOPS - 5:
            threads[0].join(0.05)
        busy = list(answers)
        held.rollback()
        for thread in threads:
            thread.join()

        assert {problem(reply) for reply in busy} == {"busy"}
        assert all(reply.headers["retry-after"].isdigit() for reply in busy)
        counted = Counter(reply.status_code for reply in answers)
        assert counted == {200: 5, 503: LAPTOPS - 5}
        for laptop in laptops:
            assert laptop.push(offers[laptop.id])[0]["verdict"] == "stored"
