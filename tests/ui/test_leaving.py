"""A page outlives what it knows for a moment, and asks for nothing any more."""

from typing import cast

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import Stage, drop
from ui.widgets.registration_form import RegistrationFormWidget
from ui.widgets.registration_page import RegistrationPage

SEEN = frozenset({"nik.date_differs", "nik.region_differs", "nik.region_unknown"})


def test_a_focus_that_moves_after_the_desk_was_left_reaches_nobody(stage: Stage) -> None:
    saved = register_worker(stage.desk, TRADER, SEEN, NOW)
    room = stage.desktop.room
    assert room is not None
    theme = stage.desktop.theme
    page = RegistrationPage(RegistrationFormWidget(room.models.amending(saved), theme), theme)
    page.form.parts.texts["name"].setText("Wulan")
    stage.settle()
    delete(page.model)

    cast("QApplication", QApplication.instance()).focusChanged.emit(page.save, None)

    drop(page)
