"""Keys that come while a save is under way: through the window, as a keyboard's do, none lost."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import TEACHER, TRADER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.keys import focused, saved

CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER, S = Qt.Key.Key_Return, Qt.Key.Key_S
NEXT = "3375011203750012"


@contextmanager
def slow_disk(stage: Stage) -> Iterator[None]:
    """Let nothing behind it in the lane be done before this ends: a real save waits its turn."""
    may_go_on = threading.Event()
    stage.desktop.jobs.run(lambda: may_go_on.wait(PATIENCE_MS / 1000), lambda _done: None)
    try:
        yield
    finally:
        may_go_on.set()


def strike(stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Strike a key that reaches the window itself, whatever in it has the focus."""
    window = stage.desktop.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, key, held)


def strike_all(stage: Stage, words: str) -> None:
    window = stage.desktop.window.windowHandle()
    assert window is not None
    for character in words:
        QTest.keyClick(window, ord(character))


def fill(stage: Stage, form: RegistrationForm = TRADER) -> None:
    """Fill the form, with the focus where a clerk is when it is full."""
    page = stage.view.registration
    page.form.show_form(form)
    page.form.go_to("phone")
    stage.settle()


def typed(stage: Stage) -> RegistrationForm:
    return stage.view.registration.form.typed()


def test_what_is_typed_while_it_is_saved_goes_into_the_next_form(stage: Stage) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, NEXT)
        assert saved(stage) == []
        assert typed(stage) == TRADER
    stage.settle()

    assert [one.worker.nik_digits for one in saved(stage)] == [TRADER.nik]
    assert typed(stage).nik == NEXT
    assert focused() is stage.view.registration.form.parts.nik


def test_a_reader_s_burst_goes_on_to_the_next_field(stage: Stage) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, NEXT)
        strike(stage, ENTER)
        strike_all(stage, "Bambang Sutrisnq")
        strike(stage, Qt.Key.Key_Backspace)
        strike_all(stage, "o")
    strike_all(stage, " A")  # the save has not been told yet: in their turn after the others
    stage.settle()

    assert (typed(stage).nik, typed(stage).name) == (NEXT, "Bambang Sutrisno A")


def test_without_a_slow_disk_nothing_is_lost_either(stage: Stage) -> None:
    fill(stage)
    strike(stage, S, CONTROL)
    strike_all(stage, NEXT)
    stage.settle()

    assert len(saved(stage)) == 1
    assert typed(stage).nik == NEXT


@pytest.mark.parametrize("again", [(S, CONTROL), (ENTER, PLAIN), (Qt.Key.Key_Space, PLAIN)])
def test_the_key_that_saves_pressed_twice_does_nothing_more(
    stage: Stage, again: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike(stage, *again)
        strike_all(stage, NEXT)
    stage.settle()

    page = stage.view.registration
    assert len(saved(stage)) == 1
    assert typed(stage).nik == NEXT
    assert page.summary.isHidden()
    assert focused() is page.form.parts.nik


def test_chords_have_their_turn_too(stage: Stage) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike(stage, Qt.Key.Key_F5)  # the next of the family
        strike_all(stage, NEXT)
        strike(stage, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)  # to the name
        strike_all(stage, "Siti")
    stage.settle()

    assert (typed(stage).nik, typed(stage).name) == (NEXT, "Siti")
    assert typed(stage).family_card == TRADER.family_card
    assert typed(stage).street == TRADER.street


def test_a_whole_person_typed_ahead_is_saved_by_the_key_behind_them(stage: Stage) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, NEXT)
        strike(stage, S, CONTROL)
    stage.settle()

    assert len(saved(stage)) == 1
    assert "perlu diperiksa" in stage.view.registration.summary.words.text()
    assert typed(stage).nik == NEXT


def test_what_was_saved_is_taken_back_by_a_key_that_came_early(stage: Stage) -> None:
    fill(stage)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike(stage, Qt.Key.Key_Z, CONTROL)
    stage.settle()

    assert typed(stage) == TRADER
    assert saved(stage)[0].application.status == "withdrawn"


def test_a_refused_form_is_not_typed_into(stage: Stage) -> None:
    wrong = replace(TRADER, phone="12")
    fill(stage, wrong)
    page = stage.view.registration
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, NEXT[:6])
    stage.settle()
    strike_all(stage, NEXT[6:])  # whoever does not look up types into nothing
    strike(stage, ENTER)
    stage.settle()

    assert saved(stage) == []
    assert typed(stage) == wrong
    assert page.summary.words.text() == (
        "1 kolom perlu diperiksa: HP (F8) "
        "Ketikan setelah itu tidak dimasukkan: ketik lagi setelah tersimpan."
    )
    strike(stage, Qt.Key.Key_F8)
    assert focused() is page.form.parts.texts["phone"]


def test_a_doubt_nobody_has_seen_is_not_accepted_by_a_key_pressed_twice(stage: Stage) -> None:
    fill(stage, replace(TRADER, nik="3374014507890003"))  # issued elsewhere
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike(stage, S, CONTROL)
    stage.settle()
    assert saved(stage) == []
    assert stage.view.registration.summary.property("notice") == "warn"

    strike(stage, S, CONTROL)
    stage.settle()
    assert len(saved(stage)) == 1


def test_names_are_hidden_at_once(stage: Stage) -> None:
    fill(stage)
    naming = stage.view.models.registration.naming
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike(stage, Qt.Key.Key_F4)
        assert naming.reveals is False
    stage.settle()


@pytest.mark.parametrize("form", [TRADER, replace(TRADER, phone="12")], ids=["saved", "refused"])
def test_what_is_typed_at_the_door_stays_there(stage: Stage, form: RegistrationForm) -> None:
    fill(stage, form)
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, NEXT[:4])
        strike(stage, Qt.Key.Key_L, CONTROL)
        strike_all(stage, "kata ")
    stage.settle()
    strike_all(stage, "sandi")

    at_the_door = focused()
    assert isinstance(at_the_door, QLineEdit)
    assert at_the_door.text() == "kata sandi"
    assert not stage.view.isVisible()
    assert len(saved(stage)) == (form is TRADER)
    assert typed(stage) == (replace(typed(stage), nik=NEXT[:4]) if form is TRADER else form)


def test_an_amendment_that_is_saved_has_no_next_form(stage: Stage) -> None:
    fill(stage, TEACHER)
    for _doubt in range(2):
        strike(stage, S, CONTROL)
        stage.settle()
    stage.view.amend(saved(stage)[0])
    stage.settle()
    page = stage.view.amendment.page
    assert page is not None
    page.form.go_to("phone")
    strike_all(stage, "081234567899")
    with slow_disk(stage):
        strike(stage, S, CONTROL)
        strike_all(stage, "12")
    stage.settle()
    if stage.view.amendment.page is not None:
        strike(stage, S, CONTROL)
        stage.settle()

    assert saved(stage)[0].version == 2
    assert typed(stage).nik == ""
