"""Whatever is printed goes through the one queue, and each copy has a number of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central_server.sealing import CitySeal
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.issues import Refused
from desktop_app.domain.print_job import JobState
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.other_papers import TODAY, record_any
from desktop_app.use_cases.printing import (
    RESUMABLE,
    answer,
    cancel,
    cancel_waiting,
    recover,
    spool,
    step,
)
from desktop_app.use_cases.queueing import make_for, put, put_page, put_sheet, put_stubs
from desktop_app.use_cases.readiness import make_key_card, make_trial_page
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.resuming import plan_resumption, resume_after
from desktop_app.use_cases.stubs import archive, make_unprinted
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.printers import Fault, Tray
from tests.use_cases.test_papers import page_of
from tests.use_cases.test_printing import LOKET, go


@pytest.fixture
def person(desk: Desk) -> Registration:
    return register_worker(desk, TRADER, frozenset(), NOW)


def sealing(desk: Desk) -> Desk:
    """Return the desk of an office whose city can be sealed to."""
    return replace(desk, city=replace(desk.city, sealing_key=CitySeal(bytes(32)).recipient))


def copies_in_queue(desk: Desk) -> list[int]:
    jobs = [*spool(desk).under_way, *spool(desk).over[::-1]]
    papers = [paper.copy for job in jobs for paper in job.papers]
    return papers + [job.office.copy for job in jobs if job.office]


@pytest.mark.parametrize("kind", [PaperKind.PROOF, OfficePaper.SUMMARY])
def test_two_made_at_once_are_an_original_and_a_copy(
    desk: Desk, kind: PaperKind | OfficePaper
) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    subject = registration.id if isinstance(kind, PaperKind) else TODAY
    two = [make_for(desk, subject, kind, LOKET, NOW) for _ in range(2)]
    assert [made.copy for made in two] == [1, 1]

    came = [put(desk, made, LOKET, NOW) for made in two]

    assert [made.copy for made in came] == copies_in_queue(desk) == [1, 2]
    with desk.database.reading() as tx:
        second = tx.print_jobs.body(2)
    assert "SALINAN 2" in page_of(second)[0].upper()
    assert record_any(desk, two[1], NOW) is None  # nor is a file called the original now
    go(desk, Tray())
    assert make_for(desk, subject, kind, LOKET, NOW).copy == 3


def test_what_is_given_up_before_it_touched_paper_gives_its_number_back(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    for _ in range(2):
        put_sheet(desk, [registration.id], PaperKind.PROOF, LOKET, NOW)
    go(desk, Tray(faults=[Fault.NO_PAPER] * 200))  # turned away: nothing of it left
    first, second = spool(desk).under_way

    cancel(desk, second.seq, NOW)
    assert make_for(desk, registration.id, PaperKind.PROOF, LOKET, NOW).copy == 2
    cancel(desk, first.seq, NOW)
    assert make_for(desk, registration.id, PaperKind.PROOF, LOKET, NOW).copy == 1
    with desk.database.reading() as tx:
        assert [tx.print_jobs.body(job.seq) for job in (first, second)] == [b"", b""]


@pytest.mark.parametrize("kind", [PaperKind.PROOF, OfficePaper.SUMMARY])
def test_a_number_that_may_be_on_paper_is_never_given_again(
    desk: Desk, kind: PaperKind | OfficePaper
) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    subject = registration.id if isinstance(kind, PaperKind) else TODAY
    put(desk, make_for(desk, subject, kind, LOKET, NOW), LOKET, NOW)
    go(desk, Tray(faults=[Fault.DARK_IN]))
    [asking] = spool(desk).under_way
    answer(desk, asking.seq, is_out=False, now=NOW)  # half a sheet, in the bin
    cancel(desk, asking.seq, NOW)

    later = NOW + timedelta(days=60)
    recover(desk, Tray(), later)
    assert make_for(desk, subject, kind, LOKET, NOW).copy == 2


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["put", "cancel", "cancel all", "print", "crash"]), max_size=12))
def test_whatever_is_done_no_number_is_on_two_papers(
    desk: Desk, person: Registration, acts: list[str]
) -> None:
    tray = Tray()
    for act in acts:
        under_way = spool(desk).under_way
        if act == "put":
            made = make_for(desk, person.id, PaperKind.PROOF, LOKET, NOW)
            put(desk, made, LOKET, NOW)
        elif act == "cancel" and under_way and under_way[0].state is JobState.WAITING:
            cancel(desk, under_way[0].seq, NOW)
        elif act == "cancel all":
            cancel_waiting(desk)
        elif act == "print":
            go(desk, tray)
        elif act == "crash":
            tray.faults = [Fault.DIES_AFTER]
            go(desk, tray)
    go(desk, tray)
    records = detail(desk, person.id).papers
    numbers = [paper.copy for paper in records]

    assert numbers == sorted(set(numbers))


def test_stubs_count_as_on_paper_sheet_by_sheet_and_only_once_they_are(desk: Desk) -> None:
    desk = sealing(desk)
    for form in FOUR_SEGMENTS[1:]:
        register_worker(desk, form, frozenset(), NOW)
    made = make_unprinted(desk)
    assert put_stubs(desk, made, LOKET, NOW) == 1
    assert archive(desk).unprinted == 0  # they are on their way
    with pytest.raises(Refused, match=r"stub\.none"):
        make_unprinted(desk)
    cancel(desk, spool(desk).under_way[0].seq, NOW)
    assert archive(desk).unprinted == 3  # and nobody is forgotten
    put_stubs(desk, made, LOKET, NOW)
    register_worker(desk, FOUR_SEGMENTS[0], frozenset(), NOW)

    go(desk, Tray(faults=[Fault.NO_PAPER]))

    assert archive(desk).unprinted == 1
    assert put_stubs(desk, make_unprinted(desk), LOKET, NOW) == 1


def test_the_page_that_tries_a_printer_counts_once_it_is_out(desk: Desk) -> None:
    put_page(desk, make_trial_page(desk, LOKET, NOW), LOKET, NOW)
    with desk.database.reading() as tx:
        assert tx.settings.preference("printer.tried") is None
    step(desk, Tray(faults=[Fault.DARK_OUT]), lambda: NOW)
    [asking] = spool(desk).under_way

    answer(desk, asking.seq, is_out=True, now=NOW)

    with desk.database.reading() as tx:
        assert LOKET in (tx.settings.preference("printer.tried") or "")


def test_a_key_card_waits_for_its_printer_like_everything(desk: Desk) -> None:
    put_page(desk, make_key_card(desk, [("F1", "Bantuan")]), LOKET, NOW)
    tray = Tray(faults=[Fault.REMOVED])

    assert step(desk, tray, lambda: NOW).cause == "printer.gone"
    go(desk, tray)
    assert tray.out == ["Kartu Tombol"]


def test_after_a_jam_a_stub_is_meant_by_its_own_number_alone(desk: Desk) -> None:
    desk = sealing(desk)
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    put_sheet(desk, [registration.id], PaperKind.PROOF, LOKET, NOW)
    put_stubs(desk, make_unprinted(desk), LOKET, NOW)
    put_page(desk, make_key_card(desk, [("F1", "Bantuan")]), LOKET, NOW)
    tray = Tray()
    go(desk, tray)

    assert len(plan_resumption(desk, registration.number, NOW).after) == 2
    assert len(plan_resumption(desk, f"AK/{registration.number}", NOW).after) == 1
    tray.out.pop()
    assert resume_after(desk, tray, f"AK/{registration.number}", NOW) == 1
    go(desk, tray)
    assert tray.out[-1] == "Kartu Tombol"


def test_pages_go_when_nobody_can_want_them_and_no_sheet_s_number_comes_again(desk: Desk) -> None:
    put_page(desk, make_key_card(desk, [("F1", "Bantuan")]), LOKET, NOW)
    go(desk, Tray())
    with desk.database.reading() as tx:
        assert tx.print_jobs.body(1)

    recover(desk, Tray(), NOW + RESUMABLE + timedelta(minutes=1))
    with desk.database.reading() as tx:
        assert tx.print_jobs.body(1) == b""
    recover(desk, Tray(), NOW + timedelta(days=60))

    assert put_page(desk, make_key_card(desk, [("F1", "Bantuan")]), LOKET, NOW).seq == 2
