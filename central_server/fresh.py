"""A batch of new registrations, all in order: entered by one statement for each table.

That is what nearly every batch is. Whatever else one holds (a repeat, an amendment, a person or a
number that is known, anything a rule refuses), the whole of it goes the way of ``ingest.py``, fact
by fact. Both ways leave the same rows behind; a test compares them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from central_server import claims, news, register
from central_server.bulk import insert_all, is_postgres, table_of
from central_server.canon import canonical
from central_server.judging import STORED, Content, Head, Offer, Opinion, Printed
from central_server.models import DeviceRow, FactRow, NewsRow, RegistrationRow
from central_server.receipts import Item
from central_server.seals import Sealing
from central_server.wire import v1
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import tidy_text

_ENCODER = msgspec.json.Encoder()
_KNOWN = text(
    """
    WITH told AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS told(fact uuid, worker uuid, number text)
    )
    SELECT EXISTS (SELECT FROM told JOIN facts ON facts.id = told.fact)
        OR EXISTS (SELECT FROM told JOIN facts ON facts.worker = told.worker)
        OR EXISTS (SELECT FROM told JOIN registrations ON registrations.id = told.worker)
        OR EXISTS (SELECT FROM told JOIN registrations ON registrations.number = told.number)
    """
)
"""One look at all a batch may meet: the same question as the one below, in one parameter."""

_PLAIN = frozenset({FactKind.WORKER_REGISTERED.value, FactKind.PAPER_PRINTED.value})


@dataclass(frozen=True, slots=True)
class _Entry:
    """One fact that is in order, with what it says; ``content`` is None for a printed paper."""

    offer: Offer
    head: Head
    content: Content | None
    seal: Sealing
    sequence: int


def enter_all(
    session: Session,
    device: DeviceRow,
    offers: Sequence[Offer],
    seals: Sequence[Sealing],
    judge: Callable[[Offer], Opinion],
    now: datetime,
) -> list[Item] | None:
    """Enter a batch in which everything is new and in order; None when anything is not.

    The caller holds the kelurahan's place in line. Where None comes back nothing was written.
    """
    if not all(seal.holds for seal in seals) or not _is_new(session, offers):
        return None
    place = news.in_line(session, device.kelurahan)
    entries: list[_Entry] = []
    for ahead, (offer, seal) in enumerate(zip(offers, seals, strict=True), start=1):
        opinion = judge(offer)
        if opinion.judgement is not STORED or opinion.head is None:
            return None
        content = opinion.meaning if isinstance(opinion.meaning, Content) else None
        if content is None and not isinstance(opinion.meaning, Printed):
            return None
        entries.append(_Entry(offer, opinion.head, content, seal, place.facts + ahead))
    place.facts += len(entries)
    _write(session, device, entries, now)
    return [
        Item(entry.offer.id, entry.offer.hash, v1.Verdict.STORED, entry.sequence)
        for entry in entries
    ]


def _is_new(session: Session, offers: Sequence[Offer]) -> bool:
    """Say whether neither the register nor the batch itself knows any of it already."""
    kinds = [offer.content.get("kind") for offer in offers]
    registered = [
        offer
        for offer, kind in zip(offers, kinds, strict=True)
        if kind == FactKind.WORKER_REGISTERED.value
    ]
    ids = {offer.id for offer in offers}
    workers = {_worker(offer) for offer in registered} - {None}
    numbers = {offer.number for offer in registered} - {None}
    if not registered or not all(isinstance(kind, str) and kind in _PLAIN for kind in kinds):
        return False
    if len(ids) < len(offers) or not len(workers) == len(numbers) == len(registered):
        return False
    if is_postgres(session):
        told = zip_longest(ids, workers, numbers)
        rows = [{"fact": fact, "worker": worker, "number": number} for fact, worker, number in told]
        return not session.scalar(_KNOWN, {"rows": _ENCODER.encode(rows).decode()})
    known = select(
        exists().where(FactRow.id.in_(ids) | FactRow.worker.in_(workers))
        | exists().where(RegistrationRow.id.in_(workers) | RegistrationRow.number.in_(numbers))
    )
    return not session.scalar(known)


def _worker(offer: Offer) -> UUID | None:
    text = offer.content.get("worker")
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _write(session: Session, device: DeviceRow, entries: Sequence[_Entry], now: datetime) -> None:
    people = [(entry, entry.content) for entry in entries if entry.content is not None]
    insert_all(session, table_of(FactRow), [_fact(device, entry, now) for entry in entries])
    rows = [_registration(device, entry, content, now) for entry, content in people]
    insert_all(session, table_of(RegistrationRow), rows)
    workers = [entry.head.worker for entry, _ in people]
    place = news.in_line(session, device.kelurahan)
    told = [
        {"kelurahan": place.code, "cursor": place.news + ahead, "kind": kind, "body": body}
        for ahead, (kind, body) in enumerate(register.proposals(workers, now), start=1)
    ]
    place.news += len(told)
    insert_all(session, table_of(NewsRow), told)
    claims.settle_new(session, {row["id"]: row["nik"] for row in rows}, now)


def _fact(device: DeviceRow, entry: _Entry, now: datetime) -> dict[str, Any]:
    offer, head = entry.offer, entry.head
    return {
        "id": offer.id,
        "kelurahan": device.kelurahan,
        "device": device.id,
        "seq": head.seq,
        "kind": head.kind.value,
        "worker": head.worker,
        "version": head.version,
        "hash": offer.hash,
        "content": offer.text,
        "verdict": v1.Verdict.STORED.value,
        "code": "",
        "field": "",
        "figures": "{}",
        "sequence": entry.sequence,
        "received_at": now,
        "attempts": 1,
        "chain": entry.seal.chain,
        "signer": entry.seal.signer,
    }


def _registration(
    device: DeviceRow, entry: _Entry, content: Content, now: datetime
) -> dict[str, Any]:
    head = entry.head
    return {
        "id": head.worker,
        "kelurahan": device.kelurahan,
        "version": head.version,
        "fact": entry.offer.id,
        "hand": device.id,
        "seq": head.seq,
        "at": head.time,
        "author": author_of(head),
        "received_at": now,
        "status": Status.PROPOSED.value,
        "decree_number": "",
        "reason": "",
        "confirmation_qr": "",
        "withdrawn_version": 0,
        **shown(entry.offer, content),
    }


def shown(offer: Offer, content: Content) -> dict[str, Any]:
    """Return what a registration shows of a content, by column."""
    worker = content.worker
    return {
        "number": content.number,
        "nik": worker.nik.digits,
        "name": worker.name,
        "segment": worker.enrolment.segment.value,
        "funding": worker.enrolment.funding.value,
        "content": canonical(offer.content["body"]).decode(),
        "notes": canonical(content.notes).decode(),
    }


def author_of(head: Head) -> str:
    return tidy_text(head.author, "author", v1.LINE_LENGTH)
