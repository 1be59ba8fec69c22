"""A program started as a clerk starts it, in a process of its own: it tells when it took a key.

``bare`` is the least a PySide6 program can be: a ``QMainWindow`` with one ``QLineEdit``. ``desk``
is the whole program by ``ui.app.run``, with a password typed at the door; when the form stands, a
letter is typed into it. Either is ready when the first letter typed has been painted.

It asks for nothing a frozen program has not got (no QtTest, no unittest), so that the very same
lines can be frozen in place of the program's own first ones (``frozen_start.py``).
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

PASSWORD = "melati putih 47 pagi"
_LONGEST = 60.0
_LOOKS_EVERY_MS = 2
_ROUND = "desktop_app.sync.round"
_ROUND_SECONDS = 3.0  # from the first line of it that is read, until it has found nobody there


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def wait_until(seen: Callable[[], object], what: str) -> None:
    """Run the window until something is seen; between events it sleeps, as at a clerk's."""
    until = time.monotonic() + _LONGEST
    tick = QTimer()
    tick.start(_LOOKS_EVERY_MS)
    while not seen():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > until:
            raise TimeoutError(what)


def press(editor: QWidget, key: Qt.Key, letter: str = "") -> None:
    """Press a key and let it go, as the window system tells it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)


def first_letter(editor: QLineEdit, letter: str) -> float:
    """Type a letter, and return the moment at which it stood there, of the machine's own clock."""
    watch, typed = Painted(editor), list[str]()
    editor.textEdited.connect(typed.append)
    press(editor, Qt.Key(ord(letter.upper())), letter)
    wait_until(lambda: typed and watch.times, "a letter was not painted")
    return time.monotonic()


def bare() -> dict[str, float]:
    app = QApplication([])
    window, editor = QMainWindow(), QLineEdit()
    window.setCentralWidget(editor)
    window.show()
    editor.setFocus()
    wait_until(editor.hasFocus, "the bare window")
    ready = first_letter(editor, "3")
    del app
    return {"ready": ready, "cpu": time.process_time()}


def _focused_line() -> QLineEdit | None:
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, QLineEdit) else None


def desk(folder: Path, pause: float, *, sends: bool = False) -> dict[str, float]:
    """Start as the frozen program does, unlock, and type the first letter of a registration.

    Args:
        folder: With a file and its vault, whose password is ``PASSWORD``.
        pause: Seconds the clerk takes for typing it.
        sends: Go on until the first round with the city has been tried.
    """
    from argon2.low_level import hash_secret_raw as stretch  # noqa: PLC0415 - counted

    from desktop_app import __version__  # noqa: PLC0415 - counted, as all the program is
    from desktop_app.__main__ import main as run  # noqa: PLC0415 - counted
    from desktop_app.storage import stretching  # noqa: PLC0415 - counted
    from desktop_app.updating.start import begin  # noqa: PLC0415 - counted

    told: dict[str, float] = {"argon2": 0.0, "argon2_cpu": 0.0}

    def stretched(*given: object, **named: object) -> bytes:
        wall, cpu = time.monotonic(), time.thread_time()
        made = stretch(*given, **named)  # type: ignore[arg-type]  # handed through as they came
        told["argon2"] += time.monotonic() - wall
        told["argon2_cpu"] += time.thread_time() - cpu
        return made

    def drive(*_given: object) -> int:
        wait_until(_focused_line, "the door")
        door = cast("QLineEdit", _focused_line())
        told["door"] = first_letter(door, "m")
        told["door_cpu"] = time.process_time()
        until = time.monotonic() + pause
        wait_until(lambda: time.monotonic() > until, "the typing")
        door.setText(PASSWORD)
        told["entered"], told["entered_cpu"] = time.monotonic(), time.process_time()
        press(door, Qt.Key.Key_Return)

        def form() -> bool:
            line = _focused_line()
            return line is not None and line is not door and bool(line.property("nik"))

        wait_until(form, "the form")
        told["ready"] = first_letter(cast("QLineEdit", _focused_line()), "3")
        told["cpu"] = time.process_time()
        told["resident_mb"] = resident_mb()
        if sends:
            wait_until(lambda: _ROUND in sys.modules, "the first round")
            ended = time.monotonic() + _ROUND_SECONDS
            wait_until(lambda: time.monotonic() > ended, "the end of the round")
            told["resident_after_round_mb"] = resident_mb()
        return 0

    stretching.hash_secret_raw = stretched  # type: ignore[attr-defined]  # timed, and done
    QApplication.exec = drive  # type: ignore[method-assign]  # the loop is run from here
    sys.argv = [sys.argv[0], f"--data={folder}"]
    begin(run, __version__)
    return told


def resident_mb() -> float:
    """Return the memory this process holds, in MiB: what Linux calls resident."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def main() -> int:
    what, *rest = sys.argv[1:]
    sends = "sends" in rest
    told = bare() if what == "bare" else desk(Path(rest[0]), float(rest[1]), sends=sends)
    sys.stdout.write(f"{json.dumps(told)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
