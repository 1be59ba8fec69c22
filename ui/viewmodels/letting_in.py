"""Letting this laptop in anew, as the screen knows it: a new activation, by file or by code."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_of


@dataclass(frozen=True, slots=True)
class LettingInActs:
    """What the screen can ask for.

    Attributes:
        wanted: Whether the key the city knows this laptop by is lost.
        by_file: Takes the activation in a file.
        by_code: Takes the activation a typed code stands for.
    """

    wanted: Callable[[], bool]
    by_file: Callable[[Path], None]
    by_code: Callable[[str], None]


class LettingInViewModel(QObject):
    """Shown only where it is wanted; registering goes on meanwhile.

    Signals:
        wanted: Whether there is anything to be done.
        busy: An activation is being read or fetched.
        done: A sentence.
        refused: A sentence: nothing has changed.
        broke: A bug's error.
    """

    wanted = Signal(bool)
    busy = Signal(bool)
    done = Signal(str)
    refused = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: LettingInActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts

    @Slot()
    def read(self) -> None:
        """Look whether the key is there; the keychain is asked on the network's lane."""
        self._jobs.run(self._acts.wanted, self.wanted.emit, self.broke.emit, Lane.NETWORK)

    @Slot(str)
    def take_file(self, path: str) -> None:
        self._take(lambda: self._acts.by_file(Path(path)))

    def take_if_wanted(self, path: str, otherwise: Callable[[], None]) -> None:
        """Take a file that nobody here has asked for; where it is not wanted, do otherwise."""

        def known(wanted: bool) -> None:
            if wanted:
                self.take_file(path)
            else:
                otherwise()

        self._jobs.run(self._acts.wanted, known, self.broke.emit, Lane.NETWORK)

    @Slot(str)
    def take_code(self, code: str) -> None:
        if code.strip():
            self._take(lambda: self._acts.by_code(code))

    def _take(self, act: Callable[[], None]) -> None:
        self.busy.emit(True)
        self._jobs.run(act, self._taken, self._failed, Lane.NETWORK)

    def _taken(self, _nothing: None) -> None:
        self.busy.emit(False)
        self.done.emit(
            self.tr("Selesai: komputer ini didaftarkan lagi pada pengiriman berikut. Data tetap.")
        )
        self._changes.tell(Change.CITY, Change.OUTBOX)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.refused.emit(sentence_of(error))
        elif isinstance(error, OSError):
            self.refused.emit(sentence_of(Unavailable("file.not_read")))
        else:
            self.broke.emit(error)
