"""The news of the city: applied in order, each once, each with the cursor in one transaction.

What the city says of an application is what it is: the laptop follows. Only a registration that
was withdrawn here stays withdrawn, because that fact is on its way to the city.
"""

import base64
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from time import monotonic
from typing import NamedTuple, TypeVar

import msgspec

from desktop_app.domain import membership
from desktop_app.domain.causes import NOT_SENT, OF_THE_LINE
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.errors import Unavailable
from desktop_app.reference import WANTED
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.standings import Standings
from desktop_app.sync import disputes, wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.stubs import apply_returned
from desktop_app.sync.wire_disputes import CorrectedNews, DoubleNews, ResolvedNews
from desktop_app.sync.wire_stubs import ReturnedNews

logger = logging.getLogger(__name__)

T = TypeVar("T")

CITY_ACT = "city."
"""Begins the code of what the city did, in the history beside what the officers did."""

_LEADS_TO = {
    "proposed": Status.PROPOSED,
    "verified": Status.VERIFIED,
    "approved": Status.APPROVED,
    "activated": Status.ACTIVE,
    "refused": Status.REFUSED,
    "withdrawn": Status.WITHDRAWN,
}


class Fetched(NamedTuple):
    """How much news of one page was applied, and whether there is more.

    ``cause`` with its ``figures``: why it ended early; empty where it did not.
    """

    pieces: int = 0
    more: bool = False
    cause: str = ""
    figures: Mapping[str, str | int] = {}


class Taken(NamedTuple):
    """How far one page was applied, and why no further."""

    cursor: int
    cause: str = ""


def fetch_page(database: Database, server: CityServer, clock: Clock) -> Fetched:
    """Fetch and apply the next page of news, as much of it as the line carries in a few seconds.

    Returns:
        How many pieces of news were applied, and why it ended early, if it did: what the line
        said, or ``sync.news_unreadable`` for news that cannot be read or does not fit. That one is
        fetched again and never stepped over, because it may be somebody's KPJ.
    """
    try:
        with database.reading() as tx:
            cursor = tx.inbox.cursor()
        page = _page(database, server, clock, cursor)
        if heed(database, page.epoch, page.backed_up):
            return Fetched(more=True)  # another life: its news is read from the beginning
        taken = take_page(database, page, cursor)
    except Unavailable as no:
        return Fetched(cause=no.code, figures=no.figures)
    more = page.more and taken.cursor > cursor and not taken.cause
    return Fetched(taken.cursor - cursor, more, taken.cause)


def _page(database: Database, server: CityServer, clock: Clock, cursor: int) -> wire.NewsPage:
    """Ask for as much as came in time before, and learn from how this goes."""
    device, began = next_request(database, clock), monotonic()
    try:
        page = server.news(device, cursor, server.news_pace.batch)
    except Unavailable as no:
        if no.code in OF_THE_LINE - NOT_SENT:
            server.news_pace = server.news_pace.after_failure()
        raise
    server.news_pace = server.news_pace.after_success(len(page.items), monotonic() - began)
    return page


def take_page(database: Database, page: wire.NewsPage, cursor: int) -> Taken:
    """Apply a page from where we stand: cursors have no gaps, so that a missing one shows."""
    with database.transaction() as tx:
        taken = _take_items(tx, page.items, cursor)
        tx.inbox.advance(taken.cursor)
    return taken


def _take_items(tx: Transaction, items: Sequence[wire.NewsItem], cursor: int) -> Taken:
    taken = Taken(cursor)
    for are_statuses, run in groupby(items, lambda item: item.kind == "status"):
        take = _take_statuses if are_statuses else _take_others
        taken = take(tx, list(run), taken.cursor)
        if taken.cause:
            break
    return taken


def _take_statuses(tx: Transaction, items: Sequence[wire.NewsItem], cursor: int) -> Taken:
    """Apply status news side by side: most of what a page tells, and read and written at once."""
    told = [(item.cursor, _status_in(item)) for item in items]
    standings = tx.standings({news.worker for _, news in told if news})
    taken = _in_order(told, cursor, lambda news: _apply_status(standings, news))
    standings.keep()
    return taken


