"""Builds everything once, wires it, and runs Qt; nothing else."""

import logging
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.documents.render import page_png
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation, time_zone
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.logs import describe, install_crash_hook, start_log, stop_log
from desktop_app.paths import data_folder, resource_folder
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases import first_run, settings
from desktop_app.use_cases.books import current_books
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import Opened, StartState
from desktop_app.use_cases.sending import send_now
from desktop_app.use_cases.settings import Language, Preference, preference
from ui.changes import Change, Changes
from ui.icons import Icons
from ui.jobs import JobRunner
from ui.messages import load_translation, sentence_of
from ui.theme import Look, Theme
from ui.viewmodels.at_desk import AtDesk, Clock
from ui.viewmodels.banner import BannerViewModel
from ui.viewmodels.detail import DetailViewModel
from ui.viewmodels.first_run import FirstRunActs, FirstRunViewModel
from ui.viewmodels.preferences import LanguageActs, SettingsViewModel
from ui.viewmodels.preview import PreviewViewModel
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.troubles import TroubleViewModel
from ui.viewmodels.unlock import UnlockActs, UnlockViewModel
from ui.viewmodels.workers import ListViewModel
from ui.widgets.desk_view import DeskView, Models
from ui.widgets.first_run_page import FirstRunPage
from ui.widgets.gate import Gate
from ui.widgets.printing import printer_names, put_out
from ui.widgets.shell import Shell
from ui.widgets.unlock_page import UnlockPage

logger = logging.getLogger(__name__)

_STATE_CODES = {
    StartState.FILE_MISSING: "database.missing",
    StartState.VAULT_MISSING: "vault.missing",
}


