"""The desk with 100,000 people on file: twenty more are typed by real keys, at 150 %.

What the form asks of a clerk's hands is counted (``tests/ui/hands.py``), and what the machine adds
is timed: from a key to the painted letter, from Ctrl+S to "Tersimpan", and the longest the window
was not listening. Beside what the clock says stands what the processor worked, in all threads: that
is the same on a machine that is shared. A process of its own, because Qt takes its scale once.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import create_database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import Opened
from tests.benchmarks.figures import Figure, p95, p99
from tests.benchmarks.made_up import fill, people, unlike
from tests.benchmarks.started import Painted
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import CITY, NOW
from tests.ui.golden import GOLDEN
from tests.ui.hands import Hands, Score
from tests.ui.test_typist import MOST_KEYS, MOST_SECONDS_AT_40, standard_of
from ui.app import Desktop
from ui.widgets.desk_view import DeskView

SIZE = 100_000
SCALE = "1.5"
_LONGEST = 20.0
_SECONDS = {25: 65.0, 40: MOST_SECONDS_AT_40, 55: 38.0}
"""What the prototype of the form took, by the same model: the goal at 40, a yardstick beside it."""


def run() -> list[Figure]:
    """Measure in a process that draws at 150 %."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": SCALE}
    command = [sys.executable, "-m", "tests.benchmarks.bench_desk"]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return [Figure(*row) for row in json.loads(told.stdout.splitlines()[-1])]


@dataclass
class Morning:
    """A real desktop, and how long its window did not listen."""

    app: QApplication
    desktop: Desktop
    desk: Desk
    blocks: list[float] = field(default_factory=list)

    @property
    def view(self) -> DeskView:
        assert self.desktop.view is not None
        return self.desktop.view

    def listen(self) -> None:
        before = time.perf_counter()
        self.app.processEvents()
        self.blocks.append((time.perf_counter() - before) * 1000)

    def settle(self) -> None:
        """Wait until everything asked has been answered."""
        self.listen()
        while self.desktop.jobs.under_way:
            self.listen()
        self.listen()


class TimedHands(Hands):
    """Counts as ``Hands`` does, and times each letter and each save."""

    def __init__(self, morning: Morning) -> None:
        super().__init__(morning)
        self.painted: list[float] = []
        self.painted_cpu: list[float] = []
        self.saves: list[float] = []
        self.saves_cpu: list[float] = []
        self._watched: dict[QWidget, Painted] = {}

    def _key(self, editor: QWidget, character: str) -> None:
        watch = self._watched.setdefault(editor, Painted(editor))
        before, start, worked = watch.times, time.perf_counter(), time.process_time()
        super()._key(editor, character)
        while watch.times == before:
            self.stage.listen()  # type: ignore[attr-defined]  # it is the morning given above
            if time.perf_counter() - start > _LONGEST:
                raise TimeoutError("a letter was not painted")
        self.painted.append((time.perf_counter() - start) * 1000)
        self.painted_cpu.append((time.process_time() - worked) * 1000)

    def _save(self) -> None:
        start, worked = time.perf_counter(), time.process_time()
        super()._save()
        self.saves.append((time.perf_counter() - start) * 1000)
        self.saves_cpu.append((time.process_time() - worked) * 1000)


def _measure() -> list[tuple[str, float, str, float]]:
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = create_database(Path(folder) / "loket.db", KEY)
        desk = new_desk(database, read_books(resource_folder()), DEVICE)
        with database.transaction() as tx:
            tx.settings.put_city(replace(CITY, programmes=()))  # whose quota so many have used up
        fill(database, unlike(people()), SIZE)
        database.checkpoint()
        desktop = Desktop(app, Path(folder) / "laptop", MemoryKeychain(), lambda: NOW)
        desktop.window.resize(910, 432)
        desktop.enter(Opened(database, desk.officer))
        desktop.window.show()
        QTest.qWaitForWindowActive(desktop.window)
        morning = Morning(app, desktop, desk)
        morning.view.stop()
        morning.settle()
        hands = TimedHands(morning)
        scores = [hands.enter(person) for person in GOLDEN]
        desktop.close()
        database.close()
    return _figures(scores, hands, morning)


def _figures(
    scores: list[Score], hands: TimedHands, morning: Morning
) -> list[tuple[str, float, str, float]]:
    standard = standard_of(scores)
    klm = [
        (f"typist_klm{speed}_s", mean(score.seconds(speed) for score in standard), "s", goal)
        for speed, goal in _SECONDS.items()
    ]
    return [
        ("typist_keys", mean(score.keys for score in standard), "keys", MOST_KEYS),
        ("typist_stops", max(score.stops for score in standard), "stops", 15),
        ("typist_mouse", sum(score.mouse for score in scores), "clicks", 0),
        *klm,
        ("key_to_paint_p99_ms", p99(hands.painted), "ms", 50),
        ("key_to_paint_cpu_p99_ms", p99(hands.painted_cpu), "ms", 50),
        ("save_p95_ms", p95(hands.saves), "ms", 150),
        ("save_cpu_p95_ms", p95(hands.saves_cpu), "ms", 150),
        ("gui_longest_block_ms", max(morning.blocks), "ms", 100),
    ]


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(_measure())}\n")
