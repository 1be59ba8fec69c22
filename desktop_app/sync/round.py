"""One round: send what is due, record the verdicts, fetch the news. Nothing waits for it.

Every step may be repeated, cut or answered twice: facts carry their own ids, only a verified
receipt moves one on, and the news cursor is kept in the transaction that applies the news.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from desktop_app.domain import delivery, membership
from desktop_app.domain.delivery import (
    Answer,
    CityMustDecide,
    ClerkMustMend,
    DeliveryStatus,
    NoAnswer,
    Stored,
)
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Decree, Kpj, Protection, Status
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer

logger = logging.getLogger(__name__)

BATCH = 200
NEWS_PAGE = 200
CITY_ACT = "city."
"""Begins the code of what the city did, in the history beside what the officers did."""

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


def run_round(database: Database, server: CityServer, clock: Callable[[], datetime]) -> RoundResult:
    """Run one whole round; whatever the line does, everything stays as true as it was.

    Args:
        database: The unlocked file.
        server: The line to the city.
        clock: Aware UTC; sets when a failed attempt is tried again.
    """
    result = RoundResult()
    try:
        _enrol_if_new(database, server)
        result = _send_all(database, server, clock, result)
        return _fetch_all(database, server, result)
    except Unavailable as no:
        logger.warning("round ended early: %s", no.code)
        return replace(result, cause=no.code)


def _enrol_if_new(database: Database, server: CityServer) -> None:
    device = _next_request(database)
    if not device.code:
        return
    reply = server.enrol(device)
    with database.transaction() as tx:
        tx.settings.put_device(replace(device, id=str(reply.device), code="", epoch=reply.epoch))
        tx.settings.put_city(reply.city.read())
    logger.info("enrolled as device %s", reply.device)


def _next_request(database: Database) -> Device:
    """Count up before sending: a number may be skipped, but is never used twice."""
    with database.transaction() as tx:
        device = tx.settings.device()
        if device is None:
            raise Unavailable("sync.not_set_up")
        device = replace(device, counter=device.counter + 1)
        tx.settings.put_device(device)
    return device


def _send_all(
    database: Database, server: CityServer, clock: Callable[[], datetime], result: RoundResult
) -> RoundResult:
    while True:
        with database.reading() as tx:
            facts = tx.outbox.due(clock(), BATCH)
        if not facts:
            return result
        answers, cause = _offer(database, server, facts)
        result = _record(database, facts, answers, clock(), result)
        if cause:
            raise Unavailable(cause)


def _offer(
    database: Database, server: CityServer, facts: Sequence[Fact]
) -> tuple[list[Answer], str]:
    """Offer a batch; one the server cannot read as a whole is halved until the bad one is alone.

    Returns:
        An answer for every fact, in order, and the cause when the line itself failed.
    """
    try:
        receipt = server.push(_next_request(database), facts)
    except Unavailable as no:
        if no.code in {"sync.too_large", "sync.not_understood"} and len(facts) > 1:
            return _offer_halves(database, server, facts)
        alone = no.code in {"sync.too_large", "sync.not_understood"}
        return [NoAnswer(no.code)] * len(facts), "" if alone else no.code
    return [_answer(fact, receipt) for fact in facts], ""


def _offer_halves(
    database: Database, server: CityServer, facts: Sequence[Fact]
) -> tuple[list[Answer], str]:
    middle = len(facts) // 2
    first, cause = _offer(database, server, facts[:middle])
    if cause:
        return [*first, *[NoAnswer(cause)] * (len(facts) - middle)], cause
    second, cause = _offer(database, server, facts[middle:])
    return [*first, *second], cause


def _answer(fact: Fact, receipt: wire.Receipt) -> Answer:
    """Find the verdict on one fact: by its id and the hash of what we hold, nothing less."""
    for item in receipt.items:
        if item.id == fact.id and item.hash == fact.hash:
            match item.verdict:
                case "stored" if item.sequence is not None:
                    return Stored(item.sequence)
                case "needs_clerk":
                    return ClerkMustMend(item.code, item.field, item.figures)
                case "needs_city":
                    return CityMustDecide(item.code)
    return NoAnswer("sync.receipt_unproven")


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


def _fetch_all(database: Database, server: CityServer, result: RoundResult) -> RoundResult:
    while True:
        with database.reading() as tx:
            cursor = tx.inbox.cursor()
        page = server.news(_next_request(database), cursor, NEWS_PAGE)
        with database.transaction() as tx:
            for item in page.items:
                if item.cursor > cursor:  # a page repeated or out of order changes nothing
                    _apply(tx, item)
                    cursor = item.cursor
            tx.inbox.advance(cursor)
        result = replace(result, news=result.news + len(page.items))
        if not page.more or not page.items:
            return result


def _apply(tx: Transaction, item: wire.NewsItem) -> None:
    """Apply one piece of news; a kind this program does not know is passed over, not lost."""
    try:
        match item.kind:
            case "status":
                _apply_status(tx, msgspec.json.decode(item.body, type=wire.StatusNews))
            case "city":
                tx.settings.put_city(msgspec.json.decode(item.body, type=wire.CityDoc).read())
            case _:
                logger.warning("news %s is of a kind this program does not know", item.cursor)
    except msgspec.MsgspecError:
        # Stop rather than step over it: it may be somebody's KPJ, and a newer program reads it.
        raise Unavailable("sync.news_unreadable", {"cursor": item.cursor}) from None


def _apply_status(tx: Transaction, news: wire.StatusNews) -> None:
    registration = tx.workers.get(news.worker)
    if registration is None:
        logger.warning("news of a registration this laptop does not hold: %s", news.worker)
        return
    try:
        application = membership.after(registration.application, _event(news))
    except Refused as no:
        # Withdrawn here while the city was still moving it on: our own fact settles it.
        logger.warning("news of %s does not follow its status: %s", news.worker, no)
        return
    qr = news.confirmation_qr or registration.confirmation_qr
    tx.workers.set_application(news.worker, application, qr)
    tx.audit.add(_moment(news.at), "", f"{CITY_ACT}{news.event}", news.worker)


def _moment(at: str) -> datetime:
    """Read when the city did something; by its clock, so it is told and never compared."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise Unavailable("sync.news_unreadable") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _event(news: wire.StatusNews) -> membership.Event:
    match news.event:
        case "proposed":
            return membership.Proposed()
        case "verified":
            return membership.Verified()
        case "approved":
            return membership.Approved(_decree(news))
        case "activated":
            if news.start is None or news.end is None:
                raise Unavailable("sync.news_unreadable")
            return membership.Activated(Kpj.parse(news.kpj), Protection(news.start, news.end))
        case "refused":
            return membership.TurnedDown(news.reason)
        case "withdrawn":
            return membership.Withdrawn(news.reason)


def _decree(news: wire.StatusNews) -> Decree:
    if news.decree is None:
        raise Unavailable("sync.news_unreadable")
    return Decree(news.decree.number, news.decree.on)
