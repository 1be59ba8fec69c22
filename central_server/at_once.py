"""All rows of a batch of new registrations in one statement; PostgreSQL only.

The batch travels as one JSON document of what differs from fact to fact; the rest are parameters.
The statement looks first whether any of it is known, and then writes all of it or nothing. Claims
are made in the order of their NIKs, as ``claims.py`` makes them everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from central_server.models import DeviceRow, KelurahanRow
from central_server.receipts import NUMBERED
from central_server.register import ANYBODY, proposed

_ENCODER = msgspec.json.Encoder()

ENTER = text(
    """
    WITH told AS MATERIALIZED (
        SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS told(
            id uuid, seq bigint, kind text, worker uuid, version bigint, hash text, content text,
            chain text, signer uuid, sequence bigint,
            number text, nik text, name text, segment text, funding text, notes text,
            body_at int, body_length int,
            at timestamptz, author text, cursor bigint, claims boolean)
    ), known AS MATERIALIZED (
        SELECT EXISTS (
                SELECT FROM told CROSS JOIN LATERAL (
                    SELECT FROM facts WHERE facts.id = told.id LIMIT 1
                ) AS met)
            OR EXISTS (
                SELECT FROM facts WHERE device = :device AND seq BETWEEN :lowest AND :highest)
            OR EXISTS (
                SELECT FROM told CROSS JOIN LATERAL (
                    SELECT FROM facts WHERE facts.worker = told.worker LIMIT 1
                ) AS met
                WHERE told.number IS NOT NULL)
            OR EXISTS (
                SELECT FROM told CROSS JOIN LATERAL (
                    SELECT FROM registrations WHERE registrations.id = told.worker LIMIT 1
                ) AS met)
            OR EXISTS (
                SELECT FROM told CROSS JOIN LATERAL (
                    SELECT FROM registrations WHERE registrations.number = told.number LIMIT 1
                ) AS met)
        AS is_any
    ), entered AS (
        INSERT INTO facts (
            id, kelurahan, device, seq, kind, worker, version, hash, content, verdict, code, field,
            figures, sequence, received_at, attempts, chain, signer)
        SELECT
            id, :kelurahan, :device, seq, kind, worker, version, hash, content, 'stored', '', '',
            '{}', sequence, :now, 1, decode(chain, 'base64'), signer
        FROM told WHERE NOT (SELECT is_any FROM known)
    ), registered AS (
        INSERT INTO registrations (
            id, kelurahan, number, nik, name, segment, funding, version, fact, hand, seq, content,
            at, author, received_at, status, decree_number, reason, confirmation_qr,
            withdrawn_version, notes)
        SELECT
            worker, :kelurahan, number, nik, name, segment, funding, version, id, :device, seq,
            substr(content, body_at, body_length),
            at, author, :now, 'proposed', '', '', '', 0, notes
        FROM told WHERE number IS NOT NULL AND NOT (SELECT is_any FROM known)
    ), announced AS (
        INSERT INTO news (kelurahan, cursor, kind, body)
        SELECT :kelurahan, cursor, 'status', replace(:news, :anybody, CAST(worker AS text))
        FROM told WHERE number IS NOT NULL AND NOT (SELECT is_any FROM known)
    ), counted AS (
        UPDATE kelurahan SET facts = facts + :facts, news = news + :people
        WHERE code = :kelurahan AND NOT (SELECT is_any FROM known)
    ), receipted AS (
        UPDATE devices SET receipts = receipts + 1
        WHERE id = :device AND NOT (SELECT is_any FROM known) RETURNING receipts
    ), claimed AS (
        INSERT INTO claims (nik, registration, offers)
        SELECT nik, worker, 1 FROM told
        WHERE claims AND NOT (SELECT is_any FROM known) ORDER BY nik
        ON CONFLICT (nik) DO UPDATE SET offers = claims.offers + 1
        RETURNING nik, registration, offers
    )
    SELECT is_any, nik, registration, (SELECT receipts FROM receipted) AS receipt
    FROM known LEFT JOIN claimed ON offers > 1
    """
)
"""A paper has no ``number``, and its person may be known. A claim offered once is new.

What may be known is looked up row by row (``LATERAL`` with its ``LIMIT`` cannot be made into a join
of two tables). As a join it was once planned as a walk through every fact there is: a register that
had been vacuumed but not analysed, as after a dump is restored, seemed to hold so few workers that
any walk would soon meet one.
"""


def enter(
    session: Session,
    device: DeviceRow,
    place: KelurahanRow,
    rows: Sequence[Mapping[str, Any]],
    now: datetime,
) -> dict[str, UUID] | None:
    """Enter facts, registrations, news and claims, and return who held a NIK of them before.

    The device's numbers are asked for from the lowest to the highest: each by itself would cost a
    look at all the device has ever sent.

    Args:
        session: The transaction.
        device: Whose batch it is.
        place: The kelurahan's, held; its counters go on.
        rows: One for each fact, by the names in ``ENTER``; bytes travel in base64.
        now: Aware UTC.

    Returns:
        None, and nothing was written, when the register may know an id, a person or their number,
        or a number of this device.
    """
    numbers = [row["seq"] for row in rows]
    people = sum("number" in row for row in rows)
    told = session.execute(
        ENTER,
        {
            "rows": _ENCODER.encode(rows).decode(),
            "kelurahan": device.kelurahan,
            "device": device.id,
            "lowest": min(numbers),
            "highest": max(numbers),
            "now": now,
            "news": proposed(now),
            "anybody": str(ANYBODY),
            "facts": len(rows),
            "people": people,
        },
    ).all()
    if told[0].is_any:
        return None
    session.info[NUMBERED] = told[0].receipt
    # The statement has counted already; the session need not write it again.
    set_committed_value(place, "facts", place.facts + len(rows))
    set_committed_value(place, "news", place.news + people)
    return {row.nik: row.registration for row in told if row.nik is not None}
