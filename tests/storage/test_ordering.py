"""A list holds exactly who it asks for, in the order it asks for, and no list reads every row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Connection

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.listing import (
    ListFilter,
    Question,
    Sorting,
    SortKey,
    days,
    standing_of,
    standing_rank,
)
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration, WorkerLine
from desktop_app.storage.database import Database, create_database
from tests.storage.conftest import KEY
from tests.storage.people import NOW, niks, registration, save

NAMES = ("Siti Aminah", "ayu lestari", "Bambang Sudirman", "Citra", "Siti Rahmawati")
OFFICERS = ("Rina Kurniasih", "Dewi", "")
SIZE = 60


def people() -> list[Registration]:
    found = []
    for number in range(SIZE):
        segment = list(Segment)[number % 4]
        one = registration(
            number + 1,
            nik=niks(number + 1),
            name=NAMES[number % len(NAMES)],
            segment=segment,
            funding=(FundingSource.SELF, FundingSource.APBD_CITY)[number % 2],
            status=list(Status)[1 + number % 7],
        )
        address = replace(
            one.worker.address, rt=("", "001", "002")[number % 3], rw=("", "010")[number // 3 % 2]
        )
        at = NOW + timedelta(days=(number * 7) % 11)  # the clock was set now and then
        officer = OFFICERS[number % 2]
        worker = replace(one.worker, address=address)
        found.append(replace(one, at=at, officer=officer, worker=worker))
    return found


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = create_database(tmp_path_factory.mktemp("list") / "loket.db", KEY)
    with database.transaction() as tx:
        for number, one in enumerate(people()):
            save(tx, one)
            delivery = (DeliveryStatus.WAITING, DeliveryStatus.DELIVERED, DeliveryStatus.NEEDS_CITY)
            tx.workers.set_delivery(one.id, delivery[number % 3])
    return database


def some(values: type[Status] | type[Segment] | type[FundingSource]) -> st.SearchStrategy:
    return st.none() | st.frozensets(st.sampled_from(list(values)), min_size=1, max_size=3)


filters = st.builds(
    ListFilter,
    statuses=some(Status),
    segments=some(Segment),
    funding=some(FundingSource),
    deliveries=st.none() | st.just(frozenset({DeliveryStatus.DELIVERED})),
    since=st.none() | st.integers(0, 12).map(lambda n: NOW + timedelta(days=n)),
    before=st.none() | st.integers(0, 12).map(lambda n: NOW + timedelta(days=n)),
    rt=st.sampled_from(("", "001", "002", "009")),
    rw=st.sampled_from(("", "010")),
    registrar=st.sampled_from(("", "Rina Kurniasih", "Nobody")),
)
questions = st.builds(
    Question,
    words=st.sampled_from(("", "siti", "lestari", "sudirman", "siti rahma", "3375", "zzz", "…")),
    only=st.none() | filters,
    sorting=st.builds(Sorting, st.sampled_from(SortKey), st.booleans()),
)


def fits(line: WorkerLine, one: Registration, question: Question) -> bool:
    only, enrolment = question.only or ListFilter(), one.worker.enrolment
    words = question.words.lower().split()
    text = f"{line.name} {line.street} {line.nik}".lower()
    return all(
        (
            all(w in text for w in words) and question.words != "…",
            only.statuses is None or line.status in only.statuses,
            only.segments is None or enrolment.segment in only.segments,
            only.funding is None or enrolment.funding in only.funding,
            only.deliveries is None or line.delivery in only.deliveries,
            only.since is None or line.at >= only.since,
            only.before is None or line.at < only.before,
            not only.rt or line.rt == only.rt,
            not only.rw or line.rw == only.rw,
            not only.registrar or one.officer == only.registrar,
        )
    )


KEYS: dict[SortKey, Callable[[WorkerLine], Any]] = {
    SortKey.SAVED: lambda line: (line.row,),
    SortKey.NUMBER: lambda line: (line.number,),
    SortKey.NAME: lambda line: (line.name.lower(), line.row),
    SortKey.DAY: lambda line: (line.at, line.row),
    SortKey.RT_RW: lambda line: (line.rw, line.rt, line.row),
    SortKey.STANDING: lambda line: (standing_rank(line.status, line.delivery), line.row),
}


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions)
def test_a_list_holds_exactly_who_fits_in_its_order(full: Database, question: Question) -> None:
    saved = {one.id: one for one in people_as_saved(full)}
    with full.reading() as tx:
        everybody = tx.workers.lines_at(range(1, SIZE + 1))
        found = tx.workers.lines_at(tx.workers.order(question))
        newest = tx.workers.search(question.words, SIZE, question.only)
    wanted = [line for line in everybody if fits(line, saved[line.id], question)]
    key = KEYS[question.sorting.key]
    assert found == sorted(wanted, key=key, reverse=question.sorting.falls)
    assert newest == sorted(wanted, key=lambda line: -line.row)


def people_as_saved(database: Database) -> list[Registration]:
    with database.reading() as tx:
        lines = tx.workers.page(None, SIZE)
        return [one for line in lines if (one := tx.workers.get(line.id)) is not None]


def test_who_registered_stays_so_whoever_amends(full: Database) -> None:
    with full.reading() as tx:
        line = tx.workers.lines_at([1])[0]
        one = tx.workers.get(line.id)
        due = tx.workers.due(line.id)
    assert one is not None
    assert due is not None
    with full.transaction() as tx:
        tx.workers.replace(replace(one, officer="Somebody Else", version=2), due)
        of_first = tx.workers.order(Question(only=ListFilter(registrar=OFFICERS[0])))
        assert line.row in of_first
        assert tx.workers.registrars() == sorted(OFFICERS[:2])
        assert tx.workers.events() == []
        tx.workers.replace(one, due)


@pytest.mark.parametrize(
    "question",
    [
        *(Question(sorting=Sorting(key, falls)) for key in SortKey for falls in (True, False)),
        Question(only=ListFilter(rw="010")),
        Question(only=ListFilter(rw="010", rt="001")),
        Question(only=ListFilter(since=NOW, before=NOW + timedelta(days=1))),
        Question(only=ListFilter(statuses=frozenset({Status.SENT}))),
        Question(only=ListFilter(registrar="Dewi", segments=frozenset({Segment.PU}))),
        Question(only=ListFilter(event="Posyandu")),
        Question("siti", ListFilter(rw="010"), Sorting(SortKey.NAME, falls=False)),
    ],
)
def test_no_list_reads_every_row_nor_sorts(full: Database, question: Question) -> None:
    """All of it comes from covering indexes: the rows themselves are not touched."""
    plans: list[str] = []

    def explain(
        connection: Connection, cursor: object, statement: str, given: Any, *_: object
    ) -> None:
        if statement.startswith("SELECT") and "tallies" not in statement:
            driver = connection.connection.cursor()
            driver.execute(f"EXPLAIN QUERY PLAN {statement}", given)
            plans.extend(str(row[3]) for row in driver.fetchall())
            driver.close()

    event.listen(full._reader, "before_cursor_execute", explain)
    try:
        with full.reading() as tx:
            tx.workers.order(question)
    finally:
        event.remove(full._reader, "before_cursor_execute", explain)
    reads = [plan for plan in plans if "registrations" in plan]
    assert reads or question.words
    assert [plan for plan in reads if "COVERING INDEX" not in plan] == []
    assert [plan for plan in plans if "B-TREE" in plan] == []


def test_days_run_from_midnight_to_midnight_where_the_clerk_is() -> None:
    first, before = days(date(2026, 11, 22), date(2026, 11, 23), "Asia/Jayapura")
    assert first == datetime(2026, 11, 21, 15, tzinfo=UTC)
    assert before == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert days(None, date(2026, 11, 23), "Asia/Jayapura") == (None, before)
    turned = days(date(2026, 11, 23), date(2026, 11, 22), "Asia/Jayapura")
    assert turned == (first, before)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("delivery", list(DeliveryStatus)[:4])
def test_what_waits_for_the_clerk_stands_first(status: Status, delivery: DeliveryStatus) -> None:
    mends = standing_of(status, delivery) is DeliveryStatus.NEEDS_CLERK
    assert (standing_rank(status, delivery) == 0) == mends
