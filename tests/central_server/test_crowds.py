"""A crowd, a repeat, a dawdler, a deadlock: each is answered, and nobody pays for another."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from central_server.database import Database
from central_server.models import Base, DeviceRow, FactRow, KelurahanRow
from central_server.settings import Settings
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import (
    BEGINNING,
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    enrolled,
    found,
    running_server,
    sqlite_url,
)
from tests.postgres import new_postgres_database

CROWD = 200
POOL = 5
DAWDLERS = 150
WITHIN_SECONDS = 60.0
"""For a machine whose cores are busy with other tests."""


@contextmanager
def city(url: str, **settings: Any) -> Iterator[CityServer]:
    database = Database(Settings(database=url))
    found(database)
    database.close()
    with running_server(url, **settings) as server:
        yield server


def until(happened: Callable[[], bool]) -> None:
    last = time.monotonic() + WITHIN_SECONDS
    while not happened():
        assert time.monotonic() < last
        time.sleep(0.02)


def crowd(server: CityServer, http: httpx.Client) -> list[Laptop]:
    """Let laptops in by one act of the city: how they enrol is another test's business."""
    laptops = [Laptop(http, id=str(uuid4()), number=n) for n in range(1, CROWD + 1)]

    def act(session: Session) -> None:
        for laptop in laptops:
            session.add(
                DeviceRow(
                    id=laptop.id,
                    kelurahan=KELURAHAN,
                    number=laptop.number,
                    code_hash=f"{laptop.number:064}",
                    code_expires=BEGINNING,
                    public_key=laptop.key.public_key().public_bytes_raw(),
                )
            )

    server.database.within(act)
    return laptops


def test_two_hundred_at_once_are_taken_in_or_told_when_to_come_back(postgres_url: str) -> None:
    every = httpx.Limits(max_connections=CROWD)
    with (
        city(new_postgres_database(postgres_url), pool_size=POOL, pool_seconds=0.3) as server,
        httpx.Client(base_url=server.url, timeout=WITHIN_SECONDS, limits=every) as http,
        server.database.engine.connect() as held,
    ):
        laptops = crowd(server, http)
        held.execute(text("LOCK TABLE facts IN ACCESS EXCLUSIVE MODE"))
        answers: list[httpx.Response] = []

        def push(laptop: Laptop) -> None:
            offered = laptop.registered(laptop.number)
            while True:
                reply = laptop.post("/v1/facts", {"facts": [offered]})
                answers.append(reply)
                if reply.status_code == httpx.codes.OK:
                    return
                opened.wait()

        opened = threading.Event()
        threads = [threading.Thread(target=push, args=[laptop]) for laptop in laptops]
        for thread in threads:
            thread.start()
        until(lambda: len(answers) == CROWD - POOL)
        turned_away = list(answers)
        held.rollback()
        opened.set()
        for thread in threads:
            thread.join()

        assert len(sequences(server)) == CROWD
        assert {problem(reply) for reply in turned_away} == {"busy"}
        assert all(int(reply.headers["retry-after"]) > 0 for reply in turned_away)
        assert Counter(reply.status_code for reply in answers)[httpx.codes.OK] == CROWD
        assert set(sequences(server)) == set(range(1, CROWD + 1))


def sequences(server: CityServer) -> list[int | None]:
    """Return the places of all facts in their kelurahan's order."""
    return server.database.within(lambda session: list(session.scalars(select(FactRow.sequence))))


def test_a_batch_that_comes_three_times_is_answered_the_same_and_changes_nothing(
    city_server: CityServer, laptop: Laptop
) -> None:
    good = [laptop.registered(running) for running in (1, 2, 3)]
    batch = [
        *good,
        laptop.registered(4, nik="1"),
        laptop.registered(5, schema=7),
        {**laptop.registered(6), "author": ""},
        laptop.fact("worker_withdrawn", good[0]["worker"], {"schema": 1, "reason": "Salah orang"}),
    ]
    first = laptop.push(*batch)
    kept = rows(city_server.database)

    again = [laptop.push(*batch) for _ in range(2)]

    assert again == [first, first]
    assert {each["verdict"] for each in first} == {"stored", "needs_clerk", "needs_city"}
    assert rows(city_server.database) == kept


