"""Faults a programmer might make, planted one at a time to see that the machine finds each.

Every one of them passes the tests of a quiet day.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock
from uuid import UUID

import msgspec
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

import central_server.database
from central_server import ingest
from central_server.models import ClaimRow, FactRow
from central_server.wire.v1 import Verdict
from desktop_app.domain.delivery import Answer, Delivery, DeliveryStatus, Stored
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.storage.outbox import Outbox
from desktop_app.sync import exchange, news, offers, reconciling, requests, wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.wire_last import Bequest

DELIVERED = DeliveryStatus.DELIVERED
Moved = Sequence[tuple[Fact, Delivery]]
Planting = Callable[[], AbstractContextManager[None]]


@contextmanager
def new_id_at_each_try() -> Iterator[None]:
    """Give a fact another id whenever it is sent, so that no repeat is known as one."""
    push = CityServer.push

    def pushed(line: CityServer, device: Device, facts: Sequence[Fact]) -> wire.Receipt:
        receipt = push(line, device, [replace(fact, id=uuid7()) for fact in facts])
        return msgspec.structs.replace(receipt, digest=wire.digest_of(facts))

    with mock.patch.object(CityServer, "push", pushed):
        yield


@contextmanager
def acknowledged_before_commit() -> Iterator[None]:
    """Sign a receipt for what the database has not committed."""

    def within(database: central_server.database.Database, act: Callable[[Session], Any]) -> Any:
        done: list[Any] = []
        try:
            with database._sessions.begin() as session:
                done.append(act(session))
        except OperationalError:
            if not done:
                raise
        return done[0]

    with mock.patch.object(central_server.database.Database, "within", within):
        yield


@contextmanager
def changed_since_by_the_clock() -> Iterator[None]:
    """Send what was made after what was sent last, by the laptop's clock."""
    due, record_all, key = Outbox.due, Outbox.record_all, "planted.mark"

    def due_since(outbox: Outbox, *asked: Any, **named: Any) -> list[Fact]:
        mark = outbox._settings.preference(key) or ""
        return [fact for fact in due(outbox, *asked, **named) if fact.at.isoformat() > mark]

    def marked(outbox: Outbox, moved: Moved) -> None:
        record_all(outbox, moved)
        sent = [fact.at.isoformat() for fact, told in moved if told.status is DELIVERED]
        outbox._settings.put_preference(key, max([*sent, outbox._settings.preference(key) or ""]))

    with (
        mock.patch.object(Outbox, "due", due_since),
        mock.patch.object(Outbox, "record_all", marked),
    ):
        yield


@contextmanager
def any_200_is_trusted() -> Iterator[None]:
    """Take whatever answers 200 for the city's word."""
    answers = offers.Offering._answers
    told_200 = {"sync.captive_portal", "sync.garbled", "sync.receipt_unproven"}

    def trusting(offering: offers.Offering, facts: Sequence[Fact]) -> list[Answer]:
        try:
            return answers(offering, facts)
        except Unavailable as no:
            if no.code not in told_200:
                raise
            return [Stored(1)] * len(facts)

    with mock.patch.object(offers.Offering, "_answers", trusting):
        yield


@contextmanager
def marked_sent_before_the_reply() -> Iterator[None]:
    """Mark facts as delivered once they are handed to the line."""

    def hoping(offering: offers.Offering, facts: Sequence[Fact]) -> offers.Offered:
        try:
            return offers.Offered(offering._answers(facts))
        except Unavailable as no:
            return offers.Offered([Stored(1)] * len(facts), no.code)

    with mock.patch.object(offers.Offering, "offer", hoping):
        yield


@contextmanager
def known_by_its_nik_alone() -> Iterator[None]:
    """Refuse a person whose NIK is taken, also where it is the same fact come again."""
    take = ingest._Intake.take

    def taken(intake: ingest._Intake, offer: Any, *more: Any) -> Any:
        body = offer.content.get("body") or {}
        held = intake.session.get(ClaimRow, body.get("nik", ""))
        item = take(intake, offer, *more)
        if held is None:
            return item
        return replace(item, verdict=Verdict.NEEDS_CLERK, code="nik.taken", sequence=None)

    with mock.patch.object(ingest._Intake, "take", taken):
        yield


@contextmanager
def a_partial_reply_is_read_as_a_whole_one() -> Iterator[None]:
    """Read a receipt as being about everything that was offered."""

    def read(facts: Sequence[Fact], receipt: wire.Receipt) -> list[Answer]:
        told = dict(offers._told(receipt))
        return [told.get(place, Stored(1)) for place in range(len(facts))]

    with mock.patch.object(offers, "answers_in", read):
        yield


@contextmanager
def whose_receipt_it_is_is_not_checked() -> Iterator[None]:
    """Take a receipt of the right length, whatever facts it was signed for."""
    answers_in = offers.answers_in

    def read(facts: Sequence[Fact], receipt: wire.Receipt) -> list[Answer]:
        return answers_in(facts, msgspec.structs.replace(receipt, digest=wire.digest_of(facts)))

    with mock.patch.object(offers, "answers_in", read):
        yield


