"""What the screens can ask of printers and the queue, with desk, clock and spooler inside."""

from collections.abc import Callable, Sequence
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup
from desktop_app.printing.spooler import Spooler
from desktop_app.use_cases import other_papers, printers, printing, resuming
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import Kind, Made
from desktop_app.use_cases.readiness import make_trial_page, note_tried
from desktop_app.use_cases.settings import Preference, preference
from ui.viewmodels.at_desk import Clock
from ui.viewmodels.preview import PaperActs
from ui.viewmodels.printers import PrinterActs
from ui.viewmodels.spool import SpoolActs


class AtPrinter:
    """Makes the acts of everything that prints.

    Args:
        desk: Gives the desk as it is now.
        clock: Gives the present moment.
        spooler: The printers of this computer.
    """

    def __init__(self, desk: Callable[[], Desk], clock: Clock, spooler: Spooler) -> None:
        self._desk, self._clock, self._spooler = desk, clock, spooler

    def papers(
        self, picture: Callable[[bytes, float, int], bytes], pages: Callable[[bytes], int]
    ) -> PaperActs:
        return PaperActs(
            make=self._make,
            picture=picture,
            pages=pages,
            put=self._put,
            put_out=self.put_out,
            record=lambda made: other_papers.record_any(self._desk(), made, self._clock()),
            printers=self.names,
            printer=self.chosen,
        )

    def spooling(self) -> SpoolActs:
        """Return what the queue can ask for."""
        return SpoolActs(
            view=lambda: printing.spool(self._desk()),
            step=lambda closed: printing.step(self._desk(), self._spooler, self._clock, closed),
            recover=lambda: printing.recover(self._desk(), self._spooler, self._clock()),
            answer=lambda seq, is_out: printing.answer(
                self._desk(), seq, is_out=is_out, now=self._clock()
            ),
            try_again=lambda seq: printing.try_again(self._desk(), seq, self._clock()),
            cancel=lambda seq: printing.cancel(self._desk(), seq, self._clock()),
            cancel_waiting=lambda: printing.cancel_waiting(self._desk()),
            move_waiting=lambda name: printing.move_waiting(self._desk(), name),
            plan=lambda typed: resuming.plan_resumption(self._desk(), typed, self._clock()),
            resume=lambda typed: resuming.resume_after(
                self._desk(), self._spooler, typed, self._clock()
            ),
            printer=self.chosen,
            zone=self._desk().zone,
        )

    def choosing(self) -> PrinterActs:
        """Return what the settings of a printer can ask for."""
        return PrinterActs(
            printers=lambda: printers.usable(self._spooler.printers()),
            chosen=self.chosen,
            setup=lambda name: printing.setup_of(self._desk(), name),
            choose=lambda name, setup: printing.choose_setup(self._desk(), name, setup),
            own=lambda: printers.own_printers(self._desk()),
            choose_own=lambda names: printers.choose_own_printers(self._desk(), names),
            try_out=self._try_out,
            profiles=printers.known_profiles,
        )

    def put_sheet(self, subjects: Sequence[UUID], kind: PaperKind) -> Sequence[tuple[UUID, Issue]]:
        """Put the papers of as many as share a sheet into the queue of the chosen printer."""
        return printing.put_sheet(self._desk(), subjects, kind, self.chosen(), self._clock())

    def per_sheet(self) -> int:
        return printing.setup_of(self._desk(), self.chosen()).size.per_sheet

    def put_out(self, pdf: bytes, printer: str) -> None:
        """Hand a page of the office over at once, outside the queue."""
        printers.put_out(self._desk(), self._spooler, pdf, printer, "Loket Jamsostek")

    def names(self) -> Sequence[str]:
        return [one.name for one in printers.usable(self._spooler.printers())]

    def chosen(self) -> str:
        return preference(self._desk().database, Preference.PRINTER)

    def _make(self, subject: UUID, kind: Kind, printer: str) -> Made:
        desk = self._desk()
        setup: PrinterSetup = printing.setup_of(desk, printer or self.chosen())
        lists = PaperFormat.F4 if setup.size is PaperFormat.F4 else PaperFormat.A4
        return other_papers.make_any(desk, subject, kind, self._clock(), lists, setup.size)

    def _put(self, made: Made, printer: str) -> None:
        """Put a paper into the queue, and behind it as many marked copies as are wanted there."""
        desk = self._desk()
        if printer != self.chosen():
            made = self._make(made.worker, made.kind, printer)
        printing.put(desk, made, printer, self._clock())
        for _ in range(printing.setup_of(desk, printer).copies - 1):
            copy = self._make(made.worker, made.kind, printer)
            printing.put(desk, copy, printer, self._clock())

    def _try_out(self, printer: str) -> None:
        desk, now = self._desk(), self._clock()
        self.put_out(make_trial_page(desk, printer, now), printer)
        note_tried(desk, printer, now)
