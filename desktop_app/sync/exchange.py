"""The same round by file: what waits goes out sealed on a stick, receipts and news come back.

Writing changes nothing here, so any number of files may be on their way. Reading a reply does what
a round does with the same receipts and news; twice, or in another order, it ends alike.
"""

import base64
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import msgspec

from desktop_app import __version__
from desktop_app.documents.check_list import from_text
from desktop_app.domain import delivery
from desktop_app.domain.delivery import LONGEST_PAUSE, DeliveryStatus
from desktop_app.domain.disputes import CityContent
from desktop_app.domain.exchange import (
    FACTS_AT_ONCE,
    FORMAT,
    LARGEST_FILE,
    LARGEST_UNPACKED,
    LET_IN_FORMAT,
    LET_IN_REPLY_FORMAT,
    NOBODY,
    STUBS_AT_ONCE,
    framed,
    signed_part,
)
from desktop_app.domain.facts import Fact, canonical
from desktop_app.domain.office import City, Device
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.device_key import DeviceKey, verifies
from desktop_app.storage.durable import move_durably
from desktop_app.storage.sealing import seal
from desktop_app.sync import wire
from desktop_app.sync.corrections import lost_corrections, record_standings
from desktop_app.sync.identity import renumber, take_enrolment
from desktop_app.sync.lives import heed
from desktop_app.sync.news import take_page
from desktop_app.sync.offers import answers_in
from desktop_app.sync.packing import Packer
from desktop_app.sync.reference import keep_check_list
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.runs import runs_of
from desktop_app.sync.stubs import record_answers
from desktop_app.sync.wire_disputes import CorrectionStanding, correction_docs
from desktop_app.sync.wire_stubs import StubAnswerDoc, stub_docs

SUFFIX = ".loket-kirim"
REPLY_SUFFIX = ".loket-balas"


@dataclass(frozen=True, slots=True)
class Written:
    """What lies on the stick now; ``asks`` to be let in, and then nothing else."""

    facts: int
    size: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What a reply has brought.

    Attributes:
        renumbered: How many registrations got another number: their papers are printed anew.
    """

    stored: int
    given_back: int
    news: int
    renumbered: int = 0


class ReplyDoc(msgspec.Struct, frozen=True):
    """The city's reply to one exchange file."""

    format: Literal["loket-jamsostek-exchange-reply"]
    version: Literal[1]
    device: UUID
    epoch: str
    asked: str
    of: str
    at: str
    receipts: tuple[wire.Receipt, ...]
    batches: tuple[tuple[tuple[int, int], ...], ...]
    corrections: tuple[CorrectionStanding, ...]
    stubs: tuple[StubAnswerDoc, ...]
    news: wire.NewsPage
    check_list: str = ""


class LetInDoc(msgspec.Struct, frozen=True):
    """The city's reply to a laptop that has asked to be let in."""

    format: Literal["loket-jamsostek-enrolment-reply"]
    version: Literal[1]
    of: str
    at: str
    public_key: str
    enrolment: wire.EnrolmentReply


def write_out(database: Database, path: Path, clock: Clock) -> Written:
    """Write everything that waits into a file for the city, and make sure that it lies there.

    Raises:
        Unavailable: ``sync.not_set_up``, ``exchange.not_enrolled``, ``exchange.no_seal`` for a
            city whose sealing key is not known yet, ``file.not_written``: then there is no file of
            that name, or the one of before.

    A laptop that has never seen the line asks to be let in; what waits goes with the next file.
    """
    device = next_request(database, clock)
    with database.reading() as tx:
        city = tx.settings.city()
        batches = _batches(tx, clock())
        cursor, life = tx.inbox.cursor(), tx.inbox.life()
        lost, stubs = lost_corrections(tx), tx.stubs.waiting(STUBS_AT_ONCE)
    if not (device.id or device.code):
        raise Unavailable("exchange.not_enrolled")
    if city is None or not city.sealing_key:
        raise Unavailable("exchange.no_seal")
    if not device.id:
        sealed = _asking(city, database, device)
        _put_there(path, sealed)
        return Written(0, len(sealed), asks=True)
    sealed = sealed_for(city, database, device, batches, (cursor, life.epoch), lost, stubs)
    _put_there(path, sealed)
    return Written(sum(map(len, batches)), len(sealed))


