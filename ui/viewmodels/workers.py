"""The list's knowledge: what is searched for, what it is narrowed to, and what that hides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.membership import Status
from desktop_app.domain.listing import ListFilter
from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence_of
from ui.models.worker_table import PAGE, Pages, WorkerTableModel

_TYPING_PAUSE_MS = 40  # below what anybody feels, above a fast typist's gap within a word


@dataclass(frozen=True, slots=True)
class ListActs:
    """What the list can ask for."""

    page: Callable[[WorkerLine | None, int, ListFilter | None], Sequence[WorkerLine]]
    search: Callable[[str, ListFilter | None], Sequence[WorkerLine]]
    zone: str


class ListViewModel(QObject):
    """Keeps the table in step with the file, the search and the filters.

    Signals:
        shown: Number of lines, and whether more follow.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(int, bool)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ListActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self.table = WorkerTableModel(acts.zone, self)
        self._latest = Latest()
        self._text = ""
        self._only: ListFilter | None = None
        self._asked: tuple[str, ListFilter | None] | None = None
        self._is_watched = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.table.failed.connect(self._failed)
        changes.happened.connect(self._follow)

    @property
    def is_narrowed(self) -> bool:
        """Whether there may be registrations that are not shown."""
        return bool(self._text) or self._only is not None

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for what was typed, once the fingers pause."""
        self._text = text.strip()
        self._pause.start()

    @Slot(str, str)
    def narrow(self, standing: str, segment: str) -> None:
        """Show only one standing and one segment; empty shows all of either."""
        self._only = filter_of(standing, segment)
        self.read()

    @Slot(bool)
    def watch(self, watched: bool) -> None:
        """Follow the file while the list is in sight; coming into sight it is read again."""
        self._is_watched = watched
        if watched:
            self.renew()

    @Slot()
    def renew(self) -> None:
        """Ask again what was asked last: who is chosen and what is in sight stay so."""
        text, only = self._text, self._only
        if self._asked != (text, only):
            self.read()
            return
        last = self.table.line(self.table.rowCount() - 1)
        size = self.table.rowCount() + PAGE

        def ask() -> Sequence[WorkerLine]:
            return self._acts.search(text, only) if text else self._acts.page(None, size, only)

        def renewed(lines: Sequence[WorkerLine]) -> None:
            kept, more = (lines, False) if text else _down_to(last, lines, size)
            self.table.renew(kept, more)
            self._tell()

        self._jobs.run(ask, self._latest.only(renewed), self._failed)

    @Slot()
    def read(self) -> None:
        """Ask anew, from the top; a search runs off this thread, a page is there at once."""
        self._pause.stop()
        text, only = self._text, self._only
        self._asked = (text, only)
        if text:
            self._jobs.run(
                lambda: self._acts.search(text, only),
                self._latest.only(self._found),
                self._failed,
            )
        else:
            self._latest.forget()
            self.table.read_from(Pages(lambda after, size: self._acts.page(after, size, only)))
            self._tell()

    def _found(self, lines: Sequence[WorkerLine]) -> None:
        self.table.show_found(lines)
        self._tell()

    def _tell(self) -> None:
        self.shown.emit(self.table.rowCount(), not self.table.is_whole)

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._is_watched and changes & {Change.WORKERS, Change.OUTBOX}:
            self.renew()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def _down_to(
    last: WorkerLine | None, lines: Sequence[WorkerLine], size: int
) -> tuple[Sequence[WorkerLine], bool]:
    """Return the lines down to the one that was last, a page at least, and whether more follow.

    Args:
        last: The last line that was read before; ids fall from line to line.
        lines: What came of asking for ``size`` of them.
        size: So many that all from before and a page of new ones fit.
    """
    old = [line for line in lines if last is not None and line.id >= last.id]
    kept = lines[: max(len(old), PAGE)]
    return kept, len(kept) < len(lines) or len(lines) == size


def filter_of(standing: str, segment: str) -> ListFilter | None:
    """Return the filter for the two choices above the list, or None when both are open."""
    if not standing and not segment:
        return None
    segments = frozenset({Segment(segment)}) if segment else None
    if standing in {delivery.value for delivery in DeliveryStatus}:
        return ListFilter(deliveries=frozenset({DeliveryStatus(standing)}), segments=segments)
    return ListFilter(
        statuses=frozenset({Status(standing)}) if standing else None, segments=segments
    )
