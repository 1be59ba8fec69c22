"""A receipt over many facts does to the file what its verdicts would do one by one."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desktop_app.domain import membership
from desktop_app.domain.delivery import (
    Answer,
    CityMustDecide,
    ClerkMustMend,
    Delivery,
    DeliveryStatus,
    NoAnswer,
    NotTaken,
    Stored,
    after,
)
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.membership import Status
from desktop_app.storage.database import Database, Transaction
from tests.storage.people import NOW, niks, registration, save
from tests.storage.test_workers import Undo

KINDS = tuple(FactKind)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Stored, st.integers(1, 10**9)),
    st.just(ClerkMustMend("nik.held", "nik", {"number": "3"})),
    st.just(CityMustDecide("nik.double")),
    st.just(NoAnswer("sync.offline")),
    st.builds(NotTaken, st.just("sync.left_out"), st.floats(0, 1, exclude_max=True)),
)
Moved = Sequence[tuple[Fact, Delivery]]


def some_facts(tx: Transaction) -> list[Fact]:
    """Save people in several statuses, each with a few acts about them, refusals among them."""
    facts = []
    for count, status in enumerate((*Status, Status.REGISTERED, Status.REGISTERED), start=1):
        saved = registration(count, nik=niks(count), status=status)
        facts.append(save(tx, saved))
        facts += [
            tx.outbox.put(kind, NOW, "Rina", saved.id, 2, {})
            for kind in islice(KINDS[1:] * 2, count % 4)
        ]
    for fact in facts[::5]:
        tx.outbox.record(fact.id, Delivery(DeliveryStatus.NEEDS_CLERK, 1, code="nik.held"))
        tx.outbox.supersede(fact.worker)
    return facts


def one_by_one(tx: Transaction, moved: Moved) -> None:
    """What a receipt means, said as plainly as can be."""
    for fact, delivery in moved:
        tx.outbox.record(fact.id, delivery)
        content = fact.kind in {FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED}
        if delivery.status is DeliveryStatus.DELIVERED and content:
            found = tx.workers.get(fact.worker)
            assert found is not None
            if found.application.status is Status.REGISTERED:
                sent = membership.after(found.application, membership.Sent())
                tx.workers.set_application(fact.worker, sent)


def all_at_once(tx: Transaction, moved: Moved) -> None:
    tx.outbox.record_all(moved)


def rows_after(
    database: Database, record: Callable[[Transaction, Moved], None], moved: Moved
) -> list[Sequence[object]]:
    tables = (
        "registrations ORDER BY row",
        "details ORDER BY row",
        "deliveries ORDER BY seq",
        "tallies WHERE registrations > 0 ORDER BY 1, 2, 3, 4",
    )
    rows: list[Sequence[object]] = []
    with pytest.raises(Undo), database.transaction() as tx:
        record(tx, moved)
        session = tx.workers._session
        for table in tables:
            rows += session.execute(text(f"SELECT * FROM {table}")).all()
        raise Undo
    return rows


def test_all_at_once_is_one_by_one(database: Database) -> None:
    with database.transaction() as tx:
        facts = some_facts(tx)

    @settings(max_examples=60)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(facts), unique_by=lambda fact: fact.seq))
        given_ = data.draw(st.lists(answers, min_size=len(chosen), max_size=len(chosen)))
        with database.reading() as tx:
            before = tx.outbox.deliveries(chosen)
            assert before == [tx.outbox.delivery(fact.id) for fact in chosen]
        moved = [
            (fact, after(delivery, answer, NOW + timedelta(minutes=1)))
            for fact, delivery, answer in zip(chosen, before, given_, strict=True)
        ]
        assert rows_after(database, all_at_once, moved) == rows_after(database, one_by_one, moved)

    holds()


def test_the_statements_know_the_words_of_the_domain(database: Database) -> None:
    """What the statements spell out is what the domain calls it, for every pair of words."""
    for kind, status in product(FactKind, DeliveryStatus):
        with pytest.raises(Undo), database.transaction() as tx:
            fact = save(tx, registration())
            other = tx.outbox.put(kind, NOW, "Rina", fact.worker, 2, {})
            receipt = 1 if status is DeliveryStatus.DELIVERED else None
            tx.outbox.record_all([(other, Delivery(status, receipt=receipt))])
            at_once = tx.workers.counts()
            tx.outbox.record(other.id, Delivery(status, receipt=receipt))
            one = tx.workers.counts()
            assert (at_once.delivered, at_once.needs_city) == (one.delivered, one.needs_city)
            raise Undo


def test_nothing_is_recorded_of_nothing(database: Database) -> None:
    with database.transaction() as tx:
        tx.outbox.record_all([])
        assert tx.outbox.deliveries([]) == []
