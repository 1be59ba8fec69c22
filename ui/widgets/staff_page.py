"""Who works here: taken in, renamed, made a supervisor, let in again, let in no more."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from desktop_app.domain.office import Role
from desktop_app.use_cases.officers import Colleague
from ui.theme import Theme
from ui.viewmodels.staff import StaffViewModel
from ui.viewmodels.worded import Complaint
from ui.widgets.flow import flowing
from ui.widgets.officer_history_dialog import OfficerHistoryDialog
from ui.widgets.page import Aside
from ui.widgets.pieces import Button, Notice, column, row, text
from ui.widgets.rows_view import RowsView
from ui.widgets.staff_dialog import Ask, StaffDialog

_WIDTHS: dict[int, int] = {1: 130, 2: 220}

Typed = Mapping[str, str]


class StaffPage(Aside):
    """The list, and beneath it what may be done about who is chosen."""

    def __init__(self, model: StaffViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self._may_manage = False
        self.dialog: StaffDialog | None = None
        self.rows = RowsView(model.table, theme, _WIDTHS, 0)
        self.rows.setAccessibleName(self.tr("Petugas"))
        self.notice = Notice(theme)
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.add = Button(theme, self.tr("&Tambah petugas…"), "primary", "user-plus")
        self.rename = Button(theme, self.tr("Ganti &nama…"), icon="pencil")
        self.role = Button(theme, self.tr("Ganti pe&ran"), icon="stamp")
        self.password = Button(theme, self.tr("Kata &sandi…"), icon="lock")
        self.end = Button(theme, self.tr("&Akhiri akses…"), "danger", "ban")
        self.past = Button(theme, self.tr("Ri&wayat petugas…"), "quiet", "history")
        self.history = OfficerHistoryDialog(model, theme, self)
        self.words = text("", "hint", wraps=True)
        self._lay_out()
        self.rows.selectionModel().currentRowChanged.connect(self._offer)
        model.table.modelReset.connect(self._offer)
        model.shown.connect(self._show)
        model.done.connect(self._was_done)
        model.history_read.connect(self.history.open_with)
        model.refused.connect(self._complain)
        for button, act in (
            (self.back, self.left.emit),
            (self.add, self._ask_to_add),
            (self.past, model.read_history),
            (self.rename, self._ask_name),
            (self.role, self._change_role),
            (self.password, self._ask_password),
            (self.end, self._ask_to_end),
        ):
            button.clicked.connect(act)

    def start(self) -> None:
        self.notice.silence()
        self._model.read()
        self.rows.go_to_first()

    @property
    def chosen(self) -> Colleague | None:
        return self._model.table.thing(self.rows.currentIndex().row())

    def _lay_out(self) -> None:
        middle = column(spacing=8)
        middle.addLayout(row(text(self.tr("Petugas"), "title"), 1, self.past))
        middle.addWidget(self.words)
        middle.addWidget(self.rows, 1)
        acts = (self.end, self.role, self.rename, self.password, self.add)
        bar = row(self.back)
        bar.addLayout(flowing(*acts, ends_right=True), 1)
        self.fill(middle, bar, self.notice)

    def _show(self, may_manage: bool) -> None:
        self._may_manage = may_manage
        self.words.setText(
            self.tr("Kata sandi diketik sendiri oleh pemiliknya. Nama lama tetap ada di riwayat.")
            if may_manage
            else self.tr("Nama dan kata sandi Anda bisa Anda ganti; selebihnya diatur penyelia.")
        )
        self.add.setVisible(may_manage)
        self.past.setVisible(may_manage)
        self._offer()

    def _offer(self, *_chosen: object) -> None:
        """Offer what may be done about who is chosen; the use case decides once more."""
        one = self.chosen
        others = one is not None and not one.is_self and self._may_manage
        has_access = one is not None and one.officer.has_access
        self.end.setVisible(others and has_access)
        self.role.setVisible(others and has_access)
        self.rename.setVisible(one is not None and (one.is_self or others))
        self.password.setVisible(one is not None and (one.is_self or others))

    def _ask_to_add(self) -> None:
        ask = Ask(
            self.tr("Tambah petugas"),
            self.tr("Petugas baru mengetik sendiri kata sandinya."),
            ("name", "role", "password", "again"),
            self.tr("Tambah"),
        )
        self._open(
            ask,
            lambda typed: self._model.add(
                typed["name"], Role(typed["role"]), typed["password"], typed["again"]
            ),
        )

    def _ask_name(self) -> None:
        one = self.chosen
        if one is None:
            return
        who = one.officer.id
        words = self.tr("Kertas dan data yang lalu tetap memakai nama lama.")
        ask = Ask(self.tr("Ganti nama"), words, ("name",), self.tr("Ganti"), one.officer.name)
        self._open(ask, lambda typed: self._model.rename(who, typed["name"]))

    def _change_role(self) -> None:
        one = self.chosen
        if one is not None:
            is_clerk = one.officer.role is Role.CLERK
            self._model.change_role(one.officer.id, Role.SUPERVISOR if is_clerk else Role.CLERK)

    def _ask_password(self) -> None:
        one = self.chosen
        if one is None:
            return
        who = one.officer.id
        title, confirm = self.tr("Kata sandi baru"), self.tr("Ganti kata sandi")
        if one.is_self:
            words = self.tr("Ketik kata sandi lama, lalu yang baru dua kali.")
            ask = Ask(title, words, ("old", "password", "again"), confirm)
            self._open(
                ask, lambda it: self._model.change_own(it["old"], it["password"], it["again"])
            )
            return
        words = self.tr("{name} mengetik sendiri kata sandi barunya.").format(name=one.officer.name)
        ask = Ask(title, words, ("password", "again"), confirm)
        self._open(ask, lambda it: self._model.give(who, it["password"], it["again"]))

    def _ask_to_end(self) -> None:
        one = self.chosen
        if one is None:
            return
        who = one.officer.id
        words = self.tr("{name} tidak bisa masuk lagi di komputer ini. Riwayatnya tetap ada.")
        ask = Ask(
            self.tr("Akhiri akses"),
            words.format(name=one.officer.name),
            (),
            self.tr("Akhiri akses"),
        )
        self._open(ask, lambda _typed: self._model.end(who))

    def _open(self, ask: Ask, then: Callable[[Typed], None]) -> None:
        dialog = self.dialog = StaffDialog(ask, self._theme, self)
        dialog.given.connect(then)
        self._model.busy.connect(dialog.be_busy)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _was_done(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.notice.say(words, "ok")

    def _complain(self, complaints: tuple[Complaint, ...]) -> None:
        if self.dialog is not None:
            self.dialog.complain(complaints)
        else:
            self.notice.say("\n".join(one.text for one in complaints), "error")
