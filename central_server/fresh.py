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

import msgspec
from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from central_server import claims, news, register
from central_server.bulk import insert_all, is_postgres, table_of
from central_server.canon import canonical
from central_server.judging import STORED, Content, Head, Offer, Opinion
from central_server.models import DeviceRow, FactRow, NewsRow, RegistrationRow
from central_server.receipts import Item
from central_server.seals import Sealing
from central_server.wire import v1
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import tidy_text

_ENCODER = msgspec.json.Encoder()
KNOWN = text(
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

_PLAIN = frozenset({FactKind.WORKER_REGISTERED, FactKind.PAPER_PRINTED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact that is in order, with what it says; ``content`` is None for a printed paper."""

    offer: Offer
    head: Head
    content: Content | None
    seal: Sealing


def all_in_order(
    offers: Sequence[Offer], seals: Sequence[Sealing], judge: Callable[[Offer], Opinion]
) -> list[Entry] | None:
    """Read a batch in which everything is in order and said once; None when anything is not.

    This needs no place in line, so that a kelurahan's laptops think side by side.
    """
    if not all(seal.holds for seal in seals):
        return None
    entries: list[Entry] = []
    for offer, seal in zip(offers, seals, strict=True):
        opinion = judge(offer)
        if opinion.judgement is not STORED or opinion.head is None:
            return None
        if opinion.head.kind not in _PLAIN:
            return None
        content = opinion.meaning if isinstance(opinion.meaning, Content) else None
        entries.append(Entry(offer, opinion.head, content, seal))
    return entries if _says_each_once(entries) else None


def _says_each_once(entries: Sequence[Entry]) -> bool:
    people = [(entry.head.worker, entry.content.number) for entry in entries if entry.content]
    each = ({worker for worker, _ in people}, {number for _, number in people})
    once = all(len(some) == len(people) for some in each)
    return bool(people) and once and len({entry.offer.id for entry in entries}) == len(entries)


def enter_all(
    session: Session, device: DeviceRow, entries: Sequence[Entry], now: datetime
) -> list[Item] | None:
    """Enter a batch that is in order and new to the register; None when any of it is known.

    The caller holds the kelurahan's place in line. Where None comes back nothing was written.
    """
    if not _is_new(session, entries):
        return None
    place = news.in_line(session, device.kelurahan)
    first = place.facts + 1
    place.facts += len(entries)
    _write(session, device, entries, first, now)
    return [
        Item(entry.offer.id, entry.offer.hash, v1.Verdict.STORED, sequence)
        for sequence, entry in enumerate(entries, start=first)
    ]


def _is_new(session: Session, entries: Sequence[Entry]) -> bool:
    """Say whether the register knows nothing of it yet."""
    ids = [entry.offer.id for entry in entries]
    workers = [entry.head.worker for entry in entries if entry.content]
    numbers = [entry.content.number for entry in entries if entry.content]
    if is_postgres(session):
        told = zip_longest(ids, workers, numbers)
        rows = [{"fact": fact, "worker": worker, "number": number} for fact, worker, number in told]
        return not session.scalar(KNOWN, {"rows": _ENCODER.encode(rows).decode()})
    known = select(
        exists().where(FactRow.id.in_(ids) | FactRow.worker.in_(workers))
        | exists().where(RegistrationRow.id.in_(workers) | RegistrationRow.number.in_(numbers))
    )
    return not session.scalar(known)


def _write(
    session: Session, device: DeviceRow, entries: Sequence[Entry], first: int, now: datetime
) -> None:
    people = [(entry, entry.content) for entry in entries if entry.content is not None]
    facts = [_fact(device, entry, place, now) for place, entry in enumerate(entries, start=first)]
    insert_all(session, table_of(FactRow), facts)
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


def _fact(device: DeviceRow, entry: Entry, sequence: int, now: datetime) -> dict[str, Any]:
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
        "sequence": sequence,
        "received_at": now,
        "attempts": 1,
        "chain": entry.seal.chain,
        "signer": entry.seal.signer,
    }


def _registration(
    device: DeviceRow, entry: Entry, content: Content, now: datetime
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
