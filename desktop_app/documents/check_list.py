"""Reading the city's check list, and the verdict on a text that a reader of codes gave."""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from desktop_app.documents.check import (
    Envelope,
    key_id,
    open_cose,
    read_message,
    value_of,
    verifies,
)
from desktop_app.domain.check_code import RECORD, record_of, stem_of
from desktop_app.domain.check_list import CONTENT_TYPE, FILE_MARK, CheckKey, CheckList
from desktop_app.domain.checking import Outcome, Verdict, judged, of_a_stranger
from desktop_app.domain.confirmation import PRACTICE_QR, check_code, day_of
from desktop_app.domain.identity import key_change_bytes
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_claims import PaperClaims, read_claims
from desktop_app.errors import Unavailable

_PUBLIC_KEY = 32
_ENDS = "\r\n\t\0"
"""What readers of codes add to a text; a space at its end may be the text's own."""


def examine(text: str, known: CheckList, now: datetime) -> Verdict:
    """Return the verdict on what was read from a QR.

    Args:
        text: As the reader gave it.
        known: The list in force.
        now: Aware, in the reader's zone.
    """
    text = text.strip(_ENDS)
    if not text.strip():
        return Verdict(Outcome.NOTHING)
    if text == PRACTICE_QR:
        return Verdict(Outcome.PRACTICE)
    try:
        message = read_message(text)
    except Refused as no:
        is_ours = no.issues[0].code == "qr.forged"
        return Verdict(Outcome.FORGED if is_ours else Outcome.NOT_OURS)
    key = known.keys.get(message.signer)
    if key is None:
        return of_a_stranger(message.claims, known)
    if not message.holds(key.public):
        return Verdict(Outcome.FORGED)
    return judged(message.claims, key, known, now, check_code(text).replace("-", ""))


def read_list(content: bytes, city_key: bytes) -> CheckList:
    """Read a list that the city has signed.

    Args:
        content: The file.
        city_key: The city's public key as this laptop knows it; a newer one counts where each key
            from this one on vouches for the next.

    Raises:
        Unavailable: ``check_list.unreadable`` for what is no list, is cut short or damaged;
            ``check_list.unproven`` for one that this city has not signed.
    """
    envelope, told = _opened(content)
    try:
        keys = _trusted(city_key, told[10])
        signer = keys.get(envelope.head[4])
        if signer is None or not verifies(signer, envelope.signature, envelope.covered):
            raise Unavailable("check_list.unproven")
        return _list(told)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError, OSError):
        raise Unavailable("check_list.unreadable") from None


def read_held(content: bytes) -> CheckList:
    """Read a list that ``read_list`` has let into the encrypted file: its proof was seen then.

    Raises:
        Unavailable: ``check_list.unreadable``.
    """
    try:
        return _list(_opened(content)[1])
    except (KeyError, IndexError, TypeError, ValueError, OverflowError, OSError):
        raise Unavailable("check_list.unreadable") from None


def _opened(content: bytes) -> tuple[Envelope, Mapping[int, Any]]:
    if not content.startswith(FILE_MARK):
        raise Unavailable("check_list.unreadable")
    try:
        envelope = open_cose(content.removeprefix(FILE_MARK))
        told = value_of(envelope.payload)
    except Refused:
        raise Unavailable("check_list.unreadable") from None
    match envelope.head:
        case {1: -8, 3: str(kind), 4: bytes()} if kind == CONTENT_TYPE and isinstance(told, dict):
            return envelope, told
    raise Unavailable("check_list.unreadable")


def _trusted(city_key: bytes, changes: list[list[bytes]]) -> dict[bytes, bytes]:
    """Return the keys this city may sign with, by their ids: the one we know and its heirs."""
    trusted = {key_id(city_key): city_key}
    newest = city_key
    for old, new, signature in changes:
        if old == newest and verifies(old, signature, key_change_bytes(new)):
            newest = new
            trusted[key_id(new)] = new
    return trusted


def _list(told: Mapping[int, Any]) -> CheckList:
    keys = [
        *(_key(public, "", 0, since, until) for public, since, until in told[6]),
        *(_key(*device) for device in told[7]),
    ]
    codes = {
        bytes(signer): MappingProxyType(
            {_stem(stem): _records(records) for stem, records in by_stem.items()}
        )
        for signer, by_stem in told[9].items()
    }
    return CheckList(
        city=str(told[1]),
        epoch=str(told[2]),
        issued=datetime.fromtimestamp(told[3], UTC),
        expires=datetime.fromtimestamp(told[4], UTC),
        places=frozenset(map(str, told[5])),
        keys=MappingProxyType({key_id(key.public): key for key in keys}),
        withdrawn=MappingProxyType({str(stem): day_of(day) for stem, day in told[8].items()}),
        revoked=MappingProxyType(
            {
                str(number): MappingProxyType(
                    {int(copy): day_of(day) for copy, day in some.items()}
                )
                for number, some in told[11].items()
            }
        ),
        codes=MappingProxyType(codes),
        codes_of=str(told[12]),
    )


def _key(public: bytes, kelurahan: str, number: int, since: int, until: int) -> CheckKey:
    if len(public) != _PUBLIC_KEY:
        raise ValueError("not a key")
    return CheckKey(public, kelurahan, number, day_of(since), day_of(until) if until else None)


def _stem(stem: str) -> str:
    stem_of(f"{stem}-0")
    return stem


def _records(records: bytes) -> bytes:
    if not isinstance(records, bytes) or len(records) % RECORD:
        raise ValueError("a cut-off record")
    return records


def paper_of(text: str) -> PaperClaims:
    """Return what the text of a QR says of its paper.

    Raises:
        Refused: As ``read_message`` and ``read_claims``.
    """
    return read_claims(read_message(text).claims)


def record_of_qr(text: str) -> bytes:
    """Return the record of a QR's check code; empty for practice, and as ``record_of``.

    Raises:
        Refused: As ``paper_of``.
    """
    return b"" if text == PRACTICE_QR else record_of(check_code(text), paper_of(text))


def from_text(text: str) -> bytes:
    """Return a list that a reply by stick carries in base64.

    Raises:
        Unavailable: ``check_list.unreadable``.
    """
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise Unavailable("check_list.unreadable") from None
