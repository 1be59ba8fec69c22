"""The queue of what is to be printed, on a real file, with a printer that fails at every point."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.qr import read_qr
from desktop_app.documents.render import page_grey
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobState, PrinterSetup, Way
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import MadePaper, make_paper
from desktop_app.use_cases.printing import (
    KEPT,
    Step,
    answer,
    cancel,
    cancel_waiting,
    move_waiting,
    recover,
    spool,
    step,
    try_again,
)
from desktop_app.use_cases.queueing import choose_setup, put_page, put_papers, setup_of
from desktop_app.use_cases.readiness import Page
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from desktop_app.use_cases.resuming import plan_resumption, resume_after
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.printers import Fault, Tray, survived
from tests.printing.pages import blank

LOKET, PAGE = "Loket 1", blank(148, 210)


def put(desk: Desk, registration: Registration, printer: str = LOKET) -> MadePaper:
    made = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    put_papers(desk, made.pdf, [made], printer, NOW)
    return made


def put_sheets(desk: Desk, count: int) -> list[str]:
    """Put office papers into the queue: what is printed does not matter here."""
    titles = [f"lembar {number}" for number in range(1, count + 1)]
    for title in titles:
        put_page(desk, Page(title, PAGE), LOKET, NOW)
    return titles


def go(desk: Desk, tray: Tray, steps: int = 100) -> Step:
    """Take steps until nothing moves any more, starting anew wherever the program dies."""
    last = Step()
    for _ in range(steps):
        last = Step(moved=1)
        with survived():
            last = step(desk, tray, lambda: NOW)
            if not last.moved:
                break
            continue
        recover(desk, tray, NOW)
    return last


def states(desk: Desk) -> list[JobState]:
    view = spool(desk)
    return [job.state for job in view.under_way]


def causes(desk: Desk) -> list[str]:
    return [job.cause for job in spool(desk).under_way]


def test_a_paper_counts_as_handed_out_once_the_spooler_says_it_is_out(desk: Desk) -> None:
    registration, tray = register_worker(desk, TRADER, frozenset(), NOW), Tray(slow=True)
    put(desk, registration)

    go(desk, tray)
    assert states(desk) == [JobState.TAKEN]
    assert detail(desk, registration.id).papers == []
    assert make_paper(desk, registration.id, PaperKind.PROOF, NOW).copy == 2

    tray.run()
    done = step(desk, tray, lambda: NOW)

    assert (done.printed, done.left) == (1, 0)
    found = detail(desk, registration.id)
    assert [paper.copy for paper in found.papers] == [1]
    told = [fact.body["copy"] for fact, _ in found.facts if fact.kind is FactKind.PAPER_PRINTED]
    assert told == [1]


@pytest.mark.parametrize("fault", [Fault.NO_PAPER, Fault.REMOVED, Fault.AWAY, Fault.REFUSES])
def test_what_a_printer_turns_away_waits_with_its_reason_and_comes_in_its_order(
    desk: Desk, fault: Fault
) -> None:
    titles, tray = put_sheets(desk, 4), Tray(faults=[])
    step(desk, tray, lambda: NOW)
    tray.faults = [fault]

    turned = step(desk, tray, lambda: NOW)
    assert turned.cause == fault.value
    assert causes(desk)[:1] == [fault.value]

    go(desk, tray)
    assert tray.out == titles


def test_a_printer_that_said_no_is_left_alone_while_another_goes_on(desk: Desk) -> None:
    put_page(desk, Page("satu", PAGE), LOKET, NOW)
    put_page(desk, Page("dua", PAGE), "Loket 2", NOW)
    tray = Tray()

    step(desk, tray, lambda: NOW, closed=frozenset({LOKET}))

    assert tray.out == ["dua"]


@pytest.mark.parametrize(
    ("fault", "is_out"),
    [
        (Fault.DARK_IN, False),
        (Fault.DARK_OUT, True),
        (Fault.BROKEN_OFF, False),
        (Fault.BROKEN_OUT, True),
        (Fault.FORGOTTEN, True),
        (Fault.DIES_BEFORE, False),
    ],
)
def test_what_may_be_out_asks_and_holds_up_what_comes_after(
    desk: Desk, fault: Fault, is_out: bool
) -> None:
    titles, tray = put_sheets(desk, 3), Tray(faults=[fault])

    go(desk, tray)
    assert JobState.ASKS in states(desk)
    [asking] = [job for job in spool(desk).under_way if job.state is JobState.ASKS]
    before = list(tray.out)
    go(desk, tray)
    assert tray.out == before
    with pytest.raises(Refused, match=r"print\.asks_first"):
        cancel(desk, asking.seq, NOW)

    answer(desk, asking.seq, is_out=is_out, now=NOW)
    go(desk, tray)

    assert sorted(tray.out) == titles
    with pytest.raises(Refused, match=r"print\.not_asking"):
        answer(desk, asking.seq, is_out=True, now=NOW)


def test_after_a_crash_a_sheet_the_spooler_knows_is_not_asked_about(desk: Desk) -> None:
    titles, tray = put_sheets(desk, 2), Tray(faults=[Fault.DIES_AFTER])
    with survived():
        step(desk, tray, lambda: NOW)
    assert states(desk)[0] is JobState.HANDING

    assert recover(desk, tray, NOW) == 0
    go(desk, tray)

    assert (tray.out, states(desk)) == (titles, [])


def test_what_the_spooler_dropped_is_tried_again_only_when_asked(desk: Desk) -> None:
    put_sheets(desk, 2)
    tray = Tray(faults=[Fault.DROPPED])
    go(desk, tray)
    assert states(desk)[0] is JobState.FAILED

    try_again(desk, spool(desk).under_way[0].seq, NOW)
    go(desk, tray)

    assert sorted(tray.out) == ["lembar 1", "lembar 2"]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(Fault), max_size=6), st.booleans())
def test_whatever_goes_wrong_each_sheet_comes_out_once(
    desk: Desk, faults: Sequence[Fault], knows: bool
) -> None:
    titles, tray = put_sheets(desk, 3), Tray(faults=list(faults), knows=knows)

    for _ in range(200):
        last = go(desk, tray)
        for job in spool(desk).under_way:
            if job.state is JobState.ASKS:  # somebody looks into the tray
                answer(desk, job.seq, is_out=job.title in tray.out, now=NOW)
            elif job.state is JobState.FAILED:
                try_again(desk, job.seq, NOW)
        if not last.left and not spool(desk).under_way:
            break

    assert sorted(tray.out) == titles


def test_after_a_jam_the_rest_comes_once_more_from_the_last_good_number(desk: Desk) -> None:
    tray = Tray()
    made = [put(desk, register_worker(desk, form, frozenset(), NOW)) for form in FOUR_SEGMENTS]
    go(desk, tray)
    numbers = [paper.number for paper in made]
    assert tray.out == numbers
    tray.out = numbers[:2]  # the rest is crumpled

    plan = plan_resumption(desk, numbers[1].partition("/")[2].lower(), NOW)
    assert [job.title for job in plan.after] == numbers[2:]
    assert resume_after(desk, tray, numbers[1], NOW) == 2
    go(desk, tray)

    assert tray.out == numbers
    copies = [detail(desk, paper.worker).papers for paper in made]
    assert [len(papers) for papers in copies] == [1, 1, 1, 1]


def test_what_the_spooler_still_holds_is_taken_back_before_it_comes_once_more(desk: Desk) -> None:
    tray = Tray(slow=True)
    made = [put(desk, register_worker(desk, form, frozenset(), NOW)) for form in FOUR_SEGMENTS]
    numbers = [paper.number for paper in made]
    go(desk, tray)
    tray.run(2)  # and in this moment the printer jams: the second is torn

    assert resume_after(desk, tray, numbers[0], NOW) == 3
    tray.out = tray.out[:1]
    tray.slow = False
    go(desk, tray)
    [asking] = [job for job in spool(desk).under_way if job.state is JobState.ASKS]
    assert asking.title == numbers[1]  # the spooler calls it done: somebody has to look
    answer(desk, asking.seq, is_out=False, now=NOW)
    go(desk, tray)

    assert tray.out == numbers
    assert detail(desk, made[0].worker).papers[0].copy == 1


def test_a_number_scanned_from_the_paper_s_own_qr_is_understood(desk: Desk) -> None:
    made = put(desk, register_worker(desk, TRADER, frozenset(), NOW))
    go(desk, Tray())
    page = page_grey(made.pdf, 200)
    scanned = read_qr(page.data, page.width, page.height, page.bytes_per_line)

    assert scanned is not None
    assert plan_resumption(desk, scanned, NOW).last.title == made.number


@pytest.mark.parametrize("typed", ["", "BP/tidak-ada", "LJ1:RUSAK"])
def test_an_unknown_number_resumes_nothing(desk: Desk, typed: str) -> None:
    put(desk, register_worker(desk, TRADER, frozenset(), NOW))
    go(desk, Tray())

    with pytest.raises(Refused, match=r"print\.number_unknown"):
        plan_resumption(desk, typed, NOW)


def test_an_old_number_does_not_print_a_whole_week_again(desk: Desk) -> None:
    made = put(desk, register_worker(desk, TRADER, frozenset(), NOW))
    go(desk, Tray())

    with pytest.raises(Refused, match=r"print\.number_unknown"):
        plan_resumption(desk, made.number, NOW + timedelta(days=1))


def test_a_paper_of_who_withdrew_meanwhile_is_not_printed(desk: Desk) -> None:
    registration, tray = register_worker(desk, TRADER, frozenset(), NOW), Tray()
    put(desk, registration)
    withdraw_worker(desk, registration.id, "Pindah", NOW)

    go(desk, tray)

    assert (tray.out, states(desk)) == ([], [])
    assert [job.cause for job in spool(desk).over] == ["print.untrue"]


def test_what_waits_can_be_given_up_or_sent_to_another_printer(desk: Desk) -> None:
    titles, tray = put_sheets(desk, 3), Tray(others=("Loket 2",))
    cancel(desk, spool(desk).under_way[0].seq, NOW)

    assert move_waiting(desk, "Loket 2") == 2
    assert {job.printer for job in spool(desk).under_way} == {"Loket 2"}
    step(desk, tray, lambda: NOW)
    assert cancel_waiting(desk) == 1

    assert tray.out == titles[1:2]
    choose_setup(desk, "Struk", PrinterSetup(PaperFormat.ROLL_58, Way.TEXT))
    put_sheets(desk, 1)
    assert move_waiting(desk, "Struk") == 0  # a page of A5 is no receipt


def test_each_printer_keeps_its_own_choices(desk: Desk) -> None:
    roll = PrinterSetup(PaperFormat.ROLL_80, Way.RASTER, "TM-T20II", 2)
    choose_setup(desk, "Struk", roll)

    assert (setup_of(desk, "Struk"), setup_of(desk, LOKET)) == (roll, PrinterSetup())


def test_pages_nobody_can_want_any_more_are_wiped(desk: Desk) -> None:
    put_sheets(desk, 2)
    go(desk, Tray())
    waiting = put_page(desk, Page("belum", PAGE), LOKET, NOW)

    recover(desk, Tray(), NOW + KEPT * 2)

    assert spool(desk).over == []
    assert spool(desk).under_way == [replace(waiting)]
