"""How a revoked laptop ends: what the city has of it, and what is left to be said here."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from desktop_app.domain.office import City


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

    @classmethod
    def after(
        cls,
        bequeathed: Bequeathed,
        city: City | None,
        secrets: tuple[str, ...],
        now: datetime,
    ) -> Self:
        """Return the decision that all data here is to go.

        Raises:
            ValueError: There is no receipt for what was here: that would be a bug.
        """
        if not bequeathed.receipts:
            raise ValueError("nothing is wiped without a receipt")
        return cls(
            city=city.name if city else "",
            contact=city.letterhead.contact if city else "",
            at=now.isoformat(),
            facts=bequeathed.facts,
            secrets=secrets,
        )

    def emptied(self, clinging: Collection[str]) -> Self:
        """Return how it stands once the files are gone, and all secrets but the clinging ones."""
        left = tuple(name for name in self.secrets if name in clinging)
        return replace(self, secrets=left, wiped=not left)
