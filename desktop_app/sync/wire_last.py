"""The receipt for the last words of a revoked laptop: version 1 of the wire."""

from uuid import UUID

import msgspec


class Bequest(msgspec.Struct, frozen=True):
    """What the city has of it; ``digest`` is the SHA-256 of the sealed bytes."""

    device: UUID
    epoch: str
    at: str
    digest: str
    part: int
    parts: int
