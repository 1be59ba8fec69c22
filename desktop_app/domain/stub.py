"""The office's stub (*arsip kantor*): a registration on paper that only its city can read.

A stub holds one act whole, as the laptop signed it when it was saved, so that the city takes it as
if it had come by line. What is sealed is

    version (1 byte) · dictionary (4) · marks (1) · id (16) · worker (16) · device (16)
    · chain before (32) · signature (64) · the rest of the act, packed

where the marks say which of worker, device, chain and signature are there; a worker that is the
act's own id is not told twice. The rest of a registration is the values of its columns in a fixed
order (``batch.py``): half as long as the document even when both are packed. Sealed, it is cut into
as many symbols as it takes; the text of each is ``LJA1:`` and the base45 (RFC 9285) of

    name of the sealed bytes (6) · place and count (1) · check (4) · piece

A piece is taken only to the letter: two texts never say the same.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop_app.domain.batch import as_columns, from_columns
from desktop_app.domain.facts import Fact, canonical, content_hash

STUB_PREFIX = "LJA1:"
STUB_INFO = b"loket-jamsostek stub 1"
"""What sealing is bound to: nothing sealed for another purpose opens as a stub."""

STUB_NUMBER = "AK"
"""Letters before the registration number on a stub: *arsip kantor*."""

MOST_PARTS = 16
LARGEST_STUB = 16 * 1024
"""Bytes of a packed act, unpacked; the largest real one has about three thousand."""

_VERSION = 1
_DICTIONARY_BYTES = 4
_NAME_BYTES, _CHECK_BYTES = 6, 4
_PIECE_AT = _NAME_BYTES + 1 + _CHECK_BYTES
_WORKER, _DEVICE, _CHAIN, _SIGNATURE, _ROW = 1, 2, 4, 8, 16
_LENGTHS = ((_WORKER, 16), (_DEVICE, 16), (_CHAIN, 32), (_SIGNATURE, 64))
_HEAD_BYTES = 1 + _DICTIONARY_BYTES + 1
_ID_BYTES = 16

_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "",
        ("schema", "number", "nik", "family_card", "name", "birth_place", "born", "sex", "mother"),
    ),
    ("address", ("street", "rt", "rw", "kelurahan")),
    ("", ("phone",)),
    (
        "enrolment",
        (
            "segment", "occupation", "occupation_text", "sector", "workplace", "income",
            "programmes", "funding", "payer", "employer", "employer_number", "risk", "since",
            "months",
        ),
    ),
    ("due", ("month", "rates", "lines", "total")),
    ("consent", ("version", "at")),
    ("", ("doubts",)),
)  # fmt: skip
_ORDER = tuple(f"{part}.{name}" if part else name for part, names in _FIELDS for name in names)
"""The fields every registration has, as ``registration_body`` names them, in this order for good.

