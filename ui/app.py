"""Starts the program: window, lanes and rooms, and Qt's loop until the window is closed."""

import gc
import logging
import secrets
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app import __version__
from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.logs import describe, install_crash_hook, start_log, stop_log
from desktop_app.paths import data_folder, resource_folder
from desktop_app.storage.attempts import SteadyClock
from desktop_app.storage.keychain import Keychain
from desktop_app.updating.marks import Mark, desk_reached, reached
from desktop_app.use_cases import settings
from desktop_app.use_cases.settings import Language
from ui.changes import Changes
from ui.formats import duration
from ui.idle import IdleWatch
from ui.jobs import JobRunner
from ui.messages import load_translation, sentence_of
from ui.rooms.ahead import Ahead
from ui.rooms.appearance import Appearance, theme_of
from ui.rooms.door import Door
from ui.rooms.handed_file import HandedFile
from ui.rooms.memory import collect_from_now_on, give_back
from ui.rooms.one_window import Claim, OneWindow
from ui.rooms.practising import Practising
from ui.rooms.warming import warm_up
from ui.widgets.shell import Shell
from ui.widgets.unlock_page import UnlockPage

if TYPE_CHECKING:  # what lies behind the door is read while somebody types at it
    from desktop_app.domain.office import Officer
    from desktop_app.domain.repair import Repair
    from desktop_app.reference import ReferenceBooks
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.first_run import Opened
    from ui.rooms.open_desk import OpenDesk
    from ui.rooms.practice import PracticeRoom
    from ui.viewmodels.at_desk import Clock
    from ui.widgets.desk_view import DeskView
    from ui.widgets.first_run_page import FirstRunPage
    from ui.widgets.restore_page import RestorePage
    from ui.widgets.revoked_page import RevokedPage

logger = logging.getLogger(__name__)


