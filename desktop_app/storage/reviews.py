"""What supervisors have looked at: made of the facts by a trigger, read here."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.domain.membership import Status
from desktop_app.domain.review import ReviewVerdict, ToReview
from desktop_app.storage.documents import unpacked
from desktop_app.storage.models import DetailRow, RegistrationRow, ReviewRow
from desktop_app.storage.rows import LINE, line_of

_OVER = (Status.WITHDRAWN.value, Status.REFUSED.value)


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
            select(DetailRow.version, DetailRow.officer, DetailRow.doubts, *LINE)
            .join(DetailRow, DetailRow.row == RegistrationRow.row)
            .outerjoin(ReviewRow, ReviewRow.worker == RegistrationRow.id)
            .where(
                RegistrationRow.at >= since,
                RegistrationRow.status.not_in(_OVER),
                ReviewRow.version.is_(None) | (ReviewRow.version < DetailRow.version),
            )
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
