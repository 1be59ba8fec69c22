"""People stand behind the counter: names can be hidden at a press, numbers are unless asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.settings import Preference, choose, preference
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import saved
from tests.ui.sample import register_all
from ui import formats
from ui.app import Desktop
from ui.sight import Sight
from ui.widgets.desk_view import Tab


def texts(stage: Stage) -> str:
    """Return every text that can be seen, of labels and tables."""
    page = stage.view.pages.currentWidget()
    assert page is not None
    shown = [one.text() for one in stage.view.findChildren(QLabel) if one.isVisible()]
    rows = getattr(page, "rows", None)
    if rows is not None:
        model = rows.model()
        shown += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    return "\n".join(shown)


def open_detail(stage: Stage) -> None:
    someone = next(one for one in saved(stage) if one.worker.name == TRADER.name)
    stage.view.open_detail(someone.id)
    stage.settle()


def shown_of(stage: Stage) -> tuple[bool, bool]:
    """Return whether the list shows the trader's name, and their NIK whole."""
    stage.settle()
    words = texts(stage)
    return TRADER.name in words, formats.grouped(TRADER.nik) in words


def press_f4(stage: Stage, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(stage.view, Qt.Key.Key_F4, held)


def test_the_list_names_people_and_hides_their_numbers(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.go_to(Tab.LIST)

    assert shown_of(stage) == (True, False)
    assert formats.masked(TRADER.nik) in texts(stage)
    press_f4(stage)
    assert shown_of(stage) == (False, False)
    assert formats.masked_name(TRADER.name) in texts(stage)
    press_f4(stage)
    assert shown_of(stage) == (True, False)


def test_numbers_are_shown_when_asked_for_and_one_press_hides_all_there_is(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.go_to(Tab.LIST)

    press_f4(stage, shift=True)
    assert shown_of(stage) == (True, True)
    press_f4(stage)
    assert shown_of(stage) == (False, False)
    press_f4(stage)
    assert shown_of(stage) == (True, False)  # numbers are asked for each time anew
    press_f4(stage)
    press_f4(stage, shift=True)
    assert shown_of(stage) == (True, True)  # there is no number without its name


def test_the_detail_shows_whom_one_serves_and_hides_what_only_the_family_knows(
    stage: Stage,
) -> None:
    register_all(stage.desk)
    open_detail(stage)
    assert TRADER.name in texts(stage)
    phone = saved(stage)[-1].worker.phone
    for hidden in (TRADER.mother, formats.grouped(TRADER.nik), phone):
        assert hidden not in texts(stage)
    stage.view.top.numbers.click()
    stage.settle()
    assert TRADER.mother in texts(stage)
    assert formats.grouped(TRADER.nik) in texts(stage)


def test_what_waits_and_what_came_back_hide_names_too(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.show_waiting()
    stage.settle()
    assert stage.view.waiting.rows.model().rowCount() > 0
    assert TRADER.name in texts(stage)
    stage.view.top.eye.click()
    assert TRADER.name not in texts(stage)


def test_who_holds_a_nik_already_can_be_hidden_beside_the_form(stage: Stage) -> None:
    register_all(stage.desk)
    QTest.keyClicks(stage.view.registration.form.parts.nik, TRADER.nik)
    stage.settle()
    assert TRADER.name in texts(stage)
    stage.view.top.eye.click()
    assert TRADER.name not in texts(stage)
    assert formats.masked_name(TRADER.name) in texts(stage)


def icons_of(stage: Stage) -> tuple[str, str]:
    return stage.view.top.eye._icon, stage.view.top.numbers._icon


def test_the_state_is_told_in_shape_and_word_and_only_hiding_is_kept(stage: Stage) -> None:
    top = stage.view.top
    assert (top.eye.text().strip(), top.numbers.text().strip()) == ("Nama", "Nomor")
    assert icons_of(stage) == ("eye", "eye-off")
    top.numbers.click()
    stage.settle()
    assert icons_of(stage) == ("eye", "eye")
    assert preference(stage.desk.database, Preference.PRIVACY) == ""
    top.eye.click()
    stage.settle()
    assert icons_of(stage) == ("eye-off", "eye-off")
    assert preference(stage.desk.database, Preference.PRIVACY) == "closed"


def test_whoever_sits_down_or_comes_back_sees_no_numbers_unasked(stage: Stage) -> None:
    stage.view.top.numbers.click()
    stage.view.come_back()
    assert stage.view.top.sight is Sight.NAMES
    stage.view.top.numbers.click()
    stage.view.hand_over("Medono · Lain")
    assert stage.view.top.sight is Sight.NAMES


def test_a_laptop_on_which_names_were_hidden_starts_so(
    make_desktop: Callable[[], Desktop], desk: Desk, qtbot: QtBot
) -> None:
    choose(desk.database, Preference.PRIVACY, Sight.CLOSED.value)
    register_all(desk)
    stage = Stage(make_desktop(), desk, qtbot)
    stage.enter()
    stage.view.go_to(Tab.LIST)

    assert shown_of(stage) == (False, False)


def test_a_name_of_any_kind_is_hidden() -> None:
    assert formats.masked_name("Siti Aminah") == "S••• A•••"
    assert formats.masked_name("Sukarno") == "S•••"
    assert formats.masked_name("") == ""
    assert formats.masked_name(replace(TRADER, name="O'Neil de la Cruz").name).count("•") == 12


def test_nobody_reads_the_name_of_who_was_just_saved_or_may_be_merged(stage: Stage) -> None:
    stage.view.top.eye.click()
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    assert formats.masked_name(TRADER.name) in page.foot.toast.words.text()
    assert TRADER.name not in page.foot.toast.words.text()

    twin = replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex="P", phone="")
    second = register_worker(stage.desk, twin, frozenset({"registration.alike"}), NOW)
    stage.view.open_detail(second.id)
    stage.settle()
    merge = stage.view.detail.merge.found.words
    assert formats.masked_name(TRADER.name) in merge.text()
    assert TRADER.name not in merge.text()
    stage.view.top.eye.click()
    assert TRADER.name in merge.text()


def test_who_takes_back_what_went_on_paper_is_told_to_tear_it_up(stage: Stage) -> None:
    page = stage.view.registration
    for wants_paper in (False, True):
        page.form.show_form(TRADER)
        stage.settle()
        (page.save_and_print if wants_paper else page.save).click()
        stage.settle()
        page.foot.undo.click()
        stage.settle()
        assert ("sobek buktinya" in page.foot.toast.words.text()) is wants_paper


@pytest.mark.parametrize("undone", [False, True], ids=["saved", "taken_back"])
def test_a_name_that_is_just_being_told_is_hidden_with_the_others(
    stage: Stage, undone: bool
) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    if undone:
        page.foot.undo.click()
        stage.settle()
    told, masked = page.foot.toast, formats.masked_name(TRADER.name)
    assert TRADER.name in told.words.text()
    may_undo = page.foot.undo.isVisible()

    press_f4(stage)

    for words in (told.words.text(), told.toolTip(), told.accessibleName()):
        assert masked in words
        assert TRADER.name not in words
    assert told.isVisible()
    assert page.foot.undo.isVisible() is may_undo
    press_f4(stage)
    assert TRADER.name in told.words.text()
    page.foot.end_news()
    press_f4(stage)
    assert not told.isVisible()
    assert told.toolTip() == ""
