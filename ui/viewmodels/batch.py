"""Papers for many at once: said beforehand, printed one by one, stopped whenever wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.event_log import OfficeRecord
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from desktop_app.use_cases.batch import BatchPlan
from desktop_app.use_cases.other_papers import Made
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_of
from ui.viewmodels.preview import PaperActs


@dataclass(frozen=True, slots=True)
class BatchActs:
    """What an act on many can ask for; rows are places in the order of saving."""

    plan: Callable[[Sequence[int], PaperKind], BatchPlan]
    send_first: Callable[[Sequence[int]], int]
    papers: PaperActs


@dataclass(frozen=True, slots=True)
class Ended:
    """How a batch went.

    Attributes:
        done: Places of those whose paper is out.
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
    printer: str
    done: list[int] = field(default_factory=list)
    kept_back: list[tuple[WorkerLine, Issue]] = field(default_factory=list)
    stops: bool = False

    @property
    def passed(self) -> int:
        return len(self.done) + len(self.kept_back)

    @property
    def turn(self) -> WorkerLine:
        return self.plan.ready[self.passed]


class BatchViewModel(QObject):
    """Prints the papers of many, one after the other, each recorded before the next is begun.

    So it can be stopped between any two, and what was printed is known at every moment.

    Signals:
        planned: A ``BatchPlan`` and the printer's name: nothing is printed yet.
        turned: Number of the paper, how many there are, and whose it is (``WorkerLine``).
        ended: An ``Ended``.
        put_ahead: How many registrations will be sent first.
        refused: A sentence.
        broke: A bug's error.
    """

    planned = Signal(object, str)
    turned = Signal(int, int, object)
    ended = Signal(object)
    put_ahead = Signal(int)
    refused = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: BatchActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._plan: BatchPlan | None = None
        self._run: _Run | None = None

    @property
    def is_printing(self) -> bool:
        return self._run is not None

    def plan(self, rows: Sequence[int], kind: PaperKind) -> None:
        """Say what would be printed, and what may not be; nothing is, until ``begin``."""
        if self._run is None and rows:
            self._jobs.run(lambda: self._acts.plan(rows, kind), self._was_planned, self._failed)

    @Slot()
    def begin(self) -> None:
        """Print what was planned."""
        plan, printer = self._plan, self._acts.papers.printer()
        if plan is None or self._run is not None or not plan.ready:
            return
        if printer not in self._acts.papers.printers():
            self.refused.emit(sentence_of(Unavailable("printer.none")))
            return
        self._plan, self._run = None, _Run(plan, printer)
        self._next()

    @Slot()
    def stop(self) -> None:
        """End after the paper that is at the printer; a plan is forgotten."""
        self._plan = None
        if self._run is not None:
            self._run.stops = True

    def send_first(self, rows: Sequence[int]) -> None:
        """Let what waits about some registrations be sent before everything else."""
        self._jobs.run(lambda: self._acts.send_first(rows), self._was_put_ahead, self._failed)

    def _was_put_ahead(self, count: int) -> None:
        self._changes.tell(Change.OUTBOX)
        self.put_ahead.emit(count)

    def _was_planned(self, plan: BatchPlan) -> None:
        self._plan = plan
        self.planned.emit(plan, self._acts.papers.printer())

    def _next(self) -> None:
        run = self._run
        if run is None:
            return
        if run.stops or run.passed == len(run.plan.ready):
            self._end()
            return
        line, kind = run.turn, run.plan.kind
        self.turned.emit(run.passed + 1, len(run.plan.ready), line)
        self._jobs.run(
            lambda: self._acts.papers.make(line.id, kind), self._put_out, self._broke_off
        )

    def _put_out(self, made: Made) -> None:
        run = self._run
        if run is not None:
            self._jobs.run(
                lambda: self._acts.papers.put_out(made.pdf, run.printer),
                lambda _nothing: self._record(made),
                self._broke_off,
                Lane.PRINTER,
            )

    def _record(self, made: Made) -> None:
        self._jobs.run(lambda: self._acts.papers.record(made), self._was_recorded, self._broke_off)

    def _was_recorded(self, _record: PaperRecord | OfficeRecord) -> None:
        if self._run is not None:
            self._run.done.append(self._run.turn.row)
            self._next()

    def _broke_off(self, error: Exception) -> None:
        """Go on where only this paper may not be printed; end where the next would fare no better.

        A registration can have been withdrawn since the plan was made.
        """
        run = self._run
        if run is not None and isinstance(error, Refused):
            run.kept_back.append((run.turn, error.issues[0]))
            self._next()
            return
        self._end(sentence_of(error) if isinstance(error, Unavailable) else "")
        if not isinstance(error, Unavailable):
            self.broke.emit(error)

    def _end(self, why: str = "") -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if run.done:
            self._changes.tell(Change.PAPERS, Change.OUTBOX)
        left = len(run.plan.ready) - run.passed
        self.ended.emit(Ended(run.done, left, run.kept_back, why))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.refused.emit(sentence_of(error))
        else:
            self.broke.emit(error)
