"""One round: send what is due, record the verdicts, fetch the news. Nothing waits for it.

Every step may be repeated, cut or answered twice: facts carry their own ids, only a verified
receipt moves one on, and the news cursor is kept in the transaction that applies the news.
"""

import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop_app.domain import delivery
from desktop_app.domain.delivery import Answer, CityMustDecide, ClerkMustMend, Stored
from desktop_app.domain.facts import Fact
from desktop_app.domain.queue import LineReport
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.sync.client import CityServer, Clocks
from desktop_app.sync.corrections import give_back
from desktop_app.sync.identity import (
    enrol_again,
    follow_key,
    renumber,
    succeed,
    take_enrolment,
)
from desktop_app.sync.news import fetch_page
from desktop_app.sync.offers import Offering
from desktop_app.sync.recall import recall_if_wanted
from desktop_app.sync.reconciling import reconcile
from desktop_app.sync.reference import fetch_reference
from desktop_app.sync.requests import Clock, catch_up, fetch_key, next_request
from desktop_app.sync.stubs import carry_stubs

logger = logging.getLogger(__name__)

_MOST_PASSES = 4
"""A new life, a new identity, a new key: what can be put right within the round it is met in."""

_MENDED_AT_ONCE = frozenset(
    {
        "sync.counter_behind",
        "sync.device_forked",
        "sync.not_recognised",
        "sync.receipt_unproven",
    }
)

Chance = Callable[[], float]
"""Gives a number from 0 up to 1."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What one round brought.

    Attributes:
        cause: Why it ended early, with ``figures`` for its sentence; empty when it did not.
        recalled: How many registrations came back from the city.
        kept_away: How many facts of former identities the city was asked for, and has not given.
        renumbered: How many registrations got another number: their papers are printed anew.
        clocks: What the server's clock and ours showed, where a reply was proven.
    """

    stored: int = 0
    renumbered: int = 0
    recalled: int = 0
    kept_away: int = 0
    needs_clerk: int = 0
    needs_city: int = 0
    news: int = 0
    cause: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    clocks: Clocks | None = field(default=None, compare=False)

    @property
    def told(self) -> int:
        """Return how many seconds the server asked to be left alone for; 0 for nothing said."""
        return int(self.figures.get("seconds", 0))

    @property
    def changed(self) -> bool:
        return bool(
            self.stored
            or self.renumbered
            or self.recalled
            or self.needs_clerk
            or self.needs_city
            or self.news
        )


def run_round(
    database: Database, server: CityServer, clock: Clock, chance: Chance = random.random
) -> RoundResult:
    """Run one whole round; whatever the line does, everything stays as true as it was.

    Args:
        database: The unlocked file.
        server: The line to the city.
        clock: Aware UTC; sets when a fact that was not taken is offered again.
        chance: From 0 up to 1; spreads those times.
    """
    sent, received = server.line.sent, server.line.received
    server.clocks = None
    result = replace(_round(database, server, clock, chance), clocks=server.clocks)
    _report(
        database,
        LineReport(
            at=clock(),
            cause=result.cause,
            figures=result.figures,
            sent=server.line.sent - sent,
            received=server.line.received - received,
        ),
        heard=server.clocks is not None,
    )
    return result


def _round(database: Database, server: CityServer, clock: Clock, chance: Chance) -> RoundResult:
    result = RoundResult()
    try:
        _enrol_if_new(database, server, clock)
        for turn in range(_MOST_PASSES):
            result = _pass(database, server, clock, chance, result)
            if result.cause in _MENDED_AT_ONCE:
                is_last = turn + 1 == _MOST_PASSES
                if is_last or not _mended(database, server, clock, result.cause, turn):
                    break
                result = replace(result, cause="", figures={})
            elif result.cause or not _is_behind(database, clock):
                break
        result = _off_paper(database, server, clock, chance, result)
        if not result.cause:
            give_back(database, server, clock)
            editions = fetch_reference(database, server, clock)
            result = replace(result, news=result.news + editions)
    except Unavailable as no:
        result = replace(result, cause=no.code, figures=no.figures)
    if result.cause:
        logger.warning("round ended early: %s", result.cause)
    return result


