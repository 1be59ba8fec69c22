"""What the server gave back: each line leads to the field that has to be mended."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from ui.models.trouble_table import TroubleColumn
from ui.theme import Theme
from ui.viewmodels.troubles import TroubleViewModel
from ui.widgets.page import Page
from ui.widgets.pieces import Button, IconLabel, boxed, column, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {
    TroubleColumn.STANDING: 156,
    TroubleColumn.NAME: 170,
    TroubleColumn.NUMBER: 96,
    TroubleColumn.AT: 108,
}


class TroublePage(Page):
    """The refusals, and one button that mends."""

    def __init__(self, model: TroubleViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self.rows = RowsView(model.table, theme, _WIDTHS, TroubleColumn.REASON, TroubleColumn.AT)
        self.rows.setAccessibleName(self.tr("Perlu diperbaiki"))
        self.mend = Button(theme, self.tr("Perbaiki (Enter)"), "primary", "pencil")
        words = text(
            self.tr("Tidak ada yang perlu diperbaiki. Data yang ditolak server muncul di sini."),
            wraps=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icon = IconLabel(theme, "circle-check", "hint", 32)
        empty = column(1, icon, words, 1, spacing=12)
        empty.setAlignment(icon, Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(boxed(empty, card="true"))
        self._stack.setCurrentIndex(1)
        middle = column(self._stack)
        hint = self.tr("Yang ditahan kota menunggu keputusan dinas; tidak ada yang perlu diketik.")
        bar = row(text(hint, "hint"), 1, self.mend)
        self.fill(middle, bar, inset=0)
        model.shown.connect(lambda count, _mine: self._stack.setCurrentIndex(0 if count else 1))
        self.rows.opened.connect(model.open)
        self.mend.clicked.connect(lambda: model.open(self.rows.currentIndex().row()))

    def start(self) -> None:
        self._model.read()
        self.rows.go_to_first()
