"""While the desk is open: the whole file proven once a day, a portion at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Unavailable
from desktop_app.use_cases.keeping import Proven
from ui.changes import Change, Changes
from ui.formats import short_number
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of

FIRST_MS = 20_000
"""After the desk was opened: the first minute is the clerk's."""

PORTION_MS = 2_000
AGAIN_MS = 3_600_000
"""Until it is asked again whether a day has passed."""

MOST_NAMED = 3


class ProvingViewModel(QObject):
    """Proves what was saved, and says where it is not so.

    Signals:
        found: A sentence.
        broke: A bug's error.
    """

    found = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        prove: Callable[[], Proven],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._prove = jobs, changes, prove
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go_on)

    def start(self) -> None:
        self._timer.start(FIRST_MS)

    def stop(self) -> None:
        self._timer.stop()

    def go_on(self) -> None:
        """Prove the next portion; not on the lane of the clerk's acts."""
        self._jobs.run(self._prove, self._proven, self._failed, Lane.COPIES)

    def _proven(self, proven: Proven) -> None:
        self._timer.start(PORTION_MS if proven.more else AGAIN_MS)
        if proven.mended:
            self._changes.tell(Change.WORKERS)
            self._say("proving.mended", proven.mended)
        if proven.broken:
            self._say("proving.broken", proven.broken)

    def _say(self, code: str, numbers: tuple[str, ...]) -> None:
        named = ", ".join(map(short_number, numbers[:MOST_NAMED]))
        more = "…" if len(numbers) > MOST_NAMED else ""
        self.found.emit(sentence_of(Unavailable(code, {"numbers": named + more})))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self._timer.start(AGAIN_MS)  # the next act says what the disk says
        else:
            self.broke.emit(error)
