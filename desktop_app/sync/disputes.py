"""The city's word where two ends disagree: doubles, corrections, and what became of held facts.

A laptop without a change of its own follows the city. One that has a change the city does not know
keeps both: the clerk chooses, or the city does.
"""

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.delivery import DeliveryStatus, accepted_by_city, dropped_by_city
from desktop_app.domain.disputes import CityContent, Double, DoubleState, bill_of
from desktop_app.domain.facts import Body, FactKind, read_registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.nik import Nik
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.reference import TEXT
from desktop_app.storage.database import Transaction
from desktop_app.sync import wire_disputes as wire

logger = logging.getLogger(__name__)

DOUBLE_ACT, SETTLED_ACT = "city.double", "city.double_settled"
CORRECTED_ACT, ACCEPTED_ACT, DROPPED_ACT = "city.corrected", "city.accepted", "city.dropped"

_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
_OPEN = frozenset({DeliveryStatus.WAITING, DeliveryStatus.NEEDS_CLERK, DeliveryStatus.NEEDS_CITY})


def apply_double(tx: Transaction, news: wire.DoubleNews) -> None:
    """Keep that another registration has this NIK, or what the city has decided about the two."""
    if tx.workers.get(news.worker) is None:
        logger.info("news of a registration this laptop does not hold: %s", news.worker)
        return
    at = datetime.fromisoformat(news.at)
    state = DoubleState(news.state)
    tx.disputes.put_double(Double(news.worker, news.other, news.kelurahan, state, at))
    act = DOUBLE_ACT if state is DoubleState.OPEN else SETTLED_ACT
    if not any((told.act, told.at) == (act, at) for told in tx.audit.of(news.worker)):
        tx.audit.add(at, "", act, news.worker)  # else a new life tells what an earlier one told


def apply_corrected(tx: Transaction, news: wire.CorrectedNews) -> None:
    """Follow a correction, or keep it beside a change of our own that the city did not know."""
    registration = tx.workers.get(news.worker)
    if registration is None:
        logger.info("news of a registration this laptop does not hold: %s", news.worker)
        return
    epoch = tx.inbox.life().epoch
    if any(content.id == news.correction for content in tx.disputes.contents(news.worker)):
        tx.disputes.known_to(news.correction, epoch)
        return
    if _built_upon(tx, news.worker, news.correction):
        logger.info("a correction this laptop has gone on from is told again: %s", news.worker)
        return
    at = datetime.fromisoformat(news.at)
    body = msgspec.json.decode(news.body)
    content = CityContent(
        worker=news.worker,
        id=news.correction,
        version=news.version,
        at=at,
        reason=news.reason,
        body=body,
        base=news.base,
        signature=news.signature,
        epoch=epoch,
    )
    _take(tx, registration, content)
    tx.audit.add(at, "", CORRECTED_ACT, news.worker)


def apply_resolved(tx: Transaction, news: wire.ResolvedNews) -> None:
    """Let a held fact rest as the city has decided; a dropped change gives way to the register."""
    fact = tx.outbox.get(news.fact)
    if fact is None and news.outcome == "dropped":
        _follow_after_drop(tx, news)
        return
    if fact is None or fact.hash != news.hash:
        logger.info("a decision about a fact this laptop does not hold: %s", news.fact)
        return
    at = datetime.fromisoformat(news.at)
    before = tx.outbox.delivery(fact.id)
    if news.outcome == "accepted" and news.sequence is not None:
        device = tx.settings.device()
        moved = accepted_by_city(before, news.sequence, device.id if device else "")
    else:
        moved = dropped_by_city(before, news.reason)
    if moved == before:
        return
    tx.outbox.record(fact.id, moved)
    tx.audit.add(at, "", ACCEPTED_ACT if news.outcome == "accepted" else DROPPED_ACT, fact.worker)
    registration = tx.workers.get(fact.worker)
    if news.shown is None or registration is None or fact.kind not in _CONTENT:
        return
    body = msgspec.json.decode(news.shown.body)
    shown = news.shown
    content = CityContent(fact.worker, shown.fact, shown.version, at, news.reason, body)
    _take(tx, registration, content)


def _follow_after_drop(tx: Transaction, news: wire.ResolvedNews) -> None:
    """Let go of a correction the city had lost, got back, and has decided against."""
    contents = tx.disputes.contents(news.worker)
    registration = tx.workers.get(news.worker)
    if registration is None or not any(content.id == news.fact for content in contents):
        logger.info("a decision about a fact this laptop does not hold: %s", news.fact)
        return
    if news.shown is None or any(content.id == news.shown.fact for content in contents[-1:]):
        return
    at = datetime.fromisoformat(news.at)
    body = msgspec.json.decode(news.shown.body)
    shown = CityContent(news.worker, news.shown.fact, news.shown.version, at, news.reason, body)
    _take(tx, registration, shown)
    tx.audit.add(at, "", DROPPED_ACT, news.worker)


def _take(tx: Transaction, registration: Registration, content: CityContent) -> None:
    """Show the city's content, unless a change of ours, or another's NIK, stands in its way."""
    try:
        worker = read_registration_body(content.body)
        bill = bill_of(content.body, rates_for(tx, content.body))
    except (ValueError, KeyError, TypeError, Refused):
        raise Unavailable("sync.news_unreadable") from None
    if _changed_here(tx, registration) or _held_by_another(tx, registration, worker.nik):
        tx.disputes.put_content(replace(content, pending=True))
        return
    version = max(registration.version, content.version)
    tx.workers.replace(replace(registration, version=version, worker=worker), bill)
    tx.disputes.put_content(content)


def _built_upon(tx: Transaction, worker: UUID, content: UUID) -> bool:
    """Say whether a later content of ours was made from this one.

    A file that was made anew reads the news from its beginning, and must not go back by it.
    """
    return any(fact.body.get("base") == str(content) for fact, _ in tx.outbox.of(worker))


def _changed_here(tx: Transaction, registration: Registration) -> bool:
    """Say whether a content of this laptop's is on its way, or held."""
    told = [
        delivery.status for fact, delivery in tx.outbox.of(registration.id) if fact.kind in _CONTENT
    ]
    return any(status in _OPEN for status in told)


def _held_by_another(tx: Transaction, registration: Registration, nik: Nik | None) -> bool:
    held = tx.workers.with_nik(nik) if nik else None
    return held is not None and held.id != registration.id


def rates_for(tx: Transaction, body: Body) -> RateBook:
    """Return the books the city has worked by where they are here, else those in use."""
    shipped = resource_folder() / "reference" / "rates.toml"
    texts = [tx.settings.preference(TEXT.format(name="rates")) or "", _text(shipped)]
    books: list[RateBook] = []
    for text in filter(None, texts):
        try:
            books.append(RateBook.parse(text))
        except ValueError:
            logger.warning("an edition of the city is not readable by this program")
    due = body.get("due")
    wanted = due.get("rates") if isinstance(due, dict) else None
    return next((book for book in books if book.version == wanted), books[0])


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
