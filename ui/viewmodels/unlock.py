"""Getting back in: by the password, or by the recovery code and a new password."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from ui.jobs import JobRunner
from ui.viewmodels.first_run import whole_complaint
from ui.viewmodels.shown import complaints

_WANTS_RECOVERY = {
    "vault.keychain_missing",
    "vault.keychain_locked",
    "vault.keychain_lost",
    "vault.keychain_refused",
}


@dataclass(frozen=True, slots=True)
class UnlockActs:
    """What unlocking can ask for; what comes back is handed on as it is."""

    unlock: Callable[[str], object]
    recover: Callable[[str, str], object]


class UnlockViewModel(QObject):
    """Opens the file, and says in a sentence why it stays closed.

    Signals:
        opened: What the act brought.
        refused: ``Complaint`` list.
        recovery_wanted: The keychain cannot help: only the recovery code can.
        damaged: The file itself will not do: a backup may.
        busy: The password is being tried (deliberately slow work).
        broke: A bug's error.
    """

    opened = Signal(object)
    refused = Signal(object)
    recovery_wanted = Signal()
    damaged = Signal()
    busy = Signal(bool)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: UnlockActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts

    @Slot(str)
    def unlock(self, password: str) -> None:
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.unlock(password), self._open, self._failed)

    @Slot(str, str, str)
    def recover(self, code: str, password: str, again: str) -> None:
        if password != again:
            self.refused.emit(complaints([Issue("password.differs", "again")]))
            return
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.recover(code, password), self._open, self._failed)

    def _open(self, opened: object) -> None:
        self.busy.emit(False)
        self.opened.emit(opened)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            if error.code in _WANTS_RECOVERY:
                self.recovery_wanted.emit()
            if error.code.startswith("database."):
                self.damaged.emit()
            self.refused.emit(whole_complaint(error))
        else:
            self.broke.emit(error)
