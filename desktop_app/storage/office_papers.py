"""What the office's own papers are made of, and which of them were printed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.day_report import Act
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event_log import Attendant, OfficePaper, OfficeRecord
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Sex
from desktop_app.storage.models import (
    DeliveryRow,
    DetailRow,
    FactRow,
    PaperRow,
    RegistrationRow,
)
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.print_jobs import PrintJobs
from desktop_app.storage.settings import read_setting, write_setting

_KEY = "office_papers"
_DAYS_KEPT = 62  # summaries; the records of events are kept for good
_AT_ONCE = 10_000  # below the most parameters SQLite takes in one statement


class OfficePapers:
    """Few enough to stand in one setting, so that the office's copy holds them too."""

    def __init__(self, session: Session, outbox: Outbox) -> None:
        self._session, self._outbox = session, outbox

    def all(self) -> tuple[OfficeRecord, ...]:
        """Return every office paper the printer took, in order."""
        return read_setting(self._session, _KEY, tuple[OfficeRecord, ...]) or ()

    def of(self, kind: OfficePaper, subject: UUID) -> list[OfficeRecord]:
        """Return what was printed about an event or a day, in order."""
        return [one for one in self.all() if one.kind is kind and one.subject == subject]

    def copies(self, kind: OfficePaper, subject: UUID) -> int:
        """Return the number of the last copy that is out or on its way; 0 when there is none."""
        last = max((one.copy for one in self.of(kind, subject)), default=0)
        return max(last, PrintJobs(self._session).last_office_copy(kind, subject))

    def add(self, record: OfficeRecord) -> None:
        """Keep that a paper was printed; of the summaries only the latest are kept."""
        kept = [*self.all(), record]
        summaries = [one for one in kept if one.kind is OfficePaper.SUMMARY]
        old = {id(one) for one in summaries[:-_DAYS_KEPT]}
        write_setting(self._session, _KEY, tuple(one for one in kept if id(one) not in old))

    def attendants(self, event: str) -> list[Attendant]:
        """Return who was registered at an event, by their number, withdrawn ones too."""
        queue = func.json_extract(DetailRow.more, "$.attendance.queue")
        query = (
            select(RegistrationRow, DetailRow.sex, DetailRow.reason, queue)
            .join(DetailRow, DetailRow.row == RegistrationRow.row)
            .where(RegistrationRow.event == event)
            .order_by(queue, RegistrationRow.row)
        )
        printed = self._printed_at(event)
        return [
            Attendant(
                number=row.number,
                queue=place or 0,
                name=row.name,
                nik_end=row.nik[-4:],
                sex=Sex(sex),
                segment=Segment(row.segment),
                funding=FundingSource(row.funding),
                registrar=row.registrar,
                at=row.at,
                withdrawn=row.status == Status.WITHDRAWN.value,
                reason=reason if row.status == Status.WITHDRAWN.value else "",
                is_sent=row.delivery == DeliveryStatus.DELIVERED.value,
                proofs=printed[row.id].get(PaperKind.PROOF.value, 0),
                confirmations=printed[row.id].get(PaperKind.CONFIRMATION.value, 0),
            )
            for row, sex, reason, place in self._session.execute(query)
        ]

    def facts_of(self, event: str, upto: int) -> list[Fact]:
        """Return every fact about an event's people, in order, up to a number."""
        numbers = list(
            self._session.scalars(
                select(FactRow.seq)
                .join(RegistrationRow, RegistrationRow.id == FactRow.worker)
                .where(RegistrationRow.event == event, FactRow.seq <= upto)
                .order_by(FactRow.seq)
            )
        )
        parts = (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
        return [fact for part in parts for fact in self._outbox.numbered(part)]

    def acts_between(self, since: datetime, before: datetime) -> Sequence[Act]:
        """Return what was done here from one moment to another, in order."""
        query = (
            select(FactRow.kind, FactRow.author, FactRow.at, DeliveryRow.status)
            .join(DeliveryRow, DeliveryRow.seq == FactRow.seq)
            .where(FactRow.at >= since, FactRow.at < before)
            .order_by(FactRow.seq)
        )
        return [
            (FactKind(kind), author, at, DeliveryStatus(status))
            for kind, author, at, status in self._session.execute(query)
        ]

    def _printed_at(self, event: str) -> Mapping[UUID, Mapping[str, int]]:
        """Return how many papers of each kind were printed, by registration."""
        query = (
            select(PaperRow.worker, PaperRow.kind, func.count())
            .join(RegistrationRow, RegistrationRow.id == PaperRow.worker)
            .where(RegistrationRow.event == event)
            .group_by(PaperRow.worker, PaperRow.kind)
        )
        found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
        for worker, kind, count in self._session.execute(query):
            found[worker][kind] = count
        return found
