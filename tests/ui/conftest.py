"""A desktop behind its real window, sitting on a real encrypted file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.reference import ReferenceBooks
from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import Opened
from tests.fixtures.desk import books, database, desk
from tests.fixtures.easy import easy_guesses
from tests.fixtures.people import NOW
from ui.app import Desktop
from ui.widgets.desk_view import DeskView

__all__ = ["books", "database", "desk", "easy_guesses"]

PATIENCE_MS = 60_000
"""Until a wait is given up: a machine that is shared is slow, and that is no failure."""


class MemoryKeychain(Keychain):
    """Holds secrets for one test: the keychain is not ours, so it alone is played."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self.held.get(name)

    def write(self, name: str, secret: bytes) -> None:
        self.held[name] = secret

    def forget(self, name: str) -> None:
        self.held.pop(name, None)


@dataclass
class Stage:
    """A desktop and the ways a test looks at it."""

    desktop: Desktop
    desk: Desk
    qtbot: QtBot

    @property
    def view(self) -> DeskView:
        assert self.desktop.view is not None
        return self.desktop.view

    def settle(self) -> None:
        """Wait until everything asked has been answered."""
        self.qtbot.waitUntil(lambda: self.desktop.jobs.under_way == 0, timeout=PATIENCE_MS)
        QApplication.processEvents()

    def enter(self) -> None:
        self.desktop.enter(Opened(self.desk.database, self.desk.officer))
        self.desktop.window.show()
        self.view.stop()  # a test sends when it wants to
        self.settle()


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def make_desktop(
    qapp: QApplication, tmp_path: Path, keychain: MemoryKeychain, books: ReferenceBooks
) -> Iterator[Callable[[], Desktop]]:
    """Make desktops that are closed at the end, with nothing left running."""
    made: list[Desktop] = []

    def make() -> Desktop:
        desktop = Desktop(qapp, tmp_path / "laptop", keychain, lambda: NOW, books=books)
        made.append(desktop)
        return desktop

    yield make
    for desktop in made:
        desktop.window.close()  # first, as in life: what it keeps of the typing is waited for
        desktop.close()
        drop(desktop.window)


@pytest.fixture
def stage(make_desktop: Callable[[], Desktop], desk: Desk, qtbot: QtBot) -> Stage:
    """An unlocked desktop with an empty register, the form in front."""
    stage = Stage(make_desktop(), desk, qtbot)
    stage.desktop.window.resize(1366, 688)
    stage.enter()
    return stage


def drop(widget: QWidget) -> None:
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
