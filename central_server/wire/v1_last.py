"""Version 1 of the wire, the last words of a revoked laptop.

Part of ``v1``, and as frozen; in a file of its own for its length.
"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from central_server.wire import v1

MOST_PARTS = 64
LONGEST_SEALED = 900_000
"""Characters of base64: with its envelope it stays below the size of any body."""

Part = Annotated[int, Field(ge=1, le=MOST_PARTS)]


class LastWords(v1.Message):
    """One part of what a laptop still holds: an exchange file, sealed to the city, in base64."""

    part: Part
    parts: Part
    sealed: Annotated[str, Field(max_length=LONGEST_SEALED, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]


class Bequest(v1.Message):
    """What the city has of it: ``digest`` is the SHA-256 of the sealed bytes."""

    device: UUID
    epoch: str
    at: v1.Instant
    digest: v1.Hash
    part: Part
    parts: Part


class SignedBequest(v1.Message):
    """``signature``: Ed25519 over the canonical JSON of ``bequest``, by the city's key."""

    bequest: Bequest
    signature: v1.Base64
