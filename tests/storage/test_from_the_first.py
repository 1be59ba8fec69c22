"""A file of the first revision, with people in every table, opened by this program."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select
from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.membership import Status
from desktop_app.domain.office import Officer, Role
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.drafts import StoredDraft
from desktop_app.storage.engine import Use, make_engine
from desktop_app.storage.repair import open_checked
from desktop_app.storage.upgrade import Migrations
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, form_of
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from desktop_app.use_cases.settings import Preference, choose, preference
from tests.fixtures.desk import DEVICE, KEY, books, new_desk
from tests.fixtures.first_file import NOT_ROWS, as_first_file, first_revision
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TEACHER, WELDER
from tests.fixtures.proofs import broken_chain, is_what_was_saved

__all__ = ["books"]

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)

Rows = dict[str, list[tuple[Any, ...]]]


def add(desk: Desk, form: RegistrationForm) -> Any:
    return register_worker(desk, form, SEEN, NOW)


def a_year_of_work(desk: Desk) -> None:
    """Do whatever the first program could: register, amend, print, withdraw, send, be refused."""
    people = [add(desk, form) for form in FOUR_SEGMENTS]
    amend_worker(desk, people[0].id, replace(form_of(people[0]), street="Gang Baru 3"), SEEN, NOW)
    record_printed(desk, make_paper(desk, people[0].id, PaperKind.PROOF, NOW), NOW)
    withdraw_worker(desk, people[3].id, "Pindah", NOW)
    add(desk, TEACHER)  # a NIK is free again once its holder has withdrawn
    choose(desk.database, Preference.PRIVACY, "closed")
    with desk.database.transaction() as tx:
        tx.officers.add(Officer(uuid7(), "Teguh Prasetyo", Role.SUPERVISOR))
        facts = tx.outbox.numbered(range(1, 100))
        delivered = Delivery(status=DeliveryStatus.DELIVERED, receipt=7)
        refused = Delivery(
            status=DeliveryStatus.NEEDS_CLERK, attempts=1, code="phone.unreadable", about="phone"
        )
        tx.outbox.record(facts[1].id, delivered)
        tx.outbox.record(facts[2].id, refused)


def shown_by(path: Path, tables: MetaData) -> Rows:
    """Return every row of the first revision's tables, by the columns it knew."""
    engine, found = make_engine(path, KEY, Use.READ), {}
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            if not table.name.startswith(NOT_ROWS):
                found[table.name] = sorted(
                    map(tuple, connection.execute(select(*table.columns))), key=repr
                )
    engine.dispose()
    return found


def tables_of(path: Path) -> MetaData:
    engine, tables = make_engine(path, KEY, Use.READ), MetaData()
    tables.reflect(engine)
    engine.dispose()
    return tables


@pytest.fixture
def revisions(tmp_path: Path) -> Migrations:
    return first_revision(tmp_path / "first")


@pytest.fixture
def worked(tmp_path: Path, books: ReferenceBooks) -> Desk:
    """A desk of today that has done no more than the first program could."""
    desk = new_desk(create_database(tmp_path / "today" / "berkas.db", KEY), books, DEVICE)
    a_year_of_work(desk)
    return desk


@pytest.fixture
def old(path: Path, worked: Desk, revisions: Migrations) -> Path:
    counts = as_first_file(worked.database, path, KEY, revisions)
    worked.database.close()
    assert min(counts.values()) > 0, counts
    return path


def test_nothing_a_first_file_held_is_changed_by_the_way_to_today(
    old: Path, revisions: Migrations
) -> None:
    tables = tables_of(old)
    before = shown_by(old, tables)
    assert {"drafts", "print_jobs", "copies"}.isdisjoint(before)
    assert len(before["registrations"]) == len(before["details"]) == 5
    open_database(old, KEY, migrations=revisions).close()
    assert shown_by(old, tables) == before

    checked = open_checked(old, KEY, NOW)
    database = checked.database

    assert not checked.repair.anything
    after = shown_by(old, tables)
    told = {row[0]: row[1] for row in after["settings"]}
    assert [row for row in after["settings"] if row in before["settings"]] == before["settings"]
    assert set(told) - {row[0] for row in before["settings"]} <= {"alike", "gaps", "readings"}
    for name in before.keys() - {"settings"}:
        assert after[name] == before[name], name
    backup = old.parent / "backups" / "before-0002.db"
    assert shown_by(backup, tables) == before
    assert tables_of(backup).tables["alembic_version"] is not None
    database.close()


def test_what_the_city_has_not_got_is_given_a_packet(old: Path) -> None:
    database = open_checked(old, KEY, NOW).database

    folder = database.copies.folder
    packets = {seq: folder.read(name) for seq, name in folder.names().items()}
    with database.reading() as tx:
        facts = {fact.seq: fact for fact in tx.outbox.numbered(range(1, 100))}
        last = tx.outbox.last()
        assert tx.outbox.summary().delivered == 1
    assert packets.keys() >= set(range(1, last + 1)) - {2}
    assert all(packets[seq].fact == facts[seq] for seq in packets)
    assert {fact.seal for fact in facts.values()} == {None}
    database.close()
    assert not open_checked(old, KEY, NOW).repair.anything


def test_the_desk_works_on_with_a_first_file(old: Path, worked: Desk) -> None:
    desk = replace(worked, database=open_checked(old, KEY, NOW).database)
    with desk.database.reading() as tx:
        lines = {line.number[-5:]: line for line in tx.workers.page(None, 100)}
        assert [line.number[-5:] for line in tx.workers.search("wulan", 10)] == ["00001"]
        assert sum(tally.people for tally in tx.workers.tallies()) == 5
        assert [one.name for one in tx.officers.all()] == ["Rina Kurniasih", "Teguh Prasetyo"]
        assert tx.workers.registrars() == ["Rina Kurniasih"]
    assert preference(desk.database, Preference.PRIVACY) == "closed"
    wulan, dimas = lines["00001"], lines["00003"]
    shown = detail(desk, wulan.id)
    assert (shown.registration.version, len(shown.papers)) == (2, 1)
    assert shown.registration.worker.address.street == "Gang Baru 3"
    assert shown.registration.worker.address.rw == lines["00001"].rw
    assert lines["00004"].status is Status.WITHDRAWN

    mended = detail(desk, dimas.id).registration
    amend_worker(desk, dimas.id, replace(form_of(mended), phone="081234567890"), SEEN, NOW)
    new = add(desk, replace(WELDER, nik="", no_nik=True, born="02-01-1985", sex="L"))
    record_printed(desk, make_paper(desk, wulan.id, PaperKind.PROOF, NOW), NOW)
    with desk.database.transaction() as tx:
        tx.drafts.keep(StoredDraft("", "{}", NOW, desk.officer.id))
    desk.database.tend()

    assert new.number.endswith("-00006")
    assert [paper.copy for paper in detail(desk, wulan.id).papers] == [1, 2]
    again = replace(FISHER, nik="", no_nik=True, born="12-03-1975", sex="L")
    with desk.database.reading() as tx:
        assert tx.drafts.of("", desk.officer.id) is not None
        assert broken_chain(tx) is None
    assert "registration.alike" in add(desk, again).worker.doubts
    assert is_what_was_saved(desk.database)
    desk.database.close()
