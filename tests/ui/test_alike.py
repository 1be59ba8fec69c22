"""Who may be on file already, beside the form while it is typed."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import keys, press, saved, type_form

AGAIN = replace(TRADER, nik="3375014507890031", name="Wulan Prameswary", phone="")


def on_file(stage: Stage) -> None:
    register_worker(stage.desk, TRADER, frozenset(), NOW)


def test_a_double_is_shown_while_the_name_is_typed_and_nothing_moves(stage: Stage) -> None:
    on_file(stage)
    page = stage.view.registration
    parts = page.form.parts
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys("3375014507890031\r")
    stage.settle()
    placed = [parts.consent, parts.texts["mother"], page.save]
    before = [part.mapTo(stage.view, QPoint(0, 0)) for part in placed]

    parts.texts["name"].setFocus()
    keys("Wulan Prameswary")
    stage.settle()

    panel = parts.side.alike
    assert panel.isVisible()
    assert panel.entries[0].name.text() == "Wulan Prameswari"
    assert panel.entries[0].line.text().startswith("No. 01-00001 · 22-11-2026 · ")
    assert "tanggal lahir sama" in panel.entries[0].why.text()
    assert [part.mapTo(stage.view, QPoint(0, 0)) for part in placed] == before
    keys("xyz")
    parts.texts["name"].setText("Bagas")
    stage.settle()
    assert not panel.isVisible()


def test_a_key_opens_the_double_and_escape_leads_back_to_what_was_typed(stage: Stage) -> None:
    on_file(stage)
    page = stage.view.registration
    page.form.show_form(AGAIN)
    page.form.parts.texts["name"].setFocus()
    keys(" ")
    stage.settle()

    press(Qt.Key.Key_F11)
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.detail
    press(Qt.Key.Key_Escape)
    stage.settle()

    assert stage.view.pages.currentWidget() is page
    assert page.form.typed().name.startswith("Wulan")


def test_saving_in_spite_asks_once_and_keeps_the_doubt(stage: Stage) -> None:
    on_file(stage)
    type_form(stage, AGAIN)
    press(Qt.Key.Key_Return)
    stage.settle()
    assert len(saved(stage)) == 1
    assert (
        "Mungkin sudah terdaftar" in stage.view.registration.form.parts.fields["name"]._words.text()
    )

    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    doubted = [one for one in saved(stage) if one.worker.doubts]
    assert [one.worker.doubts for one in doubted] == [("registration.alike",)]
    assert not stage.view.registration.form.parts.side.alike.isVisible()


def test_where_there_is_no_room_beside_the_form_the_foot_tells(stage: Stage) -> None:
    on_file(stage)
    stage.desktop.window.resize(910, 432)
    page = stage.view.registration
    page.form.show_form(AGAIN)
    page._tell_typed()
    stage.settle()

    assert not page.form.parts.side.alike.isVisible()
    assert page.foot.alike.isVisible()
    assert "Wulan Prameswari" in page.foot.alike.text()
    assert "ibu sama" in page.foot.alike.toolTip()
    page.foot.alike.click()
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.detail


def test_one_who_is_amended_is_not_their_own_double(stage: Stage) -> None:
    on_file(stage)
    register_worker(stage.desk, FISHER, frozenset(), NOW)
    model = stage.view.registration.model
    told: list[object] = []
    model.alike.found.connect(told.append)

    model.alike.typed(replace(FISHER, nik="", born="12-03-1975"))
    stage.settle()
    model.alike.forget()

    assert len(told) == 2
    assert told[1] == ()