class Desktop(QObject):
    """One running program: a window, its lanes, and the file once it is open.

    Args:
        app: The one ``QApplication``.
        folder: Where the clerk's data lies, or will.
        keychain: The operating system's.
        clock: Gives the present moment, aware UTC.
        activation: An activation file named on the command line, for a first start.
        language: What the screen speaks, for the settings to tell.

    Signals:
        crashed: An exception nobody caught, of any thread; told on this one.
    """

    crashed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        keychain: Keychain,
        clock: Clock,
        activation: Path | None = None,
        language: Language = Language.INDONESIAN,
    ) -> None:
        super().__init__()
        self.crashed.connect(self.tell_of_bug)
        self._folder, self._keychain, self._clock = folder, keychain, clock
        self._activation, self._language = activation, language
        resources = resource_folder()
        app.setStyle("Fusion")
        self.theme = Theme(app, Icons(resources / "icons"), resources / "fonts")
        self.jobs, self.changes = JobRunner(self), Changes(self)
        self.books: ReferenceBooks = read_books(resources)
        self.window = Shell(self.theme)
        self.desk: Desk | None = None
        self.view: DeskView | None = None
        self.door: UnlockPage | FirstRunPage | None = None
        self._server: CityServer | None = None
        self._not_kept: Unavailable | None = None
        self.jobs.broke.connect(self.tell_of_bug)

    def begin(self) -> None:
        """Show the door that fits what lies on the disk."""
        state = first_run.start_state(self._folder)
        if state is StartState.NEW:
            self._begin_anew()
        elif state is StartState.LOCKED:
            self._ask_for_password()
        else:
            self._stay_shut(Unavailable(_STATE_CODES[state]))
        self.window.show()

    def close(self) -> None:
        """Wait for what is under way, then close line and file."""
        if self.view is not None:
            self.view.stop()
        self.jobs.close()
        if self._server is not None:
            self._server.close()
        if self.desk is not None:
            self.desk.database.close()

    def tell_of_bug(self, error: BaseException) -> None:
        """Log a bug whole, and tell the clerk a code to read out."""
        if isinstance(error, (Refused, Unavailable)):  # told late, after its screen had gone
            logger.info("told nobody: %s", error)
            return
        code = secrets.token_hex(2).upper()
        logger.error("bug %s: %s", code, describe(error))
        self.window.tell_of_bug(code)

    # The door

    def _begin_anew(self) -> None:
        acts = FirstRunActs(
            read_activation=read_activation,
            fetch_activation=self._fetch_activation,
            set_up=lambda activation, name, password: first_run.set_up(
                self._folder,
                self._keychain,
                activation,
                officer_name=name,
                password=password,
                now=self._clock(),
            ),
        )
        model = FirstRunViewModel(self.jobs, acts, self)
        self.door = FirstRunPage(model, self.theme)
        model.opened.connect(self.enter)
        model.broke.connect(self.tell_of_bug)
        self.window.show_view(self.door)
        self.door.start()
        if self._activation is not None:
            model.read_file(str(self._activation))

    def _ask_for_password(self) -> None:
        folder, keychain = self._folder, self._keychain
        acts = UnlockActs(
            unlock=lambda password: first_run.unlock(folder, keychain, password),
            recover=self._recover,
        )
        self._show_lock(acts, self.enter)

    def _stay_shut(self, no: Unavailable) -> None:
        """Say what is missing; nothing new is ever begun over data that may still be there."""
        title = self.tr("Data tidak bisa dibuka")
        self.window.show_view(Gate(self.theme, "octagon-x", title, sentence_of(no)))

    def _fetch_activation(self, server: str, code: str) -> Activation:
        line = CityServer(server, self._clock)
        try:
            return line.activation(code)
        finally:
            line.close()

    def _show_lock(self, acts: UnlockActs, done: object) -> None:
        model = UnlockViewModel(self.jobs, acts, self)
        door = UnlockPage(model, self.theme)
        model.setParent(door)  # and goes with it
        self.door = door
        model.opened.connect(done)
        model.broke.connect(self.tell_of_bug)
        self.window.show_view(door)
        door.start()

    def _lock(self) -> None:
        """Put the door before the desk: the file stays open, and what was typed stays there."""
        if isinstance(self.door, UnlockPage):
            return
        acts = UnlockActs(unlock=self._recognise, recover=self._recover_while_open)
        self._show_lock(acts, self._come_back)

    def _recognise(self, password: str) -> None:
        first_run.unlock(self._folder, self._keychain, password).database.close()

    def _recover_while_open(self, code: str, password: str) -> None:
        self._recover(code, password).database.close()

    def _recover(self, code: str, password: str) -> Opened:
        """Open by the code; what kept the new password from being kept is told at the desk."""
        found = first_run.recover(self._folder, self._keychain, code, password)
        self._not_kept = found.trouble
        return found.opened

    def _come_back(self, _nothing: object) -> None:
        if self.view is not None:
            self._drop_door()
            self.window.show_view(self.view)
            self.view.come_back()

    def _drop_door(self) -> None:
        if self.door is not None:
            self.window.drop_view(self.door)
            self.door = None

    # The desk

    def enter(self, opened: Opened) -> None:
        with opened.database.reading() as tx:
            city, device = tx.settings.city(), tx.settings.device()
        if city is None or device is None:
            opened.database.close()
            self._stay_shut(Unavailable("sync.not_set_up"))
            return
        self.desk = Desk(
            opened.database,
            current_books(opened.database, self.books),
            city,
            device,
            opened.officer,
            time_zone(city.kelurahan),
        )
        self._server = CityServer(device.server, self._clock)
        self.changes.happened.connect(self._follow_city)
        self.view = self._new_view(AtDesk(self._at_desk, self._clock))
        colours = preference(opened.database, Preference.COLOURS)
        self.theme.prefer(Look(colours) if colours else Look.SYSTEM)
        self._drop_door()
        self.window.show_view(self.view)
        self.view.lock_wanted.connect(self._lock)
        self.view.start()
        if self._not_kept is not None:
            words = self.tr("Kata sandi baru belum tersimpan: pakai kode pemulihan lagi nanti.")
            self.view.notice.say(f"{words} {sentence_of(self._not_kept)}", "warn")

    def _at_desk(self) -> Desk:
        if self.desk is None:
            raise RuntimeError("a screen outlived its desk")
        return self.desk

    def _new_view(self, at_desk: AtDesk) -> DeskView:
        jobs, changes = self.jobs, self.changes

        def amending(registration: Registration) -> RegistrationViewModel:
            model = RegistrationViewModel(jobs, changes, at_desk.amending(registration), self)
            model.broke.connect(self.tell_of_bug)
            return model

        desk = self._at_desk()
        models = Models(
            registration=RegistrationViewModel(jobs, changes, at_desk.registering(), self),
            workers=ListViewModel(jobs, changes, at_desk.listing(), self),
            troubles=TroubleViewModel(jobs, changes, at_desk.troubles, desk.zone, self),
            banner=BannerViewModel(jobs, changes, at_desk.sending(self._send), self),
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
            amending=amending,
        )
        for model in (
            models.registration, models.workers, models.troubles, models.banner, models.detail,
            models.preview, models.settings,
        ):  # fmt: skip
            model.broke.connect(self.tell_of_bug)
        models.settings.colours_chosen.connect(lambda name: self.theme.prefer(Look(name)))
        kelurahan = desk.city.region_names[3]
        return DeskView(models, self.theme, f"{kelurahan} · {desk.officer.name}")

    def _send(self, hurried: bool) -> RoundResult:
        """Run one round; on the network's thread."""
        desk = self._at_desk()
        if hurried:
            send_now(desk)
        if self._server is None:
            return RoundResult(cause="sync.not_set_up")
        return run_round(desk.database, self._server, self._clock)

    def _follow_city(self, changes: frozenset[Change]) -> None:
        """Sit down at the desk anew when the city has sent other rules."""
        desk = self.desk
        if desk is None or Change.CITY not in changes:
            return

        def sit_down(new: Desk) -> None:
            self.desk = new

        self.jobs.run(lambda: _with_news(desk), sit_down, self.tell_of_bug)

    def _told(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """Return what the settings tell about city, device and program."""
        desk = self._at_desk()
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
    return Desk(desk.database, books, city, device, desk.officer, desk.zone)


def run(data: Path | None, activation: Path | None, language: str | None = None) -> int:
    """Run the desktop until its window is closed; return the exit code.

    Args:
        data: Where the clerk's data lies; None for the usual place.
        activation: An activation file, for a first start.
        language: ``id`` or ``en``, for this time; None for what was chosen in the settings.
    """
    folder = data_folder(data)
    handler = start_log(folder)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Loket Jamsostek")
    app.setApplicationVersion(__version__)
    wanted = Language(language) if language else settings.language(folder)
    spoken = load_translation(app, resource_folder(), wanted)
    desktop = Desktop(app, folder, Keychain(), lambda: datetime.now(UTC), activation, spoken)
    install_crash_hook(lambda _kind, error, _trace: desktop.crashed.emit(error))
    desktop.begin()
    try:
        return app.exec()
    finally:
        desktop.close()
        stop_log(handler)
