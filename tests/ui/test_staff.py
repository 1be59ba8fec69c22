"""Officers on their page, by keys and in real windows; the vault behind it is a real one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.office import Role
from desktop_app.use_cases import officer_history
from desktop_app.use_cases.officer_history import note_coming_in
from tests.fixtures.people import NOW
from tests.ui.test_lock import RINA, TEGUH, Counter, counter, time
from ui.widgets.editors import ChoiceCombo
from ui.widgets.staff_dialog import StaffDialog

__all__ = ["counter", "time"]

LURAH = "pohon asam depan balai"


def dialog(counter: Counter) -> StaffDialog:
    found = counter.view.staff.dialog
    assert found is not None
    return found


def fill(counter: Counter, **typed: str) -> None:
    """Type into the open dialog, and confirm."""
    asked = dialog(counter)
    for name, words in typed.items():
        editor = asked.editors[name]
        if isinstance(editor, ChoiceCombo):
            editor.choose(words)
        elif isinstance(editor, QLineEdit):
            editor.clear()
            QTest.keyClicks(editor, words)
    QTest.keyClick(asked.confirm, Qt.Key.Key_Return)
    counter.settle()


def show(counter: Counter, name: str = "") -> None:
    counter.view.settings.staff.click()
    counter.settle()
    table = counter.view.staff.rows.model()
    for row in range(table.rowCount()):
        if str(table.index(row, 0).data()).startswith(name):
            counter.view.staff.rows.selectRow(row)
            return
    raise AssertionError(f"{name} is not listed")


def listed(counter: Counter) -> list[tuple[str, ...]]:
    table = counter.view.staff.rows.model()
    return [
        tuple(str(table.index(row, column).data()) for column in range(3))
        for row in range(table.rowCount())
    ]


def test_secrets_half_typed_go_with_the_lock(counter: Counter) -> None:
    show(counter)
    counter.view.staff.add.click()
    typed = {"name": "Lurah Medono", "password": LURAH, "again": LURAH}
    asked = dialog(counter)
    for name, words in typed.items():
        QTest.keyClicks(asked.editors[name], words)
    counter.lock()
    counter.come("Rina Kurniasih", RINA)

    left = asked.typed()
    assert (left["name"], left["password"], left["again"]) == ("Lurah Medono", "", "")
    asked.reject()


def test_a_third_officer_is_taken_in_and_comes_in(counter: Counter) -> None:
    show(counter)
    counter.view.staff.add.click()
    fill(counter, name="Lurah Medono", role=Role.SUPERVISOR.value, password=LURAH, again="lain")
    assert "belum sama" in dialog(counter).fields["again"]._words.text()
    fill(counter, again=LURAH)
    assert counter.view.staff.dialog is None
    assert "bisa masuk dengan kata sandinya" in counter.view.staff.notice.words.text()
    assert ("Lurah Medono", "Penyelia", "Bisa masuk") in listed(counter)

    counter.lock()
    counter.come("Lurah Medono", LURAH)
    assert counter.officer.role is Role.SUPERVISOR


def test_a_name_that_is_taken_is_told_at_its_field(counter: Counter) -> None:
    show(counter)
    counter.view.staff.add.click()
    fill(counter, name="teguh prasetyo", password=LURAH, again=LURAH)
    assert "pernah dipakai" in dialog(counter).fields["name"]._words.text()
    dialog(counter).reject()


def test_one_s_own_name_is_on_the_desk_at_once(counter: Counter) -> None:
    show(counter, "Rina")
    assert not counter.view.staff.end.isVisible()
    assert not counter.view.staff.role.isVisible()
    counter.view.staff.rename.click()
    fill(counter, name="Rina Kurniasih, S.Sos.")
    assert "Rina Kurniasih, S.Sos." in counter.view.top.office.text()
    assert counter.officer.names == {"Rina Kurniasih", "Rina Kurniasih, S.Sos."}
    counter.lock()
    assert "Rina Kurniasih, S.Sos." in counter.names()


def test_one_s_own_password_is_changed_by_showing_the_old(counter: Counter) -> None:
    show(counter, "Rina")
    counter.view.staff.password.click()
    fill(counter, old="bukan yang lama", password=LURAH, again=LURAH)
    assert "4 kesempatan" in dialog(counter).fields["old"]._words.text()
    fill(counter, old=RINA)
    assert counter.view.staff.dialog is None
    counter.lock()
    counter.come("Rina Kurniasih", LURAH)
    assert counter.desktop.window.view is counter.view


def test_the_page_and_the_door_count_wrong_passwords_together(counter: Counter) -> None:
    show(counter, "Rina")
    counter.view.staff.password.click()
    for _ in range(3):
        fill(counter, old="bukan yang lama", password=LURAH, again=LURAH)
    dialog(counter).reject()
    counter.lock()
    counter.come("Rina Kurniasih", "salah sama sekali")
    assert "1 kesempatan" in counter.said


def test_access_ends_and_comes_back_with_a_new_password(counter: Counter) -> None:
    show(counter, "Teguh")
    counter.view.staff.end.click()
    fill(counter)
    assert ("Teguh Prasetyo", "Petugas", "Akses diakhiri") in listed(counter)
    counter.lock()
    assert counter.names() == ["Rina Kurniasih"]
    counter.come("Rina Kurniasih", RINA)
    show(counter, "Teguh")
    counter.view.staff.password.click()
    fill(counter, password=LURAH, again=LURAH)
    counter.lock()
    counter.come("Teguh Prasetyo", LURAH)
    assert counter.officer.name == "Teguh Prasetyo"


@pytest.mark.parametrize("name", ["Rina", "Teguh"])
def test_once_there_is_a_supervisor_a_clerk_is_offered_their_own_alone(
    counter: Counter, name: str
) -> None:
    show(counter, "Teguh")
    counter.view.staff.role.click()
    counter.settle()
    show(counter, name)
    page = counter.view.staff
    own = name == "Rina"
    assert not page.add.isVisible()
    assert not page.end.isVisible()
    assert page.rename.isVisible() is own
    assert page.password.isVisible() is own
    counter.lock()
    counter.come("Teguh Prasetyo", TEGUH)
    show(counter, "Rina")
    assert page.end.isVisible()


def test_a_supervisor_sees_who_came_in_and_what_was_tried(counter: Counter) -> None:
    counter.view.lock_wanted.emit()
    counter.settle()
    for words in ("salah sekali", "salah dua kali", RINA):
        counter.come("Rina Kurniasih", words)
    show(counter, "Rina")
    page = counter.view.staff

    page.past.click()
    counter.settle()

    table = page.history.rows.model()
    told = [str(table.index(row, 2).data()) for row in range(table.rowCount())]
    assert page.history.isVisible()
    assert told[:2] == ["Masuk", "Kata sandi salah sebelum masuk"]
    assert told[-1] == "Menyiapkan komputer ini"

    page.history.kind.choose("wrong")
    page.history.kind.activated.emit(page.history.kind.currentIndex())
    counter.settle()
    assert [str(table.index(row, 2).data()) for row in range(table.rowCount())] == [
        "Kata sandi salah sebelum masuk"
    ]
    page.history.first.setText("kemarin")
    page.history.first.editingFinished.emit()
    assert "22-11-2026" in page.history.told.words.text()
    assert page.history.first.property("state") == "error"
    QTest.keyClick(page.history.rows, Qt.Key.Key_Escape)
    assert not page.history.isVisible()


def test_what_comes_after_the_first_page_is_read_when_it_is_scrolled_to(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(officer_history, "PAGE", 20)
    desk = counter.desktop.desk
    assert desk is not None
    for minute in range(50):
        note_coming_in(desk.database, desk.officer, 0, NOW + timedelta(minutes=minute))
    show(counter, "Rina")
    page = counter.view.staff
    page.past.click()
    counter.settle()
    rows = page.history.rows
    assert rows.model().rowCount() < 50

    while rows.model().canFetchMore(QModelIndex()):
        rows.scrollToBottom()
        rows.model().fetchMore(QModelIndex())
        counter.settle()

    table = rows.model()
    assert table.rowCount() > 50
    assert str(table.index(table.rowCount() - 1, 2).data()) == "Menyiapkan komputer ini"


def test_the_history_is_offered_to_nobody_it_is_not_for(counter: Counter) -> None:
    show(counter)
    counter.view.staff._show(False)

    assert not counter.view.staff.past.isVisible()
    counter.view.staff._show(True)
    assert counter.view.staff.past.isVisible()


def test_a_history_that_was_asked_for_before_the_lock_does_not_open_over_it(
    counter: Counter,
) -> None:
    show(counter)
    counter.view.staff.past.click()
    counter.view.lock_wanted.emit()
    counter.settle()

    assert not counter.view.staff.history.isVisible()
