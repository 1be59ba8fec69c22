"""The first start: whose laptop this is, who works at it, and the code that opens it in need."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of
from ui.viewmodels.worded import Complaint, complaints

if TYPE_CHECKING:  # the door stands before what lies behind it is read
    from desktop_app.domain.office import Activation
    from desktop_app.use_cases.first_run import SetUp

T = TypeVar("T")

_READ_AS = str.maketrans("OIL", "011", " -")
"""What is never in a code stands for what it looks like, as when the code is typed in need."""
_NOT_THERE = frozenset(
    {
        "sync.offline", "sync.name_unknown", "sync.refused", "sync.no_connection", "sync.cut",
        "sync.timeout", "sync.gateway",
    }
)  # fmt: skip
"""What a line says of a server it does not reach: that the data is kept and will be sent. Before
there is any, the address may just as well be wrong."""
_LARGEST_FILE = 1_000_000  # bytes; an activation has a few thousand


class Step(IntEnum):
    """The steps in their order."""

    ACTIVATION = 0
    OFFICER = 1
    RECOVERY = 2


@dataclass(frozen=True, slots=True)
class FirstRunActs:
    """What the first start can ask for.

    Attributes:
        read_activation: From a file's bytes.
        fetch_activation: From the server's address and a typed code; needs the network.
    """

    read_activation: "Callable[[bytes], Activation]"
    fetch_activation: "Callable[[str, str], Activation]"
    set_up: "Callable[[Activation, str, str], SetUp]"


class FirstRunViewModel(QObject):
    """Leads from an empty laptop to an open file.

    Signals:
        step: The ``Step`` to show.
        activated: The ``Activation`` that was read.
        recovery: The recovery code, and which of its groups (from 1) is to be typed back.
        refused: ``Complaint`` list.
        busy: Something is under way.
        opened: The ``Opened`` file and officer: the program may begin.
        broke: A bug's error.
    """

    step = Signal(int)
    activated = Signal(object)
    recovery = Signal(str, int)
    refused = Signal(object)
    busy = Signal(bool)
    opened = Signal(object)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: FirstRunActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._activation: Activation | None = None
        self._set_up: SetUp | None = None
        self._asked = ""

    @Slot(str)
    def read_file(self, path: str) -> None:
        """Take the activation from a file, for example on a stick."""
        self._run(lambda: self._acts.read_activation(_small_file(Path(path))), self._activate)

    @Slot(str, str)
    def fetch(self, server: str, code: str) -> None:
        """Take the activation from the server, by the code the city gave."""
        self._run(
            lambda: self._fetched(server.strip(), code.strip().upper()),
            self._activate,
            Lane.NETWORK,
        )

    @Slot()
    def confirm_activation(self) -> None:
        if self._activation is not None:
            self.step.emit(Step.OFFICER)

    @Slot(str, str, str)
    def set_up(self, name: str, password: str, again: str) -> None:
        """Make the encrypted file, once both passwords are the same."""
        activation = self._activation
        if activation is None:
            return
        if password != again:
            self.refused.emit(complaints([Issue("password.differs", "again")]))
            return
        self._run(lambda: self._acts.set_up(activation, name, password), self._was_set_up)

    @Slot(str)
    def confirm_recovery(self, letters: str) -> None:
        """Go on once the group asked for was read off what the clerk has written down."""
        if self._set_up is None:
            return
        if letters.upper().translate(_READ_AS) == self._asked:
            self.opened.emit(self._set_up.opened)
        else:
            self.refused.emit(complaints([Issue("recovery.letters_differ", "letters")]))

    def _fetched(self, server: str, code: str) -> "Activation":
        try:
            return self._acts.fetch_activation(server, code)
        except Unavailable as no:
            if no.code in _NOT_THERE:
                raise Unavailable("activation.no_answer") from no
            raise

    def _activate(self, activation: "Activation") -> None:
        self._activation = activation
        self.activated.emit(activation)

    def _was_set_up(self, made: "SetUp") -> None:
        self._set_up = made
        groups = made.recovery_code.split("-")
        asked = secrets.randbelow(len(groups))
        self._asked = groups[asked]
        self.step.emit(Step.RECOVERY)
        self.recovery.emit(made.recovery_code, asked + 1)

    def _run(
        self, work: Callable[[], T], done: Callable[[T], None], lane: Lane = Lane.DATABASE
    ) -> None:
        self.busy.emit(True)

        def rest(value: T) -> None:
            self.busy.emit(False)
            done(value)

        self._jobs.run(work, rest, self._failed, lane)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            self.refused.emit(whole_complaint(error))
        else:
            self.broke.emit(error)


def whole_complaint(no: Unavailable) -> tuple[Complaint, ...]:
    """Return the world's no as a complaint about no field in particular."""
    return (Complaint("", sentence_of(no), blocks=True),)


def _small_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Refused(Issue("activation.unreadable", "file"))
        return path.read_bytes()
    except OSError:
        raise Unavailable("file.not_read") from None
