"""Where nobody wants to be, everything is in sight and everything has a key."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.farewell import Tombstone
from desktop_app.domain.queue import OutboxSummary
from desktop_app.domain.worker import Counts
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import Standing
from tests.fixtures.people import NOW
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.keys import press
from ui.jobs import Lane
from ui.messages import SENTENCES, sentence_for
from ui.viewmodels.banner import banner_shown
from ui.widgets.desk_view import Tab
from ui.widgets.pieces import Button
from ui.widgets.revoked_page import TombstonePage

STANDING = Standing(
    Counts(1250, 1000, 248, 1, 1, {}), OutboxSummary(248, 1000, 1, 1, NOW, None)
)  # fmt: skip
FIGURES: dict[str, str | int] = {
    "status": 502, "here": "22-11-2026 09.41", "there": "22-11-2026 11.41", "n": 12,
}  # fmt: skip
OF_THE_LINE = sorted(code for code in SENTENCES if code.split(".")[0] in {"sync", "device"})


@pytest.mark.parametrize("width", [1366, 1092, 910])
def test_the_banner_s_cause_is_read_whole(stage: Stage, width: int) -> None:
    stage.desktop.window.resize(width, 432)
    banner = stage.view.banner
    for code in OF_THE_LINE:
        why = sentence_for(code, FIGURES)
        banner.show_state(banner_shown(STANDING, code, False, NOW, why))
        QApplication.processEvents()
        words, sums = banner.words, banner.sums
        assert words.heightForWidth(words.width()) <= banner.height(), code
        if not words.wordWrap():
            assert words.fontMetrics().horizontalAdvance(words.text()) <= words.width(), code
        assert sums.isHidden() or sums.width() >= sums.sizeHint().width(), code
        assert stage.view.minimumSizeHint().height() <= 420, code


def test_the_sums_give_way_to_words_and_come_back(stage: Stage) -> None:
    stage.desktop.window.resize(910, 432)
    banner = stage.view.banner
    banner.show_state(
        banner_shown(STANDING, "sync.proxy", False, NOW, sentence_for("sync.proxy", {}))
    )
    assert banner.sums.isHidden()
    assert "Tersimpan 1.250" in banner.words.toolTip()
    counts = replace(STANDING.counts, needs_clerk=0, needs_city=0)
    banner.show_state(banner_shown(Standing(counts, STANDING.outbox), "", False, NOW))
    assert not banner.sums.isHidden()
    assert banner.height() == 32


def test_enter_presses_a_button_once_however_long_it_is_held(stage: Stage) -> None:
    button = Button(stage.desktop.theme, "Lanjut")
    stage.qtbot.addWidget(button)
    spy = QSignalSpy(button.clicked)
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(button, Qt.Key.Key_A)

    assert spy.count() == 2


@pytest.mark.parametrize("section", ["backups", "exchange", "letting_in"])
def test_an_answer_in_the_settings_is_in_sight(stage: Stage, section: str) -> None:
    stage.desktop.window.resize(910, 432)
    view = stage.view
    view.go_to(Tab.SETTINGS)
    stage.settle()
    box = getattr(view.settings, section)
    box.show()
    box.notice.say(sentence_for("backup.no_room", {}), "error")

    stage.qtbot.waitUntil(lambda: _whole(box.notice), timeout=PATIENCE_MS)


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == QRegion(widget.rect()).boundingRect()


def test_who_waits_for_a_backup_has_the_focus_where_it_was(stage: Stage) -> None:
    view = stage.view
    view.go_to(Tab.SETTINGS)
    stage.settle()
    box = view.settings.backups
    gate = threading.Event()
    stage.desktop.jobs.run(gate.wait, lambda _waited: None, lane=Lane.COPIES)
    box.now.setFocus()
    view.models.backups.busy.emit(True)
    assert not box.now.isEnabled()
    view.models.backups.busy.emit(False)
    assert box.now.hasFocus()

    view.models.backups.busy.emit(True)
    view.settings.colours.setFocus()
    view.models.backups.busy.emit(False)
    assert view.settings.colours.hasFocus()
    gate.set()
    stage.settle()


def test_a_door_that_stays_shut_is_left_by_a_key(stage: Stage) -> None:
    stage.desktop.entrance.stay_shut(Unavailable("instance.taken"))
    shut = stage.desktop.window.view
    assert shut is not None
    [close] = [one for one in shut.findChildren(Button) if one.isVisible()]
    assert close.hasFocus()

    press(Qt.Key.Key_Escape)

    stage.qtbot.waitUntil(lambda: not stage.desktop.window.isVisible(), timeout=PATIENCE_MS)


def test_a_laptop_with_nothing_left_to_send_says_no_number(stage: Stage) -> None:
    stone = Tombstone("Kota Pekalongan", "", "", 0, (), wiped=True)
    page = TombstonePage(stone, stage.desktop.theme)
    stage.qtbot.addWidget(page)

    assert "Semua data sudah ada di kota" in page.words.text()
    assert "hubungi dinas" in page.words.text()
