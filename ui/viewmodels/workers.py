"""The list's knowledge: what is searched for, what it is narrowed to, and what that hides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_app.domain.listing import Question, Sorting
from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import MOST_FOUND_AT_ONCE, Listed, Offered
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence_of
from ui.models.worker_table import WorkerTableModel
from ui.viewmodels.narrowing import Narrowed

_REST_MS = 300
"""How long the fingers rest before all that fits is counted, and not only the newest shown."""


@dataclass(frozen=True, slots=True)
class ListActs:
    """What the list can ask for.

    Attributes:
        listed: All a question asks for, in its order.
        search: The newest that fit some words, at once.
        lines: What stands at some places; called on the screen's own thread.
        offered: What there is to narrow to.
        today: The day it is where the clerk is.
    """

    listed: Callable[[Question], Listed]
    search: Callable[[Question], Sequence[WorkerLine]]
    lines: Callable[[Sequence[int]], Sequence[WorkerLine]]
    offered: Callable[[], Offered]
    today: Callable[[], date]
    zone: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How many lines are shown, of how many; not ``exact`` while the rest is being counted."""

    count: int
    total: int
    exact: bool = True


class ListViewModel(QObject):
    """Keeps the table in step with the file, the search, the filter and the order.

    Signals:
        shown: A ``Shown``.
        narrowed_to: The ``Narrowed`` in force: also when another page has chosen it.
        sorted_by: The ``Sorting`` in force.
        offered: An ``Offered``.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object)
    narrowed_to = Signal(object)
    sorted_by = Signal(object)
    offered = Signal(object)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ListActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self.table = WorkerTableModel(acts.zone, acts.lines, self)
        self._latest = Latest()
        self._narrowed = Narrowed()
        self._question = Question()
        self._asked: Question | None = None
        self._total = 0
        self._is_watched = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count)
        # A page in the middle of being painted is no place to change what it shows.
        self.table.failed.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        changes.happened.connect(self._follow)

    @property
    def narrowed(self) -> Narrowed:
        return self._narrowed

    @property
    def words(self) -> str:
        return self._question.words

    @property
    def sorting(self) -> Sorting:
        return self._question.sorting

    @property
    def today(self) -> date:
        return self._acts.today()

    @property
    def is_narrowed(self) -> bool:
        """Whether there may be registrations that are not shown."""
        return bool(self._question.words) or self._question.only is not None

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for what was typed; each letter overtakes the one before."""
        if text.strip() != self._question.words:
            self._question = replace(self._question, words=text.strip())
            self.read()

    def narrow(self, **sides: Any) -> None:
        """Choose some sides of the filter anew; the others stay."""
        self.narrow_to(replace(self._narrowed, **sides))

    def narrow_to(self, narrowed: Narrowed) -> None:
        """Show only these; whoever changes nothing asks for nothing."""
        if narrowed == self._narrowed:
            return
        self._narrowed = narrowed
        self._question = replace(self._question, only=narrowed.filter(self._acts.zone))
        self.narrowed_to.emit(narrowed)
        self.read()

    def show_all(self) -> None:
        """Hide nobody: no words and no filter."""
        self._question = replace(self._question, words="", only=None)
        self._narrowed = Narrowed()
        self.narrowed_to.emit(self._narrowed)
        self.read()

    def sort(self, sorting: Sorting) -> None:
        if sorting != self._question.sorting:
            self._question = replace(self._question, sorting=sorting)
            self.sorted_by.emit(sorting)
            self.read()

    def look_around(self) -> None:
        """Ask for what there is to narrow to."""
        self._jobs.run(self._acts.offered, self.offered.emit, self._failed)

    @Slot(bool)
    def watch(self, watched: bool) -> None:
        """Follow the file while the list is in sight; coming into sight it is read again."""
        self._is_watched = watched
        if watched:
            self.renew()

    @Slot()
    def renew(self) -> None:
        """Ask again what was asked last: who is chosen and what is in sight stay so."""
        if self._asked == self._question:
            self._count()
        else:
            self.read()

    @Slot()
    def read(self) -> None:
        """Ask anew, from the top. The newest that fit some words come first, then all of them."""
        self._rest.stop()
        question = self._asked = self._question
        if question.words and question.sorting == Sorting():
            self._jobs.run(
                lambda: self._acts.search(question),
                self._latest.only(self._found),
                self._failed,
            )
            return
        self._jobs.run(
            lambda: self._acts.listed(question), self._latest.only(self._was_listed), self._failed
        )

    def _found(self, lines: Sequence[WorkerLine]) -> None:
        self.table.show([line.row for line in lines], lines)
        whole = len(lines) < MOST_FOUND_AT_ONCE
        self.shown.emit(Shown(len(lines), max(self._total, len(lines)), whole and self._total > 0))
        if not whole or not self._total:
            self._rest.start()

    def _was_listed(self, listed: Listed) -> None:
        self._total = listed.total
        self.table.show(listed.rows)
        self._tell()

    def _count(self) -> None:
        question = self._question
        self._jobs.run(
            lambda: self._acts.listed(question), self._latest.only(self._was_renewed), self._failed
        )

    def _was_renewed(self, listed: Listed) -> None:
        self._total = listed.total
        self.table.renew(listed.rows)
        self._tell()

    def _tell(self) -> None:
        self.shown.emit(Shown(self.table.rowCount(), self._total))

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._is_watched and changes & {Change.WORKERS, Change.OUTBOX}:
            self.renew()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)
