"""First start, unlock, lock and recovery: through the real pages, on a real vault."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.fixtures.people import CITY
from tests.ui.conftest import PATIENCE_MS, MemoryKeychain
from ui.app import Desktop
from ui.viewmodels.first_run import Step
from ui.viewmodels.unlock import UnlockViewModel
from ui.widgets.first_run_page import FirstRunPage
from ui.widgets.unlock_page import UnlockPage

PASSWORD = "perahu kertas di hulu"
Make = Callable[[], Desktop]


@pytest.fixture
def activation_file(tmp_path: Path) -> Path:
    city = msgspec.to_builtins(CITY)
    city["kelurahan"] = CITY.kelurahan.digits
    document = {
        "format": "loket-jamsostek-activation",
        "version": 1,
        "server": "http://127.0.0.1:1",
        "code": "ABCD-EFGH-JKLM",
        "device_number": 3,
        "receipt_key": bytes(32),
        "epoch": "e1",
        "city": city,
    }
    file = tmp_path / "medono.loket"
    file.write_bytes(msgspec.json.encode(document))
    return file


def settle(desktop: Desktop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desktop.jobs.under_way == 0, timeout=PATIENCE_MS)
    QApplication.processEvents()


def first_run(desktop: Desktop) -> FirstRunPage:
    assert isinstance(desktop.door, FirstRunPage)
    return desktop.door


def begin(desktop: Desktop, file: Path, qtbot: QtBot) -> str:
    """Go through the first start by the keys; return the recovery code."""
    desktop.begin()
    door = first_run(desktop)
    door.activation._model.read_file(str(file))
    settle(desktop, qtbot)
    assert "Medono" in door.activation.found.words.text()
    QTest.keyClick(door.activation.go_on, Qt.Key.Key_Return)
    assert door.currentIndex() == Step.OFFICER
    QTest.keyClicks(door.officer.name, "Rina Kurniasih")
    QTest.keyClick(door.officer.name, Qt.Key.Key_Return)
    QTest.keyClicks(door.officer.password, PASSWORD)
    QTest.keyClicks(door.officer.again, PASSWORD)
    QTest.keyClick(door.officer.go_on, Qt.Key.Key_Return)
    settle(desktop, qtbot)
    assert door.currentIndex() == Step.RECOVERY
    return door.recovery.code.text()


def asked_who(desktop: Desktop, file: Path, qtbot: QtBot) -> FirstRunPage:
    """Go as far as the step that asks for a name and a password."""
    desktop.begin()
    door = first_run(desktop)
    door.activation._model.read_file(str(file))
    settle(desktop, qtbot)
    door.activation.go_on.click()
    return door


def letters_asked(desktop: Desktop) -> str:
    """Read off the page which group is asked for, and that group off the code."""
    door = first_run(desktop)
    (group,) = re.findall(r"ke-([0-9])", door.recovery.asked.text())
    return door.recovery.code.text().split("-")[int(group) - 1]


def test_a_new_laptop_is_ready_after_three_steps(
    make_desktop: Make, activation_file: Path, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    begin(desktop, activation_file, qtbot)
    door = first_run(desktop)
    QTest.keyClicks(door.recovery.letters, "????")
    door.recovery.go_on.click()
    assert "Belum cocok" in door.recovery.fields["letters"]._words.text()
    door.recovery.letters.clear()
    lookalikes = str.maketrans("01", "ol")  # as somebody may have written them down
    QTest.keyClicks(door.recovery.letters, letters_asked(desktop).lower().translate(lookalikes))
    door.recovery.go_on.click()
    settle(desktop, qtbot)
    assert desktop.view is not None
    assert desktop.window.view is desktop.view
    assert "Rina Kurniasih" in desktop.view.top.office.text()
    assert desktop.view.registration.form.parts.nik.hasFocus()


def test_a_password_that_is_refused_is_replaced_by_the_next_one_typed(
    make_desktop: Make, activation_file: Path, qtbot: QtBot
) -> None:
    """Nobody can see that what they type now stands behind what they typed before."""
    desktop = make_desktop()
    door = asked_who(desktop, activation_file, qtbot)
    officer = door.officer
    officer.name.setText("Rina Kurniasih")
    for edit in (officer.password, officer.again):
        edit.setText("pendek")
    officer.go_on.click()
    settle(desktop, qtbot)

    assert officer.password.property("state") == "error"

    QTest.keyClicks(officer.password, PASSWORD)

    assert officer.password.text() == PASSWORD
    assert officer.password.property("state") == "", "it is not wrong any more, or not yet again"


def test_a_file_that_is_no_activation_is_told(
    make_desktop: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    desktop.begin()
    other = tmp_path / "foto.loket"
    other.write_bytes(b"\x89PNG")
    first_run(desktop).activation._model.read_file(str(other))
    settle(desktop, qtbot)
    step = first_run(desktop).activation
    assert "bukan berkas aktivasi" in step.notice.words.text()

    QTest.keyClicks(step.server, "h")
    assert step.notice.words.text() == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("http://loket.kota.example", "tidak terenkripsi"),
        ("ftp://loket.kota.example", "tidak terbaca"),
        ("https://:443", "tidak terbaca"),
        ("", "tidak terbaca"),
    ],
)
def test_a_server_s_address_that_will_not_do_is_told_at_its_field(
    make_desktop: Make, qtbot: QtBot, typed: str, told: str
) -> None:
    """By the very rule that the line to the city keeps; nothing is sent anywhere."""
    desktop = make_desktop()
    desktop.begin()
    step = first_run(desktop).activation
    QTest.keyClicks(step.server, typed)
    QTest.keyClick(step.server, Qt.Key.Key_Return)
    QTest.keyClicks(step.code, "ABCD-EFGH-JKLM")
    QTest.keyClick(step.code, Qt.Key.Key_Return)
    QTest.keyClick(step.fetch, Qt.Key.Key_Return)
    settle(desktop, qtbot)
    assert step.server.property("state") == "error"
    assert told in step.fields["server"]._words.text()
    assert step.server.hasFocus()
    assert not step.notice.isVisible()


def test_a_server_that_is_not_there_is_not_told_as_if_data_were_waiting(
    make_desktop: Make, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    desktop.begin()
    step = first_run(desktop).activation
    step.server.setText("http://127.0.0.1:1")  # nobody listens
    step.code.setText("ABCD-EFGH-JKLM")
    step.fetch.click()
    settle(desktop, qtbot)
    assert step.notice.isVisible()
    told = step.notice.words.text()
    assert "Belum ada yang dibuat" in told
    assert "tersimpan" not in told


def test_a_lock_that_was_opened_leaves_nothing_behind(
    make_desktop: Make, activation_file: Path, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    begin(desktop, activation_file, qtbot)
    door = first_run(desktop)
    door.recovery.letters.setText(letters_asked(desktop))
    door.recovery.go_on.click()
    settle(desktop, qtbot)
    assert desktop.view is not None
    desktop.view.stop()
    desktop.view.lock_wanted.emit()
    gate = desktop.door
    assert isinstance(gate, UnlockPage)
    gate.by_password.password.setText(PASSWORD)
    gate.by_password.go_on.click()
    settle(desktop, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(gate)
    assert desktop.window.findChildren(UnlockViewModel) == []
    assert desktop.findChildren(UnlockViewModel) == []


def test_passwords_that_differ_or_are_weak_are_told_at_their_field(
    make_desktop: Make, activation_file: Path, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    door = asked_who(desktop, activation_file, qtbot)
    door.officer.name.setText("Rina")
    door.officer.password.setText("pendek")
    door.officer.again.setText("lain")
    door.officer.go_on.click()
    assert door.officer.again.property("state") == "error"
    door.officer.again.setText("pendek")
    door.officer.go_on.click()
    settle(desktop, qtbot)
    assert door.officer.password.property("state") == "error"
    assert "Sekarang 6" in door.officer.fields["password"]._words.text()


def test_the_laptop_is_unlocked_by_its_password_and_locked_with_the_form_kept(
    make_desktop: Make, activation_file: Path, qtbot: QtBot
) -> None:
    first = make_desktop()
    begin(first, activation_file, qtbot)
    door = first_run(first)
    door.recovery.letters.setText(letters_asked(first))
    door.recovery.go_on.click()
    settle(first, qtbot)
    first.close()

    desktop = make_desktop()
    desktop.begin()
    assert isinstance(desktop.door, UnlockPage)
    gate = desktop.door.by_password
    QTest.keyClicks(gate.password, "salah sama sekali")
    QTest.keyClick(gate.password, Qt.Key.Key_Return)
    settle(desktop, qtbot)
    assert "tidak cocok" in gate.fields["password"]._words.text()
    gate.password.setText(PASSWORD)
    QTest.keyClick(gate.password, Qt.Key.Key_Return)
    settle(desktop, qtbot)
    assert desktop.view is not None
    view = desktop.view
    view.stop()
    QTest.keyClicks(view.registration.form.parts.nik, "3375")
    QTest.keyClick(
        view.registration.form.parts.nik, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier
    )
    assert isinstance(desktop.door, UnlockPage)
    assert not view.isVisible()
    desktop.door.by_password.password.setText(PASSWORD)
    desktop.door.by_password.go_on.click()
    settle(desktop, qtbot)
    assert desktop.window.view is view
    assert view.registration.form.parts.nik.text() == "3375"


def test_a_lost_keychain_leads_to_the_recovery_code_and_a_new_password(
    make_desktop: Make, activation_file: Path, keychain: MemoryKeychain, qtbot: QtBot
) -> None:
    first = make_desktop()
    code = begin(first, activation_file, qtbot)
    first.close()
    keychain.held.clear()

    desktop = make_desktop()
    desktop.begin()
    assert isinstance(desktop.door, UnlockPage)
    desktop.door.by_password.password.setText(PASSWORD)
    desktop.door.by_password.go_on.click()
    settle(desktop, qtbot)
    door = desktop.door
    assert door.currentWidget() is door.by_code
    door.by_code.code.setText(code)
    door.by_code.password.setText("perahu baru di muara")
    door.by_code.again.setText("perahu baru di muara")
    door.by_code.go_on.click()
    settle(desktop, qtbot)
    assert desktop.view is not None


def test_data_without_its_keys_is_never_begun_over(
    make_desktop: Make, activation_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make_desktop()
    begin(first, activation_file, qtbot)
    first.close()
    for vault in (tmp_path / "laptop").rglob("vault*.json"):
        vault.unlink()
    desktop = make_desktop()
    desktop.begin()
    assert desktop.door is None
    assert desktop.view is None
