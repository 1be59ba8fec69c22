"""Getting back from the city what this laptop has lost: its own facts, and the registrations.

For a file that had to be made anew, or was put back from an older backup. Facts come back as they
were saved, number by number; where each application stands is then read from the news again.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from desktop_app.domain import delivery
from desktop_app.domain.contribution import MonthlyDue, RateBook
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, read_registration_body, signed_bytes
from desktop_app.domain.issues import Refused
from desktop_app.domain.life import EACH_DAY
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.reference import TEXT
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.packets import Packet
from desktop_app.storage.remaining import missing_between
from desktop_app.storage.replay import replayed, stated_due
from desktop_app.storage.settings import KeptAway
from desktop_app.sync.client import CityServer
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.wire_own import FactsPage, HeldFact

logger = logging.getLogger(__name__)

PAGE = 200
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
_ANY = 1 << 53


class Recalled(NamedTuple):
    """What a round has got back.

    Attributes:
        registrations: How many something came back of.
        kept_away: How many facts of former identities are missing here and were not given.
    """

    registrations: int = 0
    kept_away: int = 0


def recall_if_wanted(database: Database, server: CityServer, clock: Clock) -> Recalled:
    """Bring back what the check at the start, or a restore, has found missing.

    What the city would not give is asked for again once a day: somebody there may have vouched
    meanwhile that the two identities are one laptop.

    Raises:
        Unavailable: As ``recall``; it is wanted still.
    """
    with database.reading() as tx:
        wanted = tx.settings.recalls() or _again(tx.settings.kept_away(), clock())
    if not wanted:
        return Recalled()
    found = recall(database, server, clock)
    with database.transaction() as tx:
        tx.settings.put_recall(False)
        kept = tx.settings.kept_away()
    return Recalled(len(found), kept.facts if kept else 0)


def _again(kept: KeptAway | None, now: datetime) -> bool:
    return kept is not None and bool(kept.facts) and not kept.at <= now < kept.at + EACH_DAY


def recall(database: Database, server: CityServer, clock: Clock) -> Sequence[str]:
    """Bring back every fact of this laptop that the city holds and this file does not.

    Bills are worked out again by the rates in use here; where they come to something else than the
    fact states, what it states counts.

    Returns:
        The numbers of the registrations something came back of, in the order it came.

    Raises:
        Unavailable: What the line says; what has come so far stays, and the next time goes on
            behind it: a line that is cut every few seconds gets there too.
    """
    with database.reading() as tx:
        device, rates = tx.settings.device(), _rates(tx)
    if device is None:
        raise Unavailable("sync.not_set_up")
    numbers: dict[str, None] = {}
    refused: list[tuple[int, int]] = []
    for identity, before, until in _spans(device):
        for page in _pages(database, server, clock, identity, until) if identity else ():
            if page is None:
                refused.append((before, until))
                break
            _keep(database, page, identity, until, numbers, rates, clock())
    with database.transaction() as tx:
        tx.settings.put_recalled({})
        away = sum(missing_between(tx.session, *span) for span in refused)
        if away or tx.settings.kept_away():
            tx.settings.put_kept_away(KeptAway(clock(), away))
    if numbers:
        logger.warning("%s registrations came back from the city", len(numbers))
    return tuple(numbers)


def _keep(
    database: Database,
    page: FactsPage,
    identity: str,
    until: int,
    numbers: dict[str, None],
    rates: RateBook,
    now: datetime,
) -> None:
    """Put back a page of facts, and how far that has come, in one transaction."""
    with database.transaction() as tx:
        held = [item for item in page.items if item.fact["seq"] <= until]
        for number in _take(tx, held, identity, rates, now):
            numbers[number] = None
        if numbers:
            tx.inbox.advance(0)
            tx.settings.put_gaps(replace(tx.settings.gaps(), facts=tx.outbox.missing()))
        tx.settings.put_recalled({**tx.settings.recalled(), identity: page.next})


def _spans(device: Device) -> Iterator[tuple[str, int, int]]:
    """Return each identity, and the numbers after which and up to which facts are its own."""
    before = 0
    for former in device.formers:
        yield former.id, before, former.until
        before = former.until
    yield device.id, before, _ANY


def _rates(tx: Transaction) -> RateBook:
    sent = tx.settings.preference(TEXT.format(name="rates"))
    shipped = resource_folder() / "reference" / "rates.toml"
    return RateBook.parse(sent or shipped.read_text(encoding="utf-8"))


def _pages(
    database: Database, server: CityServer, clock: Clock, identity: str, until: int
) -> Iterator[FactsPage | None]:
    """Return what the city holds of an identity, page by page; None where it does not give it."""
    with database.reading() as tx:
        after, more = tx.settings.recalled().get(identity, 0), True
    while more and after < until:
        try:
            page = server.held(next_request(database, clock), identity, after, PAGE)
        except Unavailable as no:
            if no.code == "sync.not_recognised" and _is_known(database, server, clock, identity):
                logger.warning("what was sent as %s is not ours to ask for", identity)
                yield None  # let in anew by a code: nobody has vouched that the two are one laptop
                return
            raise
        heed(database, page.epoch, None)
        yield page
        more, after = page.more and page.next > after, page.next


def _is_known(database: Database, server: CityServer, clock: Clock, former: str) -> bool:
    """Say whether the city knows us, though it does not give us what a former identity sent."""
    device = next_request(database, clock)
    return former != device.id and bool(server.held(device, device.id, 0, 1))


def _take(
    tx: Transaction, page: Sequence[HeldFact], identity: str, rates: RateBook, now: datetime
) -> Iterator[str]:
    for item in page:
        try:
            fact = item.read(identity, _chain_before(tx, item.fact["seq"]))
            packet = _packet(tx, fact, rates)
        except (ValueError, KeyError, TypeError, Refused):
            logger.warning("the city holds a fact this program cannot read back")
            continue
        if tx.outbox.get(fact.id) is not None or not replayed(tx, packet):
            continue
        verdict = delivery.after(Delivery(), item.answer(identity), now)
        tx.outbox.record_all([(fact, _at_rest(tx, fact, verdict))])
        yield packet.number


def _chain_before(tx: Transaction, seq: int) -> bytes | None:
    for fact in tx.outbox.numbered([seq - 1]):
        return fact.seal.chain if fact.seal else None
    return None


def _packet(tx: Transaction, fact: Fact, rates: RateBook) -> Packet:
    fact = _signed(tx, fact)
    registration = tx.workers.get(fact.worker)
    if registration is not None:
        number, at = registration.number, registration.at
    else:
        number, at = str(fact.body["number"]), fact.at
    due = _due(fact, rates) if fact.kind in _CONTENT else None
    return Packet(fact, number, at, due)


def _due(fact: Fact, rates: RateBook) -> MonthlyDue:
    enrolment = read_registration_body(fact.body).enrolment
    stated = stated_due(fact.body["due"])
    worked_out = rates.monthly_due(enrolment, enrolment.since)
    same = [(line.programme, line.due) for line in worked_out.lines] == [
        (line.programme, line.due) for line in stated.lines
    ]
    return worked_out if same and worked_out.month == stated.month else stated


def _signed(tx: Transaction, fact: Fact) -> Fact:
    """Give a fact its signature back: the same key over the same chain makes the same one."""
    device: Device | None = tx.settings.device()
    if fact.seal is None or device is None:
        return fact
    key = tx.settings.key(device.signer(fact.seq)[1])
    if key is None:
        return fact
    return replace(fact, seal=replace(fact.seal, signature=key.sign(signed_bytes(fact.seal.chain))))


def _at_rest(tx: Transaction, fact: Fact, verdict: Delivery) -> Delivery:
    """Lay aside what was refused and has been mended since by a later fact."""
    if verdict.status is DeliveryStatus.DELIVERED:
        return verdict
    later = [other for other, _ in tx.outbox.of(fact.worker) if other.seq > fact.seq]
    return replace(verdict, status=DeliveryStatus.SUPERSEDED) if later else verdict