class Desktop(QObject):
    """One running program: a window, its lanes, and the file once it is open.

    Args:
        app: The one ``QApplication``.
        folder: Where the clerk's data lies, or will.
        keychain: The operating system's.
        clock: Gives the present moment, aware UTC.
        activation: An activation file named on the command line, for a first start.
        language: What the screen speaks, for the settings to tell.
        steady: Gives seconds that only grow.
        books: Regions, rates and occupations; read from the program's own files where not given.

    Signals:
        crashed: An exception nobody caught, of any thread; told on this one.
        warmed: What lies behind the door has been read.
        reached: The form stands and takes keys: this version works on this laptop.
    """

    crashed = Signal(object)
    warmed = Signal()
    reached = Signal()

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        keychain: Keychain,
        clock: "Clock",
        activation: Path | None = None,
        language: Language = Language.INDONESIAN,
        steady: SteadyClock = time.monotonic,
        books: "ReferenceBooks | None" = None,
    ) -> None:
        super().__init__()
        self.crashed.connect(self.tell_of_bug)
        self.folder, self._clock = folder, clock
        self._activation, self._language = activation, language
        app.setStyle("Fusion")
        self.theme = theme_of(app, folder)
        self.jobs, self.changes = JobRunner(self), Changes(self)
        self._books = books
        self.window = Shell(self.theme)
        Appearance(folder, self.jobs, self.theme, self).bind_keys(self.window)
        self.entrance = Door(
            self.window, self.theme, self.jobs, folder, keychain, clock, steady, self
        )
        self.idle = IdleWatch(steady, clock, self)
        self.idle.locked.connect(self.lock)
        self.idle.warned.connect(self._say_idle)
        self.entrance.opened.connect(self.enter)
        self.entrance.came_back.connect(self._come_back)
        self.entrance.broke.connect(self.tell_of_bug)
        self.room: OpenDesk | None = None
        self._ahead = Ahead(folder, self.window, self)
        self.practising = Practising(folder, self.jobs, self.window, self)
        self.practising.broke.connect(self.tell_of_bug)
        self.practising.lock_wanted.connect(self.lock)
        self._hidden: list[QDialog] = []
        self._farewell: RevokedPage | None = None
        self.jobs.broke.connect(self.tell_of_bug)

    @property
    def books(self) -> "ReferenceBooks":
        """Regions, rates and occupations; whoever asks before they are read waits for them."""
        if self._books is None:
            self._books = warm_up(self.folder, resource_folder())
        return self._books

    @property
    def door(self) -> "UnlockPage | FirstRunPage | RestorePage | None":
        return self.entrance.page

    @property
    def _is_locked(self) -> bool:
        return isinstance(self.door, UnlockPage)

    @property
    def desk(self) -> "Desk | None":
        return self.room.desk if self.room else None

    @property
    def view(self) -> "DeskView | None":
        return self.room.view if self.room else None

    def begin(self) -> None:
        """Show the door that fits what lies on the disk."""
        self.entrance.show(self._activation)
        self.window.show()
        # Behind who may come in, which the door has asked already, and before any unlocking.
        self.jobs.run(partial(warm_up, self.folder, resource_folder(), self._books), self._is_warm)

    def _is_warm(self, books: "ReferenceBooks") -> None:
        self._books = books
        self.warmed.emit()
        if self._is_locked and self.room is None:
            self._ahead.begin(self._new_room)

    def _new_room(self, zone: str) -> "OpenDesk":
        from ui.rooms.open_desk import OpenDesk

        return OpenDesk(
            zone, self.folder, self.jobs, self.changes, self.theme, self._clock, self._language,
            self.entrance.locks, self,
        )  # fmt: skip

    def stay_shut(self, no: Unavailable) -> None:
        self.entrance.stay_shut(no)
        self.window.show()

    def enter(self, opened: "Opened") -> None:
        from desktop_app.use_cases.farewell import is_locked
        from ui.rooms.open_desk import sit_down

        desk = sit_down(opened, self.books)
        if desk is None:
            opened.database.close()
            self.entrance.stay_shut(Unavailable("sync.not_set_up"))
            return
        room = self.room = self.practising.desk = self._ahead.take(desk, self._new_room)
        room.broke.connect(self.tell_of_bug)
        self.entrance.leave()
        self._show(room, opened.repair)
        room.view.lock_wanted.connect(self.lock)
        room.view.practice_wanted.connect(self.practising.begin)
        room.view.restore_wanted.connect(self._bring_back)
        room.revoked.connect(self._revoked)
        room.view.start()
        room.look_for_left_behind()
        self.idle.start()
        QTimer.singleShot(0, self, self._tell_reached)
        if is_locked(room.desk.database):
            self._revoked()
        if self.entrance.not_kept is not None:
            words = self.tr("Kata sandi baru belum tersimpan: pakai kode pemulihan lagi nanti.")
            room.view.notice.say(f"{words} {sentence_of(self.entrance.not_kept)}", "warn")

    def _tell_reached(self) -> None:
        self.reached.emit()

    def lock(self) -> None:
        """Shut the door; what was being typed is kept first, and nothing stays in sight."""
        room = self.room
        if room is None or self._farewell is not None or self._is_locked:
            return
        self.idle.stop()
        self.practising.end()
        room.view.keep_typing()
        self._hidden = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        for each in self._hidden:
            each.hide()
        room.view.idle.silence()
        self.entrance.lock(room.desk.database)

    def _say_idle(self, seconds: int) -> None:
        if self.room is not None:
            words = self.tr("Layar terkunci dalam {time}. Tekan tombol apa saja untuk lanjut.")
            told = words.format(time=duration(seconds)) if seconds else ""
            self.room.view.idle.say(told, "info")

    def _show(self, room: "OpenDesk", repair: "Repair") -> None:
        """Put the desk in front; before it, once, what had to be mended for it."""
        self.window.show_view(room.view)
        if not repair.anything:
            return
        from ui.widgets.repair_page import RepairPage

        page = RepairPage(room.telling_of(repair), self.theme)

        def leave() -> None:
            self.window.show_view(room.view)
            self.window.drop_view(page)
            room.view.come_back()

        page.left.connect(leave)
        self.window.show_view(page)
        page.start()

    @property
    def practice(self) -> "PracticeRoom | None":
        return self.practising.room

    def _bring_back(self) -> None:
        """Close the file, and lead to the door where a backup is brought back."""
        if self._leave_desk():
            self.entrance.bring_back()

    def _leave_desk(self) -> bool:
        """Close the file with all that works on it; say whether one was open."""
        room, self.room = self.room, None
        if room is None:
            return False
        self.idle.stop()
        self.practising.end()
        self.practising.desk = None
        room.stop()
        self.jobs.close()
        room.close()
        self.window.drop_view(room.view)
        room.deleteLater()
        return True

    def _revoked(self) -> None:
        """Put the lock before the desk of a withdrawn laptop, until the city has what it holds."""
        room = self.room
        if room is None or self._farewell is not None:
            return
        self.idle.stop()
        self.practising.end()
        room.stop()
        from ui.widgets.revoked_page import RevokedPage

        model = room.farewell()
        page = self._farewell = RevokedPage(model, self.theme)

        def back() -> None:
            self._farewell = None
            door = self.door if self._is_locked else None  # nobody has said who they are
            self.window.show_view(door or room.view)
            self.window.drop_view(page)
            room.view.start()
            if door is None:
                self.idle.start()

        def end() -> None:
            self._farewell = None
            self._leave_desk()
            self.entrance.end()
            self.window.drop_view(page)

        model.reinstated.connect(back)
        model.decided.connect(end)
        self.window.show_view(page)
        page.start()
        model.start()

    def close(self) -> None:
        """Wait for what is under way, then close line and file."""
        self.idle.stop()
        self._ahead.close()
        if self.room is not None:
            self.room.stop()
        self.jobs.close()
        self.practising.close()
        if self.room is not None:
            self.room.close()

    def tell_of_bug(self, error: BaseException) -> None:
        """Log a bug whole, and tell the clerk a code to read out."""
        if isinstance(error, (Refused, Unavailable)):  # told late, after its screen had gone
            logger.info("told nobody: %s", error)
            return
        if self.view is not None:
            self.view.keep_typing()
        code = secrets.token_hex(2).upper()
        logger.error("bug %s: %s", code, describe(error))
        self.window.tell_of_bug(code)

    def _come_back(self, officer: "Officer") -> None:
        """Show the desk again: as it was left, or for whoever has come instead."""
        room, hidden = self.room, self._hidden
        self._hidden = []
        if room is None:
            return
        self.entrance.leave()
        self.window.show_view(room.view)
        self.idle.start()
        if officer.id != room.desk.officer.id:
            for each in hidden:
                each.close()
            room.hand_over(officer)
            return
        room.view.come_back()
        for each in hidden:
            each.show()


