"""Which papers were handed over."""

from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.storage.models import PaperRow
from desktop_app.storage.print_jobs import PrintJobs


class Papers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: PaperRecord) -> None:
        """Keep that a paper was printed; the same copy of the same paper exists once."""
        self._session.execute(
            insert(PaperRow).values(
                id=record.id,
                worker=record.worker,
                kind=record.kind.value,
                number=record.number,
                copy=record.copy,
                at=record.at,
                officer=record.officer,
            )
        )

    def copies(self, worker: UUID, kind: PaperKind) -> int:
        """Return the number of the last copy that is out or on its way; 0 when there is none."""
        last = self._session.scalar(
            select(func.max(PaperRow.copy)).where(
                PaperRow.worker == worker, PaperRow.kind == kind.value
            )
        )
        return max(last or 0, PrintJobs(self._session).last_copy(worker, kind))

    def of(self, worker: UUID) -> list[PaperRecord]:
        """Return the papers of a worker, by kind and copy."""
        rows = self._session.scalars(
            select(PaperRow).where(PaperRow.worker == worker).order_by(PaperRow.kind, PaperRow.copy)
        )
        return [
            PaperRecord(
                id=row.id,
                worker=row.worker,
                kind=PaperKind(row.kind),
                number=row.number,
                copy=row.copy,
                at=row.at,
                officer=row.officer,
            )
            for row in rows
        ]
