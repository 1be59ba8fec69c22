"""Every view-model of an open desk, made and given what it may ask for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app import __version__
from desktop_app.documents.render import page_count, page_png
from desktop_app.domain.worker import Registration
from desktop_app.paths import resource_folder
from desktop_app.storage.battery import battery
from desktop_app.use_cases import settings
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.printers import own_printers, printers_here
from desktop_app.use_cases.readiness import Machine
from desktop_app.use_cases.settings import Language
from desktop_app.use_cases.updating import running_here
from ui.changes import Changes
from ui.jobs import JobRunner
from ui.network import Network
from ui.rooms.appearance import Appearance
from ui.rooms.city_line import Line
from ui.viewmodels.archive import ArchiveViewModel, archiving
from ui.viewmodels.at_desk import AtDesk, Clock
from ui.viewmodels.at_printer import AtPrinter
from ui.viewmodels.backups import BackupViewModel
from ui.viewmodels.banner import BannerViewModel
from ui.viewmodels.batch import BatchViewModel
from ui.viewmodels.checking import CheckViewModel, checking_papers
from ui.viewmodels.coverage import CoverageViewModel
from ui.viewmodels.desk import Models
from ui.viewmodels.detail import DetailViewModel
from ui.viewmodels.disk import DiskViewModel
from ui.viewmodels.events import EventViewModel
from ui.viewmodels.exchange import ExchangeViewModel
from ui.viewmodels.helping import HelpViewModel
from ui.viewmodels.letting_in import LettingInViewModel
from ui.viewmodels.overseeing import reviewing, staffing
from ui.viewmodels.paper_look import PaperLookViewModel, look_acts
from ui.viewmodels.preferences import LanguageActs, SettingsViewModel
from ui.viewmodels.preview import PreviewViewModel
from ui.viewmodels.printers import PrinterViewModel
from ui.viewmodels.readiness import ReadinessViewModel
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.reviews import ReviewViewModel
from ui.viewmodels.spool import SpoolViewModel
from ui.viewmodels.staff import StaffViewModel
from ui.viewmodels.troubles import TroubleViewModel
from ui.viewmodels.updating import UpdateViewModel, update_acts
from ui.viewmodels.waiting import WaitingViewModel
from ui.viewmodels.workers import ListViewModel


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an open desk stands in.

    Attributes:
        folder: Where the clerk's data lies.
        jobs: The lanes.
        changes: What one screen tells the others.
        look: Its colours, and how large text is.
        clock: Gives the present moment, aware UTC.
        language: What the screen speaks, for the settings to tell.
        locks: What opens this laptop, with the count of wrong tries that the door goes by too.
    """

    folder: Path
    jobs: JobRunner
    changes: Changes
    look: Appearance
    clock: Clock
    language: Language
    locks: Locks


