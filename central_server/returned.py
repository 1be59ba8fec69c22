"""What laptops bring back of the city's own work: corrections a backup did not hold.

A correction carries the city's signature, so a register that has lost one knows its own word again,
whoever brings it. What cannot simply be shown once more waits for a person, as held facts do.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news, turns
from central_server.admin import corrections
from central_server.admin.acts import Operator
from central_server.city import ONLY, the_city
from central_server.models import (
    CityRow,
    CorrectionRow,
    DeadLetterRow,
    DeviceRow,
    FactRow,
    FormerKeyRow,
    RegistrationRow,
)
from central_server.reference import ReferenceBooks
from central_server.signing import CityKey
from central_server.succession import BY_ITSELF
from central_server.wire.v1_back import CorrectionsTaken, CorrectionStanding, Standing
from central_server.wire.v1_news import CorrectedNews
from desktop_app.domain.facts import FactKind, canonical, content_hash, registration_of
from desktop_app.domain.issues import Refused
from desktop_app.domain.versions import Turn, Version, same_content

RETURNED, UNPROVEN = "correction.returned", "correction.unproven"
"""Codes of corrections that wait for a person: these two, beside the facts that were held."""


def take_back(
    session: Session,
    device: DeviceRow,
    told: Sequence[CorrectedNews],
    books: ReferenceBooks,
    now: datetime,
) -> CorrectionsTaken:
    """Enter what the register has lost of its corrections, in the order they come.

    Those a later content of the register stands on are kept among the registration's corrections;
    those that cannot be shown (the person has come too far, another content stands there, today's
    rules refuse it, no key of this city has signed it) are put aside for a person.
    """
    news.in_line(session, device.kelurahan)
    standings = [
        CorrectionStanding(
            correction=each.correction, standing=_take(session, device, each, books, now)
        )
        for each in told
    ]
    epoch = the_city(session).epoch
    return CorrectionsTaken(device=device.id, epoch=epoch, standings=standings)


def _take(
    session: Session,
    device: DeviceRow,
    told: CorrectedNews,
    books: ReferenceBooks,
    now: datetime,
) -> Standing:
    if session.get(CorrectionRow, told.correction) is not None:
        return Standing.HELD
    if not _is_ours(session, told):
        return _put_aside(session, device, told, UNPROVEN, now)
    row = session.get(RegistrationRow, told.worker)
    if row is None or row.kelurahan != device.kelurahan:
        return _put_aside(session, device, told, RETURNED, now)
    operator = Operator(BY_ITSELF, now)
    if not _entered(session, row, told, operator, books):
        return _put_aside(session, device, told, RETURNED, now)
    session.flush()
    return Standing.ENTERED


def _entered(
    session: Session,
    row: RegistrationRow,
    told: CorrectedNews,
    operator: Operator,
    books: ReferenceBooks,
) -> bool:
    """Show a correction, or keep it behind what stands on it; say whether that could be done."""
    body = told.body.model_dump(mode="json", by_alias=True)
    offered = Version(told.correction, told.version, "", 0, told.base)
    turn = turns.turn(session, row, offered, {})
    if turn is Turn.OVERTAKEN or same_content(body, json.loads(row.content)):
        corrections.keep(session, row, told, _content_of(session, told.base, row), operator)
        return True
    if turn is Turn.CLASHES:
        return False
    try:
        corrections.enter(session, row, told, operator, books)
    except Refused:
        return False
    return True


def _is_ours(session: Session, told: CorrectedNews) -> bool:
    """Say whether a key of this city, today's or one of before, has signed a correction."""
    try:
        signature = base64.b64decode(told.signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    for key in _keys(session):
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, told.covered)
        except InvalidSignature:
            continue
        return True
    return False


def _keys(session: Session) -> Iterator[bytes]:
    row = session.get_one(CityRow, ONLY)
    yield CityKey(row.signing or row.seed).public
    yield from session.scalars(select(FormerKeyRow.public_key))


def _content_of(session: Session, version: UUID, row: RegistrationRow) -> str:
    """Return what a version stated of a person; what is shown, where that is not here."""
    fact = session.get(FactRow, version)
    if fact is not None:
        body = json.loads(fact.content).get("body", {})
        return canonical(registration_of(body)).decode()
    correction = session.get(CorrectionRow, version)
    return row.content if correction is None else correction.after


def _put_aside(
    session: Session, device: DeviceRow, told: CorrectedNews, code: str, now: datetime
) -> Standing:
    """Keep a correction among the letters, dressed as the amendment it would be."""
    content: dict[str, Any] = {
        "id": str(told.correction),
        "seq": 1,
        "kind": FactKind.WORKER_AMENDED.value,
        "at": told.at,
        "author": BY_ITSELF,
        "worker": str(told.worker),
        "version": told.version,
        "body": {
            **told.body.model_dump(mode="json", by_alias=True),
            "base": str(told.base),
        },
    }
    key = (told.correction, content_hash(content), device.id)
    letter = session.get(DeadLetterRow, key)
    if letter is None:
        letter = DeadLetterRow(
            id=key[0],
            hash=key[1],
            device=key[2],
            code=code,
            content=canonical(content).decode(),
            received_at=now,
            attempts=0,
        )
        session.add(letter)
    letter.code = code
    letter.attempts += 1
    return Standing.ASIDE
