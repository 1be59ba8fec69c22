"""Which version of a registration is true for whom: what is on file here, and what the city has.

A clerk may amend while the city already decides on the version before. The laptop's own paper
states the newest version and says that it has not been sent; the confirmation, which the city
signs, states the version the city has.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.contribution import MonthlyDue, RateBook
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, read_registration_body
from desktop_app.domain.worker import Registration

_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
_TELLS = _CONTENT | {FactKind.WORKER_WITHDRAWN}

Told = Sequence[tuple[Fact, Delivery]]
"""The facts of one registration, oldest first, each with where it stands."""


def newest_delivery(told: Told) -> DeliveryStatus:
    """Return where the newest act that says something of the person stands."""
    standings = [
        delivery.status
        for fact, delivery in told
        if fact.kind in _TELLS and delivery.status is not DeliveryStatus.SUPERSEDED
    ]
    return standings[-1] if standings else DeliveryStatus.WAITING


def as_the_city_has_it(
    registration: Registration, due: MonthlyDue, told: Told, rates: RateBook
) -> tuple[Registration, MonthlyDue]:
    """Return the newest version the city has given a receipt for, and its bill.

    Where that is the version on file, or none has a receipt yet, what is on file comes back.
    """
    received = [
        fact
        for fact, delivery in told
        if fact.kind in _CONTENT and delivery.status is DeliveryStatus.DELIVERED
    ]
    if not received or received[-1].hash == _newest_content(told).hash:
        return registration, due
    fact = received[-1]
    worker = read_registration_body(fact.body)
    bill = rates.monthly_due(worker.enrolment, worker.enrolment.since)
    return replace(registration, worker=worker, version=fact.version), bill


def _newest_content(told: Told) -> Fact:
    return [fact for fact, _ in told if fact.kind in _CONTENT][-1]
