"""Who did what and when; the database itself refuses to change or remove an entry."""

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

    def of_officers(self, most: int) -> list[AuditEntry]:
        """Return what was done about officers and at the door, the latest first.

        Args:
            most: How many at the most.
        """
        of_theirs = or_(*(AuditRow.act.startswith(kind) for kind in _OF_OFFICERS))
        rows = self._session.scalars(
            select(AuditRow).where(of_theirs).order_by(AuditRow.seq.desc()).limit(most)
        )
        return list(map(_entry, rows))

    def all(self) -> list[AuditEntry]:
        """Return everything that was done on this laptop, in order."""
        return list(map(_entry, self._session.scalars(select(AuditRow).order_by(AuditRow.seq))))


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(row.seq, row.at, row.officer, row.act, row.subject)
