"""What supervisors have looked at: made of the facts by a trigger, read here."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop_app.domain.membership import Status
from desktop_app.domain.review import ReviewVerdict, ToReview
from desktop_app.storage.copies import CONTENT
from desktop_app.storage.documents import unpacked
from desktop_app.storage.models import DetailRow, FactRow, RegistrationRow, ReviewRow
from desktop_app.storage.rows import LINE, line_of

Columns = TypeVarTuple("Columns")
_OVER = (Status.WITHDRAWN.value, Status.REFUSED.value)


def _waiting(chosen: Select[*Columns], since: datetime) -> Select[*Columns]:
    """Narrow to what was saved since a moment and nobody has looked at since."""
    return (
        chosen.select_from(RegistrationRow)
        .join(DetailRow, DetailRow.row == RegistrationRow.row)
        .outerjoin(ReviewRow, ReviewRow.worker == RegistrationRow.id)
        .where(
            RegistrationRow.at >= since,
            RegistrationRow.status.not_in(_OVER),
            ReviewRow.version.is_(None) | (ReviewRow.version < DetailRow.version),
        )
    )


class Reviews:
    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, since: datetime, most: int) -> list[ToReview]:
        """Return what was saved since a moment and nobody has looked at since, newest first.

        Args:
            since: Aware.
            most: How many at the most.
        """
        query = (
            _waiting(select(DetailRow.version, DetailRow.officer, DetailRow.doubts, *LINE), since)
            .order_by(RegistrationRow.row.desc())
            .limit(most)
        )
        return [
            ToReview(
                line_of(rest),  # type: ignore[arg-type]  # the rest of the row is a line's columns
                version,
                officer,
                unpacked(doubts, tuple[str, ...]),
            )
            for version, officer, doubts, *rest in self._session.execute(query)
        ]

    def count_waiting(self, since: datetime) -> int:
        """Return how many ``waiting`` would give if it gave all."""
        return self._session.scalar(_waiting(select(func.count()), since)) or 0

    def written_by(self, names: Collection[str], since: datetime) -> frozenset[UUID]:
        """Return what was saved since a moment and has a version by one of these names."""
        query = (
            select(FactRow.worker)
            .join(RegistrationRow, RegistrationRow.id == FactRow.worker)
            .where(
                RegistrationRow.at >= since,
                FactRow.kind.in_(CONTENT),
                FactRow.author.in_(names),
            )
        )
        return frozenset(self._session.scalars(query))

    def is_written_by(self, names: Collection[str], worker: UUID) -> bool:
        """Say whether any version of a registration is by one of these names."""
        query = select(FactRow.seq).where(
            FactRow.worker == worker, FactRow.kind.in_(CONTENT), FactRow.author.in_(names)
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def saved_since(self, since: datetime) -> list[UUID]:
        """Return everything that was saved since a moment and still stands."""
        query = select(RegistrationRow.id).where(
            RegistrationRow.at >= since, RegistrationRow.status.not_in(_OVER)
        )
        return list(self._session.scalars(query))

    def of(self, worker: UUID) -> tuple[int, ReviewVerdict] | None:
        """Return which version was last looked at, and what was said of it."""
        row = self._session.get(ReviewRow, worker)
        return None if row is None else (row.version, ReviewVerdict(row.verdict))

    def objected(self) -> list[tuple[UUID, int]]:
        """Return what was given back and not changed since, and the number of the fact that did."""
        query = (
            select(ReviewRow.worker, ReviewRow.seq)
            .join(RegistrationRow, RegistrationRow.id == ReviewRow.worker)
            .join(DetailRow, DetailRow.row == RegistrationRow.row)
            .where(
                ReviewRow.verdict == ReviewVerdict.OBJECTED.value,
                ReviewRow.version == DetailRow.version,
                RegistrationRow.status.not_in(_OVER),
            )
            .order_by(ReviewRow.seq)
        )
        return [(worker, seq) for worker, seq in self._session.execute(query)]
