"""Nobody at the desk: no key and no mouse for ten minutes locks it, after a word of warning.

Source:
    OWASP ASVS 5.0, 7.3.1: a session ends after a time without activity.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOCKS_AFTER = 10 * 60
"""Seconds."""

WARNS_AFTER = 8 * 60
"""Seconds."""

LOOKS_EVERY_MS = 5_000

_LOCK_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Counts from the last sign of anybody, by two clocks: whichever says more is believed.

    The steady clock cannot be set; on Linux it stands still while the laptop sleeps. The calendar
    goes on then. A sign is looked for at windows, not at every widget: no event that is not one
    passes through here. No window is kept: one that is closing is gone before it says so.

    Args:
        steady: Seconds that only grow.
        clock: The present moment.
        parent: Whoever lives as long as the window.

    Signals:
        warned: Seconds until it locks; 0 once somebody is there again.
        locked: Nobody has been there for ten minutes, or somebody pressed Ctrl+L.
    """

    warned = Signal(int)
    locked = Signal()

    def __init__(
        self, steady: Callable[[], float], clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steady, self._clock = steady, clock
        self._has_warned = False
        self._looks = QTimer(self)
        self._looks.setInterval(LOOKS_EVERY_MS)
        self._looks.timeout.connect(self.look)
        self.noticed()

    def start(self) -> None:
        """Begin to watch whichever window is used."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not self._looks.isActive():
            app.focusWindowChanged.connect(self._follow)
            self._follow(app.focusWindow())
        self.noticed()
        self._looks.start()

    def stop(self) -> None:
        """Stop counting: the door is shut already, or the program ends."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self._looks.isActive():
            app.focusWindowChanged.disconnect(self._follow)
        self._looks.stop()

    def noticed(self) -> None:
        """Take it that somebody is there."""
        self._since, self._on = self._steady(), self._clock()
        if self._has_warned:
            self._has_warned = False
            self.warned.emit(0)

    def look(self) -> None:
        """Lock, or warn, if nobody has been there for so long."""
        by_calendar = (self._clock() - self._on).total_seconds()
        idle = max(self._steady() - self._since, by_calendar)
        if idle >= LOCKS_AFTER:
            self.noticed()
            self.locked.emit()
        elif idle >= WARNS_AFTER:
            self._has_warned = True
            self.warned.emit(int(LOCKS_AFTER - idle))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.noticed()
        is_counting = self._looks.isActive()
        if is_counting and isinstance(event, QKeyEvent) and event.keyCombination() == _LOCK_KEY:
            # A dialog keeps the window's own shortcuts from being heard.
            self.locked.emit()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, window: QWindow | None) -> None:
        """Look for signs at this window too; one that is gone takes its watch along."""
        if window is not None:
            window.installEventFilter(self)  # a second time at one window changes nothing
            self.noticed()
