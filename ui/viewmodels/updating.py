"""Updates as the screen knows them: fetched and tried beside the work, told once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases import updating
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.updating import Beside, Looked, Running, Standing
from ui import formats
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_for, sentence_of

T = TypeVar("T")

FIRST_AFTER_MS = 10 * 60_000
"""After the desk: the morning's queue and the round come first."""

AGAIN_AFTER_MS = 12 * 3_600_000

QUIET = frozenset({"update.unreachable", "update.broken_off", "update.not_installed"})
"""What is told to whoever asks, and to nobody who does not: the next look comes by itself."""


@dataclass(frozen=True, slots=True)
class UpdateActs:
    """What the screen can ask for.

    Attributes:
        standing: Where updates stand.
        may_look: Whether this program can be updated at all.
        look: Looks and fetches: from the city's server, or from a stick.
        try_on_copy: Lets a version open a copy of the file.
        choose: Lets a version start next time; on the lane where rounds run.
        forget_left: It was told which version was left.
        break_off: Ends what is under way.
        stop: That, and begins nothing more.
        zone: Of the office.
    """

    standing: Callable[[], Standing]
    may_look: bool
    look: Callable[[Path | None], Looked]
    try_on_copy: Callable[[str], None]
    choose: Callable[[str], None]
    forget_left: Callable[[], None]
    break_off: Callable[[], None]
    stop: Callable[[], None]
    zone: str


def update_acts(
    desk: Callable[[], Desk], folder: Path, running: Running, clock: Callable[[], datetime]
) -> UpdateActs:
    """Return the acts of an open desk; ``folder`` is the data folder."""
    beside = Beside()

    def look(stick: Path | None) -> Looked:
        server = desk().device.server
        on_stick = stick and updating.repository_on(stick)
        base = on_stick or updating.repository_at(server)
        return updating.look(desk(), folder, running, base, clock(), beside)

    return UpdateActs(
        standing=lambda: updating.standing(desk(), folder, running),
        may_look=running.installed and running.root.is_file(),
        look=look,
        try_on_copy=lambda version: updating.try_on_copy(desk(), folder, version, beside),
        choose=lambda version: updating.choose(desk(), folder, running, version),
        forget_left=lambda: updating.forget_left(folder),
        break_off=beside.break_off,
        stop=beside.stop,
        zone=desk().zone,
    )


@dataclass(frozen=True, slots=True)
class UpdateShown:
    """What the section shows.

    Attributes:
        state: A sentence.
        changes: What is new in the version that waits; empty where none does.
        ready: The version that may be chosen; empty where none may.
        may_look: Whether there is anything to look for.
    """

    state: str
    changes: str = ""
    ready: str = ""
    may_look: bool = True


