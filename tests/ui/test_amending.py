"""Changing what was registered: a form of its own, that leaves nothing behind."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from tests.fixtures.people import TEACHER, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import keys, press, saved
from ui.viewmodels.registration import RegistrationViewModel


def test_the_form_amended_is_another_than_the_one_being_typed(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TEACHER)
    stage.settle()
    page.save.click()
    stage.settle()
    if not saved(stage):
        page.save.click()
        stage.settle()
    keys("33")
    stage.view.open_detail(saved(stage)[0].id)
    stage.settle()
    stage.view.detail.amend.click()
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    assert amending.form.typed().name == TEACHER.name
    name = amending.form.parts.texts["name"]
    assert isinstance(name, QLineEdit)
    name.setText("Ratna Kusumawardani, S.Pd.")
    amending.save.click()
    stage.settle()
    if stage.view.amendment.page is not None:
        amending.save.click()
        stage.settle()
    assert saved(stage)[0].worker.name == "Ratna Kusumawardani, S.Pd."
    assert saved(stage)[0].version == 2
    assert page.form.parts.nik.text() == "33"


def test_nothing_of_an_amendment_is_left_when_its_page_closes(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    before = len(stage.desktop.findChildren(RegistrationViewModel))
    for press_to_leave in (Qt.Key.Key_Escape, None):
        stage.view.open_detail(saved(stage)[0].id)
        stage.settle()
        stage.view.detail.amend.click()
        stage.settle()
        amending = stage.view.amendment.page
        assert amending is not None
        model = amending.model
        if press_to_leave is None:
            amending.form.parts.texts["mother"].setText("Sri Hartini Contoh")
            amending.save.click()
            stage.settle()
        else:
            press(press_to_leave)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(model)
        assert not isValid(amending)
    assert len(stage.desktop.findChildren(RegistrationViewModel)) == before
    assert saved(stage)[0].worker.mother == "Sri Hartini Contoh"


def test_an_amendment_left_while_it_is_saved_is_saved(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    stage.view.open_detail(saved(stage)[0].id)
    stage.settle()
    stage.view.detail.amend.click()
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    amending.form.parts.texts["mother"].setText("Sri Hartini Contoh")
    amending.save.click()
    stage.view.leave()
    stage.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(amending.model)
    assert saved(stage)[0].worker.mother == "Sri Hartini Contoh"
    assert stage.view.pages.currentWidget() is stage.view.detail
