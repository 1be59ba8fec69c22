"""Pages without a tab of their own: one tab is lit over them, and Esc leads back to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import Stage
from ui.widgets.desk_view import DeskView, Tab

BELONGS: list[tuple[Callable[[DeskView], None], str, Tab]] = [
    (DeskView.show_check, "checking", Tab.SETTINGS),
    (DeskView.show_archive, "archive", Tab.SETTINGS),
    (DeskView.show_staff, "staff", Tab.SETTINGS),
    (DeskView.show_readiness, "readiness", Tab.EVENT),
    (DeskView.show_reviews, "reviews", Tab.LIST),
]
BESIDE: list[tuple[Callable[[DeskView], None], str]] = [
    (DeskView.show_spool, "spool"),
    (DeskView.show_waiting, "waiting"),
]


def lit(stage: Stage) -> list[Tab]:
    """Return the tabs that are drawn as the place one is at."""
    return [Tab(at) for at, tab in enumerate(stage.view.top.tabs) if tab.isChecked()]


def escape(stage: Stage) -> None:
    QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    stage.settle()


@pytest.mark.parametrize(("show", "name", "home"), BELONGS, ids=[name for _, name, _ in BELONGS])
def test_a_page_lights_the_tab_it_belongs_to_and_esc_leads_there(
    stage: Stage, show: Callable[[DeskView], None], name: str, home: Tab
) -> None:
    stage.view.go_to(Tab.COVERAGE)
    show(stage.view)
    stage.settle()
    assert stage.view.pages.currentWidget() is getattr(stage.view, name)
    assert lit(stage) == [home]

    escape(stage)

    assert stage.view.pages.currentWidget() is getattr(stage.view, home.page)
    assert lit(stage) == [home]


@pytest.mark.parametrize(("show", "name"), BESIDE, ids=[name for _, name in BESIDE])
def test_what_is_looked_at_from_anywhere_leads_back_to_where_one_was(
    stage: Stage, show: Callable[[DeskView], None], name: str
) -> None:
    for tab in (Tab.LIST, Tab.REGISTRATION):
        stage.view.go_to(tab)
        show(stage.view)
        stage.settle()
        assert stage.view.pages.currentWidget() is getattr(stage.view, name)
        assert lit(stage) == [tab]

        escape(stage)

        assert stage.view.pages.currentWidget() is getattr(stage.view, tab.page)


def test_news_that_has_been_read_can_be_put_away(stage: Stage) -> None:
    """As that there is no printer: it stood there until a paper had been queued."""
    view, words = stage.view, "Belum ada printer di komputer ini."
    view.go_to(Tab.LIST)
    stage.settle()
    view.models.preview.unavailable.emit(words)
    assert view.notice.isVisible()
    escape(stage)
    assert view.notice.isHidden()
    assert view.pages.currentWidget() is view.list

    view.models.preview.unavailable.emit(words)
    assert view.notice.words.text() == words
    (close,) = view.notice.findChildren(QPushButton)
    close.click()
    assert view.notice.isHidden()
    escape(stage)
    assert view.pages.currentWidget() is view.registration
