"""Papers for many at once: said beforehand, put into the queue sheet by sheet, stopped at will."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.print_range import places_in
from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from desktop_app.use_cases.batch import BatchPlan
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence, sentence_of

KeptBack = Sequence[tuple[UUID, Issue]]


@dataclass(frozen=True, slots=True)
class BatchActs:
    """What an act on many can ask for; rows are places in the order of saving.

    Attributes:
        put_sheet: Puts the papers of as many as share a sheet into the queue of the chosen
            printer; gives whose paper may not be printed any more.
        per_sheet: How many share one there.
        put_stubs: Puts the archive's stubs of some into its queue; gives how many stubs and sheets.
        printer: The chosen one, or "".
    """

    plan: Callable[[Sequence[int], PaperKind], BatchPlan]
    send_first: Callable[[Sequence[int]], int]
    put_sheet: Callable[[Sequence[UUID], PaperKind], KeptBack]
    per_sheet: Callable[[], int]
    put_stubs: Callable[[Sequence[int]], tuple[int, int]]
    printer: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a batch went.

    Attributes:
        done: Places of those whose paper is in the queue.
        left: How many were still to come.
        kept_back: Whose paper could not be printed any more when its turn came, and why.
        why: Why it ended early, in a sentence; "" where it was asked to, or did not.
    """

    done: Sequence[int]
    left: int
    kept_back: Sequence[tuple[WorkerLine, Issue]] = ()
    why: str = ""


@dataclass
class _Run:
    """A batch under way."""

    plan: BatchPlan
    per_sheet: int
    done: list[int] = field(default_factory=list)
    kept_back: list[tuple[WorkerLine, Issue]] = field(default_factory=list)
    stops: bool = False

    @property
    def passed(self) -> int:
        return len(self.done) + len(self.kept_back)

    @property
    def turn(self) -> Sequence[WorkerLine]:
        """Who shares the next sheet."""
        return self.plan.ready[self.passed : self.passed + self.per_sheet]


class BatchViewModel(QObject):
    """Puts the papers of many into the queue, each sheet whole before the next is begun.

    So it can be stopped between any two, and what will be printed is known at every moment.

    Signals:
        planned: A ``BatchPlan`` and the printer's name: nothing is printed yet.
        turned: Number of the paper, how many there are, and whose it is (``WorkerLine``).
        ended: An ``Ended``.
        put_ahead: How many registrations will be sent first.
        stubs_put: How many stubs are in the queue, on how many sheets, and who has none, a count.
        refused: A sentence.
        broke: A bug's error.
    """

    planned = Signal(object, str)
    turned = Signal(int, int, object)
    ended = Signal(object)
    put_ahead = Signal(int)
    stubs_put = Signal(int, int, int)
    refused = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: BatchActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._whole: BatchPlan | None = None
        self._plan: BatchPlan | None = None
        self._run: _Run | None = None

    @property
    def is_printing(self) -> bool:
        return self._run is not None

    def plan(self, rows: Sequence[int], kind: PaperKind) -> None:
        """Say what would be printed, and what may not be; nothing is, until ``begin``."""
        if self._run is None and rows:
            self._jobs.run(lambda: self._acts.plan(rows, kind), self._was_planned, self._failed)

    @Slot(str)
    def narrow(self, typed: str) -> None:
        """Plan only some of those that were chosen, by their places: "1-10, 15"; all for ""."""
        whole = self._whole
        if whole is None or self._run is not None:
            return
        try:
            places = places_in(typed, len(whole.ready))
        except Refused as no:
            self._plan = None
            self.refused.emit(" ".join(map(sentence, no.issues)))
            return
        self._plan = replace(whole, ready=[whole.ready[place] for place in places])
        self.planned.emit(self._plan, self._acts.printer())

    @Slot()
    def begin(self) -> None:
        """Put what was planned into the queue."""
        plan = self._plan
        if plan is None or self._run is not None or not plan.ready:
            return
        if not self._acts.printer():
            self.refused.emit(sentence_of(Unavailable("printer.none")))
            return
        self._plan = self._whole = None
        self._run = _Run(plan, self._acts.per_sheet())
        self._next()

    @Slot()
    def stop(self) -> None:
        """End after the sheet under way; a plan is forgotten."""
        self._plan = self._whole = None
        if self._run is not None:
            self._run.stops = True

    def send_first(self, rows: Sequence[int]) -> None:
        """Let what waits about some registrations be sent before everything else."""
        self._jobs.run(lambda: self._acts.send_first(rows), self._was_put_ahead, self._failed)

    def print_stubs(self, rows: Sequence[int]) -> None:
        """Put the archive's stubs of some registrations into the queue."""
        if not self._acts.printer():
            self.refused.emit(sentence_of(Unavailable("printer.none")))
            return

        def put(told: tuple[int, int]) -> None:
            stubs, sheets = told
            self._changes.tell(Change.PRINTING)
            self.stubs_put.emit(stubs, sheets, len(rows) - stubs)

        if rows:
            self._jobs.run(lambda: self._acts.put_stubs(rows), put, self._failed)

    def _was_put_ahead(self, count: int) -> None:
        self._changes.tell(Change.OUTBOX)
        self.put_ahead.emit(count)

    def _was_planned(self, plan: BatchPlan) -> None:
        self._plan = self._whole = plan
        self.planned.emit(plan, self._acts.printer())

    def _next(self) -> None:
        run = self._run
        if run is None:
            return
        if run.stops or run.passed == len(run.plan.ready):
            self._end()
            return
        lines, kind = run.turn, run.plan.kind
        self.turned.emit(run.passed + 1, len(run.plan.ready), lines[0])
        subjects = [line.id for line in lines]
        self._jobs.run(
            lambda: self._acts.put_sheet(subjects, kind),
            lambda kept_back: self._was_put(lines, kept_back),
            self._broke_off,
        )

    def _was_put(self, lines: Sequence[WorkerLine], kept_back: KeptBack) -> None:
        """Go on; a registration can have been withdrawn since the plan was made."""
        run = self._run
        if run is None:
            return
        reasons = dict(kept_back)
        run.kept_back += [(line, reasons[line.id]) for line in lines if line.id in reasons]
        run.done += [line.row for line in lines if line.id not in reasons]
        self._changes.tell(Change.PRINTING)
        self._next()

    def _broke_off(self, error: Exception) -> None:
        """End: the next would fare no better."""
        self._end(sentence_of(error) if isinstance(error, Unavailable) else "")
        if not isinstance(error, Unavailable):
            self.broke.emit(error)

    def _end(self, why: str = "") -> None:
        run, self._run = self._run, None
        if run is None:
            return
        left = len(run.plan.ready) - run.passed
        self.ended.emit(Ended(run.done, left, run.kept_back, why))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.refused.emit(sentence_of(error))
        else:
            self.broke.emit(error)
