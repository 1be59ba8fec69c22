"""Asks why something is taken back: the history keeps the reason, and so does the city."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.field import EnterMoves, Field, stack_fields
from ui.widgets.pieces import Button, Grows, column, grow, row, text

_WIDTH = 360


class ReasonDialog(QDialog):
    """What follows, a reason, and two buttons; Esc leaves everything as it is.

    Args:
        theme: Dresses it.
        words: What follows from it.
        keep: The button that leaves everything as it is.
        confirm: The button that does it; the window is called so too.
        asked: What is asked before the reason, one editor each.
        parent: Whose dialog it is.

    Signals:
        reason_given: What was typed.
    """

    reason_given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: str,
        keep: str,
        confirm: str,
        *asked: Field,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        self.setWindowTitle(confirm)
        self.reason = QLineEdit()
        grow(theme, self.reason, Grows.LEAST_WIDTH, _WIDTH)
        self._why = Field(theme, self.tr("&Alasan"), {"reason": self.reason})
        self._why.require_text()
        self.keep = Button(theme, keep, key="Esc")
        self.confirm = Button(theme, confirm, "danger")
        layout = column(text(words, wraps=True), spacing=16)
        layout.addLayout(stack_fields([*asked, self._why], theme, label_width=0))
        layout.addLayout(row(1, self.keep, self.confirm))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._give)
        before = [editor for field in asked for editor in field.editors.values()]
        self._enter = EnterMoves([*before, self.reason, self.confirm, self.keep], self)
        self.reason.setFocus()

    def _give(self) -> None:
        if not self.reason.text().strip():
            self._why.complain("reason", self.tr("Isi alasannya."), True)
            self.reason.setFocus()
            return
        self.reason_given.emit(self.reason.text())
        self.accept()
