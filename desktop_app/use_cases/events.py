"""Events (*kegiatan*): begun, joined by whoever is registered, ended; and how the day goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from desktop_app.domain.event import (
    Event,
    EventForm,
    forecast,
    read_event,
    read_queue_number,
    seconds_at_work,
)
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import Attendance
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm

_SAVES_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Tempo:
    """How it goes at this moment.

    Attributes:
        event: The one under way, if any.
        next_number: What the next person in its queue holds.
        registered: How many have been registered at it.
        today: How many were registered on this laptop today.
        mean: Seconds at the form a person today; None while it is not known.
        done_at: When the queue will be done at this pace, aware UTC; None while it is unsaid.
    """

    event: Event | None
    next_number: int
    registered: int
    today: int
    mean: int | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event and how many were registered at it."""

    event: Event
    registered: int


def begin_event(desk: Desk, form: EventForm, now: datetime) -> Event:
    """Begin an event today; what is registered from now on belongs to it.

    Raises:
        Refused: As ``read_event``; ``event.under_way`` while another has not been ended.
    """
    with desk.database.transaction() as tx:
        _refuse_a_second(tx)
        event = read_event(form, uuid7(), _day(desk, now), tx.events.all())
        tx.events.begin(event)
        tx.audit.add(now, desk.officer.name, "event_begun", None)
    return event


def resume_event(desk: Desk, subject: UUID, now: datetime) -> Event:
    """Go on with an event of before, its queue behind the last number given.

    Raises:
        Refused: ``event.unknown``; ``event.under_way`` while another has not been ended.
    """
    with desk.database.transaction() as tx:
        _refuse_a_second(tx)
        event = next((one for one in tx.events.all() if one.id == subject), None)
        if event is None:
            raise Refused(Issue("event.unknown"))
        event = tx.events.resume(event)
        tx.audit.add(now, desk.officer.name, "event_resumed", None)
    return event


def end_event(desk: Desk, now: datetime) -> None:
    """End the event under way; without one nothing happens."""
    with desk.database.transaction() as tx:
        event = tx.events.current()
        if event is not None:
            tx.events.end(event, now)
            tx.audit.add(now, desk.officer.name, "event_ended", None)


def set_next_number(desk: Desk, typed: str) -> int:
    """Say which number the next person holds: somebody left, or came from another table.

    Raises:
        Refused: ``event.queue_unreadable``.
    """
    number = read_queue_number(typed)
    with desk.database.transaction() as tx:
        tx.events.put_next_number(number)
    return number


def attend(tx: Transaction) -> Attendance | None:
    """Take the next number of the event under way, in the transaction that registers somebody."""
    event = tx.events.current()
    if event is None:
        return None
    number = tx.events.next_number()
    tx.events.put_next_number(number + 1)
    return Attendance(event.name, number)


def step_back(tx: Transaction, attendance: Attendance | None) -> None:
    """Give the number of the one who was registered last, and taken back, to whoever comes next."""
    event = tx.events.current()
    if attendance is None or event is None or event.name != attendance.event:
        return
    if tx.events.next_number() == attendance.queue + 1:
        tx.events.put_next_number(attendance.queue)


def tempo(desk: Desk, now: datetime) -> Tempo:
    """Return how the event and the day go."""
    today = _day(desk, now)
    midnight = datetime.combine(today, time(), ZoneInfo(desk.zone))
    with desk.database.reading() as tx:
        event = tx.events.current()
        registered = tx.events.registered_at(event.name) if event else 0
        saves = tx.events.last_saves(event.name, _SAVES_LOOKED_AT) if event else ()
        return Tempo(
            event=event,
            next_number=tx.events.next_number(),
            registered=registered,
            today=tx.events.saved_since(midnight),
            mean=tx.events.day(today).mean,
            done_at=forecast(saves, event.expected - registered, now) if event else None,
        )


def note_work(desk: Desk, presses: Sequence[float], now: datetime) -> None:
    """Keep how long one person took: seconds only, of nobody in particular.

    Args:
        desk: Where.
        presses: When keys were pressed, in seconds of a clock that only goes forward.
        now: Aware UTC.
    """
    with desk.database.transaction() as tx:
        tx.events.add_to_day(_day(desk, now), seconds_at_work(presses))


def events(desk: Desk) -> Sequence[EventLine]:
    """Return every event of this laptop, the newest first."""
    with desk.database.reading() as tx:
        return [EventLine(one, tx.events.registered_at(one.name)) for one in tx.events.all()]


def with_what_is_shared(desk: Desk, form: RegistrationForm) -> RegistrationForm:
    """Return an empty form with what the people of the event under way have in common."""
    with desk.database.reading() as tx:
        event = tx.events.current()
    if event is None:
        return form
    shared = event.shared
    return replace(
        form,
        segment=shared.segment.value,
        funding=shared.funding.value,
        payer=shared.payer,
        workplace=shared.workplace,
        months=shared.months,
    )


def _refuse_a_second(tx: Transaction) -> None:
    event = tx.events.current()
    if event is not None:
        raise Refused(Issue("event.under_way", figures={"name": event.name}))


def _day(desk: Desk, now: datetime) -> date:
    return now.astimezone(ZoneInfo(desk.zone)).date()