@contextmanager
def news_is_stepped_over() -> Iterator[None]:
    """Keep the cursor first and apply the news afterwards, in a transaction of its own."""
    take_page = news.take_page

    def stepping(database: Database, page: wire.NewsPage, cursor: int) -> Any:
        with database.transaction() as tx:
            tx.inbox.advance(page.next)
        return take_page(database, page, cursor)

    with mock.patch.object(news, "take_page", stepping):
        yield


@contextmanager
def the_counter_is_the_clock() -> Iterator[None]:
    """Number requests by the time alone, as if clocks only went forward."""
    next_request = requests.next_request

    def numbered(database: Database, clock: Any) -> Device:
        device = next_request(database, clock)
        return replace(device, counter=int(clock().timestamp() * 1000))

    with (
        mock.patch("desktop_app.sync.offers.next_request", numbered),
        mock.patch("desktop_app.sync.news.next_request", numbered),
        mock.patch("desktop_app.sync.round.next_request", numbered),
    ):
        yield


@contextmanager
def a_new_life_is_not_noticed() -> Iterator[None]:
    """Go on with a register that came back from a backup as if nothing had happened."""

    def heedless(*_: Any, **__: Any) -> bool:
        return False

    with (
        mock.patch.object(offers, "heed", heedless),
        mock.patch.object(news, "heed", heedless),
        mock.patch.object(reconciling, "heed", heedless),
        mock.patch.object(reconciling, "reconcile", return_value=0),
        mock.patch("desktop_app.sync.round.reconcile", return_value=0),
        mock.patch("desktop_app.sync.round._is_behind", return_value=False),
    ):
        yield


@contextmanager
def a_repeat_is_always_welcome() -> Iterator[None]:
    """Answer a fact that is known with "stored", whatever its verdict was."""
    item_of = ingest._item_of

    def welcoming(row: FactRow) -> Any:
        item = item_of(row)
        if row.attempts < 2 or item.verdict is Verdict.STORED:
            return item
        return replace(item, verdict=Verdict.STORED, code="", about="", sequence=1)

    with mock.patch.object(ingest, "_item_of", welcoming):
        yield


@contextmanager
def a_withdrawal_is_thought_settled() -> Iterator[None]:
    """Lay a withdrawal aside as soon as anything is answered about it."""
    record_all = Outbox.record_all

    def settling(outbox: Outbox, moved: Moved) -> None:
        record_all(outbox, [(fact, _settled(fact, told)) for fact, told in moved])

    with mock.patch.object(Outbox, "record_all", settling):
        yield


def _settled(fact: Fact, told: Delivery) -> Delivery:
    if fact.kind is not FactKind.WORKER_WITHDRAWN or told.status is DELIVERED:
        return told
    return replace(told, status=DeliveryStatus.SUPERSEDED)


@contextmanager
def a_reply_by_stick_is_about_whatever_has_its_numbers() -> Iterator[None]:
    """Take the receipts of a reply for the facts that have those numbers here."""
    answers_in = offers.answers_in

    def read(facts: Sequence[Fact], receipt: wire.Receipt) -> list[Answer]:
        return answers_in(facts, msgspec.structs.replace(receipt, digest=wire.digest_of(facts)))

    with mock.patch.object(exchange, "answers_in", read):
        yield


@contextmanager
def a_twin_keeps_its_name() -> Iterator[None]:
    """Go on as before where the city says that another goes by this name."""
    with mock.patch("desktop_app.sync.round.succeed"):
        yield


@contextmanager
def wiped_without_a_receipt() -> Iterator[None]:
    """Take the last words for heard once they are handed to the line."""
    last_words = CityServer.last_words

    def hoping(line: CityServer, device: Device, part: int, parts: int, sealed: bytes) -> Bequest:
        try:
            return last_words(line, device, part, parts, sealed)
        except Unavailable:
            digest = hashlib.sha256(sealed).hexdigest()
            return Bequest(UUID(device.id), device.epoch, "", digest, part, parts)

    with mock.patch.object(CityServer, "last_words", hoping):
        yield


DEFECTS: dict[str, Planting] = {
    planting.__name__: planting
    for planting in (
        new_id_at_each_try,
        acknowledged_before_commit,
        changed_since_by_the_clock,
        any_200_is_trusted,
        marked_sent_before_the_reply,
        known_by_its_nik_alone,
        a_partial_reply_is_read_as_a_whole_one,
        whose_receipt_it_is_is_not_checked,
        news_is_stepped_over,
        the_counter_is_the_clock,
        a_new_life_is_not_noticed,
        a_repeat_is_always_welcome,
        a_withdrawal_is_thought_settled,
        a_reply_by_stick_is_about_whatever_has_its_numbers,
        a_twin_keeps_its_name,
        wiped_without_a_receipt,
    )
}
