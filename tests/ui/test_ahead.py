"""The desk is made while the password is typed, and shows nothing before the file is open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.office import Activation
from desktop_app.use_cases import settings
from desktop_app.use_cases.first_run import set_up
from tests.fixtures.people import CITY, NOW
from tests.ui.conftest import PATIENCE_MS, MemoryKeychain
from ui.app import Desktop
from ui.widgets.desk_view import DeskView
from ui.widgets.unlock_page import UnlockPage

PASSWORD = "perahu kertas di hulu"
ZONE = "Asia/Jakarta"

Make = Callable[[], Desktop]


@pytest.fixture
def desktop(make_desktop: Make, keychain: MemoryKeychain, tmp_path: Path) -> Desktop:
    """A laptop that has been set up, before anybody has come."""
    activation = Activation("http://127.0.0.1:1", "KODE", 1, bytes(32), "e", CITY)
    done = set_up(
        tmp_path / "laptop",
        keychain,
        activation,
        officer_name="Rina Kurniasih",
        password=PASSWORD,
        now=NOW,
    )
    done.opened.database.close()
    return make_desktop()


def made_ahead(desktop: Desktop, qtbot: QtBot) -> DeskView:
    """Show the door, and return what stands behind it once that is whole."""
    desktop.begin()

    def views() -> list[DeskView]:
        return desktop.window.findChildren(DeskView)

    qtbot.waitUntil(lambda: bool(views()), timeout=PATIENCE_MS)
    return views()[0]


def unlock(desktop: Desktop, qtbot: QtBot) -> DeskView:
    door = desktop.door
    assert isinstance(door, UnlockPage)
    door.by_password.password.setText(PASSWORD)
    QTest.keyClick(door.by_password.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.view is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: desktop.jobs.under_way == 0, timeout=PATIENCE_MS)
    assert desktop.view is not None
    desktop.view.stop()
    return desktop.view


def test_the_desk_stands_behind_the_door_before_the_password_is_there(
    desktop: Desktop, qtbot: QtBot
) -> None:
    settings.note_zone(desktop.folder, ZONE)
    behind = made_ahead(desktop, qtbot)

    assert desktop.room is None
    assert desktop.view is None
    assert not behind.isVisible()
    assert not any(edit.text() for edit in behind.findChildren(QLineEdit))
    written = {label.text() for label in behind.findChildren(QLabel)}
    assert not [words for words in written if "Rina" in words or CITY.name in words]

    view = unlock(desktop, qtbot)

    assert view is behind
    assert view.isVisible()
    assert view.top.office.text().endswith("Rina Kurniasih")
    form = view.registration.form
    assert form.parts.nik.hasFocus()
    assert form.parts.side.consent.notice.text() == CITY.consent_text


def test_what_is_typed_while_it_is_made_stays_in_the_door(desktop: Desktop, qtbot: QtBot) -> None:
    settings.note_zone(desktop.folder, ZONE)
    desktop.begin()
    door = desktop.door
    assert isinstance(door, UnlockPage)
    typed = list[int]()

    def made_between_keys() -> bool:
        QTest.keyClick(door.by_password.password, Qt.Key.Key_A)
        typed.append(len(door.by_password.password.text()))
        return bool(desktop.window.findChildren(DeskView))

    qtbot.waitUntil(made_between_keys, timeout=PATIENCE_MS)
    assert typed == [*range(1, len(typed) + 1)]
    assert door.by_password.password.hasFocus()


def test_a_first_start_makes_it_when_the_file_is_open_and_the_next_one_before(
    desktop: Desktop, make_desktop: Make, qtbot: QtBot
) -> None:
    desktop.begin()
    view = unlock(desktop, qtbot)
    assert view.isVisible()
    assert settings.zone_before(desktop.folder) == ZONE
    desktop.close()

    again = make_desktop()
    behind = made_ahead(again, qtbot)
    assert unlock(again, qtbot) is behind


def test_one_for_another_zone_is_made_anew(desktop: Desktop, qtbot: QtBot) -> None:
    """A backup of another office was brought back, or the city lies elsewhere by new rules."""
    settings.note_zone(desktop.folder, "Asia/Jayapura")
    made_ahead(desktop, qtbot)

    view = unlock(desktop, qtbot)

    assert view.models.spool._acts.zone == ZONE
    assert settings.zone_before(desktop.folder) == ZONE


def test_a_program_that_is_closed_before_it_is_whole_ends_as_ever(
    desktop: Desktop, qtbot: QtBot
) -> None:
    settings.note_zone(desktop.folder, ZONE)
    with qtbot.waitSignal(desktop.warmed, timeout=PATIENCE_MS):
        desktop.begin()
    desktop.close()
    assert desktop.view is None


def test_a_zone_that_cannot_be_kept_or_read_is_only_slower(tmp_path: Path) -> None:
    (tmp_path / settings.ZONE_FILE).mkdir()
    settings.note_zone(tmp_path, ZONE)
    assert settings.zone_before(tmp_path) == ""