def run(
    data: Path | None,
    activation: Path | None,
    language: str | None = None,
    file: Path | None = None,
) -> int:
    """Run the desktop until its window is closed; return the exit code.

    Args:
        data: Where the clerk's data lies; None for the usual place.
        activation: An activation file, for a first start.
        language: ``id`` or ``en``, for this time; None for what was chosen in the settings.
        file: One that was opened by a double click; a program that runs already takes it.
    """
    gc.disable()  # nothing of what a start reads is let go; see ui/rooms/memory.py
    folder = data_folder(data)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Loket Jamsostek")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("loket-jamsostek")  # its icon and its place in the panel
    with suppress(OSError):  # said at the door, in a sentence
        folder.mkdir(parents=True, exist_ok=True)
    one = OneWindow(folder, app)
    claim = one.claim(file)
    if claim is Claim.SHOWN:
        reached(Mark.DOOR)
        return 0
    handler = _start_log(folder)
    wanted = Language(language) if language else settings.language(folder)
    spoken = load_translation(app, resource_folder(), wanted)
    desktop = Desktop(app, folder, Keychain(), lambda: datetime.now(UTC), activation, spoken)
    desktop.window.open_within(app.primaryScreen().availableSize())
    install_crash_hook(lambda _kind, error, _trace: desktop.crashed.emit(error))
    one.wanted.connect(desktop.window.come_forward)
    handed = HandedFile(app, lambda: desktop.door, lambda: desktop.room, desktop)
    one.handed.connect(handed.take)
    desktop.warmed.connect(collect_from_now_on)
    desktop.reached.connect(partial(desk_reached, folder))
    desktop.reached.connect(give_back)
    if claim is Claim.TAKEN:
        desktop.stay_shut(Unavailable("instance.taken"))
    else:
        desktop.begin()
        if file is not None:
            handed.take(str(file.absolute()))
    reached(Mark.DOOR)
    try:
        return app.exec()
    finally:
        desktop.close()
        one.release()
        stop_log(handler)


def _start_log(folder: Path) -> logging.Handler:
    """Write the log where it can be written: a folder that is read-only is still looked at."""
    try:
        return start_log(folder)
    except OSError:
        return logging.NullHandler()
