"""What the queue asks of whatever prints, and the one that chooses between several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.print_job import Handed, Printer, PrinterSetup, Report


class MayBeOut(Exception):
    """The line broke while a sheet was handed over: it may come out, or not.

    It never leaves the queue: the queue turns it into a question.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is handed over.

    Attributes:
        pdf: As many pages as are to come out, in the size of ``setup``.
        title: What others may read in the spooler's list; never a person.
        tag: The same, told apart from every other try: by it a sheet is found again.
    """

    pdf: bytes
    title: str
    tag: str
    setup: PrinterSetup


class Spooler(Protocol):
    """Takes sheets, and tells what has become of them."""

    def printers(self) -> Sequence[Printer]:
        """Return what can be printed on, the system's own choice first.

        Raises:
            Unavailable: ``spooler.away``.
        """

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        """Give a sheet away.

        Raises:
            Unavailable: Nothing of it left: ``printer.gone``, ``printer.refuses``,
                ``printer.paper_out`` and the like, ``spooler.away``.
            MayBeOut: The line broke in the middle.
        """

    def report(self, printer: str, spool_id: str) -> Report:
        """Say what has become of what was taken.

        Raises:
            Unavailable: ``spooler.away``.
        """

    def find(self, printer: str, tag: str) -> str | None:
        """Return what a sheet is called that may have been taken; None where nobody knows it.

        Raises:
            Unavailable: ``spooler.away``.
        """

    def drop(self, printer: str, spool_id: str) -> None:
        """Take back what has not come out yet, as far as that can be done.

        Raises:
            Unavailable: ``spooler.away``.
        """
