"""How one fact moves on after each attempt to deliver it: pure, so that any order can be tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
_DOUBLINGS = 20  # 5 s doubled this often is far beyond the longest pause, and no number overflows


DROPPED = "fact.dropped"
"""Code of a fact a person at the city has decided against."""


class DeliveryStatus(StrEnum):
    """Who has to act before the fact can rest.

    ``SUPERSEDED``: a later version, which is whole, has taken its place: the clerk's own where it
    mends a refusal, or the city's where a person there, or the clerk, has decided so.
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
        attempts: How often it was offered and answered; a line that fails is not its doing.
        not_before: No attempt before this time; None when it is due now.
        cause: Why the last attempt brought no receipt: a code with a sentence in the screen.
        since: When that cause was first met, or since when the city holds it; else None.
        code: The refusal's code; ``about`` the field, ``figures`` what the sentence needs.
        receipt: Sequence the server gave it, from a verified receipt only.
        device: The identity of this laptop that receipt was made out to.
    """

    status: DeliveryStatus = DeliveryStatus.WAITING
    attempts: int = 0
    not_before: datetime | None = None
    cause: str = ""
    since: datetime | None = None
    code: str = ""
    about: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    receipt: int | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A verified receipt, made out to this device, says the server has it."""

    sequence: int
    device: str = ""


@dataclass(frozen=True, slots=True)
class ClerkMustMend:
    """A verified receipt says which field is wrong."""

    code: str
    about: str
    figures: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class CityMustDecide:
    """A verified receipt says the city keeps it aside, or has dropped it before."""

    code: str
    figures: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The line failed, or answered nonsense: the server may have heard us, or not.

    It is no matter of this fact, which is due again as soon as there is a line.
    """

    cause: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The line is good, and this fact alone got no verdict: it pauses, so that it holds up nobody.

    Attributes:
        share: Chance, from 0 up to 1: it spreads the pause over its second half.
    """

    cause: str
    share: float


Answer = Stored | ClerkMustMend | CityMustDecide | NoAnswer | NotTaken


def after(delivery: Delivery, answer: Answer, now: datetime) -> Delivery:
    """Return the delivery as one more attempt at ``now`` leaves it.

    A fact that has a receipt never moves again, whatever arrives late or twice.
    """
    if delivery.status is not DeliveryStatus.WAITING:
        return delivery
    attempts = delivery.attempts + 1
    match answer:
        case Stored(sequence, device):
            return Delivery(DeliveryStatus.DELIVERED, attempts, receipt=sequence, device=device)
        case ClerkMustMend(code, about, figures):
            return Delivery(
                DeliveryStatus.NEEDS_CLERK,
                attempts,
                code=code,
                about=about,
                figures=dict(figures),
            )
        case CityMustDecide(code, figures):
            told = Delivery(
                DeliveryStatus.NEEDS_CITY,
                attempts,
                since=now,
                code=code,
                figures=dict(figures),
            )
            reason = str(figures.get("reason", ""))
            return dropped_by_city(told, reason) if code == DROPPED else told
        case NoAnswer(cause):
            return replace(_because(delivery, cause, now), not_before=None)
        case NotTaken(cause, share):
            longest = min(FIRST_PAUSE * 2 ** min(delivery.attempts, _DOUBLINGS), LONGEST_PAUSE)
            pause = longest * (0.5 + share / 2)
            told = _because(delivery, cause, now)
            return replace(told, attempts=attempts, not_before=now + pause)
        case _ as unknown:
            assert_never(unknown)


def _because(delivery: Delivery, cause: str, now: datetime) -> Delivery:
    """Note why it waits; what it already waits for, it waits for since then."""
    if delivery.cause == cause and delivery.since is not None:
        return delivery
    return replace(delivery, cause=cause, since=now)


def offered_anew(delivery: Delivery) -> Delivery:
    """Return a delivered fact to the queue: the city has said, signed, that it lacks it.

    The only way back from a receipt: a server restored from a backup begins a new life, and what
    that life lacks is offered again. Anything else that arrives leaves a delivered fact alone.
    """
    if delivery.status is not DeliveryStatus.DELIVERED:
        return delivery
    return Delivery(attempts=delivery.attempts)


def held_anew(delivery: Delivery) -> Delivery:
    """Return a held fact to the queue, for a new life of the register to say what it is there.

    It has no place in the register's order, so that no comparison would miss it; a life that does
    hold it says of it what the earlier one said.
    """
    if delivery.status is not DeliveryStatus.NEEDS_CITY:
        return delivery
    return Delivery(attempts=delivery.attempts)


def accepted_by_city(delivery: Delivery, sequence: int, device: str) -> Delivery:
    """Return a held fact as delivered: a person at the city has taken it in, by signed news."""
    if delivery.status is not DeliveryStatus.NEEDS_CITY:
        return delivery
    return Delivery(DeliveryStatus.DELIVERED, delivery.attempts, receipt=sequence, device=device)


def dropped_by_city(delivery: Delivery, reason: str) -> Delivery:
    """Return a held fact as one that changes nothing: a person at the city has said so, and why."""
    if delivery.status is not DeliveryStatus.NEEDS_CITY:
        return delivery
    return replace(
        delivery,
        status=DeliveryStatus.SUPERSEDED,
        code=DROPPED,
        about="",
        figures={"reason": reason},
    )


def laid_aside(delivery: Delivery) -> Delivery:
    """Return a fact as replaced by a later one, which is whole; what was delivered stays so."""
    if delivery.status in {DeliveryStatus.DELIVERED, DeliveryStatus.SUPERSEDED}:
        return delivery
    return replace(delivery, status=DeliveryStatus.SUPERSEDED, not_before=None)
