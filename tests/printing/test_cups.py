"""Papers go through a real CUPS and its filters to a printer that listens, and are counted."""

import socket
import subprocess
import time
from collections.abc import Callable
from typing import NoReturn

import pypdfium2
import pytest

from desktop_app.documents.forms import ROLL_DPI
from desktop_app.documents.qr import read_qr
from desktop_app.documents.render import page_grey, page_size
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import (
    JobState,
    PrinterSetup,
    Report,
    Standing,
    Way,
)
from desktop_app.errors import Unavailable
from desktop_app.printing.cups import Cups
from desktop_app.printing.ipp import Server
from desktop_app.printing.spooler import Sheet
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.printers import receipt_of
from desktop_app.use_cases.printing import answer, recover, spool, step
from desktop_app.use_cases.queueing import choose_setup, put_papers
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.cups import Cups as Running
from tests.fixtures.escpos_paper import printed
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.receiver import Receiver
from tests.printing.pages import blank

PATIENCE = 60
A5 = PrinterSetup()


@pytest.fixture
def spooler(cups: Running) -> Cups:
    return Cups(cups.server, lambda pdf, _setup: pdf[:4])


def until(holds: Callable[[], bool]) -> None:
    """Ask again until it holds, as the queue itself does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def sheet(tag: str = "BP/1 #1.1", setup: PrinterSetup = A5) -> Sheet:
    width, height = setup.size.sheet_mm
    assert height is not None
    return Sheet(blank(width, height), "BP/1", tag, setup)


def go(desk: Desk, spooler: Cups) -> None:
    """Let the queue run until all is out or something has to be answered."""

    def rests() -> bool:
        last = step(desk, spooler, lambda: NOW)
        waits = [job for job in spool(desk).under_way if not job.state.stops_the_rest]
        return not last.left or bool(last.cause) or not waits

    until(rests)


@pytest.mark.parametrize(
    "size", [PaperFormat.A4, PaperFormat.A5, PaperFormat.F4, PaperFormat.TWO_A5]
)
def test_each_size_arrives_as_itself_neither_scaled_nor_cut(
    spooler: Cups, loket: str, receiver: Receiver, size: PaperFormat
) -> None:
    setup = PrinterSetup(size)
    taken = spooler.hand_over(loket, sheet(setup=setup))

    [arrived] = receiver.wait_for(1)
    until(lambda: spooler.report(loket, taken.spool_id) == Report(Standing.DONE))

    millimetres = sorted(round(side / 72 * 25.4) for side in page_size(arrived))
    width, height = size.sheet_mm
    assert height is not None
    assert millimetres == pytest.approx(sorted((width, height)), abs=1)
    document = pypdfium2.PdfDocument(arrived)
    assert len(document) == 1
    document.close()


def test_a_paper_arrives_with_its_qr_and_is_recorded_once_cups_calls_it_done(
    desk: Desk, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    made = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    put_papers(desk, made.pdf, [made], loket, NOW)

    go(desk, spooler)

    [arrived] = receiver.wait_for(1)
    page, sent = page_grey(arrived, 200), page_grey(made.pdf, 200)
    read = read_qr(page.data, page.width, page.height, page.bytes_per_line)
    assert read == read_qr(sent.data, sent.width, sent.height, sent.bytes_per_line)
    assert read is not None
    assert [paper.copy for paper in detail(desk, registration.id).papers] == [1]


@pytest.mark.parametrize("way", [Way.RASTER, Way.TEXT])
def test_a_receipt_goes_raw_through_cups_and_its_qr_is_on_the_roll(
    desk: Desk, cups: Running, receiver: Receiver, way: Way
) -> None:
    name = f"Struk_{receiver.port}"
    cups.add_raw(name, receiver.port)
    choose_setup(desk, name, PrinterSetup(PaperFormat.ROLL_58, way, "TM-T20II"))
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    made = make_paper(desk, registration.id, PaperKind.PROOF, NOW, PaperFormat.ROLL_58)
    put_papers(desk, made.pdf, [made], name, NOW)

    go(desk, Cups(cups.server, receipt_of))

    seen = page_grey(made.pdf, ROLL_DPI)
    qr = read_qr(seen.data, seen.width, seen.height, seen.bytes_per_line)
    roll = printed(receiver.wait_for(1)[0])
    if way is Way.TEXT:  # the printer draws it itself
        assert [text for text, _module in roll.qrs] == [qr]
    else:
        dots = roll.picture.convert("L")
        assert read_qr(dots.tobytes(), *dots.size, dots.width) == qr
    assert [paper.copy for paper in detail(desk, registration.id).papers] == [1]
    cups.remove(name)


def test_a_printer_paused_in_the_middle_of_a_batch_loses_and_doubles_nothing(
    desk: Desk, cups: Running, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    numbers = _batch(desk, loket)
    step(desk, spooler, lambda: NOW)
    receiver.wait_for(1)
    cups.run("cupsdisable", loket)

    until(lambda: bool(step(desk, spooler, lambda: NOW).cause))
    first = spool(desk).under_way[0]
    if first.state is JobState.ASKS:
        # Stopped at the very moment it came out: CUPS alone would have printed it once more.
        assert first.cause == "print.broken_off"
        answer(desk, first.seq, is_out=True, now=NOW)
    assert len(receiver.jobs) == 1
    cups.run("cupsenable", loket)
    until(lambda: not step(desk, spooler, lambda: NOW).left)

    assert len(receiver.wait_for(4)) == 4
    assert [job.title for job in spool(desk).over][::-1] == numbers


@pytest.mark.parametrize(
    ("ails", "cause"),
    [
        ("media-jam-error", "printer.jam"),
        ("media-empty-error", "printer.paper_out"),
        ("cover-open-report", "printer.open"),
    ],
)
def test_what_ails_a_printer_is_said_and_nothing_is_lost_by_it(
    desk: Desk, cups: Running, spooler: Cups, receiver: Receiver, ails: str, cause: str
) -> None:
    name = f"Macet_{receiver.port}"
    mended = cups.add_ailing(name, receiver.port, ails)
    numbers = _batch(desk, name)

    until(lambda: step(desk, spooler, lambda: NOW).cause == cause)
    assert not receiver.jobs
    mended.touch()
    until(lambda: not step(desk, spooler, lambda: NOW).left)

    assert len(receiver.wait_for(4)) == 4
    assert [job.title for job in spool(desk).over][::-1] == numbers
    cups.remove(name)


def test_a_printer_that_refuses_leaves_everything_waiting(
    desk: Desk, cups: Running, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    _batch(desk, loket)
    cups.run("cupsreject", loket)

    last = step(desk, spooler, lambda: NOW)
    assert (last.cause, receiver.jobs) == ("printer.refuses", [])
    assert {job.state for job in spool(desk).under_way} == {JobState.WAITING}
    [told] = [one for one in spooler.printers() if one.name == loket]
    assert told.cause == "printer.refuses"

    cups.run("cupsaccept", loket)
    until(lambda: not step(desk, spooler, lambda: NOW).left)
    assert len(receiver.wait_for(4)) == 4


def test_a_printer_removed_in_the_middle_asks_about_what_it_had_and_keeps_the_rest(
    desk: Desk, cups: Running, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    numbers = _batch(desk, loket)
    cups.run("cupsdisable", loket)
    step(desk, spooler, lambda: NOW)
    cups.remove(loket)

    go(desk, spooler)
    first, *others = spool(desk).under_way
    assert first.state in {JobState.ASKS, JobState.FAILED}
    assert {job.state for job in others} == {JobState.WAITING}
    if first.state is JobState.ASKS:
        answer(desk, first.seq, is_out=False, now=NOW)  # the tray is empty
    assert step(desk, spooler, lambda: NOW).cause == "printer.gone"

    cups.add(loket, receiver.port)
    until(lambda: not step(desk, spooler, lambda: NOW).left)
    receiver.wait_for(4)
    assert len(receiver.jobs) == 4
    assert [job.title for job in spool(desk).over][::-1] == numbers


def test_after_a_crash_the_sheet_is_found_by_its_tag(
    desk: Desk, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    class DiesAfterwards(Cups):
        def hand_over(self, printer: str, sheet: Sheet) -> NoReturn:
            super().hand_over(printer, sheet)
            raise SystemExit

    _batch(desk, loket)
    with pytest.raises(SystemExit):
        step(desk, DiesAfterwards(spooler._server, spooler._receipt), lambda: NOW)

    assert recover(desk, spooler, NOW) == 0
    until(lambda: not step(desk, spooler, lambda: NOW).left)
    assert len(receiver.wait_for(4)) == 4


def test_what_is_dropped_while_it_waits_at_the_spooler_never_reached_the_printer(
    cups: Running, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    cups.run("cupsdisable", loket)
    taken = spooler.hand_over(loket, sheet())
    assert spooler.report(loket, taken.spool_id) == Report(Standing.UNDER_WAY, "printer.paused")

    spooler.drop(loket, taken.spool_id)

    until(lambda: spooler.report(loket, taken.spool_id).standing is Standing.DROPPED)
    assert receiver.jobs == []
    assert spooler.report(loket, "99999").standing is Standing.GONE


def test_no_spooler_and_no_printer_are_told_apart(spooler: Cups) -> None:
    with pytest.raises(Unavailable, match=r"printer\.gone"):
        spooler.hand_over("TidakAda", sheet())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    nowhere = Cups(Server(f"127.0.0.1:{port}"), lambda pdf, _setup: pdf)
    for ask in (
        nowhere.printers,
        lambda: nowhere.hand_over("Loket", sheet()),
        lambda: nowhere.report("Loket", "1"),
    ):
        with pytest.raises(Unavailable, match=r"spooler\.away"):
            ask()


def test_what_lp_sees_is_what_we_put_there(
    cups: Running, spooler: Cups, loket: str, receiver: Receiver
) -> None:
    """CUPS's own programs agree about the job and name no person."""
    cups.run("cupsdisable", loket)
    taken = spooler.hand_over(loket, sheet())

    listed = subprocess.run(
        ["lpstat", "-h", f"127.0.0.1:{cups.port}", "-W", "not-completed", "-o", loket],
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert listed.startswith(f"{loket}-{taken.spool_id}")
    cups.run("cancel", f"{loket}-{taken.spool_id}")
    assert receiver.jobs == []


def _batch(desk: Desk, printer: str) -> list[str]:
    numbers = []
    for form in FOUR_SEGMENTS:
        registration = register_worker(desk, form, frozenset(), NOW)
        made = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
        put_papers(desk, made.pdf, [made], printer, NOW)
        numbers.append(made.number)
    return numbers
