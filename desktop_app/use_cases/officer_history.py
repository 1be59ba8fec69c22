"""Who came in when, whose password was tried in vain, and what was changed about officers.

What is written here stays: the file refuses to change or remove an entry of the audit.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.lockout import FREE
from desktop_app.domain.office import Officer
from desktop_app.domain.roles import Act, check
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.officers import Locks, current_of

logger = logging.getLogger(__name__)

CAME_IN, TRIED, PAUSED = "staff.came_in", "staff.tried", "staff.paused"

MOST = 500
"""How many entries are shown: about a year of a counter with two officers."""


@dataclass(frozen=True, slots=True)
class OfficerAct:
    """One thing that happened.

    Attributes:
        at: Aware UTC.
        officer: Who did it, as they were called then.
        act: A code such as ``staff.added`` or ``door.came_in``.
        about: Whom it was done about, as they are called now; "" where that is the same person.
    """

    at: datetime
    officer: str
    act: str
    about: str


@dataclass(frozen=True, slots=True)
class OfficerHistory:
    """What happened, the latest first, and what is tried in vain at the moment.

    Attributes:
        wrong: Names with how many wrong passwords there were since their last right one; "" is a
            try where nobody was chosen.
    """

    acts: Sequence[OfficerAct]
    wrong: Sequence[tuple[str, int]]


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


def officer_history(desk: Desk, locks: Locks) -> OfficerHistory:
    """Return what a supervisor may know of the door and of who works here.

    Raises:
        Refused: ``role.not_allowed``.
        Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``; the codes of
            ``Vault.unlock`` about the keychain.
    """
    with desk.database.reading() as tx:
        officers = tx.officers.all()
        check(current_of(desk, officers), Act.MANAGE_OFFICERS, officers)
        entries = tx.audit.of_officers(MOST)
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
        )
        for entry in entries
    ]
    wrong = locks.attempts.wrong(locks.vault().tries_key())
    tried = [(names.get(who, "") if who else "", count) for who, count in wrong.items() if count]
    return OfficerHistory(acts, sorted(tried))
