"""Who works here, as the screen knows it, and what may be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.office import Role
from desktop_app.errors import Unavailable
from desktop_app.use_cases.officer_history import Asked, OfficerHistory
from desktop_app.use_cases.officers import Colleague, Staff
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.models.plain_table import PlainColumn, PlainTableModel
from ui.viewmodels.first_run import whole_complaint
from ui.viewmodels.officer_history import HistoryTable, history_shown
from ui.viewmodels.worded import complaints

_TEXTS = {
    "name": QT_TRANSLATE_NOOP("staff", "Nama"),
    "role": QT_TRANSLATE_NOOP("staff", "Peran"),
    "access": QT_TRANSLATE_NOOP("staff", "Akses"),
    "you": QT_TRANSLATE_NOOP("staff", "{name} (Anda)"),
    "clerk": QT_TRANSLATE_NOOP("staff", "Petugas"),
    "supervisor": QT_TRANSLATE_NOOP("staff", "Penyelia"),
    "may": QT_TRANSLATE_NOOP("staff", "Bisa masuk"),
    "no_password": QT_TRANSLATE_NOOP("staff", "Belum punya kata sandi"),
    "ended": QT_TRANSLATE_NOOP("staff", "Akses diakhiri"),
    "added": QT_TRANSLATE_NOOP("staff", "{name} bisa masuk dengan kata sandinya."),
    "renamed": QT_TRANSLATE_NOOP(
        "staff", "Nama diganti. Kertas yang lalu tetap memakai nama lama."
    ),
    "changed": QT_TRANSLATE_NOOP("staff", "Peran diganti."),
    "over": QT_TRANSLATE_NOOP("staff", "Akses diakhiri. Nama dan riwayatnya tetap ada."),
    "given": QT_TRANSLATE_NOOP("staff", "Kata sandi baru berlaku sekarang."),
}


def staff_text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("staff", str(_TEXTS[key])).format(**figures)


def role_word(role: Role) -> str:
    return staff_text("supervisor" if role is Role.SUPERVISOR else "clerk")


@dataclass(frozen=True, slots=True)
class StaffActs:
    """What the page can ask for; passwords are typed by those they belong to."""

    staff: Callable[[], Staff]
    add: Callable[[str, Role, str], object]
    rename: Callable[[UUID, str], object]
    change_role: Callable[[UUID, Role], object]
    end: Callable[[UUID], object]
    give: Callable[[UUID, str], object]
    change_own: Callable[[str, str], object]
    history: Callable[[Asked, int | None], OfficerHistory]
    zone: str


class StaffViewModel(QObject):
    """Keeps the list of officers, and says how each act went.

    Signals:
        shown: Whether the one who looks may change it.
        history_read: ``HistoryShown``; what happened is in ``history``.
        done: A sentence.
        refused: ``Complaint`` list.
        busy: Something is being done that takes its time.
        broke: A bug's error.
    """

    shown = Signal(bool)
    history_read = Signal(object)
    done = Signal(str)
    refused = Signal(object)
    busy = Signal(bool)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: StaffActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        columns = (
            PlainColumn[Colleague](_TEXTS["name"], _name),
            PlainColumn[Colleague](_TEXTS["role"], lambda one: role_word(one.officer.role)),
            PlainColumn[Colleague](_TEXTS["access"], lambda one: staff_text(_access(one)), _shape),
        )
        self.table: PlainTableModel[Colleague] = PlainTableModel("staff", columns, self)
        self.history = HistoryTable(acts.zone, self)
        self.history.more_wanted.connect(self._read_older)
        self._asked, self._latest = Asked(), Latest()

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.staff, self._show, self._failed)

    @Slot()
    def read_history(self) -> None:
        """Read who came in when and what was changed, all of it; only supervisors may."""
        self.ask_history(Asked())

    def ask_history(self, asked: Asked) -> None:
        """Read these acts of it, the latest first."""
        self._asked = asked
        show = self._latest.only(self._show_history)
        self._jobs.run(lambda: self._acts.history(asked, None), show, self._failed)

    def _read_older(self, before: int) -> None:
        asked = self._asked
        show = self._latest.only(self.history.go_on)
        self._jobs.run(lambda: self._acts.history(asked, before), show, self._failed)

    def _show_history(self, history: OfficerHistory) -> None:
        self.history.begin(history)
        self.history_read.emit(history_shown(history))

    def add(self, name: str, role: Role, password: str, again: str) -> None:
        self._with_password(password, again, lambda: self._acts.add(name, role, password), "added",
                            name=name.strip())  # fmt: skip

    def rename(self, who: UUID, name: str) -> None:
        self._act(lambda: self._acts.rename(who, name), "renamed")

    def change_role(self, who: UUID, role: Role) -> None:
        self._act(lambda: self._acts.change_role(who, role), "changed")

    def end(self, who: UUID) -> None:
        self._act(lambda: self._acts.end(who), "over")

    def give(self, who: UUID, password: str, again: str) -> None:
        self._with_password(password, again, lambda: self._acts.give(who, password), "given")

    def change_own(self, old: str, password: str, again: str) -> None:
        self._with_password(password, again, lambda: self._acts.change_own(old, password), "given")

    def _with_password(
        self, password: str, again: str, work: Callable[[], object], done: str, **figures: str
    ) -> None:
        if password != again:
            self.refused.emit(complaints([Issue("password.differs", "again")]))
            return
        self._act(work, done, **figures)

    def _act(self, work: Callable[[], object], done: str, **figures: str) -> None:
        def was_done(_nothing: object) -> None:
            self.busy.emit(False)
            self.done.emit(staff_text(done, **figures))
            self._changes.tell(Change.CITY)  # whose desk it is may be called otherwise now
            self.read()

        self.busy.emit(True)
        self._jobs.run(work, was_done, self._failed)

    def _show(self, staff: Staff) -> None:
        self.table.show_all(staff.colleagues)
        self.shown.emit(staff.may_manage)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            self.refused.emit(whole_complaint(error))
            self._jobs.run(self._acts.staff, self._show, self.broke.emit)
        else:
            self.broke.emit(error)


def _name(one: Colleague) -> str:
    name = one.officer.name
    return staff_text("you", name=name) if one.is_self else name


def _access(one: Colleague) -> str:
    if not one.officer.has_access:
        return "ended"
    return "may" if one.has_password else "no_password"


def _shape(one: Colleague) -> str:
    """Return the status that looks as this access does: shape and word, never colour alone."""
    shapes: dict[str, str] = {
        "may": DeliveryStatus.DELIVERED.value,
        "no_password": DeliveryStatus.NEEDS_CLERK.value,
        "ended": Status.WITHDRAWN.value,
    }
    return shapes[_access(one)]
