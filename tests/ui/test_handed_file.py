"""A file opened by a double click is taken where it belongs, and only while somebody is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fixtures.server import CityServer, sqlite_city_server
from tests.ui.conftest import PATIENCE_MS, Stage
from ui.app import Desktop
from ui.rooms.handed_file import HandedFile
from ui.widgets.first_run_page import FirstRunPage

__all__ = ["sqlite_city_server"]


def handed(desktop: Desktop, qapp: QApplication, parent: QObject) -> HandedFile:
    return HandedFile(qapp, lambda: desktop.door, lambda: desktop.room, parent)


def test_an_activation_is_read_at_a_first_start(
    make_desktop: Callable[[], Desktop],
    sqlite_city_server: CityServer,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    desktop = make_desktop()
    desktop.begin()
    page = desktop.door
    assert isinstance(page, FirstRunPage)
    file = tmp_path / "laptop-1.loket"
    file.write_bytes(sqlite_city_server.activation_file())

    handed(desktop, qapp, desktop).take(str(file))

    qtbot.waitUntil(page.activation.go_on.isVisible, timeout=PATIENCE_MS)
    assert "Komputer nomor 1" in page.activation.found.words.text()


def test_a_reply_waits_behind_a_locked_door(
    stage: Stage, qapp: QApplication, tmp_path: Path
) -> None:
    """It is read once somebody has come in, and not a moment before."""
    reply = tmp_path / "kota.loket-balas"
    reply.write_bytes(b"not a reply")
    desktop = stage.desktop
    desktop.lock()
    stage.settle()

    handed(desktop, qapp, desktop).take(str(reply))
    stage.settle()
    assert not stage.view.isVisible()
    assert stage.view.settings.exchange.notice.words.text() == ""

    desktop.entrance.leave()
    desktop.window.show_view(stage.view)
    stage.view.come_back()
    stage.settle()

    assert "rusak, terpotong" in stage.view.settings.exchange.notice.words.text()


def test_what_is_nothing_of_ours_or_for_the_city_is_said_and_changes_nothing(
    stage: Stage, qapp: QApplication, tmp_path: Path
) -> None:
    given = handed(stage.desktop, qapp, stage.desktop)
    for name, words in (
        ("01-20261123.loket-kirim", "Bawa ke dinas"),
        ("foto.jpg", "bukan aktivasi"),
        ("laptop-1.loket", "sudah aktif"),
    ):
        file = tmp_path / name
        file.write_bytes(b"?")
        given.take(str(file))
        stage.settle()

        assert words in stage.view.notice.words.text()
