"""Who did what and when; the database itself refuses to change or remove an entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from desktop_app.storage.models import AuditRow

_OF_OFFICERS = ("staff.", "set_up", "draft.taken_over")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act.

    Attributes:
        seq: Order of the acts on this laptop, from 1.
        officer: Name of the officer.
        act: A code such as ``worker.registered``.
        subject: Id of the registration, or the officer, it was about, if any.
    """

    seq: int
    at: datetime
    officer: str
    act: str
    subject: UUID | None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which of the acts about officers are asked for.

    Attributes:
        names: Who did it, as they were called then; nobody in particular where empty.
        subject: Or whom it was done about.
        acts: Codes; all of them where empty.
        since: Aware UTC, from then on.
        until: Aware UTC, before then.
    """

    names: Sequence[str] = ()
    subject: UUID | None = None
    acts: Sequence[str] = ()
    since: datetime | None = None
    until: datetime | None = None


class Audit:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, at: datetime, officer: str, act: str, subject: UUID | None = None) -> None:
        self._session.execute(
            insert(AuditRow).values(at=at, officer=officer, act=act, subject=subject)
        )

    def of(self, subject: UUID) -> list[AuditEntry]:
        """Return what was done about a registration, or an officer, in order."""
        rows = self._session.scalars(
            select(AuditRow).where(AuditRow.subject == subject).order_by(AuditRow.seq)
        )
        return list(map(_entry, rows))

    def of_officers(
        self, most: int, asked: Narrowing = Narrowing(), before: int | None = None
    ) -> list[AuditEntry]:
        """Return what was done about officers and at the door, the latest first.

        Args:
            most: How many at the most.
            asked: Which of them.
            before: Only what lies before this ``seq``, which is the last of the page before.
        """
        wanted = [or_(*(AuditRow.act.startswith(kind) for kind in _OF_OFFICERS))]
        if before is not None:
            wanted.append(AuditRow.seq < before)
        if asked.names:
            did = AuditRow.officer.in_(asked.names)
            wanted.append(or_(did, AuditRow.subject == asked.subject) if asked.subject else did)
        if asked.acts:
            wanted.append(AuditRow.act.in_(asked.acts))
        if asked.since is not None:
            wanted.append(AuditRow.at >= asked.since)
        if asked.until is not None:
            wanted.append(AuditRow.at < asked.until)
        rows = self._session.scalars(
            select(AuditRow).where(*wanted).order_by(AuditRow.seq.desc()).limit(most)
        )
        return list(map(_entry, rows))

    def all(self) -> list[AuditEntry]:
        """Return everything that was done on this laptop, in order."""
        return list(map(_entry, self._session.scalars(select(AuditRow).order_by(AuditRow.seq))))


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(row.seq, row.at, row.officer, row.act, row.subject)
