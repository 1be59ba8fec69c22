"""An exchange file taken in: the batches of the line, and the reply sealed to its laptop."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from central_server import check_list, ingest, news
from central_server.bodies import DCZ_MAGIC, read_json, unpack
from central_server.city import the_city
from central_server.database import Database
from central_server.envelope import offers_in
from central_server.letting_in import let_in
from central_server.models import DeviceRow
from central_server.problems import Problem
from central_server.reference import ReferenceBooks
from central_server.returned import take_back
from central_server.sealing import seal
from central_server.seals import runs_in
from central_server.settings import Settings
from central_server.stubs import StubReader, take_stubs
from central_server.wire import v1
from central_server.wire.v1_back import CorrectionStanding
from central_server.wire.v1_news import CorrectedNews
from central_server.wire.v1_stubs import SealedStub, StubAnswer
from desktop_app.domain.exchange import (
    FORMAT,
    LARGEST_FILE,
    LARGEST_UNPACKED,
    NOBODY,
    REPLY_FORMAT,
    STUBS_AT_ONCE,
    signed_part,
    unframed,
)
from desktop_app.domain.facts import Json, canonical
from desktop_app.domain.issues import Issue, Refused

_CORRECTIONS = TypeAdapter(list[CorrectedNews])
_STUBS = TypeAdapter(Annotated[list[SealedStub], Field(max_length=STUBS_AT_ONCE)])


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file has brought, and the reply for its laptop."""

    device: UUID
    facts: int
    stored: int
    news: int
    reply: bytes


@dataclass(frozen=True, slots=True)
class File:
    """An exchange file that is whole and its device's own."""

    device: UUID
    recipient: str
    after: int
    epoch: str
    batches: list[Mapping[str, Json]]
    corrections: list[CorrectedNews]
    stubs: list[str]
    digest: str


def take_in_file(
    database: Database, content: bytes, settings: Settings, books: ReferenceBooks, now: datetime
) -> TakenIn:
    """Take in an exchange file: each of its batches in a transaction of its own, as on the line.

    Raises:
        Refused: ``exchange.unreadable`` for what is cut short, garbled, too large or sealed to
            another city; ``exchange.foreign`` for one no device of this city has signed;
            ``device.revoked_before`` from a device that was revoked; ``exchange.forked`` from a
            laptop that has to get a new identity on the line first; ``exchange.not_let_in`` for
            one that asks to be let in by a code that is not good for it. Then nothing is kept.
    """
    newcomer = database.within(lambda session: _let_in(session, content, now))
    if newcomer is not None:
        return newcomer
    file = database.within(lambda session: read_file(session, content))
    receipts = take_batches(database, file, settings, books, now)
    standings = database.within(lambda session: _given_back(session, file, books, now))
    read = database.within(lambda session: _off_paper(session, file, settings, books, now))
    reply, pieces = database.within(
        lambda session: _reply(session, file, receipts, standings, read, now)
    )
    stored = sum(count for receipt in receipts for _, count, _ in receipt.stored)
    facts = sum(receipt.count for receipt in receipts)
    return TakenIn(file.device, facts, stored, pieces, reply)


def take_batches(
    database: Database, file: File, settings: Settings, books: ReferenceBooks, now: datetime
) -> list[v1.Receipt]:
    """Take in the batches of a file, each in a transaction of its own.

    Raises:
        Refused: ``exchange.unreadable``, ``exchange.forked``.
    """
    return [_take(database, file, batch, settings, books, now) for batch in file.batches]


def _given_back(
    session: Session, file: File, books: ReferenceBooks, now: datetime
) -> list[CorrectionStanding]:
    """Take back corrections the register has lost, after the facts they stand on."""
    device = session.get_one(DeviceRow, file.device)
    return take_back(session, device, file.corrections, books, now).standings


def _off_paper(
    session: Session, file: File, settings: Settings, books: ReferenceBooks, now: datetime
) -> list[StubAnswer]:
    """Take in the stubs an office has read, after the facts."""
    kelurahan = session.get_one(DeviceRow, file.device).kelurahan
    return take_stubs(session, StubReader(books, settings, now), file.stubs, kelurahan)


def _take(
    database: Database,
    file: File,
    batch: Mapping[str, Json],
    settings: Settings,
    books: ReferenceBooks,
    now: datetime,
) -> v1.Receipt:
    body = batch.get("body")
    try:
        offers = offers_in(body, settings)
        runs = runs_in(body, len(offers))
        return database.within(
            lambda session: ingest.take_in(
                session, session.get_one(DeviceRow, file.device), offers, books, now, runs
            )[1]
        )
    except Problem as problem:
        raise _refusal(problem) from None


