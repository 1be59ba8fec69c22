"""Alt and a letter goes to one place: no page has two for the same letter."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.use_cases.desk import Desk
from tests.ui.conftest import Stage
from tests.ui.english import english
from tests.ui.fitting import what_does_not_fit
from tests.ui.sample import register_all
from ui.app import Desktop
from ui.models.worker_table import Column
from ui.widgets.desk_view import Tab
from ui.widgets.field import Field


def letters(page: QWidget) -> list[str]:
    """Return the letters a page's labels and buttons answer to, shown now or at another time."""
    texts = [button.text() for button in page.findChildren(QAbstractButton)]
    texts += [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    bare = [text.replace("&&", "") for text in texts]
    return [text[text.index("&") + 1].lower() for text in bare if "&" in text]


def twice(stage: Stage, tab: Tab) -> set[str]:
    """Return the letters more than one thing of a page answers to."""
    stage.view.go_to(tab)
    stage.settle()
    page = stage.view.pages.currentWidget()
    assert page is not None
    found = letters(page)
    return {letter for letter in found if found.count(letter) > 1}


def edges(page: QWidget) -> set[int]:
    """Return where the fields of a page begin, in its own pixels."""
    fields = [field for field in page.findChildren(Field) if field.isVisible()]
    assert len(fields) > 4
    return {field.mapTo(page, field.rect().topLeft()).x() for field in fields}


@pytest.mark.parametrize("tab", Tab)
def test_no_two_of_a_page_answer_to_one_letter(stage: Stage, tab: Tab) -> None:
    assert not twice(stage, tab)


def test_nor_do_they_in_english_where_its_longer_words_begin_on_one_edge_too(
    make_desktop: Callable[[], Desktop], desk: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    with english(qapp):
        stage = Stage(make_desktop(), desk, qtbot)
        stage.desktop.window.resize(1366, 688)
        stage.enter()
        assert {tab: twice(stage, tab) for tab in Tab} == {tab: set() for tab in Tab}

        stage.view.go_to(Tab.SETTINGS)
        stage.settle()
        assert len(edges(stage.view.settings)) == 1

        register_all(desk)
        stage.view.go_to(Tab.LIST)
        stage.settle()
        rows = stage.view.list.rows
        assert rows.sizeHintForColumn(Column.SEGMENT) <= rows.columnWidth(Column.SEGMENT)

        stage.desktop.window.resize(1183, 745)
        stage.desktop.theme.enlarge(200)
        stage.settle()
        assert list(what_does_not_fit(stage.desktop.window)) == []


def test_the_fields_of_the_settings_begin_on_one_edge(stage: Stage) -> None:
    stage.view.go_to(Tab.SETTINGS)
    stage.settle()

    assert len(edges(stage.view.settings)) == 1
