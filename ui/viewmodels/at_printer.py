"""What the screens can ask of printers and the queue, with desk, clock and spooler inside."""

from collections.abc import Callable, Sequence
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue
from desktop_app.printing.spooler import Spooler
from desktop_app.use_cases import other_papers, printers, printing, queueing, resuming, stubs
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import Kind, Made
from desktop_app.use_cases.readiness import Page, make_trial_page
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
            put_page=self._put_page,
            put_stubs=lambda made, name: queueing.put_stubs(
                self._desk(), made, name, self._clock()
            ),
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
            setup=lambda name: queueing.setup_of(self._desk(), name),
            choose=lambda name, setup: queueing.choose_setup(self._desk(), name, setup),
            own=lambda: printers.own_printers(self._desk()),
            choose_own=lambda names: printers.choose_own_printers(self._desk(), names),
            try_out=self._try_out,
            profiles=printers.known_profiles,
        )

    def put_sheet(self, subjects: Sequence[UUID], kind: PaperKind) -> Sequence[tuple[UUID, Issue]]:
        """Put the papers of as many as share a sheet into the queue of the chosen printer."""
        return queueing.put_sheet(self._desk(), subjects, kind, self.chosen(), self._clock())

    def per_sheet(self) -> int:
        return queueing.setup_of(self._desk(), self.chosen()).size.per_sheet

    def put_stubs(self, rows: Sequence[int]) -> tuple[int, int]:
        """Put the stubs of some of the list into the queue; return how many, on how many sheets."""
        desk, printer = self._desk(), self.chosen()
        made = stubs.make_chosen(desk, rows, queueing.setup_of(desk, printer).size)
        sheets = queueing.put_stubs(desk, made, printer, self._clock())
        return len(made.stubs), sheets

    def names(self) -> Sequence[str]:
        return [one.name for one in printers.usable(self._spooler.printers())]

    def chosen(self) -> str:
        return preference(self._desk().database, Preference.PRINTER)

    def _make(self, subject: UUID, kind: Kind, printer: str) -> Made:
        return queueing.make_for(
            self._desk(), subject, kind, printer or self.chosen(), self._clock()
        )

    def _put(self, made: Made, printer: str) -> None:
        """Put a paper into the queue, and behind it as many marked copies as are wanted there."""
        if printer != self.chosen():
            made = self._make(made.worker, made.kind, printer)
        queueing.put_all(self._desk(), made, printer, self._clock())

    def _put_page(self, page: Page, printer: str) -> None:
        queueing.put_page(self._desk(), page, printer, self._clock())

    def _try_out(self, printer: str) -> None:
        self._put_page(make_trial_page(self._desk(), printer, self._clock()), printer)
