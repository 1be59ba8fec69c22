"""Who came in when, whose password was tried in vain, and what was changed about officers.

What is written here stays: the file refuses to change or remove an entry of the audit.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.domain.lockout import FREE
from desktop_app.domain.office import Officer
from desktop_app.domain.roles import Act
from desktop_app.errors import Unavailable
from desktop_app.storage.audit import Narrowing
from desktop_app.storage.database import Database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.officers import allowed

logger = logging.getLogger(__name__)

CAME_IN, TRIED, PAUSED = "staff.came_in", "staff.tried", "staff.paused"

PAGE = 200
"""How many entries are read at once: some months of a counter with two officers."""


class Kind(StrEnum):
    """What can be asked for; ``ALL`` is everything."""

    ALL = ""
    DOOR = "door"
    WRONG = "wrong"
    STAFF = "staff"
    DRAFTS = "drafts"


_ACTS: Mapping[Kind, Sequence[str]] = {
    Kind.ALL: (),
    Kind.DOOR: (CAME_IN, TRIED, PAUSED, "staff.recovered"),
    Kind.WRONG: (TRIED, PAUSED),
    Kind.STAFF: (
        "set_up", "staff.added", "staff.renamed", "staff.made_clerk", "staff.made_supervisor",
        "staff.access_ended", "staff.password_given", "staff.password_changed",
    ),
    Kind.DRAFTS: ("draft.taken_over",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What a supervisor wants to see of it.

    Attributes:
        officer: Only what this officer did, or what was done about them.
        first: Day from which on, as the office reckons days.
        last: Day up to which, that day included.
    """

    officer: UUID | None = None
    kind: Kind = Kind.ALL
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class OfficerAct:
    """One thing that happened.

    Attributes:
        at: Aware UTC.
        officer: Who did it, as they were called then.
        act: A code such as ``staff.added`` or ``staff.came_in``.
        about: Whom it was done about, as they are called now; "" where that is the same person.
        seq: Its place in the audit; what follows is asked for by it.
    """

    at: datetime
    officer: str
    act: str
    about: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class OfficerHistory:
    """What happened, the latest first, and what is tried in vain at the moment.

    Attributes:
        wrong: Names with how many wrong passwords there were since their last right one; "" is a
            try where nobody was chosen.
        people: Ids and names of everybody who works here or did, to choose from.
        more: Whether there are older ones.
    """

    acts: Sequence[OfficerAct]
    wrong: Sequence[tuple[str, int]]
    people: Sequence[tuple[UUID, str]] = ()
    more: bool = False


def note_coming_in(database: Database, officer: Officer, wrong: int, now: datetime) -> None:
    """Leave in the audit that somebody came in, and that they, or somebody, had tried before.

    A file that cannot be written to lets them in all the same.

    Args:
        database: Open.
        officer: Who came in.
        wrong: How many wrong passwords there were in their name since the last right one.
        now: Aware UTC.
    """
    try:
        with database.transaction() as tx:
            if wrong:
                act = PAUSED if wrong >= FREE else TRIED
                tx.audit.add(now, officer.name, act, officer.id)
            tx.audit.add(now, officer.name, CAME_IN, officer.id)
    except Unavailable as no:
        logger.warning("who came in could not be noted: %s", no.code)


def officer_history(
    desk: Desk, locks: Locks, asked: Asked = Asked(), before: int | None = None
) -> OfficerHistory:
    """Return a page of what a supervisor may know of the door and of who works here.

    Args:
        desk: Whose supervisor asks.
        locks: Know what is tried in vain at the moment.
        asked: Which acts.
        before: ``seq`` of the last act that was read already; None begins with the latest.

    Raises:
        Refused: ``role.not_allowed``.
        Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``; the codes of
            ``Vault.unlock`` about the keychain.
    """
    with desk.database.reading() as tx:
        allowed(desk, tx, Act.MANAGE_OFFICERS)
        officers = tx.officers.all()
        entries = tx.audit.of_officers(PAGE + 1, _narrowing(desk, asked, officers), before)
    names = {one.id: one.name for one in officers}
    former = {one.id: one.names for one in officers}
    acts = [
        OfficerAct(
            at=entry.at,
            officer=entry.officer,
            act=entry.act,
            about=""
            if entry.subject is None or entry.officer in former.get(entry.subject, ())
            else names.get(entry.subject, ""),
            seq=entry.seq,
        )
        for entry in entries[:PAGE]
    ]
    wrong = locks.attempts.wrong(locks.vault().tries_key())
    tried = [(names.get(who, "") if who else "", count) for who, count in wrong.items() if count]
    people = sorted(names.items(), key=lambda one: one[1].casefold())
    return OfficerHistory(acts, sorted(tried), people, len(entries) > PAGE)


def _narrowing(desk: Desk, asked: Asked, officers: Sequence[Officer]) -> Narrowing:
    who = next((one for one in officers if one.id == asked.officer), None)
    until = asked.last + timedelta(days=1) if asked.last else None
    return Narrowing(
        names=tuple(who.names) if who else (),
        subject=who.id if who else None,
        acts=_ACTS[asked.kind],
        since=_midnight(asked.first, desk.zone),
        until=_midnight(until, desk.zone),
    )


def _midnight(day: date | None, zone: str) -> datetime | None:
    """Return the moment a day begins where the office is."""
    return None if day is None else datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
