"""A supervisor looks at who came in when, and what was changed about officers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import Theme
from ui.viewmodels.staff import StaffViewModel
from ui.widgets.pieces import Button, Notice, column, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {0: 150, 1: 190, 3: 190}
_EDGE = 8  # of the window, left around


class OfficerHistoryDialog(QDialog):
    """One table, the latest first; above it what is tried in vain at the moment."""

    def __init__(self, model: StaffViewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("officer_history")
        self.setWindowTitle(self.tr("Riwayat petugas"))
        self.rows = RowsView(model.history, theme, _WIDTHS, 2)
        self.rows.setAccessibleName(self.tr("Riwayat petugas"))
        self.tried = Notice(theme, rounded=True)
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        words = self.tr("Yang tertulis di sini tidak bisa diubah atau dihapus.")
        whole = column(
            text(self.tr("Riwayat petugas"), "title"), text(words, "hint", wraps=True), spacing=8
        )
        whole.addWidget(self.tried)
        whole.addWidget(self.rows, 1)
        whole.addLayout(row(self.back, 1))
        whole.setContentsMargins(16, 14, 16, 12)
        self.setLayout(whole)
        self.back.clicked.connect(self.reject)

    def open_with(self, tried: list[str]) -> None:
        """Show what the model has read, over the window it belongs to."""
        self.tried.say("\n".join(tried), "warn")
        around = self.parentWidget()
        if around is None or not around.isVisible():  # locked, or left, while it was read
            return
        window = around.window()
        self.resize(window.width() - 2 * _EDGE, window.height() - 2 * _EDGE)
        self.open()
        self.rows.go_to_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
