"""What will be saved, in large letters: read out to the worker, or the screen turned to them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QWidget

from ui.theme import Theme
from ui.tokens import COMPACT
from ui.viewmodels.reading_back import CardShown
from ui.widgets.pieces import (
    Button,
    Notice,
    boxed,
    column,
    line,
    read_by_keys,
    row,
    scrolled,
    text,
)

_EDGE = 8  # of the window, left around the card: a small screen has none to spare
_LOWER = 4  # a label's letters are smaller than what it names: both stand on one line
_LABELS = 116  # wide, so that both columns begin alike
_TWO_COLUMNS = 640  # of text at 100 %: narrower, one stands under the other


class ReadBackDialog(QDialog):
    """The card: who, what they do, what is paid; Enter saves, Esc goes back to the field.

    Signals:
        confirmed: The card, and whether its paper is wanted at once.
    """

    confirmed = Signal(object, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: CardShown | None = None
        self.setObjectName("read_back")
        self.setWindowTitle(self.tr("Periksa bersama warga"))
        self.name, self.nik = text("", "largest", wraps=True), text("", "code")
        self.born, self.due = text("", "spoken", wraps=True), text("", "figure", wraps=True)
        self.doubts, self.consent = Notice(theme, rounded=True), text("", wraps=True)
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.save_and_print = Button(
            theme, self.tr("Simpan dan cetak"), icon="printer", key="Ctrl+P"
        )
        self.save = Button(theme, "", "primary", "check")
        self._shown: list[QWidget] = []
        self._columns = row(spacing=theme.sizes.column_gap)
        said = column(spacing=12)
        said.addLayout(self._columns)
        said.addStretch(1)
        said.setContentsMargins(0, 0, 8, 0)
        self.area = read_by_keys(scrolled(said), self.tr("Data yang akan disimpan"))
        who = row(self.nik, self.born, spacing=20)
        who.setStretch(1, 1)
        inside = column(self.name, spacing=6)
        inside.addLayout(who)
        inside.addWidget(line())
        inside.addWidget(self.area, 1)
        inside.addWidget(self.due)
        inside.addWidget(self.consent)
        inside.addWidget(self.doubts)
        inside.setContentsMargins(20, 12, 20, 12)
        whole = column(boxed(inside, card="true"), spacing=10)
        whole.addLayout(row(self.back, 1, self.save_and_print, self.save))
        whole.setContentsMargins(14, 14, 14, 12)
        self.setLayout(whole)
        self._connect()

    def open_with(self, card: CardShown) -> None:
        """Show a card over the window it belongs to."""
        self._card = card
        for label, words in (
            (self.name, card.name),
            (self.nik, card.nik),
            (self.born, card.born),
            (self.due, card.due),
            (self.consent, card.consent),
        ):
            label.setText(words)
        self.consent.setVisible(bool(card.consent))
        self.doubts.say("\n".join(card.doubts), "warn")
        agrees = self.tr("Pekerja setuju, simpan (Enter)")
        self.save.say(agrees if card.consent else self.tr("Benar, simpan (Enter)"))
        self._fill(card.identity, card.work)
        around = self.parentWidget()
        if around is not None:
            window = around.window()
            self.resize(window.width() - 2 * _EDGE, window.height() - 2 * _EDGE)
        beside, way = self._theme.at_100(self.width()) >= _TWO_COLUMNS, QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.area.verticalScrollBar().setValue(0)
        self.open()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, *columns: Sequence[tuple[str, str]]) -> None:
        for gone in self._shown:
            self._columns.removeWidget(gone)
            gone.deleteLater()
        self._shown.clear()
        for rows in columns:
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(1 if self._theme.sizes is COMPACT else 8)
            grid.setColumnMinimumWidth(0, _LABELS)
            grid.setColumnStretch(1, 1)
            for place, (label, value) in enumerate(rows):
                named = text(label, "label")
                named.setContentsMargins(0, _LOWER, 0, 0)
                grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text(value, "spoken", wraps=True), place, 1)
            grid.setRowStretch(len(rows), 1)
            holder = QWidget()
            holder.setLayout(grid)
            self._columns.addWidget(holder, 1)
            self._shown.append(holder)

    def _connect(self) -> None:
        self.back.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self._confirm(wants_paper=False))
        self.save_and_print.clicked.connect(lambda: self._confirm(wants_paper=True))
        for keys, button in (("Ctrl+S", self.save), ("Ctrl+P", self.save_and_print)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _confirm(self, *, wants_paper: bool) -> None:
        card, self._card = self._card, None
        if card is not None:
            self.accept()
            self.confirmed.emit(card, wants_paper)
