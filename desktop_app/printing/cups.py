"""Printing through CUPS: the PDF itself, with its size and "do not scale" said beside it."""

import getpass
from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain.paper_format import PaperFormat
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
from desktop_app.printing import ipp
from desktop_app.printing.ipp import Attribute, Operation, Reply, Server, Tag, Unreachable, Value
from desktop_app.printing.spooler import MayBeOut, Sheet

Receipt = Callable[[bytes, PrinterSetup], bytes]
"""Makes the bytes a printer of receipts understands out of a PDF."""

_MEDIA = {
    PaperFormat.A4: "iso_a4_210x297mm",
    PaperFormat.A5: "iso_a5_148x210mm",
    PaperFormat.F4: "custom_f4_215x330mm",
    PaperFormat.TWO_A5: "iso_a4_210x297mm",
    PaperFormat.FOUR_A6: "iso_a4_210x297mm",
}
"""Self-describing names of media (PWG 5101.1)."""

_STOPPED = 5  # printer-state (RFC 8011, 5.4.11)
_CANCELLED, _ABORTED, _COMPLETED = 7, 8, 9  # job-state (RFC 8011, 5.3.7)
_AGAIN = frozenset({3, 4, 6})  # pending, pending-held, processing-stopped
_REASONS = (
    ("media-empty", "printer.paper_out"),
    ("media-needed", "printer.paper_out"),
    ("media-jam", "printer.jam"),
    ("toner-empty", "printer.ink_out"),
    ("marker-supply-empty", "printer.ink_out"),
    ("cover-open", "printer.open"),
    ("door-open", "printer.open"),
    ("offline", "printer.silent"),
    ("shutdown", "printer.silent"),
    ("connecting-to-device", "printer.silent"),
    ("paused", "printer.paused"),
    ("stopped", "printer.paused"),
)
"""Reasons of a printer (RFC 8011, 5.4.12, and CUPS's own), the most telling first."""

Thing = Mapping[str, Sequence[Value]]


