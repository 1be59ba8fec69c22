"""Where facts stand, read and written for a whole batch at once.

A receipt speaks of up to a thousand facts. One by one that is several statements each; here it is
three for all of them, in the same transaction.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select, text, update
from sqlalchemy.orm import Session

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.models import DeliveryRow, FactRow

DELIVERY = (
    DeliveryRow.status,
    DeliveryRow.attempts,
    DeliveryRow.not_before,
    DeliveryRow.cause,
    DeliveryRow.code,
    DeliveryRow.about,
    DeliveryRow.figures,
    DeliveryRow.receipt,
    DeliveryRow.since,
    DeliveryRow.device,
)
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})

_LISTED = select(func.json_each(bindparam("numbers")).table_valued("value").c.value)
"""Any number of numbers in one parameter, so that the statement is always the same."""

_FIND = select(DeliveryRow.seq, *DELIVERY).where(DeliveryRow.seq.in_(_LISTED))

_RECORD = (
    update(cast("Table", DeliveryRow.__table__))
    .where(DeliveryRow.seq == bindparam("of"))
    .values({column.key: bindparam(f"new_{column.key}") for column in DELIVERY})
)

_DELIVER = text(
    """
    UPDATE deliveries SET status = 'delivered', attempts = told.value ->> 1,
        not_before = NULL, cause = '', since = NULL, code = '', about = '', figures = '{}',
        receipt = told.value ->> 2, device = told.value ->> 3
    FROM json_each(:told) AS told
    WHERE deliveries.seq = told.value ->> 0
    """
)
"""What nearly every receipt says of nearly every fact, for all of them in one statement."""

_RESTATE = text(
    """
    UPDATE registrations SET delivery = stands.delivery
    FROM (
        SELECT of.id AS id, coalesce(
            (
                SELECT deliveries.status FROM facts JOIN deliveries USING (seq)
                WHERE facts.worker = of.id
                    AND facts.kind NOT IN (
                        'paper_printed', 'registration_reviewed', 'paper_revoked'
                    )
                    AND deliveries.status <> 'superseded'
                ORDER BY facts.seq DESC LIMIT 1
            ),
            (SELECT registrations.delivery FROM registrations
                WHERE registrations.id = of.id AND registrations.returned = 1),
            'waiting'
        ) AS delivery
        FROM (SELECT unhex(value) AS id FROM json_each(:workers)) AS of
    ) AS stands
    WHERE registrations.id = stands.id AND registrations.delivery <> stands.delivery
    """
)
_MARK_SENT = text(
    """
    UPDATE registrations SET status = 'sent'
    WHERE status = 'registered' AND id IN (SELECT unhex(value) FROM json_each(:workers))
    """
)
_OF_WORKERS = """
    FROM json_each(:workers) AS of
    JOIN facts ON facts.worker = unhex(of.value)
    JOIN deliveries ON deliveries.seq = facts.seq AND deliveries.status = 'waiting'
"""
_WAITING = text(f"SELECT count(DISTINCT facts.worker) {_OF_WORKERS}")
_PUT_AHEAD = text(
    "UPDATE deliveries SET ahead = 1, not_before = NULL"  # noqa: S608 - the rest is ours too
    f" WHERE seq IN (SELECT deliveries.seq {_OF_WORKERS})"
)


def delivery_values(delivery: Delivery) -> dict[str, Any]:
    return {
        "status": delivery.status.value,
        "attempts": delivery.attempts,
        "not_before": delivery.not_before,
        "cause": delivery.cause,
        "code": delivery.code,
        "about": delivery.about,
        "figures": packed(delivery.figures),
        "receipt": delivery.receipt,
        "since": delivery.since,
        "device": delivery.device,
    }


def delivery_of(row: Any) -> Delivery:
    (status, attempts, not_before, cause, code, about, figures, receipt, since, device) = row
    return Delivery(
        status=DeliveryStatus(status),
        attempts=attempts,
        not_before=not_before,
        cause=cause,
        since=since,
        code=code,
        about=about,
        figures=unpacked(figures, dict[str, str | int]),
        receipt=receipt,
        device=device,
    )


def deliveries_of(session: Session, numbers: Sequence[int]) -> list[Delivery]:
    """Return where facts stand, by their ``seq`` and in that order.

    Raises:
        LookupError: There is no fact with one of the numbers.
    """
    rows = session.execute(_FIND, {"numbers": json.dumps(list(numbers))})
    found = {row[0]: delivery_of(row[1:]) for row in rows}
    return [found[number] for number in numbers]


def record_all(session: Session, moved: Sequence[tuple[Fact, Delivery]]) -> None:
    """Keep where facts stand now, and with them where their registrations stand."""
    if not moved:
        return
    plain, more = [], []
    for fact, after in moved:
        if _is_plain(after):
            plain.append((fact.seq, after.attempts, after.receipt, after.device))
        else:
            more.append(_renamed(fact.seq, after))
    session.execute(_DELIVER, {"told": json.dumps(plain)})
    if more:
        session.connection().execute(_RECORD, more)
    session.execute(_RESTATE, _workers([fact for fact, _ in moved]))
    arrived = [
        fact
        for fact, after in moved
        if after.status is DeliveryStatus.DELIVERED and fact.kind in _CONTENT
    ]
    session.execute(_MARK_SENT, _workers(arrived))


def lay_aside(session: Session, worker: UUID) -> None:
    """Count what was refused about a registration as replaced."""
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.seq.in_(select(FactRow.seq).where(FactRow.worker == worker)),
            DeliveryRow.status == DeliveryStatus.NEEDS_CLERK.value,
        )
        .values(status=DeliveryStatus.SUPERSEDED.value, not_before=None)
    )


def put_ahead(session: Session, workers: Iterable[UUID]) -> int:
    """Let what waits about some registrations go first, at once; returns about how many it does."""
    given = {"workers": json.dumps([worker.hex for worker in workers])}
    waiting = session.scalar(_WAITING, given) or 0
    session.execute(_PUT_AHEAD, given)
    return waiting


def _is_plain(delivery: Delivery) -> bool:
    """Say whether a receipt is all there is to tell."""
    more = (delivery.code, delivery.about, delivery.figures, delivery.cause)
    times = (delivery.not_before, delivery.since)
    return delivery.status is DeliveryStatus.DELIVERED and not any((*more, *times))


def _renamed(seq: int, delivery: Delivery) -> dict[str, Any]:
    """Return the values under names of their own: a column's name is taken in an update."""
    return {
        "of": seq,
        **{f"new_{name}": value for name, value in delivery_values(delivery).items()},
    }


def _workers(facts: Sequence[Fact]) -> dict[str, str]:
    return {"workers": json.dumps(sorted({fact.worker.hex for fact in facts}))}
