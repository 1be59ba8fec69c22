"""The events of this laptop, the queue of the one under way, and how fast its days went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.domain.event import Event, WorkDay
from desktop_app.domain.membership import Status
from desktop_app.storage.models import DetailRow, RegistrationRow
from desktop_app.storage.settings import read_setting, write_setting

_EVENTS, _CURRENT, _QUEUE, _DAYS = "events", "current_event", "event_queue", "days"

_DAYS_KEPT = 62  # two months to look back at


class Events:
    """Few enough to stand in one setting, so that the office's copy holds them too."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Event, ...]:
        """Return every event, the newest first."""
        return read_setting(self._session, _EVENTS, tuple[Event, ...]) or ()

    def current(self) -> Event | None:
        """Return the event under way; None between events."""
        chosen = read_setting(self._session, _CURRENT, str)
        return next((one for one in self.all() if chosen and one.id == UUID(chosen)), None)

    def begin(self, event: Event) -> None:
        """Add an event, and make it the one under way; its queue begins with 1."""
        write_setting(self._session, _EVENTS, (event, *self.all()))
        write_setting(self._session, _CURRENT, str(event.id))
        self.put_next_number(1)

    def resume(self, event: Event) -> Event:
        """Make an event of before the one under way again; its queue goes on behind its last."""
        event = replace(event, ended=None)
        self._put(event)
        write_setting(self._session, _CURRENT, str(event.id))
        self.put_next_number(self._last_number(event.name) + 1)
        return event

    def end(self, event: Event, now: datetime) -> None:
        self._put(replace(event, ended=now))
        write_setting(self._session, _CURRENT, "")

    def next_number(self) -> int:
        """Return the queue number the next person holds, from 1."""
        kept = read_setting(self._session, _QUEUE, int)
        if kept is not None:
            return kept
        event = self.current()
        return self._last_number(event.name) + 1 if event else 1

    def put_next_number(self, number: int) -> None:
        write_setting(self._session, _QUEUE, number)

    def registered_at(self, name: str) -> int:
        """Count who was registered at an event and has not been withdrawn."""
        counted = select(func.count()).where(
            RegistrationRow.event == name, RegistrationRow.status != Status.WITHDRAWN.value
        )
        return self._session.scalar(counted) or 0

    def _last_number(self, name: str) -> int:
        """Return the greatest number anybody was given at an event, 0 before the first.

        Numbers can be left out, and who was withdrawn has had one.
        """
        given = func.json_extract(DetailRow.more, "$.attendance.queue")
        greatest = (
            select(func.max(given))
            .join(RegistrationRow, RegistrationRow.row == DetailRow.row)
            .where(RegistrationRow.event == name)
        )
        return self._session.scalar(greatest) or 0

    def last_saves(self, name: str, most: int) -> Sequence[datetime]:
        """Return when the last people of an event were saved, in order."""
        saves = self._session.scalars(
            select(RegistrationRow.at)
            .where(RegistrationRow.event == name)
            .order_by(RegistrationRow.row.desc())
            .limit(most)
        )
        return sorted(saves)

    def saved_since(self, moment: datetime) -> int:
        """Count who was registered at or after a moment, withdrawn ones too: it was work."""
        counted = select(func.count()).where(RegistrationRow.at >= moment)
        return self._session.scalar(counted) or 0

    def newest_save(self) -> datetime | None:
        """Return when the newest registration was saved, by the clock of then."""
        newest = select(RegistrationRow.at).order_by(RegistrationRow.row.desc()).limit(1)
        return self._session.scalar(newest)

    def day(self, on: date) -> WorkDay:
        return self._days().get(on.isoformat(), WorkDay())

    def add_to_day(self, on: date, seconds: float) -> None:
        """Add one person's seconds at the form to a day."""
        days, before = self._days(), self.day(on)
        days[on.isoformat()] = WorkDay(before.people + 1, before.seconds + seconds)
        kept = dict(sorted(days.items())[-_DAYS_KEPT:])
        write_setting(self._session, _DAYS, kept)

    def _days(self) -> dict[str, WorkDay]:
        return read_setting(self._session, _DAYS, dict[str, WorkDay]) or {}

    def _put(self, event: Event) -> None:
        others = tuple(event if one.id == event.id else one for one in self.all())
        write_setting(self._session, _EVENTS, others)
