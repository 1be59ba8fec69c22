"""The daily proof of the file: in portions, beside the clerk's acts, and said when it breaks."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.errors import Unavailable
from desktop_app.storage.proving import Proven
from desktop_app.use_cases.desk import Desk
from tests.ui.conftest import PATIENCE_MS, Stage
from ui.app import Desktop
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.viewmodels.proving import ProvingViewModel

NUMBERS = tuple(f"3375011002-01-{running:05}" for running in range(1, 6))


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner(qapp)
    yield runner
    runner.close()


@pytest.mark.parametrize("fault", ["broken", "mended"])
def test_what_does_not_hold_is_said_with_its_numbers(
    qtbot: QtBot, jobs: JobRunner, fault: str
) -> None:
    changes, told = Changes(), list[frozenset[Change]]()
    changes.happened.connect(told.append)
    found = Proven(more=True, **{fault: NUMBERS})
    model = ProvingViewModel(jobs, changes, lambda: found)

    with qtbot.waitSignal(model.found, timeout=PATIENCE_MS) as said:
        model.go_on()

    [words] = said.args or [""]
    assert "01-00001" in words
    assert "…" in words
    assert told == ([frozenset({Change.WORKERS})] if fault == "mended" else [])
    model.stop()


def test_a_disk_that_says_no_is_asked_again_later_and_a_bug_is_told(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    errors: list[Exception] = [Unavailable("disk.full"), RuntimeError("a bug")]

    def prove() -> Proven:
        raise errors.pop(0)

    model = ProvingViewModel(jobs, Changes(), prove)
    heard: list[Exception] = []
    model.broke.connect(heard.append)
    model.go_on()
    with qtbot.waitSignal(model.broke, timeout=PATIENCE_MS):
        model.go_on()

    assert [type(each) for each in heard] == [RuntimeError]
    model.stop()


def test_a_folder_that_can_only_be_read_is_said_at_the_desk(
    make_desktop: Callable[[], Desktop], desk: Desk, qtbot: QtBot
) -> None:
    desk.database.looking = True
    stage = Stage(make_desktop(), desk, qtbot)

    stage.enter()

    assert "hanya bisa dibaca" in stage.view.notice.words.text()
