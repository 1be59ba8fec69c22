"""One identity, two laptops: noticed by a number used twice, and ended by a new identity.

A copied disk or an older backup put back makes a laptop go on from where it, or its twin, has
been before: it numbers other facts with numbers that are taken. Whoever comes second is told so,
and comes back with a new key, vouched for by the old one. The first keeps its identity.
"""

import base64
import binascii
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.city import city_doc, the_city
from central_server.judging import Offer
from central_server.models import DeviceRow, FactRow, KelurahanRow
from central_server.problems import Problem
from central_server.wire import v1, v1_city
from central_server.wire.v1_own import SuccessionRequest
from desktop_app.domain.identity import succession_bytes, succession_id

KEY_LENGTH = 32
BY_ITSELF = "laptop"
"""Who acted, in the list of acts: no operator had a hand in it."""


def refuse_forked(session: Session, device: DeviceRow, offers: Sequence[Offer]) -> None:
    """Refuse a batch that uses a number of this device for another fact than before.

    Raises:
        Problem: ``device-forked``; nothing of the batch is stored.
    """
    told = [(offer.content.get("seq"), offer.id) for offer in offers]
    numbers = {seq: id_ for seq, id_ in told if type(seq) is int and 0 < seq <= v1.LARGEST}
    used = session.execute(
        select(FactRow.seq, FactRow.id).where(FactRow.device == device.id, _among(numbers))
    )
    if any(numbers.get(number, identity) != identity for number, identity in used):
        raise Problem("device-forked")


def _among(numbers: Collection[int]) -> ColumnElement[bool]:
    """Ask for numbers side by side by their ends: a thousand parameters cost more than the rows."""
    if not numbers or max(numbers) - min(numbers) >= 2 * len(numbers):
        return FactRow.seq.in_(numbers)
    return FactRow.seq.between(min(numbers), max(numbers))


def succeed(
    session: Session, device: DeviceRow, asked: SuccessionRequest, now: datetime
) -> v1_city.EnrolmentReply:
    """Give a laptop a new identity beside its old one; the same key again gets the same answer.

    Raises:
        Problem: ``request-invalid`` for no key of Ed25519, ``signature-invalid`` when the proof is
            not made with it.
    """
    key = _proven(asked, device.id)
    place = news.in_line(session, device.kelurahan)
    found = session.scalars(
        select(DeviceRow).where(DeviceRow.predecessor == device.id, DeviceRow.public_key == key)
    ).one_or_none()
    successor = found or _added(session, device, key, asked.program, now)
    city = the_city(session)
    return v1_city.EnrolmentReply(
        device=successor.id,
        device_number=successor.number,
        epoch=city.epoch,
        receipt_key=city.key.public_text,
        city=city_doc(city, session.get_one(KelurahanRow, place.code)),
    )


def _added(
    session: Session, device: DeviceRow, key: bytes, program: str, now: datetime
) -> DeviceRow:
    last = select(func.max(DeviceRow.number)).where(DeviceRow.kelurahan == device.kelurahan)
    identity = succession_id(device.id, key)
    successor = DeviceRow(
        id=identity,
        kelurahan=device.kelurahan,
        number=(session.scalar(last) or 0) + 1,
        code_hash=identity.hex,  # no code leads here
        code_expires=now,
        public_key=key,
        program=program,
        counter=0,
        receipts=0,
        enrolled_at=now,
        last_contact=now,
        predecessor=device.id,
    )
    session.add(successor)
    session.flush()
    Operator(BY_ITSELF, now).records(session, "device succeed", f"{device.id} {identity}")
    return successor


def _proven(asked: SuccessionRequest, predecessor: UUID) -> bytes:
    try:
        key = base64.b64decode(asked.public_key, validate=True)
        proof = base64.b64decode(asked.proof, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("request-invalid", "public_key") from None
    if len(key) != KEY_LENGTH:
        raise Problem("request-invalid", "public_key")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(proof, succession_bytes(predecessor))
    except (InvalidSignature, ValueError):
        raise Problem("signature-invalid") from None
    return key


def lineage(session: Session, device: DeviceRow) -> list[UUID]:
    """Return the ids of a laptop's identities, its own first."""
    found, step = [device.id], device.predecessor
    while step is not None and step not in found:
        found.append(step)
        before = session.get(DeviceRow, step)
        step = before.predecessor if before else None
    return found
