"""A page whose saving keys come in their turn after the letters typed before them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class KeyedPage(QWidget):
    """Presses buttons by Ctrl and a key, wherever in it the focus is.

    A shortcut would be told at once, and on X11 the letters of the same burst after it (a scanner,
    or a screen that was busy): what is saved would lack the last ones typed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._presses: Mapping[Qt.Key, QPushButton] = {}

    def press_by(self, presses: Mapping[Qt.Key, QPushButton]) -> None:
        """Let Ctrl with each key press its button."""
        self._presses = presses

    def event(self, event: QEvent) -> bool:
        """Keep the keys from becoming shortcuts: they are to arrive as keys, in order."""
        is_asked = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._pressed_by(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self._pressed_by(event)
        if button is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            button.click()

    def _pressed_by(self, event: QKeyEvent) -> QPushButton | None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return None
        return next((each for key, each in self._presses.items() if key == event.key()), None)
