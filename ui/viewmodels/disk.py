"""How much room the disk has left: looked at when the day begins and after every save."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.errors import Unavailable
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence_of


class DiskViewModel(QObject):
    """Warns before the disk is full, for as long as it is nearly so.

    Args:
        jobs: The lanes.
        changes: What was saved.
        trouble: Gives what is wrong with the disk, or None.
        parent: Owns this.

    Signals:
        warned: A sentence; empty once there is room again.
        broke: A bug's error.
    """

    warned = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        trouble: Callable[[], Unavailable | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._trouble, self._said = jobs, trouble, ""
        changes.happened.connect(self._follow)

    @Slot()
    def look(self) -> None:
        self._jobs.run(self._trouble, self._looked, self.broke.emit)

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.WORKERS, Change.OUTBOX}:
            self.look()

    def _looked(self, trouble: Unavailable | None) -> None:
        words = sentence_of(trouble) if trouble else ""
        if words != self._said:
            self._said = words
            self.warned.emit(words)
