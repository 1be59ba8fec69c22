"""What most pages are: their matter in the middle, their buttons on a bar at the bottom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.theme import Theme
from ui.widgets.pieces import Button, boxed, column

QUIET = 8
"""Pixels a quiet button has before its words: a bar that begins with one begins so much earlier."""


class Page(QWidget):
    """One page of the window; whoever makes it fills it once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme

    def fill(self, middle: QLayout, bar: QLayout, *notes: QWidget, inset: int = QUIET) -> None:
        """Give the middle all the room there is; notes stand between it and the bar.

        ``inset`` is 0 where the bar does not begin with a quiet button.
        """
        layout = column(spacing=0)
        layout.addLayout(middle, 1)
        for note in notes:
            layout.addWidget(note)
        layout.addWidget(boxed(bar, bar="bottom"))
        self.setLayout(layout)
        self._middle, self._bar, self._inset = middle, bar, inset
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._middle.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self._bar.setContentsMargins(margin - self._inset, 6, margin, 6)


class Aside(Page):
    """A page one comes to from another.

    Attributes:
        back: What leads there again; the page makes it where it has its place.

    Signals:
        left: Back to where the clerk came from.
    """

    back: Button
    left = Signal()
