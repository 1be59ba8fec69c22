"""Facts may come late, twice, in pieces and in any order: the register ends the same."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from central_server.admin import devices
from central_server.admin.acts import Operator
from central_server.database import Database
from central_server.ingest import take_in
from central_server.judging import Offer
from central_server.models import ClaimRow, DeviceRow, RegistrationRow
from central_server.reference import ReferenceBooks, read_books
from central_server.settings import Settings
from central_server.wire import v1
from desktop_app.domain.facts import content_hash
from tests.fixtures.server import BEGINNING, KELURAHAN, found, registration, sqlite_url

NUMBERS = itertools.count(1)
NIKS = ("3375014507890001", "3375014507890002", "3375014507890003")


@dataclass(frozen=True)
class Register:
    """What is left when everything has arrived, but for the order it arrived in."""

    applications: frozenset[tuple[UUID, str, str, str, int]]
    claimed: frozenset[str]
    verdicts: frozenset[tuple[UUID, v1.Verdict, str]]


@pytest.fixture(scope="module")
def books() -> ReferenceBooks:
    return read_books(Settings())


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(Settings(database=sqlite_url(tmp_path_factory.mktemp("order"))))
    found(database)
    yield database
    database.close()


def fact(worker: UUID, version: int, kind: str, body: object) -> Offer:
    content: dict[str, Any] = {
        "id": str(uuid4()),
        "seq": next(NUMBERS),
        "kind": kind,
        "at": "2026-11-22T02:41:00Z",
        "author": "Rina",
        "worker": str(worker),
        "version": version,
        "body": body,
    }
    return Offer(UUID(content["id"]), content_hash(content), content)


@st.composite
def histories(draw: st.DrawFn) -> list[Offer]:
    """Draw what a clerk did: people registered, amended, perhaps withdrawn, some of it wrong."""
    offers: list[Offer] = []
    for running in range(1, draw(st.integers(1, 4)) + 1):
        worker = uuid4()
        amendments = draw(st.integers(0, 3))
        for version in range(1, amendments + 2):
            kind = "worker_registered" if version == 1 else "worker_amended"
            nik = draw(st.sampled_from([*NIKS, "123"]))
            name = draw(st.sampled_from(["Siti", "Ayu", "Dewi"]))
            offers.append(fact(worker, version, kind, registration(running, nik=nik, name=name)))
        if draw(st.booleans()):
            body = {"schema": 1, "reason": "Pindah"}
            offers.append(fact(worker, amendments + 2, "worker_withdrawn", body))
    return offers


def arrive(
    database: Database, books: ReferenceBooks, batches: Sequence[Sequence[Offer]]
) -> Register:
    """Let batches arrive at an empty register, and take it all back afterwards."""
    found: list[Register] = []

    class TakeBack(Exception):
        pass

    def act(session: Any) -> None:
        operator = Operator("uji", BEGINNING)
        new = devices.add_device(session, KELURAHAN, "http://x", operator)
        device = session.get_one(DeviceRow, new.id)
        verdicts: dict[UUID, tuple[v1.Verdict, str]] = {}
        for batch in batches:
            _, receipt = take_in(session, device, batch, books, BEGINNING)
            stored = {place + ahead for place, count, _ in receipt.stored for ahead in range(count)}
            others = {other.place: (other.verdict, other.code) for other in receipt.others}
            assert stored | others.keys() == set(range(len(batch)))
            for place, offer in enumerate(batch):
                told = others.get(place, (v1.Verdict.STORED, ""))
                assert verdicts.setdefault(offer.id, told) == told
        rows = session.scalars(select(RegistrationRow)).all()
        found.append(
            Register(
                frozenset((row.id, row.nik, row.name, row.status, row.version) for row in rows),
                frozenset(session.scalars(select(ClaimRow.nik))),
                frozenset((fact, *told) for fact, told in verdicts.items()),
            )
        )
        live = [row for row in rows if row.status != "withdrawn"]
        holders = {claim.nik: claim.registration for claim in session.scalars(select(ClaimRow))}
        assert {row.nik for row in live} == holders.keys()
        for row in live:
            holder = holders[row.nik]
            assert row.double_of == (None if holder == row.id else holder)
        raise TakeBack

    with pytest.raises(TakeBack):
        database.within(act)
    return found[0]


@settings(max_examples=40)
@given(histories(), st.randoms(use_true_random=False), st.data())
def test_any_order_and_any_repeats_end_in_the_same_register(
    database: Database,
    books: ReferenceBooks,
    history: list[Offer],
    order: random.Random,
    data: st.DataObject,
) -> None:
    shuffled = history + [order.choice(history) for _ in range(data.draw(st.integers(0, 6)))]
    order.shuffle(shuffled)
    size = data.draw(st.integers(1, len(shuffled)))
    batches = [shuffled[start : start + size] for start in range(0, len(shuffled), size)]

    assert arrive(database, books, batches) == arrive(database, books, [history])
