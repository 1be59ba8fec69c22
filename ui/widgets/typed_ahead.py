"""What is typed while a save is under way: held, and played in its order once the form is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})

_ALONE = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    }
)  # fmt: skip
"""Keys that do nothing by themselves."""

_AT_ONCE = frozenset(QKeySequence(keys) for keys in ("F4", "Shift+F4", "Ctrl+L"))
"""What hides people from whoever stands behind the clerk waits for nothing."""

_SAVES = frozenset(QKeySequence(keys) for keys in ("Ctrl+S", "Ctrl+P"))
_PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Typed:
    """One key as it was pressed: what its event said, which Qt does not keep."""

    keys: QKeyCombination
    text: str
    is_repeated: bool = False

    @property
    def sequence(self) -> QKeySequence:
        return QKeySequence(self.keys)

    @property
    def is_text(self) -> bool:
        return bool(self.text) and self.text.isprintable()

    def event(self, kind: QEvent.Type) -> QKeyEvent:
        keys = self.keys
        return QKeyEvent(kind, keys.key(), keys.keyboardModifiers(), self.text, self.is_repeated)


class TypedAhead(QObject):
    """Takes the keys of a page's window from ``hold`` on, until it is known how the save went.

    They are taken where they reach the window, before anything in it: what is typed into is
    disabled meanwhile, and what has the focus instead may be a button.

    Args:
        page: Whose keys: they are held as long as it is in sight and nothing lies over it.
        into: Gives what has the focus there, or will have it.
    """

    def __init__(self, page: QWidget, into: Callable[[], QWidget]) -> None:
        super().__init__(page)
        self._page, self._into = page, into
        self._held: list[Typed] = []
        self._window: QWindow | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._play_all)

    def hold(self) -> None:
        """Take the keys from here on."""
        self._soon.stop()
        if self._window is None and (window := self._page.window().windowHandle()) is not None:
            self._window = window
            window.installEventFilter(self)

    def release_soon(self) -> None:
        """Play what was typed as soon as all who have been told of the save have done their part.

        Until then keys are still held, so that none overtakes another.
        """
        if self._window is not None:
            self._soon.start()

    def drop(self) -> bool:
        """Keep out what was typed: it was meant for another form. Says whether words were lost."""
        if self._soon.isActive():
            self._let_go()
        words = any(each.is_text for each in self._held)
        self._held.clear()
        return words

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        typed = _read(event) if self._takes() else None
        if typed is None:
            return False
        event.accept()
        if event.type() is not QEvent.Type.ShortcutOverride:  # the same key comes as a press
            self._held.append(typed)
        return True

    def _takes(self) -> bool:
        return self._page.isVisible() and QApplication.activeModalWidget() is None

    def _let_go(self) -> None:
        self._soon.stop()
        window, self._window = self._window, None
        if window is not None:
            window.removeEventFilter(self)

    def _play_all(self) -> None:
        held, self._held = self._held, []
        self._let_go()
        for each in meant(held):
            self._play(each)

    def _play(self, typed: Typed) -> None:
        """Do with a key what Qt does with one that comes from the keyboard."""
        target = self._into()
        asked = typed.event(QEvent.Type.ShortcutOverride)
        asked.ignore()
        QApplication.sendEvent(target, asked)
        if asked.isAccepted() or not self._do_shortcut(typed.sequence, target):
            QApplication.sendEvent(target, typed.event(QEvent.Type.KeyPress))

    def _do_shortcut(self, keys: QKeySequence, focus: QWidget) -> bool:
        window = self._page.window()
        for shortcut in window.findChildren(QShortcut):
            if shortcut.key() == keys and _is_heard(shortcut, focus):
                shortcut.activated.emit()
                return True
        for button in window.findChildren(QAbstractButton):
            if button.shortcut() == keys and button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                button.click()
                return True
        for label in window.findChildren(QLabel):
            buddy = label.buddy()
            named = buddy is not None and QKeySequence.mnemonic(label.text()) == keys
            if buddy is not None and named and label.isVisible() and buddy.isEnabled():
                buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False


def meant(held: Sequence[Typed]) -> list[Typed]:
    """Leave out what still belongs to the save: the key that began it pressed again, or bouncing.

    Once something was typed, the same keys are meant for what was typed.
    """
    for at, typed in enumerate(held):
        if typed.keys.key() not in _PRESSES and typed.sequence not in _SAVES:
            return list(held[at:])
    return []


def _read(event: QEvent) -> Typed | None:
    """Return what an event types; None where it types nothing, or is not to wait."""
    if not isinstance(event, QKeyEvent) or event.type() not in _KEYS:
        return None
    typed = Typed(event.keyCombination(), event.text(), event.isAutoRepeat())
    is_for_later = event.key() not in _ALONE and typed.sequence not in _AT_ONCE
    return typed if is_for_later else None


def _is_heard(shortcut: QShortcut, focus: QWidget) -> bool:
    """Say whether Qt would hear a shortcut while ``focus`` has the keyboard."""
    around = shortcut.parent()
    if not isinstance(around, QWidget) or not shortcut.isEnabled() or not around.isEnabled():
        return False
    match shortcut.context():
        case Qt.ShortcutContext.WidgetShortcut:
            return around is focus
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return around is focus or around.isAncestorOf(focus)
        case _:
            return around.isVisible()
