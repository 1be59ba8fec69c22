"""A batch of new registrations, all in order: entered by one statement for each table.

That is what nearly every batch is. Whatever else one holds (a repeat, an amendment, a person or a
number that is known, anything a rule refuses), the whole of it goes the way of ``ingest.py``, fact
by fact. Both ways leave the same rows behind; a test compares them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server import at_once, by_table, claims, news
from central_server.bulk import is_postgres
from central_server.canon import canonical
from central_server.judging import STORED, Content, Head, Offer, Opinion, Reading, Shown
from central_server.models import DeviceRow, KelurahanRow
from central_server.receipts import Item
from central_server.seals import Sealing
from central_server.wire import v1
from desktop_app.domain.facts import WITHOUT_CONTENT, FactKind
from desktop_app.domain.worker import tidy_text

_KINDS = frozenset({FactKind.WORKER_REGISTERED, *WITHOUT_CONTENT} - {FactKind.PAPER_REVOKED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact that is in order, with what it says."""

    offer: Offer
    reading: Reading
    seal: Sealing


def reading_of(opinion: Opinion) -> Reading | None:
    """Return what an opinion says for the rows; None unless it is one of those entered here."""
    head, meaning = opinion.head, opinion.meaning
    if opinion.judgement is not STORED or head is None or head.kind not in _KINDS:
        return None
    shown = meaning.shown if isinstance(meaning, Content) else None
    return Reading(
        head.seq, head.kind, head.time, author_of(head), head.worker, head.version, shown
    )


def all_in_order(
    offers: Sequence[Offer],
    seals: Sequence[Sealing],
    read: Callable[[Offer], Reading | None],
) -> list[Entry] | None:
    """Read a batch in which everything is in order and said once; None when anything is not.

    This needs no place in line: nobody has to wait while it is done.
    """
    if not all(seal.holds for seal in seals):
        return None
    entries: list[Entry] = []
    for offer, seal in zip(offers, seals, strict=True):
        reading = read(offer)
        if reading is None:
            return None
        entries.append(Entry(offer, reading, seal))
    return entries if _says_each_once(entries) else None


def _says_each_once(entries: Sequence[Entry]) -> bool:
    people = _people(entries)
    workers = {entry.reading.worker for entry, _ in people}
    numbers = {shown.number for _, shown in people}
    ids = {entry.offer.id for entry in entries}
    return 0 < len(people) == len(workers) == len(numbers) and len(ids) == len(entries)


def _people(entries: Sequence[Entry]) -> list[tuple[Entry, Shown]]:
    return [(entry, entry.reading.shown) for entry in entries if entry.reading.shown is not None]


def enter_all(
    session: Session, device: DeviceRow, entries: Sequence[Entry], now: datetime
) -> list[Item] | None:
    """Enter a batch that is in order and new to the register; None when any of it is known.

    The caller holds the kelurahan's place in line. Where None comes back nothing was written.
    """
    enter = at_once.enter if is_postgres(session) else by_table.enter
    place = news.in_line(session, device.kelurahan)
    rows = _rows(entries, place)
    held = enter(session, device, place, rows, now)
    if held is None:
        return None
    niks = {entry.reading.worker: shown.nik for entry, shown in _people(entries) if shown.nik}
    claims.flag_new(session, niks, held, now)
    return [Item(row["id"], row["hash"], v1.Verdict.STORED, row["sequence"]) for row in rows]


def _rows(entries: Sequence[Entry], place: KelurahanRow) -> list[dict[str, Any]]:
    """Return what differs from fact to fact; registrations and papers have different columns."""
    rows: list[dict[str, Any]] = []
    cursor, claimed = place.news, set[str]()
    for sequence, entry in enumerate(entries, start=place.facts + 1):
        row = _fact(entry, sequence)
        shown = entry.reading.shown
        if shown is not None:
            cursor += 1
            row |= _registration(entry, shown)
            row["cursor"], row["claims"] = cursor, bool(shown.nik) and shown.nik not in claimed
            claimed.add(shown.nik)
        rows.append(row)
    return rows


def _fact(entry: Entry, sequence: int) -> dict[str, Any]:
    offer, reading, seal = entry.offer, entry.reading, entry.seal
    return {
        "id": offer.id,
        "seq": reading.seq,
        "kind": reading.kind.value,
        "worker": reading.worker,
        "version": reading.version,
        "hash": offer.hash,
        "content": offer.text,
        "chain": seal.chain,
        "signer": seal.signer,
        "sequence": sequence,
    }


def _registration(entry: Entry, shown: Shown) -> dict[str, Any]:
    body_at, body_length = entry.offer.body_place
    return {
        "at": entry.reading.at,
        "author": entry.reading.author,
        "number": shown.number,
        "nik": shown.nik,
        "name": shown.name,
        "segment": shown.segment.value,
        "funding": shown.funding.value,
        "body_at": body_at,
        "body_length": body_length,
        "notes": canonical(shown.notes).decode(),
    }


def author_of(head: Head) -> str:
    return tidy_text(head.author, "author", v1.LINE_LENGTH)
