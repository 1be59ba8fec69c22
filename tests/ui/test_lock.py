"""Several people at one desk: the door asks by name, locks by itself, and opens for whom it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.office import Activation, Officer, Role
from desktop_app.domain.worker import Registration
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.attempts import Attempts
from desktop_app.use_cases.first_run import set_up
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.officers import add_officer
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import CITY, NOW, TRADER
from tests.ui.conftest import PATIENCE_MS, MemoryKeychain, drop
from ui.app import Desktop
from ui.idle import LOCKS_AFTER, WARNS_AFTER
from ui.widgets.desk_view import DeskView
from ui.widgets.unlock_page import UnlockPage
from ui.widgets.withdraw_dialog import WithdrawDialog

RINA = "perahu kertas di hulu"
TEGUH = "gerobak hijau di simpang"
SOMEBODY = TRADER.name


class Time:
    """Both clocks, as a test says they go."""

    def __init__(self) -> None:
        self.now, self.calendar = 5000.0, NOW

    def pass_(self, seconds: float) -> None:
        self.now += seconds
        self.calendar += timedelta(seconds=seconds)


@dataclass
class Counter:
    """One laptop that two people have passwords for."""

    desktop: Desktop
    time: Time
    qtbot: QtBot
    code: str

    @property
    def view(self) -> DeskView:
        assert self.desktop.view is not None
        return self.desktop.view

    @property
    def door(self) -> UnlockPage:
        assert isinstance(self.desktop.door, UnlockPage)
        return self.desktop.door

    @property
    def officer(self) -> Officer:
        assert self.desktop.desk is not None
        return self.desktop.desk.officer

    @property
    def said(self) -> str:
        return self.door.by_password.fields["password"]._words.text()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.desktop.jobs.under_way == 0, timeout=PATIENCE_MS)
        QApplication.processEvents()

    def names(self) -> list[str]:
        names = self.door.by_password.who.names
        return [names.itemText(at) for at in range(names.count())]

    def come(self, name: str, password: str) -> None:
        """Choose a name and type a password, by keys."""
        gate = self.door.by_password
        names = gate.who.names
        assert name in self.names()
        QTest.keyClick(names, Qt.Key.Key_Home)
        while names.currentText() != name:
            QTest.keyClick(names, Qt.Key.Key_Down)
        gate.password.clear()
        QTest.keyClicks(gate.password, password)
        QTest.keyClick(gate.password, Qt.Key.Key_Return)
        self.settle()
        if self.desktop.view is not None:
            self.view.stop()
            self.settle()

    def lock(self) -> None:
        self.view.top.lock.click()
        self.settle()

    def leave_alone(self) -> None:
        self.time.pass_(LOCKS_AFTER)
        self.desktop.idle.look()
        self.settle()

    def texts(self) -> str:
        """Return every text of every window that can be seen."""
        return "\n".join(
            widget.text()
            for widget in QApplication.allWidgets()
            if widget.isVisible() and isinstance(widget, QLabel | QLineEdit)
        )


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def counter(
    qapp: QApplication, tmp_path: Path, keychain: MemoryKeychain, time: Time, qtbot: QtBot
) -> Iterator[Counter]:
    """Stand before the door of a laptop that Rina has set up and Teguh was taken in at."""
    folder = tmp_path / "laptop"
    made = set_up(
        folder,
        keychain,
        Activation("http://127.0.0.1:1", "KODE", 1, bytes(32), "e", CITY),
        officer_name="Rina Kurniasih",
        password=RINA,
        now=NOW,
    )
    desktop = Desktop(qapp, folder, keychain, lambda: time.calendar, steady=lambda: time.now)
    desktop.window.resize(1366, 688)
    desktop.enter(made.opened)
    desktop.window.show()
    counter = Counter(desktop, time, qtbot, made.recovery_code)
    counter.view.stop()
    counter.settle()
    assert desktop.desk is not None
    home = folder / FILE_FOLDER
    locks = Locks(home, keychain, Attempts(home, lambda: time.now))
    add_officer(desktop.desk, locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    yield counter
    desktop.close()
    desktop.window.close()
    drop(desktop.window)


def somebody(counter: Counter) -> Registration:
    assert counter.desktop.desk is not None
    return register_worker(counter.desktop.desk, TRADER, frozenset(), NOW)


def test_the_door_asks_by_name_who_was_here_last_in_front(counter: Counter) -> None:
    counter.lock()
    assert counter.names() == ["Rina Kurniasih", "Teguh Prasetyo"]
    assert counter.door.by_password.password.hasFocus()
    counter.come("Teguh Prasetyo", TEGUH)
    assert counter.officer.name == "Teguh Prasetyo"
    counter.lock()
    assert counter.names() == ["Teguh Prasetyo", "Rina Kurniasih"]


def test_a_colleague_sits_down_at_a_desk_of_their_own(counter: Counter) -> None:
    registration = somebody(counter)
    counter.view.open_detail(registration.id)
    counter.settle()
    counter.lock()
    assert SOMEBODY not in counter.texts()

    counter.come("Teguh Prasetyo", TEGUH)

    assert "Teguh Prasetyo" in counter.view.top.office.text()
    assert counter.view.pages.currentWidget() is counter.view.registration
    assert counter.desktop.desk is not None
    typed = replace(TRADER, nik="3375014507890021")
    accepted = frozenset({"nik.date_differs", "nik.sex_differs", "registration.alike"})
    other = register_worker(counter.desktop.desk, typed, accepted, NOW)
    assert other.officer == "Teguh Prasetyo"


def test_what_one_was_typing_waits_for_them_and_may_be_taken_over(counter: Counter) -> None:
    parts = counter.view.registration.form.parts
    QTest.keyClicks(parts.texts["name"], "Belum Selesai")
    counter.lock()
    assert "Belum" not in counter.texts()
    counter.come("Teguh Prasetyo", TEGUH)

    assert parts.texts["name"].text() == ""
    assert counter.view.left_behind.isVisible()
    assert "Rina Kurniasih" in counter.view.left_behind.words.text()
    QTest.keyClicks(parts.texts["name"], "Punya Teguh")
    counter.lock()
    counter.come("Rina Kurniasih", RINA)
    assert parts.texts["name"].text() == "Belum Selesai"
    counter.lock()
    counter.come("Teguh Prasetyo", TEGUH)
    assert parts.texts["name"].text() == "Punya Teguh"

    counter.view.take_over.click()
    counter.settle()
    assert parts.texts["name"].text() == "Punya Teguh"
    assert "dulu isian Anda" in counter.view.notice.words.text()
    counter.view.registration.clear.click()
    counter.settle()
    counter.view.take_over.click()
    counter.settle()
    assert parts.texts["name"].text() == "Belum Selesai"
    assert not counter.view.left_behind.isVisible()


def test_the_same_officer_finds_everything_as_it_was(counter: Counter) -> None:
    registration = somebody(counter)
    counter.view.open_detail(registration.id)
    counter.settle()
    counter.view.detail.ask_to_withdraw()
    (dialog,) = counter.view.findChildren(WithdrawDialog)
    assert dialog.isVisible()
    counter.leave_alone()
    assert not dialog.isVisible()
    assert SOMEBODY not in counter.texts()

    counter.come("Rina Kurniasih", RINA)

    assert counter.view.pages.currentWidget() is counter.view.detail
    assert dialog.isVisible()
    dialog.close()


def test_a_dialog_of_one_is_not_shown_to_another(counter: Counter) -> None:
    registration = somebody(counter)
    counter.view.open_detail(registration.id)
    counter.settle()
    counter.view.detail.ask_to_withdraw()
    counter.leave_alone()
    counter.come("Teguh Prasetyo", TEGUH)
    assert not [one for one in counter.view.findChildren(QDialog) if one.isVisible()]


def test_ten_minutes_without_anybody_lock_by_themselves(counter: Counter) -> None:
    QTest.keyClicks(counter.view.registration.form.parts.texts["name"], "Belum Selesai")
    watch = counter.desktop.idle
    counter.time.pass_(WARNS_AFTER - 1)
    watch.look()
    assert not counter.view.idle.isVisible()
    counter.time.pass_(1)
    watch.look()
    assert "2 menit" in counter.view.idle.words.text()
    counter.time.pass_(LOCKS_AFTER - WARNS_AFTER)
    watch.look()
    counter.settle()

    assert counter.desktop.window.view is counter.door
    assert "Belum" not in counter.texts()
    counter.come("Rina Kurniasih", RINA)
    assert counter.view.registration.form.parts.texts["name"].text() == "Belum Selesai"


@pytest.mark.parametrize("sign", ["key", "mouse"])
def test_a_key_or_the_mouse_begins_the_count_anew(counter: Counter, sign: str) -> None:
    window = counter.desktop.window.windowHandle()
    assert window is not None
    watch = counter.desktop.idle
    watch._follow(window)  # offscreen no window is given the focus
    counter.time.pass_(WARNS_AFTER + 5)
    watch.look()
    assert counter.view.idle.isVisible()
    if sign == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    else:
        at = QPointF(QPoint(40, 40))
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove, at, at,
            Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QCoreApplication.sendEvent(window, move)
    assert not counter.view.idle.isVisible()
    counter.time.pass_(WARNS_AFTER - 1)
    watch.look()
    assert counter.desktop.window.view is counter.view


def test_the_key_locks_from_a_dialog_too(counter: Counter) -> None:
    registration = somebody(counter)
    counter.view.open_detail(registration.id)
    counter.settle()
    counter.view.detail.ask_to_withdraw()
    (dialog,) = counter.view.findChildren(WithdrawDialog)
    window = dialog.windowHandle()
    assert window is not None
    counter.desktop.idle._follow(window)  # offscreen no window is given the focus
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    counter.settle()
    assert counter.desktop.window.view is counter.door
    assert not dialog.isVisible()


def test_a_laptop_that_slept_is_locked_when_it_wakes(counter: Counter) -> None:
    """The steady clock stood still; the calendar did not."""
    counter.time.calendar += timedelta(hours=1)
    counter.desktop.idle.look()
    assert counter.desktop.window.view is counter.door


def test_a_calendar_that_is_set_back_does_not_keep_it_open(counter: Counter) -> None:
    counter.time.pass_(LOCKS_AFTER)
    counter.time.calendar -= timedelta(days=400)
    counter.desktop.idle.look()
    assert counter.desktop.window.view is counter.door


def test_wrong_passwords_say_how_many_are_left_then_count_a_pause_down(counter: Counter) -> None:
    counter.lock()
    gate = counter.door.by_password
    for left in (4, 3, 2, 1):
        counter.come("Rina Kurniasih", "salah sama sekali")
        assert f"{left} kesempatan lagi sebelum jeda 30 detik" in counter.said
    counter.come("Rina Kurniasih", "salah sama sekali")
    assert "Tunggu sampai jeda selesai" in counter.said
    assert "Coba lagi dalam 30 detik. Petugas lain" in gate.waiting.words.text()
    counter.time.calendar -= timedelta(days=1)
    counter.time.now += 12
    gate._model.tick()
    assert "18 detik" in gate.waiting.words.text()
    counter.come("Rina Kurniasih", RINA)
    assert "Jeda belum selesai" in counter.said
    counter.time.now += 18
    gate._model.tick()
    assert not gate.waiting.isVisible()
    counter.come("Rina Kurniasih", RINA)
    assert counter.desktop.window.view is counter.view


def test_enter_on_an_empty_password_is_no_try(counter: Counter) -> None:
    counter.lock()
    for _ in range(6):
        counter.come("Rina Kurniasih", "")
        assert counter.said == "Ketik kata sandi."
    counter.come("Rina Kurniasih", "salah sama sekali")
    assert "4 kesempatan lagi" in counter.said


def test_a_colleague_comes_in_while_another_waits(counter: Counter) -> None:
    counter.lock()
    for _ in range(5):
        counter.come("Rina Kurniasih", "salah sama sekali")
    counter.come("Teguh Prasetyo", TEGUH)
    assert counter.officer.name == "Teguh Prasetyo"


def test_the_recovery_code_gives_the_chosen_officer_a_new_password(counter: Counter) -> None:
    counter.lock()
    gate = counter.door.by_code
    counter.door.by_password.who.names.setCurrentIndex(1)
    counter.door.by_password.forgotten.click()
    assert gate.who.names.currentText() == "Teguh Prasetyo"
    gate.code.setText(counter.code)
    gate.password.setText("sandi baru untuk teguh")
    gate.again.setText("sandi baru untuk teguh")
    gate.go_on.click()
    counter.settle()
    assert counter.officer.name == "Teguh Prasetyo"
    counter.lock()
    counter.come("Rina Kurniasih", RINA)
    assert counter.officer.name == "Rina Kurniasih"


def test_a_door_that_lost_the_keychain_asks_who_once_the_code_is_right(
    counter: Counter, keychain: MemoryKeychain
) -> None:
    keychain.held.clear()
    counter.lock()
    assert counter.names() == []
    assert not counter.door.by_password.who.isVisible()
    gate = counter.door.by_code
    counter.door.by_password.forgotten.click()
    gate.code.setText(counter.code)
    gate.password.setText("sandi baru untuk teguh")
    gate.again.setText("sandi baru untuk teguh")
    gate.go_on.click()
    counter.settle()
    assert gate.who.isVisible()
    assert "Pilih nama" in gate.fields["officer"]._words.text()
    gate.who.names.setCurrentIndex(gate.who.names.findText("Teguh Prasetyo"))
    gate.go_on.click()
    counter.settle()
    assert counter.officer.name == "Teguh Prasetyo"
