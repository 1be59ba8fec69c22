"""A laptop that never sees a line is let in by stick: its request in a file, the activation back.

The code is the same, and so is what it is good for: once, for one key, which has signed the file.
"""

import gzip
import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError
from sqlalchemy.orm import Session

from central_server.city import the_city
from central_server.enrolment import key_in, redeem
from central_server.problems import Problem
from central_server.sealing import seal
from central_server.wire import v1, v1_city
from desktop_app.domain.exchange import (
    LET_IN_FORMAT,
    LET_IN_REPLY_FORMAT,
    NOBODY,
    signed_part,
)
from desktop_app.domain.facts import Json, canonical
from desktop_app.domain.issues import Issue, Refused


def let_in(
    session: Session, document: Json, signature: bytes, packed: bytes, now: datetime
) -> tuple[UUID, bytes]:
    """Redeem the code in a file, and return the device with the reply sealed to its laptop.

    Args:
        session: The transaction.
        document: What the file says.
        signature: By the key it asks for, over the rest of it.
        packed: The document as it was signed.
        now: Aware UTC.

    Raises:
        Refused: ``exchange.unreadable``, ``exchange.foreign``; ``exchange.not_let_in`` (figure
            ``why``: the name of the line's own refusal).
    """
    match document:
        case {"format": str(name), "version": 1, "recipient": str(recipient), **asks} if (
            name == LET_IN_FORMAT
        ):
            asked = _read(asks)
        case _:
            raise Refused(Issue("exchange.foreign"))  # nobody signs anything else
    try:
        key = key_in(asked)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed_part(NOBODY, packed))
        reply = redeem(session, asked, key, 0, now)
    except (InvalidSignature, ValueError):
        raise Refused(Issue("exchange.foreign")) from None
    except Problem as problem:
        raise Refused(Issue("exchange.not_let_in", figures={"why": problem.name})) from None
    told: dict[str, Any] = {
        "format": LET_IN_REPLY_FORMAT,
        "version": 1,
        "of": hashlib.sha256(packed).hexdigest(),
        "at": v1.instant(now),
        "public_key": asked.public_key,
        "enrolment": reply.model_dump(mode="json", by_alias=True),
    }
    signed: dict[str, Any] = {"reply": told, "signature": the_city(session).key.sign_document(told)}
    return reply.device, seal(gzip.compress(canonical(signed), mtime=0), [recipient])


def _read(asks: Any) -> v1_city.EnrolmentRequest:
    try:
        return v1_city.EnrolmentRequest.model_validate_json(canonical(asks))
    except ValidationError:
        raise Refused(Issue("exchange.unreadable")) from None
