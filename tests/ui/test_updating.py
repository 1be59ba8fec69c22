"""The section of updates: looks beside the work, tells once, and stands in nobody's way."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.use_cases.updating import Looked, Standing
from tests.ui.conftest import PATIENCE_MS
from ui.icons import Icons
from ui.jobs import JobRunner
from ui.theme import Theme
from ui.viewmodels.updating import UpdateActs, UpdateShown, UpdateViewModel
from ui.widgets.update_box import UpdateBox

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NEW = Looked(AT, "0.2.0", "Antrean cetak lebih cepat.")


class Program(QObject):
    """What updates do, in memory: the real ones are in tests/updating."""

    def __init__(self) -> None:
        super().__init__()
        self.state = Standing("0.1.0")
        self.finds: Looked | Unavailable = NEW
        self.fit = True
        self.did: list[str] = []
        self.broken_off = False
        self.answers = threading.Event()
        self.answers.set()

    def _break_off(self) -> None:
        self.broken_off = True
        self.answers.set()

    def acts(self, *, may_look: bool = True) -> UpdateActs:
        def look(stick: Path | None) -> Looked:
            self.did.append(f"look {stick}" if stick else "look")
            if stick is None and not self.answers.wait(PATIENCE_MS / 1000):
                raise TimeoutError
            if self.broken_off and stick is None:
                raise Unavailable("update.broken_off")
            if isinstance(self.finds, Unavailable):
                raise self.finds
            self.state = Standing("0.1.0", self.finds)
            return self.finds

        def try_on_copy(version: str) -> None:
            self.did.append(f"try {version}")
            if not self.fit:
                raise Unavailable("update.copy_differs")
            self.state = Standing("0.1.0", Looked(AT, version, NEW.changes, tried=True))

        def choose(version: str) -> None:
            self.did.append(f"choose {version}")
            self.state = Standing("0.1.0", self.state.looked, version)

        return UpdateActs(
            standing=lambda: self.state,
            may_look=may_look,
            look=look,
            try_on_copy=try_on_copy,
            choose=choose,
            forget_left=lambda: self.did.append("forget"),
            break_off=self._break_off,
            stop=lambda: self.did.append("stop"),
            zone="Asia/Jakarta",
        )


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    resources = resource_folder()
    return Theme(qapp, Icons(resources / "icons"), resources / "fonts")


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def model(program: Program, jobs: JobRunner) -> UpdateViewModel:
    return UpdateViewModel(jobs, program.acts())


def _shown(qtbot: QtBot, signal: SignalInstance, act: object) -> UpdateShown:
    with qtbot.waitSignal(signal, timeout=PATIENCE_MS) as waited:
        act()  # type: ignore[operator]  # an act without arguments
    found: UpdateShown = (waited.args or [None])[0]
    return found


def test_what_is_found_is_tried_and_then_offered(
    model: UpdateViewModel, program: Program, qtbot: QtBot, theme: Theme
) -> None:
    box = UpdateBox(model, theme)
    qtbot.addWidget(box)
    shown = _shown(qtbot, model.shown, box.look.click)

    assert program.did == ["look", "try 0.2.0"]
    assert shown.ready == "0.2.0"
    assert box.use.isVisibleTo(box)
    assert box.changes.text() == "Antrean cetak lebih cepat."
    shown = _shown(qtbot, model.shown, box.use.click)
    assert program.did[-1] == "choose 0.2.0"
    assert not box.use.isVisibleTo(box)
    assert "0.2.0" in box.state.text()
    assert "0.2.0" in box.notice.words.text()


def test_what_comes_by_itself_is_told_once(
    model: UpdateViewModel, program: Program, qtbot: QtBot
) -> None:
    told: list[str] = []
    model.ready.connect(told.append)
    for _ in range(2):
        _shown(qtbot, model.shown, model._look_by_itself)

    assert len(told) == 1
    assert "0.2.0" in told[0]
    model.stop()
    assert program.did[-1] == "stop"


def test_a_line_that_is_down_is_told_to_whoever_asked_alone(
    model: UpdateViewModel, program: Program, qtbot: QtBot, jobs: JobRunner
) -> None:
    program.finds = Unavailable("update.unreachable")
    told: list[str] = []
    model.unavailable.connect(told.append)
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE_MS):
        model._look_by_itself()
    assert told == []
    with qtbot.waitSignal(model.unavailable, timeout=PATIENCE_MS):
        model.look()
    model.stop()


def test_what_is_not_genuine_is_told_to_everybody(
    model: UpdateViewModel, program: Program, qtbot: QtBot
) -> None:
    program.finds = Unavailable("update.not_proven", {"why": "UnsignedMetadataError"})
    with qtbot.waitSignal(model.unavailable, timeout=PATIENCE_MS) as told:
        model._look_by_itself()
    assert "tidak terbukti asli" in str(told.args)
    model.stop()


def test_a_version_that_is_not_fit_is_not_offered(
    model: UpdateViewModel, program: Program, qtbot: QtBot
) -> None:
    program.fit = False
    with qtbot.waitSignal(model.unavailable, timeout=PATIENCE_MS):
        model.look()
    assert _shown(qtbot, model.shown, model.read).ready == ""


def test_who_asks_while_a_look_is_under_way_waits_for_it(
    model: UpdateViewModel, program: Program, qtbot: QtBot, theme: Theme
) -> None:
    box = UpdateBox(model, theme)
    qtbot.addWidget(box)
    program.answers.clear()
    model._look_by_itself()
    assert box.look.isEnabled()

    box.look.click()
    assert not box.look.isEnabled()
    with qtbot.waitSignal(model.done, timeout=PATIENCE_MS):
        program.answers.set()
    assert box.look.isEnabled()
    assert program.did == ["look", "try 0.2.0"]


def test_a_stick_is_looked_at_at_once_whatever_the_line_is_doing(
    model: UpdateViewModel, program: Program, qtbot: QtBot
) -> None:
    told: list[str] = []
    model.unavailable.connect(told.append)
    program.answers.clear()
    model.look()

    with qtbot.waitSignal(model.done, timeout=PATIENCE_MS):
        model.look_on("/media/usb")
    assert program.did == ["look", f"look {Path('/media/usb')}", "try 0.2.0"]
    assert told == []


def test_from_a_stick(model: UpdateViewModel, program: Program, qtbot: QtBot) -> None:
    _shown(qtbot, model.shown, lambda: model.look_on("/media/usb"))
    assert program.did[0] == f"look {Path('/media/usb')}"


def test_a_version_that_was_left_is_told_at_the_desk(
    model: UpdateViewModel, program: Program, qtbot: QtBot, jobs: JobRunner
) -> None:
    program.state = Standing("0.1.0", left="0.2.0", why="update.hung")
    with qtbot.waitSignals([model.left, jobs.idle], timeout=PATIENCE_MS):
        model.start()
    assert program.did == ["forget"]
    model.stop()


def test_where_nothing_is_set_up_nothing_is_offered(
    program: Program, jobs: JobRunner, qtbot: QtBot, theme: Theme
) -> None:
    model = UpdateViewModel(jobs, program.acts(may_look=False))
    box = UpdateBox(model, theme)
    qtbot.addWidget(box)
    _shown(qtbot, model.shown, model.read)

    assert not box.look.isVisibleTo(box)
    assert not box.stick.isVisibleTo(box)
