"""The life of something to be printed: nothing skipped, nothing twice that nobody asked for."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper, OfficeRecord
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import (
    MOST_AHEAD,
    Handed,
    JobPaper,
    JobState,
    JobStub,
    PrinterSetup,
    PrintJob,
    Report,
    Standing,
    Way,
    again,
    answered,
    begun,
    cancelled,
    handed,
    in_the_dark,
    makes_paper,
    next_in_line,
    once_more,
    reported,
    turned_away,
)

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
NUMBER = "3375011002-26-0001-000007"
PAPER = JobPaper(UUID(int=7), PaperKind.PROOF, f"BP/{NUMBER}", 1)


def job(seq: int = 1, state: JobState = JobState.WAITING, printer: str = "Loket 1") -> PrintJob:
    return PrintJob(
        seq, f"BP/{NUMBER}", printer, PrinterSetup(), state, NOW, "Rina", papers=(PAPER,)
    )


def test_each_try_has_a_tag_of_its_own() -> None:
    first = begun(job())
    second = begun(turned_away(first, "printer.gone"))

    assert (first.state, first.tries, second.tries) == (JobState.HANDING, 1, 2)
    assert first.tag != second.tag
    with pytest.raises(ValueError, match="handing"):
        begun(first)


def test_what_was_turned_away_waits_and_says_why() -> None:
    waiting = turned_away(begun(job()), "printer.paper_out")

    assert (waiting.state, waiting.cause) == (JobState.WAITING, "printer.paper_out")
    assert begun(waiting).cause == ""


@pytest.mark.parametrize(
    ("how", "state"),
    [(Handed("12"), JobState.TAKEN), (Handed("", is_out=True), JobState.PRINTED)],
)
def test_what_cannot_be_asked_about_counts_once_it_is_whole_with_the_printer(
    how: Handed, state: JobState
) -> None:
    assert handed(begun(job()), how).state is state


@pytest.mark.parametrize(
    ("report", "state", "cause"),
    [
        (Report(Standing.UNDER_WAY, "printer.jam"), JobState.TAKEN, "printer.jam"),
        (Report(Standing.DONE), JobState.PRINTED, ""),
        (Report(Standing.DROPPED), JobState.FAILED, "print.dropped"),
        (Report(Standing.DROPPED, "printer.gone"), JobState.FAILED, "printer.gone"),
        (Report(Standing.BROKEN_OFF), JobState.ASKS, "print.broken_off"),
        (Report(Standing.BROKEN_OFF, "printer.gone"), JobState.ASKS, "printer.gone"),
        (Report(Standing.GONE), JobState.ASKS, "print.gone"),
    ],
)
def test_what_the_spooler_says_is_followed_and_doubt_becomes_a_question(
    report: Report, state: JobState, cause: str
) -> None:
    after = reported(handed(begun(job()), Handed("12")), report)

    assert (after.state, after.cause) == (state, cause)


def test_a_question_is_answered_once() -> None:
    asks = in_the_dark(begun(job()), "print.interrupted")

    assert answered(asks, is_out=True).state is JobState.PRINTED
    assert answered(asks, is_out=False).state is JobState.WAITING
    with pytest.raises(Refused, match=r"print\.not_asking"):
        answered(answered(asks, is_out=True), is_out=True)


def test_only_what_certainly_is_not_out_is_tried_again() -> None:
    failed = replace(job(), state=JobState.FAILED)

    assert again(failed).state is JobState.WAITING
    assert again(turned_away(job(), "printer.gone")).cause == ""
    with pytest.raises(Refused, match=r"print\.not_failed"):
        again(replace(job(), state=JobState.ASKS))


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (JobState.TAKEN, "print.too_late"),
        (JobState.HANDING, "print.too_late"),
        (JobState.PRINTED, "print.too_late"),
        (JobState.ASKS, "print.asks_first"),
    ],
)
def test_what_may_be_out_is_not_called_undone(state: JobState, code: str) -> None:
    with pytest.raises(Refused, match=code):
        cancelled(replace(job(), state=state))


def test_waiting_and_failed_can_be_given_up() -> None:
    for state in (JobState.WAITING, JobState.FAILED):
        assert cancelled(replace(job(), state=state)).state.is_over


def test_a_spoilt_paper_comes_once_more_and_one_given_up_does_not() -> None:
    assert once_more(replace(job(), state=JobState.PRINTED)).state is JobState.WAITING
    assert once_more(replace(job(), state=JobState.CANCELLED)).state is JobState.CANCELLED


@pytest.mark.parametrize("state", [JobState.HANDING, JobState.ASKS, JobState.FAILED])
def test_nothing_overtakes_what_is_unclear_but_another_printer_goes_on(state: JobState) -> None:
    unclear, behind, elsewhere = job(1, state), job(2), job(3, printer="Loket 2")

    assert next_in_line([unclear, behind], frozenset()) is None
    assert next_in_line([unclear, behind, elsewhere], frozenset()) is elsewhere
    assert next_in_line([unclear, behind, elsewhere], frozenset({"Loket 2"})) is None


def test_only_a_few_are_with_the_spooler_at_once() -> None:
    taken = [job(seq, JobState.TAKEN) for seq in range(1, MOST_AHEAD + 1)]
    waiting = job(99)

    assert next_in_line([*taken[1:], waiting], frozenset()) is waiting
    assert next_in_line([*taken, waiting], frozenset()) is None
    assert next_in_line([replace(waiting, state=JobState.PRINTED)], frozenset()) is None


def test_a_sheet_is_found_by_the_paper_s_number_or_the_registration_s() -> None:
    assert job().has_number(NUMBER)
    assert job().has_number(f"BP/{NUMBER}")
    assert not job().has_number("000007")


def test_a_stub_and_a_paper_of_the_office_are_found_by_their_own_number_alone() -> None:
    stub = replace(job(), papers=(), stubs=(JobStub(PAPER.worker, NUMBER, 3),))
    record = OfficeRecord(OfficePaper.MINUTES, UUID(int=9), "BA/1", 1, NOW, "Rina")
    minutes = replace(job(), papers=(), office=record)

    assert stub.has_number(f"AK/{NUMBER}")
    assert not stub.has_number(NUMBER)
    assert minutes.has_number("BA/1")
    assert not minutes.has_number("BA/2")


def test_what_may_have_touched_paper_is_known_for_good() -> None:
    asking = in_the_dark(begun(job()), "print.interrupted")

    assert not cancelled(turned_away(begun(job()), "printer.gone")).touched
    assert cancelled(answered(asking, is_out=False)).touched
    assert cancelled(once_more(job(state=JobState.TAKEN))).touched


@pytest.mark.parametrize(
    ("size", "way", "spoken"),
    [
        (PaperFormat.A5, Way.TEXT, Way.PAGE),
        (PaperFormat.ROLL_80, Way.PAGE, Way.RASTER),
        (PaperFormat.ROLL_58, Way.RASTER, Way.RASTER),
        (PaperFormat.ROLL_58, Way.TEXT, Way.TEXT),
    ],
)
def test_a_roll_is_not_sent_pages(size: PaperFormat, way: Way, spoken: Way) -> None:
    assert PrinterSetup(size, way).spoken is spoken


@pytest.mark.parametrize(
    "told",
    ["Microsoft Print to PDF", "Fax", "Microsoft XPS Document Writer", "OneNote (Desktop)", "PDF"],
)
def test_what_writes_files_is_told_from_what_puts_ink_on_paper(told: str) -> None:
    assert not makes_paper(told)
    assert makes_paper("EPSON L3210 Series", told.replace(told, "Epson"))
