"""The desk behind the door, made while a password is typed; nothing of the file is in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.use_cases.settings import zone_before
from ui.widgets.shell import Shell

if TYPE_CHECKING:  # what lies behind the door is read while somebody types at it
    from desktop_app.use_cases.desk import Desk
    from ui.rooms.open_desk import OpenDesk

    Make = Callable[[str], OpenDesk]
    """Begins a desk for a zone."""

_A_KEY_MS = 20
"""Left between two steps of making it: what was typed meanwhile is seen first."""


class Ahead(QObject):
    """Makes a desk for the zone of the one that was open here last.

    Args:
        folder: Where the clerk's data lies.
        window: Holds it, unseen.
        parent: The running program. Who begins a desk is told each time and not kept: that would
            hold the program, and the collector might let go of it on another thread.
    """

    def __init__(self, folder: Path, window: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._window = folder, window
        self._room: OpenDesk | None = None

    def begin(self, make: "Make") -> None:
        """Make it, step by step; on a first start there is nothing to go by, and it waits."""
        zone = zone_before(self._folder)
        if zone and self._room is None:
            self._room = make(zone)
            self._go_on()

    def take(self, desk: "Desk", make: "Make") -> "OpenDesk":
        """Return what was made, whole, for whoever sits down; where it does not fit, another."""
        room, self._room = self._room, None
        if room is not None and room.zone != desk.zone:
            room.finish()
            self._window.drop_view(room.view)
            room.deleteLater()
            room = None
        room = room or make(desk.zone)
        room.finish()
        room.sit_down(desk)
        return room

    def close(self) -> None:
        """Leave it as it is: nobody is coming any more."""
        room, self._room = self._room, None
        if room is not None:
            room.leave_unfinished()

    def _go_on(self) -> None:
        room = self._room
        if room is None:
            return
        if room.make_some():
            QTimer.singleShot(_A_KEY_MS, self, self._go_on)
        else:
            self._window.keep_behind(room.view)
