"""A name typed in small letters is written as on a card, and as the clerk wants it after that."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.fixtures.people import TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import RETURN, focused, keys, press, saved
from ui.widgets.form_editors import NameEdit

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def name(stage: Stage) -> NameEdit:
    stage.view.registration.form.go_to("name")
    editor = focused()
    assert isinstance(editor, NameEdit)
    return editor


def test_small_letters_become_those_of_the_card_when_the_field_is_left(name: NameEdit) -> None:
    keys("siti nur o'neill, s.pd.")
    assert name.text() == "siti nur o'neill, s.pd."
    press(RETURN)

    assert name.text() == "SITI NUR O'NEILL, S.PD."


@pytest.mark.parametrize("typed", ["Siti Nur Rahmawati", "SITI", "siti Nur", "12"])
def test_what_was_written_with_capitals_stays_as_it_is(name: NameEdit, typed: str) -> None:
    keys(typed)
    press(RETURN)

    assert name.text() == typed


def test_ctrl_z_brings_the_small_letters_back_and_they_stay(name: NameEdit) -> None:
    keys("siti")
    press(RETURN)
    press(RETURN, SHIFT)
    assert focused() is name
    press(Qt.Key.Key_Z, CONTROL)
    assert name.text() == "siti"
    press(RETURN)

    assert name.text() == "siti"


def test_small_letters_typed_once_more_are_meant(name: NameEdit) -> None:
    keys("siti")
    press(RETURN)
    press(RETURN, SHIFT)
    keys("siti")
    press(RETURN)
    assert name.text() == "siti"

    press(RETURN, SHIFT)
    keys("budi")
    press(RETURN)
    assert name.text() == "BUDI"


def test_it_is_saved_so_from_within_the_field_and_found_by_either(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(replace(TRADER, name="", mother="sri"))
    page.form.go_to("name")
    keys("wulan prameswari")
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()

    (one,) = saved(stage)
    assert one.worker.name == "WULAN PRAMESWARI"
    assert one.worker.mother == "sri", "nobody has typed it here: it was filled in"
    keys("3375014507890011")
    page.form.go_to("name")
    keys("wulan prameswari")
    stage.settle()
    assert [shown.name for shown in page.foot.alike.found] == ["WULAN PRAMESWARI"]


def test_the_card_that_is_read_out_has_it_too(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(replace(TRADER, name=""))
    page.form.go_to("name")
    keys("wulan prameswari")
    press(Qt.Key.Key_F7)
    stage.settle()

    assert page.card.name.text() == "WULAN PRAMESWARI"
    page.card.reject()
