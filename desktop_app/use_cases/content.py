"""Which version of a registration is true for whom: what is on file here, and what the city has.

A clerk may amend while the city already decides on the version before. The laptop's own paper
states the newest version and says that it has not been sent; the confirmation, which the city
signs, states the version the city has.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue, RateBook
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.disputes import CityContent, bill_of
from desktop_app.domain.facts import Body, Fact, FactKind, read_registration_body
from desktop_app.domain.worker import Registration

CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
_TELLS = CONTENT | {FactKind.WORKER_WITHDRAWN}

Told = Sequence[tuple[Fact, Delivery]]
"""The facts of one registration, oldest first, each with where it stands."""

FromCity = Sequence[CityContent]
"""What came from the city about one registration, oldest first."""


def newest_delivery(told: Told) -> DeliveryStatus:
    """Return where the newest act that says something of the person stands."""
    standings = [
        delivery.status
        for fact, delivery in told
        if fact.kind in _TELLS and delivery.status is not DeliveryStatus.SUPERSEDED
    ]
    if standings:
        return standings[-1]
    # Of whom no act of ours tells anything, the city does: it has given them back.
    ours = any(fact.kind in _TELLS for fact, _ in told)
    return DeliveryStatus.WAITING if ours else DeliveryStatus.DELIVERED


def city_version(told: Told, from_city: FromCity) -> tuple[UUID, int, Body] | None:
    """Return the newest content the city is known to have: its id, its version, its body."""
    received = [
        fact
        for fact, delivery in told
        if fact.kind in CONTENT and delivery.status is DeliveryStatus.DELIVERED
    ]
    if from_city and not any(fact.seq > from_city[-1].facts for fact in received):
        newest = from_city[-1]
        return newest.id, newest.version, newest.body
    if not received:
        return None
    return received[-1].id, received[-1].version, received[-1].body


def base_of(told: Told, from_city: FromCity) -> UUID | None:
    """Return the id of the version that stands in the register here, for the next to name."""
    followed = [content for content in from_city if not content.pending]
    own = [fact for fact, _ in told if fact.kind in CONTENT]
    if followed and not any(fact.seq > followed[-1].facts for fact in own):
        return followed[-1].id
    return own[-1].id if own else None


def as_the_city_has_it(
    registration: Registration,
    due: MonthlyDue,
    told: Told,
    rates: RateBook,
    from_city: FromCity = (),
) -> tuple[Registration, MonthlyDue]:
    """Return the newest version the city has given a receipt for, or has made, and its bill.

    Where that is the version on file, or the city has none yet, what is on file comes back.
    """
    found = city_version(told, from_city)
    if found is None or found[0] == base_of(told, from_city):
        return registration, due
    _, version, body = found
    worker = read_registration_body(body)
    return replace(registration, worker=worker, version=version), bill_of(body, rates)
