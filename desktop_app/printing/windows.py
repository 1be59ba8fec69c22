"""Printing on Windows: PDFium draws each page straight onto the printer's own device context.

The page stays vectors: a paper takes some hundred kilobytes in the spooler, and no file of
ours lies anywhere. Receipts go as raw bytes. What arithmetic decides and what Windows' bits mean is
in ``windows_words``; here are the calls, which a campaign tries under wine and only a Windows
machine for good: see docs/windows-printing.md.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from ctypes import wintypes
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop_app.domain.print_job import (
    Handed,
    Printer,
    PrinterSetup,
    Report,
    Standing,
    Way,
    makes_paper,
)
from desktop_app.errors import Unavailable
from desktop_app.printing.spooler import MayBeOut, Sheet
from desktop_app.printing.windows_words import (
    DEVMODE,
    DOC_INFO,
    DOCINFO,
    JOB_INFO,
    NO_SUCH_JOB,
    NO_SUCH_PRINTER,
    PRINTER_INFO,
    Device,
    job_report,
    mode_for,
    paper_of,
    placed,
    printer_cause,
)

Receipt = Callable[[bytes, PrinterSetup], bytes]
Alone = Callable[[], AbstractContextManager[object]]

_LOCAL_AND_CONNECTED = 0x2 | 0x4
_LOGPIXELSX, _LOGPIXELSY = 88, 90
_WIDTH, _HEIGHT, _OFFSET_X, _OFFSET_Y = 110, 111, 112, 113  # PHYSICAL…, wingdi.h
_DELETE = 5  # JOB_CONTROL_DELETE
_MOST_JOBS = 999


class NotTaken(Exception):
    """Windows said no before anything left; ``code`` is its error."""

    def __init__(self, code: int) -> None:
        super().__init__(f"Windows error {code}")
        self.code = code


class WindowsSpooler:
    """The spooler of Windows.

    Args:
        receipt: Makes the bytes for printers of receipts.
        alone: Keeps every other thread out of PDFium for as long as it lasts.
        spool: ``winspool.drv``.
        gdi: ``gdi32``.
        error: Gives the last error of this thread.
    """

    def __init__(
        self,
        receipt: Receipt,
        alone: Alone,
        spool: Any,
        gdi: Any,
        error: Callable[[], int] = lambda: 0,
    ) -> None:
        self._receipt, self._alone = receipt, alone
        self._spool, self._gdi, self._error = spool, gdi, error
        # A handle is as wide as a pointer: ctypes would cut it to an int.
        gdi.CreateDCW.restype = ctypes.c_void_p

    @classmethod
    def of_this_computer(cls, receipt: Receipt, alone: Alone) -> "WindowsSpooler":
        windows: Any = ctypes
        return cls(
            receipt,
            alone,
            windows.WinDLL("winspool.drv", use_last_error=True),
            windows.WinDLL("gdi32", use_last_error=True),
            windows.get_last_error,
        )

    def printers(self) -> Sequence[Printer]:
        default = self._default()
        return [
            Printer(
                found.pPrinterName or "",
                is_default=found.pPrinterName == default,
                makes_paper=makes_paper(
                    found.pPrinterName or "", found.pDriverName or "", found.pPortName or ""
                ),
                cause=printer_cause(found.Status, found.Attributes),
            )
            for found in self._enumerated(
                PRINTER_INFO,
                lambda *rest: self._spool.EnumPrintersW(_LOCAL_AND_CONNECTED, None, 2, *rest),
            )
        ]

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        try:
            if sheet.setup.spoken is Way.PAGE:
                return Handed(str(self._draw(printer, sheet)))
            return Handed(str(self._send_raw(printer, sheet)))
        except NotTaken as no:
            gone = no.code in NO_SUCH_PRINTER
            raise Unavailable("printer.gone" if gone else "printer.refuses") from no

    def report(self, printer: str, spool_id: str) -> Report:
        try:
            with self._opened(printer) as handle:
                size, room = wintypes.DWORD(), ctypes.create_string_buffer(4096)
                done = self._spool.GetJobW(
                    handle, int(spool_id), 1, room, len(room), ctypes.byref(size)
                )
                self._checked(done)
                job = ctypes.cast(room, ctypes.POINTER(JOB_INFO)).contents
                found = job_report(job.Status)
        except NotTaken as no:
            # Windows forgets a job as soon as its last page is with the printer.
            return Report(Standing.DONE if no.code == NO_SUCH_JOB else Standing.GONE)
        if found.standing is Standing.UNDER_WAY and not found.cause:
            why = next((one.cause for one in self.printers() if one.name == printer), "")
            return Report(found.standing, why)
        return found

    def find(self, printer: str, tag: str) -> str | None:
        try:
            with self._opened(printer) as handle:
                jobs = self._enumerated(
                    JOB_INFO,
                    lambda *rest: self._spool.EnumJobsW(handle, 0, _MOST_JOBS, 1, *rest),
                )
                return next((str(job.JobId) for job in jobs if job.pDocument == tag), None)
        except NotTaken:
            return None

    def drop(self, printer: str, spool_id: str) -> None:
        try:
            with self._opened(printer) as handle:
                self._spool.SetJobW(handle, int(spool_id), 0, None, _DELETE)
        except NotTaken as no:
            raise Unavailable("spooler.away") from no

    def _default(self) -> str:
        size, room = wintypes.DWORD(260), ctypes.create_unicode_buffer(260)
        return room.value if self._spool.GetDefaultPrinterW(room, ctypes.byref(size)) else ""

    def _enumerated(self, kind: Any, ask: Callable[..., int]) -> list[Any]:
        """Ask twice, as Windows wants it: how much room, then what."""
        needed, count = wintypes.DWORD(), wintypes.DWORD()
        ask(None, 0, ctypes.byref(needed), ctypes.byref(count))
        if not needed.value:
            return []
        room = ctypes.create_string_buffer(needed.value)
        self._checked(ask(room, needed.value, ctypes.byref(needed), ctypes.byref(count)))
        found = ctypes.cast(room, ctypes.POINTER(kind))
        # Their texts lie in the same room: it must live as long as they do.
        return [_Held(found[place], room) for place in range(count.value)]

    @contextmanager
    def _opened(self, printer: str) -> Iterator[Any]:
        handle = ctypes.c_void_p()
        self._checked(self._spool.OpenPrinterW(printer, ctypes.byref(handle), None))
        try:
            yield handle
        finally:
            self._spool.ClosePrinter(handle)

    def _checked(self, done: int) -> int:
        if done <= 0:
            raise NotTaken(self._error())
        return done

    def _send_raw(self, printer: str, sheet: Sheet) -> int:
        """Send bytes as they are; nothing comes out before the document is ended."""
        body = self._receipt(sheet.pdf, sheet.setup)
        with self._opened(printer) as handle:
            told = DOC_INFO(sheet.tag, None, "RAW")
            job = self._checked(self._spool.StartDocPrinterW(handle, 1, ctypes.byref(told)))
            written = wintypes.DWORD()
            whole = self._spool.WritePrinter(handle, body, len(body), ctypes.byref(written))
            if not whole or written.value != len(body):
                self._spool.SetJobW(handle, job, 0, None, _DELETE)
                raise MayBeOut("print.broken_off")
            if not self._spool.EndDocPrinter(handle):
                raise MayBeOut("print.broken_off")
            return job

    def _draw(self, printer: str, sheet: Sheet) -> int:
        """Draw every page; what is given up before its end never comes out."""
        with self._context(printer, sheet) as context:
            told = DOCINFO.of(sheet.tag)
            job = self._checked(self._gdi.StartDocW(context, ctypes.byref(told)))
            try:
                with self._alone():
                    self._draw_pages(context, sheet.pdf)
            except NotTaken:
                self._gdi.AbortDoc(context)
                raise
            if self._gdi.EndDoc(context) <= 0:
                raise MayBeOut("print.broken_off")
            return job

    def _draw_pages(self, context: Any, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for page in document:
                self._checked(self._gdi.StartPage(context))
                box = placed(page.get_size(), self._device(context))
                pdfium.FPDF_RenderPage(context, page.raw, *box, 0, pdfium.FPDF_PRINTING)
                self._checked(self._gdi.EndPage(context))
                page.close()
        finally:
            document.close()

    def _device(self, context: Any) -> Device:
        def told(index: int) -> int:
            return int(self._gdi.GetDeviceCaps(context, index))

        return Device(
            (told(_LOGPIXELSX), told(_LOGPIXELSY)),
            (told(_WIDTH), told(_HEIGHT)),
            (told(_OFFSET_X), told(_OFFSET_Y)),
        )

    @contextmanager
    def _context(self, printer: str, sheet: Sheet) -> Iterator[Any]:
        """Lend the printer's device context, told of the paper."""
        with self._opened(printer) as handle:
            size = self._checked(
                self._spool.DocumentPropertiesW(None, handle, printer, None, None, 0)
            )
            room = ctypes.create_string_buffer(size)
            ask = self._spool.DocumentPropertiesW
            self._checked(ask(None, handle, printer, room, None, 2) + 1)
            mode_for(
                ctypes.cast(room, ctypes.POINTER(DEVMODE)).contents, paper_of(sheet.setup.size)
            )
            self._checked(ask(None, handle, printer, room, room, 2 | 8) + 1)
        context = ctypes.c_void_p(self._gdi.CreateDCW("WINSPOOL", printer, None, room))
        if not context.value:
            raise NotTaken(self._error())
        try:
            yield context
        finally:
            self._gdi.DeleteDC(context)


class _Held:
    """A structure, together with the memory its texts lie in."""

    def __init__(self, of: Any, room: Any) -> None:
        self._of, self._room = of, room

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)
