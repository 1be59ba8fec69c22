"""One program for each data folder: seen with real second processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.architecture.house import ROOT
from tests.ui.conftest import PATIENCE_MS
from ui.rooms import one_window
from ui.rooms.one_window import ANSWER_MS, LOCK_NAME, Claim, OneWindow

# The whole program; it says so when its window stands, and each time it comes forward.
PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
import ui.app as app
from desktop_app.__main__ import main
from ui.rooms import one_window
from ui.widgets.shell import Shell
one_window.ANSWER_MS = int(os.environ["ANSWER_MS"])
begin, stay_shut, forward = app.Desktop.begin, app.Desktop.stay_shut, Shell.come_forward
def say(word):
    print(word, flush=True)
def begin_aloud(self):
    begin(self)
    say("begun")
def stay_shut_aloud(self, no):
    stay_shut(self, no)
    say(no.code)
def forward_aloud(self):
    forward(self)
    say("forward" if self.isVisible() else "hidden")
app.Desktop.begin, app.Desktop.stay_shut = begin_aloud, stay_shut_aloud
Shell.come_forward = forward_aloud
sys.exit(main(sys.argv[1:]))
"""

HANDS_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.rooms import one_window
one_window.ANSWER_MS = int(sys.argv[3])
app = QCoreApplication([])
claim = one_window.OneWindow(Path(sys.argv[1])).claim(Path(sys.argv[2]))
sys.exit(0 if claim is one_window.Claim.SHOWN else 1)
"""

Program = subprocess.Popen[str]
Start = Callable[..., Program]
"""Gets the folder, and for how long the first one is asked where that matters."""


@pytest.fixture
def start() -> Iterator[Start]:
    """Start whole programs; what still runs at the end is ended."""
    started: list[Program] = []

    def one(folder: Path, answer_ms: int = PATIENCE_MS) -> Program:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--data", str(folder)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ANSWER_MS": str(answer_ms)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        return program

    yield one
    for program in started:
        program.kill()
        program.communicate()


def says(program: Program) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_second_start_brings_the_first_one_forward_and_ends(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert says(first) == "begun"
    for _ in range(2):
        second = start(tmp_path)
        assert second.wait(PATIENCE_MS / 1000) == 0
        assert says(second) == ""
        assert says(first) == "forward"

    assert first.poll() is None


def test_two_at_the_same_moment_are_one(start: Start, tmp_path: Path) -> None:
    both = [start(tmp_path), start(tmp_path)]
    words = sorted(says(program) for program in both)

    assert words == ["", "begun"]


def test_after_a_kill_the_next_start_is_the_first(start: Start, tmp_path: Path) -> None:
    for _ in range(3):
        program = start(tmp_path)
        assert says(program) == "begun"
        program.send_signal(signal.SIGKILL)
        program.wait(PATIENCE_MS / 1000)
        assert (tmp_path / LOCK_NAME).exists()


def test_two_folders_are_two_programs(start: Start, tmp_path: Path) -> None:
    """Two users of one machine, each with a profile of their own (C18)."""
    assert says(start(tmp_path / "rina")) == "begun"
    assert says(start(tmp_path / "budi")) == "begun"


def test_one_that_does_not_answer_is_told_and_its_file_left_alone(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path)
    assert says(first) == "begun"
    first.send_signal(signal.SIGSTOP)
    try:
        assert says(start(tmp_path, ANSWER_MS)) == "instance.taken"
    finally:
        first.send_signal(signal.SIGCONT)


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.rooms import one_window
from ui.rooms.one_window import OneWindow
app = QCoreApplication([])
window = OneWindow(Path(sys.argv[1]))
window.claim()
os.kill(os.getpid(), 9)
"""


def test_what_a_crash_has_left_shuts_nobody_out_where_it_cannot_be_taken_over(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, on which Qt finds no room for the file it takes a lock over with."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert (tmp_path / LOCK_NAME).exists()
    (tmp_path / f"{LOCK_NAME}.rmlock").mkdir()
    monkeypatch.setattr(one_window, "ANSWER_MS", 1)

    again = OneWindow(tmp_path)

    assert again.claim() is Claim.OURS
    again.release()


def test_a_folder_is_given_back(tmp_path: Path, qapp: object) -> None:
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.claim() is Claim.OURS
    first.release()
    assert second.claim() is Claim.OURS
    second.release()


def test_a_folder_that_is_not_there_or_not_ours_to_write_can_still_be_looked_at(
    tmp_path: Path, qapp: object
) -> None:
    assert OneWindow(tmp_path / "nowhere").claim() is Claim.OURS


def test_what_a_crash_has_left_on_a_disk_that_can_only_be_read_shuts_nobody_out(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    (tmp_path / f"{LOCK_NAME}.rmlock").mkdir()
    monkeypatch.setattr(one_window, "ANSWER_MS", 1)
    monkeypatch.setattr(os, "access", lambda *_asked: False)  # root may write whatever the mode

    assert OneWindow(tmp_path).claim() is Claim.OURS
    assert (tmp_path / LOCK_NAME).exists()


def test_a_file_is_handed_to_the_one_that_runs(tmp_path: Path, qtbot: QtBot) -> None:
    """The second start is a process of its own: it leaves as soon as it is answered."""
    first = OneWindow(tmp_path)
    assert first.claim() is Claim.OURS
    file = tmp_path / "balasan kota é.loket-balas"
    second = subprocess.Popen(
        [sys.executable, "-c", HANDS_OVER, str(tmp_path), str(file), str(PATIENCE_MS)],
        cwd=ROOT,
    )
    with qtbot.waitSignal(first.handed, timeout=PATIENCE_MS) as told:
        pass

    assert second.wait(PATIENCE_MS / 1000) == 0
    assert told.args == [str(file)]
    first.release()
