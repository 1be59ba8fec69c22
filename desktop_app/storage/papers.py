"""Which papers were handed over, and which were taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status
from desktop_app.storage.models import TAKES_BACK, FactRow, PaperRow, RegistrationRow
from desktop_app.storage.print_jobs import PrintJobs


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What this office has taken back, each with the time, aware UTC.

    Attributes:
        withdrawn: Registrations, by their numbers.
        revoked: Papers, by the number that stands on them, by copy.
    """

    withdrawn: Mapping[str, datetime]
    revoked: Mapping[str, Mapping[int, datetime]]


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
                coded=record.coded or None,
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
                coded=row.coded or b"",
            )
            for row in rows
        ]

    def coded(self) -> list[tuple[PaperKind, str, bytes]]:
        """Return kind and number of every paper with a check code, and the code's record."""
        query = select(PaperRow.kind, PaperRow.number, PaperRow.coded)
        rows = self._session.execute(query.where(PaperRow.coded.is_not(None)))
        return [(PaperKind(kind), number, coded or b"") for kind, number, coded in rows]

    def taken_back(self) -> TakenBack:
        """Return which registrations were withdrawn here, and which papers were revoked."""
        said = (
            select(
                FactRow.kind, FactRow.body, FactRow.at, RegistrationRow.number,
                RegistrationRow.status,
            )
            .join(RegistrationRow, RegistrationRow.id == FactRow.worker)
            .where(text(TAKES_BACK))
        )  # fmt: skip
        withdrawn: dict[str, datetime] = {}
        revoked: dict[str, dict[int, datetime]] = {}
        for kind, body, at, number, status in self._session.execute(said):
            if kind == FactKind.PAPER_REVOKED.value:
                told = msgspec.json.decode(body)
                revoked.setdefault(told["number"], {})[told["copy"]] = at
            elif status == Status.WITHDRAWN.value:
                withdrawn[number] = at
        return TakenBack(withdrawn, revoked)
