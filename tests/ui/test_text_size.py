"""Text of another size, and colours: at once, everywhere, and at the door of the next start."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.event import EventForm
from desktop_app.domain.listing import Sorting, SortKey
from desktop_app.errors import Unavailable
from desktop_app.use_cases.settings import (
    COLOURS_FILE,
    TEXT_FILE,
    choose_colours,
    choose_text_size,
    text_size,
)
from tests.fixtures.people import TRADER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.fitting import what_does_not_fit
from tests.ui.keys import press
from ui.app import Desktop
from ui.models.worker_table import Column
from ui.rooms.appearance import theme_of
from ui.stylesheet import style_sheet
from ui.theme import Look
from ui.tokens import DARK, LIGHT, NORMAL, TEXT_SIZES, enlarged, in_text
from ui.widgets.desk_view import Tab
from ui.widgets.field import Field

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_desk(stage: Stage) -> Stage:
    stage.desktop.folder.mkdir(exist_ok=True)
    stage.desktop.window.activateWindow()
    return stage


def test_text_is_as_it_is_where_nothing_was_chosen_or_it_cannot_be_read(tmp_path: Path) -> None:
    assert text_size(tmp_path) == 100
    choose_text_size(tmp_path, 150)
    assert text_size(tmp_path) == 150
    (tmp_path / TEXT_FILE).write_bytes(b"\xff large")
    assert text_size(tmp_path) == 100


def test_a_size_that_cannot_be_kept_is_the_world_s_no(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"file\.not_written"):
        choose_text_size(tmp_path / "nowhere", 150)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_ring_of_two_pixels_moves_nothing_at_any_size(percent: int) -> None:
    """What has the focus has an edge of two, and the least height that gives the second back."""
    sizes = enlarged(NORMAL, percent)
    sheet = style_sheet(LIGHT, sizes, "Mono", "/drawings", percent)

    assert f"min-height: {sizes.field - 2}px" in sheet
    assert f"min-height: {sizes.field - 4}px" in sheet
    assert f"font-size: {in_text(14, percent)}px" in sheet
    assert "border-radius: 6px" in sheet
    assert "max-height: 1px" in sheet


def test_the_keys_of_every_browser_change_it_and_it_is_kept(at_desk: Stage) -> None:
    theme, folder = at_desk.desktop.theme, at_desk.desktop.folder
    label = at_desk.view.registration.form.parts.fields["name"].label
    seen, heights = [], []
    theme.enlarge(150)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        press(key, CONTROL)
        at_desk.settle()
        seen.append(theme.percent)
        heights.append(label.fontMetrics().height())

    assert seen == [200, 200, 150]
    assert heights[0] == heights[1] > heights[2]
    assert text_size(folder) == 150
    press(Qt.Key.Key_0, CONTROL)
    at_desk.settle()
    assert (theme.percent, text_size(folder)) == (100, 100)


def test_what_is_chosen_in_the_settings_holds_at_once(at_desk: Stage) -> None:
    at_desk.view.go_to(Tab.SETTINGS)
    at_desk.settle()
    page = at_desk.view.settings
    width = page.text_size.width()
    page.text_size.choose("200")
    page.text_size.activated.emit(page.text_size.currentIndex())
    at_desk.settle()

    assert at_desk.desktop.theme.percent == 200
    assert page.text_size.width() == 2 * width
    for field in page.findChildren(Field):
        if field.isVisible():  # each label stands beside its box, not above it
            assert field.label.height() == next(iter(field.editors.values())).height()
    press(Qt.Key.Key_Minus, CONTROL)
    at_desk.settle()
    assert page.text_size.value == "150"


def test_the_door_of_the_next_start_has_it_too(
    tmp_path: Path, make_desktop: Callable[[], Desktop]
) -> None:
    (tmp_path / "laptop").mkdir()
    choose_text_size(tmp_path / "laptop", 200)
    choose_colours(tmp_path / "laptop", "dark")
    desktop = make_desktop()
    desktop.begin()
    QApplication.processEvents()

    assert desktop.theme.percent == 200
    assert desktop.window.font().pixelSize() == 28
    page = desktop.window.grab().toImage().pixelColor(2, 2)
    assert page.name() == DARK.bg.lower()
    desktop.theme.prefer(Look.SYSTEM)  # the program of the tests is one for all of them


def test_colours_are_the_system_s_where_none_can_be_read(tmp_path: Path) -> None:
    app = cast("QApplication", QApplication.instance())
    (tmp_path / COLOURS_FILE).write_bytes(b"\xff bright")
    assert theme_of(app, tmp_path).look is Look.SYSTEM
    choose_colours(tmp_path, "violet")
    assert theme_of(app, tmp_path).look is Look.SYSTEM


def test_there_and_back_again_is_where_it_was(at_desk: Stage) -> None:
    """Whoever tries it finds the desk as it was."""
    window = at_desk.desktop.window

    def places() -> list[tuple[str, QRect, int]]:
        return [
            (type(one).__name__, one.geometry(), one.fontInfo().pixelSize())
            for one in window.findChildren(QWidget)
            if one.isVisible()
        ]

    def at_rest() -> list[tuple[str, QRect, int]]:
        """Give them once they move no more: what is laid out anew asks for room in its turn."""
        seen = [places()]

        def is_still() -> bool:
            at_desk.settle()
            seen.append(places())
            return seen[-1] == seen[-2]

        at_desk.qtbot.waitUntil(is_still, timeout=PATIENCE_MS)
        return seen[-1]

    before, there = at_rest(), []
    for percent in (200, 100):
        at_desk.desktop.theme.enlarge(percent)
        there.append(at_rest())

    assert there[0] != before
    assert there[1] == before


def test_where_text_grows_what_is_typed_stays_and_each_field_comes_into_sight(
    at_desk: Stage,
) -> None:
    form = at_desk.view.registration.form
    QTest.keyClicks(form.parts.nik, "3375014507890011")
    at_desk.desktop.theme.enlarge(200)
    at_desk.settle()

    assert form.parts.nik.digits == "3375014507890011"
    assert form.parts.nik.hasFocus()
    for name, editor in form.parts.editors.items():
        if editor.isVisible() and editor.focusPolicy() & Qt.FocusPolicy.TabFocus:
            form.go_to(name)
            at_desk.settle()
            assert editor.visibleRegion().boundingRect() == editor.rect(), name


def test_a_column_the_list_goes_by_is_in_sight_however_narrow(at_desk: Stage) -> None:
    at_desk.view.go_to(Tab.LIST)
    at_desk.desktop.window.resize(900, 600)
    at_desk.settle()
    rows, model = at_desk.view.list.rows, at_desk.view.models.workers

    assert rows.isColumnHidden(Column.RT_RW)
    model.sort(Sorting(SortKey.RT_RW, falls=False))
    at_desk.settle()
    assert not rows.isColumnHidden(Column.RT_RW)
    model.sort(Sorting(SortKey.DAY))
    at_desk.settle()
    assert rows.isColumnHidden(Column.RT_RW)
    assert not rows.isColumnHidden(Column.DAY)


def test_at_twice_the_size_the_news_of_a_save_stands_whole_also_at_an_event(at_desk: Stage) -> None:
    view, window = at_desk.view, at_desk.desktop.window
    window.resize(1183, 745)
    view.models.events.begin(EventForm(name="Pasar Banjarsari"))
    at_desk.settle()
    at_desk.desktop.theme.enlarge(200)
    view.registration.form.show_form(replace(TRADER, name="Siti Nur Rahmawati Kusumaningtyas"))
    at_desk.settle()
    view.registration.save.click()
    at_desk.settle()

    assert view.registration.foot.undo.isVisible()
    assert list(what_does_not_fit(window)) == []
    view.registration.foot.end_news()
    assert view.registration.foot.title.isVisible()
    assert view.registration.save_and_print.isVisible()
