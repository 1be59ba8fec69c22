"""The rows of a batch of new registrations, entered table by table: for SQLite."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, insert, or_, select
from sqlalchemy.orm import Session

from central_server.claims import claim_new
from central_server.models import DeviceRow, FactRow, KelurahanRow, NewsRow, RegistrationRow
from central_server.register import ANYBODY, proposed
from central_server.wire import v1
from desktop_app.domain.membership import Status

Rows = Sequence[Mapping[str, Any]]

_OF_FACTS = (
    "id", "seq", "kind", "worker", "version", "hash", "content", "chain", "signer", "sequence",
)  # fmt: skip
_OF_REGISTRATIONS = (
    "number", "nik", "name", "segment", "funding", "version", "seq", "at", "author", "notes",
)  # fmt: skip


def _is_any_known(session: Session, device: DeviceRow, rows: Rows) -> bool:
    """Say whether the register knows an id, a number of this device, a person or their number."""
    people = _people(rows)
    workers = [row["worker"] for row in people]
    numbers = [row["number"] for row in people]
    known = select(
        or_(
            exists().where(FactRow.id.in_([row["id"] for row in rows])),
            exists().where(
                and_(FactRow.device == device.id, FactRow.seq.in_([row["seq"] for row in rows]))
            ),
            exists().where(FactRow.worker.in_(workers)),
            exists().where(RegistrationRow.id.in_(workers)),
            exists().where(RegistrationRow.number.in_(numbers)),
        )
    )
    return bool(session.scalar(known))


def enter(
    session: Session, device: DeviceRow, place: KelurahanRow, rows: Rows, now: datetime
) -> dict[str, UUID] | None:
    """Enter facts, registrations, news and claims, and return who holds each NIK: ``at_once``."""
    if _is_any_known(session, device, rows):
        return None
    people = _people(rows)
    session.execute(insert(FactRow), [_fact(device, row, now) for row in rows])
    session.execute(insert(RegistrationRow), [_registration(device, row, now) for row in people])
    body = proposed(now)
    told = [
        {
            "kelurahan": device.kelurahan,
            "cursor": row["cursor"],
            "kind": v1.NewsKind.STATUS.value,
            "body": body.replace(str(ANYBODY), str(row["worker"])),
        }
        for row in people
    ]
    session.execute(insert(NewsRow), told)
    place.facts += len(rows)
    place.news += len(people)
    return claim_new(session, {row["worker"]: row["nik"] for row in people if row["nik"]})


def _people(rows: Rows) -> list[Mapping[str, Any]]:
    return [row for row in rows if "number" in row]


def _fact(device: DeviceRow, row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _OF_FACTS},
        "kelurahan": device.kelurahan,
        "device": device.id,
        "verdict": v1.Verdict.STORED.value,
        "code": "",
        "field": "",
        "figures": "{}",
        "received_at": now,
        "attempts": 1,
    }


def _registration(device: DeviceRow, row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    begin = row["body_at"] - 1
    return {
        **{name: row[name] for name in _OF_REGISTRATIONS},
        "id": row["worker"],
        "kelurahan": device.kelurahan,
        "fact": row["id"],
        "hand": device.id,
        "content": row["content"][begin : begin + row["body_length"]],
        "received_at": now,
        "status": Status.PROPOSED.value,
        "decree_number": "",
        "reason": "",
        "confirmation_qr": "",
        "withdrawn_version": 0,
    }
