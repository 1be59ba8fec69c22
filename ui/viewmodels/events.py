"""The event under way: begun, its queue, its pace, and the events there were."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Signal, Slot

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event import Event, EventForm
from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases.events import EventLine, Tempo
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.viewmodels.worded import complaints

_TEXTS = {
    "queue": QT_TRANSLATE_NOOP("events", "Antrean {n}"),
    "today": QT_TRANSLATE_NOOP("events", "Hari ini: {n} orang"),
    "mean": QT_TRANSLATE_NOOP("events", "rata-rata {n} detik"),
    "done": QT_TRANSLATE_NOOP("events", "selesai sekitar {at}"),
    "of": QT_TRANSLATE_NOOP("events", "{n} dari {all} orang terdaftar"),
    "people": QT_TRANSLATE_NOOP("events", "{n} orang terdaftar"),
    "over": QT_TRANSLATE_NOOP("events", "{n} orang terdaftar, {more} lebih banyak dari perkiraan"),
}

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class EventActs:
    """What the event's page can ask for.

    Attributes:
        usual_funding: Who pays for a segment as long as nobody says otherwise.
        note: When keys were pressed for one person, in seconds of a clock that only goes forward.
    """

    tempo: Callable[[], Tempo]
    events: Callable[[], Sequence[EventLine]]
    begin: Callable[[EventForm], Event]
    resume: Callable[[UUID], Event]
    end: Callable[[], None]
    set_next: Callable[[str], int]
    usual_funding: Callable[[Segment], FundingSource]
    note: Callable[[Sequence[float]], None]
    zone: str


@dataclass(frozen=True, slots=True)
class TempoShown:
    """How it goes, in words.

    Attributes:
        queue: ``Antrean 42``; empty between events.
        pace: How the day goes, on one line; empty before the first person.
        progress: How many of how many; empty between events.
    """

    queue: str
    pace: str
    progress: str


@dataclass(frozen=True, slots=True)
class EventShown:
    """The event under way, if any, how it goes, and the events there were."""

    event: Event | None
    next_number: int
    tempo: TempoShown
    lines: Sequence[EventLine]


class EventViewModel(QObject):
    """Begins and ends events, and keeps the pace in words.

    Signals:
        shown: ``EventShown``.
        tempo_changed: ``TempoShown``.
        begun: An event is under way now: what the form shows is out of date.
        refused: ``Complaint`` of each field.
        unavailable: A sentence: the world says no.
        broke: A bug's error.
    """

    shown = Signal(object)
    tempo_changed = Signal(object)
    begun = Signal()
    refused = Signal(object)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        acts: EventActs,
        parent: QObject | None = None,
        watch: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.acts = acts
        self.prints_at_once = False
        self._jobs, self._changes, self._watch = jobs, changes, watch
        self._presses: list[float] = []
        self._lines: Sequence[EventLine] = ()
        self.last: EventShown | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._read_tempo)
        changes.happened.connect(self._follow)

    @Slot()
    def read(self) -> None:
        acts = self.acts
        self._jobs.run(lambda: (acts.tempo(), acts.events()), self._show, self._failed)

    @Slot(object)
    def begin(self, form: EventForm) -> None:
        self._jobs.run(lambda: self.acts.begin(form), self._began, self._failed)

    @Slot(int)
    def resume(self, row: int) -> None:
        """Go on with an event of the list."""
        line = self.line(row)
        if line is not None:
            self._jobs.run(lambda: self.acts.resume(line.event.id), self._began, self._failed)

    @Slot()
    def end(self) -> None:
        self._jobs.run(self.acts.end, lambda _nothing: self._tell(), self._failed)

    @Slot(str)
    def set_next(self, typed: str) -> None:
        self._jobs.run(lambda: self.acts.set_next(typed), lambda _n: self._tell(), self._failed)

    @Slot()
    def key_pressed(self) -> None:
        """Somebody works on the form."""
        self._presses.append(self._watch())

    @Slot()
    def saved(self) -> None:
        """One person is done: keep how long it took."""
        presses, self._presses = [*self._presses, self._watch()], []
        if len(presses) > 1:
            self._jobs.run(
                lambda: self.acts.note(presses), lambda _nothing: self._read_tempo(), self._failed
            )

    def line(self, row: int) -> EventLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _began(self, _event: Event) -> None:
        self._tell()
        self.begun.emit()

    def _tell(self) -> None:
        self.read()
        self._changes.tell(Change.PREFERENCES)

    def _read_tempo(self) -> None:
        self._jobs.run(self.acts.tempo, self._show_tempo, self._failed)

    def _show(self, read: tuple[Tempo, Sequence[EventLine]]) -> None:
        tempo, self._lines = read
        self._show_tempo(tempo)
        told = tempo_shown(tempo, self.acts.zone)
        self.last = EventShown(tempo.event, tempo.next_number, told, self._lines)
        self.shown.emit(self.last)

    def _show_tempo(self, tempo: Tempo) -> None:
        if tempo.event is None:
            self._minute.stop()
        elif not self._minute.isActive():  # a forecast is not to stand there once it is past
            self._minute.start()
        self.prints_at_once = tempo.event is not None and tempo.event.prints_at_once
        self.tempo_changed.emit(tempo_shown(tempo, self.acts.zone))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)

    def _follow(self, changes: frozenset[Change]) -> None:
        if Change.WORKERS in changes:
            self._read_tempo()


def tempo_shown(tempo: Tempo, zone: str) -> TempoShown:
    """Return in words how it goes."""
    if tempo.event is None:
        return TempoShown("", _pace(tempo, zone), "")
    return TempoShown(
        _text("queue", n=formats.number(tempo.next_number)),
        _pace(tempo, zone),
        _progress(tempo.registered, tempo.event.expected),
    )


def _pace(tempo: Tempo, zone: str) -> str:
    if not tempo.today:
        return ""
    parts = [_text("today", n=formats.number(tempo.today))]
    if tempo.mean is not None:
        parts.append(_text("mean", n=formats.number(tempo.mean)))
    if tempo.done_at is not None:
        parts.append(_text("done", at=formats.clock(tempo.done_at, zone)))
    return ", ".join(parts)


def _progress(registered: int, expected: int) -> str:
    count = formats.number(registered)
    if not expected:
        return _text("people", n=count)
    if registered > expected:
        return _text("over", n=count, more=formats.number(registered - expected))
    return _text("of", n=count, all=formats.number(expected))


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("events", str(_TEXTS[key])).format(**figures)