def _status_in(item: wire.NewsItem) -> wire.StatusNews | None:
    """Return the news of an item; None where it cannot be read."""
    try:
        return msgspec.json.decode(item.body, type=wire.StatusNews)
    except (msgspec.MsgspecError, ValueError):
        return None


def _take_others(tx: Transaction, items: Sequence[wire.NewsItem], cursor: int) -> Taken:
    return _in_order([(item.cursor, item) for item in items], cursor, lambda item: _apply(tx, item))


def _in_order(told: Sequence[tuple[int, T]], cursor: int, apply: Callable[[T], None]) -> Taken:
    for number, news in told:
        if number <= cursor:  # a page that came twice changes nothing
            continue
        if number != cursor + 1:
            logger.warning("news %s is missing", cursor + 1)
            return Taken(cursor, "sync.news_unreadable")
        try:
            apply(news)
        except Unavailable as no:
            return Taken(cursor, no.code)
        except (msgspec.MsgspecError, Refused, ValueError):
            return Taken(cursor, "sync.news_unreadable")
        cursor = number
    return Taken(cursor)


def _apply(tx: Transaction, item: wire.NewsItem) -> None:
    """Apply one piece of news; a kind this program does not know is passed over."""
    match item.kind:
        case "city":
            tx.settings.put_city(msgspec.json.decode(item.body, type=wire.CityDoc).read())
        case "reference":
            told = msgspec.json.decode(item.body, type=wire.ReferenceNews)
            tx.settings.put_preference(WANTED.format(name=told.name), told.etag)
            if told.key:
                tx.settings.put_sieve_key(base64.b64decode(told.key, validate=True))
        case "double":
            disputes.apply_double(tx, msgspec.json.decode(item.body, type=DoubleNews))
        case "corrected":
            disputes.apply_corrected(tx, msgspec.json.decode(item.body, type=CorrectedNews))
        case "resolved":
            disputes.apply_resolved(tx, msgspec.json.decode(item.body, type=ResolvedNews))
        case "returned":
            apply_returned(tx, msgspec.json.decode(item.body, type=ReturnedNews))
        case _:
            logger.warning("news %s is of a kind this program does not know", item.cursor)


def _apply_status(standings: Standings, news: wire.StatusNews | None) -> None:
    if news is None:
        raise Unavailable("sync.news_unreadable")
    application = standings.of(news.worker)
    if application is None:
        logger.info("news of a registration this laptop does not hold: %s", news.worker)
        return
    if news.event == "confirmed":
        _confirm_anew(standings, news, application)
        return
    if application.status is _LEADS_TO[news.event] or standings.is_final(news.worker):
        logger.info("news of %s changes nothing: %s", news.worker, news.event)
        return
    application, at = membership.as_the_city_says(application, _event(news)), _moment(news.at)
    standings.move(news.worker, application, news.confirmation_qr)
    # What an earlier life told is told again by a new one, and stands in the history already.
    standings.note(at, f"{CITY_ACT}{news.event}", news.worker)


def _confirm_anew(standings: Standings, news: wire.StatusNews, application: Application) -> None:
    """Take the confirmation the city has signed in place of a revoked one; all else stays."""
    if application.status is Status.ACTIVE and not standings.is_final(news.worker):
        standings.move(news.worker, application, news.confirmation_qr)
        standings.note(_moment(news.at), f"{CITY_ACT}{news.event}", news.worker)


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
            return _activated(news)
        case "refused":
            return membership.TurnedDown(news.reason)
        case "withdrawn":
            return membership.Withdrawn(news.reason)
        case "confirmed":
            raise ValueError("nothing happens to the application")


def _activated(news: wire.StatusNews) -> membership.Activated:
    if news.start is None or news.end is None:
        raise Unavailable("sync.news_unreadable")
    return membership.Activated(Kpj.parse(news.kpj), Protection(news.start, news.end))


def _decree(news: wire.StatusNews) -> Decree:
    if news.decree is None:
        raise Unavailable("sync.news_unreadable")
    return Decree(news.decree.number, news.decree.on)
