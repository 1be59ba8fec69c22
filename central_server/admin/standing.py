"""How the register stands: counts that add up, what waits for the city, and what nobody signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from central_server.admin.counting import count_by
from central_server.city import the_city
from central_server.models import ClaimRow, DeadLetterRow, DeviceRow, FactRow, RegistrationRow
from central_server.wire.v1 import Verdict
from desktop_app.domain.membership import Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The register in figures; ``registrations`` is the sum of ``by_status``."""

    city: str
    epoch: str
    key_id: str
    by_status: Mapping[Status, int]
    by_verdict: Mapping[Verdict, int]
    people: int
    doubles: int
    dead_letters: int
    devices: int

    @property
    def registrations(self) -> int:
        return sum(self.by_status.values())


def standing(session: Session) -> Standing:
    """Return the figures; ``people`` are different NIK of applications not withdrawn."""
    city = the_city(session)
    statuses = count_by(session, RegistrationRow.status)
    verdicts = count_by(session, FactRow.verdict)
    return Standing(
        city=city.settings.name,
        epoch=city.epoch,
        key_id=city.key.key_id.hex(),
        by_status={status: statuses.get(status.value, 0) for status in Status},
        by_verdict={verdict: verdicts.get(verdict.value, 0) for verdict in Verdict},
        people=_count(session, ClaimRow.nik),
        doubles=_count(session, RegistrationRow.double_of),
        dead_letters=_count(session, DeadLetterRow.id),
        devices=_count(session, DeviceRow.id),
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fact that waits for the clerk or the city; ``sort`` tells facts from dead letters."""

    id: UUID
    device: UUID
    sort: str
    code: str
    about: str
    received_at: datetime
    attempts: int


def troubles(session: Session) -> list[Trouble]:
    """Return every fact without a place in the register, and every dead letter, oldest first."""
    facts = select(FactRow).where(FactRow.verdict != Verdict.STORED.value)
    found = [
        Trouble(row.id, row.device, row.verdict, row.code, row.field, row.received_at, row.attempts)
        for row in session.scalars(facts)
    ]
    found += [
        Trouble(row.id, row.device, "dead_letter", row.code, "", row.received_at, row.attempts)
        for row in session.scalars(select(DeadLetterRow))
    ]
    return sorted(found, key=lambda trouble: (trouble.received_at, trouble.id))


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Facts of one laptop that came without the signature of any: nobody's key vouches for them."""

    device: str
    facts: int
    last: datetime


def unsigned(session: Session) -> list[Unsigned]:
    """Return the laptops that have sent facts without a signature, by kelurahan and number.

    They are taken in all the same: a keychain that was locked at save must not send people home.
    """
    rows = session.execute(
        select(DeviceRow.kelurahan, DeviceRow.number, func.count(), func.max(FactRow.received_at))
        .join(DeviceRow, DeviceRow.id == FactRow.device)
        .where(FactRow.signer.is_(None))
        .group_by(DeviceRow.kelurahan, DeviceRow.number)
        .order_by(DeviceRow.kelurahan, DeviceRow.number)
    )
    return [
        Unsigned(f"{kelurahan}/{number}", facts, last) for kelurahan, number, facts, last in rows
    ]


def _count(session: Session, column: InstrumentedAttribute[object]) -> int:
    return session.scalar(select(func.count(column))) or 0
