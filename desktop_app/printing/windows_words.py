"""What printing on Windows means in figures: structures, sizes, bits; nothing is called here."""

import ctypes
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import Report, Standing

_DM_ORIENTATION, _DM_PAPERSIZE, _DM_PAPERLENGTH, _DM_PAPERWIDTH = 0x1, 0x2, 0x4, 0x8
_DM_SCALE, _DM_COPIES, _DM_DUPLEX = 0x10, 0x100, 0x1000
_PORTRAIT, _LANDSCAPE = 1, 2
_PAPER_A4, _PAPER_A5, _PAPER_USER = 9, 11, 256
_SIMPLEX = 1

NO_SUCH_JOB = 87
"""ERROR_INVALID_PARAMETER: what Windows says of a job it has printed and forgotten."""

NO_SUCH_PRINTER = frozenset({1801, 1804, 1797, 3012})
"""Invalid printer name or handle, unknown driver, no printers found (winerror.h)."""

_WORK_OFFLINE = 0x00000400  # PRINTER_ATTRIBUTE_WORK_OFFLINE
_PRINTER = (
    (0x00000008, "printer.jam"),
    (0x00000010, "printer.paper_out"),
    (0x00000040, "printer.paper_out"),
    (0x00040000, "printer.ink_out"),
    (0x00400000, "printer.open"),
    (0x00000080, "printer.silent"),
    (0x00001000, "printer.silent"),
    (0x00000001, "printer.paused"),
    (0x00000002, "printer.refuses"),
)
"""Bits of PRINTER_INFO_2.Status (winspool.h), the most telling first."""

_JOB = (
    (0x00000040, "printer.paper_out"),
    (0x00000020, "printer.silent"),
    (0x00000002, "printer.refuses"),
    (0x00000001, "printer.paused"),
    (0x00000400, "printer.refuses"),
)
"""Bits of JOB_INFO_1.Status that hold a job up: paper, offline, error, paused, intervention."""

_JOB_DONE = 0x00000080 | 0x00001000  # printed, complete
_JOB_DELETED, _JOB_PRINTING = 0x00000004 | 0x00000100, 0x00000010

_TEXT = wintypes.LPCWSTR


def _of(kind: Any, names: str) -> list[tuple[str, Any]]:
    """Return neighbouring fields of one type, in the order of the header."""
    return [(name, kind) for name in names.split()]


class DEVMODE(ctypes.Structure):
    """DEVMODEW (wingdi.h), up to what we set; the printer's own part lies behind it."""

    _fields_ = (
        ("dmDeviceName", ctypes.c_uint16 * 32),
        *_of(wintypes.WORD, "dmSpecVersion dmDriverVersion dmSize dmDriverExtra"),
        ("dmFields", ctypes.c_uint32),
        *_of(ctypes.c_int16, "dmOrientation dmPaperSize dmPaperLength dmPaperWidth dmScale"),
        *_of(ctypes.c_int16, "dmCopies dmDefaultSource dmPrintQuality dmColor dmDuplex"),
    )


class DOCINFO(ctypes.Structure):
    """DOCINFOW (wingdi.h)."""

    _fields_ = (
        ("cbSize", ctypes.c_int),
        *_of(_TEXT, "lpszDocName lpszOutput lpszDatatype"),
        ("fwType", ctypes.c_uint32),
    )

    @classmethod
    def of(cls, title: str) -> "DOCINFO":
        return cls(ctypes.sizeof(cls), title, None, None, 0)


class DOC_INFO(ctypes.Structure):  # noqa: N801 - DOC_INFO_1W, as winspool.h calls it
    """DOC_INFO_1W (winspool.h)."""

    _fields_ = _of(_TEXT, "pDocName pOutputFile pDatatype")


