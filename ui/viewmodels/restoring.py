"""Bringing a backup back: choose, look at what is in it, then put it in place or leave it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases.restoring import Examined
from ui import formats
from ui.jobs import JobRunner, Lane
from ui.viewmodels.first_run import whole_complaint
from ui.viewmodels.worded import complaints


@dataclass(frozen=True, slots=True)
class RestoreActs:
    """What the restoring can ask for.

    Attributes:
        newest: The newest daily backup, if any lies there.
        examine: A backup, by password or recovery code.
        restore: Puts what was examined in place; gives where the old file lies now.
        forget: Leaves what was examined.
    """

    newest: Callable[[], Path | None]
    examine: Callable[[Path, str, str], Examined]
    restore: Callable[[Examined], Path | None]
    forget: Callable[[Examined], None]


class RestoreViewModel(QObject):
    """Looks first, changes afterwards.

    Signals:
        offered: Path of the newest daily backup.
        examined: Sentences about what is in the backup, which is whole.
        restored: It is in place; where the old file lies now, a name, or empty.
        refused: ``Complaint`` list.
        busy: Something is under way.
        broke: A bug's error.
    """

    offered = Signal(str)
    examined = Signal(str)
    restored = Signal(str)
    refused = Signal(object)
    busy = Signal(bool)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: RestoreActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._examined: Examined | None = None

    @Slot()
    def start(self) -> None:
        def offer(newest: Path | None) -> None:
            if newest is not None:
                self.offered.emit(str(newest))

        self._jobs.run(self._acts.newest, offer, self._failed)

    @Slot(str, str, str)
    def examine(self, file: str, password: str, code: str) -> None:
        """Read a whole backup and compare it with itself; nothing that is there is touched."""
        if not file:
            self.refused.emit(complaints([Issue("backup.no_file", "file")]))
            return
        self.busy.emit(True)
        self._jobs.run(
            lambda: self._acts.examine(Path(file), password, code),
            self._was_examined,
            self._failed,
            Lane.COPIES,
        )

    @Slot()
    def restore(self) -> None:
        examined = self._examined
        if examined is None:
            return
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.restore(examined), self._was_restored, self._failed)

    @Slot()
    def leave(self) -> None:
        """Change nothing, and remove what was unpacked to be looked at."""
        examined, self._examined = self._examined, None
        if examined is not None:
            self._jobs.run(
                lambda: self._acts.forget(examined), lambda _gone: None, self._failed, Lane.COPIES
            )

    def _was_examined(self, examined: Examined) -> None:
        self.busy.emit(False)
        self._examined = examined
        words = self.tr("{place}, {at}. {count} pendaftaran, yang terakhir No. {number}.")
        self.examined.emit(
            words.format(
                place=examined.kelurahan,
                at=formats.moment(examined.at, examined.zone),
                count=formats.number(examined.registrations),
                number=formats.short_number(examined.last_number) or "–",
            )
        )

    def _was_restored(self, aside: Path | None) -> None:
        self.busy.emit(False)
        self._examined = None
        self.restored.emit(aside.name if aside else "")

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            self.refused.emit(whole_complaint(error))
        else:
            self.broke.emit(error)