def sealed_for(
    city: City,
    database: Database,
    device: Device,
    batches: Sequence[Sequence[Fact]],
    heard: tuple[int, str],
    lost: Sequence[CityContent] = (),
    stubs: Sequence[bytes] = (),
) -> bytes:
    """Return facts as an exchange file, signed by this device and sealed to the city.

    Args:
        city: Whose sealing key is known.
        database: Its own recipient goes along, for the reply.
        device: With its key at hand.
        batches: At most ``FACTS_AT_ONCE`` each.
        heard: The news cursor, and the epoch it belongs to.
        lost: Corrections of the city's that this life of its register has not told.
        stubs: What was read off paper and waits.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "recipient": database.sealing_key.recipient,
        "after": heard[0],
        "epoch": heard[1],
        "batches": [
            {
                "body": msgspec.json.decode(wire.push_body(facts, runs_of(facts, device))),
                "numbers": _runs([fact.seq for fact in facts]),
            }
            for facts in batches
        ],
        "corrections": correction_docs(lost),
        "stubs": stub_docs(stubs),
    }
    return seal(_signed(device, canonical(document)), [city.sealing_key])


def read_in(database: Database, path: Path, clock: Clock) -> ReadIn:
    """Do what a round does with the receipts and the news of a reply.

    Raises:
        Unavailable: ``file.not_read``; ``exchange.unreadable`` for what is cut short, garbled, or
            not for this laptop; ``exchange.unproven`` for what the city has not signed;
            ``exchange.other_identity`` for one to an identity this file does not know it had;
            ``sync.answer_old`` for a reply from an earlier life of the city's register;
            ``sync.news_unreadable``. Whatever was not read stays as it was.
    """
    content = _content(path)
    with database.reading() as tx:
        device = tx.settings.device()
    if device is None:
        raise Unavailable("sync.not_set_up")
    told = _signed_by_the_city(device, _unsealed(database, content))
    if _is_let_in(told):
        _be_let_in(database, device, told)
        return ReadIn(0, 0, 0)
    reply = _reply_for(device, told)
    now = clock()
    if heed(database, reply.epoch, reply.news.backed_up):
        _offer_all_anew(database)
    stored = given_back = renumbered = 0
    for receipt, numbers in zip(reply.receipts, reply.batches, strict=True):
        counted = _record(database, receipt, numbers, now)
        stored, given_back = stored + counted[0], given_back + counted[1]
        renumbered += counted[2]
    with database.transaction() as tx:
        lost = lost_corrections(tx)
        record_standings(tx, lost, reply.corrections, reply.epoch, now)
        record_answers(tx, reply.stubs)
        cursor = tx.inbox.cursor()
    taken = take_page(database, reply.news, cursor)
    if taken.cause:
        raise Unavailable(taken.cause)
    if reply.check_list:
        keep_check_list(database, from_text(reply.check_list))
    return ReadIn(stored, given_back, taken.cursor - cursor, renumbered)


def _offer_all_anew(database: Database) -> None:
    """Queue again what an earlier life of the register had: by stick nothing can be compared."""
    with database.transaction() as tx:
        last = tx.outbox.last()
        for identity in tx.outbox.delivered():
            tx.outbox.offer_anew(identity, 1, last)


def _batches(tx: Transaction, now: datetime) -> list[list[Fact]]:
    """Return what waits, pauses or not: a stick does not leave every few seconds."""
    batches: list[list[Fact]] = []
    last = 0
    while facts := tx.outbox.due(now + LONGEST_PAUSE, FACTS_AT_ONCE, last):
        batches.append(facts)
        last = facts[-1].seq
    return batches


def _signed(device: Device, document: bytes) -> bytes:
    packed, _ = Packer().packed(document)
    identity = UUID(device.id)
    signature = DeviceKey(device.private_key).sign(signed_part(identity, packed))
    return framed(identity, signature, packed)


def _put_there(path: Path, sealed: bytes) -> None:
    """Write under another name, read back, and only then take the name: a stick may be pulled."""
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("wb") as stream:
            stream.write(sealed)
            stream.flush()
            os.fsync(stream.fileno())
        if draft.read_bytes() != sealed:
            raise Unavailable("file.not_written")
        move_durably(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Unavailable("file.not_written") from None


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unavailable("exchange.unreadable")
        return path.read_bytes()
    except OSError:
        raise Unavailable("file.not_read") from None


def _unsealed(database: Database, content: bytes) -> bytes:
    try:
        packed = database.sealing_key.open(content)
        unpacking = zlib.decompressobj(wbits=31)
        document = unpacking.decompress(packed, LARGEST_UNPACKED)
    except (Unavailable, zlib.error):
        raise Unavailable("exchange.unreadable") from None
    if not unpacking.eof or unpacking.unused_data:
        raise Unavailable("exchange.unreadable")
    return document


def _asking(city: City, database: Database, device: Device) -> bytes:
    """Return a file that asks for a device: signed by the key that is to be it."""
    document: dict[str, Any] = {
        "format": LET_IN_FORMAT,
        "version": 1,
        "recipient": database.sealing_key.recipient,
        "code": device.code,
        "public_key": base64.b64encode(DeviceKey(device.private_key).public).decode(),
        "program": __version__,
    }
    packed, _ = Packer().packed(canonical(document))
    signature = DeviceKey(device.private_key).sign(signed_part(NOBODY, packed))
    return seal(framed(NOBODY, signature, packed), [city.sealing_key])


def _is_let_in(told: msgspec.Raw) -> bool:
    document = msgspec.json.decode(told)
    return isinstance(document, dict) and document.get("format") == LET_IN_REPLY_FORMAT


def _be_let_in(database: Database, device: Device, told: msgspec.Raw) -> None:
    """Be who the city says; twice is no harm."""
    try:
        reply = msgspec.json.decode(told, type=LetInDoc)
    except msgspec.MsgspecError:
        raise Unavailable("exchange.unreadable") from None
    if str(reply.enrolment.device) == device.id:
        return
    key = device.public_key or DeviceKey(device.private_key).public
    if device.id or reply.public_key != base64.b64encode(key).decode():
        raise Unavailable("exchange.other_identity")
    take_enrolment(database, device, reply.enrolment)


def _signed_by_the_city(device: Device, document: bytes) -> msgspec.Raw:
    """Return what a reply says, once its signature has been made sure of."""
    try:
        signed = wire.Signed.read(document, "reply")
        covered = canonical(msgspec.json.decode(signed.said))
        signature = base64.b64decode(signed.signature, validate=True)
    except (ValueError, TypeError, RecursionError):
        raise Unavailable("exchange.unreadable") from None
    if not verifies(device.receipt_key, signature, covered):
        raise Unavailable("exchange.unproven")
    return signed.said


def _reply_for(device: Device, told: msgspec.Raw) -> ReplyDoc:
    """Return a reply to this laptop, as it is or as it was before.

    What was sent under a former identity is proven by a receipt for that one all the same.
    """
    try:
        reply = msgspec.json.decode(told, type=ReplyDoc)
    except msgspec.MsgspecError:
        raise Unavailable("exchange.unreadable") from None
    if len(reply.receipts) != len(reply.batches):
        raise Unavailable("exchange.unproven")
    if str(reply.device) not in {device.id, *(former.id for former in device.formers)}:
        raise Unavailable("exchange.other_identity")
    return reply


def _record(
    database: Database,
    receipt: wire.Receipt,
    numbers: Sequence[tuple[int, int]],
    now: datetime,
) -> tuple[int, int, int]:
    """Record what a receipt says; return how many were stored, given back, and renumbered."""
    asked = [seq for first, last in numbers for seq in range(first, last + 1)]
    if len(asked) > FACTS_AT_ONCE:
        raise Unavailable("exchange.unreadable")
    with database.transaction() as tx:
        facts = tx.outbox.numbered(asked)
        answers = answers_in(facts, receipt)
        stood = tx.outbox.deliveries(facts)
        moved = [
            (fact, after)
            for fact, before, answer in zip(facts, stood, answers, strict=True)
            if not isinstance(answer, delivery.NoAnswer)
            and (after := delivery.after(before, answer, now)) != before
        ]
        tx.outbox.record_all(moved)
        renumbered = sum(renumber(tx, fact, after, now) for fact, after in moved)
    delivered = sum(after.status is DeliveryStatus.DELIVERED for _, after in moved)
    return delivered, len(moved) - delivered, renumbered


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return ascending numbers as first and last of each run without a gap."""
    runs = [[number, number] for number in numbers[:1]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs
