"""A laptop's first contact: a one-time code becomes a device with a key of its own."""

import base64
import binascii
import hashlib
import re
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.auth import SignedRequest, proves_key
from central_server.city import city_doc, the_city
from central_server.models import DeviceRow, KelurahanRow
from central_server.problems import Problem
from central_server.wire import v1_city

KEY_LENGTH = 32

CODE_LIFE = timedelta(days=14)

_LOOKALIKES = str.maketrans("ILO", "110")  # what people type for 1, 1 and 0


def code_hash(typed: str) -> str:
    """Return what is stored of an activation code: 60 random bits need no slow hash."""
    letters = re.sub(r"[\s-]+", "", typed).upper().translate(_LOOKALIKES)
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()


def activation(session: Session, code: str, server: str, now: datetime) -> v1_city.ActivationDoc:
    """Return the activation a typed code stands for; looking does not use it up.

    Args:
        session: The transaction.
        code: The code as typed.
        server: Address to tell where the city has set none: the one that was asked.
        now: Aware UTC.

    Raises:
        Problem: ``code-unknown``, ``code-used``, ``code-expired``, ``device-revoked``.
    """
    device = _waiting_for(session, code)
    if device.public_key is not None:
        raise Problem("code-used")
    if device.code_expires <= now:
        raise Problem("code-expired")
    return activation_doc(session, device, code, server)


def activation_doc(
    session: Session, device: DeviceRow, code: str, server: str
) -> v1_city.ActivationDoc:
    """Return the content of an activation file for a device that waits for this code."""
    city = the_city(session)
    letters = re.sub(r"[\s-]+", "", code).upper().translate(_LOOKALIKES)
    return v1_city.ActivationDoc(
        server=(city.settings.server or server).rstrip("/"),
        code="-".join(letters[start : start + 4] for start in range(0, len(letters), 4)),
        device_number=device.number,
        receipt_key=city.key.public_text,
        epoch=city.epoch,
        city=city_doc(city, session.get_one(KelurahanRow, device.kelurahan)),
    )


def enrol(
    session: Session, asked: v1_city.EnrolmentRequest, request: SignedRequest, now: datetime
) -> v1_city.EnrolmentReply:
    """Give the key of a laptop its device; the same key with the same code gets the same answer.

    Raises:
        Problem: ``request-invalid`` for a key of the wrong length, ``signature-…``,
            ``code-unknown``, ``code-used`` with another key, ``code-expired``, ``device-revoked``.
    """
    key = key_in(asked)
    proves_key(request, key)
    return redeem(session, asked, key, request.counter, now)


def redeem(
    session: Session, asked: v1_city.EnrolmentRequest, key: bytes, counter: int, now: datetime
) -> v1_city.EnrolmentReply:
    """Give a key its device; whoever calls has made sure that the asker holds it.

    Raises:
        Problem: ``code-unknown``, ``code-used`` with another key, ``code-expired``,
            ``device-revoked``.
    """
    device = _waiting_for(session, asked.code)
    if device.public_key is None:
        if device.code_expires <= now:
            raise Problem("code-expired")
        device.public_key = key
        device.enrolled_at = now
        device.counter = counter
    elif device.public_key != key:
        raise Problem("code-used")
    device.program = asked.program
    device.last_contact = now
    city = the_city(session)
    return v1_city.EnrolmentReply(
        device=device.id,
        device_number=device.number,
        epoch=city.epoch,
        receipt_key=city.key.public_text,
        city=city_doc(city, session.get_one(KelurahanRow, device.kelurahan)),
    )


def _waiting_for(session: Session, code: str) -> DeviceRow:
    query = select(DeviceRow).where(DeviceRow.code_hash == code_hash(code)).with_for_update()
    device = session.execute(query).scalar_one_or_none()
    if device is None:
        raise Problem("code-unknown")
    if device.revoked_at is not None:
        raise Problem("device-revoked")
    return device


def key_in(asked: v1_city.EnrolmentRequest) -> bytes:
    """Return the key that is to be let in.

    Raises:
        Problem: ``request-invalid`` for no key.
    """
    try:
        key = base64.b64decode(asked.public_key, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("request-invalid", "public_key") from None
    if len(key) != KEY_LENGTH:
        raise Problem("request-invalid", "public_key")
    return key
