"""What the server gave back, and the way to the field that has to be mended."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Issue
from desktop_app.domain.queue import Trouble
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.models.trouble_table import TroubleTableModel
from ui.viewmodels.worded import Complaint, complaints


class TroubleViewModel(QObject):
    """Keeps the list of refusals in step with the file.

    Signals:
        shown: How many there are, and how many of them the clerk can mend.
        mend_wanted: Id of a registration and its ``Complaint`` list, for the form that amends.
        look_wanted: Id of a registration that waits for the city: there is nothing to mend here.
        broke: An error.
    """

    shown = Signal(int, int)
    mend_wanted = Signal(object, object)
    look_wanted = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        troubles: Callable[[], Sequence[Trouble]],
        zone: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._read_troubles = jobs, troubles
        self.table = TroubleTableModel(zone, self)
        changes.happened.connect(self._follow)

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._read_troubles, self._show, self.broke.emit)

    @Slot(int)
    def open(self, row: int) -> None:
        """Open the form with the field marked, or the detail where only the city can act."""
        trouble = self.table.thing(row)
        if trouble is None:
            return
        if trouble.delivery.status is DeliveryStatus.NEEDS_CLERK:
            self.mend_wanted.emit(trouble.line.id, complaints([issue_of(trouble)]))
        else:
            self.look_wanted.emit(trouble.line.id)

    def complaints_about(self, subject: UUID) -> tuple[Complaint, ...]:
        """Return what the server said about a registration, if it was given back."""
        rows = map(self.table.thing, range(self.table.rowCount()))
        mine = [one for one in rows if one is not None and one.line.id == subject]
        return complaints(
            issue_of(one) for one in mine if one.delivery.status is DeliveryStatus.NEEDS_CLERK
        )

    def _show(self, troubles: Sequence[Trouble]) -> None:
        self.table.show_all(troubles)
        mine = [one for one in troubles if one.delivery.status is DeliveryStatus.NEEDS_CLERK]
        self.shown.emit(len(troubles), len(mine))

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.WORKERS, Change.OUTBOX}:
            self.read()


def issue_of(trouble: Trouble) -> Issue:
    """Return the server's refusal as the issue it is: same code, same field, same figures."""
    delivery = trouble.delivery
    return Issue(delivery.code, delivery.about, figures=delivery.figures)