What only some have stands behind them by its name."""
_HEAD = ("seq", "kind", "at", "author", "version")
_ABSENT = object()

_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(_BASE45)}
_TRIPLE, _PAIR = 3, 2


class StubOutcome(StrEnum):
    """What the city says of one stub that was read off paper.

    ``taken``: the register has it now, and had not; ``there``: it had it; ``overtaken``: it is kept
    and the register shows a newer version; ``held``: a rule says no, by ``code``, or a person has
    to decide; ``unproven``: no key the city knows has signed it, so that only an operator who holds
    the paper may let it in; ``unknown``: of a laptop the city does not know; ``unreadable``: sealed
    to another city, or damaged.
    """

    TAKEN = "taken"
    THERE = "there"
    OVERTAKEN = "overtaken"
    HELD = "held"
    UNPROVEN = "unproven"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class StubAnswer:
    """The city's answer; ``number`` is the registration's, "" where it could not be read."""

    outcome: StubOutcome
    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ReadStub:
    """A stub that was read here.

    Attributes:
        at: When, aware UTC.
        officer: Who read it.
        answer: The city's; None while it waits to be sent.
    """

    at: datetime
    officer: str
    answer: StubAnswer | None


@dataclass(frozen=True, slots=True)
class StubAct:
    """What one stub holds, read back.

    Attributes:
        fact: The act as the wire has it, with its hash.
        device: Who the laptop was when it was saved; None before the city had let it in.
        before: The chain before the act, 32 bytes; empty where it has no seal.
        signature: The laptop's, 64 bytes; empty where its key was not at hand.
    """

    fact: Mapping[str, Any]
    device: UUID | None
    before: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class StubPart:
    """One symbol: which sealed bytes it is of, and where in them its piece stands (from 0)."""

    name: bytes
    place: int
    count: int
    piece: bytes


def stub_content(fact: Fact, dictionary: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """Return an act as a stub holds it, before it is sealed; the same act, the same bytes.

    Args:
        fact: The act.
        dictionary: SHA-256 of the dictionary ``pack`` packs with.
        pack: Makes bytes smaller, the same way every time.
    """
    document: dict[str, Any] = json.loads(canonical(fact.document))
    marks, rest = 0, b""
    if fact.worker != fact.id:
        marks, rest = marks | _WORKER, rest + fact.worker.bytes
    if fact.device:
        marks, rest = marks | _DEVICE, rest + UUID(fact.device).bytes
    if fact.seal is not None:
        marks, rest = marks | _CHAIN, rest + fact.seal.before
        if fact.seal.signature:
            marks, rest = marks | _SIGNATURE, rest + fact.seal.signature
    row = _row(document)
    marks |= _ROW if row is not None else 0
    text = json.dumps(row or _bare(document), ensure_ascii=False, separators=(",", ":")).encode()
    head = bytes([_VERSION]) + dictionary[:_DICTIONARY_BYTES] + bytes([marks])
    return head + fact.id.bytes + rest + pack(text)


def read_stub_content(content: bytes, unpack: Callable[[bytes, bytes], bytes]) -> StubAct:
    """Read what ``stub_content`` made, once it has been opened.

    Args:
        content: The bytes.
        unpack: Undoes ``pack``; is given the first four bytes of the dictionary's SHA-256, and
            raises ValueError for what it cannot undo.

    Raises:
        ValueError: It is no stub of ours, or of a program newer than this one.
    """
    if len(content) < _HEAD_BYTES + _ID_BYTES or content[0] != _VERSION:
        raise ValueError("not a stub")
    marks, at = content[_HEAD_BYTES - 1], _HEAD_BYTES
    identity, at = content[at : at + _ID_BYTES], at + _ID_BYTES
    found: dict[int, bytes] = {}
    for mark, length in _LENGTHS:
        taken = length if marks & mark else 0
        found[mark], at = content[at : at + taken], at + taken
    told = json.loads(unpack(content[1 : 1 + _DICTIONARY_BYTES], content[at:]))
    own = UUID(bytes=identity)
    worker = UUID(bytes=found[_WORKER]) if found[_WORKER] else own
    document = _document(told, own, worker, in_row=bool(marks & _ROW))
    device = UUID(bytes=found[_DEVICE]) if found[_DEVICE] else None
    hashed = {**document, "hash": content_hash(document)}
    return StubAct(hashed, device, found[_CHAIN], found[_SIGNATURE])


def _row(document: dict[str, Any]) -> list[Any] | None:
    """Return the values of a registration in their order, and by name those only some have.

    None for what is no registration, or none of this program's.
    """
    columns = _bare(as_columns([document]) or {})
    columns.pop("count", None)
    named = {name: each.get("same", _ABSENT) for name, each in columns.items()}
    paths = [f"{document['kind']}.{name}" for name in _ORDER]
    known = [named.pop(name, _ABSENT) for name in (*_HEAD, *paths)]
    if any(value is _ABSENT for value in (*known, *named.values())):
        return None
    return [*known, named] if named else known


def _columns(row: list[Any]) -> dict[str, Any]:
    """Return the columns a row stands for, but for those of the ids."""
    kind, extras = row[_HEAD.index("kind")], {}
    if len(row) == len(_HEAD) + len(_ORDER) + 1:
        *row, extras = row
    names = (*_HEAD, *(f"{kind}.{name}" for name in _ORDER))
    named = dict(zip(names, row, strict=True)) | extras
    return {"count": 1, **{name: {"same": value} for name, value in named.items()}}


def _bare(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in document.items() if name not in {"id", "worker"}}


def _document(told: Any, own: UUID, worker: UUID, *, in_row: bool) -> dict[str, Any]:
    ids = {"id": str(own), "worker": str(worker)}
    if not in_row:
        if not isinstance(told, dict):
            raise ValueError("not a stub")
        return told | ids
    try:
        columns = _columns(told)
    except (TypeError, LookupError):
        raise ValueError("not a stub") from None
    return from_columns(columns | {name: [each] for name, each in ids.items()}, most=1)[0]


def symbols_of(sealed: bytes, most: int) -> list[str]:
    """Return the texts of the symbols that hold a sealed stub, none longer than ``most`` letters.

    Raises:
        ValueError: It takes more than sixteen, or so little room holds nothing.
    """
    room = (most - len(STUB_PREFIX)) // _TRIPLE * _PAIR - _PIECE_AT
    count = -(-len(sealed) // room) if room > 0 else MOST_PARTS + 1
    if not 0 < count <= MOST_PARTS:
        raise ValueError("no room for a stub")
    each = -(-len(sealed) // count)
    name = _name(sealed)
    return [
        _text(StubPart(name, place, count, sealed[place * each : (place + 1) * each]))
        for place in range(count)
    ]


def read_symbol(text: str) -> StubPart:
    """Read the text of one symbol.

    Raises:
        ValueError: It is none of a stub's, or not to the letter what was printed.
    """
    data = from_base45(text.removeprefix(STUB_PREFIX)) if text.startswith(STUB_PREFIX) else b""
    if len(data) <= _PIECE_AT:
        raise ValueError("not a stub")
    where = data[_NAME_BYTES]
    part = StubPart(data[:_NAME_BYTES], where >> 4, (where & 15) + 1, data[_PIECE_AT:])
    if part.place >= part.count or _text(part) != text:
        raise ValueError("not a stub")
    return part


def joined(parts: Sequence[StubPart]) -> bytes | None:
    """Return the sealed bytes some parts of one name make up; None while any is missing.

    Raises:
        ValueError: Together they are not what their name says.
    """
    pieces = {part.place: part.piece for part in parts}
    if not parts or len(pieces) < parts[0].count:
        return None
    sealed = b"".join(pieces[place] for place in sorted(pieces))
    if any(part.name != _name(sealed) for part in parts):
        raise ValueError("parts of different stubs")
    return sealed


def to_base45(data: bytes) -> str:
    """Return bytes in the alphabet QR symbols hold most compactly (RFC 9285)."""
    letters: list[str] = []
    for at in range(0, len(data), _PAIR):
        pair = data[at : at + _PAIR]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, len(_BASE45))
            letters.append(_BASE45[digit])
    return "".join(letters)


def from_base45(text: str) -> bytes:
    """Return the bytes of a base45 text.

    Raises:
        ValueError: It is none.
    """
    if len(text) % _TRIPLE == 1 or not _VALUES.keys() >= set(text):
        raise ValueError("not base45")
    data = bytearray()
    for at in range(0, len(text), _TRIPLE):
        letters = text[at : at + _TRIPLE]
        value = sum(_VALUES[letter] * len(_BASE45) ** power for power, letter in enumerate(letters))
        try:
            data += value.to_bytes(len(letters) - 1, "big")
        except OverflowError:
            raise ValueError("not base45") from None
    return bytes(data)


def _name(sealed: bytes) -> bytes:
    return hashlib.sha256(sealed).digest()[:_NAME_BYTES]


def _text(part: StubPart) -> str:
    head = part.name + bytes([part.place << 4 | part.count - 1])
    check = hashlib.sha256(head + part.piece).digest()[:_CHECK_BYTES]
    return STUB_PREFIX + to_base45(head + check + part.piece)
