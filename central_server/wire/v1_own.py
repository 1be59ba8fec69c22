"""Version 1 of the wire, what a laptop asks about itself: identity, holdings, the city's keys.

Part of ``v1``, and as frozen; in a file of its own for its length.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from central_server.wire import v1

MOST_BLOCKS = 4096
"""A million facts in blocks of 256: more than a laptop makes in its life."""


class SuccessionRequest(v1.Message):
    """A new key, asked for by the old one; ``proof`` is the new key's over the old device's id."""

    public_key: v1.Base64
    proof: v1.Base64
    program: Annotated[str, Field(max_length=40), AfterValidator(v1.printable)]


Block = tuple[v1.Counted, v1.Counted, v1.Place, v1.Hash]
"""First and last number, how many facts between them were delivered, and their digest."""


class ReconciliationRequest(v1.Message):
    """What a laptop says was delivered under one of its identities.

    A block's digest is SHA-256 over its delivered facts in order: of each the id and the hash, as
    bytes, and the place in the kelurahan's order that its receipt gave it, as eight.
    """

    device: UUID
    blocks: Annotated[list[Block], Field(max_length=MOST_BLOCKS)]


class Reconciliation(v1.Message):
    """Blocks the register does not hold just so: their facts are offered again."""

    device: UUID
    epoch: str
    backed_up: v1.Place
    differ: list[tuple[v1.Counted, v1.Counted]]


class SignedReconciliation(v1.Message):
    """``signature``: Ed25519 over the canonical JSON of ``reconciliation``, by the city's key."""

    reconciliation: Reconciliation
    signature: v1.Base64


class HeldFact(v1.Message):
    """A fact as it came, with the verdict it got; ``chain`` is empty where it had no seal."""

    fact: v1.FactDoc
    chain: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    verdict: v1.Verdict
    code: str
    field: str
    figures: dict[str, str | int]
    sequence: v1.Counted | None


class FactsPage(v1.Message):
    """Facts of one identity, by their numbers; ``next`` is the last one's."""

    device: UUID
    epoch: str
    items: list[HeldFact]
    next: v1.Place
    more: bool


class SignedFacts(v1.Message):
    """``signature``: Ed25519 over the canonical JSON of ``facts``, by the city's key."""

    facts: FactsPage
    signature: v1.Base64


class KeyChange(v1.Message):
    """That the city signs with another key: ``signature`` is the old key's over the new one."""

    old: v1.Base64
    new: v1.Base64
    signature: v1.Base64


class KeyChanges(v1.Message):
    """Every change of the city's key, oldest first."""

    changes: list[KeyChange]


class Health(v1.Message):
    status: Literal["ok"] = "ok"
    epoch: str
    version: str
    time: v1.Instant
