"""A city set back to a backup gets its own corrections back, or a person there is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from central_server.admin import applications, letters
from central_server.admin.backup import back_up
from central_server.keys import change_key
from central_server.models import CorrectionRow, RegistrationRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.wire.v1_news import CorrectedNews
from desktop_app.domain.facts import canonical
from desktop_app.domain.membership import Decree
from desktop_app.domain.worker import Registration
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.models import CityContentRow
from desktop_app.sync.wire_disputes import correction_docs
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from tests.central_server.test_disputes import corrections_kept
from tests.fixtures.people import TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_disputes import amend, correct, name_here, name_there, waiting
from tests.sync.test_exchange import back, out, take_in
from tests.sync.test_identity import Office, office
from tests.sync.test_round import one_round, register
from tests.sync.test_where_parts_meet import set_back

__all__ = ["office"]

BOOKS = read_books(Settings())


@dataclass
class Town:
    """A laptop with one person both ends agree about, and a backup of the register as it was."""

    desk: Desk
    subject: Registration
    city: CityServer
    folder: Path

    @contextmanager
    def set_back(self) -> Iterator[CityServer]:
        with set_back(self.folder / "lagi", self.city, self.folder / "cadangan") as again:
            yield again

    def history(self) -> list[str]:
        return [entry.act for entry in detail(self.desk, self.subject.id).history]


@pytest.fixture
def town(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> Town:
    desk = office.set_up(books, sqlite_city_server)
    subject = register(desk, TRADER)
    assert one_round(desk, sqlite_city_server).cause == ""
    back_up(sqlite_city_server.database, tmp_path / "cadangan", sqlite_city_server.operator)
    return Town(desk, subject, sqlite_city_server, tmp_path)


def kept(city: CityServer, subject: Registration) -> list[str]:
    """Return the reasons of the corrections a register holds of somebody."""
    return [reason for reason, _ in corrections_kept(city, subject.id)]


def test_a_correction_a_backup_did_not_hold_is_given_back_once(town: Town) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    correct(town.city, town.subject.number, phone="+6281234567899")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        assert name_there(again, town.subject) == town.subject.worker.name
        assert one_round(town.desk, again).cause == ""

        assert name_there(again, town.subject) == name_here(town.desk, town.subject) == "Wulan Kota"
        assert kept(again, town.subject) == ["Sesuai KTP"] * 2
        assert waiting(again) == []
        assert town.history().count("city.correction_returned") == 2
        one_round(town.desk, again)
        sent = town.history()
        assert not one_round(town.desk, again).changed
        assert town.history() == sent
        amend(town.desk, town.subject, name="Wulan Sesudahnya")
        one_round(town.desk, again)
        assert name_there(again, town.subject) == "Wulan Sesudahnya"


def test_one_the_register_still_holds_is_not_entered_again(town: Town) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    (town.folder / "cadangan").unlink()
    back_up(town.city.database, town.folder / "cadangan", town.city.operator)
    one_round(town.desk, town.city)

    with town.set_back() as again:
        one_round(town.desk, again)

        assert kept(again, town.subject) == ["Sesuai KTP"]
        assert "city.correction_returned" not in town.history()


def test_a_correction_that_was_built_upon_is_kept_behind_what_stands_on_it(town: Town) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    one_round(town.desk, town.city)
    amend(town.desk, town.subject, phone="081234567891")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        one_round(town.desk, again)
        one_round(town.desk, again)

        assert name_there(again, town.subject) == name_here(town.desk, town.subject) == "Wulan Kota"
        assert kept(again, town.subject) == ["Sesuai KTP"]
        [(_, changed)] = corrections_kept(again, town.subject.id)
        assert [one.field for one in changed] == ["name"]
        assert waiting(again) == []


@pytest.mark.parametrize("accepted", [True, False])
def test_one_that_meets_another_content_waits_for_a_person(town: Town, accepted: bool) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        correct(again, town.subject.number, name="Wulan Lain")
        one_round(town.desk, again)
        assert name_there(again, town.subject) == "Wulan Lain"
        assert waiting(again) == ["correction.returned"]
        assert "city.correction_aside" in town.history()
        [letter] = again.database.within(letters.letters)
        assert letter.number == town.subject.number

        if accepted:
            again.database.within(
                lambda s: letters.accept(s, str(letter.id), "Benar", again.operator, BOOKS)
            )
        else:
            again.database.within(
                lambda s: letters.drop(s, str(letter.id), "Sudah lain", again.operator)
            )
        one_round(town.desk, again)

        name = "Wulan Kota" if accepted else "Wulan Lain"
        assert name_there(again, town.subject) == name_here(town.desk, town.subject) == name
        assert waiting(again) == []


def test_one_nobody_may_change_any_more_waits_and_its_laptop_follows_when_it_is_dropped(
    town: Town,
) -> None:
    """The register has no later word to tell: only the decision brings the laptop back to it."""
    correct(town.city, town.subject.number, nik="3375014507890099")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        ids = again.database.within(lambda s: applications.named(s, [town.subject.number]))
        again.database.within(lambda s: applications.verify(s, ids, again.operator))
        decree = Decree("460/17/2026", again.clock().date())
        again.database.within(lambda s: applications.approve(s, ids, decree, again.operator))
        again.database.within(lambda s: _activated(s.get_one(RegistrationRow, town.subject.id)))
        one_round(town.desk, again)
        [letter] = again.database.within(letters.letters)
        assert letter.code == "correction.returned"

        again.database.within(
            lambda s: letters.drop(s, str(letter.id), "KPJ sudah terbit", again.operator)
        )
        one_round(town.desk, again)

        found = detail(town.desk, town.subject.id)
        assert found.registration.worker.nik == town.subject.worker.nik
        assert "city.dropped" in town.history()


def _activated(row: RegistrationRow) -> None:
    row.status, row.kpj = "active", "26012345678"


@pytest.mark.parametrize(
    "forge",
    [
        lambda told: told.model_copy(update={"reason": "Atas perintah"}),
        lambda told: told.model_copy(update={"version": told.version + 1}),
        lambda told: told.model_copy(update={"signature": "x"}),
    ],
)
def test_what_no_key_of_this_city_has_signed_changes_nothing(
    town: Town, forge: Callable[[CorrectedNews], CorrectedNews]
) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    one_round(town.desk, town.city)
    with town.desk.database.transaction() as tx:
        [content] = tx.disputes.contents(town.subject.id)
        [told] = correction_docs([content])
        forged = forge(CorrectedNews.model_validate_json(canonical(told)))
        changed = {
            "reason": forged.reason,
            "version": forged.version,
            "signature": forged.signature,
        }
        tx.session.execute(update(CityContentRow).values(**changed))

    with town.set_back() as again:
        one_round(town.desk, again)

        assert name_there(again, town.subject) == town.subject.worker.name
        assert waiting(again) == ["correction.unproven"]


def test_a_correction_of_a_key_the_city_had_before_is_still_its_own(town: Town) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        again.database.within(lambda session: change_key(session, again.operator))
        one_round(town.desk, again)

        assert name_there(again, town.subject) == "Wulan Kota"


def test_it_is_given_back_by_stick_too(town: Town, tmp_path: Path) -> None:
    correct(town.city, town.subject.number, name="Wulan Kota")
    one_round(town.desk, town.city)

    with town.set_back() as again:
        for turn in range(2):  # the first reply tells of the new life
            took = take_in(again, out(town.desk, tmp_path, f"{turn}").read_bytes())
            back(town.desk, tmp_path, took.reply)

        assert name_there(again, town.subject) == "Wulan Kota"
        assert "city.correction_returned" in town.history()
        assert again.database.within(lambda s: s.scalar(select(func.count(CorrectionRow.id)))) == 1
