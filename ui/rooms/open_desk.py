"""The desk while its file is open: every view-model made and wired, and the line to the city."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app import __version__
from desktop_app.documents.render import page_png
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import time_zone
from desktop_app.domain.repair import Repair
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.sync import exchange, last_words
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases import farewell, settings
from desktop_app.use_cases.books import current_books
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import Opened
from desktop_app.use_cases.identity import let_in_anew, wants_activation
from desktop_app.use_cases.keeping import tend, write_rescue
from desktop_app.use_cases.sending import send_now
from desktop_app.use_cases.settings import Language, Preference, preference
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.network import Network
from ui.theme import Look, Theme
from ui.viewmodels.at_desk import AtDesk, Clock
from ui.viewmodels.backups import BackupViewModel
from ui.viewmodels.banner import BannerViewModel
from ui.viewmodels.detail import DetailViewModel
from ui.viewmodels.disk import DiskViewModel
from ui.viewmodels.exchange import ExchangeActs, ExchangeViewModel
from ui.viewmodels.keeping import KeepingViewModel
from ui.viewmodels.letting_in import LettingInActs, LettingInViewModel
from ui.viewmodels.preferences import LanguageActs, SettingsViewModel
from ui.viewmodels.preview import PreviewViewModel
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.repair import RepairViewModel
from ui.viewmodels.revoked import RevokedActs, RevokedViewModel
from ui.viewmodels.troubles import TroubleViewModel
from ui.viewmodels.waiting import WaitingViewModel
from ui.viewmodels.workers import ListViewModel
from ui.widgets.desk_view import DeskView, Models
from ui.widgets.printing import printer_names, put_out

logger = logging.getLogger(__name__)


def sit_down(opened: Opened, books: ReferenceBooks) -> Desk | None:
    """Return the desk of an open file; None when the file was never set up."""
    with opened.database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
    if city is None or device is None:
        return None
    return Desk(
        opened.database,
        current_books(opened.database, books),
        city,
        device,
        opened.officer,
        time_zone(city.kelurahan),
    )


class OpenDesk(QObject):
    """Desk, view and line to the city, from the unlocking until the window is closed.

    Args:
        desk: Who sits there, with the open file.
        folder: Where the clerk's data lies.
        jobs: The lanes.
        changes: What one screen tells the others.
        theme: Takes on the colours chosen in the file.
        clock: Gives the present moment, aware UTC.
        language: What the screen speaks, for the settings to tell.
        parent: The running program.

    Signals:
        revoked: The city has withdrawn this laptop, and signed it.
        broke: A bug's error.
        renumbered: How many registrations a round, or a reply by stick, gave another number.
    """

    revoked = Signal()
    broke = Signal(object)
    renumbered = Signal(int)

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        jobs: JobRunner,
        changes: Changes,
        theme: Theme,
        clock: Clock,
        language: Language,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._folder, self._jobs, self._changes = folder, jobs, changes
        self._theme, self._clock, self._language = theme, clock, language
        self._server = CityServer(desk.device.server, clock)
        self._network = Network(self)
        changes.happened.connect(self._follow_city)
        self.models = self._new_models(AtDesk(lambda: self.desk, clock))
        kelurahan = desk.city.region_names[3]
        self.view = DeskView(self.models, theme, f"{kelurahan} · {desk.officer.name}")
        self.keeping = KeepingViewModel(jobs, changes, lambda: tend(self.desk.database), self)
        self.keeping.broke.connect(self.broke)
        self.keeping.behind.connect(self._say_behind)
        self.renumbered.connect(self._say_renumbered)
        colours = preference(desk.database, Preference.COLOURS)
        theme.prefer(Look(colours) if colours else Look.SYSTEM)

    def telling_of(self, repair: Repair) -> RepairViewModel:
        """Return what tells of a repair, and writes the rescue file."""
        model = RepairViewModel(repair, self._jobs, partial(write_rescue, self._folder), self)
        model.broke.connect(self.broke)
        return model

    def _say_renumbered(self, count: int) -> None:
        """Say that papers in people's hands bear a number of before."""
        words = self.tr(
            "Nomor pendaftaran berubah ({count}): cetak ulang. Riwayatnya ada di rincian."
        )
        self.view.notice.say(words.format(count=count), "warn")

    def _say_behind(self, copies: int) -> None:
        """Keep saying it while the second copy is behind: what is saved lies in one place only."""
        if copies:
            self.view.notice.say(sentence_of(Unavailable("copies.behind", {"n": copies})), "warn")
        else:
            self.view.notice.silence()

    def stop(self) -> None:
        """Begin nothing more; called before the lanes are closed."""
        self.keeping.stop()
        self.view.stop()

    def close(self) -> None:
        """Close line and file; called once the lanes are closed."""
        self._server.close()
        self.desk.database.close()

    def _new_models(self, at_desk: AtDesk) -> Models:
        jobs, changes = self._jobs, self._changes

        def amending(registration: Registration) -> RegistrationViewModel:
            model = RegistrationViewModel(jobs, changes, at_desk.amending(registration), self)
            model.broke.connect(self.broke)
            return model

        desk = self.desk
        models = Models(
            registration=RegistrationViewModel(jobs, changes, at_desk.registering(), self),
            workers=ListViewModel(jobs, changes, at_desk.listing(), self),
            troubles=TroubleViewModel(jobs, changes, at_desk.troubles, desk.zone, self),
            banner=BannerViewModel(
                jobs,
                changes,
                at_desk.sending(self._send, lambda: self._network.is_up, self._server.line.drop),
                self,
            ),
            waiting=WaitingViewModel(jobs, changes, at_desk.queue, desk.zone, self),
            detail=DetailViewModel(jobs, changes, at_desk.looking(), self),
            preview=PreviewViewModel(
                jobs,
                changes,
                at_desk.printing(
                    picture=page_png,
                    put_out=partial(put_out, picture=page_png),
                    printers=printer_names,
                    printer=lambda: preference(desk.database, Preference.PRINTER),
                ),
                self,
            ),
            settings=SettingsViewModel(
                jobs,
                changes,
                at_desk.choosing(
                    printer_names,
                    self._told,
                    LanguageActs(
                        self._language,
                        chosen=partial(settings.language, self._folder),
                        choose=partial(settings.choose_language, self._folder),
                    ),
                ),
                self,
            ),
            backups=BackupViewModel(jobs, at_desk.backing_up(self._folder), self),
            exchange=ExchangeViewModel(jobs, changes, self._exchange(), self),
            letting_in=LettingInViewModel(jobs, changes, self._letting_in(), self),
            disk=DiskViewModel(jobs, changes, at_desk.disk_trouble, self),
            amending=amending,
            amendment_under_way=at_desk.amendment_under_way,
        )
        for model in (
            models.registration, models.workers, models.troubles, models.banner, models.detail,
            models.preview, models.settings, models.backups, models.disk, models.exchange,
            models.letting_in, models.waiting,
        ):  # fmt: skip
            model.broke.connect(self.broke)
        self._network.changed.connect(models.banner.network_changed)
        models.settings.colours_chosen.connect(lambda name: self._theme.prefer(Look(name)))
        return models

    def _send(self, hurried: bool) -> RoundResult:
        """Run one round; on the network's thread."""
        desk = self.desk
        if hurried:
            send_now(desk)
        result = run_round(desk.database, self._server, self._clock)
        if result.renumbered:
            self.renumbered.emit(result.renumbered)
        if result.cause == last_words.REVOKED:
            self._look_into_revocation(desk)
        return result

    def _look_into_revocation(self, desk: Desk) -> None:
        """Lock the desk if the city has signed that this laptop is withdrawn, and for no less."""
        try:
            proof = last_words.proof_of_revocation(desk.database, self._server, self._clock)
        except Unavailable as no:
            logger.info("the revocation is not proven yet: %s", no)
            return
        if proof:
            farewell.keep_proof(desk.database, proof)
            self.revoked.emit()

    def farewell(self) -> RevokedViewModel:
        """Return what locks the desk, and sends what is still here."""
        desk = self.desk
        acts = RevokedActs(
            say=lambda: last_words.say_last_words(desk.database, self._server, self._clock),
            decide=lambda bequeathed: farewell.decide_to_wipe(
                self._folder, desk.database, bequeathed, self._clock()
            ),
            forgive=lambda: farewell.keep_proof(desk.database, ""),
        )
        model = RevokedViewModel(self._jobs, acts, self)
        model.broke.connect(self.broke)
        return model

    def _letting_in(self) -> LettingInActs:
        """Return the way back in for a laptop whose key is lost."""

        def by_file(path: Path) -> None:
            let_in_anew(self.desk, read_activation(path.read_bytes()), self._clock())

        def by_code(code: str) -> None:
            let_in_anew(self.desk, self._server.activation(code), self._clock())

        return LettingInActs(lambda: wants_activation(self.desk), by_file, by_code)

    def _exchange(self) -> ExchangeActs:
        """Return the round by stick; what it writes and reads is the city's business alone."""

        def read(path: Path) -> tuple[int, int, int]:
            brought = exchange.read_in(self.desk.database, path, self._clock)
            if brought.renumbered:
                self.renumbered.emit(brought.renumbered)
            return brought.stored, brought.given_back, brought.news

        def name() -> str:
            device = self.desk.device
            return f"{device.number:02}-{self._clock():%Y%m%d-%H%M%S}{exchange.SUFFIX}"

        return ExchangeActs(
            write=lambda path: exchange.write_out(self.desk.database, path, self._clock).facts,
            read=read,
            name=name,
        )

    def _follow_city(self, changes: frozenset[Change]) -> None:
        """Sit down at the desk anew when the city has sent other rules."""
        if Change.CITY not in changes:
            return
        desk = self.desk

        def sit_down_anew(new: Desk) -> None:
            self.desk = new

        self._jobs.run(lambda: _with_news(desk), sit_down_anew, self.broke.emit)

    def _told(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """Return what the settings tell about city, device and program."""
        desk = self.desk
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


def _with_news(desk: Desk) -> Desk:
    """Return the desk with city and device as the file has them now."""
    with desk.database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
    if city is None or device is None:
        raise Refused(Issue("sync.not_set_up"))
    books = current_books(desk.database, desk.reference)
    return replace(desk, reference=books, city=city, device=device)
