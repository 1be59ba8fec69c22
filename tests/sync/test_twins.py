"""Two laptops of one file: the second gets a name of its own, and nobody is lost or doubled."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, text

from central_server.models import RegistrationRow
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import Database
from desktop_app.storage.engine import Use, make_engine
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.identity import NUMBER_CHANGED, renumber
from desktop_app.sync.recall import recall
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import amend_worker, withdraw_worker
from tests.fixtures.desk import KEY
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.proofs import broken_chain
from tests.fixtures.server import CityServer
from tests.sync.test_identity import Office, office
from tests.sync.test_round import SEEN, one_round, register

__all__ = ["office"]


def test_of_twins_the_second_gets_a_new_identity_and_nobody_is_lost_or_doubled(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    common = register(desk, TRADER)
    one_round(desk, sqlite_city_server)
    desk.database.checkpoint()
    twin = office.copied_to(tmp_path / "kembar")
    other = twin.open(desk)
    first = register(desk, replace(FISHER, nik="3375014107900011"))
    second = register(other, replace(FISHER, nik="3375014107900012"))
    assert first.number == second.number

    assert one_round(desk, sqlite_city_server).stored == 1
    result = one_round(other, sqlite_city_server)

    assert (result.cause, result.renumbered) == ("", 1)
    found = detail(other, second.id)
    assert found.registration.number.endswith("-02-00003")
    assert NUMBER_CHANGED in [entry.act for entry in found.history]
    for each in (desk, other):
        assert one_round(each, sqlite_city_server).cause == ""
        with each.database.reading() as tx:
            summary = tx.outbox.summary()
            assert (summary.waiting, summary.needs_city, summary.needs_clerk) == (0, 0, 0)
            assert broken_chain(tx) is None
    shown = sqlite_city_server.database.within(
        lambda session: dict(
            session.execute(select(RegistrationRow.id, RegistrationRow.number)).all()
        )
    )
    assert shown == {
        common.id: common.number,
        first.id: first.number,
        second.id: found.registration.number,
    }
    later = register(other, replace(TRADER, nik="3375014507890055"))
    assert later.number.endswith("-02-00004")
    assert one_round(other, sqlite_city_server).stored == 1
    other.database.close()


def test_who_withdrew_before_the_city_heard_of_them_gets_another_number_too(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    desk.database.checkpoint()
    twin = office.copied_to(tmp_path / "kembar")
    other = twin.open(desk)
    first = register(desk, replace(FISHER, nik="3375014107900011"))
    second = register(other, replace(FISHER, nik="3375014107900012"))
    withdraw_worker(other, second.id, "Permintaan sendiri", NOW)
    one_round(desk, sqlite_city_server)

    for _ in range(2):
        assert one_round(other, sqlite_city_server).cause == ""

    shown = detail(other, second.id).registration
    assert shown.number == "3375011002-02-00002"
    assert shown.application.status == "withdrawn"
    there = sqlite_city_server.database.within(
        lambda session: session.execute(
            select(RegistrationRow.id, RegistrationRow.number, RegistrationRow.status).order_by(
                RegistrationRow.number
            )
        ).all()
    )
    assert [tuple(row) for row in there] == [
        (first.id, first.number, "proposed"),
        (second.id, shown.number, "withdrawn"),
    ]
    other.database.close()


def test_twins_of_a_twin_take_the_number_that_the_first_of_them_was_given(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    """Each would give a new number for ever: the city has this registration under another."""
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    desk.database.checkpoint()
    second_office = office.copied_to(tmp_path / "kedua")
    second = second_office.open(desk)
    register(desk, replace(FISHER, nik="3375014107900011"))
    common = register(second, replace(FISHER, nik="3375014107900012"))
    second.database.checkpoint()
    third = second_office.copied_to(tmp_path / "ketiga").open(desk)
    for each in (desk, second):
        one_round(each, sqlite_city_server)

    result = one_round(third, sqlite_city_server)

    assert (result.cause, result.renumbered) == ("", 2)  # its own new one, then the city's
    _agree_on(common.id, "3375011002-02-00002", (second, third), sqlite_city_server)
    third.database.close()
    second.database.close()


def test_whoever_has_here_the_number_the_city_gave_to_another_gets_a_new_one(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    first = register(desk, replace(FISHER, nik="3375014107900011"))
    holder = register(desk, replace(FISHER, nik="3375014107900012"))
    figures = {"number": holder.number}
    given = Delivery(DeliveryStatus.NEEDS_CITY, code="fact.number_given", figures=figures)

    with desk.database.transaction() as tx:
        fact = tx.outbox.of(first.id)[-1][0]
        assert renumber(tx, fact, given, NOW) == 2
        assert renumber(tx, fact, given, NOW) == 0  # an old answer changes nothing

    assert detail(desk, first.id).registration.number == holder.number
    assert detail(desk, holder.id).registration.number.endswith("-01-00003")
    with desk.database.reading() as tx:
        told = [fact.body["number"] for fact in tx.outbox.due(NOW, 10, 0)]
        assert told == [holder.number, "3375011002-01-00003", holder.number]
        assert broken_chain(tx) is None


def _agree_on(worker: UUID, number: str, desks: Sequence[Desk], city_server: CityServer) -> None:
    """See that everybody has a registration under one number, and that nothing waits for it."""
    assert {detail(each, worker).registration.number for each in desks} == {number}
    there = city_server.database.within(
        lambda session: session.get_one(RegistrationRow, worker).number
    )
    assert there == number
    for each in desks:
        with each.database.reading() as tx:
            summary = tx.outbox.summary()
            assert (summary.waiting, summary.needs_city, summary.needs_clerk) == (0, 0, 0)
            assert broken_chain(tx) is None


def test_an_older_backup_put_back_goes_on_without_losing_what_it_saved_since(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    register(desk, TRADER)
    one_round(desk, sqlite_city_server)
    desk.database.checkpoint()
    kept = office.copied_to(tmp_path / "cadangan")
    lost = register(desk, replace(FISHER, nik="3375014107900011"))
    one_round(desk, sqlite_city_server)
    office.close()
    desk = kept.open(desk)
    saved = register(desk, replace(FISHER, nik="3375014107900012"))

    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.renumbered) == ("", 1)
    numbers = sqlite_city_server.database.within(
        lambda session: set(session.scalars(select(RegistrationRow.id)))
    )
    assert {lost.id, saved.id} <= numbers
    kept.close()


def test_an_older_backup_put_back_gets_back_what_it_lacks_before_anything_new(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    people = [register(desk, form) for form in FOUR_SEGMENTS[:2]]
    one_round(desk, sqlite_city_server)
    desk.database.checkpoint()
    kept = office.copied_to(tmp_path / "cadangan")
    people += [register(desk, form) for form in FOUR_SEGMENTS[2:]]
    amended = amend_worker(
        desk, people[2].id, replace(form_of(people[2]), workplace="Los 7"), SEEN, NOW
    )
    withdraw_worker(desk, people[3].id, "Pindah", NOW)
    paper = make_paper(desk, people[0].id, PaperKind.PROOF, NOW)
    record_printed(desk, paper, NOW)
    one_round(desk, sqlite_city_server)
    wanted = _rows(desk.database)
    office.close()
    desk = kept.open(desk)
    with desk.database.transaction() as tx:
        tx.settings.put_recall(True)

    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.recalled) == ("", 3)
    assert _rows(desk.database) == wanted
    assert detail(desk, people[2].id).registration.version == amended.version
    assert register(desk, replace(TRADER, nik="3375014507890066")).number.endswith("-01-00005")
    assert one_round(desk, sqlite_city_server).stored == 1
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        assert recall(desk.database, line, lambda: NOW) == ()
    kept.close()


def _rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return every row that is about a person, but for what is this machine's alone."""
    tables = {
        "facts": "seq, id, kind, at, author, device, worker, version, body, chain, signature",
        "deliveries": "seq, status, code, about, figures, receipt, device",
        "registrations": "*",
        "details": "*",
        "papers": "worker, kind, number, copy, at, officer",
    }
    found = {}
    engine = make_engine(database.path, KEY, Use.READ)
    with engine.connect() as connection:
        for table, columns in tables.items():
            rows = connection.execute(text(f"SELECT {columns} FROM {table}"))
            found[table] = sorted(map(tuple, rows), key=repr)
    engine.dispose()
    return found
