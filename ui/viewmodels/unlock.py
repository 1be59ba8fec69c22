"""Getting back in: by name and password, or by the recovery code and a new password."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases.who import WhoAreYou
from ui.jobs import JobRunner
from ui.viewmodels.first_run import whole_complaint
from ui.viewmodels.worded import complaints

_WANTS_RECOVERY = {
    "vault.keychain_missing",
    "vault.keychain_locked",
    "vault.keychain_lost",
    "vault.keychain_refused",
}
_PAUSES = {"door.pause", "door.must_wait"}
_SECOND_MS = 1000

People = Sequence[tuple[UUID, str]]
"""Ids and names, the one to be offered first in front."""


def _nobody() -> People:
    return ()


@dataclass(frozen=True, slots=True)
class UnlockActs:
    """What unlocking can ask for; what comes back is handed on as it is.

    Attributes:
        unlock: Password, and who says to be there; None where nobody could be chosen.
        recover: Code, new password, and whose it is; may answer ``WhoAreYou``.
        people: Who may be asked for a password.
        steady: Seconds that only grow, for counting a pause down.
    """

    unlock: Callable[[str, UUID | None], object]
    recover: Callable[[str, str, UUID | None], object]
    people: Callable[[], People] = _nobody
    steady: Callable[[], float] = time.monotonic


class UnlockViewModel(QObject):
    """Opens the file, and says in a sentence why it stays closed.

    Signals:
        opened: What the act brought.
        people: ``People`` who work here.
        who_wanted: ``People`` to choose from: the code is right, and the door knew nobody.
        refused: ``Complaint`` list.
        recovery_wanted: The keychain cannot help: only the recovery code can.
        damaged: The file itself will not do: a backup may.
        busy: The password is being tried (deliberately slow work).
        pause: Seconds until another password is looked at; 0 when it is over.
        broke: A bug's error.
    """

    opened = Signal(object)
    people = Signal(object)
    who_wanted = Signal(object)
    refused = Signal(object)
    recovery_wanted = Signal()
    damaged = Signal()
    busy = Signal(bool)
    pause = Signal(int)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: UnlockActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._until = 0.0
        self._ticks = QTimer(self)
        self._ticks.setInterval(_SECOND_MS)
        self._ticks.timeout.connect(self.tick)

    @Slot()
    def look(self) -> None:
        """Ask who works here; where that cannot be known, the password alone is asked for."""
        self._jobs.run(self._acts.people, self.people.emit, self._nobody_known)

    @Slot(str, object)
    def unlock(self, password: str, who: UUID | None = None) -> None:
        """Try a password; an empty one is no try, and is not counted as one."""
        if not password:
            self.refused.emit(complaints([Issue("password.missing", "password")]))
            return
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.unlock(password, who), self._open, self._failed)

    @Slot(str, str, str, object)
    def recover(self, code: str, password: str, again: str, who: UUID | None = None) -> None:
        if password != again:
            self.refused.emit(complaints([Issue("password.differs", "again")]))
            return
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.recover(code, password, who), self._open, self._failed)

    @Slot()
    def tick(self) -> None:
        """Tell how much of the pause is left."""
        left = max(ceil(self._until - self._acts.steady()), 0)
        if not left:
            self._ticks.stop()
        self.pause.emit(left)

    def _open(self, opened: object) -> None:
        self.busy.emit(False)
        if isinstance(opened, WhoAreYou):
            self.who_wanted.emit(opened.people)
            self.refused.emit(complaints([Issue("officer.choose", "officer")]))
        else:
            self._ticks.stop()
            self.opened.emit(opened)

    def _nobody_known(self, error: Exception) -> None:
        self.people.emit(())
        if not isinstance(error, Unavailable):
            self.broke.emit(error)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
            self._begin_pause(error.issues)
        elif isinstance(error, Unavailable):
            if error.code in _WANTS_RECOVERY:
                self.recovery_wanted.emit()
            if error.code.startswith("database."):
                self.damaged.emit()
            self.refused.emit(whole_complaint(error))
        else:
            self.broke.emit(error)

    def _begin_pause(self, issues: Sequence[Issue]) -> None:
        seconds = [int(one.figures["seconds"]) for one in issues if one.code in _PAUSES]
        if seconds:
            self._until = self._acts.steady() + max(seconds)
            self._ticks.start()
            self.tick()
