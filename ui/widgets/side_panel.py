"""Beside the form: what will be owed, as it is typed, and what the worker agrees to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from ui.theme import Theme
from ui.viewmodels.alike import AlikeShown
from ui.viewmodels.shown import DueShown
from ui.widgets.alike_panel import AlikePanel
from ui.widgets.pieces import Notice, column, line, mark, row, text

_MOST_LINES = 5


class DuePanel(QFrame):
    """The contribution: total large, programmes beneath, relief and shares where there are any."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "inset")
        self.total = text("", "figure")
        self.note = text("", "hint", wraps=True)
        self.lines = [(text("", "strong"), text("", "hint"), text()) for _ in range(_MOST_LINES)]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (letters, name, amount) in enumerate(self.lines):
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            for place, label in enumerate((letters, name, amount)):
                grid.addWidget(label, number, place)
        self.relief, self.saved = text("", "hint"), text()
        mark(self.relief, "tone", "ok")
        mark(self.saved, "tone", "ok")
        self.period, self.period_total = text("", "quiet"), text("", "strong")
        self.period_note = text("", "hint", wraps=True)
        self.shares = text("", "hint", wraps=True)
        self.doubts = Notice(theme, rounded=True)
        self.rule = line()
        layout = column(text(self.tr("Iuran"), "section"), self.total, self.note, spacing=4)
        layout.setContentsMargins(10, 10, 10, 12)
        layout.addSpacing(4)
        layout.addWidget(self.rule)
        layout.addSpacing(4)
        layout.addLayout(grid)
        layout.addLayout(row(self.relief, 1, self.saved))
        layout.addLayout(row(self.period, 1, self.period_total))
        layout.addWidget(self.period_note)
        layout.addWidget(self.shares)
        layout.addWidget(self.doubts)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setAccessibleName(self.tr("Iuran"))
        self.show_due(None)

    def show_due(self, due: DueShown | None) -> None:
        for label in (
            self.rule, self.relief, self.saved, self.shares,
            self.period, self.period_total, self.period_note,
        ):  # fmt: skip
            label.setVisible(due is not None)
        for labels in self.lines:
            _show_all(labels, shown=False)
        if due is None:
            self.total.setText("Rp–")
            self.note.setText(self.tr("Muncul setelah pekerjaan dan penghasilan diisi."))
            self.doubts.silence()
            return
        self.total.setText(due.total)
        self.note.setText(due.note)
        for labels, line_ in zip(self.lines, due.lines, strict=False):
            for label, words in zip(labels, line_[:3], strict=True):
                label.setText(words)
            _show_all(labels, shown=True)
        self.relief.setText(due.relief)
        self.relief.setToolTip(due.relief_source)
        self.saved.setText(due.saved)
        _show_all((self.relief, self.saved), shown=bool(due.relief))
        for label, words in (
            (self.period, due.period),
            (self.period_total, due.period_total),
            (self.period_note, due.period_note),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.shares.setText(due.shares)
        self.shares.setVisible(bool(due.shares))
        self.doubts.say("\n".join(due.doubts), "warn")


PINS_END = 8
"""What keeps the panel from the pins of the column beside it, in pixels."""


class ConsentPanel(QWidget):
    """The notice a worker is told before anything is kept, and the tick that they agree."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = text("", "hint", wraps=True)
        self.agreed = QCheckBox(self.tr("Pekerja sudah setu&ju"))
        self._complaint = text("", wraps=True)
        self._complaint.setProperty("complaint", "error")
        layout = column(
            text(self.tr("Persetujuan"), "section"),
            self.notice,
            self.agreed,
            self._complaint,
            spacing=4,
        )
        layout.addStretch(1)
        self.setLayout(layout)
        self._is_required = False
        self.calm()

    def complain(self, words: str) -> None:
        mark(self.agreed, "state", "error")
        self._complaint.setText(words)
        self._complaint.show()
        self._describe()

    def calm(self) -> None:
        mark(self.agreed, "state", "")
        self._complaint.hide()
        self._describe()

    def require(self, *, required: bool) -> None:
        """Say to whoever hears the form that nothing is saved without the tick."""
        self._is_required = required
        self._describe()

    def _describe(self) -> None:
        told = self.tr("Wajib ditandai") if self._is_required else ""
        if not self._complaint.isHidden():
            told = self.tr("Perlu diperbaiki: {words}").format(words=self._complaint.text())
        if self.agreed.accessibleDescription() != told:
            self.agreed.setAccessibleDescription(told)


class SidePanel(QWidget):
    """Contribution and consent: below each other at the side, or beside each other underneath.

    Who may be on file already is told beneath them, in room that nothing else needs; where they lie
    underneath the form there is none in sight, and the page's foot tells of it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.due, self.consent = DuePanel(theme), ConsentPanel()
        self.alike = AlikePanel(theme)
        self._lies = False
        self._found: Sequence[AlikeShown] = ()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.due, 1)
        self._layout.addWidget(self.consent, 1)
        self._layout.addWidget(self.alike)
        self.setLayout(self._layout)

    def show_alike(self, found: Sequence[AlikeShown]) -> None:
        self._found = found
        self.alike.show_all(() if self._lies else found)

    def lie_down(self, lies: bool) -> None:
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if lies else direction.TopToBottom)
        self._layout.setStretch(0, 1 if lies else 0)
        self._layout.setContentsMargins(0 if lies else PINS_END, 0, 0, 0)
        self._lies = lies
        self.show_alike(self._found)


def _show_all(labels: tuple[QLabel, ...], shown: bool) -> None:
    for label in labels:
        label.setVisible(shown)