class PRINTER_INFO(ctypes.Structure):  # noqa: N801 - PRINTER_INFO_2W, as winspool.h calls it
    """PRINTER_INFO_2W (winspool.h)."""

    _fields_ = (
        *_of(_TEXT, "pServerName pPrinterName pShareName pPortName pDriverName pComment pLocation"),
        ("pDevMode", ctypes.c_void_p),
        *_of(_TEXT, "pSepFile pPrintProcessor pDatatype pParameters"),
        ("pSecurityDescriptor", ctypes.c_void_p),
        *_of(ctypes.c_uint32, "Attributes Priority DefaultPriority StartTime UntilTime"),
        *_of(ctypes.c_uint32, "Status cJobs AveragePPM"),
    )


class JOB_INFO(ctypes.Structure):  # noqa: N801 - JOB_INFO_1W, as winspool.h calls it
    """JOB_INFO_1W (winspool.h)."""

    _fields_ = (
        ("JobId", ctypes.c_uint32),
        *_of(_TEXT, "pPrinterName pMachineName pUserName pDocument pDatatype pStatus"),
        *_of(ctypes.c_uint32, "Status Priority Position TotalPages PagesPrinted"),
        ("Submitted", ctypes.c_uint16 * 8),
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """What a printer is told to take.

    Attributes:
        code: One of Windows' paper sizes, or the one that says "as long and wide as told".
        width, length: In tenths of a millimetre, upright.
        is_landscape: Whether the page lies across.
    """

    code: int
    width: int
    length: int
    is_landscape: bool


def paper_of(size: PaperFormat) -> Paper:
    """Return what to tell the printer of a sheet.

    Raises:
        ValueError: It is a roll, which gets no pages.
    """
    width, height = size.sheet_mm
    if height is None:
        raise ValueError(size)
    codes = {PaperFormat.F4: _PAPER_USER, PaperFormat.A5: _PAPER_A5}
    short, long = sorted((width, height))
    return Paper(codes.get(size, _PAPER_A4), short * 10, long * 10, width > height)


def mode_for(mode: DEVMODE, paper: Paper) -> None:
    """Tell a printer's settings of the paper: its own size, one of each, one side, not scaled."""
    mode.dmFields |= _DM_ORIENTATION | _DM_PAPERSIZE | _DM_SCALE | _DM_COPIES | _DM_DUPLEX
    mode.dmOrientation = _LANDSCAPE if paper.is_landscape else _PORTRAIT
    mode.dmPaperSize = paper.code
    mode.dmScale, mode.dmCopies, mode.dmDuplex = 100, 1, _SIMPLEX
    if paper.code == _PAPER_USER:
        mode.dmFields |= _DM_PAPERLENGTH | _DM_PAPERWIDTH
        mode.dmPaperLength, mode.dmPaperWidth = paper.length, paper.width


@dataclass(frozen=True, slots=True)
class Device:
    """What a printer's device context says of itself, in its own dots.

    Attributes:
        dpi: Dots to the inch across and down.
        sheet: The whole sheet.
        offset: From the sheet's corner to where the printer can reach.
    """

    dpi: tuple[int, int]
    sheet: tuple[int, int]
    offset: tuple[int, int]


def placed(page: tuple[float, float], device: Device) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a page on the device, in dots, at its own size.

    A page is never scaled: where the sheet is larger it stands in the middle of its top edge. The
    printer's unreachable edge is counted back, so that millimetres stay where they are.

    Args:
        page: Width and height in points.
        device: The printer.
    """
    width, height = (round(side * dpi / 72) for side, dpi in zip(page, device.dpi, strict=True))
    left = max(0, (device.sheet[0] - width) // 2)
    return left - device.offset[0], -device.offset[1], width, height


def printer_cause(status: int, attributes: int) -> str:
    """Return why a printer would not print now; "" where nothing is known to be wrong."""
    if attributes & _WORK_OFFLINE:
        return "printer.silent"
    return next((code for bit, code in _PRINTER if status & bit), "")


def job_report(status: int) -> Report:
    """Return what the bits of a job's status say."""
    if status & _JOB_DONE:
        return Report(Standing.DONE)
    if status & _JOB_DELETED:
        return Report(Standing.BROKEN_OFF if status & _JOB_PRINTING else Standing.DROPPED)
    return Report(Standing.UNDER_WAY, next((code for bit, code in _JOB if status & bit), ""))