class UpdateViewModel(QObject):
    """Looks twice a day, tries what it finds on a copy, and waits to be asked for the rest.

    Signals:
        shown: What the section shows, ``UpdateShown``.
        busy: Somebody who asked is waiting.
        ready: A sentence, once: a version waits to be chosen.
        left: A sentence, once: a version was left by itself.
        done: A sentence: what was asked for is done.
        unavailable: A sentence: what was asked for could not be done.
        broke: A bug's error.
    """

    shown = Signal(object)
    busy = Signal(bool)
    ready = Signal(str)
    left = Signal(str)
    done = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: UpdateActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._under_way = self._asked = False
        self._turn = 0
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_by_itself)

    @Slot()
    def start(self) -> None:
        """Say what happened at the start, and begin to look now and then."""
        self._jobs.run(self._acts.standing, self._tell_left, self._tell_no)
        if self._acts.may_look:
            self._timer.start(FIRST_AFTER_MS)

    @Slot()
    def stop(self) -> None:
        """Begin nothing more, and end what is under way."""
        self._timer.stop()
        self._acts.stop()

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.standing, self._show, self._tell_no)

    @Slot()
    def look(self) -> None:
        """Ask the city's server now."""
        self._look(None, asked=True)

    @Slot(str)
    def look_on(self, stick: str) -> None:
        """Look on a stick."""
        self._look(Path(stick), asked=True)

    @Slot(str)
    def choose(self, version: str) -> None:
        """Let a version start next time; it waits for the round that is under way."""
        self.busy.emit(True)

        def chosen(_nothing: None) -> None:
            self.busy.emit(self._asked)
            words = self.tr("Versi {version} dipakai setelah program ditutup dan dibuka lagi.")
            self.done.emit(words.format(version=version))
            self.read()

        def failed(error: Exception) -> None:
            self.busy.emit(self._asked)
            self._tell_no(error)

        self._jobs.run(lambda: self._acts.choose(version), chosen, failed, Lane.NETWORK)

    def _look_by_itself(self) -> None:
        self._timer.setInterval(AGAIN_AFTER_MS)
        self._look(None, asked=False)

    def _look(self, stick: Path | None, *, asked: bool) -> None:
        """Look; who asks while that is under way waits for it, but a stick is looked at at once."""
        self._asked |= asked
        self.busy.emit(self._asked)
        if self._under_way:
            if stick is None:
                return
            self._acts.break_off()
        self._under_way = True
        self._turn += 1
        self._go_on(lambda: self._acts.look(stick), self._looked)

    def _go_on(self, act: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do a part of a look; what was broken off for another is not heard any more."""
        turn = self._turn

        def answered(value: T) -> None:
            if turn == self._turn:
                done(value)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._failed(error)

        self._jobs.run(act, answered, failed, Lane.UPDATES)

    def _looked(self, looked: Looked) -> None:
        if looked.version and not looked.tried:
            self._go_on(
                lambda: self._acts.try_on_copy(looked.version),
                lambda _nothing: self._found(looked.version),
            )
        else:
            self._found(looked.version)

    def _found(self, version: str) -> None:
        if self._ended():
            self.done.emit(_found_words(version))
        elif version and version != self._told:
            self.ready.emit(_found_words(version))
        self._told = version
        self.read()

    def _failed(self, error: Exception) -> None:
        asked = self._ended()
        if asked or not isinstance(error, Unavailable) or error.code not in QUIET:
            self._tell_no(error)

    def _ended(self) -> bool:
        """Let the next look begin; say whether somebody has waited for this one."""
        asked, self._under_way, self._asked = self._asked, False, False
        self.busy.emit(False)
        return asked

    def _tell_left(self, standing: Standing) -> None:
        if standing.left:
            figures = {"left": standing.left, "version": standing.version}
            self.left.emit(sentence_for(standing.why or "update.ended", figures))
            self._jobs.run(self._acts.forget_left, lambda _nothing: None, self._tell_no)

    def _show(self, standing: Standing) -> None:
        if not self._acts.may_look:
            words = self.tr(
                "Versi {version}. Pembaruan otomatis tidak disiapkan di pemasangan ini."
            )
            self.shown.emit(UpdateShown(words.format(version=standing.version), may_look=False))
            return
        looked, version = standing.looked, standing.version
        if standing.chosen:
            words = self.tr("Versi {version}; versi {next} dipakai setelah dibuka lagi.")
            self.shown.emit(UpdateShown(words.format(version=version, next=standing.chosen)))
        elif looked is not None and looked.version and looked.tried and looked.version != version:
            words = self.tr("Versi {version}. Versi {next} siap, sudah dicoba pada salinan data.")
            state = words.format(version=version, next=looked.version)
            self.shown.emit(UpdateShown(state, looked.changes, looked.version))
        elif looked is not None:
            words = self.tr("Versi {version}. Terakhir diperiksa {at}.")
            at = formats.moment(looked.at, self._acts.zone)
            self.shown.emit(UpdateShown(words.format(version=version, at=at)))
        else:
            words = self.tr("Versi {version}. Belum pernah diperiksa.")
            self.shown.emit(UpdateShown(words.format(version=version)))

    def _tell_no(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        elif isinstance(error, Refused):
            self.unavailable.emit(sentence_for(error.issues[0].code, {}))
        else:
            self.broke.emit(error)


def _found_words(version: str) -> str:
    code = "update.ready" if version else "update.none"
    return sentence_for(code, {"version": version})
