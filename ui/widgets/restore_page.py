"""Bringing a backup back: which one and by what key, then what is in it and the one question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QStackedWidget

from ui.theme import Theme
from ui.viewmodels.restoring import RestoreViewModel
from ui.viewmodels.worded import Complaint
from ui.widgets.field import EnterMoves, Field
from ui.widgets.gate import Gate, secret_edit
from ui.widgets.pieces import Button, row, text


class ChooseGate(Gate):
    """Which backup, and the password or the recovery code that opens it."""

    def __init__(self, model: RestoreViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "history",
            self.tr("Pulihkan dari cadangan"),
            self.tr(
                "Pilih berkas cadangan. Isinya diperiksa dulu; belum ada yang diubah. "
                "Buka dengan kata sandi, atau dengan kode pemulihan."
            ),
        )
        self.file, self.password, self.code = QLineEdit(), secret_edit(), QLineEdit()
        self.code.setProperty("mono", "true")
        self.choose = Button(theme, self.tr("Pilih berkas…"), icon="folder-open")
        self.back = Button(theme, self.tr("Batal"), "quiet", "arrow-left", "Esc")
        self.go_on = Button(theme, self.tr("Periksa cadangan"), "primary")
        self.add_fields(
            Field(theme, self.tr("&Berkas cadangan"), {"file": self.file}),
            Field(theme, self.tr("Kata &sandi"), {"password": self.password}),
            Field(theme, self.tr("&Kode pemulihan"), {"code": self.code}),
            required=False,  # the password or the code
        )
        self.fields["file"].require_text()
        self.body.addWidget(self.notice)
        self.body.addLayout(row(self.back, self.choose, 1, self.go_on))
        self._enter = EnterMoves([self.file, self.password, self.code, self.go_on], self)
        self.choose.clicked.connect(self._ask_for_file)
        self.go_on.clicked.connect(
            lambda: model.examine(self.file.text(), self.password.text(), self.code.text())
        )
        model.busy.connect(self.go_on.setDisabled)
        model.offered.connect(self.file.setText)

    def start(self) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Berkas cadangan"), "", self.tr("Cadangan (*.cadangan);;Semua (*)")
        )
        if path:
            self.file.setText(path)
            self.start()


class ConfirmGate(Gate):
    """What is in the backup, what becomes of the file that is there, and the one question."""

    def __init__(self, model: RestoreViewModel, theme: Theme) -> None:
        super().__init__(theme, "shield-check", self.tr("Cadangan ini utuh"), "")
        self.aside = text(
            self.tr(
                "Berkas yang ada sekarang tidak dihapus, hanya disisihkan. Pendaftaran yang lebih "
                "baru dari cadangan ini diambil lagi dari salinan tersegel dan dari kota."
            ),
            "quiet",
            wraps=True,
        )
        self.back = Button(theme, self.tr("Batal"), "quiet", "arrow-left", "Esc")
        self.go_on = Button(theme, self.tr("Pulihkan cadangan ini"), "primary")
        self.body.addWidget(self.aside)
        self.body.addWidget(self.notice)
        self.body.addLayout(row(self.back, 1, self.go_on))
        self._enter = EnterMoves([self.go_on, self.back], self)
        self.go_on.clicked.connect(model.restore)
        model.busy.connect(self.go_on.setDisabled)

    def start(self) -> None:
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


class RestorePage(QStackedWidget):
    """Both steps.

    Signals:
        left: Nothing was changed, and nothing is wanted.
    """

    left = Signal()

    def __init__(self, model: RestoreViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model = model
        self.choosing, self.confirming = ChooseGate(model, theme), ConfirmGate(model, theme)
        self._gates = (self.choosing, self.confirming)
        for gate in self._gates:
            self.addWidget(gate)
            gate.back.setShortcut("Esc")
            gate.back.clicked.connect(self._leave)
        model.examined.connect(self._show_examined)
        model.refused.connect(self._complain)

    def start(self) -> None:
        self._model.start()
        self._go_to(0)

    def _leave(self) -> None:
        self._model.leave()
        self.left.emit()

    def _go_to(self, gate: int) -> None:
        self.setCurrentIndex(gate)
        self._gates[gate].start()

    def _show_examined(self, words: str) -> None:
        self.choosing.password.clear()
        self.choosing.code.clear()
        self.confirming.words.setText(words)
        self._go_to(1)

    def _complain(self, complaints: Sequence[Complaint]) -> None:
        self._gates[self.currentIndex()].complain(complaints)
