"""The way back in for a laptop whose key is lost: there when it is needed, and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from tests.ui.conftest import PATIENCE_MS
from ui.changes import Changes
from ui.icons import Icons
from ui.jobs import JobRunner
from ui.theme import Theme
from ui.viewmodels.letting_in import LettingInActs, LettingInViewModel
from ui.widgets.letting_in_box import LettingInBox


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner(qapp)
    yield runner
    runner.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    resources = resource_folder()
    return Theme(qapp, Icons(resources / "icons"), resources / "fonts")


@pytest.mark.parametrize("wanted", [True, False])
def test_the_section_is_there_only_when_the_key_is_lost(
    qtbot: QtBot, jobs: JobRunner, theme: Theme, wanted: bool
) -> None:
    def never(_: object) -> None:
        raise AssertionError

    model = LettingInViewModel(jobs, Changes(), LettingInActs(lambda: wanted, never, never))
    box = LettingInBox(model, theme)
    qtbot.addWidget(box)

    with qtbot.waitSignal(model.wanted, timeout=PATIENCE_MS):
        model.read()

    assert box.isVisible() is wanted


def test_a_code_is_taken_and_a_refusal_is_said_in_words(
    qtbot: QtBot, jobs: JobRunner, theme: Theme
) -> None:
    taken: list[str] = []

    def by_code(code: str) -> None:
        if taken:
            raise Unavailable("sync.code_used")
        taken.append(code)

    def by_file(path: Path) -> None:
        path.read_bytes()

    model = LettingInViewModel(jobs, Changes(), LettingInActs(lambda: True, by_file, by_code))
    box = LettingInBox(model, theme)
    qtbot.addWidget(box)
    box.code.setText("7KQ4-M2XD-9RTA")

    with qtbot.waitSignal(model.done, timeout=PATIENCE_MS):
        box.by_code.click()
    with qtbot.waitSignal(model.refused, timeout=PATIENCE_MS) as used:
        box.by_code.click()
    with qtbot.waitSignal(model.refused, timeout=PATIENCE_MS) as unread:
        model.take_file("/tidak/ada.loket")

    assert taken == ["7KQ4-M2XD-9RTA"]
    assert used.args
    assert unread.args
    assert used.args != unread.args


@pytest.mark.parametrize("wanted", [True, False])
def test_a_file_nobody_asked_for_is_taken_only_where_it_is_wanted_and_only_now(
    qtbot: QtBot, jobs: JobRunner, tmp_path: Path, wanted: bool
) -> None:
    """Looked at later for another reason, the same laptop takes nothing behind anybody's back."""
    taken: list[Path] = []
    otherwise: list[None] = []
    acts = LettingInActs(lambda: wanted, taken.append, lambda _code: None)
    model = LettingInViewModel(jobs, Changes(), acts)

    model.take_if_wanted(str(tmp_path), lambda: otherwise.append(None))
    qtbot.waitUntil(lambda: bool(taken or otherwise), timeout=PATIENCE_MS)
    with qtbot.waitSignal(model.wanted, timeout=PATIENCE_MS):
        model.read()

    assert (taken, otherwise) == (([tmp_path], []) if wanted else ([], [None]))
