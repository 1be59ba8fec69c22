"""A practice put before the open desk, and thrown away behind it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Unavailable
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.widgets.shell import Shell

if TYPE_CHECKING:  # what lies behind the door is read while somebody types at it
    from desktop_app.use_cases.desk import Desk
    from ui.rooms.open_desk import OpenDesk
    from ui.rooms.practice import PracticeRoom


class Practising(QObject):
    """Never more than one practice at a time; the real desk goes on sending behind it.

    Args:
        folder: Where the clerk's data lies.
        jobs: The lanes.
        window: Shows it.
        parent: The running program.

    Attributes:
        desk: The open desk, if any. Given and not asked for: who asks would hold the program, and
            one that was ended would go on answering until the collector came by.

    Signals:
        lock_wanted: The door is to be closed.
        broke: A bug's error.
    """

    lock_wanted = Signal()
    broke = Signal(object)

    def __init__(
        self,
        folder: Path,
        jobs: JobRunner,
        window: Shell,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder, self._jobs, self._window = folder, jobs, window
        self.desk: OpenDesk | None = None
        self.room: PracticeRoom | None = None
        self._asked_by: OpenDesk | None = None
        self._sits: object = None

    def begin(self) -> None:
        """Make a file for it, and show it as soon as that is there."""
        from desktop_app.use_cases.practice import begin_practice

        room = self.desk
        if room is not None and self.room is None and self._asked_by is None:
            self._asked_by, self._sits = room, room.desk.officer.id
            folder = self._folder
            self._jobs.run(lambda: begin_practice(folder, room.desk), self._show, self._failed)

    def end(self) -> None:
        """Show the real desk again, and throw the practice away once nothing works on it."""
        at, self.room = self.room, None
        self._sits = None  # one that is still being made comes too late
        if at is None:
            return
        room = self.desk
        if room is not None:
            self._window.show_view(room.view)
            room.view.come_back()
        self._jobs.settle(lambda: self._throw_away(at))

    def close(self) -> None:
        """Close its file; called once the lanes are closed."""
        if self.room is not None:
            self.room.close()

    def _failed(self, error: Exception) -> None:
        self._asked_by = None
        room = self.desk
        if isinstance(error, Unavailable) and room is not None:
            room.view.notice.say(sentence_of(error), "warn")
        else:
            self.broke.emit(error)

    def _show(self, desk: "Desk") -> None:
        from desktop_app.use_cases.practice import clear_practice
        from ui.rooms.practice import PracticeRoom

        asked_by, self._asked_by = self._asked_by, None
        room = self.desk
        if room is None or room is not asked_by or self._sits != room.desk.officer.id:
            desk.database.close()  # somebody was quicker
            folder = self._folder
            self._jobs.run(lambda: clear_practice(folder), lambda _gone: None)
            return
        at = self.room = PracticeRoom(desk, self._folder, room.around, self)
        at.broke.connect(self.broke)
        at.left.connect(self.end)
        at.view.lock_wanted.connect(self.lock_wanted)
        self._window.show_view(at.view)
        at.view.start()

    def _throw_away(self, at: "PracticeRoom") -> None:
        """Drop a practice nobody waits for an answer of any more."""

        def gone(_nothing: None) -> None:
            self._window.drop_view(at.view)
            at.deleteLater()

        self._jobs.run(at.close, gone)
