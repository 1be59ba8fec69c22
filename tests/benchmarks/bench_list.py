"""The list with 100,000 people on file: from the key to the painted rows, as a clerk waits for it.

A process of its own draws at 150 %, because Qt takes its scale once. Every key goes through the
real window: the search runs in its lane, its answer comes by the event loop, and the clock stops
when the rows are painted. The same keys are timed in the processor's own seconds too, which a busy
machine leaves alone.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.listing import ListFilter, Question, Sorting, SortKey
from desktop_app.domain.membership import Status
from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import Database, create_database
from desktop_app.use_cases.first_run import Opened
from tests.benchmarks.figures import Figure, p95, p99, timed
from tests.benchmarks.made_up import START, fill, people, unlike
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.memory_keychain import MemoryKeychain
from ui.app import Desktop
from ui.widgets.desk_view import DeskView, Tab

SIZE = 100_000
SCALE = "1.5"
_SOUGHT = 24
_ARROWS = 150
_PAGES = 60
_LONGEST = 20.0


def run() -> list[Figure]:
    """Measure in a process that draws at 150 %."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": SCALE}
    command = [sys.executable, "-m", "tests.benchmarks.bench_list"]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    rows = json.loads(told.stdout.splitlines()[-1])
    return [Figure(*row) for row in rows]


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


class Window:
    """The list of a real desktop, and what it takes from a key to the painted rows."""

    def __init__(self, app: QApplication, view: DeskView) -> None:
        self._app, self.view = app, view
        self.rows = view.list.rows
        self._painted = Painted(self.rows.viewport())
        self._answers = self._before = 0
        view.models.workers.shown.connect(self._note)
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def _note(self) -> None:
        self._answers += 1
        self._before = self._painted.times

    def settle(self, least: int) -> None:
        while self._answers < least:
            self._app.processEvents()

    @property
    def answers(self) -> int:
        return self._answers

    def key(self, press: Callable[[], None], *, answers: int = 0) -> None:
        """Press, and wait until the answer there has to be is painted."""
        wall, cpu = time.perf_counter(), time.process_time()
        wanted, self._before = self._answers + answers, self._painted.times
        press()
        while self._answers < wanted or self._painted.times == self._before:
            self._app.processEvents()
            if time.perf_counter() - wall > _LONGEST:
                raise TimeoutError("a key was not answered, or nothing was painted")
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)


def _measure() -> list[tuple[str, float, str, float]]:
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = create_database(Path(folder) / "loket.db", KEY)
        desk = new_desk(database, read_books(resource_folder()), DEVICE)
        fill(database, unlike(people()), SIZE)
        database.checkpoint()
        orders = _order_times(database)
        desktop = Desktop(app, Path(folder) / "laptop", MemoryKeychain(), lambda: START)
        desktop.window.resize(910, 432)
        desktop.enter(Opened(database, desk.officer))
        desktop.window.show()
        view = desktop.view
        assert view is not None
        view.stop()
        window = Window(app, view)
        view.go_to(Tab.LIST)
        window.settle(1)
        typed = _type(window)
        scrolled = _scroll(window)
        desktop.close()
        database.close()
    keys = (*typed.wall, *scrolled[0])
    spent = (*typed.cpu, *scrolled[1])
    return [
        ("key_to_list_100k_p99_ms", p99(keys), "ms", 50),
        ("key_to_list_100k_p95_ms", p95(keys), "ms", 30),
        ("key_to_list_100k_cpu_p99_ms", p99(spent), "ms", 50),
        ("list_order_100k_p95_ms", p95(orders), "ms", 100),
    ]


def _order_times(database: Database) -> list[float]:
    """Ask for the whole list in each order, without and with a filter."""

    def ask(question: Question) -> None:
        with database.reading() as tx:
            tx.workers.order(question)

    filters = (None, ListFilter(statuses=frozenset({Status.ACTIVE})), ListFilter(rw="003"))
    questions = [Question("", only, Sorting(key)) for key in SortKey for only in filters]
    ask(questions[0])
    return [timed(partial(ask, question)) for question in questions]


def _type(window: Window) -> Window:
    """Type names and parts of NIKs letter by letter, and take them back."""
    search = window.view.list.search
    search.setFocus()
    for words in _sought():
        for letter in words:
            if letter == " ":  # the same words are looked for
                QTest.keyClicks(search, letter)
                continue
            window.key(partial(QTest.keyClicks, search, letter), answers=1)
        QTest.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        window.key(partial(QTest.keyClick, search, Qt.Key.Key_Delete), answers=1)
    return window


def _sought() -> Iterator[str]:
    random = Random(5)
    known = list(islice(unlike(people()), 2000))
    for place in random.sample(range(2000), _SOUGHT):
        worker = known[place].worker
        nik = worker.nik.digits if worker.nik else ""
        yield (worker.name[:10], nik[-4:], worker.address.street[:9])[place % 3]


def _scroll(window: Window) -> tuple[list[float], list[float]]:
    """Go through the list by arrows and pages, and from one end to the other."""
    before = len(window.wall)
    rows = window.rows
    rows.setFocus()
    down, page = Qt.Key.Key_Down, Qt.Key.Key_PageDown
    home, end = Qt.Key.Key_Home, Qt.Key.Key_End
    ctrl = Qt.KeyboardModifier.ControlModifier
    keys = [(down, False)] * _ARROWS + [(page, False)] * _PAGES + [(end, True), (home, True)] * 5
    for key, held in keys:
        window.key(partial(QTest.keyClick, rows, key, ctrl if held else _NONE))
    return window.wall[before:], window.cpu[before:]


_NONE = Qt.KeyboardModifier.NoModifier


if __name__ == "__main__":
    print(json.dumps(_measure()))
