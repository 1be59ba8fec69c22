"""How one fact moves on after each attempt to deliver it: pure, so that any order can be tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
_DOUBLINGS = 20  # 5 s doubled this often is far beyond the longest pause, and no number overflows


class DeliveryStatus(StrEnum):
    """Who has to act before the fact can rest.

    ``SUPERSEDED``: the clerk has mended what this fact was refused for by a later fact, which
    carries the whole registration.
    """

    WAITING = "waiting"
    DELIVERED = "delivered"
    NEEDS_CLERK = "needs_clerk"
    NEEDS_CITY = "needs_city"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where one fact stands.

    Attributes:
        attempts: How often it was offered.
        not_before: No attempt before this time; None when it is due now.
        cause: Why the last attempt brought no receipt: a code with a sentence in the screen.
        code: The refusal's code; ``about`` the field, ``figures`` what the sentence needs.
        receipt: Sequence the server gave it, from a verified receipt only.
    """

    status: DeliveryStatus = DeliveryStatus.WAITING
    attempts: int = 0
    not_before: datetime | None = None
    cause: str = ""
    code: str = ""
    about: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    receipt: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A verified receipt says the server has it."""

    sequence: int


@dataclass(frozen=True, slots=True)
class ClerkMustMend:
    """A verified receipt says which field is wrong."""

    code: str
    about: str
    figures: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class CityMustDecide:
    """A verified receipt says the city keeps it aside."""

    code: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Time-out, no network, 5xx, or a reply that proves nothing: the server may have heard us."""

    cause: str


Answer = Stored | ClerkMustMend | CityMustDecide | NoAnswer


def after(delivery: Delivery, answer: Answer, now: datetime) -> Delivery:
    """Return the delivery as one more attempt at ``now`` leaves it.

    A fact that has a receipt never moves again, whatever arrives late or twice.
    """
    if delivery.status is not DeliveryStatus.WAITING:
        return delivery
    tried = replace(delivery, attempts=delivery.attempts + 1, not_before=None, cause="")
    match answer:
        case Stored(sequence):
            return replace(tried, status=DeliveryStatus.DELIVERED, receipt=sequence)
        case ClerkMustMend(code, about, figures):
            return replace(
                tried,
                status=DeliveryStatus.NEEDS_CLERK,
                code=code,
                about=about,
                figures=dict(figures),
            )
        case CityMustDecide(code):
            return replace(tried, status=DeliveryStatus.NEEDS_CITY, code=code)
        case NoAnswer(cause):
            pause = min(FIRST_PAUSE * 2 ** min(delivery.attempts, _DOUBLINGS), LONGEST_PAUSE)
            return replace(tried, not_before=now + pause, cause=cause)
        case _ as unknown:
            assert_never(unknown)


def retry_now(delivery: Delivery) -> Delivery:
    """Forget the pause: the clerk pressed "Kirim sekarang", or the network came back."""
    return replace(delivery, not_before=None)
