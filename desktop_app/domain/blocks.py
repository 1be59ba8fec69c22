"""What was delivered, block by block, to be compared with what the city holds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop_app.domain.facts import Fact

BLOCK = 256
"""Numbers in a block: a difference costs so many facts offered again, at the most."""


@dataclass(frozen=True, slots=True)
class Block:
    """Facts delivered under one identity whose numbers lie near each other.

    Attributes:
        first, last: The lowest and the highest number in it.
        digest: SHA-256, in hexadecimal, over id and hash of each, as bytes, in their order.
    """

    first: int
    last: int
    count: int
    digest: str


def blocks_of(facts: Sequence[Fact]) -> list[Block]:
    """Return the blocks of some facts, which are in the order of their numbers."""
    groups = groupby(facts, key=lambda fact: (fact.seq - 1) // BLOCK)
    return [_block(list(group)) for _, group in groups]


def _block(facts: Sequence[Fact]) -> Block:
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.id.bytes + bytes.fromhex(fact.hash))
    return Block(facts[0].seq, facts[-1].seq, len(facts), digest.hexdigest())
