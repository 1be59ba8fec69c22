"""The second copy: what it holds, when it is written and dropped, and what a start does with it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from uuid_utils.compat import uuid7

from desktop_app.domain import delivery, membership
from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.delivery import Stored
from desktop_app.domain.facts import FactKind, printed_body, registration_body, withdrawal_body
from desktop_app.domain.life import Life
from desktop_app.domain.membership import Withdrawn
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.repair import FileFate, Repair
from desktop_app.paths import COPIES_FOLDER
from desktop_app.storage.compare import AUDIT_ACT
from desktop_app.storage.copies import TRAIL
from desktop_app.storage.database import Database
from desktop_app.storage.packets import BROKEN_FOLDER, name_of, number_of, seq_of
from desktop_app.storage.repair import open_checked
from desktop_app.storage.sealing import SealingKey
from tests.fixtures.proofs import broken_chain
from tests.storage.conftest import KEY
from tests.storage.people import DUE, NOW, niks, number, registration, save
from tests.storage.test_office import CITY, DEVICE

CITY_KEY = SealingKey(bytes(range(1, 33)))
OFFICER = Officer(uuid7(), "Rina Kurniasih", Role.CLERK)


@pytest.fixture
def office(database: Database) -> Database:
    """A file with a city that can be sealed to, a device and an officer."""
    with database.transaction() as tx:
        tx.settings.put_city(replace(CITY, sealing_key=CITY_KEY.recipient))
        tx.settings.put_device(DEVICE)
        tx.officers.add(OFFICER)
    return database


def register(database: Database, running: int) -> None:
    with database.transaction() as tx:
        save(tx, registration(running, nik=niks(running)))


def do_everything(database: Database) -> None:
    """Register two, print for one, amend and withdraw the other."""
    register(database, 1)
    register(database, 2)
    with database.transaction() as tx:
        first, second = (
            tx.workers.with_nik(Nik(registration(1, nik=niks(n)).worker.nik_digits)) for n in (1, 2)
        )
        assert first is not None
        assert second is not None
        paper = PaperRecord(
            uuid7(), first.id, PaperKind.PROOF, f"BP/{first.number}", 1, NOW, "Rina Kurniasih"
        )
        tx.papers.add(paper)
        body = printed_body("bukti", paper.number, 1)
        tx.outbox.put(FactKind.PAPER_PRINTED, NOW, "Rina Kurniasih", first.id, 1, body)
    with database.transaction() as tx:
        before = tx.workers.get(second.id)
        assert before is not None
        worker = replace(before.worker, name="Siti Aminah Putri")
        amended = replace(before, version=2, worker=worker)
        tx.workers.replace(amended, DUE)
        body = registration_body(before.number, worker, DUE)
        tx.outbox.put(FactKind.WORKER_AMENDED, NOW, "Rina Kurniasih", second.id, 2, body)
    with database.transaction() as tx:
        gone = membership.after(amended.application, Withdrawn("Salah orang"))
        tx.workers.replace(replace(amended, version=3, application=gone), DUE)
        told = withdrawal_body("Salah orang")
        tx.outbox.put(FactKind.WORKER_WITHDRAWN, NOW, "Rina Kurniasih", second.id, 3, told)


def everything(database: Database) -> list[object]:
    with database.reading() as tx:
        people = [tx.workers.get(line.id) for line in tx.workers.page(None, 99)]
        bills = [tx.workers.due(one.id) for one in people if one]
        papers = [tx.papers.of(one.id) for one in people if one]
        return [people, bills, papers, tx.outbox.numbered(range(1, 99)), tx.officers.all()]


def lose_file(path: Path) -> None:
    for part in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{part}").unlink(missing_ok=True)


def reopened(path: Path) -> tuple[Database, Repair]:
    checked = open_checked(path, KEY, NOW)
    return checked.database, checked.repair


def test_a_fact_lies_in_a_packet_once_its_transaction_is_over(office: Database, path: Path) -> None:
    register(office, 1)

    name = name_of(1, number(1))
    assert (path.parent / COPIES_FOLDER / name).is_file()
    assert (seq_of(name), number_of(name)) == (1, number(1))
    with office.reading() as tx:
        [fact] = tx.outbox.numbered([1])
    assert office.copies.folder.read(name).fact == fact


def test_the_city_opens_a_packet_with_its_own_key(office: Database) -> None:
    register(office, 1)

    content = CITY_KEY.open(office.copies.folder.content(name_of(1, number(1))))

    assert niks(1).encode() in content


def test_nothing_of_a_person_stands_in_a_packet_or_its_name(office: Database, path: Path) -> None:
    register(office, 1)

    for file in (path.parent / COPIES_FOLDER).iterdir():
        told = file.name.encode() + file.read_bytes()
        assert niks(1).encode() not in told
        assert b"Aminah" not in told


def test_an_act_that_is_rolled_back_leaves_no_packet(office: Database) -> None:
    with pytest.raises(RuntimeError), office.transaction() as tx:
        save(tx, registration(1, nik=niks(1)))
        raise RuntimeError("a bug")

    assert office.copies.folder.names() == {}


def test_every_kind_of_act_comes_back_exactly(office: Database, path: Path) -> None:
    do_everything(office)
    before = everything(office)
    office.close()
    lose_file(path)

    again, repair = reopened(path)

    assert everything(again) == before
    assert repair.fate is FileFate.FROM_COPIES
    assert repair.restored == (number(1), number(2))
    assert repair.lost == ()
    with again.reading() as tx:
        assert tx.outbox.summary().waiting == 5
        assert tx.settings.recalls()
    again.close()


def test_a_file_without_copies_gets_them_and_says_nothing(office: Database, path: Path) -> None:
    do_everything(office)
    office.close()
    shutil.rmtree(path.parent / COPIES_FOLDER)
    database = open_checked(path, KEY, NOW).database
    with database.transaction() as tx:
        tx.session.connection().exec_driver_sql("DELETE FROM copies")
    database.close()
    shutil.rmtree(path.parent / COPIES_FOLDER)

    again, repair = reopened(path)

    assert not repair.anything
    assert sorted(again.copies.folder.names()) == [1, 2, 3, 4, 5]
    again.close()


def test_a_missing_and_a_damaged_packet_are_renewed_and_told_once(
    office: Database, path: Path
) -> None:
    do_everything(office)
    office.close()
    folder = path.parent / COPIES_FOLDER
    (folder / name_of(1, number(1))).unlink()
    (folder / name_of(2, number(2))).write_bytes(b"rusak")

    again, repair = reopened(path)
    with again.reading() as tx:
        entries = tx.session.connection().exec_driver_sql(
            "SELECT count(*) FROM audit WHERE act = ?", (AUDIT_ACT,)
        )
        assert entries.scalar_one() == 1
    again.close()

    assert repair == Repair(renewed=2)
    again, repair = reopened(path)
    assert repair == Repair()
    again.close()


def test_packets_go_once_the_city_has_proven_a_backup_and_not_before(office: Database) -> None:
    for running in (1, 2, 3):
        register(office, running)
    with office.transaction() as tx:
        for fact, place in zip(tx.outbox.numbered([1, 2]), (10, 11), strict=True):
            at = tx.outbox.delivery(fact.id)
            tx.outbox.record(fact.id, delivery.after(at, Stored(place), NOW))
    office.tend()
    assert sorted(office.copies.folder.names()) == [1, 2, 3]

    with office.transaction() as tx:
        tx.inbox.keep(replace(tx.inbox.life(), backed_up=10, compared=NOW))
    office.tend()

    assert sorted(office.copies.folder.names()) == [2, 3]


def test_what_was_dropped_is_not_missed_until_the_city_begins_another_life(
    office: Database, path: Path
) -> None:
    register(office, 1)
    with office.transaction() as tx:
        [fact] = tx.outbox.numbered([1])
        at = tx.outbox.delivery(fact.id)
        tx.outbox.record(fact.id, delivery.after(at, Stored(10), NOW))
        tx.inbox.keep(replace(tx.inbox.life(), backed_up=10, compared=NOW))
    office.tend()
    office.close()

    again, repair = reopened(path)
    assert (repair, again.copies.folder.names()) == (Repair(), {})
    with again.transaction() as tx:
        tx.inbox.begin(Life("another", backed_up=10))
    again.close()
    again, repair = reopened(path)

    assert repair == Repair()
    assert sorted(again.copies.folder.names()) == [1]
    again.close()


def test_a_lost_registration_is_named_and_its_number_is_not_given_again(
    office: Database, path: Path
) -> None:
    for running in (1, 2, 3):
        register(office, running)
    office.close()
    lose_file(path)
    (path.parent / COPIES_FOLDER / name_of(3, number(3))).write_bytes(b"rusak")

    again, repair = reopened(path)

    assert repair.lost == (number(3),)
    assert (
        path.parent / COPIES_FOLDER / BROKEN_FOLDER / name_of(3, number(3))
    ).read_bytes() == b"rusak"
    with again.reading() as tx:
        assert tx.workers.next_running() == 4
        assert tx.outbox.summary().waiting == 2
    register(again, 4)
    with again.reading() as tx:
        assert [fact.seq for fact in tx.outbox.numbered(range(1, 9))] == [1, 2, 4]
        assert broken_chain(tx) is None
        assert tx.outbox.summary().delivered == 0
    again.close()
    again, repair = reopened(path)
    assert not repair.anything
    again.close()


def test_a_vanished_act_is_named_by_the_one_after_it(office: Database, path: Path) -> None:
    do_everything(office)
    office.close()
    lose_file(path)
    (path.parent / COPIES_FOLDER / name_of(3, number(1))).unlink()  # the printed paper

    again, repair = reopened(path)

    assert repair.lost == (number(1),)
    with again.reading() as tx:
        assert broken_chain(tx) is None
    again.close()


def test_the_last_act_is_missed_although_nothing_follows_it(office: Database, path: Path) -> None:
    register(office, 1)
    register(office, 2)
    office.close()
    lose_file(path)
    (path.parent / COPIES_FOLDER / name_of(2, number(2))).unlink()

    again, repair = reopened(path)

    assert repair.lost == (number(2),)
    again.close()


def test_a_packet_names_the_acts_before_it(office: Database) -> None:
    for running in range(1, TRAIL + 4):
        register(office, running)

    last = office.copies.folder.read(name_of(TRAIL + 3, number(TRAIL + 3)))

    assert last.trail == {seq: number(seq) for seq in range(3, TRAIL + 3)}
