"""Where the lock meets what was begun a moment before it, and who comes next."""

from tests.ui.conftest import Stage
from ui.widgets.desk_view import Tab
from ui.widgets.unlock_page import UnlockPage


def test_a_practice_that_is_still_being_made_opens_no_locked_desk(stage: Stage) -> None:
    stage.view.go_to(Tab.EVENT)
    stage.view.events.practise.click()

    stage.view.lock_wanted.emit()
    stage.settle()
    stage.settle()

    assert isinstance(stage.desktop.window.view, UnlockPage)
    assert stage.desktop.practice is None
