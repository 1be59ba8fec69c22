"""Version 1 of the wire: corrections of the city, given back to a register that has lost them.

Part of ``v1``, and as frozen; in a file of its own for its length.
"""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from central_server.wire import v1
from central_server.wire.v1_news import CorrectedNews

AT_ONCE = 50
"""Corrections of one request; a laptop with more asks again."""


class CorrectionsBack(v1.Message):
    """Corrections as news told them in an earlier life of the register, to the letter."""

    corrections: Annotated[list[CorrectedNews], Field(min_length=1, max_length=AT_ONCE)]


class Standing(StrEnum):
    """What became of one: known here already, in the register again, or for a person to decide."""

    HELD = "held"
    ENTERED = "entered"
    ASIDE = "aside"


class CorrectionStanding(v1.Message):
    correction: UUID
    standing: Standing


class CorrectionsTaken(v1.Message):
    device: UUID
    epoch: str
    standings: list[CorrectionStanding]


class SignedCorrectionsTaken(v1.Message):
    """``signature``: Ed25519 over the canonical JSON of ``corrections``, by the city's key."""

    corrections: CorrectionsTaken
    signature: v1.Base64
