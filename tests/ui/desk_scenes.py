"""The screens around the form: events, and whatever else a long day at the desk brings."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event import EventForm
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobState, PrinterSetup, Way
from desktop_app.domain.stub import StubAnswer, StubOutcome
from desktop_app.use_cases import events
from desktop_app.use_cases.printing import answer, cancel_waiting
from desktop_app.use_cases.queueing import choose_setup
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.stubs import FileRead
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.printers import Fault, Tray
from tests.ui.list_scenes import ListScenes
from tests.ui.sample import CONFIRMATION_QR
from tests.ui.trays import at_tray
from ui.viewmodels.archive import words_of
from ui.widgets.desk_view import Tab

FAIR = EventForm(
    name="Pasar Banjarsari",
    place="Balai RW 03",
    expected="120",
    segment="rentan",
    funding="csr",
    payer="PT Contoh Bahari",
    workplace="Pasar Banjarsari",
    months=3,
    prints_at_once=False,
)


class DeskScenes(ListScenes):
    """Those of the list, and these after them."""

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super().all()
        yield "event_begin", self.event_begin
        yield "event", self.event
        yield "event_form", self.event_form
        yield "event_saved", self.event_saved
        yield "event_ended", self.event_ended
        yield "ready", self.ready
        yield "check", self.check
        yield "check_forged", self.check_forged
        yield "archive", self.archive
        yield "help", self.help
        yield "practice", self.practice
        self.desktop.practising.end()
        self.settle()

    def last(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What stays on every page from then on, and so comes after all the others."""
        yield "spool", self.spool
        yield "spool_jam", self.spool_jam
        yield "settings_roll", self.settings_roll
        self._empty_queue()

    def _empty_queue(self) -> None:
        """Answer and take back what waits, so that the next walk begins like the first."""
        cancel_waiting(self._desk)
        with self._desk.database.reading() as tx:
            under_way = tx.print_jobs.under_way()
        for job in under_way:
            if job.state is JobState.ASKS:
                answer(self._desk, job.seq, is_out=True, now=NOW)
        choose_setup(self._desk, "EPSON L3210 Series", PrinterSetup())
        self._view().models.spool.read()
        self.settle()

    def spool(self) -> None:
        """A queue with a sheet that asks, and others that wait for it."""
        tray = Tray("EPSON L3210 Series", faults=[])
        at, models = at_tray(self._view(), lambda: self._desk, tray), self._view().models
        with self._desk.database.reading() as tx:
            lines = tx.workers.page(None, 5)
        for line in lines[:2]:
            at.put_sheet([line.id], PaperKind.PROOF)
        models.spool.start()
        self.settle()
        tray.faults = [Fault.DARK_IN]
        for line in lines[2:]:
            at.put_sheet([line.id], PaperKind.PROOF)
        models.spool.wake()
        self.settle()
        self._view().spool.wanted.emit()
        self.settle()

    def spool_jam(self) -> None:
        page = self._view().spool
        job = next(job for job in page._model.table._things if job.state is JobState.PRINTED)
        page.last.setText(job.title)
        page.resume.click()
        self.settle()

    def settings_roll(self) -> None:
        view = self._view()
        view.go_to(Tab.SETTINGS)
        self.settle()
        name = "EPSON L3210 Series"
        choose_setup(self._desk, name, PrinterSetup(PaperFormat.ROLL_58, Way.TEXT, "POS-5890"))
        view.settings.papers.read()
        self.settle()
        view.settings._area.ensureWidgetVisible(view.settings.papers)

    def event_begin(self) -> None:
        view = self._view()
        view.go_to(Tab.EVENT)
        page = view.events
        page.name.setText(FAIR.name)
        page.place.setText(FAIR.place)
        page.segment.choose(FAIR.segment)
        page.funding.choose(FAIR.funding)
        page.expected.setText("seratus")
        page.begin.click()

    def event(self) -> None:
        desk = self._desk
        if events.tempo(desk, NOW).event is None:
            self._hold_one()
        self._view().go_to(Tab.EVENT)

    def event_form(self) -> None:
        view = self._form()
        view.models.events.read()

    def event_saved(self) -> None:
        """Who was saved and may be taken back, and who is next: both in the foot."""
        self.form_saved()
        self._view().models.events.read()

    def event_ended(self) -> None:
        events.end_event(self._desk, NOW)
        view = self._view()
        view.events._calm()
        view.models.events.read()
        view.go_to(Tab.EVENT)

    def ready(self) -> None:
        self._view().show_readiness()

    def check(self) -> None:
        view = self._view()
        view._open(view.checking)
        self.settle()
        view.checking._model.check_typed(CONFIRMATION_QR)

    def check_forged(self) -> None:
        view = self._view()
        view._open(view.checking)
        self.settle()
        view.checking._model.check_typed(CONFIRMATION_QR[:-3])

    def archive(self) -> None:
        """Every answer a city can give, and files that brought nothing."""
        with self._desk.database.transaction() as tx:
            for place, outcome in enumerate(StubOutcome, 1):
                tx.stubs.put(bytes([place]) * 80, NOW, "Rina Kurniasih")
                name = hashlib.sha256(bytes([place]) * 80).digest()
                tx.stubs.record(name, StubAnswer(outcome, f"3375011002-01-{place:05}"))
            tx.stubs.put(bytes(80), NOW, "Rina Kurniasih")
        view = self._view()
        view.archive._model.file_read.emit("IMG_0042.jpg", words_of(FileRead("", damaged=2)))
        view._show(view.archive)
        view.archive.start()

    def help(self) -> None:
        view = self._form()
        view.help.open_about("birth_place", view.registration.form.parts.name_of("birth_place"))

    def practice(self) -> None:
        view = self._view()
        # Scenes before this one left a door behind the desk: nobody practises while locked.
        self.desktop.entrance.leave()
        view.go_to(Tab.EVENT)
        view.events.practise.click()
        while self.desktop.practice is None:  # a file is being made for it
            self.settle()

    def _hold_one(self) -> None:
        """Have a few people come to an event; the second time it only goes on."""
        desk = self._desk
        before = events.events(desk)
        if before:
            events.resume_event(desk, before[0].event.id, NOW)
            return
        events.begin_event(desk, FAIR, NOW)
        for each in range(6):
            form = replace(TRADER, nik=f"33750145078907{each:02}", family_card="")
            seen = frozenset({"registration.alike"})
            register_worker(desk, form, seen, NOW + timedelta(minutes=each - 6))
            events.note_work(desk, [0, 12, 26, 41, 55], NOW)
