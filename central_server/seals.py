"""Whose word a fact is: the seals made at save, verified over each run of a batch.

A laptop's facts are chained and signed as they are saved. On the wire one signature stands for a
run of them: it is over the chain after the last, and the chain holds author, time, number and
content of them all. Who offers a run need not be who signed it: a laptop that got a new identity
still holds facts of its old one.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from central_server.judging import Offer
from central_server.models import DeviceRow
from central_server.problems import Problem
from central_server.wire import v1
from desktop_app.domain.facts import Json, canonical, chained, signed_bytes

_RUNS: TypeAdapter[list[v1.SignedRun]] = TypeAdapter(list[v1.SignedRun])


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is known of one fact's seal.

    Attributes:
        holds: False for a run whose signature does not verify.
        signer: Whose key vouches for it; None where it was saved without one.
        chain: The laptop's chain up to this fact, if it has one.
    """

    holds: bool = True
    signer: UUID | None = None
    chain: bytes | None = None


def runs_in(document: Json, count: int) -> list[v1.SignedRun]:
    """Return the runs a batch of so many facts says it is made of.

    Raises:
        Problem: ``request-invalid`` where they are not runs, or do not add up to the batch.
    """
    told = document.get("signed", []) if isinstance(document, Mapping) else []
    try:
        runs = _RUNS.validate_json(canonical(told))
    except ValidationError as error:
        raise Problem("request-invalid", f"signed.{v1.place_of(error)}") from None
    if runs and sum(run.count for run in runs) != count:
        raise Problem("request-invalid", "signed")
    return runs


def sealings(
    session: Session, kelurahan: str, offers: Sequence[Offer], runs: Sequence[v1.SignedRun]
) -> list[Sealing]:
    """Say of each fact, in the order offered, whether and by whom it was signed.

    The chain is taken over the hashes; that each is its fact's own is judged with the fact. A batch
    without runs is one of facts that nobody signed.
    """
    if not runs:
        return [Sealing()] * len(offers)
    keys = _keys(session, kelurahan, {run.device for run in runs if run.signature})
    found: list[Sealing] = []
    for run in runs:
        found += _of_run(run, offers[len(found) : len(found) + run.count], keys)
    return found


def _of_run(
    run: v1.SignedRun, offers: Sequence[Offer], keys: Mapping[UUID, bytes]
) -> list[Sealing]:
    if not run.before:
        return [Sealing(holds=not run.signature)] * len(offers)
    chain, chains = bytes.fromhex(run.before), []
    for offer in offers:
        chain = chained(chain, offer.hash)
        chains.append(chain)
    if not run.signature or run.device not in keys:
        # A register set back to a backup may not know who signed: then nobody vouches for it here.
        return [Sealing(chain=each) for each in chains]
    if not _verifies(keys[run.device], run.signature, chain):
        return [Sealing(holds=False)] * len(offers)
    return [Sealing(signer=run.device, chain=each) for each in chains]


def _verifies(public: bytes, signature: str, chain: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            base64.b64decode(signature, validate=True), signed_bytes(chain)
        )
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _keys(session: Session, kelurahan: str, ids: set[UUID]) -> dict[UUID, bytes]:
    """Return the public keys of known devices, also of those revoked since.

    Empty for a device of another kelurahan: what it signed never verifies here.
    """
    # One by one: most of a laptop's facts it has signed itself, and who it is was read already.
    rows = [row for row in (session.get(DeviceRow, each) for each in sorted(ids)) if row]
    return {row.id: (row.public_key or b"") if row.kelurahan == kelurahan else b"" for row in rows}
