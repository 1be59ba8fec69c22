"""News of doubles, corrections and held facts as this desktop reads it: version 1 of the wire."""

from typing import Literal
from uuid import UUID

import msgspec


class DoubleNews(msgspec.Struct, frozen=True):
    """That another registration has the same NIK, and how that stands."""

    worker: UUID
    other: str
    kelurahan: str
    state: Literal["open", "kept", "other_kept", "mistyped", "other_mistyped", "gone"]
    at: str


class CorrectedNews(msgspec.Struct, frozen=True):
    """A registration as the city has put it right, whole."""

    worker: UUID
    correction: UUID
    version: int
    at: str
    reason: str
    body: msgspec.Raw


class ShownContent(msgspec.Struct, frozen=True):
    """What the register shows of a person, whole."""

    fact: UUID
    version: int
    body: msgspec.Raw


class ResolvedNews(msgspec.Struct, frozen=True):
    """What a person at the city made of a fact that was held."""

    worker: UUID
    fact: UUID
    hash: str
    outcome: Literal["accepted", "dropped"]
    at: str
    reason: str
    sequence: int | None = None
    shown: ShownContent | None = None
