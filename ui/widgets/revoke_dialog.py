"""Asks which paper does not count any more, and why: whoever checks it is told so from then on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.field import EnterMoves, Field
from ui.widgets.pieces import Button, Grows, column, grow, row, text


class RevokeDialog(QDialog):
    """A choice, a reason and two buttons; Esc leaves everything as it is.

    Signals:
        given: The place of the paper among those offered, and what was typed.
    """

    given = Signal(int, str)

    def __init__(self, papers: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        self.setWindowTitle(self.tr("Cabut kertas"))
        self.paper, self.reason = QComboBox(), QLineEdit()
        for place, name in reversed(list(enumerate(papers))):
            self.paper.addItem(name, place)
        grow(theme, self.reason, Grows.LEAST_WIDTH, 360)
        self._which = Field(theme, self.tr("&Kertas"), {"revoked": self.paper})
        self._field = Field(theme, self.tr("&Alasan"), {"reason": self.reason})
        self.keep = Button(theme, self.tr("Jangan cabut"), key="Esc")
        self.confirm = Button(theme, self.tr("Cabut kertas"), "danger")
        words = self.tr(
            "Kertas ini tidak berlaku lagi, dan siapa pun yang memeriksanya akan diberi tahu. "
            "Pendaftarannya tetap ada. Ini tidak bisa diurungkan; cetak yang baru bila perlu. "
            "Konfirmasi yang baru datang dari kota, setelah data terkirim."
        )
        layout = column(text(words, wraps=True), spacing=16)
        wide = max(one.label.sizeHint().width() for one in (self._which, self._field))
        for field in (self._which, self._field):
            field.label.setMinimumWidth(wide)
            asked = row(field.label, field, spacing=12)
            asked.setAlignment(field.label, Qt.AlignmentFlag.AlignTop)
            field.label.setFixedHeight(theme.sizes.field)
            layout.addLayout(asked)
        layout.addLayout(row(1, self.keep, self.confirm))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._give)
        self._enter = EnterMoves([self.paper, self.reason, self.confirm, self.keep], self)
        self.reason.setFocus()

    def _give(self) -> None:
        if not self.reason.text().strip():
            self._field.complain("reason", self.tr("Isi alasannya."), True)
            self.reason.setFocus()
            return
        self.given.emit(self.paper.currentData(), self.reason.text())
        self.accept()
