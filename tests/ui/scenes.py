"""Every screen of the program in a state worth looking at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import Activation
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import create_database
from desktop_app.use_cases.backups import Backup
from desktop_app.use_cases.first_run import Opened
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.restoring import Examined
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import CITY, FISHER, NOW, TEACHER, TRADER, WELDER
from tests.ui.conftest import MemoryKeychain
from tests.ui.sample import DOUBTS, deliver_some, register_all
from ui.app import Desktop
from ui.messages import sentence_for
from ui.viewmodels.first_run import Step
from ui.viewmodels.worded import complaints
from ui.widgets.desk_view import DeskView, Tab
from ui.widgets.first_run_page import FirstRunPage
from ui.widgets.restore_page import RestorePage
from ui.widgets.unlock_page import UnlockPage

PERSON = replace(TRADER, nik="3375014507890021", name="Siti Contoh Rahmawati")


class Scenes:
    """One desktop that is led from screen to screen."""

    def __init__(self, app: QApplication, folder: Path, size: tuple[int, int]) -> None:
        self.app, self._size = app, size
        self.desktop = Desktop(app, folder / "laptop", MemoryKeychain(), lambda: NOW)
        self.desktop.window.resize(*size)
        self.desktop.window.show()  # pages that nobody sees do not read the file
        self._database = create_database(folder / "berkas.db", KEY)
        self._desk = new_desk(self._database, read_books(resource_folder()), DEVICE)
        register_all(self._desk)
        deliver_some(self._desk)
        self._other: QWidget | None = None

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "first_run_1", self.first_run
        yield "first_run_2", self.first_run_officer
        yield "first_run_3", self.first_run_recovery
        yield "unlock", self.unlock
        yield "recover", self.recover
        yield "form_empty", self.form_empty
        yield "form", self.form_full
        yield "form_employee", self.form_employee
        yield "form_errors", self.form_errors
        yield "form_held", self.form_held
        yield "form_alike", self.form_alike
        yield "form_emptied", self.form_emptied
        yield "form_saved", self.form_saved
        yield "list", self.list
        yield "list_nothing", self.list_nothing
        yield "troubles", self.troubles
        yield "mend", self.mend
        yield "detail", self.detail
        yield "preview", self.preview
        yield "preview_pages", self.preview_pages
        yield "withdraw", self.withdraw
        yield "settings", self.settings
        yield "settings_backup", self.settings_backup
        yield "form_restored", self.form_restored
        yield "amendment_left", self.amendment_left
        yield "disk_little", self.disk_little
        yield "restore", self.restore
        yield "restore_whole", self.restore_whole
        yield "place", self.place
        yield "file_missing", self.file_missing
        yield "detail_double", self.detail_double

    def shown(self) -> QWidget:
        return self._other or self.desktop.window

    def settle(self) -> None:
        """Wait until everything asked has been answered and painted; an answer may ask anew."""
        quiet = 0
        while quiet < 3:
            QTest.qWait(1)
            quiet = 0 if self.desktop.jobs.under_way else quiet + 1

    def close(self) -> None:
        self.desktop.close()
        self._database.close()

    # Before the door

    def _door(self, door: QWidget) -> None:
        self._other = None
        self.desktop.window.show_view(door)
        self.desktop.window.show()

    def _first_run(self) -> FirstRunPage:
        self.desktop.entrance.begin_anew()
        door = self.desktop.door
        assert isinstance(door, FirstRunPage)
        self._door(door)
        self.desktop.window.resize(*self._size)
        return door

    def first_run(self) -> None:
        door = self._first_run()
        activation = Activation("https://jamsostek.contoh.go.id", "KODE", 1, bytes(32), "e", CITY)
        door.activation._show_found(activation)

    def first_run_officer(self) -> None:
        door = self._first_run()
        door._go_to(Step.OFFICER)
        door.officer.name.setText("Rina Kurniasih")
        door.officer.complain(
            complaints([Issue("password.too_short", "password", figures={"least": 12, "now": 7})])
        )

    def first_run_recovery(self) -> None:
        door = self._first_run()
        door._go_to(Step.RECOVERY)
        door.recovery._show_code("K7QM2-XVD9R-TB4HN-WP3ZC-7HX2M", 4)

    def _unlock(self) -> UnlockPage:
        self.desktop.entrance.ask_for_password()
        door = self.desktop.door
        assert isinstance(door, UnlockPage)
        self._door(door)
        return door

    def unlock(self) -> None:
        door = self._unlock()
        door.by_password.complain(complaints([Issue("vault.password_wrong", "password")]))

    def recover(self) -> None:
        self._unlock()._go_to(1)

    # Behind it

    def _view(self) -> DeskView:
        if self.desktop.view is None:
            self.desktop.enter(Opened(self._database, self._desk.officer))
        view = self.desktop.view
        assert view is not None
        view.stop()
        self._other = None
        view.preview.hide()
        view.notice.silence()
        view.models.banner.read()  # not what another scene had it say
        self.desktop.window.show_view(view)
        self.desktop.window.resize(*self._size)
        self.settle()
        return view

    def _form(self) -> DeskView:
        view = self._view()
        view.go_to(Tab.REGISTRATION)
        view.registration.model.start()
        view.registration.foot.end_news()  # of the scene before
        self.settle()
        return view

    def form_empty(self) -> None:
        self._form()

    def form_full(self) -> None:
        view = self._form()
        view.registration.form.show_form(PERSON)
        self.settle()
        view.registration.form.go_to("mother")

    def form_employee(self) -> None:
        view = self._form()
        view.registration.form.show_form(replace(TEACHER, nik="3375016208920021"))
        self.settle()
        view.registration.form.go_to("employer")

    def form_errors(self) -> None:
        view = self._form()
        form = replace(WELDER, nik="3375010101850021", mother="", income="satu juta", consent=False)
        view.registration.form.show_form(form)
        self.settle()
        view.registration.save.click()

    def form_held(self) -> None:
        self._form().registration.form.show_form(FISHER)

    def form_alike(self) -> None:
        """Type somebody who is on file already, with another NIK and a slip in the name."""
        page = self._form().registration
        again = replace(FISHER, nik="3375011203750031", name="Bagas Wirajuda")
        page.form.show_form(again)
        page.form.edited.emit()

    def form_emptied(self) -> None:
        self.form_full()
        self.settle()
        view = self._view()
        view.registration.clear.click()

    def form_saved(self) -> None:
        """Tell of a long name what is told after saving; nothing is saved for a picture."""
        page = self._form().registration
        long = replace(self._anybody().worker, name="Siti Contoh Rahmawati Kusumaningtyas Wardani")
        page.model.registered.emit(replace(self._anybody(), worker=long), False)
        page.foot.undo.show()

    def _anybody(self) -> Registration:
        with self._database.reading() as tx:
            anybody = tx.workers.get(tx.workers.page(None, 1)[0].id)
        assert anybody is not None
        return anybody

    def list(self) -> None:
        view = self._view()
        view.list.search.clear()
        view.go_to(Tab.LIST)

    def list_nothing(self) -> None:
        view = self._view()
        view.go_to(Tab.LIST)
        view.list.go_to_search()
        view.list.search.setText("tidak ada")
        view.models.workers.search("tidak ada")
        QTest.qWait(80)

    def troubles(self) -> None:
        self._view().go_to(Tab.TROUBLES)

    def mend(self) -> None:
        view = self._view()
        view.go_to(Tab.TROUBLES)
        self.settle()
        view.models.troubles.open(0)

    def _active(self) -> DeskView:
        view = self._view()
        view.go_to(Tab.LIST)
        with self._database.reading() as tx:
            lines = tx.workers.page(None, 100)
        view.open_detail(lines[-1].id)
        self.settle()
        return view

    def detail(self) -> None:
        self._active()

    def detail_double(self) -> None:
        """Look at somebody who was registered twice, and be told what merging would do."""
        view, double = self._view(), replace(FISHER, nik="3375011203750032", phone="081234567000")
        with self._database.reading() as tx:
            held = tx.workers.with_nik(Nik(double.nik))
        if held is None:
            register_worker(self._desk, double, DOUBTS, NOW)
        view.go_to(Tab.LIST)
        with self._database.reading() as tx:
            held = tx.workers.with_nik(Nik(double.nik))
        assert held is not None
        view.open_detail(held.id)
        self.settle()
        view.detail.merge.begin.click()

    def preview(self) -> None:
        view = self._active()
        shown = view.detail._shown
        assert shown is not None
        view.open_preview(shown.id, PaperKind.CONFIRMATION)
        self._other = view.preview

    def preview_pages(self) -> None:
        view = self._active()
        shown = view.detail._shown
        assert shown is not None
        view.open_preview(shown.id, PaperKind.RIGHTS)
        self._other = view.preview

    def withdraw(self) -> None:
        view = self._active()
        view.detail.ask_to_withdraw()
        dialog = view.detail.findChild(QWidget, "withdraw")
        assert dialog is not None
        self._other = dialog

    def settings(self) -> None:
        view = self._view()
        for dialog in view.detail.findChildren(QWidget, "withdraw"):
            dialog.close()
        view.go_to(Tab.SETTINGS)

    def settings_backup(self) -> None:
        self.settings()
        self.settle()
        view = self._view()
        box = view.settings.backups
        view.models.backups._tell(Backup("", NOW, 1250))
        name = "loket-3375011002-1-20261122T094100.cadangan"
        box.notice.say(f"Cadangan selesai dan sudah diperiksa: {name}.", "ok")

    def form_restored(self) -> None:
        view = self._form()
        view.registration.model.restored.emit(PERSON)

    def amendment_left(self) -> None:
        view = self._view()
        view.amend(self._anybody())
        self.settle()
        page = view.amendment.page
        assert page is not None
        page.form.parts.texts["name"].setText("Nama Lain")
        view.leave()

    def disk_little(self) -> None:
        view = self._form()
        view.amendment.end_offer()
        view.disk.say(sentence_for("disk.little", {"megabytes": 143}), "warn")

    def _restore(self) -> RestorePage:
        self._view().disk.silence()
        self.desktop.entrance.bring_back()
        door = self.desktop.door
        assert isinstance(door, RestorePage)
        self._door(door)
        self.settle()
        return door

    def restore(self) -> None:
        door = self._restore()
        door.choosing.file.setText("loket-3375011002-1-20261122T094100.cadangan")
        door.choosing.complain(complaints([Issue("vault.password_wrong", "password")]))

    def restore_whole(self) -> None:
        number = self._anybody().number
        examined = Examined("", NOW, 1250, number, "Medono", "Asia/Jakarta")
        self._restore()._model._was_examined(examined)

    def place(self) -> None:
        self._shut(Unavailable("place.cloud"), may_restore=False)

    def file_missing(self) -> None:
        self._shut(Unavailable("database.missing"), may_restore=True)

    def _shut(self, no: Unavailable, *, may_restore: bool) -> None:
        self.desktop.entrance.stay_shut(no, may_restore=may_restore)
        gate = self.desktop.window.view
        assert gate is not None
        self._door(gate)
