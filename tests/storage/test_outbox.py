"""What the server must hear: in order, once, and each fact always somewhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop_app.domain.delivery import (
    LONGEST_PAUSE,
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
from desktop_app.domain.facts import (
    WITHOUT_CONTENT,
    Body,
    Fact,
    FactKind,
    canonical,
    printed_body,
)
from desktop_app.domain.office import Device
from desktop_app.storage.database import Database, create_database
from tests.storage.conftest import KEY
from tests.storage.people import BAGAS, NOW, niks, registration, save, texts, times
from tests.storage.test_workers import Undo

DEVICE = Device(1, bytes(32), "https://kota.example", bytes(32), id="0190f3a2-0000-7000-8000-0")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
bodies = st.dictionaries(texts, json_values, max_size=4)


def test_a_fact_read_back_has_the_hash_it_was_made_with(database: Database) -> None:
    siti = registration()
    with database.transaction() as tx:
        save(tx, siti)

    @settings(max_examples=80)
    @given(st.sampled_from(FactKind), times, texts, st.integers(1, 10**6), bodies)
    def holds(kind: FactKind, at: datetime, author: str, version: int, body: Body) -> None:
        with pytest.raises(Undo), database.transaction() as tx:
            made = tx.outbox.put(kind, at, author, siti.id, version, body)
            read = tx.outbox.get(made.id)
            assert read is not None
            assert read.hash == made.hash
            assert replace(read, body={}) == replace(made, body={})
            assert canonical(read.body) == canonical(made.body)
            raise Undo

    holds()


def test_a_time_of_another_zone_is_kept_as_utc(database: Database) -> None:
    siti = registration()
    jakarta = timezone(timedelta(hours=7))
    with database.transaction() as tx:
        save(tx, siti)
        made = tx.outbox.put(
            FactKind.PAPER_PRINTED, NOW.astimezone(jakarta), "Rina", siti.id, 1, {}
        )
        read = tx.outbox.get(made.id)

    assert read is not None
    assert (made.at, made.at.tzinfo) == (NOW, UTC)
    assert read.hash == made.hash


def test_facts_are_numbered_from_1_without_gaps(database: Database) -> None:
    with database.transaction() as tx:
        first = save(tx, registration(1))
    with pytest.raises(Undo), database.transaction() as tx:
        save(tx, registration(2, nik=BAGAS))
        raise Undo
    with database.transaction() as tx:
        second = save(tx, registration(2, nik=BAGAS))

    assert (first.seq, second.seq) == (1, 2)
    assert first.id < second.id


def test_a_fact_about_nobody_is_a_bug(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as tx:
        tx.outbox.put(FactKind.PAPER_PRINTED, NOW, "Rina", uuid4(), 1, {})


@pytest.mark.parametrize("act", ["UPDATE facts SET author = 'x'", "DELETE FROM facts"])
def test_a_fact_never_changes(database: Database, act: str) -> None:
    with database.transaction() as tx:
        save(tx, registration())

    with pytest.raises(IntegrityError, match="never changed"), database.transaction() as tx:
        tx.workers._session.execute(text(act))


def test_a_fact_made_before_enrolment_gets_its_device_when_it_is_read(database: Database) -> None:
    with database.transaction() as tx:
        before = save(tx, registration())
        tx.settings.put_device(DEVICE)
        later = save(tx, registration(2, nik=BAGAS))
        read = tx.outbox.due(NOW, 10)

    assert before.device == ""
    assert later.device == DEVICE.id
    assert [fact.device for fact in read] == [DEVICE.id, DEVICE.id]
    assert [fact.hash for fact in read] == [before.hash, later.hash]


def test_what_is_due_comes_in_order_and_no_more_than_asked(database: Database) -> None:
    with database.transaction() as tx:
        facts = [save(tx, registration(n, nik=niks(n))) for n in range(1, 6)]
        tx.outbox.record(facts[1].id, Delivery(DeliveryStatus.DELIVERED, 1, receipt=7))
        tx.outbox.record(facts[2].id, Delivery(attempts=1, not_before=NOW + timedelta(seconds=1)))

        assert tx.outbox.due(NOW, 10) == [facts[0], facts[3], facts[4]]
        assert tx.outbox.due(NOW, 2) == [facts[0], facts[3]]
        assert tx.outbox.due(NOW + timedelta(seconds=1), 2) == [facts[0], facts[2]]


def test_a_clock_set_back_does_not_stretch_a_pause(database: Database) -> None:
    with database.transaction() as tx:
        fact = save(tx, registration())
        tx.outbox.record(fact.id, Delivery(attempts=9, not_before=NOW + LONGEST_PAUSE))

        assert tx.outbox.due(NOW, 1) == []
        assert tx.outbox.due(NOW - timedelta(days=3650), 1) == [fact]


deliveries = st.builds(
    Delivery,
    status=st.sampled_from([s for s in DeliveryStatus if s is not DeliveryStatus.DELIVERED]),
    attempts=st.integers(0, 10**6),
    not_before=st.none() | times,
    cause=texts,
    code=texts,
    about=texts,
    figures=st.dictionaries(texts, texts | st.integers(-(2**53), 2**53), max_size=3),
) | st.builds(Delivery, status=st.just(DeliveryStatus.DELIVERED), receipt=st.integers(0, 2**53))


def test_where_a_fact_stands_comes_back_equal(database: Database) -> None:
    with database.transaction() as tx:
        fact = save(tx, registration())

    @settings(max_examples=80)
    @given(deliveries)
    def holds(delivery: Delivery) -> None:
        with database.transaction() as tx:
            tx.outbox.record(fact.id, delivery)
        with database.reading() as tx:
            assert tx.outbox.delivery(fact.id) == delivery
            assert tx.outbox.of(fact.worker) == [(fact, delivery)]

    holds()


def test_delivered_without_a_receipt_is_refused_by_the_file_itself(database: Database) -> None:
    with database.transaction() as tx:
        fact = save(tx, registration())

    with pytest.raises(IntegrityError), database.transaction() as tx:
        tx.outbox.record(fact.id, Delivery(DeliveryStatus.DELIVERED))


def test_an_unknown_fact_is_told(database: Database) -> None:
    with database.transaction() as tx:
        assert tx.outbox.get(uuid4()) is None
        with pytest.raises(LookupError):
            tx.outbox.delivery(uuid4())
        with pytest.raises(LookupError):
            tx.outbox.record(uuid4(), Delivery())


def test_retry_all_forgets_the_pauses_of_what_waits_and_nothing_else(database: Database) -> None:
    refused = Delivery(DeliveryStatus.NEEDS_CLERK, 1, NOW, code="nik.held")
    with database.transaction() as tx:
        waits, lies = (save(tx, registration(n, nik=niks(n))) for n in (1, 2))
        tx.outbox.record(waits.id, Delivery(attempts=3, not_before=NOW, cause="sync.offline"))
        tx.outbox.record(lies.id, refused)

        tx.outbox.retry_all()

        assert tx.outbox.delivery(waits.id) == Delivery(attempts=3, cause="sync.offline")
        assert tx.outbox.delivery(lies.id) == refused


def test_the_summary_says_since_when_and_until_when(database: Database) -> None:
    with database.transaction() as tx:
        empty = tx.outbox.summary()
        assert (empty.waiting, empty.oldest_waiting, empty.next_attempt) == (0, None, None)
        older = registration(1)
        younger = replace(registration(2, nik=BAGAS), at=NOW + timedelta(hours=1))
        facts = [save(tx, older), save(tx, younger)]
        pause = NOW + timedelta(minutes=5)
        tx.outbox.record(facts[1].id, Delivery(attempts=1, not_before=pause))
        assert tx.outbox.summary().oldest_waiting == NOW
        assert tx.outbox.summary().next_attempt is None  # the first one is due now
        tx.outbox.record(facts[0].id, Delivery(attempts=1, not_before=pause + LONGEST_PAUSE))
        assert tx.outbox.summary().next_attempt == pause
        tx.outbox.record(facts[0].id, Delivery(DeliveryStatus.DELIVERED, receipt=1))
        summary = tx.outbox.summary()

    assert (summary.waiting, summary.delivered) == (1, 1)
    assert summary.oldest_waiting == younger.at


def test_a_trouble_shows_the_fact_the_reason_and_the_person(database: Database) -> None:
    reason = Delivery(DeliveryStatus.NEEDS_CLERK, 1, code="nik.x", about="nik", figures={"n": 3})
    with database.transaction() as tx:
        facts = [save(tx, registration(n, nik=niks(n))) for n in (1, 2, 3)]
        tx.outbox.record(facts[2].id, reason)
        tx.outbox.record(facts[0].id, Delivery(DeliveryStatus.NEEDS_CITY, 1, code="nik.double"))
        troubles = tx.outbox.troubles()
        lines = {line.id: line for line in tx.workers.page(None, 5)}

    assert [trouble.fact for trouble in troubles] == [facts[0], facts[2]]
    assert troubles[1].delivery == reason
    assert [trouble.line for trouble in troubles] == [lines[t.fact.worker] for t in troubles]
    assert [trouble.line.delivery for trouble in troubles] == [
        DeliveryStatus.NEEDS_CITY,
        DeliveryStatus.NEEDS_CLERK,
    ]


def test_a_mended_refusal_is_laid_aside_and_its_person_waits_again(database: Database) -> None:
    siti = registration()
    with database.transaction() as tx:
        first = save(tx, siti)
        tx.outbox.record(first.id, Delivery(DeliveryStatus.NEEDS_CLERK, 1, code="nik.held"))
        assert tx.workers.counts().needs_clerk == 1

        tx.outbox.supersede(siti.id)
        assert tx.workers.counts().waiting == 1
        mended = tx.outbox.put(FactKind.WORKER_AMENDED, NOW, "Rina", siti.id, 2, {})

        assert tx.outbox.delivery(first.id).status is DeliveryStatus.SUPERSEDED
        assert tx.outbox.delivery(first.id).code == "nik.held"
        assert tx.outbox.due(NOW, 5) == [mended]
        assert tx.outbox.troubles() == []
        assert tx.outbox.summary().waiting == 1
        assert tx.outbox.summary().delivered == 0


def test_a_printed_paper_does_not_make_a_delivered_person_wait(database: Database) -> None:
    siti = registration()
    with database.transaction() as tx:
        fact = save(tx, siti)
        tx.outbox.record(fact.id, Delivery(DeliveryStatus.DELIVERED, 1, receipt=1))
        tx.outbox.put(
            FactKind.PAPER_PRINTED, NOW, "Rina", siti.id, 1, printed_body("bukti", "BP/1", 1)
        )

        assert tx.workers.counts().delivered == 1
        assert tx.outbox.summary().waiting == 1


class AnyOrder(RuleBasedStateMachine):
    """Acts and answers in any order: no fact is ever nowhere, and the counts always add up."""

    facts = Bundle("facts")
    folders: pytest.TempPathFactory

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.folders.mktemp("outbox")
        self.database = create_database(self.folder / "loket.db", KEY)
        self.made: list[Fact] = []
        self.saved = 0

    def teardown(self) -> None:
        self.database.close()

    @rule(target=facts)
    def register(self) -> Fact:
        self.saved += 1
        with self.database.transaction() as tx:
            self.made.append(save(tx, registration(self.saved, nik=niks(self.saved))))
        return self.made[-1]

    @rule(target=facts, about=facts, kind=st.sampled_from(list(FactKind)[1:]))
    def act_again(self, about: Fact, kind: FactKind) -> Fact:
        with self.database.transaction() as tx:
            self.made.append(tx.outbox.put(kind, NOW, "Rina", about.worker, 2, {}))
            if kind is FactKind.WORKER_AMENDED:
                tx.outbox.supersede(about.worker)
        return self.made[-1]

    @rule(
        fact=facts,
        answer=st.sampled_from(
            [
                Stored(1),
                ClerkMustMend("nik.held", "nik", {}),
                CityMustDecide("nik.double"),
                NoAnswer("sync.offline"),
                NotTaken("sync.left_out", 0.5),
            ]
        ),
    )
    def answered(self, fact: Fact, answer: Answer) -> None:
        with self.database.transaction() as tx:
            tx.outbox.record(fact.id, after(tx.outbox.delivery(fact.id), answer, NOW))

    @invariant()
    def every_fact_is_somewhere(self) -> None:
        with self.database.reading() as tx:
            summary, counts = tx.outbox.summary(), tx.workers.counts()
            standing = [tx.outbox.delivery(fact.id).status for fact in self.made]
            due = tx.outbox.due(NOW + LONGEST_PAUSE, 1000)
            by_worker = {fact.worker: _newest(tx.outbox.of(fact.worker)) for fact in self.made}
        assert summary.waiting == standing.count(DeliveryStatus.WAITING)
        assert summary.delivered == standing.count(DeliveryStatus.DELIVERED)
        assert summary.needs_clerk == standing.count(DeliveryStatus.NEEDS_CLERK)
        assert summary.needs_city == standing.count(DeliveryStatus.NEEDS_CITY)
        waiting = [f for f, s in zip(self.made, standing, strict=True) if s == "waiting"]
        assert due == waiting
        assert counts.saved == self.saved
        newest = list(by_worker.values())
        assert counts.waiting == newest.count(DeliveryStatus.WAITING)
        assert counts.delivered == newest.count(DeliveryStatus.DELIVERED)
        assert counts.needs_clerk == newest.count(DeliveryStatus.NEEDS_CLERK)
        assert counts.needs_city == newest.count(DeliveryStatus.NEEDS_CITY)


def _newest(facts: Sequence[tuple[Fact, Delivery]]) -> DeliveryStatus:
    standing = [
        delivery.status
        for fact, delivery in facts
        if fact.kind not in WITHOUT_CONTENT and delivery.status is not DeliveryStatus.SUPERSEDED
    ]
    return standing[-1] if standing else DeliveryStatus.WAITING


def test_acts_and_answers_in_any_order_add_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    AnyOrder.folders = tmp_path_factory
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=25, stateful_step_count=20))