class Cups:
    """The spooler of Linux.

    Args:
        server: Where it listens.
        receipt: Makes the bytes for printers of receipts.
    """

    def __init__(self, server: Server, receipt: Receipt) -> None:
        self._server, self._receipt = server, receipt

    def printers(self) -> Sequence[Printer]:
        asked = (
            "requested-attributes",
            Tag.KEYWORD,
            [
                "printer-name",
                "printer-info",
                "printer-make-and-model",
                "printer-state",
                "printer-state-reasons",
                "printer-is-accepting-jobs",
            ],
        )
        default = self._ask("/", Operation.GET_DEFAULT, [_user()])
        first = _word(default.things[0], "printer-name") if default.things else ""
        told = self._ask("/", Operation.GET_PRINTERS, [_user(), asked])
        found = [
            Printer(
                _word(thing, "printer-name"),
                is_default=_word(thing, "printer-name") == first,
                makes_paper=makes_paper(
                    _word(thing, "printer-name"),
                    _word(thing, "printer-info"),
                    _word(thing, "printer-make-and-model"),
                ),
                cause=_cause(thing),
            )
            for thing in told.things
        ]
        return sorted(found, key=lambda one: (not one.is_default, one.name.casefold()))

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        is_page = sheet.setup.spoken is Way.PAGE
        body = sheet.pdf if is_page else self._receipt(sheet.pdf, sheet.setup)
        kind = "application/pdf" if is_page else "application/vnd.cups-raw"
        about: list[Attribute] = [
            ("printer-uri", Tag.URI, _uri(printer)),
            _user(),
            ("job-name", Tag.NAME, sheet.tag),
            ("document-format", Tag.MIME, kind),
        ]
        how: list[Attribute] = [("copies", Tag.INTEGER, 1)]
        if is_page:
            how += [
                ("media", Tag.KEYWORD, _MEDIA[sheet.setup.size]),
                ("print-scaling", Tag.KEYWORD, "none"),
                ("sides", Tag.KEYWORD, "one-sided"),
            ]
        head = ipp.request(Operation.PRINT_JOB, about, how)
        try:
            reply = self._server.ask(f"/printers/{printer}", head, body)
        except Unreachable as error:
            return self._found_after_all(printer, sheet.tag, sent=error.sent)
        if not reply.is_well:
            raise Unavailable(_refusal(reply.status))
        return Handed(str(reply.things[0]["job-id"][0]))

    def _found_after_all(self, printer: str, tag: str, *, sent: bool) -> Handed:
        """Look whether a sheet arrived although nobody said so."""
        if not sent:
            raise Unavailable("spooler.away")
        try:
            spool_id = self.find(printer, tag)
        except Unavailable:
            spool_id = None
        if spool_id is None:
            raise MayBeOut("print.broken_off")
        return Handed(spool_id)

    def report(self, printer: str, spool_id: str) -> Report:
        asked = (
            "requested-attributes",
            Tag.KEYWORD,
            ["job-state", "time-at-processing"],
        )
        about = [("job-uri", Tag.URI, f"ipp://localhost/jobs/{spool_id}"), _user(), asked]
        reply = self._ask("/jobs", Operation.GET_JOB_ATTRIBUTES, about)
        if not reply.is_well or not reply.things:
            return Report(Standing.GONE)
        job = reply.things[0]
        state, began = job["job-state"][0], bool(job.get("time-at-processing"))
        if state == _COMPLETED:
            return Report(Standing.DONE)
        if began and state in _AGAIN:
            # CUPS would print from the beginning what it has begun once: that is ours to ask.
            self.drop(printer, spool_id)
            return Report(Standing.BROKEN_OFF)
        if state in {_CANCELLED, _ABORTED}:
            return Report(Standing.BROKEN_OFF if began else Standing.DROPPED)
        return Report(Standing.UNDER_WAY, self._why(printer))

    def _why(self, printer: str) -> str:
        reply = self._ask(
            f"/printers/{printer}",
            Operation.GET_PRINTER_ATTRIBUTES,
            [("printer-uri", Tag.URI, _uri(printer)), _user()],
        )
        return _cause(reply.things[0]) if reply.is_well and reply.things else "printer.gone"

    def find(self, printer: str, tag: str) -> str | None:
        about: list[Attribute] = [
            ("printer-uri", Tag.URI, _uri(printer)),
            _user(),
            ("which-jobs", Tag.KEYWORD, "all"),
            ("requested-attributes", Tag.KEYWORD, ["job-id", "job-name"]),
        ]
        reply = self._ask(f"/printers/{printer}", Operation.GET_JOBS, about)
        found = [job["job-id"][0] for job in reply.things if _word(job, "job-name") == tag]
        return str(found[0]) if found else None

    def drop(self, printer: str, spool_id: str) -> None:
        del printer
        about = [("job-uri", Tag.URI, f"ipp://localhost/jobs/{spool_id}"), _user()]
        self._ask("/jobs", Operation.CANCEL_JOB, about)

    def _ask(self, path: str, operation: Operation, about: Sequence[Attribute]) -> Reply:
        try:
            return self._server.ask(path, ipp.request(operation, about))
        except Unreachable as error:
            raise Unavailable("spooler.away") from error


def _uri(printer: str) -> str:
    return f"ipp://localhost/printers/{printer}"


def _user() -> Attribute:
    return ("requesting-user-name", Tag.NAME, getpass.getuser())


def _word(thing: Thing, name: str) -> str:
    return str(thing.get(name, [""])[0])


def _cause(printer: Thing) -> str:
    """Return why a printer would not print now; the least it can say is that it is stopped."""
    reasons = [str(reason) for reason in printer.get("printer-state-reasons", ())]
    for mark, code in _REASONS:
        if any(mark in reason for reason in reasons):
            return code
    if printer.get("printer-state", [0])[0] == _STOPPED:
        return "printer.paused"
    if printer.get("printer-is-accepting-jobs", [True])[0] is False:
        return "printer.refuses"
    return ""


def _refusal(status: int) -> str:
    gone = status in {ipp.NOT_FOUND, ipp.GONE}
    return "printer.gone" if gone else "printer.refuses"
