"""Two contents of one registration side by side, and the buttons that let one of them hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.disputes import Side
from ui.theme import Theme
from ui.viewmodels.disputes import DisputeShown
from ui.widgets.pieces import Button, Notice, column, row, text


class DisputeBox(QFrame):
    """What is disputed about a registration; hidden where both ends agree.

    Signals:
        chosen: The ``Side`` whose content is to hold.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.doubles: list[Notice] = []
        self.title, self.words = text("", "section"), text("", wraps=True)
        self.ours = Button(theme, self.tr("Pakai data di sini (Ctrl+Y)"), icon="check")
        self.city = Button(theme, self.tr("Pakai data kota (Ctrl+K)"), icon="building-2")
        self._doubles, self._table = QVBoxLayout(), QVBoxLayout()
        self._choice = QWidget()
        inside = column(self.title, self.words, spacing=6)
        inside.addLayout(self._table)
        inside.addLayout(row(self.ours, self.city, 1))
        self._choice.setLayout(inside)
        layout = column(spacing=8)
        layout.addLayout(self._doubles)
        layout.addWidget(self._choice)
        self.setLayout(layout)
        self.city.clicked.connect(lambda: self.chosen.emit(Side.CITY))
        self.ours.clicked.connect(lambda: self.chosen.emit(Side.OURS))
        for keys, button in (("Ctrl+K", self.city), ("Ctrl+Y", self.ours)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)
        self.hide()

    def show_dispute(self, doubles: Sequence[str], dispute: DisputeShown | None) -> None:
        """Show what the city said of doubles, and the two contents where they differ."""
        _empty(self._doubles)
        self.doubles = []
        for words in doubles:
            notice = Notice(self._theme, rounded=True)
            self._doubles.addWidget(notice)
            notice.say(words, "warn")
            self.doubles.append(notice)
        self._choice.setVisible(dispute is not None)
        self.city.setEnabled(dispute is not None)
        self.ours.setEnabled(dispute is not None and dispute.may_keep_ours)
        if dispute is not None:
            self._show_choice(dispute)
        self.setVisible(bool(doubles) or dispute is not None)

    def _show_choice(self, dispute: DisputeShown) -> None:
        self.title.setText(dispute.title)
        self.words.setText(dispute.words)
        self.ours.setVisible(dispute.may_keep_ours)
        _empty(self._table)
        holder, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for at, head in enumerate(("", self.tr("Di sini"), self.tr("Di kota"))):
            grid.addWidget(text(head, "hint"), 0, at)
            grid.setColumnStretch(at, 1 if at else 0)
        for number, (label, ours, theirs) in enumerate(dispute.rows, 1):
            grid.addWidget(text(label, "quiet"), number, 0)
            for at, value in ((1, ours), (2, theirs)):
                cell = text(value, wraps=True)
                cell.setAccessibleName(f"{label}: {value}")
                grid.addWidget(cell, number, at)
        holder.setLayout(grid)
        self._table.addWidget(holder)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
