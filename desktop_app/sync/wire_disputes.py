"""News of doubles, corrections and held facts as this desktop reads it: version 1 of the wire."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import msgspec

from desktop_app.domain.disputes import CityContent


class DoubleNews(msgspec.Struct, frozen=True):
    """That another registration has the same NIK, and how that stands."""

    worker: UUID
    other: str
    kelurahan: str
    state: Literal["open", "kept", "other_kept", "mistyped", "other_mistyped", "gone"]
    at: str


class CorrectedNews(msgspec.Struct, frozen=True):
    """A registration as the city has put it right, whole, signed by itself."""

    worker: UUID
    correction: UUID
    version: int
    base: UUID
    at: str
    reason: str
    body: msgspec.Raw
    signature: str


class CorrectionStanding(msgspec.Struct, frozen=True):
    """What became of a correction that was given back."""

    correction: UUID
    standing: Literal["held", "entered", "aside"]


class CorrectionsTaken(msgspec.Struct, frozen=True):
    device: UUID
    epoch: str
    standings: tuple[CorrectionStanding, ...]


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


def correction_docs(contents: Sequence[CityContent]) -> list[dict[str, Any]]:
    """Return corrections as news told them, to the letter: the city has signed just that."""
    return [
        {
            "worker": str(each.worker),
            "correction": str(each.id),
            "version": each.version,
            "base": str(each.base),
            "at": f"{each.at:%Y-%m-%dT%H:%M:%SZ}",
            "reason": each.reason,
            "body": each.body,
            "signature": each.signature,
        }
        for each in contents
    ]