def read_file(session: Session, content: bytes, *, revoked: bool = False) -> File:
    """Open an exchange file, and make sure that a device of this city has signed it.

    Args:
        session: The transaction.
        content: As it came.
        revoked: Whether it may be a revoked device's: its last words are.

    Raises:
        Refused: ``exchange.unreadable``, ``exchange.foreign``, ``device.revoked_before``.
    """
    device, signature, packed = _opened(session, content)
    row = session.get(DeviceRow, device)
    if row is None or row.public_key is None:
        raise Refused(Issue("exchange.foreign"))
    try:
        key = Ed25519PublicKey.from_public_bytes(row.public_key)
        key.verify(signature, signed_part(device, packed))
    except InvalidSignature:
        raise Refused(Issue("exchange.foreign")) from None
    if row.revoked_at is not None and not revoked:
        raise Refused(Issue("device.revoked_before"))
    return _file(device, _unpacked(packed), hashlib.sha256(packed).hexdigest())


def _let_in(session: Session, content: bytes, now: datetime) -> TakenIn | None:
    """Let in the laptop whose file asks for that; None for a file of one that is known."""
    device, signature, packed = _opened(session, content)
    if device != NOBODY:
        return None
    known, reply = let_in(session, _unpacked(packed), signature, packed, now)
    return TakenIn(known, facts=0, stored=0, news=0, reply=reply)


def _opened(session: Session, content: bytes) -> tuple[UUID, bytes, bytes]:
    """Return device, signature and packed document of a file that is sealed to this city."""
    if len(content) > LARGEST_FILE:
        raise Refused(Issue("exchange.unreadable"))
    try:
        return unframed(the_city(session).seal.open(content))
    except (Refused, ValueError):
        raise Refused(Issue("exchange.unreadable")) from None


def _unpacked(packed: bytes) -> Json:
    try:
        encoding = "dcz" if packed.startswith(DCZ_MAGIC) else "identity"
        return read_json(unpack(packed, encoding, LARGEST_UNPACKED))
    except Problem as problem:
        raise _refusal(problem) from None


def _file(device: UUID, document: Json, digest: str) -> File:
    match document:
        case {
            "format": str(name),
            "version": 1,
            "recipient": str(recipient),
            "after": int(after),
            "epoch": str(epoch),
            "batches": list(batches),
            "corrections": list(corrections),
            "stubs": list(stubs),
        } if name == FORMAT and 0 <= after <= v1.LARGEST:
            if all(isinstance(batch, dict) for batch in batches):
                told, read = _corrections(corrections), _stubs(stubs)
                return File(device, recipient, after, epoch, batches, told, read, digest)
    raise Refused(Issue("exchange.unreadable"))


def _stubs(told: Json) -> list[str]:
    try:
        return _STUBS.validate_json(canonical(told))
    except ValidationError:
        raise Refused(Issue("exchange.unreadable")) from None


def _corrections(told: Json) -> list[CorrectedNews]:
    try:
        return _CORRECTIONS.validate_json(canonical(told))
    except ValidationError:
        raise Refused(Issue("exchange.unreadable")) from None


def _refusal(problem: Problem) -> Refused:
    """Return what a refusal of the line's means here."""
    forked = problem.name == "device-forked"
    return Refused(Issue("exchange.forked" if forked else "exchange.unreadable"))


def _reply(
    session: Session,
    file: File,
    receipts: list[v1.Receipt],
    standings: list[CorrectionStanding],
    read: list[StubAnswer],
    now: datetime,
) -> tuple[bytes, int]:
    city = the_city(session)
    device = session.get_one(DeviceRow, file.device)
    device.last_contact = now
    backed_up = news.in_line(session, device.kelurahan).backed_up
    after = file.after if file.epoch == city.epoch else 0
    items, following = _all_news(session, device.kelurahan, after)
    document: dict[str, Any] = {
        "format": REPLY_FORMAT,
        "version": 1,
        "device": str(file.device),
        "epoch": city.epoch,
        "asked": file.epoch,
        "of": file.digest,
        "at": v1.instant(now),
        "receipts": [receipt.model_dump(mode="json") for receipt in receipts],
        "batches": [_numbers(batch) for batch in file.batches],
        "corrections": [standing.model_dump(mode="json") for standing in standings],
        "stubs": [answer.model_dump(mode="json") for answer in read],
        "news": {
            "device": str(file.device),
            "epoch": city.epoch,
            "items": items,
            "next": following,
            "more": False,
            "backed_up": backed_up,
        },
    }
    newest = check_list.held(session, device.kelurahan)
    if newest is not None:
        document["check_list"] = base64.b64encode(newest.content).decode()
    signature = city.key.sign_document(document)
    packed = gzip.compress(canonical({"reply": document, "signature": signature}), mtime=0)
    return seal(packed, [file.recipient]), len(items)


def _all_news(session: Session, kelurahan: str, after: int) -> tuple[list[Any], int]:
    items, following, more = news.page(session, kelurahan, after, news.LARGEST_PAGE)
    while more:
        page, following, more = news.page(session, kelurahan, following, news.LARGEST_PAGE)
        items += page
    return items, following


def _numbers(batch: Mapping[str, Json]) -> Json:
    """Return the laptop's own numbers of a batch's facts, as it has told them."""
    numbers = batch.get("numbers")
    return numbers if isinstance(numbers, list) else []
