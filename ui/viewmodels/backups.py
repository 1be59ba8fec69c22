"""Backups as the screen knows them: one a day by itself, one on demand, and what the last was."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.errors import Unavailable
from desktop_app.use_cases.backups import Backup
from ui import formats
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of

FIRST_AFTER_MS = 20_000
"""After the door: the first person of the day is not kept waiting."""

AGAIN_AFTER_MS = 3_600_000
"""A laptop that is never shut has a new day too; a backup that would not do is tried again."""


@dataclass(frozen=True, slots=True)
class BackupActs:
    """What the screen can ask for.

    Attributes:
        last: The last backup that was read back and compared.
        is_due: Whether today has none yet.
        snapshot: The short part, in the database's lane; gives the long part, for any lane.
        note: Remembers a backup and returns it.
        daily: The folder of the daily ones.
        zone: Of the office.
    """

    last: Callable[[], Backup | None]
    is_due: Callable[[], bool]
    snapshot: Callable[[], Callable[[Path, bool], Backup]]
    note: Callable[[Backup], Backup]
    daily: Path
    zone: str


class BackupViewModel(QObject):
    """Makes backups beside everything else; says one is made only once it was compared.

    Signals:
        told: What the last backup was, a sentence.
        busy: One is being made.
        made: A sentence, about one that was asked for.
        unavailable: A sentence: there is no new backup; the earlier ones are as they were.
        broke: A bug's error.
    """

    told = Signal(str)
    busy = Signal(bool)
    made = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: BackupActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._under_way = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.make_if_due)

    @Slot()
    def start(self) -> None:
        """Begin to look, soon and then every hour, whether today's backup is due."""
        self._timer.start(FIRST_AFTER_MS)

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.last, self._tell, self._failed)

    @Slot()
    def make_if_due(self) -> None:
        if self._timer.isActive():
            self._timer.setInterval(AGAIN_AFTER_MS)

        def begin(due: bool) -> None:
            if due:
                self._make(self._acts.daily, daily=True)

        self._jobs.run(self._acts.is_due, begin, self._failed)

    @Slot(str)
    def make(self, folder: str) -> None:
        """Make one now, into a folder or onto a stick."""
        self._make(Path(folder), daily=False)

    def _make(self, folder: Path, *, daily: bool) -> None:
        if self._under_way:
            return
        self._under_way = True
        self.busy.emit(True)

        def pack(finish: Callable[[Path, bool], Backup]) -> None:
            self._jobs.run(lambda: finish(folder, daily), note, self._failed, Lane.COPIES)

        def note(backup: Backup) -> None:
            self._jobs.run(lambda: self._acts.note(backup), done, self._failed)

        def done(backup: Backup) -> None:
            self._rest()
            self._tell(backup)
            if not daily:
                words = self.tr("Cadangan selesai dan sudah diperiksa: {file}.")
                self.made.emit(words.format(file=Path(backup.file).name))

        self._jobs.run(self._acts.snapshot, pack, self._failed)

    def _tell(self, backup: Backup | None) -> None:
        if backup is None:
            self.told.emit(self.tr("Belum ada cadangan. Yang pertama dibuat otomatis hari ini."))
            return
        words = self.tr("Cadangan terakhir: {at}, sudah diperiksa, {count} pendaftaran.")
        at = formats.moment(backup.at, self._acts.zone)
        self.told.emit(words.format(at=at, count=formats.number(backup.registrations)))

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(_about_a_backup(error)))
        else:
            self.broke.emit(error)

    def _rest(self) -> None:
        if self._under_way:
            self._under_way = False
            self.busy.emit(False)


def _about_a_backup(no: Unavailable) -> Unavailable:
    """Say of the disk what it means here: a save's sentence would speak of data not saved."""
    return no if no.code.startswith("backup.") else Unavailable("backup.not_written")
