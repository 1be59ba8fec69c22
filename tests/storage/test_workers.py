"""The register: what goes in comes out, a NIK is held once, lists and counts agree."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Refused
from desktop_app.domain.listing import ListFilter
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.worker import Counts, Registration, WorkerLine
from desktop_app.storage.database import Database, Transaction
from tests.storage.people import (
    BAGAS,
    DUE,
    SITI,
    applications,
    niks,
    number,
    registration,
    registrations,
    save,
    texts,
)


class Undo(Exception):
    """Leaves the file as it was, so that one file serves many examples."""


def test_any_number_may_have_no_nik_and_one_that_is_given_later_is_held_once(
    database: Database,
) -> None:
    with database.transaction() as tx:
        first, second = registration(1, nik=None), registration(2, nik=None)
        save(tx, first)
        save(tx, second)
    with database.transaction() as tx:
        tx.workers.replace(replace(first, worker=replace(first.worker, nik=Nik(SITI))), DUE)
    with pytest.raises(Refused, match=r"nik\.already_registered"), database.transaction() as tx:
        tx.workers.replace(replace(second, worker=replace(second.worker, nik=Nik(SITI))), DUE)

    with database.reading() as tx:
        held = tx.workers.with_nik(Nik(SITI))
        assert held is not None
        assert held.id == first.id
        assert [line.nik for line in tx.workers.page(None, 5)] == ["", SITI]


def test_a_nik_is_whole_or_not_there(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as tx:
        save(tx, registration(1, nik="0"))


def test_the_newest_of_a_household_is_found_by_its_card(database: Database) -> None:
    card = "3375010101100005"
    with database.transaction() as tx:
        older, newer = registration(1, nik=SITI, card=card), registration(2, nik=BAGAS, card=card)
        save(tx, older)
        save(tx, newer)
        gone = registration(3, nik=niks(3), card=card, status=Status.WITHDRAWN)
        save(tx, gone)

    with database.reading() as tx:
        found = tx.workers.newest_of_household(FamilyCardNumber(card))
        assert found is not None
        assert found.id == newer.id
        assert tx.workers.newest_of_household(FamilyCardNumber("3375010101100006")) is None


@pytest.mark.parametrize("seeks", [1, 3])
def test_pages_follow_one_another_without_gap_or_repeat(database: Database, seeks: int) -> None:
    with database.transaction() as tx:
        saved = [registration(running, nik=niks(running)) for running in range(1, 11)]
        for one in saved:
            save(tx, one)

    with database.reading() as tx:
        seen: list[WorkerLine] = []
        while page := tx.workers.page(seen[-1] if seen else None, seeks):
            seen += page

    assert [line.number for line in seen] == [one.number for one in reversed(saved)]


def test_newest_first_is_the_order_of_saving_and_not_of_the_clock(database: Database) -> None:
    with database.transaction() as tx:
        later = registration(1, nik=SITI, known_as=UUID("ffffffff-0000-7000-8000-000000000000"))
        clock_set_back = registration(
            2, nik=BAGAS, known_as=UUID("00000000-0000-7000-8000-000000000000")
        )
        save(tx, later)
        save(tx, clock_set_back)

    with database.reading() as tx:
        first, second = tx.workers.page(None, 10)
        assert (first.id, second.id) == (clock_set_back.id, later.id)
        assert tx.workers.page(first, 10) == [second]


def test_whatever_is_saved_comes_back_equal(database: Database) -> None:
    @settings(max_examples=60)
    @given(registrations)
    def holds(one: Registration) -> None:
        with pytest.raises(Undo), database.transaction() as tx:
            tx.workers.add(one, DUE)
            assert tx.workers.get(one.id) == one
            assert tx.workers.due(one.id) == DUE
            raise Undo

    holds()


def test_an_application_moves_on_and_everything_else_stays(database: Database) -> None:
    siti = registration()
    with database.transaction() as tx:
        save(tx, siti)

    @settings(max_examples=40)
    @given(applications, texts)
    def holds(application: Application, qr: str) -> None:
        with pytest.raises(Undo), database.transaction() as tx:
            tx.workers.set_application(siti.id, application, "first qr")
            tx.workers.set_application(siti.id, application, qr)
            wanted = replace(siti, application=application, confirmation_qr=qr or "first qr")
            assert tx.workers.get(siti.id) == wanted
            raise Undo

    holds()


def test_an_amended_version_keeps_its_number_and_its_place(database: Database) -> None:
    siti, bagas = registration(1), registration(2, nik=BAGAS, name="Bagas Wirayuda")
    with database.transaction() as tx:
        save(tx, siti)
        save(tx, bagas)
        worker = replace(siti.worker, name="Siti Nurhaliza", nik=Nik(niks(3)))
        amended = replace(siti, version=2, officer="Teguh", worker=worker)
        tx.workers.replace(amended, DUE)

    with database.reading() as tx:
        assert tx.workers.get(siti.id) == amended
        assert [line.id for line in tx.workers.page(None, 5)] == [bagas.id, siti.id]
        assert tx.workers.search("aminah") == []
        assert [line.id for line in tx.workers.search("nurhal")] == [siti.id]
        assert tx.workers.with_nik(Nik(SITI)) is None


def test_who_is_not_there_is_nobody(database: Database) -> None:
    nobody = uuid4()
    with database.reading() as tx:
        assert tx.workers.get(nobody) is None
        assert tx.workers.due(nobody) is None
        assert tx.workers.with_nik(Nik(SITI)) is None
        assert tx.workers.page(None, 10) == []
    with database.transaction() as tx:
        with pytest.raises(LookupError):
            tx.workers.replace(registration(known_as=nobody), DUE)
        with pytest.raises(LookupError):
            tx.workers.set_application(nobody, Application(Status.SENT))


def test_a_nik_is_held_once_even_when_the_check_before_was_passed(database: Database) -> None:
    with database.transaction() as tx:
        save(tx, registration(1))
        save(tx, registration(2, nik=BAGAS))

    with pytest.raises(Refused) as refusal, database.transaction() as tx:
        tx.workers.add(registration(3), DUE)
    assert [issue.code for issue in refusal.value.issues] == ["nik.already_registered"]
    assert [issue.about for issue in refusal.value.issues] == ["nik"]
    assert SITI not in repr(refusal.value)

    with pytest.raises(Refused), database.transaction() as tx:
        bagas = tx.workers.with_nik(Nik(BAGAS))
        assert bagas is not None
        tx.workers.replace(registration(2, nik=SITI, known_as=bagas.id, version=2), DUE)


def test_a_withdrawn_registration_lets_its_nik_go(database: Database) -> None:
    first, again = registration(1), registration(2)
    with database.transaction() as tx:
        save(tx, first)
        tx.workers.set_application(first.id, Application(Status.WITHDRAWN, reason="pindah"))
        save(tx, again)

    with database.reading() as tx:
        line = tx.workers.with_nik(Nik(SITI))
        assert line is not None
        assert line.id == again.id
    with pytest.raises(Refused), database.transaction() as tx:
        tx.workers.set_application(first.id, Application(Status.SENT))


def test_other_broken_rules_of_the_file_are_bugs_that_name_no_one(database: Database) -> None:
    siti = registration()
    with database.transaction() as tx:
        save(tx, siti)

    with pytest.raises(IntegrityError) as bug, database.transaction() as tx:
        tx.workers.add(registration(1, nik=BAGAS, name="Bagas Wirayuda"), DUE)

    assert "Bagas" not in str(bug.value)
    assert BAGAS not in str(bug.value)


def test_running_numbers_go_on_where_they_stopped(database: Database) -> None:
    with database.transaction() as tx:
        assert tx.workers.next_running() == 1
        save(tx, registration(41))
        assert tx.workers.next_running() == 42


def test_a_household_counts_who_takes_a_place(database: Database) -> None:
    card = "3375010101100005"
    with database.transaction() as tx:
        saved = [
            registration(running, nik=niks(running), card=card, status=status)
            for running, status in enumerate(
                (Status.REGISTERED, Status.ACTIVE, Status.REFUSED, Status.WITHDRAWN), 1
            )
        ]
        for one in saved:
            save(tx, one)
        save(tx, registration(9, nik=niks(9), card="3375010101100006"))
        save(tx, registration(10, nik=niks(10)))

    with database.reading() as tx:
        assert tx.workers.household(FamilyCardNumber(card), None) == 2
        assert tx.workers.household(FamilyCardNumber(card), saved[0].id) == 1
        assert tx.workers.household(FamilyCardNumber(card), saved[2].id) == 2


FACETS = st.lists(
    st.tuples(
        st.sampled_from(Segment),
        st.sampled_from((FundingSource.SELF, FundingSource.CSR, FundingSource.APBD_CITY)),
        st.sampled_from(Status),
        st.sampled_from((*DeliveryStatus,)),
    ),
    max_size=12,
)
FILTERS = st.builds(
    ListFilter,
    statuses=st.none() | st.frozensets(st.sampled_from(Status)),
    segments=st.none() | st.frozensets(st.sampled_from(Segment)),
    funding=st.none() | st.frozensets(st.sampled_from(FundingSource)),
    deliveries=st.none() | st.frozensets(st.sampled_from(DeliveryStatus)),
)


def _fits(line: WorkerLine, only: ListFilter) -> bool:
    return (
        (only.statuses is None or line.status in only.statuses)
        and (only.segments is None or line.segment in only.segments)
        and (only.funding is None or line.funding in only.funding)
        and (only.deliveries is None or line.delivery in only.deliveries)
    )


def _save_all(
    tx: Transaction, facets: list[tuple[Segment, FundingSource, Status, DeliveryStatus]]
) -> None:
    for running, (segment, funding, status, delivered) in enumerate(facets, 1):
        fact = save(
            tx,
            registration(
                running, nik=niks(running), segment=segment, funding=funding, status=status
            ),
        )
        receipt = 1 if delivered is DeliveryStatus.DELIVERED else None
        tx.outbox.record(fact.id, Delivery(delivered, receipt=receipt))


def test_a_filter_lets_through_what_it_says_page_by_page(database: Database) -> None:
    @settings(max_examples=60)
    @given(FACETS, FILTERS, st.integers(1, 4))
    def holds(
        facets: list[tuple[Segment, FundingSource, Status, DeliveryStatus]],
        only: ListFilter,
        size: int,
    ) -> None:
        with pytest.raises(Undo), database.transaction() as tx:
            _save_all(tx, facets)
            wanted = [line for line in tx.workers.page(None, 100) if _fits(line, only)]
            seen: list[WorkerLine] = []
            while page := tx.workers.page(seen[-1] if seen else None, size, only):
                seen += page
            assert seen == wanted
            assert tx.workers.search("siti", 100, only) == wanted
            assert tx.workers.search(number(1)[:11], 100, only) == wanted
            raise Undo

    holds()


def test_a_search_in_a_common_filter_is_as_exact_as_in_a_rare_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = ListFilter(segments=frozenset({Segment.BPU}))
    with database.transaction() as tx:
        for running in range(1, 9):
            segment = Segment.BPU if running % 3 else Segment.VULNERABLE
            save(tx, registration(running, nik=niks(running), segment=segment))
    with database.reading() as tx:
        rare = tx.workers.search("siti", 5, only)
        monkeypatch.setattr("desktop_app.storage.workers.FEW", 1)
        common = tx.workers.search("siti", 5, only)

    assert [line.number[-1] for line in rare] == ["8", "7", "5", "4", "2"]
    assert common == rare


def test_counts_add_up_whatever_happens(database: Database) -> None:
    @settings(max_examples=60)
    @given(FACETS)
    def holds(facets: list[tuple[Segment, FundingSource, Status, DeliveryStatus]]) -> None:
        with pytest.raises(Undo), database.transaction() as tx:
            _save_all(tx, facets)
            session = tx.workers._session
            counts = tx.workers.counts()
            assert counts.saved == len(facets) == sum(counts.by_status.values())
            assert counts.saved == (
                counts.delivered + counts.waiting + counts.needs_clerk + counts.needs_city
            )
            assert counts.needs_clerk == sum(f[3] is DeliveryStatus.NEEDS_CLERK for f in facets)
            for status, held in counts.by_status.items():
                assert held == sum(f[2] is status for f in facets)
            for segment in Segment:
                assert tx.workers.registered(segment) == sum(
                    f[0] is segment and f[2] not in {Status.REFUSED, Status.WITHDRAWN}
                    for f in facets
                )
            session.execute(text("DELETE FROM deliveries"))
            raise Undo

    holds()


def test_an_empty_register_counts_nothing(database: Database) -> None:
    with database.reading() as tx:
        assert tx.workers.counts() == Counts(0, 0, 0, 0, 0, {})


def test_taking_a_row_out_takes_it_out_of_the_tallies(database: Database) -> None:
    with database.transaction() as tx:
        tx.workers.add(registration(), DUE)
        tx.workers._session.execute(text("DELETE FROM registrations"))
        assert tx.workers.counts().saved == 0
