"""The queue of what is to be printed: kept going, told of, and answered for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Signal, Slot

from desktop_app.domain.issues import Refused
from desktop_app.domain.print_job import JobState, PrintJob
from desktop_app.errors import Unavailable
from desktop_app.use_cases.printing import SpoolView, Step
from desktop_app.use_cases.resuming import Resumption
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_for, sentence_of
from ui.models.spool_table import SpoolTableModel

SOON, LATER = 600, 5000
"""Milliseconds until the spooler is asked again, and until a printer that said no is tried."""

_TEXTS = {
    "printing": QT_TRANSLATE_NOOP("spool", "Mencetak: {count} lembar lagi di {printer}."),
    "asks": QT_TRANSLATE_NOOP("spool", "{title}: {why}"),
    "waits": QT_TRANSLATE_NOOP("spool", "{count} lembar menunggu dicetak. {why}"),
    "again": QT_TRANSLATE_NOOP("spool", "{count} lembar dicetak lagi, sesudah {title}."),
    "nothing_after": QT_TRANSLATE_NOOP("spool", "Sesudah {title} tidak ada lembar lain."),
    "plan": QT_TRANSLATE_NOOP(
        "spool", "{count} lembar sesudah {title} akan dicetak lagi. Buang dulu yang rusak."
    ),
    "cancelled": QT_TRANSLATE_NOOP("spool", "{count} lembar dibatalkan sebelum dicetak."),
    "moved": QT_TRANSLATE_NOOP("spool", "{count} lembar dipindahkan ke {printer}."),
    "none_moved": QT_TRANSLATE_NOOP(
        "spool", "Tidak ada yang bisa dipindahkan ke {printer}: ukuran kertasnya lain."
    ),
    "choose": QT_TRANSLATE_NOOP("spool", "Pilih dulu printer di Pengaturan."),
}


@dataclass(frozen=True, slots=True)
class SpoolActs:
    """What the queue can ask for; ``step`` and ``recover`` talk to printers."""

    view: Callable[[], SpoolView]
    step: Callable[[frozenset[str]], Step]
    recover: Callable[[], int]
    answer: Callable[[int, bool], None]
    try_again: Callable[[int], None]
    cancel: Callable[[int], None]
    cancel_waiting: Callable[[], int]
    move_waiting: Callable[[str], int]
    plan: Callable[[str], Resumption]
    resume: Callable[[str], int]
    printer: Callable[[], str]
    zone: str


@dataclass(frozen=True, slots=True)
class SpoolShown:
    """What is told of the queue wherever one is.

    Attributes:
        words: "" where nothing is under way.
        tone: As of a notice.
        count: Sheets that are not over.
    """

    words: str
    tone: str
    count: int


class SpoolViewModel(QObject):
    """Hands one sheet after the other over, for as long as there are any.

    Signals:
        shown: ``SpoolShown``.
        planned: A sentence: what would be printed again, if it is wanted.
        done: A sentence.
        refused: A sentence.
        copy_wanted: Id of a registration and the kind of paper, to be printed once more.
        broke: A bug's error.
    """

    shown = Signal(object)
    planned = Signal(str)
    done = Signal(str)
    refused = Signal(str)
    copy_wanted = Signal(object, object)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: SpoolActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self.table = SpoolTableModel(acts.zone, self)
        self._stepping, self._missed, self._runs = False, False, False
        self._closed: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._try_anew)
        changes.happened.connect(self._follow)

    @Slot()
    def start(self) -> None:
        """Look what a crash has left, then go on with what waits."""
        self._runs = True
        self._jobs.run(self._acts.recover, lambda _count: self.wake(), self._failed, Lane.PRINTER)

    @Slot()
    def stop(self) -> None:
        """Hand nothing over any more; what waits goes on at the next start."""
        self._runs = False
        self._timer.stop()

    @Slot()
    def wake(self) -> None:
        """Take a step now, unless one is being taken."""
        if self._stepping or not self._runs:
            self._missed = self._stepping
            return
        self._timer.stop()
        self._stepping = True
        closed = self._closed
        self._jobs.run(
            lambda: self._acts.step(closed), self._stepped, self._broke_off, Lane.PRINTER
        )

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.view, self._show, self._failed)

    def answer(self, row: int, is_out: bool) -> None:
        """Say of a sheet that asks whether it lies whole in the tray."""
        self._act(row, lambda seq: self._acts.answer(seq, is_out))

    def try_again(self, row: int) -> None:
        self._closed = frozenset()
        self._act(row, self._acts.try_again)

    def cancel(self, row: int) -> None:
        self._act(row, self._acts.cancel)

    def copy(self, row: int) -> None:
        """Ask for one more of each paper on a printed sheet; it will say that it is a copy."""
        job = self.table.thing(row)
        for paper in job.papers if job is not None else ():
            self.copy_wanted.emit(paper.worker, paper.kind)

    @Slot()
    def cancel_waiting(self) -> None:
        """Give up everything that has not left this program."""
        self._jobs.run(
            self._acts.cancel_waiting,
            lambda count: self._did("cancelled", count=formats.number(count)),
            self._failed,
        )

    @Slot()
    def move_waiting(self) -> None:
        """Let everything that waits come out of the printer chosen in the settings."""
        printer = self._acts.printer()
        if not printer:
            self.refused.emit(_text("choose"))
            return

        def moved(count: int) -> None:
            key = "moved" if count else "none_moved"
            self._did(key, count=formats.number(count), printer=printer)

        self._jobs.run(lambda: self._acts.move_waiting(printer), moved, self._failed)

    @Slot(str)
    def plan_resumption(self, typed: str) -> None:
        """Say what would be printed again; nothing is, until ``resume``."""
        self._jobs.run(lambda: self._acts.plan(typed), self._was_planned, self._failed)

    @Slot(str)
    def resume(self, typed: str) -> None:
        """Print again what came after the last good number."""
        self._jobs.run(
            lambda: self._acts.resume(typed),
            lambda count: self._did("again", count=formats.number(count), title=typed),
            self._failed,
            Lane.PRINTER,
        )

    def _was_planned(self, plan: Resumption) -> None:
        if not plan.after:
            self.refused.emit(_text("nothing_after", title=plan.last.title))
            return
        count = formats.number(len(plan.after))
        self.planned.emit(_text("plan", count=count, title=plan.last.title))

    def _act(self, row: int, act: Callable[[int], None]) -> None:
        job = self.table.thing(row)
        if job is not None:
            seq = job.seq
            self._jobs.run(lambda: act(seq), lambda _nothing: self._moved(), self._failed)

    def _did(self, key: str, **figures: str) -> None:
        self._closed = frozenset()
        self._moved()
        self.done.emit(_text(key, **figures))

    def _moved(self) -> None:
        self._changes.tell(Change.PRINTING, Change.PAPERS, Change.OUTBOX)

    def _stepped(self, step: Step) -> None:
        self._stepping = False
        self._closed = self._closed | {step.refused} if step.refused else self._closed
        if not step.left:
            self._closed = frozenset()
        if step.moved:
            parts = (Change.PAPERS, Change.OUTBOX) if step.printed else ()
            self._changes.tell(Change.PRINTING, *parts)  # which wakes us again
        elif step.refused or self._missed:
            self._missed = False
            self.wake()  # another printer may still take something, or something new has come
        elif step.left and self._runs:
            self._timer.start(LATER if step.cause else SOON)

    def _try_anew(self) -> None:
        self._closed = frozenset()
        self.wake()

    def _broke_off(self, error: Exception) -> None:
        self._stepping = False
        self._failed(error)

    def _follow(self, changes: frozenset[Change]) -> None:
        if Change.PRINTING in changes:
            self.read()
            self.wake()

    def _show(self, view: SpoolView) -> None:
        self.table.show_all([*view.under_way, *view.over])
        self.shown.emit(spool_shown(view.under_way))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.refused.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def spool_shown(under_way: Sequence[PrintJob]) -> SpoolShown:
    """Return in words how the queue stands: first what asks, then what holds it up."""
    count = len(under_way)
    if not count:
        return SpoolShown("", "calm", 0)
    stuck = next((job for job in under_way if job.state.stops_the_rest and job.cause), None)
    if stuck is not None and stuck.state is not JobState.HANDING:
        why = sentence_for(stuck.cause, {})
        return SpoolShown(_text("asks", title=stuck.title, why=why), "warn", count)
    held = next((job for job in under_way if job.cause), None)
    if held is not None:
        why = sentence_for(held.cause, {})
        return SpoolShown(_text("waits", count=formats.number(count), why=why), "warn", count)
    first = under_way[0]
    words = _text("printing", count=formats.number(count), printer=first.printer)
    return SpoolShown(words, "info", count)


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("spool", str(_TEXTS[key])).format(**figures)
