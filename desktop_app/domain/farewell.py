"""How a revoked laptop ends: what the city has of it, and what is left to be said here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bequeathed:
    """What a revoked laptop still held, and the city has now, by its signed receipts.

    Attributes:
        facts: How many facts went along; 0 where the city had all of them before.
        receipts: Digests of the sealed parts, as the receipts name them.
    """

    facts: int
    receipts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays on a laptop that has wiped itself; nothing in it is about a person registered.

    Attributes:
        city, contact: Whom to ask.
        at: When it was decided, ISO 8601.
        secrets: Names under which the keychain holds something of ours.
        wiped: Whether all of it is gone.
    """

    city: str
    contact: str
    at: str
    facts: int
    secrets: tuple[str, ...]
    wiped: bool = False
