"""What was delivered, block by block, to be compared with what the city holds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from desktop_app.domain.facts import Fact

BLOCK = 256
"""Numbers in a block: a difference costs so many facts offered again, at the most."""


_PLACE_BYTES = 8


class Delivered(NamedTuple):
    """A fact, and the place in the kelurahan's order that its receipt gave it."""

    fact: Fact
    place: int


@dataclass(frozen=True, slots=True)
class Block:
    """Facts delivered under one identity whose numbers lie near each other.

    Attributes:
        first, last: The lowest and the highest number in it.
        digest: SHA-256, in hexadecimal, over id, hash and place of each, in their order: another
            life of the register may hold the same facts at other places.
        content: The same without the places: names the facts, wherever a life puts them.
    """

    first: int
    last: int
    count: int
    digest: str
    content: str


def blocks_of(delivered: Sequence[Delivered]) -> list[Block]:
    """Return the blocks of some facts, which are in the order of their numbers."""
    groups = groupby(delivered, key=lambda each: (each.fact.seq - 1) // BLOCK)
    return [_block(list(group)) for _, group in groups]


def block_bytes(identity: bytes, fact_hash: str, place: int) -> bytes:
    """Return what a block's digest takes in of one fact.

    Args:
        identity: The fact's id, in its sixteen bytes.
        fact_hash: In hexadecimal.
        place: In the kelurahan's order, from 1.
    """
    return identity + bytes.fromhex(fact_hash) + place.to_bytes(_PLACE_BYTES)


def _block(delivered: Sequence[Delivered]) -> Block:
    digest, content = hashlib.sha256(), hashlib.sha256()
    for fact, place in delivered:
        told = block_bytes(fact.id.bytes, fact.hash, place)
        digest.update(told)
        content.update(told[:-_PLACE_BYTES])
    return Block(
        first=delivered[0].fact.seq,
        last=delivered[-1].fact.seq,
        count=len(delivered),
        digest=digest.hexdigest(),
        content=content.hexdigest(),
    )
