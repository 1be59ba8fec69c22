"""The system turns dark, and back: told by its portal over a real bus, to a real window's theme."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from installers.demo.secret_service import ADDRESS, no_secret_service
from installers.screen import screen, stop
from tests.architecture.house import ROOT

ABOUT = "org.freedesktop.appearance"
SCHEME = "color-scheme"
DARK, LIGHT = 1, 2  # as the portal's settings number what is preferred
PATIENCE = 60.0  # seconds; a shared machine is slow, and that is no failure
LOOKS_EVERY = 0.05

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.rooms.appearance import theme_of

app = QApplication(sys.argv[:1])
theme = theme_of(app, Path(sys.argv[1]))
tell = lambda: print(theme.tokens.name, flush=True)
theme.changed.connect(tell)
tell()
app.exec()
"""


@dataclass
class System:
    """What a desktop tells its programs about its colours; it alone is played."""

    line: DBusConnection
    prefers: int = LIGHT

    def say(self) -> None:
        """Tell what is preferred now, as on every change."""
        portal = DBusAddress(
            "/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings"
        )
        told = (ABOUT, SCHEME, ("u", self.prefers))
        self.line.send(new_signal(portal, "SettingChanged", "ssv", told))

    def answer(self) -> None:
        """Answer whoever asks; what is no question about colours is not known here."""
        try:
            asked = self.line.receive(timeout=LOOKS_EVERY)
        except TimeoutError:
            return
        if asked.header.message_type is not MessageType.method_call:
            return
        if asked.header.fields[HeaderFields.member] == "ReadAll":
            known = {ABOUT: {SCHEME: ("u", self.prefers)}}
            self.line.send(new_method_return(asked, "a{sa{sv}}", (known,)))
        else:
            self.line.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownProperty"))


@dataclass
class Running:
    """A theme in a process of its own, and what it said of itself, in order."""

    system: System
    told: Path

    def turns(self, to: str) -> bool:
        """Wait until the last it said is this; the system says its part until it is heard."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            self.system.say()
            self.system.answer()
            if self.told.read_text(encoding="ascii").split()[-1:] == [to]:
                return True
        return False


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The theme of a laptop where nothing was chosen, on a display of its own."""
    told = tmp_path / "told"
    with ExitStack() as stack, told.open("wb") as out:
        session = stack.enter_context(no_secret_service())
        display = stack.enter_context(screen("320x240x24"))
        line = stack.enter_context(open_dbus_connection(bus=session[ADDRESS]))
        line.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        started = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path)],
            cwd=ROOT,
            env={
                **_surroundings(), **session, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                "XDG_CURRENT_DESKTOP": "GNOME",
            },
            stdout=out,
        )  # fmt: skip
        stack.callback(stop, started)
        yield Running(System(line), told)


def _surroundings() -> dict[str, str]:
    """Return what a program has around it, without what tests tell theirs."""
    return {key: value for key, value in os.environ.items() if not key.startswith("QT_")}


def test_it_goes_over_with_the_system_and_back(running: Running) -> None:
    assert running.turns("light")
    running.system.prefers = DARK
    assert running.turns("dark")
    running.system.prefers = LIGHT
    assert running.turns("light")
