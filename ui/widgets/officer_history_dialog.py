"""A supervisor looks at who came in when, and what was changed about officers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.theme import Theme
from ui.viewmodels.officer_history import HistoryShown, asked, kinds
from ui.viewmodels.staff import StaffViewModel
from ui.widgets.editors import ChoiceCombo
from ui.widgets.flow import flowing
from ui.widgets.pieces import Button, Grows, Notice, column, grow, mark, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {0: 150, 1: 190, 3: 190}
_EDGE = 8  # of the window, left around
_DAY, _CHOICE = 168, 200


class OfficerHistoryDialog(QDialog):
    """One table, the latest first; above it what is asked for, and what is tried in vain now."""

    def __init__(self, model: StaffViewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("officer_history")
        self.setWindowTitle(self.tr("Riwayat petugas"))
        self._model = model
        self.rows = RowsView(model.history, theme, _WIDTHS, 2)
        self.rows.setAccessibleName(self.tr("Riwayat petugas"))
        self.tried, self.told = Notice(theme, rounded=True), Notice(theme, rounded=True)
        self.officer, self.kind = ChoiceCombo(), ChoiceCombo(kinds())
        self.officer.setAccessibleName(self.tr("Petugas"))
        self.kind.setAccessibleName(self.tr("Kejadian"))
        self.first, self.last = QLineEdit(), QLineEdit()
        self.first.setPlaceholderText(self.tr("dari 1-11-2026"))
        self.first.setAccessibleName(self.tr("Dari tanggal"))
        self.last.setPlaceholderText(self.tr("sampai 30-11-2026"))
        self.last.setAccessibleName(self.tr("Sampai tanggal"))
        for editor, width in (
            (self.officer, _CHOICE), (self.kind, _CHOICE), (self.first, _DAY), (self.last, _DAY),
        ):  # fmt: skip
            grow(theme, editor, Grows.LEAST_WIDTH, width)
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        words = self.tr("Yang tertulis di sini tidak bisa diubah atau dihapus.")
        whole = column(
            text(self.tr("Riwayat petugas"), "title"), text(words, "hint", wraps=True), spacing=8
        )
        whole.addWidget(self.tried)
        whole.addLayout(flowing(self.officer, self.kind, self.first, self.last))
        whole.addWidget(self.told)
        whole.addWidget(self.rows, 1)
        whole.addLayout(row(self.back, 1))
        whole.setContentsMargins(16, 14, 16, 12)
        self.setLayout(whole)
        self.back.clicked.connect(self.reject)
        for combo in (self.officer, self.kind):
            combo.activated.connect(lambda _at: self._ask())
        for line in (self.first, self.last):
            line.editingFinished.connect(self._ask)
        self._asked = ("", "", "", "")

    def open_with(self, shown: HistoryShown) -> None:
        """Show what the model has read, over the window it belongs to."""
        self.tried.say("\n".join(shown.tried), "warn")
        self.told.say(shown.nothing, "info")
        if self.isVisible():  # asked for something else in it
            return
        around = self.parentWidget()
        if around is None or not around.isVisible():  # locked, or left, while it was read
            return
        self._forget(shown)
        window = around.window()
        self.resize(window.width() - 2 * _EDGE, window.height() - 2 * _EDGE)
        self.open()
        self.rows.go_to_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, shown: HistoryShown) -> None:
        """Begin with everything."""
        self.officer.offer(shown.people)
        self.kind.choose("")
        for line in (self.first, self.last):
            line.clear()
            mark(line, "state", "")
        self._asked = ("", "", "", "")

    def _ask(self) -> None:
        wanted = (self.officer.value, self.kind.value, self.first.text(), self.last.text())
        if wanted == self._asked:
            return
        self._asked = wanted
        found = asked(*wanted)
        unreadable = isinstance(found, str)
        for line in (self.first, self.last):
            mark(line, "state", "error" if unreadable and line.text() else "")
        if isinstance(found, str):
            self.told.say(found, "error")
        else:
            self._model.ask_history(found)
