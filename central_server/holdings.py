"""What the city holds of one laptop: compared block by block each day, and given back on demand."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news
from central_server.city import the_city
from central_server.models import DeviceRow, FactRow
from central_server.problems import Problem
from central_server.succession import lineage
from central_server.wire import v1_own as own
from desktop_app.domain.blocks import block_bytes

LARGEST_PAGE = 500


def differing(
    session: Session, device: DeviceRow, asked: own.ReconciliationRequest
) -> own.Reconciliation:
    """Say which blocks of a laptop's numbers do not hold what it says was delivered.

    It may ask about any identity of its kelurahan: a laptop that was let in anew has no other tie
    to what it was before, and digests give nothing away.

    Raises:
        Problem: ``device-not-yours`` for the device of another kelurahan.
    """
    of = session.get(DeviceRow, asked.device)
    if of is not None and of.kelurahan != device.kelurahan:
        raise Problem("device-not-yours")
    differ = [
        (first, last)
        for first, last, count, digest in asked.blocks
        if _sum(_held(session, asked.device, first, last)) != (count, digest)
    ]
    return own.Reconciliation(
        device=asked.device,
        epoch=the_city(session).epoch,
        backed_up=news.in_line(session, device.kelurahan).backed_up,
        differ=differ,
    )


def _held(session: Session, of: UUID, first: int, last: int) -> Iterable[tuple[UUID, str, int]]:
    rows = session.execute(
        select(FactRow.id, FactRow.hash, FactRow.sequence)
        .where(
            FactRow.device == of,
            FactRow.seq >= first,
            FactRow.seq <= last,
            FactRow.sequence.is_not(None),
        )
        .order_by(FactRow.seq, FactRow.id)
    )
    return [(row.id, row.hash, row.sequence) for row in rows]


def _sum(facts: Iterable[tuple[UUID, str, int]]) -> tuple[int, str]:
    """Return count and digest of some facts, in the order of their numbers."""
    digest, count = hashlib.sha256(), 0
    for identity, fact_hash, place in facts:
        digest.update(block_bytes(identity.bytes, fact_hash, place))
        count += 1
    return count, digest.hexdigest()


def own_facts(
    session: Session, device: DeviceRow, of: UUID | None, after: int, limit: int
) -> dict[str, Any]:
    """Return a page of the facts a laptop has offered, by their numbers, as they came.

    Args:
        session: The transaction.
        device: Who asks.
        of: Whose facts: its own (None), or those of an identity it had before.
        after: Only facts with a greater number.
        limit: How many at the most.

    Raises:
        Problem: ``device-not-yours``.
    """
    whose = of or device.id
    if whose not in lineage(session, device):
        raise Problem("device-not-yours")
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.device == whose, FactRow.seq > after)
        .order_by(FactRow.seq)
        .limit(limit + 1)
    ).all()
    told = rows[:limit]
    return {
        "device": str(whose),
        "epoch": the_city(session).epoch,
        "items": [_item(row) for row in told],
        "next": told[-1].seq if told else after,
        "more": len(rows) > limit,
    }


def _item(row: FactRow) -> dict[str, Any]:
    return {
        "fact": {**json.loads(row.content), "hash": row.hash},
        "chain": row.chain.hex() if row.chain else "",
        "verdict": row.verdict,
        "code": row.code,
        "field": row.field,
        "figures": json.loads(row.figures),
        "sequence": row.sequence,
    }
