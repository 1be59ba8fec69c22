"""While the clerk pauses: the log is brought home, copies that are behind are written."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Unavailable
from ui.changes import Changes
from ui.jobs import JobRunner

PAUSE_MS = 2_000
"""After the last change; typing a whole form takes longer than this."""

AGAIN_MS = 30_000
"""Until a disk that refused the copies is tried again."""


class KeepingViewModel(QObject):
    """Tends the file after each change, and says while its second copy is behind.

    Signals:
        behind: How many copies are not written yet; 0 once they are again.
        broke: A bug's error.
    """

    behind = Signal(int)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        tend: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._tend, self._said = jobs, tend, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        changes.happened.connect(lambda _changes: self._timer.start(PAUSE_MS))

    def stop(self) -> None:
        self._timer.stop()

    def _begin(self) -> None:
        self._jobs.run(self._tend, self._tended, self._failed)

    def _tended(self, behind: int) -> None:
        if behind:
            self._timer.start(AGAIN_MS)
        if behind or self._said:
            self.behind.emit(behind)
        self._said = behind

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self._timer.start(AGAIN_MS)  # the next act says what the disk says
        else:
            self.broke.emit(error)
