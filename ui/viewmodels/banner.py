"""The banner's knowledge: how sending stands, in sums the clerk can check."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Signal, Slot

from desktop_app.domain.worker import Counts
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import Standing
from ui.changes import Change, Changes
from ui.formats import number
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_for

ROUND_EVERY_MS = 60_000
SOON_MS = 1_500  # after a save: long enough for the next form to be there first
LONG_UNSENT = timedelta(days=7)

_OFFLINE = "sync.offline"
_QUIET_CAUSES = {_OFFLINE, "sync.timeout", "sync.server_busy", "sync.server_error"}

_TEXTS = {
    "sending": QT_TRANSLATE_NOOP("banner", "Mengirim {count} data…"),
    "asking": QT_TRANSLATE_NOOP("banner", "Menghubungi server…"),
    "empty": QT_TRANSLATE_NOOP("banner", "Siap. Belum ada data di komputer ini."),
    "all_sent": QT_TRANSLATE_NOOP("banner", "Daring · semua terkirim"),
    "ready": QT_TRANSLATE_NOOP("banner", "Siap. Data tersimpan di komputer ini."),
    "held": QT_TRANSLATE_NOOP("banner", "Daring · {count} ditahan kota, menunggu keputusan dinas"),
    "waiting": QT_TRANSLATE_NOOP("banner", "{count} belum terkirim"),
    "offline": QT_TRANSLATE_NOOP("banner", "Luring (tanpa internet). Data tersimpan di sini."),
    "unreached": QT_TRANSLATE_NOOP("banner", "Server belum terhubung. Data tersimpan di sini."),
    "mend": QT_TRANSLATE_NOOP("banner", "{count} perlu diperbaiki (F8)"),
    "long": QT_TRANSLATE_NOOP(
        "banner", "Sudah {days} hari ada data yang belum terkirim. Sambungkan internet, tekan F9."
    ),
    "sum": QT_TRANSLATE_NOOP(
        "banner", "Tersimpan {saved} = Terkirim {delivered} + Belum {waiting}"
    ),
    "sum_clerk": QT_TRANSLATE_NOOP("banner", "+ Perlu diperbaiki {count}"),
    "sum_city": QT_TRANSLATE_NOOP("banner", "+ Ditahan kota {count}"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("banner", str(_TEXTS[key])).format(**figures)


class RoundOutcome(Protocol):
    """What the banner needs of a round's result."""

    @property
    def cause(self) -> str: ...
    @property
    def changed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class BannerActs:
    """What the banner can ask for.

    Attributes:
        send: Runs one whole round; True forgets all pauses first. Never raises for the line.
    """

    standing: Callable[[], Standing]
    send: Callable[[bool], RoundOutcome]
    now: Callable[[], datetime]


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
        self._sending = False
        self._again = False
        self._standing: Standing | None = None
        self._round = QTimer(self)
        self._round.setInterval(ROUND_EVERY_MS)
        self._round.timeout.connect(self._send_what_is_due)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._send_what_is_due)
        changes.happened.connect(self._follow)

    @Slot()
    def start(self) -> None:
        """Show how it stands, and begin to send in the background."""
        self.read()
        self._round.start()
        self._soon.start()

    @Slot()
    def stop(self) -> None:
        self._round.stop()
        self._soon.stop()

    @Slot()
    def send(self) -> None:
        """Send everything now; asked again while a round runs, run one more afterwards."""
        if self._sending:
            self._again = True
            return
        self._run_round(hurried=True)

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.standing, self._stands, self.broke.emit)

    def _send_what_is_due(self) -> None:
        if not self._sending:
            self._run_round(hurried=False)

    def _run_round(self, hurried: bool) -> None:
        self._sending = True
        self._show()
        self._jobs.run(lambda: self._acts.send(hurried), self._sent, self._failed, Lane.NETWORK)

    def _sent(self, outcome: RoundOutcome) -> None:
        self._sending, self._cause = False, outcome.cause
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
            self._cause = error.code
            self.read()
        else:
            self._show()
            self.broke.emit(error)

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.WORKERS, Change.OUTBOX}:
            self.read()
            if self._round.isActive() and not self._sending:
                self._soon.start()

    def _stands(self, standing: Standing) -> None:
        self._standing = standing
        self._show()

    def _show(self) -> None:
        if self._standing is not None:
            shown = banner_shown(self._standing, self._cause, self._sending, self._acts.now())
            self.shown.emit(shown)


def banner_shown(
    standing: Standing, cause: str | None, sending: bool, now: datetime
) -> BannerShown:
    """Choose the one thing the banner says: what needs the clerk comes before what does not.

    Args:
        standing: Counts of the file.
        cause: Why the last round ended early; "" when it did not, None before the first.
        sending: Whether a round is under way.
        now: Aware UTC.
    """
    counts = standing.counts
    sums, mend = sums_of(counts), counts.needs_clerk
    if sending:
        waiting = number(counts.waiting)
        words = _text("sending", count=waiting) if counts.waiting else _text("asking")
        return BannerShown(words, "info", "refresh-cw", sums, busy=True, to_mend=mend)
    alarm = _alarm(standing, cause or "", now)
    if alarm:
        return BannerShown(alarm, "warn", "triangle-alert", sums, to_mend=mend)
    far = ""
    if cause:
        far = _text("offline" if cause == _OFFLINE else "unreached")
    if counts.waiting:
        words = f"{far} {_text('waiting', count=number(counts.waiting))}".strip()
        return BannerShown(words, "info", "cloud-off" if far else "clock", sums)
    if far:
        return BannerShown(far, "calm", "cloud-off", sums)
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


def _alarm(standing: Standing, cause: str, now: datetime) -> str:
    """Return what only a person can put right, or nothing."""
    if cause and cause not in _QUIET_CAUSES:
        return sentence_for(cause, {})
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
    parts = [
        _text(
            "sum",
            saved=number(counts.saved),
            delivered=number(counts.delivered),
            waiting=number(counts.waiting),
        )
    ]
    if counts.needs_clerk:
        parts.append(_text("sum_clerk", count=number(counts.needs_clerk)))
    if counts.needs_city:
        parts.append(_text("sum_city", count=number(counts.needs_city)))
    return " ".join(parts)
