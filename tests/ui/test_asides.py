"""A page one comes to from another has a button that leads back there."""

from collections.abc import Callable

import pytest

from tests.ui.conftest import Stage
from ui.widgets.desk_view import DeskView
from ui.widgets.page import Aside

PAGES: list[tuple[Callable[[DeskView], None], Callable[[DeskView], Aside]]] = [
    (DeskView.show_waiting, lambda view: view.waiting),
    (DeskView.show_staff, lambda view: view.staff),
    (DeskView.show_readiness, lambda view: view.readiness),
    (DeskView.show_check, lambda view: view.checking),
    (DeskView.show_archive, lambda view: view.archive),
    (DeskView.show_spool, lambda view: view.spool),
    (DeskView.show_reviews, lambda view: view.reviews),
]


@pytest.mark.parametrize(("show", "page"), PAGES, ids=[show.__name__ for show, _ in PAGES])
def test_its_button_leads_back(
    stage: Stage, show: Callable[[DeskView], None], page: Callable[[DeskView], Aside]
) -> None:
    show(stage.view)
    stage.settle()
    aside = page(stage.view)
    assert stage.view.pages.currentWidget() is aside

    aside.back.click()
    stage.settle()

    assert stage.view.pages.currentWidget() is not aside