def rows(database: Database) -> Mapping[str, list[tuple[Any, ...]]]:
    """Return all rows but for what says that somebody asked: attempts, counters, contacts."""
    asked = {"attempts", "counter", "receipts", "last_contact"}
    with database.engine.connect() as connection:
        return {
            table.name: sorted(
                map(
                    tuple, connection.execute(select(*[c for c in table.c if c.name not in asked]))
                ),
                key=repr,
            )
            for table in Base.metadata.sorted_tables
        }


def test_who_dawdles_over_a_request_stops_nobody_else(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = sqlite_url(tmp_path_factory.mktemp("slow"))
    head = b"POST /v1/facts HTTP/1.1\r\nHost: server\r\nContent-Length: 900\r\n"
    with ExitStack() as open_:
        server = open_.enter_context(city(url, body_seconds=3.0))
        laptop = open_.enter_context(enrolled(server))
        place = (str(urlsplit(server.url).hostname), urlsplit(server.url).port)
        dawdlers = [
            open_.enter_context(socket.create_connection(place, WITHIN_SECONDS))
            for _ in range(DAWDLERS)
        ]
        for number, dawdler in enumerate(dawdlers):
            dawdler.sendall(head if number % 3 == 0 else head + b"\r\n{")

        pushed = [laptop.push(laptop.registered(running)) for running in range(1, 6)]

        for number, dawdler in enumerate(dawdlers):
            if number % 3:  # a head that never ends is the proxy's to end; a body is ours
                assert b" 408 " in dawdler.recv(4096).split(b"\r\n")[0]
        assert [verdict["verdict"] for [verdict] in pushed] == ["stored"] * 5
        assert laptop.push(laptop.registered(6))[0]["verdict"] == "stored"


def test_a_deadlock_is_run_again_and_nothing_of_it_is_lost(postgres_url: str) -> None:
    """Another holds a NIK's claim and then wants the place in line that our batch holds."""
    with ExitStack() as open_:
        server = open_.enter_context(city(new_postgres_database(postgres_url)))
        laptop = open_.enter_context(enrolled(server))
        neighbour = open_.enter_context(enrolled(server, NEIGHBOUR))
        number = f"{NEIGHBOUR}-01-00001"
        neighbour.push(neighbour.registered(1, number=number))
        batch = [laptop.registered(running) for running in (1, 2, 3)]
        other = open_.enter_context(server.database.engine.connect())
        watcher = open_.enter_context(server.database.engine.connect())
        other.execute(text("SET LOCAL deadlock_timeout TO '1min'"))  # ours is to be the victim
        other.execute(
            text("SELECT * FROM claims WHERE nik = :nik FOR UPDATE"), {"nik": nik_of(batch)}
        )
        verdicts: list[dict[str, Any]] = []
        pushing = threading.Thread(target=lambda: verdicts.extend(laptop.push(*batch)))
        pushing.start()
        until(lambda: someone_waits(watcher))

        other.execute(text("UPDATE kelurahan SET news = news WHERE code = :k"), {"k": KELURAHAN})
        other.commit()
        pushing.join()

        assert [each["verdict"] for each in verdicts] == ["stored"] * 3
        assert [each["sequence"] for each in verdicts] == [1, 2, 3]
        assert len(sequences(server)) == 4
        until(lambda: met_a_deadlock(watcher))
        with server.database.engine.connect() as connection:
            told = connection.execute(select(KelurahanRow.facts).order_by(KelurahanRow.code))
            assert list(told.scalars()) == [3, 1]


def nik_of(batch: list[dict[str, Any]]) -> str:
    """Return the NIK of the first, which the neighbour has registered before."""
    return str(batch[0]["body"]["nik"])


def someone_waits(watcher: Connection) -> bool:
    """Say whether a backend of this database waits for a lock."""
    asked = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return bool(fresh(watcher, asked))


def met_a_deadlock(watcher: Connection) -> bool:
    asked = text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
    return bool(fresh(watcher, asked))


def fresh(watcher: Connection, asked: Any) -> Any:
    """Ask in a transaction of its own: figures stand still within one."""
    found = watcher.scalar(asked)
    watcher.rollback()
    return found
