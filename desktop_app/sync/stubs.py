"""Stubs off paper on their way to the city, and what comes back of them.

The city opens them, takes them in as their laptop's own acts, and tells the kelurahan's laptops
what its register shows: that is news like any other, so that a file that begins again hears it too.
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from desktop_app.domain.disputes import CityContent, bill_of
from desktop_app.domain.facts import read_registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.returned import give_back, was_returned
from desktop_app.sync.client import CityServer
from desktop_app.sync.disputes import rates_for
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.wire_stubs import ReturnedNews, StubAnswerDoc

logger = logging.getLogger(__name__)

AT_ONCE = 50
RETURNED_ACT = "city.returned"


def carry_stubs(database: Database, server: CityServer, clock: Clock) -> int:
    """Offer the city every stub it has not answered; return of how many it has said something.

    Raises:
        Unavailable: What the line says; what was not answered waits.
    """
    count = 0
    while True:
        with database.reading() as tx:
            waiting = tx.stubs.waiting(AT_ONCE)
        if not waiting:
            return count
        answer = server.take_stubs(next_request(database, clock), waiting)
        heed(database, answer.epoch, None)
        asked = [hashlib.sha256(sealed).hexdigest() for sealed in waiting]
        if [told.stub for told in answer.answers] != asked:
            raise Unavailable("sync.receipt_unproven")
        with database.transaction() as tx:
            record_answers(tx, answer.answers)
        count += len(waiting)


def record_answers(tx: Transaction, answers: Sequence[StubAnswerDoc]) -> None:
    """Keep what the city has said of stubs; of those not read here it says nothing."""
    for told in answers:
        tx.stubs.record(bytes.fromhex(told.stub), told.read())


def apply_returned(tx: Transaction, news: ReturnedNews) -> None:
    """Take in somebody off a stub, unless this laptop has an act of its own about them.

    Where somebody here holds the same NIK they are not entered: they were typed again meanwhile,
    and the city has both and decides.

    Raises:
        Unavailable: ``sync.news_unreadable``.
    """
    before = tx.workers.get(news.worker)
    if before is not None and not _is_newer(tx, before, news):
        logger.info("a stub of somebody this laptop has: %s", news.worker)
        return
    at = datetime.fromisoformat(news.told)
    try:
        body = msgspec.json.decode(news.body)
        worker, due = read_registration_body(body), bill_of(body, rates_for(tx, body))
        made = Registration(
            id=news.worker,
            number=body["number"],
            version=news.version,
            at=datetime.fromisoformat(news.at),
            officer=news.author,
            worker=worker,
            application=_application(news),
            confirmation_qr=news.confirmation_qr,
        )
    except (ValueError, KeyError, TypeError, Refused):
        raise Unavailable("sync.news_unreadable") from None
    held = tx.workers.with_nik(worker.nik) if worker.nik else None
    if held is not None and held.id != news.worker and made.application.status is not _ENDED:
        logger.warning("a stub of somebody who is here under another number: %s", news.worker)
        return
    if before is None:
        give_back(tx.session, tx.workers, made, due)
        tx.workers.set_application(made.id, made.application, made.confirmation_qr)
    else:
        tx.workers.replace(replace(before, version=made.version, worker=worker), due)
    tx.disputes.put_content(CityContent(made.id, news.fact, made.version, at, "", body))
    tx.audit.add(at, "", RETURNED_ACT, made.id)


_ENDED = Status.WITHDRAWN


def _is_newer(tx: Transaction, before: Registration, news: ReturnedNews) -> bool:
    """Say whether the city shows a later version of somebody we have from it alone."""
    ours = not was_returned(tx.session, before.id) or tx.outbox.of(before.id)
    return not ours and before.version < news.version


def _application(news: ReturnedNews) -> Application:
    decree = Decree(news.decree.number, news.decree.on) if news.decree else None
    protection = Protection(news.start, news.end) if news.start and news.end else None
    return Application(
        status=news.status,
        decree=decree,
        kpj=Kpj.parse(news.kpj) if news.kpj else None,
        protection=protection,
        reason=news.reason,
    )
