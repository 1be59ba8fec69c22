"""A field that finds an entry of a long list by its beginning letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.viewmodels.shown import Choice


class TypeAheadEdit(QLineEdit):
    """Offers at most eight choices for what is typed; Enter takes the first.

    What fits no choice stays as typed, and the rules say what they think of it.

    Signals:
        chosen: The value of the entry taken, or "" when the text is no entry any more.
        settled: The entry was taken by a key or a click: the next field may have its turn.
    """

    chosen = Signal(str)
    settled = Signal()

    def __init__(self, find: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__()
        self._find = find
        self._choices: Sequence[Choice] = ()
        self._value = ""
        self._lines = QStringListModel(self)
        self._popup = QListView()
        self._popup.setProperty("popup", "true")
        self._completer = QCompleter(self._lines, self)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        # Not setCompleter: the line edit would then write the popup's line over our choice.
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take_line)
        self.textEdited.connect(self._offer)

    @property
    def value(self) -> str:
        return self._value

    def set_choice(self, value: str, words: str) -> None:
        self._value = value
        self.setText(words)
        self.setCursorPosition(0)

    def take_first(self) -> bool:
        """Take the first choice for what is typed, if it is not an entry already."""
        if self._value or not self.text().strip() or not self._choices:
            return False
        self._take(self._choices[0])
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only choice there is, when the clerk goes on without choosing."""
        leaves = event.reason() is not Qt.FocusReason.PopupFocusReason
        if leaves and len(self._choices) == 1:
            self.take_first()
        super().focusOutEvent(event)

    def _offer(self, typed: str) -> None:
        if self._value:
            self._value = ""
            self.chosen.emit("")
        self._choices = self._find(typed) if typed.strip() else ()
        self._lines.setStringList([_line(choice) for choice in self._choices])
        if self._choices:
            self._completer.complete()
            self._popup.setCurrentIndex(self._lines.index(0))
        else:
            self._popup.hide()

    def _take_line(self, words: str) -> None:
        for choice in self._choices:
            if _line(choice) == words:
                self._take(choice)
                self.settled.emit()
                return

    def _take(self, choice: Choice) -> None:
        self._popup.hide()
        self.set_choice(choice.value, choice.text)
        self.chosen.emit(choice.value)


def _line(choice: Choice) -> str:
    return f"{choice.text} · {choice.more}" if choice.more else choice.text
