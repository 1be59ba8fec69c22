"""A file opened by a double click: taken to where it belongs, once somebody is there to see it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:  # a start with no file in hand does not pay for these
    from ui.rooms.open_desk import OpenDesk

ACTIVATION_SUFFIX = ".loket"


class HandedFile(QObject):
    """Waits with a file until its place is in sight.

    An activation belongs at the door of a first start, or in the settings where this laptop asks to
    be let in anew; a reply of the city in the settings. Behind a locked door, in a practice, or
    while something else is told, it waits: nobody's file is read behind their back.

    Args:
        app: Says when something else comes to be looked at.
        door: What stands before the desk, or nothing.
        room: The desk, once it is there.
        parent: The running program.
    """

    def __init__(
        self,
        app: QApplication,
        door: Callable[[], QWidget | None],
        room: Callable[[], "OpenDesk | None"],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._door, self._room = door, room
        self._waiting: Path | None = None
        app.focusChanged.connect(self._look)

    @Slot(str)
    def take(self, path: str) -> None:
        """Take a file in hand; one that still waited is forgotten: the last click counts."""
        self._waiting = Path(path)
        self._look()

    def _look(self) -> None:
        path, room = self._waiting, self._room()
        if path is None:
            return
        if room is not None and room.view.isVisible():
            self._waiting = None
            self._to_desk(path, room)
        elif self._to_door(path):
            self._waiting = None

    def _to_door(self, path: Path) -> bool:
        """Read an activation at a first start; say whether it was one, and this is one."""
        from ui.widgets.first_run_page import FirstRunPage  # noqa: PLC0415 - for a handed file only

        door = self._door()
        if not isinstance(door, FirstRunPage) or path.suffix != ACTIVATION_SUFFIX:
            return False
        return door.take_file(str(path))

    def _to_desk(self, path: Path, room: "OpenDesk") -> None:
        from desktop_app.sync.exchange import REPLY_SUFFIX, SUFFIX  # noqa: PLC0415 - for a handed file only
        from ui.widgets.desk_view import Tab  # noqa: PLC0415 - for a handed file only

        if path.suffix == REPLY_SUFFIX:
            room.view.go_to(Tab.SETTINGS)
            room.view.settings.exchange.read.setFocus()
            room.models.exchange.read(str(path))
        elif path.suffix == ACTIVATION_SUFFIX:
            room.view.go_to(Tab.SETTINGS)
            room.models.letting_in.take_if_wanted(str(path), lambda: self._say_active(room))
        elif path.suffix == SUFFIX:
            words = self.tr("Berkas kiriman dibuka di kota, bukan di sini. Bawa ke dinas.")
            room.view.notice.say(words, "info")
        else:
            words = self.tr("Berkas ini bukan aktivasi dan bukan balasan kota. Data tidak berubah.")
            room.view.notice.say(words, "warn")

    def _say_active(self, room: "OpenDesk") -> None:
        words = self.tr("Komputer ini sudah aktif; berkas aktivasi tidak diperlukan.")
        room.view.notice.say(words, "info")