class DeskModels(QObject):
    """Makes the view-models, each with its acts already bound to desk, clock and line.

    Args:
        desk: Gives the desk as it is now.
        around: What it stands in.
        line: The way to the city.
        parent: The open desk.

    Signals:
        broke: A bug's error.
    """

    broke = Signal(object)

    def __init__(
        self, desk: Callable[[], Desk], around: Surroundings, line: Line, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._line = desk, line
        self._folder, self._jobs, self._changes = around.folder, around.jobs, around.changes
        self._locks, self._look = around.locks, around.look
        self._clock, self._language = around.clock, around.language
        self._network = Network(self)

    def make(self) -> Models:
        """Make every view-model of an open desk; what breaks in one breaks here."""
        at_desk = AtDesk(self._desk, self._clock)
        jobs, changes = self._jobs, self._changes

        def amending(registration: Registration) -> RegistrationViewModel:
            model = RegistrationViewModel(jobs, changes, at_desk.amending(registration), self)
            model.broke.connect(self.broke)
            return model

        zone = self._desk().zone
        at_printer = AtPrinter(
            self._desk, self._clock, printers_here(lambda: own_printers(self._desk()))
        )
        papers = at_printer.papers(page_png, page_count)
        banner = BannerViewModel(
            jobs,
            changes,
            at_desk.sending(self._line.send, lambda: self._network.is_up, self._line.drop),
            self,
        )
        machine = Machine(at_printer.names, battery, lambda: banner.clock_differs)
        models = Models(
            archive=ArchiveViewModel(
                jobs, changes, archiving(self._desk, self._clock, papers), self
            ),
            registration=RegistrationViewModel(jobs, changes, at_desk.registering(), self),
            workers=ListViewModel(jobs, changes, at_desk.listing(), self),
            troubles=TroubleViewModel(jobs, changes, at_desk.troubles, zone, self),
            banner=banner,
            readiness=ReadinessViewModel(
                jobs, changes, at_desk.checking(machine, papers.put_page, papers.printer), self
            ),
            reviews=ReviewViewModel(jobs, changes, reviewing(self._desk, self._clock), self),
            staff=StaffViewModel(
                jobs, changes, staffing(self._desk, self._clock, self._locks), self
            ),
            waiting=WaitingViewModel(jobs, changes, at_desk.queue, zone, self),
            detail=DetailViewModel(jobs, changes, at_desk.looking(), self),
            preview=PreviewViewModel(jobs, changes, papers, self),
            spool=SpoolViewModel(jobs, changes, at_printer.spooling(), self),
            printers=PrinterViewModel(jobs, changes, at_printer.choosing(), self),
            look=PaperLookViewModel(
                jobs, changes, look_acts(self._desk, self._clock, page_png), self
            ),
            batch=BatchViewModel(
                jobs,
                changes,
                at_desk.acting_on_many(
                    at_printer.put_sheet,
                    at_printer.per_sheet,
                    at_printer.put_stubs,
                    papers.printer,
                ),
                self,
            ),
            checking=CheckViewModel(jobs, checking_papers(self._desk, self._clock), self),
            coverage=CoverageViewModel(jobs, changes, at_desk.reached, self),
            settings=SettingsViewModel(
                jobs,
                changes,
                at_desk.choosing(
                    at_printer.names,
                    self._told,
                    LanguageActs(
                        self._language,
                        chosen=partial(settings.language, self._folder),
                        choose=partial(settings.choose_language, self._folder),
                    ),
                    self._look,
                ),
                self,
            ),
            backups=BackupViewModel(jobs, at_desk.backing_up(self._folder), self),
            events=EventViewModel(jobs, changes, at_desk.gathering(), self),
            exchange=ExchangeViewModel(jobs, changes, self._line.exchange(), self),
            helping=HelpViewModel(
                jobs, changes, at_desk.key_card, papers.printer, papers.put_page, self
            ),
            letting_in=LettingInViewModel(jobs, changes, self._line.letting_in(), self),
            updates=UpdateViewModel(
                jobs,
                update_acts(
                    self._desk,
                    self._folder,
                    running_here(__version__, resource_folder()),
                    self._clock,
                ),
                self,
            ),
            disk=DiskViewModel(jobs, changes, at_desk.disk_trouble, self),
            amending=amending,
            amendment_under_way=at_desk.amendment_under_way,
        )
        for model in (
            models.archive, models.registration, models.workers, models.troubles, models.banner,
            models.detail, models.preview, models.spool, models.printers, models.settings,
            models.look,
            models.backups, models.disk, models.exchange,
            models.letting_in, models.waiting, models.events, models.readiness, models.batch,
            models.helping, models.coverage, models.checking, models.reviews, models.staff,
            models.updates,
        ):  # fmt: skip
            model.broke.connect(self.broke)
        self._network.changed.connect(models.banner.network_changed)
        return models

    def _told(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """Return what the settings tell about city, device and program."""
        desk = self._desk()
        city, device, books = desk.city, desk.device, desk.reference
        place = ", ".join(reversed(city.region_names))
        return (
            (
                self.tr("Kelurahan"),
                ((self.tr("Wilayah"), place), (self.tr("Kantor cabang BPJS"), city.branch or "–")),
            ),
            (
                self.tr("Server kota"),
                (
                    (self.tr("Alamat"), device.server),
                    (self.tr("Komputer"), self.tr("nomor {n}").format(n=device.number)),
                ),
            ),
            (
                self.tr("Aplikasi"),
                (
                    (self.tr("Versi"), __version__),
                    (self.tr("Tarif"), books.rates.version),
                    (self.tr("Petugas"), desk.officer.name),
                ),
            ),
        )
