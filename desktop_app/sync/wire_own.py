"""The messages about this laptop itself, as this desktop writes and reads them.

Part of version 1 of the wire; in a file of its own for its length.
"""

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from desktop_app.domain.blocks import Block
from desktop_app.domain.delivery import Answer, CityMustDecide, ClerkMustMend, NoAnswer, Stored
from desktop_app.domain.facts import CHAIN_START, Fact, FactKind, Seal, chained
from desktop_app.domain.identity import succession_bytes
from desktop_app.storage.device_key import DeviceKey


class Reconciliation(msgspec.Struct, frozen=True):
    """Which blocks the city does not hold just so."""

    device: UUID
    epoch: str
    backed_up: int
    differ: tuple[tuple[int, int], ...]


class HeldFact(msgspec.Struct, frozen=True):
    """A fact the city holds, with the verdict it gave."""

    fact: dict[str, Any]
    chain: str
    verdict: Literal["stored", "needs_clerk", "needs_city"]
    code: str
    field: str
    figures: dict[str, str | int]
    sequence: int | None

    def read(self, device: str, before: bytes | None) -> Fact:
        """Return the fact as it was saved, but for its signature.

        Args:
            device: The identity it was delivered under.
            before: Chain of the fact before it, where that is known.

        Raises:
            ValueError, KeyError, TypeError: It is not one this program made.
        """
        told = self.fact
        fact = Fact(
            id=UUID(told["id"]),
            seq=told["seq"],
            kind=FactKind(told["kind"]),
            at=datetime.fromisoformat(told["at"]),
            author=told["author"],
            device=device,
            worker=UUID(told["worker"]),
            version=told["version"],
            body=told["body"],
        )
        if fact.hash != told["hash"]:
            raise ValueError("another fact than its hash says")
        chain = bytes.fromhex(self.chain)
        start = before or CHAIN_START
        if chain and chained(start, fact.hash) == chain:
            return replace(fact, seal=Seal(start, chain))
        return fact

    def answer(self, device: str) -> Answer:
        match self.verdict:
            case "stored" if self.sequence is not None:
                return Stored(self.sequence, device)
            case "needs_clerk":
                return ClerkMustMend(self.code, self.field, self.figures)
            case "needs_city":
                return CityMustDecide(self.code)
        return NoAnswer("sync.left_out")


class FactsPage(msgspec.Struct, frozen=True):
    device: UUID
    epoch: str
    items: tuple[HeldFact, ...]
    next: int
    more: bool


class KeyChange(msgspec.Struct, frozen=True):
    old: str
    new: str
    signature: str


class KeyChanges(msgspec.Struct, frozen=True):
    changes: tuple[KeyChange, ...]


def reconciliation_body(device: str, blocks: Sequence[Block]) -> bytes:
    """Return the body of ``POST /v1/reconciliations``."""
    told = [[block.first, block.last, block.count, block.digest] for block in blocks]
    return msgspec.json.encode({"device": device, "blocks": told})


def succession_body(key: DeviceKey, predecessor: str, program: str) -> bytes:
    """Return the body of ``POST /v1/successions``: a new key, with the proof that we hold it."""
    proof = key.sign(succession_bytes(UUID(predecessor)))
    return msgspec.json.encode(
        {
            "public_key": base64.b64encode(key.public).decode(),
            "proof": base64.b64encode(proof).decode(),
            "program": program,
        }
    )
