"""Where the lock meets what was begun a moment before it, and who comes next."""

from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.office import Officer, Role
from tests.fixtures.printers import Tray
from tests.ui.conftest import Stage
from tests.ui.test_reviews import lurah, show
from tests.ui.trays import set_up
from ui.widgets.desk_view import Tab
from ui.widgets.unlock_page import UnlockPage

__all__ = ["lurah"]


def test_a_practice_that_is_still_being_made_opens_no_locked_desk(stage: Stage) -> None:
    stage.view.go_to(Tab.EVENT)
    stage.view.events.practise.click()

    stage.view.lock_wanted.emit()
    stage.settle()
    stage.settle()

    assert isinstance(stage.desktop.window.view, UnlockPage)
    assert stage.desktop.practice is None


def test_whoever_comes_next_sees_nothing_of_a_supervisor_s_page(lurah: Stage) -> None:
    show(lurah)
    page = lurah.view.reviews
    assert page.rows.model().rowCount() == 3
    clerk = Officer(uuid7(), "Teguh Santoso", Role.CLERK)
    assert lurah.desktop.room is not None
    with lurah.desk.database.transaction() as tx:
        tx.officers.add(clerk)

    lurah.desktop.room.hand_over(clerk)
    lurah.settle()
    lurah.view.show_reviews()
    lurah.settle()

    assert page.rows.model().rowCount() == 0
    assert "3 belum" not in page.told.text()


def test_papers_for_many_end_with_whoever_asked_for_them(lurah: Stage) -> None:
    models = lurah.view.models
    clerk = Officer(uuid7(), "Teguh Santoso", Role.CLERK)
    assert lurah.desktop.room is not None
    with lurah.desk.database.transaction() as tx:
        tx.officers.add(clerk)
    tray = Tray("Meja")
    set_up(lurah, tray)
    models.batch.plan([1, 2, 3], PaperKind.PROOF)
    lurah.settle()
    models.batch.begin()
    assert models.batch.is_printing

    lurah.desktop.room.hand_over(clerk)
    lurah.settle()

    with lurah.desk.database.reading() as tx:
        printed = [entry for entry in tx.audit.all() if entry.act == "paper_printed"]
    assert len(printed) == len(tray.out) <= 1
    assert not models.batch.is_printing
