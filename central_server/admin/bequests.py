"""What revoked laptops have left: listed, and taken in like any batch they might have sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.admin.devices import device_named
from central_server.database import Database
from central_server.exchange import read_file, take_batches
from central_server.models import BequestRow, DeviceRow
from central_server.reference import ReferenceBooks
from central_server.settings import Settings
from desktop_app.domain.issues import Issue, Refused


@dataclass(frozen=True, slots=True)
class BequestLine:
    """One part of what a laptop has left."""

    device: str
    digest: str
    part: int
    parts: int
    size: int
    received_at: datetime
    taken_at: datetime | None


def bequest_lines(session: Session) -> list[BequestLine]:
    """Return everything that was left, oldest first."""
    rows = session.execute(
        select(BequestRow, DeviceRow)
        .join(DeviceRow, DeviceRow.id == BequestRow.device)
        .order_by(BequestRow.received_at, BequestRow.device, BequestRow.part)
    )
    return [
        BequestLine(
            device=f"{device.kelurahan}/{device.number}",
            digest=row.digest,
            part=row.part,
            parts=row.parts,
            size=len(row.content),
            received_at=row.received_at,
            taken_at=row.taken_at,
        )
        for row, device in rows
    ]


@dataclass(frozen=True, slots=True)
class Inherited:
    """How many facts a laptop has left, and how many of them the register now has."""

    facts: int
    stored: int


def take_in_bequests(
    database: Database, named: str, settings: Settings, books: ReferenceBooks, operator: Operator
) -> Inherited:
    """Take in everything a laptop has left; twice is no harm.

    Args:
        database: The register.
        named: The laptop, by id or as ``KELURAHAN/NUMBER``.
        settings: The sizes a batch may have.
        books: Rates and occupations to judge by.
        operator: Who does it.

    Raises:
        Refused: ``device.unknown``, ``bequest.none``, and what ``exchange.read_file`` raises.
    """
    device, contents = database.within(lambda session: _left_by(session, named))
    facts = stored = 0
    for digest, content in contents:
        file = database.within(partial(read_file, content=content, revoked=True))
        for receipt in take_batches(database, file, settings, books, operator.at):
            facts += receipt.count
            stored += sum(count for _, count, _ in receipt.stored)
        database.within(partial(_taken, device=device, digest=digest, operator=operator))
    return Inherited(facts, stored)


def _left_by(session: Session, named: str) -> tuple[UUID, Sequence[tuple[str, bytes]]]:
    device = device_named(session, named)
    rows = session.scalars(
        select(BequestRow).where(BequestRow.device == device.id).order_by(BequestRow.part)
    ).all()
    if not rows:
        raise Refused(Issue("bequest.none"))
    return device.id, [(row.digest, row.content) for row in rows]


def _taken(session: Session, device: UUID, digest: str, operator: Operator) -> None:
    session.get_one(BequestRow, (device, digest)).taken_at = operator.at
    operator.records(session, "bequest", digest)
