"""The seal of each fact: made in the act's own transaction, proved again when it is sent."""

from collections.abc import Iterator

from sqlalchemy import Label, func, select
from sqlalchemy.orm import Session, aliased

from desktop_app.domain.facts import CHAIN_START, Fact, Seal, chained, signed_bytes
from desktop_app.domain.office import Device
from desktop_app.storage.device_key import DeviceKey, verifies
from desktop_app.storage.models import FactRow

_EARLIER = aliased(FactRow)


def before_column() -> Label[bytes | None]:
    """Return the column that holds the chain up to the fact before each."""
    earlier = select(_EARLIER.chain).where(_EARLIER.seq == FactRow.seq - 1)
    return func.coalesce(earlier.correlate(FactRow).scalar_subquery(), FactRow.before).label(
        "before"
    )


def sealed(before: bytes | None, fact: Fact, device: Device | None) -> Seal:
    """Return the seal of a new fact.

    Args:
        before: The chain of the fact before; None where there is none, or it has no seal.
        fact: As it will be stored.
        device: This laptop; without its private key the fact is chained and not signed.
    """
    before = before or CHAIN_START
    chain = chained(before, fact.hash)
    if device is None or not device.private_key:
        return Seal(before, chain)
    return Seal(before, chain, DeviceKey(device.private_key).sign(signed_bytes(chain)))


def seal_of(before: bytes | None, chain: bytes | None, signature: bytes | None) -> Seal | None:
    """Return the seal that three columns hold; None for a fact of version 0.1."""
    return None if chain is None else Seal(before or CHAIN_START, chain, signature or b"")


def first_broken(facts: Iterator[Fact], device: Device | None) -> int | None:
    """Return the number of the first fact whose seal does not hold, or None.

    Every fact is chained anew. Of the signatures the last under each identity is verified: it
    vouches, through the chain, for all before it.
    """
    last: dict[bytes, Fact] = {}
    for fact in facts:
        seal = fact.seal
        if seal is None:
            continue
        if chained(seal.before, fact.hash) != seal.chain:
            return fact.seq
        public = device.signer(fact.seq)[1] if device else b""
        if seal.signature and public:
            last[public] = fact
    wrong = [
        fact.seq
        for public, fact in last.items()
        if fact.seal and not verifies(public, fact.seal.signature, signed_bytes(fact.seal.chain))
    ]
    return min(wrong, default=None)


def chain_before(session: Session, seq: int) -> bytes | None:
    """Return the chain of the fact before ``seq``."""
    return session.scalar(select(FactRow.chain).where(FactRow.seq == seq - 1))
