"""The banner's knowledge: how sending stands, in sums the clerk can check."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Signal, Slot

from desktop_app.domain.causes import Remedy, remedy_of
from desktop_app.domain.membership import Status
from desktop_app.domain.schedule import Schedule
from desktop_app.domain.worker import Counts
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import Standing
from ui.changes import Change, Changes
from ui.formats import moment, number
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_for

SOON_MS = 1_500  # after a save: long enough for the next form to be there first
LONG_UNSENT = timedelta(days=7)

_OFFLINE = "sync.offline"
MOST_APART = timedelta(minutes=5)
"""How far the clocks of laptop and server may be apart before anybody is told."""

_TEXTS = {
    "sending": QT_TRANSLATE_NOOP("banner", "Mengirim {count} data…"),
    "asking": QT_TRANSLATE_NOOP("banner", "Menghubungi server…"),
    "empty": QT_TRANSLATE_NOOP("banner", "Siap. Belum ada data di komputer ini."),
    "all_sent": QT_TRANSLATE_NOOP("banner", "Daring · semua terkirim"),
    "ready": QT_TRANSLATE_NOOP("banner", "Siap. Data tersimpan di komputer ini."),
    "held": QT_TRANSLATE_NOOP("banner", "Daring · {count} ditahan kota, menunggu keputusan dinas"),
    "waiting": QT_TRANSLATE_NOOP("banner", "{count} belum terkirim"),
    "offline": QT_TRANSLATE_NOOP("banner", "Luring."),
    "mend": QT_TRANSLATE_NOOP("banner", "{count} perlu diperbaiki (F8)"),
    "long": QT_TRANSLATE_NOOP(
        "banner", "Sudah {days} hari ada data yang belum terkirim. Sambungkan internet, tekan F9."
    ),
    "sum": QT_TRANSLATE_NOOP(
        "banner", "Tersimpan {saved} = Terkirim {delivered} + Belum {waiting}"
    ),
    "sum_withdrawn": QT_TRANSLATE_NOOP("banner", "{saved} ({count} dibatalkan)"),
    "sum_clerk": QT_TRANSLATE_NOOP("banner", "+ Perlu diperbaiki {count}"),
    "sum_city": QT_TRANSLATE_NOOP("banner", "+ Ditahan kota {count}"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("banner", str(_TEXTS[key])).format(**figures)


class ClocksShown(Protocol):
    """What two clocks showed at one moment."""

    @property
    def here(self) -> datetime: ...
    @property
    def there(self) -> datetime: ...


class RoundOutcome(Protocol):
    """What the banner needs of a round's result."""

    @property
    def cause(self) -> str: ...
    @property
    def figures(self) -> Mapping[str, str | int]: ...
    @property
    def told(self) -> int: ...
    @property
    def clocks(self) -> ClocksShown | None: ...
    @property
    def changed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class BannerActs:
    """What the banner can ask for.

    Attributes:
        send: Runs one whole round; True forgets all pauses first. Never raises for the line.
        zone: Of the times that are told.
        network: Whether the system says that there is one.
        drop: Lets go of the line's connection; called when the network is another.
        chance: From 0 up to 1; spreads the rounds of many laptops.
    """

    standing: Callable[[], Standing]
    send: Callable[[bool], RoundOutcome]
    now: Callable[[], datetime]
    zone: str = "Asia/Jakarta"
    network: Callable[[], bool] = lambda: True
    drop: Callable[[], None] = lambda: None
    chance: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class BannerShown:
    """One line: what it says, how loud, and the sum at its right end."""

    words: str
    tone: str
    icon: str
    sums: str
    busy: bool = False
    to_mend: int = 0


