"""The top of the window: where to go, where one is, and the eye that shows or hides numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from ui.theme import Theme
from ui.widgets.pieces import Button, row, text


class TopBar(QFrame):
    """One tab a page, the office and the officer to the right.

    Signals:
        chosen: Number of the tab.
        reveal_wanted: Whether names and numbers are to be shown whole.
        lock_wanted: The door is to be closed.
    """

    chosen = Signal(int)
    reveal_wanted = Signal(bool)
    lock_wanted = Signal()

    def __init__(self, theme: Theme, tabs: Sequence[str], office: str) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self._theme = theme
        self._words = tuple(tabs)
        self._group = QButtonGroup(self)
        self.tabs = []
        for number, words in enumerate(tabs):
            tab = Button(theme, words, "nav", key=f"Alt+{number + 1}")
            tab.setCheckable(True)
            self._group.addButton(tab, number)
            self.tabs.append(tab)
        self.office = text(office, "quiet")
        self.office.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.office.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_office(office)
        self.eye = Button(theme, self.tr("Tertutup"), "quiet", "eye-off", "F4")
        self.eye.setCheckable(True)
        self.eye.setToolTip(self.tr("Tampilkan nama dan nomor (F4)"))
        self.eye.setAccessibleName(self.tr("Tampilkan nama dan nomor"))
        self.lock = Button(theme, "", "quiet", "lock", "Ctrl+L")
        self.lock.setToolTip(self.tr("Kunci (Ctrl+L)"))
        self.lock.setAccessibleName(self.tr("Kunci"))
        layout = row(*self.tabs, self.office, self.eye, self.lock, spacing=4)
        layout.setStretch(len(self.tabs), 1)
        self._inside = layout
        self.setLayout(layout)
        self._group.idClicked.connect(self.chosen)
        self.eye.toggled.connect(self._reveal)
        self.lock.clicked.connect(self.lock_wanted)
        theme.changed.connect(self._dress)
        self._dress()

    def show_office(self, office: str) -> None:
        """Say whose desk it is."""
        self.office.setText(office)
        self.office.setToolTip(office)

    def show_place(self, number: int) -> None:
        self.tabs[number].setChecked(True)

    def count(self, number: int, things: int) -> None:
        """Say how many things wait behind a tab; none says nothing."""
        words = self._words[number]
        self.tabs[number].setText(f"{words} ({things})" if things else words)

    def _reveal(self, reveals: bool) -> None:
        self.eye.show_icon("eye" if reveals else "eye-off")
        words = self.tr("Terbuka") if reveals else self.tr("Tertutup")
        self.eye.setText(f" {words}")  # the button keeps the name of what it does
        self.reveal_wanted.emit(reveals)

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._inside.setContentsMargins(margin - 12, 0, margin - 8, 0)
        self.setFixedHeight(self._theme.sizes.bar)
