"""What a revoked laptop still does: it proves the revocation, and leaves the city what it holds.

A forged "no" leads nowhere: the revocation is the city's signed word about this very device, and
what is wiped afterwards is only what the city has given a signed receipt for.
"""

import base64
import hashlib
from uuid import UUID

import msgspec

from desktop_app.domain.exchange import FACTS_AT_ONCE
from desktop_app.domain.facts import Fact, canonical
from desktop_app.domain.farewell import Bequeathed
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.device_key import verifies
from desktop_app.storage.remaining import remaining
from desktop_app.sync.client import CityServer
from desktop_app.sync.exchange import sealed_for
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request

REVOKED = "sync.device_revoked"
PROOF = "proof"
"""Figure of ``sync.device_revoked``: the problem document as it came."""

_BATCHES_A_PART = 2


class Revocation(msgspec.Struct, frozen=True):
    """The city's word that a device is withdrawn."""

    device: UUID
    revoked: bool
    at: str


class _Proof(msgspec.Struct, frozen=True):
    revocation: msgspec.Raw
    signature: str


def is_proven(device: Device, proof: str) -> bool:
    """Say whether the city's key has signed that this device, and no other, is revoked."""
    try:
        told = msgspec.json.decode(proof, type=_Proof)
        covered = canonical(msgspec.json.decode(told.revocation))
        signature = base64.b64decode(told.signature, validate=True)
        word = msgspec.json.decode(told.revocation, type=Revocation)
    except (ValueError, TypeError, RecursionError):
        return False
    ours = str(word.device) == device.id and word.revoked
    return ours and verifies(device.receipt_key, signature, covered)


def proof_of_revocation(database: Database, server: CityServer, clock: Clock) -> str:
    """Ask the city, and return its signed word that this device is revoked; empty for no such word.

    Raises:
        Unavailable: What the line says.
    """
    device = next_request(database, clock)
    try:
        server.news(device, 0, 1)
    except Unavailable as no:
        if no.code != REVOKED:
            raise
        proof = str(no.figures.get(PROOF, ""))
        return proof if is_proven(device, proof) else ""
    return ""


def say_last_words(database: Database, server: CityServer, clock: Clock) -> Bequeathed:
    """Leave the city, sealed, every fact that neither it nor its backup is proven to have.

    Returns:
        What the city has by signed receipts over exactly these bytes; only then may data go.

    Raises:
        Unavailable: What the line says; ``sync.reinstated`` where the city has taken the revocation
            back; ``sync.receipt_unproven``; ``exchange.no_seal``. Then nothing may go.
    """
    left, epoch = _leave(database, server, clock)
    if heed(database, epoch, None):
        # The register was set back to a backup since we last heard of it: what an earlier life had
        # told of itself counts for nothing, and everything is left.
        left, _ = _leave(database, server, clock)
    return left


def _leave(database: Database, server: CityServer, clock: Clock) -> tuple[Bequeathed, str]:
    """Leave what is not proven to be safe; say to which life of the register it was left."""
    with database.reading() as tx:
        city = tx.settings.city()
        batches = _remaining(tx)
        heard = (tx.inbox.cursor(), tx.inbox.life().epoch)
    if city is None or not city.sealing_key:
        raise Unavailable("exchange.no_seal")
    device = next_request(database, clock)
    starts = range(0, max(len(batches), 1), _BATCHES_A_PART)
    parts = [
        sealed_for(city, database, device, batches[at : at + _BATCHES_A_PART], heard)
        for at in starts
    ]
    digests, epoch = [], heard[1]
    for number, sealed in enumerate(parts, 1):
        digest = hashlib.sha256(sealed).hexdigest()
        bequest = server.last_words(next_request(database, clock), number, len(parts), sealed)
        if (str(bequest.device), bequest.digest) != (device.id, digest):
            raise Unavailable("sync.receipt_unproven")
        digests.append(digest)
        epoch = bequest.epoch
    return Bequeathed(sum(map(len, batches)), tuple(digests)), epoch


def _remaining(tx: Transaction) -> list[list[Fact]]:
    backed_up, last = tx.inbox.backed_up(), 0
    batches = []
    while numbers := remaining(tx.session, backed_up, last, FACTS_AT_ONCE):
        batches.append(tx.outbox.numbered(numbers))
        last = numbers[-1]
    return batches
