"""Backups and bringing one back, through the real pages, on a real vault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.paths import DATABASE_NAME, FILE_FOLDER
from desktop_app.storage.disk_room import LEAST, LITTLE
from desktop_app.use_cases.backups import BACKUPS, last_backup, newest_backup
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import NOW, TRADER, WELDER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.test_door import (
    PASSWORD,
    activation_file,
    begin,
    first_run,
    letters_asked,
    settle,
)
from ui.app import Desktop
from ui.changes import Change
from ui.widgets.desk_view import Tab
from ui.widgets.restore_page import RestorePage
from ui.widgets.unlock_page import UnlockPage

__all__ = ["activation_file"]

Make = Callable[[], Desktop]


@pytest.fixture
def desktop(make_desktop: Make, activation_file: Path, qtbot: QtBot) -> Desktop:
    """A laptop that was set up, with one registration and its desk open."""
    desktop = make_desktop()
    begin(desktop, activation_file, qtbot)
    door = first_run(desktop)
    door.recovery.letters.setText(letters_asked(desktop))
    door.recovery.go_on.click()
    settle(desktop, qtbot)
    assert desktop.view is not None
    assert desktop.desk is not None
    desktop.view.stop()
    register_worker(desktop.desk, TRADER, frozenset(), NOW)
    return desktop


def back_up_today(desktop: Desktop, qtbot: QtBot) -> Path:
    assert desktop.view is not None
    desktop.view.models.backups.make_if_due()
    settle(desktop, qtbot)
    newest = newest_backup(desktop.folder)
    assert newest is not None
    return newest


def unlock(desktop: Desktop, qtbot: QtBot) -> None:
    gate = desktop.door
    assert isinstance(gate, UnlockPage)
    gate.by_password.password.setText(PASSWORD)
    gate.by_password.go_on.click()
    settle(desktop, qtbot)
    assert desktop.view is not None
    desktop.view.stop()


def names(desktop: Desktop) -> list[str]:
    assert desktop.desk is not None
    with desktop.desk.database.reading() as tx:
        return sorted(line.name for line in tx.workers.page(None, 10))


def test_the_day_s_backup_is_made_by_itself_and_once(desktop: Desktop, qtbot: QtBot) -> None:
    view = desktop.view
    assert view is not None
    view.go_to(Tab.SETTINGS)
    settle(desktop, qtbot)
    assert "Belum ada cadangan" in view.settings.backups.state.text()
    back_up_today(desktop, qtbot)
    back_up_today(desktop, qtbot)

    assert len(list((desktop.folder / BACKUPS).iterdir())) == 1
    told = view.settings.backups.state.text()
    assert told == "Cadangan terakhir: 22-11-2026 09.41, sudah diperiksa, 1 pendaftaran."
    assert not view.settings.backups.notice.isVisible()


def test_it_begins_some_time_after_the_door_and_is_looked_at_again(desktop: Desktop) -> None:
    view = desktop.view
    assert view is not None
    model = view.models.backups
    assert not model._timer.isActive()
    model.start()
    first = model._timer.interval()
    model.make_if_due()

    assert 5_000 < first < model._timer.interval()
    model.stop()


def test_one_onto_a_stick_is_said_to_be_made_only_when_it_was_checked(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desktop.view is not None
    assert desktop.desk is not None
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    model = desktop.view.models.backups
    with qtbot.waitSignal(model.made, timeout=PATIENCE_MS) as said:
        model.make(str(stick))
    (file,) = stick.iterdir()

    assert said.args == [f"Cadangan selesai dan sudah diperiksa: {file.name}."]
    last = last_backup(desktop.desk)
    assert last is not None
    assert last.file == str(file)


def test_a_stick_that_was_pulled_out_is_told_in_its_own_words(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desktop.view is not None
    model = desktop.view.models.backups
    with qtbot.waitSignal(model.unavailable, timeout=PATIENCE_MS) as said:
        model.make(str(tmp_path / "flashdisk"))
    settle(desktop, qtbot)

    assert "Cadangan belum jadi" in said.args[0]
    assert desktop.view.settings.backups.now.isEnabled()
    assert not (tmp_path / "flashdisk").exists()
    assert not list((desktop.folder / FILE_FOLDER).glob(".cadangan-*"))


def test_a_backup_is_brought_back_from_the_settings(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.view is not None
    assert desktop.desk is not None
    back_up_today(desktop, qtbot)
    register_worker(desktop.desk, WELDER, frozenset(), NOW)
    desktop.view.settings.backups.restore.click()
    settle(desktop, qtbot)
    page = desktop.door
    assert isinstance(page, RestorePage)
    assert desktop.view is None
    assert page.choosing.file.text() == str(newest_backup(desktop.folder))
    assert page.choosing.password.hasFocus()
    QTest.keyClicks(page.choosing.password, PASSWORD)
    page.choosing.go_on.click()
    settle(desktop, qtbot)
    assert page.currentWidget() is page.confirming
    assert "1 pendaftaran" in page.confirming.words.text()
    page.confirming.go_on.click()
    settle(desktop, qtbot)
    gate = desktop.door
    assert isinstance(gate, UnlockPage)
    assert "berkas lama ada di berkas-lama-" in gate.by_password.notice.words.text()
    unlock(desktop, qtbot)

    assert names(desktop)[-1] == TRADER.name
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_nothing_is_changed_by_looking_and_leaving(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.view is not None
    back_up_today(desktop, qtbot)
    before = {file.name for file in desktop.folder.iterdir()}
    desktop.view.restore_wanted.emit()
    settle(desktop, qtbot)
    page = desktop.door
    assert isinstance(page, RestorePage)
    page.choosing.password.setText("bukan kata sandinya")
    page.choosing.go_on.click()
    settle(desktop, qtbot)
    assert "tidak cocok" in page.choosing.fields["password"]._words.text()
    page.choosing.password.setText(PASSWORD)
    page.choosing.go_on.click()
    settle(desktop, qtbot)
    QTest.keyClick(page.confirming.go_on, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(desktop.door, UnlockPage), timeout=PATIENCE_MS)
    settle(desktop, qtbot)

    assert {file.name for file in desktop.folder.iterdir()} == before
    unlock(desktop, qtbot)
    assert names(desktop) == [TRADER.name]


def test_a_file_that_is_no_backup_is_told_and_none_at_all_too(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desktop.view is not None
    desktop.view.restore_wanted.emit()
    settle(desktop, qtbot)
    page = desktop.door
    assert isinstance(page, RestorePage)
    page.choosing.go_on.click()
    assert "Pilih dulu" in page.choosing.fields["file"]._words.text()
    (tmp_path / "foto.cadangan").write_bytes(b"\x89PNG")
    page.choosing.file.setText(str(tmp_path / "foto.cadangan"))
    page.choosing.go_on.click()
    settle(desktop, qtbot)
    assert "bukan cadangan yang utuh" in page.choosing.notice.words.text()


def test_a_missing_file_leads_to_the_backups(
    desktop: Desktop, make_desktop: Make, qtbot: QtBot
) -> None:
    back_up_today(desktop, qtbot)
    desktop.close()
    for file in (desktop.folder / FILE_FOLDER).rglob("*"):
        if file.is_file():
            file.unlink()
    again = make_desktop()
    again.begin()
    gate = again.window.view
    assert gate is not None
    told = [label.text() for label in gate.findChildren(QLabel)]
    assert any("tidak ditemukan" in words for words in told)
    again.entrance.bring_back()
    settle(again, qtbot)
    page = again.door
    assert isinstance(page, RestorePage)
    page.choosing.password.setText(PASSWORD)
    page.choosing.go_on.click()
    settle(again, qtbot)
    QTest.keyClick(page.confirming.go_on, Qt.Key.Key_Return)
    settle(again, qtbot)
    unlock(again, qtbot)

    assert names(again) == [TRADER.name]
    assert (again.folder / FILE_FOLDER / DATABASE_NAME).exists()


# Room on the disk


@pytest.mark.parametrize(
    ("free", "words"),
    [
        (LITTLE, ""),
        (LITTLE - 1, "Ruang disk tinggal 199 MB"),
        (LEAST - 1, "Disk tinggal 49 MB, jadi data baru belum"),
    ],
)
def test_a_disk_that_fills_is_told_before_and_for_as_long_as_it_is_so(
    stage: Stage, free: int, words: str
) -> None:
    left = [LITTLE]
    room = stage.desktop.room
    assert room is not None
    room.desk = replace(room.desk, free=lambda _path: left[0])
    left[0] = free
    stage.desktop.changes.tell(Change.WORKERS)
    stage.settle()
    assert stage.view.disk.words.text().startswith(words)
    assert stage.view.disk.isVisible() == bool(words)
    left[0] = LITTLE
    stage.desktop.changes.tell(Change.WORKERS)
    stage.settle()
    assert not stage.view.disk.isVisible()
