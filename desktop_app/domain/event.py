"""A registration event (*kegiatan*): what its people share, its queue, and how fast it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from desktop_app.domain.enrolment import PERIODS, FundingSource, Segment
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import LAST_QUEUE_NUMBER, tidy_name, tidy_text

MOST_EXPECTED = 100_000

IDLE_SECONDS = 20
"""A pause between two keys longer than this is a talk or a tea, and not work on the form."""

_BREAK = timedelta(minutes=10)
"""Two saves farther apart than this have a break between them, which says nothing of the pace."""

_SAVES_LOOKED_AT = 20
_SAVES_NEEDED = 4  # fewer say more about the first card than about the queue


@dataclass(frozen=True, slots=True)
class Shared:
    """What the people of an event have in common: an empty form shows it.

    Attributes:
        payer: Who pays, where the source of funds does not say it.
        months: How many months are paid at once; one of ``PERIODS``.
    """

    segment: Segment
    funding: FundingSource
    payer: str = ""
    workplace: str = ""
    months: int = 1


@dataclass(frozen=True, slots=True)
class Event:
    """One event of this laptop. Its name is its own here: registrations bear it.

    Attributes:
        expected: How many people are awaited; 0 where nobody knows.
        prints_at_once: Whether the proof is printed with each save, without a key.
        ended: When it was closed, aware UTC; None while it has not been.
    """

    id: UUID
    name: str
    place: str
    on: date
    shared: Shared
    expected: int = 0
    prints_at_once: bool = False
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkDay:
    """How one day at this laptop went: no content, no names, sums only.

    Attributes:
        people: How many registrations the seconds are of.
        seconds: At the form, from the first key to the save, pauses cut short.
    """

    people: int = 0
    seconds: float = 0.0

    @property
    def mean(self) -> int | None:
        """Seconds a person, rounded; None on a day without any."""
        return round(self.seconds / self.people) if self.people else None


@dataclass(frozen=True, slots=True)
class EventForm:
    """An event as typed; its field names are what ``Issue.about`` names.

    Attributes:
        expected: Digits, or empty.
    """

    name: str = ""
    place: str = ""
    expected: str = ""
    segment: str = Segment.BPU.value
    funding: str = FundingSource.SELF.value
    payer: str = ""
    workplace: str = ""
    months: int = 1
    prints_at_once: bool = True


def read_event(form: EventForm, identity: UUID, on: date, others: Sequence[Event]) -> Event:
    """Return the event a form states.

    Raises:
        Refused: With every issue: ``event.name_missing``, ``event.name_taken`` (with ``on``),
            ``event.expected_unreadable``, and what texts may not hold.
    """
    issues: list[Issue] = []

    def text(about: str, typed: str) -> str:
        try:
            return tidy_text(typed, about)
        except Refused as no:
            issues.extend(no.issues)
            return ""

    name = ""
    try:
        name = tidy_name(form.name, "event_name", "event.name_missing")
    except Refused as no:
        issues.extend(no.issues)
    for other in others:
        if name and other.name.casefold() == name.casefold():
            figures = {"on": f"{other.on:%d-%m-%Y}"}
            issues.append(Issue("event.name_taken", "event_name", figures=figures))
    expected = form.expected.strip().replace(".", "")
    if expected and not (expected.isascii() and expected.isdigit() and _is_few(expected)):
        issues.append(Issue("event.expected_unreadable", "expected"))
    shared = Shared(
        Segment(form.segment),
        FundingSource(form.funding),
        text("event_payer", form.payer),
        text("event_workplace", form.workplace),
        form.months if form.months in PERIODS else 1,
    )
    place = text("event_place", form.place)
    if issues:
        raise Refused(*issues)
    return Event(
        id=identity,
        name=name,
        place=place,
        on=on,
        shared=shared,
        expected=int(expected or 0),
        prints_at_once=form.prints_at_once,
    )


def read_queue_number(typed: str) -> int:
    """Return the number the next person holds.

    Raises:
        Refused: ``event.queue_unreadable``.
    """
    digits = typed.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(LAST_QUEUE_NUMBER))
    if not is_number or int(digits) == 0:
        raise Refused(Issue("event.queue_unreadable", "queue"))
    return int(digits)


def seconds_at_work(presses: Sequence[float]) -> float:
    """Return how long somebody was at a form, by the times of the keys that were pressed.

    Args:
        presses: Seconds of any clock that only goes forward, in order.
    """
    return sum(min(after - before, IDLE_SECONDS) for before, after in pairwise(presses))


def forecast(saves: Sequence[datetime], left: int, now: datetime) -> datetime | None:
    """Return when the queue will be done at the pace of the last people; None while it is unsaid.

    Args:
        saves: When people were saved at this event, aware, in order.
        left: How many are still awaited.
        now: Aware.
    """
    lately = saves[-_SAVES_LOOKED_AT:]
    steps = [after - before for before, after in pairwise(lately) if after - before <= _BREAK]
    if left <= 0 or len(steps) < _SAVES_NEEDED:
        return None
    return now + sum(steps, timedelta()) / len(steps) * left


def _is_few(digits: str) -> bool:
    return len(digits) <= len(str(MOST_EXPECTED)) and 0 < int(digits) <= MOST_EXPECTED
