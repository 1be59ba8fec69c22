"""A laptop the city has withdrawn: it says its last words until they are heard, then it forgets."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.farewell import Bequeathed
from desktop_app.errors import Unavailable
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of

AGAIN_MS = 60_000
_REINSTATED = "sync.reinstated"


@dataclass(frozen=True, slots=True)
class RevokedActs:
    """What the page can ask for.

    Attributes:
        say: Leaves the city what this laptop holds; on the network's lane.
        decide: Writes down that it forgets everything; only after ``say``.
        forgive: Notes that the city has taken the revocation back.
    """

    say: Callable[[], Bequeathed]
    decide: Callable[[Bequeathed], None]
    forgive: Callable[[], None]


class RevokedViewModel(QObject):
    """Tries until the city has it all; nothing goes before.

    Signals:
        busy: It is being sent.
        waits: A sentence: why it is not sent yet. Everything is still here.
        decided: The city has it: the file may be closed and wiped.
        reinstated: The city has taken it back; the desk is free again.
        broke: A bug's error.
    """

    busy = Signal(bool)
    waits = Signal(str)
    decided = Signal()
    reinstated = Signal()
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: RevokedActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._under_way = False
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.say)

    @Slot()
    def start(self) -> None:
        self._again.start()
        self.say()

    @Slot()
    def stop(self) -> None:
        self._again.stop()

    @Slot()
    def say(self) -> None:
        """Send now; while it is being sent, once is enough."""
        if self._under_way:
            return
        self._under_way = True
        self.busy.emit(True)
        self._jobs.run(self._acts.say, self._said, self._failed, Lane.NETWORK)

    def _said(self, bequeathed: Bequeathed) -> None:
        self._jobs.run(lambda: self._acts.decide(bequeathed), self._decided, self._failed)

    def _decided(self, _nothing: None) -> None:
        self._rest()
        self.stop()
        self.decided.emit()

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Unavailable) and error.code == _REINSTATED:
            self._jobs.run(self._acts.forgive, self._forgiven, self.broke.emit)
        elif isinstance(error, Unavailable):
            self.waits.emit(sentence_of(error))
        else:
            self.broke.emit(error)

    def _forgiven(self, _nothing: None) -> None:
        self.stop()
        self.reinstated.emit()

    def _rest(self) -> None:
        self._under_way = False
        self.busy.emit(False)
