"""A batch entered at once leaves the rows and gets the verdicts of one entered fact by fact."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from central_server import canon, ingest
from central_server.admin import devices
from central_server.admin.acts import Operator
from central_server.at_once import ENTER
from central_server.city import the_city
from central_server.database import Database
from central_server.fresh import all_in_order, enter_all, reading_of
from central_server.judging import Offer, Opinion, Reading, opinion_on
from central_server.models import Base, DeviceRow
from central_server.plain import read_plainly
from central_server.receipts import Item
from central_server.reference import ReferenceBooks, read_books
from central_server.seals import Sealing
from central_server.settings import Settings
from desktop_app.domain import facts
from tests.benchmarks.made_up_facts import batch
from tests.domain.test_columns import JSON
from tests.fixtures.server import (
    BEGINNING,
    KELURAHAN,
    NEIGHBOUR,
    found,
    sqlite_url,
)
from tests.postgres import new_postgres_database

FACTS = batch(6)
NOT_COMPARED = frozenset({"acts", "devices"})
"""They tell of the laptop the test has made, with numbers by chance."""


class TakeBack(Exception):
    """Leaves the database as it was."""


@pytest.fixture(scope="module")
def books() -> ReferenceBooks:
    return read_books(Settings())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    url = (
        sqlite_url(tmp_path_factory.mktemp("fresh"))
        if request.param == "sqlite"
        else new_postgres_database(request.getfixturevalue("postgres_url"))
    )
    database = Database(Settings(database=url))
    found(database)
    yield database
    database.close()


def offer(place: int, **changes: Any) -> Offer:
    """Return one of the made-up registrations, or what ``changes`` make of it."""
    fact = FACTS[place]
    content: dict[str, Any] = {
        "id": str(fact.id),
        "seq": fact.seq,
        "kind": fact.kind.value,
        "at": f"{fact.at:%Y-%m-%dT%H:%M:%SZ}",
        "author": fact.author,
        "worker": str(fact.worker),
        "version": fact.version,
        "body": {**fact.body, **changes.pop("body", {})},
    } | changes
    if content["kind"] == "paper_printed":
        content["body"] = {"schema": 1, "paper": "bukti", "number": "BP/1", "copy": 1}
    if content["kind"] == "registration_reviewed":
        content["body"] = REVIEW
    return Offer(UUID(str(content["id"])), facts.content_hash(content), content)


REVIEW = {"schema": 1, "verdict": "approved", "reason": "", "fields": [], "rekeyed": False}
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "id": st.just(str(FACTS[0].id)),
        "worker": st.sampled_from([str(FACTS[0].worker), str(FACTS[1].worker)]),
        "kind": st.sampled_from(["paper_printed", "registration_reviewed", "worker_amended"]),
        "seq": st.just(1),
        "body": st.fixed_dictionaries(
            {},
            optional={
                "nik": st.sampled_from([FACTS[0].body["nik"], FACTS[1].body["nik"], "12", ""]),
                "email": st.sampled_from(["siti@contoh.id", "siti"]),
                "number": st.just(FACTS[0].body["number"]),
                "name": st.sampled_from(["Siti\u00a0Aminah", "  Ayu  ", ""]),
            },
        ),
    },
)
BATCHES: st.SearchStrategy[list[tuple[int, dict[str, Any]]]] = st.lists(
    st.tuples(st.integers(0, 5), st.just({}) | CHANGES), min_size=1, max_size=6
) | st.permutations(range(6)).map(lambda order: [(place, {}) for place in order])


def outcome(
    database: Database,
    books: ReferenceBooks,
    before: Sequence[Offer],
    offers: Sequence[Offer],
    *,
    at_once: bool,
) -> tuple[list[Item] | None, dict[str, list[tuple[Any, ...]]]]:
    """Enter a batch one way and return verdicts and all rows; then take it all back."""
    left: list[tuple[list[Item] | None, dict[str, list[tuple[Any, ...]]]]] = []
    chains = random.Random(1)

    def judge(each: Offer) -> Opinion:
        return opinion_on(each, KELURAHAN, [], books)

    def read(each: Offer) -> Reading | None:
        return read_plainly(each, KELURAHAN, [], books) or reading_of(judge(each))

    def act(session: Session) -> None:
        operator = Operator("uji", BEGINNING)
        ids = {}
        for place, kelurahan in enumerate((KELURAHAN, NEIGHBOUR)):
            new = devices.add_device(
                session, kelurahan, "http://x", operator, device_id=UUID(int=place + 1)
            )
            ids[kelurahan] = session.get_one(DeviceRow, new.id)
        device, city = ids[KELURAHAN], the_city(session)
        seals = [Sealing(True, device.id, chains.randbytes(32)) for _ in offers]
        ingest.enter_each(
            session, city, device, before, [Sealing()] * len(before), judge, BEGINNING
        )
        items: list[Item] | None
        if at_once:
            entries = all_in_order(offers, seals, read)
            items = enter_all(session, device, entries, BEGINNING) if entries else None
        else:
            items = ingest.enter_each(session, city, device, offers, seals, judge, BEGINNING)
        session.flush()
        left.append((items, rows(session)))
        raise TakeBack

    with pytest.raises(TakeBack):
        database.within(act)
    return left[0]


def rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    left = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in NOT_COMPARED:
            without = [
                each for each in table.c if (table.name, each.name) != ("pending_news", "id")
            ]
            found = session.execute(select(*without)).all()
            left[table.name] = sorted((tuple(row) for row in found), key=repr)
    return left


@settings(max_examples=25)
@given(BATCHES, st.sets(st.integers(0, 5), max_size=1))
def test_both_ways_end_the_same(
    database: Database,
    books: ReferenceBooks,
    drawn: list[tuple[int, dict[str, Any]]],
    known: set[int],
) -> None:
    before = [offer(place) for place in known]
    offers = [offer(place, **dict(changes)) for place, changes in drawn]

    items, at_once = outcome(database, books, before, offers, at_once=True)
    slowly, one_by_one = outcome(database, books, before, offers, at_once=False)

    if items is not None:
        assert items == slowly
        assert at_once == one_by_one
    else:
        _, untouched = outcome(database, books, before, [], at_once=False)
        assert at_once == untouched


def test_a_batch_of_new_people_is_entered_at_once_doubles_and_papers_too(
    database: Database, books: ReferenceBooks
) -> None:
    offers = [
        offer(0),
        offer(1),
        offer(2, body={"nik": FACTS[1].body["nik"]}),
        offer(3, kind="paper_printed"),
        offer(4, body={"nik": FACTS[5].body["nik"]}),
    ]

    items, at_once = outcome(database, books, [offer(5)], offers, at_once=True)
    slowly, one_by_one = outcome(database, books, [offer(5)], offers, at_once=False)

    assert items is not None
    assert (items, at_once) == (slowly, one_by_one)
    assert len(at_once["pending_news"]) == 4  # two pairs, told to both sides


@pytest.mark.parametrize(
    "facts_there", [None, 0, 20_000], ids=["new", "counted as empty", "counted but not analysed"]
)
def test_the_register_is_asked_by_index_whatever_is_known_of_its_tables(
    postgres_url: str, facts_there: int | None
) -> None:
    """A plan is kept by its connection, also one made before anything is known of the columns."""
    settings = Settings(database=new_postgres_database(postgres_url))
    database = Database(settings, by_index=True)
    found(database)
    if facts_there is not None:
        _fill(database, facts_there)
    nobody = UUID(int=1)
    asked: dict[str, Any] = dict.fromkeys(("lowest", "highest", "facts", "people"), 1)
    asked |= {"rows": "[]", "kelurahan": KELURAHAN, "device": nobody, "now": BEGINNING}
    asked |= {"news": "{}", "anybody": str(nobody)}

    def plan(session: Session) -> str:
        return "\n".join(session.scalars(text(f"EXPLAIN {ENTER.text}"), asked))

    told = database.within(plan)
    database.close()

    assert "Index Cond: ((device =" in told
    assert told.count("Index Cond") == 7
    assert len(re.findall("Index (Only )?Scan", told)) == 7
    assert "Seq Scan" not in told
    assert "Hash" not in told


def _fill(database: Database, facts_there: int) -> None:
    """Let a table grow and be vacuumed, as after a dump is restored; no column is analysed."""
    rows = text(
        "INSERT INTO facts (id, kelurahan, device, seq, kind, worker, version, hash, content,"
        " verdict, code, field, figures, sequence, received_at, attempts)"
        " SELECT gen_random_uuid(), :kelurahan, :device, number, 'worker_registered',"
        " gen_random_uuid(), 1, '', '', 'stored', '', '', '{}', number, :now, 1"
        " FROM generate_series(1, :many) AS number"
    )

    def act(session: Session) -> None:
        device = devices.add_device(session, KELURAHAN, "http://x", Operator("uji", BEGINNING)).id
        told = {"kelurahan": KELURAHAN, "device": device, "now": BEGINNING, "many": facts_there}
        session.execute(rows, told)

    database.within(act)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
        line.execute(text("VACUUM facts"))


@given(JSON)
def test_the_quick_canonical_form_is_the_one(document: Any) -> None:
    assert canon.canonical(document) == facts.canonical(document)


@given(st.integers(-(1 << 80), 1 << 80))
def test_the_quick_canonical_form_is_the_one_of_any_number(number: int) -> None:
    assert canon.canonical({"n": number}) == facts.canonical({"n": number})
