"""The one window: a door, and the desk behind it."""

from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from ui.theme import Theme
from ui.widgets.pane import Pages, Pane
from ui.widgets.pieces import scrolled

FIRST_SIZE = QSize(1180, 720)
_FRAME = QSize(16, 40)
"""What a window's edges and its title take besides, at most."""


class Shell(QMainWindow):
    """Shows one view at a time; its title never names a person.

    Signals:
        closing: The window is about to go.
    """

    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("Loket Jamsostek")
        self._stack = Pages()
        # Where nothing folds any further, the whole view scrolls: nothing is ever out of reach.
        self._area = scrolled(Pane(self._stack))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setCentralWidget(self._area)
        self.resize(FIRST_SIZE)
        theme.changed.connect(self._dress)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._follow_focus)
        self._dress()

    def open_within(self, room: QSize) -> None:
        """Fill a screen on which the first size has no room: no button lies beyond its edge.

        Args:
            room: What the screen leaves to windows, in the points sizes are given in.
        """
        framed = FIRST_SIZE + _FRAME
        if framed.boundedTo(room) != framed:
            self.resize(FIRST_SIZE.boundedTo(room - _FRAME))
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    @property
    def view(self) -> QWidget | None:
        return self._stack.currentWidget()

    def show_view(self, view: QWidget) -> None:
        """Put a view in front; what lies behind it keeps all that was typed there."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def keep_behind(self, view: QWidget) -> None:
        """Hold a view that is not to be seen yet, as large as it will be."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
            view.resize(self._stack.size())

    def drop_view(self, view: QWidget) -> None:
        self._stack.removeWidget(view)
        view.deleteLater()

    def tell_of_bug(self, code: str) -> None:
        """Say that something unforeseen happened; a code helps support find it in the log."""
        words = self.tr(
            "Ada masalah yang belum dikenal. Data yang sudah disimpan aman. Kode: {code}."
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.windowTitle(), words.format(code=code))
        box.setParent(self, box.windowFlags())
        box.open()

    def come_forward(self) -> None:
        """Stand before all other windows: somebody has started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._theme.fit(event.size().height())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keep what the keyboard is at in sight where the whole view scrolls."""
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 16)

    def _dress(self) -> None:
        self.setWindowIcon(QIcon(self._theme.icon("shield-check", "primary", 32)))
