"""The audit of the door and of officers: a supervisor reads it, nobody changes it."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.issues import Refused
from desktop_app.domain.lockout import FREE
from desktop_app.domain.office import Officer, Role
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.use_cases import officer_history as history
from desktop_app.use_cases.officer_history import Asked, Kind, note_coming_in, officer_history
from desktop_app.use_cases.officers import add_officer, change_role, rename_officer
from tests.fixtures.people import NOW
from tests.use_cases.test_officers import LURAH, TEGUH, Office, books, no, office

__all__ = ["books", "office"]


def told(office: Office, officer: Officer | None = None) -> list[tuple[str, str, str]]:
    desk = office.as_(officer) if officer else office.desk
    found = officer_history(desk, office.locks)
    return [(one.officer, one.act, one.about) for one in found.acts]


def test_everything_about_officers_is_told_the_latest_first(office: Office) -> None:
    rina = office.desk.officer
    lurah = add_officer(office.desk, office.locks, "Lurah Medono", Role.SUPERVISOR, LURAH, NOW)
    at = office.as_(lurah)
    teguh = add_officer(at, office.locks, "Teguh", Role.CLERK, TEGUH, NOW)
    change_role(at, teguh.id, Role.SUPERVISOR, NOW)
    rename_officer(office.desk, office.locks, rina.id, "Rina K.", NOW)
    note_coming_in(office.desk.database, teguh, 0, NOW)

    assert told(office, lurah) == [
        ("Teguh", "staff.came_in", ""),
        ("Rina Kurniasih", "staff.renamed", ""),
        ("Lurah Medono", "staff.made_supervisor", "Teguh"),
        ("Lurah Medono", "staff.added", "Teguh"),
        ("Rina Kurniasih", "staff.added", "Lurah Medono"),
        ("Rina Kurniasih", "set_up", ""),
    ]


@pytest.mark.parametrize(
    ("wrong", "act"), [(1, "staff.tried"), (FREE - 1, "staff.tried"), (FREE, "staff.paused")]
)
def test_wrong_passwords_before_coming_in_are_kept(office: Office, wrong: int, act: str) -> None:
    note_coming_in(office.desk.database, office.desk.officer, wrong, NOW)

    assert [one[1] for one in told(office)[:2]] == ["staff.came_in", act]


def test_what_is_tried_in_somebody_s_name_is_told_while_it_stands(office: Office) -> None:
    lurah = add_officer(office.desk, office.locks, "Lurah Medono", Role.SUPERVISOR, LURAH, NOW)
    for who in (lurah.id, lurah.id, None):
        no(lambda who=who: office.comes_in("salah", who))  # type: ignore[misc]  # one each time

    assert officer_history(office.as_(lurah), office.locks).wrong == [("", 1), ("Lurah Medono", 2)]
    office.comes_in(LURAH, lurah.id)
    assert officer_history(office.as_(lurah), office.locks).wrong == [("", 1)]


def test_a_clerk_beside_a_supervisor_is_told_nothing(office: Office) -> None:
    add_officer(office.desk, office.locks, "Lurah Medono", Role.SUPERVISOR, LURAH, NOW)

    with pytest.raises(Refused) as refusal:
        officer_history(office.desk, office.locks)
    assert refusal.value.issues[0].code == "role.not_allowed"


def test_a_file_that_cannot_be_written_to_lets_in_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Database) -> None:
        raise Unavailable("database.disk_full")

    monkeypatch.setattr(Database, "transaction", full)
    note_coming_in(office.desk.database, office.desk.officer, 0, NOW)


def test_it_is_read_in_pages_that_neither_skip_nor_repeat(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 3)
    database, rina = office.desk.database, office.desk.officer
    for minute in range(8):
        note_coming_in(database, rina, 0, NOW + timedelta(minutes=minute))
    whole, before = list[int](), None
    while True:
        page = officer_history(office.desk, office.locks, before=before)
        whole += [one.seq for one in page.acts]
        note_coming_in(database, rina, 0, NOW + timedelta(hours=1))  # shifts what an offset counts
        if not page.more:
            break
        before = page.acts[-1].seq

    assert len(whole) == 9  # with the set-up
    assert whole == sorted(set(whole), reverse=True)


def test_it_is_narrowed_to_an_officer_a_kind_and_days(office: Office) -> None:
    rina, database = office.desk.officer, office.desk.database
    teguh = add_officer(office.desk, office.locks, "Teguh", Role.CLERK, TEGUH, NOW)
    rename_officer(office.desk, office.locks, teguh.id, "Teguh P.", NOW)
    day = timedelta(days=1)
    note_coming_in(database, teguh, 1, NOW + day)
    note_coming_in(database, rina, 0, NOW + 2 * day)

    def acts(**asked: Any) -> list[str]:
        found = officer_history(office.desk, office.locks, Asked(**asked))
        return [one.act for one in found.acts]

    on = NOW.astimezone(ZoneInfo(office.desk.zone)).date()
    about_teguh = ["staff.came_in", "staff.tried", "staff.renamed", "staff.added"]
    assert acts(officer=teguh.id) == about_teguh
    assert acts(kind=Kind.WRONG) == ["staff.tried"]
    assert acts(kind=Kind.DRAFTS) == []
    assert acts(first=on + day, last=on + day) == ["staff.came_in", "staff.tried"]
    assert acts(first=on + 2 * day) == ["staff.came_in"]
    assert acts(last=on, kind=Kind.STAFF) == ["staff.renamed", "staff.added", "set_up"]
