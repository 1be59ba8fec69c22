"""One round: send what is due, record the verdicts, fetch the news. Nothing waits for it.

Every step may be repeated, cut or answered twice: facts carry their own ids, only a verified
receipt moves one on, and the news cursor is kept in the transaction that applies the news.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain import delivery, membership
from desktop_app.domain.delivery import (
    Answer,
    CityMustDecide,
    ClerkMustMend,
    DeliveryStatus,
    Stored,
)
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.membership import Status
from desktop_app.domain.office import City
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.sync.client import CityServer
from desktop_app.sync.news import fetch_news
from desktop_app.sync.offers import Offering
from desktop_app.sync.reference import fetch_reference
from desktop_app.sync.requests import Clock, next_request

logger = logging.getLogger(__name__)

BATCH = 200
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What one round brought; ``cause`` says why it ended early, empty when it did not."""

    stored: int = 0
    needs_clerk: int = 0
    needs_city: int = 0
    news: int = 0
    cause: str = ""

    @property
    def changed(self) -> bool:
        return bool(self.stored or self.needs_clerk or self.needs_city or self.news)


def run_round(database: Database, server: CityServer, clock: Clock) -> RoundResult:
    """Run one whole round; whatever the line does, everything stays as true as it was.

    Args:
        database: The unlocked file.
        server: The line to the city.
        clock: Aware UTC; sets when a failed attempt is tried again.
    """
    result = RoundResult()
    try:
        _enrol_if_new(database, server, clock)
        result = _send_all(database, server, clock)
        if not result.cause:
            fetched = fetch_news(database, server, clock)
            result = replace(result, news=fetched.pieces, cause=fetched.cause)
        if not result.cause:
            editions = fetch_reference(database, server, clock)
            result = replace(result, news=result.news + editions)
    except Unavailable as no:
        result = replace(result, cause=no.code)
    if result.cause:
        logger.warning("round ended early: %s", result.cause)
    return result


def _enrol_if_new(database: Database, server: CityServer, clock: Clock) -> None:
    device = next_request(database, clock)
    if not device.code:
        return
    reply = server.enrol(device)
    with database.transaction() as tx:
        tx.settings.put_device(replace(device, id=str(reply.device), code="", epoch=reply.epoch))
        tx.settings.put_city(_keeping_seal(tx.settings.city(), reply.city.read()))
    logger.info("enrolled as device %s", reply.device)


def _keeping_seal(activated: City | None, city: City) -> City:
    """Return the sheet of the enrolment with the sealing key of the activation, if that had one.

    The activation came from the operator's hand; this reply is not signed by the city's key.
    """
    known = activated.sealing_key if activated else ""
    return replace(city, sealing_key=known or city.sealing_key)


def _send_all(database: Database, server: CityServer, clock: Clock) -> RoundResult:
    """Offer what is due, batch by batch, until nothing is or the line fails."""
    offering, result = Offering(database, server, clock), RoundResult()
    while not result.cause:
        with database.reading() as tx:
            facts = tx.outbox.due(clock(), BATCH)
        if not facts:
            break
        offered = offering.offer(facts)
        result = _record(database, facts, offered.answers, clock(), result)
        result = replace(result, cause=offered.cause)
    return result


def _record(
    database: Database,
    facts: Sequence[Fact],
    answers: Sequence[Answer],
    now: datetime,
    result: RoundResult,
) -> RoundResult:
    """Record all the answers of one batch, and what they mean for the workers, in one act."""
    with database.transaction() as tx:
        for fact, answer in zip(facts, answers, strict=True):
            after = delivery.after(tx.outbox.delivery(fact.id), answer, now)
            tx.outbox.record(fact.id, after)
            if after.status is DeliveryStatus.DELIVERED and fact.kind in _CONTENT:
                _mark_sent(tx, fact)
    return replace(
        result,
        stored=result.stored + sum(isinstance(answer, Stored) for answer in answers),
        needs_clerk=result.needs_clerk + sum(isinstance(a, ClerkMustMend) for a in answers),
        needs_city=result.needs_city + sum(isinstance(a, CityMustDecide) for a in answers),
    )


def _mark_sent(tx: Transaction, fact: Fact) -> None:
    registration = tx.workers.get(fact.worker)
    if registration and registration.application.status is Status.REGISTERED:
        tx.workers.set_application(
            fact.worker, membership.after(registration.application, membership.Sent())
        )