def _pass(
    database: Database, server: CityServer, clock: Clock, chance: Chance, before: RoundResult
) -> RoundResult:
    """Get back what is missed, compare what was delivered if that is due, send, read the news."""
    try:
        recalled, kept_away = recall_if_wanted(database, server, clock)
        before = replace(
            before,
            recalled=before.recalled + recalled,
            kept_away=max(before.kept_away, kept_away),
        )
        reconcile(database, server, clock)
        return _both_ways(
            database, server, clock, Offering(database, server, clock, chance), before
        )
    except Unavailable as no:
        return replace(before, cause=no.code, figures=no.figures)


def _both_ways(
    database: Database,
    server: CityServer,
    clock: Clock,
    offering: Offering,
    result: RoundResult,
) -> RoundResult:
    """Send what is due, then read the news; what is saved meanwhile goes before its next page."""
    more = True
    while more:
        result = send_all(database, offering, clock, result)
        if result.cause:
            return result
        fetched = fetch_page(database, server, clock)
        result = replace(
            result,
            news=result.news + fetched.pieces,
            cause=fetched.cause,
            figures=fetched.figures,
        )
        more = fetched.more
    return result


def _off_paper(
    database: Database, server: CityServer, clock: Clock, chance: Chance, result: RoundResult
) -> RoundResult:
    """Bring the city what was read off paper, after all else, and hear what it gives back."""
    if result.cause or not carry_stubs(database, server, clock):
        return result
    return _both_ways(database, server, clock, Offering(database, server, clock, chance), result)


def _mended(database: Database, server: CityServer, clock: Clock, cause: str, turn: int) -> bool:
    """Do what a cause asks for that needs nobody: a new identity, or the city's new key."""
    if cause == "sync.counter_behind":
        catch_up(database, turn)
        return True
    if cause == "sync.device_forked":
        succeed(database, server, clock)
        return True
    if cause == "sync.not_recognised":
        return enrol_again(database, server, clock)
    try:
        return follow_key(database, server)
    except Unavailable:
        return False  # what cannot prove itself has no list of keys either


def _is_behind(database: Database, clock: Clock) -> bool:
    """Say whether a new life of the register began in the middle of the round."""
    with database.reading() as tx:
        return tx.inbox.life().is_due(clock())


def _enrol_if_new(database: Database, server: CityServer, clock: Clock) -> None:
    if not fetch_key(database).code:
        return
    device = next_request(database, clock)
    take_enrolment(database, device, server.enrol(device))


def send_all(
    database: Database, offering: Offering, clock: Clock, result: RoundResult
) -> RoundResult:
    """Offer what is due, batch by batch and each fact once, until nothing is or the line fails.

    What the clerk wants sent first goes first.
    """
    for ahead in (True, False):
        result = _send(database, offering, clock, result, ahead=ahead)
    return result


def _send(
    database: Database, offering: Offering, clock: Clock, result: RoundResult, *, ahead: bool
) -> RoundResult:
    last = 0
    while not result.cause:
        with database.reading() as tx:
            facts = tx.outbox.due(clock(), offering.batch, last, ahead=ahead)
        if not facts:
            break
        last = facts[-1].seq
        offered = offering.offer(facts)
        result = _record(database, facts, offered.answers, clock(), result)
        result = replace(result, cause=offered.cause, figures=offered.figures)
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
        stood = zip(facts, tx.outbox.deliveries(facts), answers, strict=True)
        moved = [
            (fact, before, delivery.after(before, answer, now)) for fact, before, answer in stood
        ]
        tx.outbox.record_all([(fact, after) for fact, before, after in moved if after != before])
        renumbered = sum(renumber(tx, fact, after, now) for fact, _, after in moved)
    return replace(
        result,
        renumbered=result.renumbered + renumbered,
        stored=result.stored + sum(isinstance(answer, Stored) for answer in answers),
        needs_clerk=result.needs_clerk + sum(isinstance(a, ClerkMustMend) for a in answers),
        needs_city=result.needs_city + sum(isinstance(a, CityMustDecide) for a in answers),
    )


def _report(database: Database, report: LineReport, *, heard: bool) -> None:
    """Keep how the line was, for who asks why something waits; a full disk leaves it unsaid."""
    try:
        with database.transaction() as tx:
            before = tx.settings.line() or LineReport(report.at)
            tx.settings.put_line(before.followed_by(report, heard=heard))
    except Unavailable as no:
        logger.warning("the round's report could not be kept: %s", no.code)
