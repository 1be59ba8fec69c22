"""What of printing on Windows can be tried elsewhere: the arithmetic, the bits, the order of calls.

The calls themselves go to libraries that are played here; docs/windows-printing.md tries the real
ones.
"""

import ctypes
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup, Report, Standing
from desktop_app.errors import Unavailable
from desktop_app.printing.spooler import MayBeOut, Sheet
from desktop_app.printing.windows import WindowsSpooler
from desktop_app.printing.windows_words import (
    DEVMODE,
    DOCINFO,
    JOB_INFO,
    PRINTER_INFO,
    Device,
    Paper,
    job_report,
    mode_for,
    paper_of,
    placed,
    printer_cause,
)

ROLL = PrinterSetup(PaperFormat.ROLL_58)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of a 64-bit Windows")
def test_structures_are_as_long_as_windows_says() -> None:
    """By the headers, on 64 bits: DEVMODEW's public part begins the same and is 220 long there."""
    assert DEVMODE.dmFields.offset == 72
    assert DEVMODE.dmOrientation.offset == 76
    assert DEVMODE.dmDuplex.offset == 94
    assert ctypes.sizeof(DOCINFO) == 40
    assert ctypes.sizeof(PRINTER_INFO) == 136
    assert ctypes.sizeof(JOB_INFO) == 96


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        (PaperFormat.A4, Paper(9, 2100, 2970, False)),
        (PaperFormat.A5, Paper(11, 1480, 2100, False)),
        (PaperFormat.F4, Paper(256, 2150, 3300, False)),
        (PaperFormat.TWO_A5, Paper(9, 2100, 2970, True)),
        (PaperFormat.FOUR_A6, Paper(9, 2100, 2970, False)),
    ],
)
def test_a_printer_is_told_of_its_paper(size: PaperFormat, paper: Paper) -> None:
    mode = DEVMODE()
    mode_for(mode, paper_of(size))

    assert paper_of(size) == paper
    assert (mode.dmPaperSize, mode.dmScale, mode.dmCopies) == (paper.code, 100, 1)
    assert bool(mode.dmFields & 0x8) == (size is PaperFormat.F4)
    with pytest.raises(ValueError, match="roll80"):
        paper_of(PaperFormat.ROLL_80)


def test_a_page_keeps_its_millimetres_whatever_the_printer_cannot_reach() -> None:
    a5 = (148 / 25.4 * 72, 210 / 25.4 * 72)
    on_a5 = Device((600, 600), (3496, 4961), (100, 100))
    on_a4 = Device((600, 300), (4961, 3508), (120, 60))

    assert placed(a5, on_a5) == (-100, -100, 3496, 4961)
    left, top, width, height = placed(a5, on_a4)
    assert (width, height) == (3496, 2480)
    assert (left + 120, top + 60) == ((4961 - 3496) // 2, 0)


@pytest.mark.parametrize(
    ("status", "attributes", "cause"),
    [
        (0, 0, ""),
        (0x10, 0, "printer.paper_out"),
        (0x8, 0, "printer.jam"),
        (0, 0x400, "printer.silent"),
    ],
)
def test_a_printer_s_bits_are_causes(status: int, attributes: int, cause: str) -> None:
    assert printer_cause(status, attributes) == cause


@pytest.mark.parametrize(
    ("status", "report"),
    [
        (0x80, Report(Standing.DONE)),
        (0x1000, Report(Standing.DONE)),
        (0x100, Report(Standing.DROPPED)),
        (0x110, Report(Standing.BROKEN_OFF)),
        (0x40, Report(Standing.UNDER_WAY, "printer.paper_out")),
        (0x10, Report(Standing.UNDER_WAY)),
    ],
)
def test_a_job_s_bits_are_a_standing(status: int, report: Report) -> None:
    assert job_report(status) == report


class Winspool:
    """``winspool.drv`` as far as a receipt needs it; ``says`` is what a call answers."""

    def __init__(self, **says: int) -> None:
        self.says, self.calls, self.written = says, list[str](), b""

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any) -> int:
            self.calls.append(name)
            if name == "WritePrinter":
                self.written = args[1]
                args[3]._obj.value = len(args[1]) if self.says.get(name, 1) else 3
            return self.says.get(name, 1)

        return call


def spooler(spool: Winspool, error: int = 0) -> WindowsSpooler:
    gdi = SimpleNamespace(CreateDCW=lambda *_: 0)
    return WindowsSpooler(lambda pdf, _setup: pdf, nullcontext, spool, gdi, lambda: error)


def test_a_receipt_is_written_whole_and_its_number_is_known() -> None:
    spool = Winspool(StartDocPrinterW=42)

    assert (
        spooler(spool).hand_over("Struk", Sheet(b"\x1b@", "", "BP/1 #1.1", ROLL)).spool_id == "42"
    )

    assert spool.written == b"\x1b@"
    assert spool.calls == [
        "OpenPrinterW", "StartDocPrinterW", "WritePrinter", "EndDocPrinter", "ClosePrinter",
    ]  # fmt: skip


def test_half_a_receipt_is_taken_back_and_asked_about() -> None:
    spool = Winspool(WritePrinter=0)
    with pytest.raises(MayBeOut):
        spooler(spool).hand_over("Struk", Sheet(b"\x1b@", "", "", ROLL))
    assert spool.calls[-2:] == ["SetJobW", "ClosePrinter"]


@pytest.mark.parametrize(("error", "code"), [(1801, "printer.gone"), (5, "printer.refuses")])
def test_a_printer_that_does_not_open_is_named(error: int, code: str) -> None:
    with pytest.raises(Unavailable, match=code):
        spooler(Winspool(OpenPrinterW=0), error).hand_over("Struk", Sheet(b"", "", "", ROLL))


@pytest.mark.parametrize(
    ("error", "standing"), [(87, Standing.DONE), (1801, Standing.GONE), (5, Standing.GONE)]
)
def test_a_job_windows_has_forgotten_is_done_and_a_printer_s_is_asked_about(
    error: int, standing: Standing
) -> None:
    assert spooler(Winspool(GetJobW=0), error).report("Struk", "42") == Report(standing)
