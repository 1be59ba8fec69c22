"""What the door asks back; it stands by itself, because the door knows nothing of offices yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WhoAreYou:
    """The code is right, and several people work here: their ids and names."""

    people: Sequence[tuple[UUID, str]]
