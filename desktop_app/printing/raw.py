"""Printers of receipts on a line of their own: the network, or a cable the system calls a file.

Nobody stands between us and them, so they are asked themselves: whether there is paper before, and
whether all was done after. Cheap ones do not answer; then what they took whole counts as printed.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.print_job import Handed, Printer, PrinterSetup, Report, Standing
from desktop_app.errors import Unavailable
from desktop_app.printing.spooler import MayBeOut, Sheet

NETWORK, CABLE = "socket://", "usb:"
PORT = 9100

_REACH = 5.0
_ANSWER = 0.7
_DONE = 180.0
"""Seconds to connect, to answer a question, and to print a long receipt."""

_ASK_OFFLINE, _ASK_PAPER, _ASK_DONE = b"\x10\x04\x02", b"\x10\x04\x04", b"\x1d\x72\x01"
_COVER_OPEN, _NO_PAPER_STOP, _ROLL_END, _ROLL_END_AFTER = 0x04, 0x20, 0x60, 0x0C

Receipt = Callable[[bytes, PrinterSetup], bytes]


def is_raw(printer: str) -> bool:
    """Whether a name says a line of its own, and no printer of the system."""
    return printer.startswith((NETWORK, CABLE))


def address_of(printer: str) -> tuple[str, int]:
    """Return host and port of ``socket://host:port``; the port may be left out.

    Raises:
        ValueError: It is no such address.
    """
    host, _, port = printer.removeprefix(NETWORK).strip("/").partition(":")
    if not host or (port and not port.isdecimal()):
        raise ValueError(printer)
    return host, int(port or PORT)


class RawPrinters:
    """Hands receipts over byte by byte.

    Args:
        receipt: Makes the bytes out of a PDF.
        known: Names of the printers of this kind that were told of.
    """

    def __init__(self, receipt: Receipt, known: Callable[[], Sequence[str]]) -> None:
        self._receipt, self._known = receipt, known

    def printers(self) -> Sequence[Printer]:
        return [Printer(name) for name in self._known()]

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        body = self._receipt(sheet.pdf, sheet.setup)
        if printer.startswith(CABLE):
            _write_whole(Path(printer.removeprefix(CABLE)), body)
        else:
            with _line_to(printer) as line:
                _send(line, body)
        return Handed("", is_out=True)

    def report(self, printer: str, spool_id: str) -> Report:
        del printer, spool_id
        return Report(Standing.GONE)

    def find(self, printer: str, tag: str) -> str | None:
        del printer, tag
        return None

    def drop(self, printer: str, spool_id: str) -> None:
        del printer, spool_id


@contextmanager
def _line_to(printer: str) -> Iterator[socket.socket]:
    try:
        line = socket.create_connection(address_of(printer), _REACH)
    except ValueError as error:
        raise Unavailable("printer.gone") from error
    except OSError as error:
        raise Unavailable("printer.silent") from error
    with line:
        yield line


def _send(line: socket.socket, body: bytes) -> None:
    """Send a receipt to whoever may not even answer."""
    try:
        cause, answers = _trouble(line)
    except OSError as error:
        raise Unavailable("printer.silent") from error
    if cause:
        raise Unavailable(cause)
    try:
        line.settimeout(_DONE)
        line.sendall(body)
        if answers:
            line.sendall(_ASK_DONE)
            done = line.recv(1)
            if not done or done[0] & _ROLL_END_AFTER:
                raise MayBeOut("printer.paper_out" if done else "print.broken_off")
        line.shutdown(socket.SHUT_WR)
    except OSError as error:
        raise MayBeOut("print.broken_off") from error


def _trouble(line: socket.socket) -> tuple[str, bool]:
    """Return why it could not print now, and whether it answers at all."""
    line.settimeout(_ANSWER)
    line.sendall(_ASK_OFFLINE)
    try:
        state = line.recv(1)
    except TimeoutError:
        return "", False
    if not state:
        raise ConnectionError
    line.sendall(_ASK_PAPER)
    paper = line.recv(1)
    return trouble_in(state[0], paper[0] if paper else 0), True


def trouble_in(state: int, paper: int) -> str:
    """Return the code of what a printer's answers to DLE EOT 2 and DLE EOT 4 say, or ""."""
    if state & _COVER_OPEN:
        return "printer.open"
    if state & _NO_PAPER_STOP or paper & _ROLL_END:
        return "printer.paper_out"
    return ""


def _write_whole(device: Path, body: bytes) -> None:
    try:
        line = device.open("wb", buffering=0)
    except OSError as error:
        raise Unavailable("printer.gone") from error
    with line:
        written = 0
        try:
            while written < len(body):
                written += line.write(body[written:]) or 0
        except OSError as error:
            if not written:
                raise Unavailable("printer.silent") from error
            raise MayBeOut("print.broken_off") from error
