"""From a stick to the first paper: the real windows driven by keys, a clerk's hands counted.

``python -m tests.campaigns.first_run [--installer FILE] [--speed 25]``

A folder stands for the stick: the installer where one was built, the activation file of a real
city server, the card of keys. The first start is gone through as a clerk does it, one worker is
typed and the proof goes through a real CUPS to a printer that listens. What hands and head take
is the keystroke-level model (``tests/ui/hands.py``); what the machine takes is measured while it
is done.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from central_server.database import Database
from central_server.settings import Settings
from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import create_database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.readiness import make_key_card
from tests.campaigns.office import FileKeychain
from tests.fixtures import cups
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.receiver import receiving
from tests.fixtures.server import found, running_server, sqlite_url
from tests.ui.golden import GOLDEN
from tests.ui.hands import MENTAL_SECONDS, SPEEDS, Hands
from ui.app import Desktop
from ui.help import keys_on_paper
from ui.viewmodels.first_run import Step
from ui.widgets.desk_view import DeskView
from ui.widgets.first_run_page import FirstRunPage
from ui.widgets.preview_dialog import PreviewDialog

GOAL_SECONDS = 300.0
POINT_SECONDS, CLICK_SECONDS = 1.1, 0.2
"""Of the same model: to go somewhere with the mouse, to press and let go."""

THOUGHT_SECONDS = 15.0
"""To think of a password of some words, and once more whether it is a good one."""

HANDWRITTEN_SECONDS = 1.0
"""A character of the recovery code, in block letters."""

PRINTER_SECONDS = 15.0
"""From the last byte to the paper in the tray, of an inkjet that was asleep; CUPS cannot know."""

PASSWORD = "perahu kertas di hulu"
NAME, PRINTER = "Rina Kurniasih", "Meja"
_PATIENCE = 120.0


@dataclass
class Clock:
    """What each part takes: of a head and hands, counted; of the machine, measured."""

    speed: int
    parts: list[tuple[str, float, float]] = field(default_factory=list)
    _hands: float = 0.0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        self._hands, began = 0.0, time.monotonic()
        yield
        self.parts.append((name, self._hands, time.monotonic() - began))

    def add(self, seconds: float) -> None:
        self._hands += seconds

    def think(self, times: int = 1) -> None:
        self.add(times * MENTAL_SECONDS)

    def click(self, *, double: bool = False) -> None:
        self.think()
        self.add(POINT_SECONDS + CLICK_SECONDS * (2 if double else 1))

    def keys(self, typed: str) -> None:
        letter, digit = SPEEDS[self.speed]
        self.add(sum(digit if each.isdigit() else letter for each in typed))

    @property
    def total(self) -> float:
        return sum(hands + machine for _, hands, machine in self.parts)

    def table(self) -> str:
        lines = [f"{name:44}{hands:8.1f}{machine:9.1f}" for name, hands, machine in self.parts]
        head = f"{'':44}{'HANDS':>8}{'MACHINE':>9}"
        whole = f"{'to the first paper':44}{'':8}{self.total:9.1f} s of {GOAL_SECONDS:.0f}"
        return "\n".join([head, *lines, whole])


class Clerk:
    """Somebody who sits down before the laptop for the first time."""

    def __init__(self, desktop: Desktop, clock: Clock) -> None:
        self.desktop, self.clock = desktop, clock

    @property
    def view(self) -> DeskView:
        assert self.desktop.view is not None
        return self.desktop.view

    @property
    def desk(self) -> Desk:
        assert self.desktop.desk is not None
        return self.desktop.desk

    def settle(self) -> None:
        until_true(lambda: self.desktop.jobs.under_way == 0)

    def type(self, editor: QWidget, words: str) -> None:
        QTest.keyClicks(editor, words)
        self.clock.keys(words)

    def press(
        self, key: Qt.Key, mode: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)
        self.clock.keys("x")
        QCoreApplication.processEvents()

    def door(self) -> FirstRunPage:
        assert isinstance(self.desktop.door, FirstRunPage)
        return self.desktop.door


class PrintingHands(Hands):
    """Saves and prints in one chord."""

    def _save(self) -> None:
        saved = self._saved()
        for _ in range(2):
            self._chord(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
            for _ in range(3):
                self.stage.settle()
            if self._saved() > saved:
                return
        raise AssertionError("not saved")


def until_true(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise AssertionError("nothing happens any more")
        QCoreApplication.processEvents()
        time.sleep(0.002)
    QCoreApplication.processEvents()


def lay_out(stick: Path, activation: bytes, installer: Path | None, scratch: Path) -> None:
    """Put onto the stick what a village is given."""
    stick.mkdir()
    (stick / "medono.loket").write_bytes(activation)
    database = create_database(scratch / "kartu.db", KEY)
    desk = new_desk(database, read_books(resource_folder()), DEVICE)
    card = make_key_card(desk, keys_on_paper())
    (stick / "kartu-tombol.pdf").write_bytes(card.pdf)
    database.close()
    if installer is not None:
        shutil.copy(installer, stick)


def install(clock: Clock, stick: Path, scratch: Path) -> None:
    """Double click the installer and say yes twice; unpack it, where it is one for this system."""
    with clock.part("the installer, from the stick"):
        clock.click(double=True)
        clock.click()
        clock.click()
        for package in stick.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, scratch / "installed"], check=True)


def go(clerk: Clerk, stick: Path, arrived: Callable[[], int]) -> None:
    """Go from the empty laptop to the paper."""
    clock, desktop = clerk.clock, clerk.desktop
    with clock.part("activation file, by a double click"):
        clock.click(double=True)
        assert clerk.door().take_file(str(stick / "medono.loket"))
        clerk.settle()
        clock.think()
        clerk.press(Qt.Key.Key_Return)
    with clock.part("name and password"):
        officer = clerk.door().officer
        typed = {officer.name: NAME, officer.password: PASSWORD, officer.again: PASSWORD}
        for editor, words in typed.items():
            assert QApplication.focusWidget() is editor, "Enter leads from field to field"
            clock.think()
            clerk.type(editor, words)
            clerk.press(Qt.Key.Key_Return)
        clock.add(THOUGHT_SECONDS)
        if clerk.door().currentIndex() == Step.OFFICER and desktop.jobs.under_way == 0:
            clerk.press(Qt.Key.Key_Return)
        until_true(lambda: clerk.door().currentIndex() == Step.RECOVERY)
    with clock.part("recovery code, copied by hand"):
        recovery = clerk.door().recovery
        code = recovery.code.text()
        clock.add(len(code.replace("-", "")) * HANDWRITTEN_SECONDS)
        (group,) = re.findall(r"ke-([0-9]+)", recovery.asked.text())
        clock.think()
        clerk.type(recovery.letters, code.split("-")[int(group) - 1])
        clerk.press(Qt.Key.Key_Return)
        if desktop.view is None:
            clerk.press(Qt.Key.Key_Return)
        until_true(lambda: desktop.view is not None)
        clerk.settle()
    with clock.part("the first worker"):
        hands = PrintingHands(clerk)
        score = hands.enter(GOLDEN[0])
        clock.add(score.seconds(clock.speed))
    with clock.part("the paper"):
        dialogs = [each for each in desktop.window.findChildren(PreviewDialog) if each.isVisible()]
        for dialog in dialogs:  # which printer: asked the first time
            until_true(dialog.print.isEnabled)
            clock.think()
            QTest.keyClick(dialog, Qt.Key.Key_Return)
            clock.keys("x")
        until_true(lambda: arrived() > 0)
        clock.add(PRINTER_SECONDS)


def run(installer: Path | None, speed: int) -> Clock:
    """Lay a stick out, go through it all, and return what it took."""
    clock = Clock(speed)
    with tempfile.TemporaryDirectory(prefix="loket-pertama-") as name, receiving() as paper:
        scratch = Path(name)
        url = sqlite_url(scratch)
        city = Database(Settings(database=url))
        found(city)
        city.close()
        with running_server(url) as server, cups.running() as spooler:
            spooler.add(PRINTER, paper.port)
            os.environ["CUPS_SERVER"] = f"127.0.0.1:{spooler.port}"
            lay_out(scratch / "stick", server.activation_file(), installer, scratch)
            install(clock, scratch / "stick", scratch)
            with clock.part("the program starts"):
                app = QApplication.instance() or QApplication([])
                assert isinstance(app, QApplication)
                keychain = FileKeychain(scratch / "keychain")
                desktop = Desktop(app, scratch / "data", keychain, lambda: datetime.now(UTC))
                desktop.window.resize(1366, 688)
                desktop.begin()
                clerk = Clerk(desktop, clock)
                clerk.settle()
            try:
                go(clerk, scratch / "stick", lambda: len(paper.jobs))
            finally:
                desktop.close()
                desktop.window.close()
    return clock


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.campaigns.first_run", description=__doc__)
    parser.add_argument(
        "--installer", type=Path, help="laid onto the stick, and unpacked if a .deb"
    )
    parser.add_argument("--speed", type=int, choices=sorted(SPEEDS), default=min(SPEEDS))
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    clock = run(given.installer, given.speed)
    print(clock.table())
    used = psutil.Process().cpu_times()
    print(f"first_run_s {clock.total:.1f}; {used.user + used.system:.1f} s of CPU in this process")
    return int(clock.total > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
