"""People stand behind the counter: what is theirs is hidden until it is asked for."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.use_cases.settings import Preference, preference
from tests.fixtures.people import TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import saved
from tests.ui.sample import register_all
from ui import formats
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


def test_names_and_numbers_are_hidden_in_the_list_until_asked_for(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.go_to(Tab.LIST)
    stage.settle()
    nik = formats.grouped(TRADER.nik)
    assert TRADER.name not in texts(stage)
    assert nik not in texts(stage)
    assert formats.masked_name(TRADER.name) in texts(stage)

    QTest.keyClick(stage.view, Qt.Key.Key_F4)
    assert TRADER.name in texts(stage)
    assert nik in texts(stage)
    QTest.keyClick(stage.view, Qt.Key.Key_F4)
    assert TRADER.name not in texts(stage)


def test_the_detail_shows_whom_one_serves_and_hides_who_else_there_is(stage: Stage) -> None:
    register_all(stage.desk)
    open_detail(stage)
    assert TRADER.name in texts(stage)
    phone = saved(stage)[-1].worker.phone
    for hidden in (TRADER.mother, formats.grouped(TRADER.nik), phone):
        assert hidden not in texts(stage)
    stage.view.top.eye.click()
    stage.settle()
    assert TRADER.mother in texts(stage)
    assert formats.grouped(TRADER.nik) in texts(stage)


def test_what_waits_and_what_came_back_hide_names_too(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.show_waiting()
    stage.settle()
    assert stage.view.waiting.rows.model().rowCount() > 0
    assert TRADER.name not in texts(stage)
    stage.view.top.eye.click()
    assert TRADER.name in texts(stage)


def test_who_holds_a_nik_already_is_hidden_beside_the_form(stage: Stage) -> None:
    register_all(stage.desk)
    QTest.keyClicks(stage.view.registration.form.parts.nik, TRADER.nik)
    stage.settle()
    assert TRADER.name not in texts(stage)
    assert formats.masked_name(TRADER.name) in texts(stage)
    stage.view.top.eye.click()
    assert TRADER.name in texts(stage)


def test_the_state_is_told_in_shape_and_word_and_kept(stage: Stage) -> None:
    eye = stage.view.top.eye
    assert eye.text().strip() == "Tertutup"
    eye.click()
    stage.settle()
    assert eye.text().strip() == "Terbuka"
    assert preference(stage.desk.database, Preference.PRIVACY) == "open"
    eye.click()
    stage.settle()
    assert preference(stage.desk.database, Preference.PRIVACY) == ""


def test_a_name_of_any_kind_is_hidden() -> None:
    assert formats.masked_name("Siti Aminah") == "S••• A•••"
    assert formats.masked_name("Sukarno") == "S•••"
    assert formats.masked_name("") == ""
    assert formats.masked_name(replace(TRADER, name="O'Neil de la Cruz").name).count("•") == 12
