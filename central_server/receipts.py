"""What a batch is told: verdicts side by side in runs, and one digest for all it was about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from central_server.bulk import table_of
from central_server.canon import canonical, digest
from central_server.models import DeviceRow
from central_server.wire import v1

NUMBERED = "receipt"
"""Where a session keeps the number of its receipt, once a statement has counted that as well."""

_DEVICES = table_of(DeviceRow)
_NEXT = (
    update(_DEVICES)
    .where(_DEVICES.c.id == bindparam("receipted"))
    .values(receipts=_DEVICES.c.receipts + 1)
    .returning(_DEVICES.c.receipts)
)


@dataclass(frozen=True, slots=True)
class Item:
    """The verdict on one fact; ``sequence`` is its place in the kelurahan's order if stored."""

    id: UUID
    hash: str
    verdict: v1.Verdict
    sequence: int | None = None
    code: str = ""
    about: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)


def receipt_of(
    items: Sequence[Item], device: UUID, epoch: str, number: int, now: datetime, backed_up: int
) -> v1.Receipt:
    """Return the receipt for a batch, to be signed once all of it is committed."""
    return v1.Receipt(
        device=device,
        epoch=epoch,
        sequence=number,
        at=v1.instant(now),
        count=len(items),
        digest=digest(canonical([[item.id, item.hash] for item in items])),
        stored=_runs(items),
        others=[
            v1.ReceiptOther(
                place=place,
                verdict=item.verdict,
                code=item.code,
                field=item.about,
                figures=dict(item.figures),
            )
            for place, item in enumerate(items)
            if item.sequence is None
        ],
        backed_up=backed_up,
    )


def next_receipt(session: Session, device: DeviceRow) -> int:
    """Return the number of this transaction's receipt, counted now unless it has been."""
    counted: int | None = session.info.pop(NUMBERED, None)
    if counted is None:
        counted = session.execute(_NEXT, {"receipted": device.id}).scalar_one()
    return counted


def _runs(items: Sequence[Item]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for place, item in enumerate(items):
        if item.sequence is None:
            continue
        first, count, sequence = runs[-1] if runs else (0, 0, 0)
        if runs and (first + count, sequence + count) == (place, item.sequence):
            runs[-1] = (first, count + 1, sequence)
        else:
            runs.append((place, 1, item.sequence))
    return runs
