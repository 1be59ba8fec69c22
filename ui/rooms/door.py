"""The door: a first start, every later one, and what stays shut; it hands over an open file."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.errors import Unavailable
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.attempts import Attempts, SteadyClock
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.place import check_place
from desktop_app.storage.wipe import tombstone_in
from desktop_app.use_cases.at_start import StartState, state_at_start
from desktop_app.use_cases.locks import Locks, at_the_door
from desktop_app.use_cases.who import WhoAreYou
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.theme import Theme
from ui.viewmodels.unlock import UnlockActs, UnlockViewModel
from ui.widgets.gate import Gate
from ui.widgets.pieces import Button, row
from ui.widgets.shell import Shell
from ui.widgets.unlock_page import UnlockPage

if TYPE_CHECKING:  # what lies behind the door is read while somebody types at it
    from desktop_app.domain.office import Activation, Officer
    from desktop_app.storage.database import Database
    from desktop_app.use_cases.first_run import Opened
    from ui.viewmodels.at_desk import Clock
    from ui.widgets.first_run_page import FirstRunPage
    from ui.widgets.restore_page import RestorePage

_STATE_CODES = {
    StartState.FILE_MISSING: "database.missing",
    StartState.VAULT_MISSING: "vault.missing",
}


class Door(QObject):
    """Stands before the desk, in the same window.

    Signals:
        opened: The unlocked file and who unlocked it, ``Opened``.
        came_back: The ``Officer`` who is there after the desk was locked; the file was open all the
            time, and it need not be the same one.
        broke: A bug's error.
    """

    opened = Signal(object)
    came_back = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        window: Shell,
        theme: Theme,
        jobs: JobRunner,
        folder: Path,
        keychain: Keychain,
        clock: "Clock",
        steady: SteadyClock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._theme, self._jobs = window, theme, jobs
        self._folder, self._keychain, self._clock = folder, keychain, clock
        self._steady = steady
        home = folder / FILE_FOLDER
        self.locks = Locks(home, keychain, Attempts(home, steady))
        self.page: UnlockPage | FirstRunPage | RestorePage | None = None
        self.not_kept: Unavailable | None = None

    def show(self, activation: Path | None) -> None:
        """Show what fits what lies on the disk.

        Args:
            activation: An activation file named on the command line, for a first start.
        """
        if tombstone_in(self._folder) is not None:
            self.end()
            return
        try:
            check_place(self._folder)
            state = state_at_start(self._folder)
        except Unavailable as no:
            self.stay_shut(no)
            return
        if state is StartState.NEW:
            self.begin_anew(activation)
        elif state is StartState.LOCKED:
            self.ask_for_password()
        else:
            self.stay_shut(Unavailable(_STATE_CODES[state]), may_restore=True)

    def end(self) -> None:
        """Wipe what a withdrawn laptop is to forget, or go on with it, and say whom to ask."""
        from desktop_app.use_cases.farewell import wipe
        from ui.widgets.revoked_page import TombstonePage

        self.leave()
        try:
            tombstone = wipe(self._folder, self._keychain)
        except Unavailable as no:
            self.stay_shut(no)
            return
        if tombstone is None:
            raise RuntimeError("nothing was decided")
        page = TombstonePage(tombstone, self._theme)
        page.anew.connect(self._begin_again)
        self._window.show_view(page)
        page.start()

    def _begin_again(self) -> None:
        from desktop_app.use_cases.farewell import begin_anew

        begin_anew(self._folder)
        self.begin_anew()

    def begin_anew(self, activation: Path | None = None) -> None:
        from desktop_app.sync.activation import read_activation
        from desktop_app.use_cases import first_run
        from ui.viewmodels.first_run import FirstRunActs, FirstRunViewModel
        from ui.widgets.first_run_page import FirstRunPage

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
        model = FirstRunViewModel(self._jobs, acts, self)
        page = self.page = FirstRunPage(model, self._theme)
        model.opened.connect(self.opened)
        model.broke.connect(self.broke)
        self._window.show_view(page)
        page.start()
        if activation is not None:
            model.read_file(str(activation))

    def ask_for_password(self) -> None:
        acts = UnlockActs(
            unlock=self._unlock,
            recover=lambda code, password, who: self._recover(code, password, who, self._clock()),
            people=lambda: at_the_door(self.locks),
            steady=self._steady,
        )
        self._show_lock(acts).opened.connect(self.opened)

    def stay_shut(self, no: Unavailable, *, may_restore: bool = False) -> None:
        """Say what is missing; nothing new is ever begun over data that may still be there."""
        title = self.tr("Data tidak bisa dibuka")
        gate = Gate(self._theme, "octagon-x", title, sentence_of(no))
        again = Button(self._theme, self.tr("Pulihkan dari cadangan…"), icon="history")
        again.clicked.connect(self.bring_back)
        close = Button(self._theme, self.tr("Tutup aplikasi"), "quiet", key="Esc")
        close.setShortcut("Esc")
        close.clicked.connect(self._window.close)
        gate.body.addLayout(row(again, 1, close))
        again.setVisible(may_restore)
        self._window.show_view(gate)
        (again if may_restore else close).setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_back(self) -> None:
        """Lead through bringing a backup back; the file must be closed."""
        from desktop_app.use_cases.backups import newest_backup
        from desktop_app.use_cases.restoring import examine, forget, restore
        from ui.viewmodels.restoring import RestoreActs, RestoreViewModel
        from ui.widgets.restore_page import RestorePage

        acts = RestoreActs(
            newest=partial(newest_backup, self._folder),
            examine=lambda file, password, code: examine(
                self._folder,
                self._keychain,
                file,
                password=password,
                code=code,
                attempts=self.locks.attempts,
            ),
            restore=lambda examined: restore(self._folder, examined, self._clock()),
            forget=partial(forget, self._folder),
        )
        self.leave()
        model = RestoreViewModel(self._jobs, acts, self)
        page = self.page = RestorePage(model, self._theme)
        model.setParent(page)
        model.broke.connect(self.broke)
        model.restored.connect(self._was_restored)
        page.left.connect(lambda: self.show(None))
        self._window.show_view(page)
        page.start()

    def _was_restored(self, aside: str) -> None:
        """Ask for the password as at every start, which checks the file and mends what is newer."""
        self.ask_for_password()
        words = self.tr("Cadangan sudah dipulihkan. Masukkan kata sandi.")
        if aside:
            words = self.tr(
                "Cadangan sudah dipulihkan; berkas lama ada di {name}. Masukkan kata sandi."
            ).format(name=aside)
        if isinstance(self.page, UnlockPage):
            self.page.by_password.notice.say(words, "ok")

    def lock(self, database: "Database") -> None:
        """Stand before the desk: the file stays open, and what was typed stays there."""
        if isinstance(self.page, UnlockPage):
            return
        acts = UnlockActs(
            unlock=partial(self._come_back, database),
            recover=self._recover_while_open,
            people=lambda: at_the_door(self.locks),
            steady=self._steady,
        )
        self._show_lock(acts).opened.connect(self.came_back)

    def leave(self) -> None:
        """Go, and leave nothing behind."""
        if self.page is not None:
            self._window.drop_view(self.page)
            self.page = None

    def _fetch_activation(self, server: str, code: str) -> "Activation":
        from desktop_app.sync.client import CityServer

        line = CityServer(server, self._clock)
        try:
            return line.activation(code)
        finally:
            line.close()

    def _show_lock(self, acts: UnlockActs) -> UnlockViewModel:
        model = UnlockViewModel(self._jobs, acts, self)
        self.leave()
        page = self.page = UnlockPage(model, self._theme)
        page.restore_wanted.connect(self.bring_back)
        model.setParent(page)  # and goes with it
        model.broke.connect(self.broke)
        self._window.show_view(page)
        page.start()
        return model

    def _unlock(self, password: str, who: UUID | None) -> "Opened":
        from desktop_app.use_cases import first_run
        from desktop_app.use_cases.officer_history import note_coming_in

        wrong = self._wrong_so_far(who)
        opened = first_run.unlock(
            self._folder,
            self._keychain,
            password,
            self._clock(),
            officer=who,
            attempts=self.locks.attempts,
        )
        note_coming_in(opened.database, opened.officer, wrong, self._clock())
        return opened

    def _come_back(self, database: "Database", password: str, who: UUID | None) -> "Officer":
        from desktop_app.use_cases import first_run
        from desktop_app.use_cases.officer_history import note_coming_in

        wrong = self._wrong_so_far(who)
        officer = first_run.recognise(
            database,
            self._folder,
            self._keychain,
            password,
            officer=who,
            attempts=self.locks.attempts,
        )
        note_coming_in(database, officer, wrong, self._clock())
        return officer

    def _wrong_so_far(self, who: UUID | None) -> int:
        return self.locks.attempts.wrong(self.locks.vault().tries_key()).get(who, 0)

    def _recover_while_open(
        self, code: str, password: str, who: UUID | None
    ) -> "Officer | WhoAreYou":
        found = self._recover(code, password, who, None)
        if isinstance(found, WhoAreYou):
            return found
        found.database.close()
        return found.officer

    def _recover(
        self, code: str, password: str, who: UUID | None, now: datetime | None
    ) -> "Opened | WhoAreYou":
        """Open by the code; what kept the new password from being kept is told at the desk."""
        from desktop_app.use_cases import first_run

        found = first_run.recover(
            self._folder,
            self._keychain,
            code,
            password,
            now,
            officer=who,
            attempts=self.locks.attempts,
            at=self._clock(),
        )
        if isinstance(found, WhoAreYou):
            return found
        self.not_kept = found.trouble
        return found.opened