class BannerViewModel(QObject):
    """Sends in the background, and says how it stands; being offline is normal, never an alarm.

    Signals:
        shown: ``BannerShown``.
        broke: A bug's error.
    """

    shown = Signal(object)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: BannerActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._cause: str | None = None  # None until the first round has ended
        self._why = ""
        self._apart = ""
        self._schedule = Schedule()
        self._sending = self._hurried = self._runs = False
        self._again = False
        self._standing: Standing | None = None
        self._round = QTimer(self)  # counts by a clock that nobody can set
        self._round.setSingleShot(True)
        self._round.timeout.connect(self._send_what_is_due)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._send_what_is_due)
        changes.happened.connect(self._follow)

    @property
    def clock_differs(self) -> bool:
        """Whether the city's clock and ours were apart when both were last seen."""
        return bool(self._apart)

    @Slot()
    def start(self) -> None:
        """Show how it stands, and begin to send in the background."""
        self._runs = True
        self.read()
        self._soon.start()

    @Slot()
    def stop(self) -> None:
        self._runs = False
        self._round.stop()
        self._soon.stop()

    @Slot()
    def send(self) -> None:
        """Send everything now; asked again while a round runs, run one more afterwards."""
        if self._sending:
            self._again = True
            return
        self._schedule = self._schedule.fresh()
        self._run_round(hurried=True)

    @Slot()
    def network_changed(self) -> None:
        """Begin anew with another network: what was connected is dead, what failed is forgotten."""
        self._acts.drop()
        self._schedule = self._schedule.fresh()
        if self._runs:
            self._soon.start()

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.standing, self._stands, self.broke.emit)

    def _send_what_is_due(self) -> None:
        if not self._sending:
            self._run_round(hurried=False)

    def _run_round(self, hurried: bool) -> None:
        self._sending, self._hurried = True, hurried
        self._round.stop()
        self._show()
        self._jobs.run(lambda: self._acts.send(hurried), self._sent, self._failed, Lane.NETWORK)

    def _sent(self, outcome: RoundOutcome) -> None:
        self._sending, self._cause = False, outcome.cause
        self._why = sentence_for(outcome.cause, outcome.figures) if outcome.cause else ""
        if outcome.clocks is not None:
            self._apart = apart(outcome.clocks, self._acts.zone)
        self._plan(outcome.cause, outcome.told, brought=outcome.changed)
        if outcome.changed:
            self._changes.tell(Change.WORKERS, Change.OUTBOX, Change.CITY)
        else:
            self.read()
        if self._again:
            self._again = False
            self.send()

    def _failed(self, error: Exception) -> None:
        self._sending = False
        if isinstance(error, Unavailable):
            self._cause, self._why = error.code, sentence_for(error.code, error.figures)
            self._plan(error.code, 0)
            self.read()
        else:
            self._plan("bug", 0)
            self._show()
            self.broke.emit(error)

    def _plan(self, cause: str, told: int, *, brought: bool = False) -> None:
        """Set when the next round begins."""
        self._schedule = self._schedule.after(cause, told, brought=brought)
        if self._runs:
            seconds = self._schedule.pause(self._acts.chance(), network=self._acts.network())
            self._round.start(round(seconds * 1000))

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.WORKERS, Change.OUTBOX}:
            self.read()
        # A line that fails has its own time; a save does not hurry it.
        hurries = Change.OUTBOX in changes and not self._sending and not self._schedule.cause
        if self._runs and hurries:
            self._soon.start()

    def _stands(self, standing: Standing) -> None:
        self._standing = standing
        self._show()

    def _show(self) -> None:
        if self._standing is not None:
            # A line that is looked at every few seconds does not flicker.
            busy = self._sending and (self._hurried or not self._cause)
            self.shown.emit(
                banner_shown(
                    self._standing, self._cause, busy, self._acts.now(), self._why, self._apart
                )
            )


def apart(clocks: ClocksShown, zone: str) -> str:
    """Return a warning where laptop and server do not agree what time it is, or nothing."""
    if abs(clocks.here - clocks.there) <= MOST_APART:
        return ""
    figures = {"here": moment(clocks.here, zone), "there": moment(clocks.there, zone)}
    return sentence_for("sync.clock_differs", figures)


def banner_shown(
    standing: Standing,
    cause: str | None,
    sending: bool,
    now: datetime,
    why: str = "",
    apart: str = "",
) -> BannerShown:
    """Choose the one thing the banner says: what needs the clerk comes before what does not.

    Args:
        standing: Counts of the file.
        cause: Why the last round ended early; "" when it did not, None before the first.
        sending: Whether a round is under way.
        now: Aware UTC.
        why: The cause in words; without them the words of the cause alone.
        apart: What is wrong with the clock, in words.
    """
    counts = standing.counts
    why = why or (sentence_for(cause, {}) if cause else "")
    sums, mend = sums_of(counts), counts.needs_clerk
    waiting = _text("waiting", count=number(counts.waiting))
    if sending:
        words = (
            _text("sending", count=number(counts.waiting)) if counts.waiting else _text("asking")
        )
        return BannerShown(words, "info", "refresh-cw", sums, busy=True, to_mend=mend)
    alarm = (why if cause and not _passes(cause) else "") or apart or _alarm(standing, now)
    if alarm:
        return BannerShown(alarm, "warn", "triangle-alert", sums, to_mend=mend)
    if cause:
        far = f"{_text('offline')} {why}" if cause == _OFFLINE else why
        words = f"{waiting}. {far}" if counts.waiting else far
        return BannerShown(words, "info" if counts.waiting else "calm", "cloud-off", sums)
    if counts.waiting:
        return BannerShown(waiting, "info", "clock", sums)
    return BannerShown(_at_rest(counts, cause), "calm", "circle-check", sums)


def _at_rest(counts: Counts, cause: str | None) -> str:
    """Return the words for nothing to send; "Daring" is said only after a round has ended well."""
    if not counts.saved:
        return _text("empty")
    if cause is None:
        return _text("ready")
    if counts.needs_city:
        return _text("held", count=number(counts.needs_city))
    return _text("all_sent")


def _passes(cause: str) -> bool:
    """Say whether nobody has to act: it is told, and it is no alarm."""
    return remedy_of(cause) is Remedy.BY_ITSELF


def _alarm(standing: Standing, now: datetime) -> str:
    """Return what only a person can put right, or nothing."""
    oldest = standing.outbox.oldest_waiting
    if oldest is not None and now - oldest >= LONG_UNSENT:
        return _text("long", days=str((now - oldest).days))
    if standing.counts.needs_clerk:
        return _text("mend", count=number(standing.counts.needs_clerk))
    return ""


def sums_of(counts: Counts) -> str:
    """Return the sum in words; its parts always add up to what is saved."""
    if not counts.saved:
        return ""
    saved, withdrawn = number(counts.saved), counts.by_status.get(Status.WITHDRAWN, 0)
    if withdrawn:
        saved = _text("sum_withdrawn", saved=saved, count=number(withdrawn))
    parts = [
        _text(
            "sum",
            saved=saved,
            delivered=number(counts.delivered),
            waiting=number(counts.waiting),
        )
    ]
    if counts.needs_clerk:
        parts.append(_text("sum_clerk", count=number(counts.needs_clerk)))
    if counts.needs_city:
        parts.append(_text("sum_city", count=number(counts.needs_city)))
    return " ".join(parts)
