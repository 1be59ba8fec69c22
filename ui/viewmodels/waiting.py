"""What waits to be sent: each with why and since when, and how the line was of late."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.queue import LineReport
from desktop_app.use_cases.sending import Queue
from ui.changes import Change, Changes
from ui.formats import moment, number
from ui.jobs import JobRunner
from ui.messages import sentence_for
from ui.models.waiting_table import WaitingTableModel

_TEXTS = {
    "never": QT_TRANSLATE_NOOP("waiting", "Server kota belum pernah menjawab."),
    "heard": QT_TRANSLATE_NOOP("waiting", "Jawaban terakhir dari server kota: {at}."),
    "line": QT_TRANSLATE_NOOP(
        "waiting", "Kiriman terakhir {at}: {sent} byte keluar, {received} byte masuk."
    ),
    "why": QT_TRANSLATE_NOOP("waiting", "Sejak {since}: {why}"),
    "some": QT_TRANSLATE_NOOP("waiting", "Ditampilkan {shown} dari {all} yang menunggu."),
}


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """How many wait, and what is told above them."""

    count: int
    told: str


class WaitingViewModel(QObject):
    """Keeps the list of what waits in step with the file, while somebody looks at it.

    Signals:
        shown: ``WaitingShown``.
        look_wanted: Id of a registration.
        broke: An error.
    """

    shown = Signal(object)
    look_wanted = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        queue: Callable[[], Queue],
        zone: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._queue, self._zone = jobs, queue, zone
        self._looked_at = False
        self.table = WaitingTableModel(zone, self)
        changes.happened.connect(self._follow)

    @Slot()
    def read(self) -> None:
        self._looked_at = True
        self._jobs.run(self._queue, self._show, self.broke.emit)

    @Slot(int)
    def open(self, row: int) -> None:
        waiting = self.table.thing(row)
        if waiting is not None:
            subject: UUID = waiting.line.id
            self.look_wanted.emit(subject)

    def _show(self, queue: Queue) -> None:
        self.table.show_all(queue.waiting)
        self.shown.emit(WaitingShown(queue.count, told(queue, self._zone)))

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._looked_at and changes & {Change.WORKERS, Change.OUTBOX}:
            self.read()


def told(queue: Queue, zone: str) -> str:
    """Return in words how the line was, and how much of the queue is shown."""
    parts = [_told_of_line(queue.report, zone)]
    if len(queue.waiting) < queue.count:
        parts.append(_text("some", shown=number(len(queue.waiting)), all=number(queue.count)))
    return " ".join(part for part in parts if part)


def _told_of_line(report: LineReport | None, zone: str) -> str:
    if report is None:
        return _text("never")
    parts = [
        _text("heard", at=moment(report.heard, zone)) if report.heard else _text("never"),
        _text(
            "line",
            at=moment(report.at, zone),
            sent=number(report.sent),
            received=number(report.received),
        ),
    ]
    if report.cause and report.since is not None:
        why = sentence_for(report.cause, report.figures)
        parts.append(_text("why", since=moment(report.since, zone), why=why))
    return " ".join(parts)


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("waiting", str(_TEXTS[key])).format(**figures)
