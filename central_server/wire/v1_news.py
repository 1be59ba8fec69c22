"""Version 1 of the wire: what the city says of doubles, corrections and held facts, and the page.

Kept apart from ``v1`` for its length only; it is the same version, as frozen as the rest.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from central_server.wire.v1 import (
    LARGEST,
    LINE_LENGTH,
    NUMBER_PATTERN,
    Base64,
    Counted,
    DecreeDoc,
    Hash,
    Instant,
    Message,
    NewsKind,
    ReferenceNews,
    RegistrationBody,
    StatusNews,
    Text,
)
from central_server.wire.v1_city import CityDoc
from desktop_app.domain.facts import canonical
from desktop_app.domain.membership import Status


class DoubleState(StrEnum):
    """How it stands with two registrations of one NIK, as one of them hears it.

    ``kept`` and ``other_kept``: the city has chosen; ``mistyped`` and ``other_mistyped``: one NIK
    has to be put right; ``gone``: there is no double any more.
    """

    OPEN = "open"
    KEPT = "kept"
    OTHER_KEPT = "other_kept"
    MISTYPED = "mistyped"
    OTHER_MISTYPED = "other_mistyped"
    GONE = "gone"


class DoubleNews(Message):
    """That another registration has the same NIK: its number and kelurahan, and nobody's name."""

    worker: UUID
    other: Annotated[str, Field(pattern=NUMBER_PATTERN)]
    kelurahan: Annotated[str, Field(pattern=r"^[0-9]{10}$")]
    state: DoubleState
    at: Instant


class CorrectedNews(Message):
    """A registration as the city has put it right, whole.

    ``base`` is the fact or correction it was made from. ``signature`` is the city's over the
    canonical JSON of all the rest: a register set back to a backup knows its own word by it.
    """

    worker: UUID
    correction: UUID
    version: Counted
    base: UUID
    at: Instant
    reason: Text
    body: RegistrationBody
    signature: Base64

    @property
    def covered(self) -> bytes:
        """What the city signs: the canonical form of all but the signature."""
        return canonical(self.model_dump(mode="json", by_alias=True, exclude={"signature"}))


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class ShownContent(Message):
    """What the register shows of a person: by which fact or correction, which version, whole."""

    fact: UUID
    version: Counted
    body: RegistrationBody


class ResolvedNews(Message):
    """What a person at the city made of a fact that was held.

    ``sequence`` is its place where it was accepted; ``shown`` what the register shows, where it was
    dropped and the person is known.
    """

    worker: UUID
    fact: UUID
    hash: Hash
    outcome: Outcome
    at: Instant
    reason: Text
    sequence: Counted | None = None
    shown: ShownContent | None = None


class ReturnedNews(Message):
    """A registration whole, given back to the laptops of its kelurahan off an office's stub.

    ``fact`` is what the register shows it by, ``at`` when that was made, ``told`` when this was;
    the rest is where the application stands.
    """

    worker: UUID
    fact: UUID
    version: Counted
    at: Instant
    told: Instant
    author: Annotated[str, Field(min_length=1, max_length=LINE_LENGTH)]
    body: RegistrationBody
    status: Status
    decree: DecreeDoc | None = None
    kpj: Annotated[str, Field(pattern=r"^([0-9]{11})?$")] = ""
    start: date | None = None
    end: date | None = None
    reason: str = ""
    confirmation_qr: str = ""


class NewsItem(Message):
    cursor: Counted
    kind: NewsKind
    body: (
        StatusNews
        | CityDoc
        | ReferenceNews
        | DoubleNews
        | CorrectedNews
        | ResolvedNews
        | ReturnedNews
    )


class NewsPage(Message):
    device: UUID
    epoch: str
    items: list[NewsItem]
    next: Annotated[int, Field(ge=0, le=LARGEST)]
    more: bool
    backed_up: Annotated[int, Field(ge=0, le=LARGEST)] = 0


class SignedNews(Message):
    """``signature``: Ed25519 over the canonical JSON of ``news``, by the city's key."""

    news: NewsPage
    signature: Base64
