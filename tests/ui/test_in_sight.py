"""What has to be seen is seen, on every screen the form may meet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from tests.fixtures.people import TRADER, WELDER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.keys import press


def test_what_is_told_after_saving_covers_nothing_and_moves_nothing(stage: Stage) -> None:
    stage.desktop.window.resize(910, 432)
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    before = page.area.geometry(), page.save.mapTo(page, QPoint(0, 0))
    page.save.click()
    stage.settle()
    assert page.foot.toast.isVisible()
    assert (page.area.geometry(), page.save.mapTo(page, QPoint(0, 0))) == before
    told = QRect(page.foot.toast.mapTo(page, QPoint(0, 0)), page.foot.toast.size())
    for editor in page.form.parts.walk():
        if editor.visibleRegion().isEmpty():
            continue
        assert not told.intersects(QRect(editor.mapTo(page, QPoint(0, 0)), editor.size()))
    assert not page.foot.hint.isVisible()
    page.foot._toast_time.timeout.emit()
    assert not page.foot.toast.isVisible()


def test_the_next_person_begins_at_the_top_of_the_form(stage: Stage) -> None:
    stage.desktop.window.resize(910, 432)
    stage.desktop.window.activateWindow()
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.form.go_to("consent")
    stage.settle()
    assert page.area.verticalScrollBar().value() > 0
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    QApplication.processEvents()
    assert page.foot.toast.isVisible()
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("size", "is_under"), [((1366, 688), True), ((1092, 534), False), ((910, 432), False)]
)
def test_what_a_nik_says_stands_large_under_it_where_a_screen_has_the_room(
    stage: Stage, size: tuple[int, int], is_under: bool
) -> None:
    """Beneath, the eye that typed goes straight on to it; a low screen has no line to give."""
    stage.desktop.window.resize(*size)
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    parts = page.form.parts
    nik = QRect(parts.nik.mapTo(page, QPoint(0, 0)), parts.nik.size())
    person = parts.derived.person
    said = person.mapTo(page, QPoint(0, 0))
    letters = person.fontInfo().pixelSize()

    assert (said.y() > nik.bottom()) is is_under
    assert (said.x() > nik.right()) is not is_under
    assert said.x() == nik.x() or not is_under
    assert letters == (20 if is_under else 16) > parts.texts["name"].fontInfo().pixelSize()


@pytest.mark.parametrize("size", [(1366, 688), (1092, 534), (910, 432)])
def test_nik_what_it_says_and_the_foot_are_always_in_sight(
    stage: Stage, size: tuple[int, int]
) -> None:
    stage.desktop.window.resize(*size)
    page = stage.view.registration
    page.form.show_form(replace(WELDER, nik="3375010101850021"))
    stage.settle()
    bar = page.area.verticalScrollBar()
    for place in (0, bar.maximum()):
        bar.setValue(place)
        for part in (page.form.parts.nik, page.form.parts.derived.person, page.save):
            whole = QRegion(part.rect())
            assert part.visibleRegion().boundingRect() == whole.boundingRect(), part


def test_a_self_employed_worker_s_form_needs_no_scrolling_at_125_per_cent(stage: Stage) -> None:
    stage.desktop.window.resize(1092, 534)
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    bar = page.area.verticalScrollBar()
    # The layout follows in its own time.
    stage.qtbot.waitUntil(lambda: bar.maximum() == 0, timeout=PATIENCE_MS)
