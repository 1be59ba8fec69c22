"""The printers of this computer, whatever kind they are: told of, tried, and handed sheets to."""

import sys
from collections.abc import Callable, Sequence

from desktop_app.documents.render import page_count, pdfium_alone
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import Handed, Printer, PrinterSetup, Report, Way
from desktop_app.errors import Unavailable
from desktop_app.printing.cups import Cups
from desktop_app.printing.ipp import Server
from desktop_app.printing.raw import RawPrinters, is_raw
from desktop_app.printing.receipts import columns_of, dots_receipt, profiles, text_receipt
from desktop_app.printing.spooler import Sheet, Spooler
from desktop_app.use_cases.desk import Desk

OWN = "printers.own"
"""Preference: addresses of printers of receipts the system knows nothing of, a line each."""

_NO_QR_MODULE = 6


def receipt_of(pdf: bytes, setup: PrinterSetup) -> bytes:
    """Return what a printer of receipts understands of a paper, by dots or in bare text."""
    from desktop_app.documents.receipt import dots_of

    width = setup.size.dots or PaperFormat.ROLL_58.dots or 0
    if setup.spoken is Way.TEXT:
        return b"".join(_in_letters(pdf, page, setup, width) for page in range(page_count(pdf)))
    return dots_receipt(dots_of(pdf, width), setup.profile)


def _in_letters(pdf: bytes, page: int, setup: PrinterSetup, width: int) -> bytes:
    from desktop_app.documents.receipt import dots_of, qr_dots, slip_of

    slip = slip_of(pdf, columns_of(setup.profile), page)
    picture = qr_dots(slip.qr, _NO_QR_MODULE).convert("1") if slip.qr else dots_of(pdf, width)
    return text_receipt(slip.lines, slip.qr, picture, setup.profile)


class AllPrinters:
    """The system's spooler, and the printers of receipts beside it, as one.

    Args:
        system: The spooler of the system.
        own: Addresses of the others.
    """

    def __init__(self, system: Spooler, own: Callable[[], Sequence[str]]) -> None:
        self._system, self._raw = system, RawPrinters(receipt_of, own)

    def printers(self) -> Sequence[Printer]:
        """Return all; without a spooler those that need none are still there."""
        try:
            found = self._system.printers()
        except Unavailable:
            found = ()
        return [*found, *self._raw.printers()]

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        return self._of(printer).hand_over(printer, sheet)

    def report(self, printer: str, spool_id: str) -> Report:
        return self._of(printer).report(printer, spool_id)

    def find(self, printer: str, tag: str) -> str | None:
        return self._of(printer).find(printer, tag)

    def drop(self, printer: str, spool_id: str) -> None:
        self._of(printer).drop(printer, spool_id)

    def _of(self, printer: str) -> Spooler:
        return self._raw if is_raw(printer) else self._system


def printers_here(own: Callable[[], Sequence[str]]) -> AllPrinters:
    """Return the printers of this computer, by the spooler its system has."""
    if sys.platform == "win32":
        from desktop_app.printing.windows import WindowsSpooler

        return AllPrinters(WindowsSpooler.of_this_computer(receipt_of, pdfium_alone), own)
    return AllPrinters(Cups(Server.of_this_computer(), receipt_of), own)


def usable(printers: Sequence[Printer]) -> Sequence[Printer]:
    """Return printers in the order they are offered in: what makes no paper comes last."""
    return sorted(printers, key=lambda one: (not one.makes_paper, not one.is_default))


def known_profiles() -> Sequence[str]:
    """Return the names of printers of receipts whose abilities are known."""
    return profiles()


def own_printers(desk: Desk) -> Sequence[str]:
    with desk.database.reading() as tx:
        return (tx.settings.preference(OWN) or "").split()


def choose_own_printers(desk: Desk, addresses: Sequence[str]) -> None:
    with desk.database.transaction() as tx:
        tx.settings.put_preference(OWN, "\n".join(addresses))
