"""The locked door: password, or recovery code and a new password."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui import formats
from ui.theme import Theme
from ui.viewmodels.unlock import People, UnlockViewModel
from ui.viewmodels.worded import Choice, Complaint
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import EnterMoves, Field
from ui.widgets.gate import Gate, secret_edit
from ui.widgets.pieces import Button, Notice, row


class WhoField(Field):
    """Who is there: shown only where there is a choice."""

    def __init__(self, theme: Theme, words: str) -> None:
        self.names = ChoiceCombo()
        super().__init__(theme, words, {"officer": self.names})
        self.offer(())

    @property
    def chosen(self) -> UUID | None:
        return UUID(self.names.value) if self.names.value else None

    def offer(self, people: People) -> None:
        """Offer names, the first of them chosen."""
        self.names.clear()
        self.names.offer([Choice(str(who), name) for who, name in people])
        several = len(people) > 1
        self.setVisible(several)
        self.label.setVisible(several)


class PasswordGate(Gate):
    """The everyday way in."""

    def __init__(self, model: UnlockViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "lock",
            self.tr("Buka Loket Jamsostek"),
            self.tr("Data di komputer ini terkunci. Masukkan kata sandi Anda."),
        )
        self._model = model
        self.password = secret_edit()
        self.who = WhoField(theme, self.tr("&Petugas"))
        self.add_fields(self.who, Field(theme, self.tr("Kata &sandi"), {"password": self.password}))
        self.waiting = Notice(theme, rounded=True)
        self.restore = Button(theme, self.tr("Pulihkan dari cadangan…"), icon="history")
        self.restore.hide()
        self.forgotten = Button(theme, self.tr("Lupa kata sandi?"), "quiet")
        self.go_on = Button(theme, self.tr("Buka"), "primary")
        self.body.addWidget(self.notice)
        self.body.addWidget(self.waiting)
        self.body.addLayout(row(self.restore, 1))
        self.body.addLayout(row(self.forgotten, 1, self.go_on))
        self._enter = EnterMoves([self.go_on, self.forgotten], self)
        self.password.returnPressed.connect(self.go_on.click)  # one field: Enter opens the door
        self.go_on.clicked.connect(self._unlock)
        self.who.names.activated.connect(self._another)
        model.busy.connect(self.go_on.setDisabled)
        model.damaged.connect(self.restore.show)
        model.people.connect(self.who.offer)
        model.pause.connect(self._show_pause)

    def start(self) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlock(self) -> None:
        self._model.unlock(self.password.text(), self.who.chosen)

    def _another(self) -> None:
        """Somebody else is there: nothing that was said of the one before is about them."""
        self.calm()
        self.waiting.silence()
        self.password.clear()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pause(self, seconds: int) -> None:
        if seconds:
            words = self.tr("Coba lagi dalam {time}.")
            if self.who.names.count() > 1:
                words = self.tr("Coba lagi dalam {time}. Petugas lain tetap bisa masuk.")
            self.waiting.say(words.format(time=formats.duration(seconds)), "warn")
        else:
            self.waiting.silence()

    def complain(self, complaints: Sequence[Complaint]) -> None:
        super().complain(complaints)
        self.password.selectAll()


class RecoveryGate(Gate):
    """The way in when the password or the laptop's keys are lost."""

    def __init__(self, model: UnlockViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "shield-check",
            self.tr("Masuk dengan kode pemulihan"),
            self.tr("Data Anda aman. Ketik kode yang dulu dicatat, lalu buat kata sandi baru."),
        )
        self.code, self.password, self.again = QLineEdit(), secret_edit(), secret_edit()
        self.code.setProperty("mono", "true")
        self.who = WhoField(theme, self.tr("&Petugas"))
        self.add_fields(
            self.who,
            Field(theme, self.tr("&Kode pemulihan"), {"code": self.code}),
            Field(theme, self.tr("Kata &sandi baru"), {"password": self.password}),
            Field(theme, self.tr("&Ulangi"), {"again": self.again}),
        )
        self.back = Button(theme, self.tr("Kembali"), "quiet", "arrow-left", "Esc")
        self.go_on = Button(theme, self.tr("Buka dan ganti kata sandi"), "primary")
        self.body.addWidget(self.notice)
        self.body.addLayout(row(self.back, 1, self.go_on))
        self._enter = EnterMoves([self.code, self.password, self.again, self.go_on], self)
        self.go_on.clicked.connect(
            lambda: model.recover(
                self.code.text(), self.password.text(), self.again.text(), self.who.chosen
            )
        )
        model.busy.connect(self.go_on.setDisabled)
        model.people.connect(self.who.offer)
        model.who_wanted.connect(self.who.offer)

    def start(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)


class UnlockPage(QStackedWidget):
    """Both ways in.

    Signals:
        restore_wanted: The file will not open, and a backup is to be brought back.
    """

    restore_wanted = Signal()

    def __init__(self, model: UnlockViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model = model
        self.by_password, self.by_code = PasswordGate(model, theme), RecoveryGate(model, theme)
        self._gates = (self.by_password, self.by_code)
        for gate in self._gates:
            self.addWidget(gate)
        self.by_password.restore.clicked.connect(self.restore_wanted)
        self.by_password.forgotten.clicked.connect(lambda: self._go_to(1))
        self.by_code.back.setShortcut("Esc")
        self.by_code.back.clicked.connect(lambda: self._go_to(0))
        model.recovery_wanted.connect(lambda: self._go_to(1))
        model.refused.connect(self._complain)
        model.opened.connect(lambda _opened: self.forget())

    def start(self) -> None:
        self.forget()
        self._go_to(0)
        self._model.look()

    def forget(self) -> None:
        """Leave no password in any field."""
        for edit in (self.by_password.password, self.by_code.password, self.by_code.again):
            edit.clear()
        self.by_code.code.clear()

    def _go_to(self, gate: int) -> None:
        if gate:
            self.by_code.who.names.choose(self.by_password.who.names.value)
        self.setCurrentIndex(gate)
        self._gates[gate].start()

    def _complain(self, complaints: tuple[Complaint, ...]) -> None:
        self._gates[self.currentIndex()].complain(complaints)
