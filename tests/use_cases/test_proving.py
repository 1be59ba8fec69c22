"""The whole file is proven once a day: every fact by its seal, every row by its fact."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.domain.worker import Registration
from desktop_app.reference import ReferenceBooks
from desktop_app.storage import proving
from desktop_app.storage.database import Database, create_database, open_database
from desktop_app.storage.device_key import DeviceKey
from desktop_app.storage.engine import Use, make_engine
from desktop_app.storage.proving import Proven, prove_some
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.proofs import broken_chain, whole_pass

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)

PEOPLE = 7
OF_IT = '"row" = (SELECT "row" FROM registrations WHERE id = :id)'
OTHER_BILL = "CAST(replace(CAST(due AS TEXT), '000', '001') AS BLOB)"


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "FACTS_AT_ONCE", 3)
    monkeypatch.setattr(proving, "ROWS_AT_ONCE", 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berkas.db"


@pytest.fixture
def saved(file: Path, books: ReferenceBooks) -> list[Registration]:
    """Seven people; the second amended, the third withdrawn; the file is closed."""
    key = DeviceKey.new()
    device = replace(DEVICE, private_key=key.seed, public_key=b"")
    with closing(create_database(file, KEY)) as database:
        desk = new_desk(database, books, device)
        people = [_registered(desk, running) for running in range(1, PEOPLE + 1)]
        amend_worker(desk, people[1].id, replace(form_of(people[1]), workplace="Los 7"), SEEN, NOW)
        withdraw_worker(desk, people[2].id, "Pindah", NOW)
    return people


def _registered(desk: Desk, running: int) -> Registration:
    form = replace(TRADER, nik=f"33750145078900{running:02}", name=f"Wulan {'I' * running}")
    return register_worker(desk, form, SEEN, NOW)


@pytest.fixture
def opened(file: Path, saved: list[Registration]) -> Iterator[Database]:
    assert saved
    with closing(open_database(file, KEY)) as database:
        yield database


def edit(file: Path, *statements: str) -> None:
    """Change the file as somebody would who has its key and a tool, triggers and all."""
    engine = make_engine(file, KEY, Use.WRITE)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER facts_frozen_update"))
        for statement in statements:
            connection.execute(text(statement))
        connection.execute(
            text(
                "CREATE TRIGGER facts_frozen_update BEFORE UPDATE ON facts BEGIN "
                "SELECT RAISE(ABORT, 'facts are never changed'); END"
            )
        )
    engine.dispose()


def test_a_pass_goes_by_portions_and_is_made_once_a_day(opened: Database) -> None:
    told = whole_pass(opened)

    assert len(told) == 3 + 4  # nine facts by three, seven rows by two
    assert not any(each.broken or each.mended for each in told)
    assert prove_some(opened, NOW + timedelta(hours=19)) == Proven()
    assert prove_some(opened, NOW + timedelta(hours=21)).more
    assert len(whole_pass(opened)) == 6  # the first of its portions has been proven


def test_a_pass_goes_on_where_the_program_was_closed(file: Path, opened: Database) -> None:
    for _ in range(4):
        assert prove_some(opened, NOW).more
    opened.close()

    with closing(open_database(file, KEY)) as again:
        assert len(whole_pass(again)) == 3


@pytest.mark.parametrize(
    "change",
    [
        "author = 'Orang Lain'",
        "at = at + 86400000000",
        """body = CAST(replace(CAST(body AS TEXT), '"name":"', '"name":"Orang ') AS BLOB)""",
        "chain = zeroblob(32)",
    ],
)
def test_a_fact_that_was_changed_long_ago_is_named(
    file: Path, saved: list[Registration], change: str
) -> None:
    edit(file, f"UPDATE facts SET {change} WHERE seq = 4")

    with closing(open_database(file, KEY)) as database:
        told = whole_pass(database)
        again = prove_some(database, NOW + timedelta(days=1))

    assert saved[3].number in [number for each in told for number in each.broken]
    assert [number for each in told for number in each.mended] == []
    assert again.more


def test_the_next_start_asks_the_packet_of_what_was_found(
    file: Path, saved: list[Registration], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.compare._OF_LATE", 2)
    edit(file, "UPDATE facts SET author = 'Orang Lain' WHERE seq = 2")
    checked = open_checked(file, KEY, NOW)
    assert not checked.repair.aside
    whole_pass(checked.database)
    checked.database.close()

    again = open_checked(file, KEY, NOW)

    assert again.repair.aside
    with again.database.reading() as tx:
        [fact] = tx.outbox.numbered([2])
        assert (fact.author, broken_chain(tx)) != ("Orang Lain", 2)
        assert tx.workers.get(saved[1].id) is not None
    assert not any(each.broken for each in whole_pass(again.database))
    again.database.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE registrations SET name = 'Orang Lain' WHERE id = :id",
        "UPDATE registrations SET nik = '3375014507890077' WHERE id = :id",
        "UPDATE registrations SET nik = '9999999999999999' WHERE id = :id",
        "UPDATE registrations SET number = '3375011002-01-00099' WHERE id = :id",
        "UPDATE details SET income = 9 WHERE " + OF_IT,
        "UPDATE details SET due = " + OTHER_BILL + " WHERE " + OF_IT,
    ],
)
def test_a_row_that_no_longer_shows_what_was_saved_does_so_again_and_is_named(
    file: Path, opened: Database, saved: list[Registration], change: str
) -> None:
    opened.copies.drop(range(1, 10))  # city and backup hold them: no packet contradicts anything
    with opened.reading() as tx:
        before = [(tx.workers.get(each.id), tx.workers.due(each.id)) for each in saved]
    opened.close()
    changed = saved[3]
    edit(file, change.replace(":id", f"x'{changed.id.hex}'"))

    with closing(open_database(file, KEY)) as database:
        told = whole_pass(database)
        with database.reading() as tx:
            after = [(tx.workers.get(each.id), tx.workers.due(each.id)) for each in saved]
            history = [entry.act for entry in tx.audit.of(changed.id)]
            found = tx.workers.search("wulan iiii", 9)

    assert [number for each in told for number in each.mended] == [changed.number]
    assert [one for one, _ in after] == [one for one, _ in before]
    assert [_lines(due) for _, due in after] == [_lines(due) for _, due in before]
    assert history[-1] == "row.mended"
    assert changed.id in [line.id for line in found]


def _lines(due: object) -> object:
    return [(line.programme, line.due) for line in getattr(due, "lines", ())]


def test_a_row_whose_fact_is_broken_too_is_left_as_it_is(
    file: Path, saved: list[Registration]
) -> None:
    edit(
        file,
        """UPDATE facts SET body = CAST(replace(CAST(body AS TEXT), 'Wulan', 'Bulan') AS BLOB)
        WHERE seq = 4""",
    )

    with closing(open_database(file, KEY)) as database:
        told = whole_pass(database)
        with database.reading() as tx:
            found = tx.workers.get(saved[3].id)

    assert any(each.broken for each in told)
    assert not any(each.mended for each in told)
    assert found is not None
    assert found.worker.name.startswith("Wulan")
