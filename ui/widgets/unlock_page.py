"""The locked door: password, or recovery code and a new password."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.theme import Theme
from ui.viewmodels.shown import Complaint
from ui.viewmodels.unlock import UnlockViewModel
from ui.widgets.field import EnterMoves, Field
from ui.widgets.gate import Gate, secret_edit
from ui.widgets.pieces import Button, row


class PasswordGate(Gate):
    """The everyday way in."""

    def __init__(self, model: UnlockViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "lock",
            self.tr("Buka Loket Jamsostek"),
            self.tr("Data di komputer ini terkunci. Masukkan kata sandi Anda."),
        )
        self.password = secret_edit()
        self.add_fields(Field(theme, self.tr("Kata &sandi"), {"password": self.password}))
        self.restore = Button(theme, self.tr("Pulihkan dari cadangan…"), icon="history")
        self.restore.hide()
        self.forgotten = Button(theme, self.tr("Lupa kata sandi?"), "quiet")
        self.go_on = Button(theme, self.tr("Buka"), "primary")
        self.body.addWidget(self.notice)
        self.body.addLayout(row(self.restore, 1))
        self.body.addLayout(row(self.forgotten, 1, self.go_on))
        self._enter = EnterMoves([self.go_on, self.forgotten], self)
        self.password.returnPressed.connect(self.go_on.click)  # one field: Enter opens the door
        self.go_on.clicked.connect(lambda: model.unlock(self.password.text()))
        model.busy.connect(self.go_on.setDisabled)
        model.damaged.connect(self.restore.show)

    def start(self) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.add_fields(
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
            lambda: model.recover(self.code.text(), self.password.text(), self.again.text())
        )
        model.busy.connect(self.go_on.setDisabled)

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

    def forget(self) -> None:
        """Leave no password in any field."""
        for edit in (self.by_password.password, self.by_code.password, self.by_code.again):
            edit.clear()
        self.by_code.code.clear()

    def _go_to(self, gate: int) -> None:
        self.setCurrentIndex(gate)
        self._gates[gate].start()

    def _complain(self, complaints: tuple[Complaint, ...]) -> None:
        self._gates[self.currentIndex()].complain(complaints)
