"""Version 1 of the wire: the office's stubs, as a laptop has read them off paper.

Part of ``v1``, and as frozen; in a file of its own for its length.
"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from central_server.wire import v1
from desktop_app.domain.stub import StubOutcome

AT_ONCE = 50
"""Stubs of one request; a laptop with more asks again."""

SealedStub = Annotated[str, Field(min_length=4, max_length=8192, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
"""What the symbols of one stub hold together, in base64: HPKE to the city's sealing key."""


class StubsRequest(v1.Message):
    stubs: Annotated[list[SealedStub], Field(min_length=1, max_length=AT_ONCE)]


class StubAnswer(v1.Message):
    """``stub`` is the SHA-256 of the sealed bytes; ``number`` the registration's, "" if unread."""

    stub: v1.Hash
    outcome: StubOutcome
    number: Annotated[str, Field(pattern=r"^([0-9]{10}-[0-9]{2,4}-[0-9]{5,7})?$")] = ""
    code: v1.Mark = ""


class StubsTaken(v1.Message):
    """An answer to each, in the order asked."""

    device: UUID
    epoch: str
    answers: list[StubAnswer]


class SignedStubsTaken(v1.Message):
    """``signature``: Ed25519 over the canonical JSON of ``stubs``, by the city's key."""

    stubs: StubsTaken
    signature: v1.Base64
