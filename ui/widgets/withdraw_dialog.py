"""Asks why a registration is taken back: the server and the history keep the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.field import EnterMoves, Field
from ui.widgets.pieces import Button, Grows, column, grow, row, text


class WithdrawDialog(QDialog):
    """One field and two buttons; Esc leaves everything as it is.

    Signals:
        reason_given: What was typed.
    """

    reason_given = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        self.setWindowTitle(self.tr("Batalkan pendaftaran"))
        self.reason = QLineEdit()
        grow(theme, self.reason, Grows.LEAST_WIDTH, 360)
        self._field = Field(theme, self.tr("&Alasan"), {"reason": self.reason})
        self.keep = Button(theme, self.tr("Jangan batalkan"), key="Esc")
        self.confirm = Button(theme, self.tr("Batalkan pendaftaran"), "danger")
        words = self.tr("Pendaftaran {name} akan dibatalkan. Datanya tetap tercatat di riwayat.")
        asked = row(self._field.label, self._field, spacing=12)
        asked.setAlignment(self._field.label, Qt.AlignmentFlag.AlignTop)
        self._field.label.setFixedHeight(theme.sizes.field)
        self._field.label.setMinimumWidth(0)
        layout = column(text(words.format(name=name), wraps=True), spacing=16)
        layout.addLayout(asked)
        layout.addLayout(row(1, self.keep, self.confirm))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._give)
        self._enter = EnterMoves([self.reason, self.confirm, self.keep], self)
        self.reason.setFocus()

    def _give(self) -> None:
        if not self.reason.text().strip():
            self._field.complain("reason", self.tr("Isi alasannya."), True)
            self.reason.setFocus()
            return
        self.reason_given.emit(self.reason.text())
        self.accept()
