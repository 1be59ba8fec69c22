"""What waits to be sent, and how the line was: each line leads to its registration."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.models.waiting_table import WaitingColumn
from ui.theme import Theme
from ui.viewmodels.waiting import WaitingShown, WaitingViewModel
from ui.widgets.page import Aside
from ui.widgets.pieces import Button, boxed, column, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {
    WaitingColumn.NAME: 170,
    WaitingColumn.WHAT: 100,
    WaitingColumn.SINCE: 156,
    WaitingColumn.NEXT: 120,
}


class WaitingPage(Aside):
    """The list, and above it the line.

    Signals:
        summary_wanted: The day is to be summed up on paper.
    """

    summary_wanted = Signal()

    def __init__(self, model: WaitingViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self.told = text("", wraps=True)
        self.rows = RowsView(model.table, theme, _WIDTHS, WaitingColumn.REASON, WaitingColumn.NEXT)
        self.rows.setAccessibleName(self.tr("Menunggu dikirim"))
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.summary = Button(theme, self.tr("Rekap harian"), icon="printer", key="Ctrl+R")
        empty = text(self.tr("Tidak ada yang menunggu dikirim."), wraps=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(boxed(column(1, empty, 1), card="true"))
        middle = column(
            text(self.tr("Menunggu dikirim"), "title"), self.told, self._stack, spacing=8
        )
        middle.setStretch(2, 1)
        hint = self.tr("Tidak ada yang hilang: yang menunggu dikirim lagi sampai diterima kota.")
        bar = row(self.back, text(hint, "hint", wraps=True), self.summary)
        bar.setStretch(1, 1)
        self.fill(middle, bar)
        model.shown.connect(self._show)
        self.rows.opened.connect(model.open)
        self.back.clicked.connect(self.left)
        self.summary.clicked.connect(self.summary_wanted)

    def start(self) -> None:
        self._model.read()
        self.rows.go_to_first()

    def _show(self, shown: WaitingShown) -> None:
        self.told.setText(shown.told)
        self._stack.setCurrentIndex(0 if shown.count else 1)
