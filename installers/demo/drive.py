"""The main job, done through the real windows with nobody looking: what `make run` shows unseen.

Register one worker of each segment, lose the line and find it again, send, let the city decide and
BPJS answer, print both papers for each. Every count on the way is checked; people's data is then
looked for wherever it may not lie.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.documents.render import page_png
from desktop_app.domain.confirmation import PaperKind, paper_number
from desktop_app.domain.listing import Question
from desktop_app.domain.membership import Status
from desktop_app.logs import start_log, stop_log
from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail, search, standing
from installers.demo.bpjs import issue_numbers
from installers.demo.leaks import traces
from installers.demo.office import CityOffice
from installers.demo.people import FOUR
from installers.demo.sample import OFFICER, PASSWORD
from installers.demo.typist import CONTROL, Typist
from ui.app import Desktop
from ui.messages import sentence_for
from ui.models.worker_table import Column
from ui.widgets.desk_view import DeskView
from ui.widgets.first_run_page import FirstRunPage
from ui.widgets.unlock_page import UnlockPage

WINDOW = QSize(1366, 688)
PAPER_DPI = 150
_NO_SERVER = "sync.refused"
"""What a line says when nothing listens at its other end."""
SECRETS = [person[name] for person in FOUR for name in ("nik", "name", "mother", "street")]


class DoesNotAddUp(Exception):
    """A count that was checked on the way is not what it has to be."""


@dataclass
class Checks:
    """What was counted, said aloud as it is counted."""

    told: list[str] = field(default_factory=list)

    def equal(self, what: str, found: object, expected: object) -> None:
        line = f"{'ok ' if found == expected else 'NO '} {what}: {found}"
        self.told.append(line)
        print(line, flush=True)
        if found != expected:
            raise DoesNotAddUp(f"{what}: {found}, and not {expected}")


def drive(office: CityOffice, activation: Path, folder: Path) -> int:
    """Do the main job; return 0 when everything added up.

    Args:
        office: The city, founded but not yet serving.
        activation: The laptop's activation file.
        folder: Where papers, pictures, the city's list and the laptop's own folder are left.
    """
    for name in ("kertas", "layar"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    laptop = folder / "laptop"
    (laptop / "sementara").mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = str(laptop / "sementara")  # so that temporary files are searched as well
    log = start_log(laptop)
    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("there is an application already, and it has no windows")
    desktop = Desktop(app, laptop, Keychain(), lambda: datetime.now(UTC), activation)
    checks = Checks()
    day = Day(office, desktop, Typist(app, desktop.window, folder / "layar"), checks, folder)
    try:
        day.whole()
    except (DoesNotAddUp, RuntimeError, TypeError) as error:
        day.typist.look(desktop.window, "stopped_here")
        print(f"\nIt does not add up: {error}\nPictures: {folder / 'layar'}", file=sys.stderr)
        return 1
    finally:
        desktop.close()
        stop_log(log)
    try:
        checks.equal("files with people's data in clear, afterwards", traces(SECRETS, [laptop]), [])
    except DoesNotAddUp:
        return 1
    (folder / "hitungan.txt").write_text("\n".join(checks.told) + "\n", encoding="utf-8")
    print(f"\nPapers, pictures, the city's list and all counts are in {folder}")
    return 0


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what a screen that nobody sees cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _has(things: Sequence[object], count: int) -> bool:
    return len(things) == count


class Day:
    """One working day of one laptop, from the stick with its activation to the last paper."""

    def __init__(
        self, office: CityOffice, desktop: Desktop, typist: Typist, checks: Checks, folder: Path
    ) -> None:
        self._office, self._desktop, self.typist = office, desktop, typist
        self._checks, self._folder = checks, folder
        self._registered: list[UUID] = []

    def whole(self) -> None:
        self._desktop.window.resize(WINDOW)
        self._desktop.begin()
        QTest.qWaitForWindowActive(self._desktop.window)
        with self._office.open():
            self._start_anew()
            self._register(0)
            self._send(online=True, waiting=0)
        self._register(1, 2, 3)
        self._send(online=False, waiting=3)
        self.typist.look(self._desktop.window, "offline")
        self._keep_papers(PaperKind.PROOF)
        with self._office.open():
            self._send(online=True, waiting=0)
            self._let_the_city_decide()
            self._send(online=True, waiting=0)
            self._see_who_is_active()
            self._keep_papers(PaperKind.CONFIRMATION)
            self._send(online=True, waiting=0)
            self._lock_and_come_back()
            self._compare_with_the_city()

    @property
    def _today(self) -> date:
        return datetime.now(UTC).date()

    @property
    def _jobs_are_idle(self) -> bool:
        return self._desktop.jobs.under_way == 0

    @property
    def _view(self) -> DeskView:
        view = self._desktop.view
        if view is None:
            raise RuntimeError("the desk is not open")
        return view

    def _start_anew(self) -> None:
        """Go through the first start: the activation was named on the command line."""
        typist, door = self.typist, self._desktop.door
        if not isinstance(door, FirstRunPage):
            raise TypeError("a new laptop does not begin with its first start")
        typist.wait_until(door.activation.go_on.isVisible, "the activation to be read")
        typist.look(self._desktop.window, "first_start_activation")
        typist.press(Qt.Key.Key_Return)
        for words in (OFFICER, PASSWORD, PASSWORD):
            typist.type(words)
            typist.press(Qt.Key.Key_Return)
        typist.look(self._desktop.window, "first_start_officer")
        typist.press(Qt.Key.Key_Return)
        typist.wait_until(lambda: bool(door.recovery.code.text()), "the recovery code")
        typist.look(self._desktop.window, "first_start_recovery")
        group = int(door.recovery.asked.text().split("ke-")[1].split(" dari")[0])
        typist.type(door.recovery.code.text().split("-")[group - 1])
        typist.press(Qt.Key.Key_Return)
        typist.press(Qt.Key.Key_Return)
        typist.wait_until(lambda: self._desktop.view is not None, "the desk")
        typist.look(self._desktop.window, "empty_form")

    def _register(self, *people: int) -> None:
        """Type these people in, one after the other, and save each with Ctrl+S."""
        form, typist = self._view.registration, self.typist
        saved: list[UUID] = []
        form.model.registered.connect(lambda registration, _paper: saved.append(registration.id))
        for count, which in enumerate(people, start=1):
            self._go_to_the_form()
            typist.fill_in(form, FOUR[which])
            typist.wait_until(lambda: self._jobs_are_idle, "what is owed")
            typist.look(self._desktop.window, f"form_{FOUR[which]['segment']}")
            typist.press(Qt.Key.Key_S, CONTROL)
            typist.wait_until(partial(_has, saved, count), "Tersimpan")
        typist.look(self._desktop.window, "saved")
        self._registered += saved

    def _go_to_the_form(self) -> None:
        if self._view.pages.currentWidget() is not self._view.registration:
            self.typist.press(Qt.Key.Key_N, CONTROL)
        nik = self._view.registration.form.parts.nik
        self.typist.wait_until(lambda: self.typist.focus is nik and not nik.text(), "an empty form")

    def _send(self, *, online: bool, waiting: int) -> None:
        """Press F9, and wait until the banner and the sums say how it ended."""
        banner = self._view.banner
        self.typist.press(Qt.Key.Key_F9)
        words = "Daring" if online else f"{waiting} belum terkirim. {sentence_for(_NO_SERVER, {})}"

        def ended() -> bool:
            return not banner.bar.isVisible() and banner.words.text().startswith(words)

        self.typist.wait_until(ended, f"the banner to say {words}")
        counts = standing(self._desk).counts
        parts = counts.delivered + counts.waiting + counts.needs_clerk + counts.needs_city
        many = len(self._registered)
        self._checks.equal("saved, and the sum of its parts", (counts.saved, parts), (many, many))
        line = "up" if online else "down"
        self._checks.equal(f"waiting, with the line {line}", counts.waiting, waiting)

    def _keep_papers(self, kind: PaperKind) -> None:
        for which, subject in enumerate(self._registered):
            self._open(which)
            self._keep_paper(kind, subject, FOUR[which]["segment"])

    def _keep_paper(self, kind: PaperKind, subject: UUID, segment: str) -> None:
        """Look at the paper of the person shown, keep it as PDF, and see that it was recorded."""
        typist, preview = self.typist, self._view.preview
        shift = Qt.KeyboardModifier.ShiftModifier
        typist.press(Qt.Key.Key_P, CONTROL | shift if kind is PaperKind.CONFIRMATION else CONTROL)
        number = paper_number(kind, detail(self._desk, subject).registration.number)
        typist.wait_until(
            lambda: preview.isVisible() and number in preview.number.text(), f"paper {number}"
        )
        typist.look(preview, f"preview_{kind.value}_{segment}")
        path = self._folder / "kertas" / f"{kind.value}_{segment}.pdf"
        typist.name_file(path)
        typist.press(Qt.Key.Key_S, CONTROL)
        typist.wait_until(lambda: path.name in preview.notice.words.text(), "the file")
        path.with_suffix(".png").write_bytes(page_png(path.read_bytes(), PAPER_DPI))
        typist.press(Qt.Key.Key_Escape)
        typist.wait_until(lambda: not preview.isVisible(), "the preview to close")
        given = [paper.kind for paper in detail(self._desk, subject).papers]
        self._checks.equal(f"{kind.value} given, {segment}", given.count(kind), 1)

    def _open(self, which: int) -> None:
        """Search for a person by name, and open what is found."""
        typist, view = self.typist, self._view
        typist.press(Qt.Key.Key_F2)
        typist.wait_until(lambda: typist.focus is view.list.search, "the search")
        name = FOUR[which]["name"]
        typist.type(name)
        rows = view.list.rows.model()

        def found() -> bool:
            shown = rows.data(rows.index(0, Column.NAME), Qt.ItemDataRole.DisplayRole)
            return rows.rowCount() == 1 and shown == name

        typist.wait_until(found, f"person {which + 1} to be found")
        typist.press(Qt.Key.Key_Return)
        typist.press(Qt.Key.Key_Return)
        typist.wait_until(lambda: view.detail.title.text() == name, "the detail")

    def _let_the_city_decide(self) -> None:
        """Be the operator, and the BPJS branch, at their own command lines."""
        office, folder = self._office, self._folder / "kota"
        office.operator("verify", "--all")
        office.operator("approve", "--all", "--decree", "460/17/2026", "--on", f"{self._today}")
        office.operator("export", folder / "untuk-bpjs.xlsx")
        sent, returned = folder / "untuk-bpjs.xlsx", folder / "dari-bpjs.xlsx"
        self._checks.equal("rows BPJS answered", issue_numbers(sent, returned), len(FOUR))
        office.operator("import", returned)

    def _see_who_is_active(self) -> None:
        statuses = [line.status for line in search(self._desk, Question())]
        self._checks.equal("active", statuses.count(Status.ACTIVE), len(FOUR))
        self.typist.press(Qt.Key.Key_F2)
        self.typist.press(Qt.Key.Key_Escape)
        self.typist.press(Qt.Key.Key_F2)
        self.typist.wait_until(lambda: self._view.list.rows.model().rowCount() == len(FOUR), "all")
        self.typist.look(self._desktop.window, "list")
        self._open(0)
        self.typist.look(self._desktop.window, "detail")

    def _lock_and_come_back(self) -> None:
        typist, window = self.typist, self._desktop.window
        typist.press(Qt.Key.Key_L, CONTROL)
        typist.wait_until(lambda: isinstance(self._desktop.door, UnlockPage), "the lock")
        typist.look(window, "locked")
        typist.type(PASSWORD)
        typist.press(Qt.Key.Key_Return)
        typist.wait_until(lambda: window.view is self._view, "the desk behind the lock")

    def _compare_with_the_city(self) -> None:
        """Lay the city's own list beside the laptop's."""
        listing = self._office.operator("list", "--status", "active")
        (self._folder / "daftar-kota.txt").write_text(listing, encoding="utf-8")
        numbers = [line.number for line in search(self._desk, Question())]
        known = sum(number in listing for number in numbers)
        self._checks.equal("registrations active in the city's list", known, len(FOUR))
        with self._desk.database.reading() as tx:
            self._checks.equal("facts waiting", tx.outbox.summary().waiting, 0)
        self._desk.database.backup(self._folder / "laptop" / "cadangan.db")
        leaks = traces(SECRETS, [self._folder / "laptop"])
        self._checks.equal("files with people's data in clear, while open", leaks, [])

    @property
    def _desk(self) -> Desk:
        desk = self._desktop.desk
        if desk is None:
            raise RuntimeError("nobody sits at the desk")
        return desk
