"""The keys that register somebody, written down while the real form is filled in out of sight.

    python -m tests.campaigns.windows_keys FOLDER

Whoever presses the same keys in another window of the same program, on another system, has to come
to the same end. A word is typed; what begins with ``+`` is a key by the name X has for it.
"""

import json
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from installers.demo.drive import WINDOW, Checks, Day
from installers.demo.office import CityOffice, free_port
from installers.demo.sample import people
from installers.demo.typist import _NO_KEY, CONTROL, Typist
from tests.fixtures.memory_keychain import MemoryKeychain
from ui.app import Desktop

SOMEBODY: Mapping[str, str] = list(people())[4]
"""Nobody of those already on file."""

_NAMES = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_S: "s",
    Qt.Key.Key_N: "n",
}


class Recorder(Typist):
    """Writes down what it presses."""

    def __init__(self, app: QApplication, window: QWidget, pictures: Path) -> None:
        super().__init__(app, window, pictures)
        self.pressed: list[str] = []

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NO_KEY) -> None:
        self.pressed.append(f"+{'ctrl+' if held == CONTROL else ''}{_NAMES.get(key, '?')}")
        super().press(key, held)

    def type(self, words: str) -> None:
        self.pressed.append(words)
        super().type(words)


def keys(folder: Path) -> list[str]:
    """Return the keys from an empty form to the saved person.

    Args:
        folder: New; of a city and a laptop that are thrown away.
    """
    office = CityOffice(folder / "kota", free_port())
    activation = office.found()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("there is an application already, and it has no windows")
    laptop = folder / "laptop"
    laptop.mkdir(parents=True)
    desktop = Desktop(app, laptop, MemoryKeychain(), lambda: datetime.now(UTC), activation)
    recorder = Recorder(app, desktop.window, folder)
    try:
        with office.open():
            desktop.window.resize(WINDOW)
            desktop.begin()
            QTest.qWaitForWindowActive(desktop.window)
            Day(office, desktop, recorder, Checks(), folder)._start_anew()
            return _registered(desktop, recorder)
    finally:
        desktop.close()


def _registered(desktop: Desktop, recorder: Recorder) -> list[str]:
    if desktop.view is None:
        raise RuntimeError("the desk is not open")
    form = desktop.view.registration
    saved: list[object] = []
    form.model.registered.connect(lambda registration, _paper: saved.append(registration))
    recorder.pressed.clear()
    recorder.fill_in(form, SOMEBODY)
    recorder.wait_until(lambda: desktop.jobs.under_way == 0, "what is owed")
    recorder.press(Qt.Key.Key_S, CONTROL)
    recorder.wait_until(partial(_is_one, saved), "Tersimpan")
    return recorder.pressed


def _is_one(saved: list[object]) -> bool:
    return len(saved) == 1


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.stdout.write(json.dumps(keys(Path(sys.argv[1]))) + "\n")
