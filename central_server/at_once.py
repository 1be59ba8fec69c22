"""All rows of a batch of new registrations in one statement; PostgreSQL only.

The batch travels as one JSON document of what differs from fact to fact; the rest are parameters.
Claims are made in the order of their NIKs, as ``claims.py`` makes them everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from central_server.models import DeviceRow
from central_server.register import ANYBODY, proposed

_ENCODER = msgspec.json.Encoder()

KNOWN = text(
    """
    WITH told AS MATERIALIZED (
        SELECT * FROM json_to_recordset(CAST(:rows AS json))
        AS told(id uuid, worker uuid, number text)
    )
    SELECT EXISTS (SELECT FROM told JOIN facts ON facts.id = told.id)
        OR EXISTS (SELECT FROM facts WHERE device = :device AND seq BETWEEN :lowest AND :highest)
        OR EXISTS (SELECT FROM told JOIN facts ON facts.worker = told.worker)
        OR EXISTS (SELECT FROM told JOIN registrations ON registrations.id = told.worker)
        OR EXISTS (SELECT FROM told JOIN registrations ON registrations.number = told.number)
    """
)
"""One look at all a batch may meet; a paper has no ``worker`` to ask for."""

ENTER = text(
    """
    WITH told AS MATERIALIZED (
        SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS told(
            id uuid, seq bigint, kind text, worker uuid, version bigint, hash text, content text,
            chain text, signer uuid, sequence bigint,
            number text, nik text, name text, segment text, funding text, body text, notes text,
            at timestamptz, author text, cursor bigint, claims boolean)
    ), entered AS (
        INSERT INTO facts (
            id, kelurahan, device, seq, kind, worker, version, hash, content, verdict, code, field,
            figures, sequence, received_at, attempts, chain, signer)
        SELECT
            id, :kelurahan, :device, seq, kind, worker, version, hash, content, 'stored', '', '',
            '{}', sequence, :now, 1, decode(chain, 'base64'), signer
        FROM told
    ), registered AS (
        INSERT INTO registrations (
            id, kelurahan, number, nik, name, segment, funding, version, fact, hand, seq, content,
            at, author, received_at, status, decree_number, reason, confirmation_qr,
            withdrawn_version, notes)
        SELECT
            worker, :kelurahan, number, nik, name, segment, funding, version, id, :device, seq,
            body, at, author, :now, 'proposed', '', '', '', 0, notes
        FROM told WHERE number IS NOT NULL
    ), announced AS (
        INSERT INTO news (kelurahan, cursor, kind, body)
        SELECT :kelurahan, cursor, 'status', replace(:news, :anybody, CAST(worker AS text))
        FROM told WHERE number IS NOT NULL
    )
    INSERT INTO claims (nik, registration, offers)
    SELECT nik, worker, 1 FROM told WHERE claims ORDER BY nik
    ON CONFLICT (nik) DO UPDATE SET offers = claims.offers + 1
    RETURNING nik, registration
    """
)


def is_any_known(session: Session, device: DeviceRow, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether the register may know an id, a person or their number, or one of this device.

    The device's numbers are asked for from the lowest to the highest: each by itself would cost a
    look at all the device has ever sent.
    """
    asked = [
        {name: row[name] for name in ("id", "worker", "number")}
        if "number" in row
        else {"id": row["id"]}
        for row in rows
    ]
    numbers = [row["seq"] for row in rows]
    told = {
        "rows": _ENCODER.encode(asked).decode(),
        "device": device.id,
        "lowest": min(numbers),
        "highest": max(numbers),
    }
    return bool(session.scalar(KNOWN, told))


def enter(
    session: Session, device: DeviceRow, rows: Sequence[Mapping[str, Any]], now: datetime
) -> dict[str, UUID]:
    """Enter facts, registrations, news and claims, and return who holds each NIK.

    Args:
        session: The transaction; it holds the kelurahan's place in line.
        device: Whose batch it is.
        rows: One for each fact, by the names in ``ENTER``; bytes travel in base64.
        now: Aware UTC.
    """
    told = session.execute(
        ENTER,
        {
            "rows": _ENCODER.encode(rows).decode(),
            "kelurahan": device.kelurahan,
            "device": device.id,
            "now": now,
            "news": proposed(now),
            "anybody": str(ANYBODY),
        },
    )
    return {row.nik: row.registration for row in told}
