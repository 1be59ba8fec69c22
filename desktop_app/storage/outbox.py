"""What the server has to hear: facts in the order they were made, and where each one stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import uuid_utils.compat
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from desktop_app.domain.blocks import Delivered
from desktop_app.domain.delivery import (
    LONGEST_PAUSE,
    Delivery,
    DeliveryStatus,
    offered_anew,
)
from desktop_app.domain.facts import WITHOUT_CONTENT, Body, Fact, FactKind, canonical
from desktop_app.domain.queue import OutboxSummary, Trouble, Waiting, waiting_for
from desktop_app.errors import Unavailable
from desktop_app.storage.deliveries import (
    DELIVERY,
    deliveries_of,
    delivery_of,
    delivery_values,
    lay_aside,
    put_ahead,
    record_all,
)
from desktop_app.storage.models import DeliveryRow, FactRow
from desktop_app.storage.returned import was_returned
from desktop_app.storage.rows import Columns
from desktop_app.storage.seals import before_column, chain_before, seal_of, sealed
from desktop_app.storage.settings import FACTS, LOOKING, Settings
from desktop_app.storage.workers import Workers

_FACT = (
    FactRow.id,
    FactRow.seq,
    FactRow.kind,
    FactRow.at,
    FactRow.author,
    FactRow.device,
    FactRow.worker,
    FactRow.version,
    FactRow.body,
    FactRow.chain,
    FactRow.signature,
    before_column(),
)
_AHEAD: ColumnElement[bool] = literal_column("deliveries.ahead = 1")


class Outbox:
    def __init__(self, session: Session, settings: Settings, workers: Workers) -> None:
        self._session = session
        self._settings = settings
        self._workers = workers

    def put(
        self,
        kind: FactKind,
        at: datetime,
        author: str,
        worker: UUID,
        version: int,
        body: Body,
        not_before: datetime | None = None,
    ) -> Fact:
        """Add a fact to the end of the queue, due at once or not before some moment.

        The registration it is about must be in the register already, and the fact that brings it
        has its id: they are one act, and the line need not carry two. The device is the one this
        laptop is enrolled as now; a fact made before enrolment gets it when it is read. It is
        sealed here, in the act's own transaction: author, time and number are never changed again.

        Raises:
            Unavailable: ``database.looking_only``.
        """
        if self._session.info.get(LOOKING):
            raise Unavailable("database.looking_only")
        last = self._session.scalar(select(func.max(FactRow.seq))) or 0
        seq = max(last, self._settings.gaps().last_fact) + 1
        device = self._settings.device()
        fact = Fact(
            id=self._new_id(kind, worker),
            seq=seq,
            kind=kind,
            at=at.astimezone(UTC),
            author=author,
            device=device.id if device else "",
            worker=worker,
            version=version,
            body=body,
        )
        seal = sealed(chain_before(self._session, seq), fact, device)
        fact = replace(fact, seal=seal)
        self._add(fact, before=None, not_before=not_before)
        return fact

    def restore(self, fact: Fact) -> None:
        """Put back a fact this file has lost, as it was made; it waits, for a repeat is harmless.

        The registration it is about must be in the register already.

        Raises:
            IntegrityError: There is a fact of this number or id.
        """
        seal = fact.seal
        orphan = seal is not None and chain_before(self._session, fact.seq) is None
        self._add(fact, before=seal.before if seal and orphan else None)
        gaps = self._settings.gaps()
        if gaps.facts:
            self._settings.put_gaps(replace(gaps, facts=gaps.facts - 1))

    def _add(self, fact: Fact, before: bytes | None, not_before: datetime | None = None) -> None:
        seal = fact.seal
        self._session.execute(
            insert(FactRow).values(
                id=fact.id,
                seq=fact.seq,
                kind=fact.kind.value,
                at=fact.at,
                author=fact.author,
                device=fact.device,
                worker=fact.worker,
                version=fact.version,
                body=canonical(fact.body),
                chain=seal.chain if seal else None,
                signature=(seal.signature or None) if seal else None,
                before=before,
            )
        )
        self._session.execute(
            insert(DeliveryRow).values(
                seq=fact.seq, **delivery_values(Delivery(not_before=not_before))
            )
        )
        self._restate(fact.worker)
        self._session.info.setdefault(FACTS, []).append(fact)

    def _new_id(self, kind: FactKind, worker: UUID) -> UUID:
        """Return the registration's own id for the fact that brings it, else a new one."""
        if kind is FactKind.WORKER_REGISTERED and self.get(worker) is None:
            return worker
        return uuid_utils.compat.uuid7()

    def due(self, now: datetime, most: int, after: int = 0, *, ahead: bool = False) -> list[Fact]:
        """Return what may be offered now, in the order it was made.

        Args:
            now: Aware UTC.
            most: How many at the most.
            after: Only facts with a greater ``seq``: a round passes each of them once.
            ahead: Only what the clerk wants sent before everything else.

        A pause that lies further off than any pause lasts means that the clock was set back: it
        is over.
        """
        asked = {"now": now, "far": now + LONGEST_PAUSE, "after": after, "most": most}
        rows = self._session.execute(_DUE_AHEAD if ahead else _DUE, asked)
        return [self._fact(row) for row in rows]

    def numbered(self, numbers: Sequence[int]) -> list[Fact]:
        """Return the facts with these numbers, in order; those that are not there are left out."""
        query = _facts().where(FactRow.seq.in_(numbers))
        return [self._fact(row) for row in self._session.execute(query)]

    def get(self, fact_id: UUID) -> Fact | None:
        found = self._session.execute(_facts().where(FactRow.id == fact_id)).first()
        return None if found is None else self._fact(found)

    def delivery(self, fact_id: UUID) -> Delivery:
        """Return where a fact stands.

        Raises:
            LookupError: There is no such fact.
        """
        query = (
            select(*DELIVERY)
            .join(FactRow, FactRow.seq == DeliveryRow.seq)
            .where(FactRow.id == fact_id)
        )
        found = self._session.execute(query).first()
        if found is None:
            raise LookupError("no fact has this id")
        return delivery_of(found)

    def record(self, fact_id: UUID, delivery: Delivery) -> None:
        """Keep where a fact stands now, and with it where its registration stands.

        Raises:
            LookupError: There is no such fact.
        """
        found = self._session.execute(
            select(FactRow.seq, FactRow.worker).where(FactRow.id == fact_id)
        ).first()
        if found is None:
            raise LookupError("no fact has this id")
        self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.seq == found.seq)
            .values(**delivery_values(delivery))
        )
        self._restate(found.worker)

    def deliveries(self, facts: Sequence[Fact]) -> list[Delivery]:
        """Return where each of these facts stands, in their order.

        Raises:
            LookupError: One of them is not in this file.
        """
        return deliveries_of(self._session, [fact.seq for fact in facts])

    def record_all(self, moved: Sequence[tuple[Fact, Delivery]]) -> None:
        """Keep where many facts stand now: ``record`` one by one, in three statements.

        A registration whose content was delivered counts as sent from here on.
        """
        record_all(self._session, moved)

    def retry_all(self) -> None:
        """Let everything that waits be offered at once."""
        self._session.execute(
            update(DeliveryRow)
            .where(_waiting(), DeliveryRow.not_before.is_not(None))
            .values(not_before=None)
        )

    def put_ahead(self, workers: Iterable[UUID]) -> int:
        """Let what waits about some registrations go first; returns about how many it does."""
        return put_ahead(self._session, workers)

    def supersede(self, worker: UUID) -> None:
        """Lay aside what was refused about a worker: a later fact mends it and is whole."""
        lay_aside(self._session, worker)
        self._restate(worker)

    def of(self, worker: UUID) -> list[tuple[Fact, Delivery]]:
        """Return all facts about a worker and where they stand, in order."""
        query = _facts(*DELIVERY).where(FactRow.worker == worker)
        return [self._told(row) for row in self._session.execute(query)]

    def troubles(self) -> list[Trouble]:
        """Return every fact the clerk or the city has to act on, in order."""
        query = _facts(*DELIVERY).where(
            DeliveryRow.status.in_(
                (DeliveryStatus.NEEDS_CLERK.value, DeliveryStatus.NEEDS_CITY.value)
            ),
            _unfinished(),
        )
        found = [self._told(row) for row in self._session.execute(query)]
        lines = self._workers.lines({fact.worker for fact, _ in found})
        return [Trouble(fact, delivery, lines[fact.worker]) for fact, delivery in found]

    def waiting(self, most: int) -> list[Waiting]:
        """Return the oldest facts that wait, each with why, since when, and until when."""
        query = _facts(*DELIVERY).where(_waiting()).limit(most)
        found = [self._told(row) for row in self._session.execute(query)]
        lines = self._workers.lines({fact.worker for fact, _ in found})
        report = self._settings.line()
        return [waiting_for(fact, told, lines[fact.worker], report) for fact, told in found]

    def summary(self) -> OutboxSummary:
        """Return how many facts stand where, and when the next may be offered."""
        unfinished = select(DeliveryRow.status, func.count()).where(_unfinished())
        counted = {
            row[0]: row[1] for row in self._session.execute(unfinished.group_by(DeliveryRow.status))
        }
        # Facts are never removed, and their numbers have no gaps but those a repair has counted.
        made = (
            self._session.scalar(select(func.max(FactRow.seq))) or 0
        ) - self._settings.gaps().facts
        oldest = self._session.execute(_facts().where(_waiting()).limit(1)).first()
        next_attempt, paused = self._session.execute(
            select(func.min(DeliveryRow.not_before), func.count(DeliveryRow.not_before)).where(
                _waiting()
            )
        ).one()
        waiting = counted.get(DeliveryStatus.WAITING, 0)
        return OutboxSummary(
            waiting=waiting,
            delivered=made - sum(counted.values()),
            needs_clerk=counted.get(DeliveryStatus.NEEDS_CLERK, 0),
            needs_city=counted.get(DeliveryStatus.NEEDS_CITY, 0),
            oldest_waiting=None if oldest is None else oldest.at,
            next_attempt=next_attempt if paused == waiting else None,
        )

    def last(self) -> int:
        """Return the number of the newest fact; 0 before the first."""
        return self._session.scalar(select(func.max(FactRow.seq))) or 0

    def missing(self) -> int:
        """Return how many numbers below the newest fact's have no fact here."""
        return self.last() - (self._session.scalar(select(func.count(FactRow.seq))) or 0)

    def delivered(self) -> Mapping[str, Sequence[Delivered]]:
        """Return what was delivered, in order, by the identity it was delivered under."""
        found: dict[str, list[Delivered]] = {}
        query = _facts(DeliveryRow.device, DeliveryRow.receipt).where(
            DeliveryRow.status == DeliveryStatus.DELIVERED.value
        )
        for row in self._session.execute(query.execution_options(yield_per=500)):
            fact = self._fact(row)
            device, place = row[len(_FACT) :]
            found.setdefault(device or fact.device, []).append(Delivered(fact, place or 0))
        return found

    def offer_anew(self, identity: str, first: int, last: int) -> int:
        """Queue again what was delivered under an identity within some numbers; return how many.

        Only a signed answer of the city that it lacks some of them leads here.
        """
        delivered = self.delivered().get(identity, ())
        facts = [fact for fact, _ in delivered if first <= fact.seq <= last]
        stood = zip(facts, self.deliveries(facts), strict=True)
        self.record_all([(fact, offered_anew(delivery)) for fact, delivery in stood])
        return len(facts)

    def _device(self) -> str:
        device = self._settings.device()
        return "" if device is None else device.id

    def _told(self, row: Row[*Columns]) -> tuple[Fact, Delivery]:
        return self._fact(row), delivery_of(row[len(_FACT) :])

    def _fact(self, row: Row[*Columns]) -> Fact:
        (id_, seq, kind, at, author, device, worker, version, body, *seal) = row[: len(_FACT)]
        chain, signature, before = seal
        return Fact(
            id=id_,
            seq=seq,
            kind=FactKind(kind),
            at=at,
            author=author,
            device=device or self._device(),
            worker=worker,
            version=version,
            body=msgspec.json.decode(body),
            seal=seal_of(before, chain, signature),
        )

    def _restate(self, worker: UUID) -> None:
        """Let a registration stand where its newest content stands."""
        newest = self._session.scalar(
            select(DeliveryRow.status)
            .join(FactRow, FactRow.seq == DeliveryRow.seq)
            .where(
                FactRow.worker == worker,
                FactRow.kind.not_in(WITHOUT_CONTENT),
                DeliveryRow.status != DeliveryStatus.SUPERSEDED.value,
            )
            .order_by(FactRow.seq.desc())
            .limit(1)
        )
        if newest is None and was_returned(self._session, worker):
            return  # whatever is said of it here, its content is the city's
        # With everything laid aside, what mends it is still to be made: it waits.
        self._workers.set_delivery(worker, DeliveryStatus(newest or DeliveryStatus.WAITING))


def _waiting() -> ColumnElement[bool]:
    return (DeliveryRow.status == DeliveryStatus.WAITING.value) & _unfinished()


def _unfinished() -> ColumnElement[bool]:
    """Return the condition of the partial index, which SQLite has to see to use it."""
    return DeliveryRow.status != literal_column("'delivered'")


def _facts(*more: Any) -> Select[*Columns]:
    joined = select(*_FACT, *more).join(DeliveryRow, DeliveryRow.seq == FactRow.seq)
    return joined.order_by(FactRow.seq)


_paused = DeliveryRow.not_before
_IS_OVER = or_(_paused.is_(None), _paused <= bindparam("now"), _paused > bindparam("far"))
_DUE = _facts().where(_waiting(), DeliveryRow.seq > bindparam("after"), _IS_OVER)
_DUE = _DUE.limit(bindparam("most"))
_DUE_AHEAD = _DUE.where(_AHEAD)
"""Built once: a round asks several times, and mostly nothing is due."""
