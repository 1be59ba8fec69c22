"""A field that finds an entry of a long list by its beginning letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyleOptionFrame

from ui.viewmodels.worded import Choice
from ui.widgets.pieces import announce

_ROW = 28
_INSET = 2  # what a line edit leaves at both ends of its text
_FRAME = 10
_WIDEST = 72  # letters


class TypeAheadEdit(QLineEdit):
    """Offers at most eight choices for what is typed; Enter takes the one that is marked.

    The choices lie in the window itself, not in a pop-up window of their own: nothing grabs the
    keyboard, and the field never loses the focus to them. What fits no choice stays as typed, and
    the rules say what they think of it.

    Signals:
        chosen: The value of the entry taken, or "" when the text is no entry any more.
        settled: The entry was taken by a click: the next field may have its turn.
    """

    chosen = Signal(str)
    settled = Signal()

    def __init__(self, find: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__()
        self._find = find
        self._choices: Sequence[Choice] = ()
        self._value = ""
        self._lines = QStringListModel(self)
        self.offered = QListView(self)
        self.offered.setProperty("popup", "true")
        self.offered.setModel(self._lines)
        self.offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offered.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offered.hide()
        self.offered.clicked.connect(self._take_clicked)
        self.textEdited.connect(self._offer)
        self._said = ""

    @property
    def value(self) -> str:
        return self._value

    def set_choice(self, value: str, words: str) -> None:
        self._value = value
        self.setText(words)
        self.setToolTip(words)  # a narrow field may not have room for all of it
        self.setCursorPosition(0)

    def words_shown(self) -> str:
        """Return what has room while nothing is typed here; that it is not all shows."""
        room, mode = self._text_room().width(), Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.words_shown()
        if self.hasFocus() or words == self.text():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        style, aligned = self.style(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room, role = self._text_room(), QPalette.ColorRole.Text
        style.drawItemText(painter, room, aligned, self.palette(), self.isEnabled(), words, role)
        painter.end()

    def _text_room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        return self.style().subElementRect(part, option, self).adjusted(_INSET, 0, -_INSET, 0)

    def take_marked(self) -> None:
        """Take the marked choice for what is typed, if it is not an entry already."""
        if not self._value and self.text().strip() and self._choices:
            self._take(max(0, self.offered.currentIndex().row()))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for closing the choices while there are any."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.offered.isVisible()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self.offered.isVisible() and event.key() in steps:
            self._mark(self.offered.currentIndex().row() + steps[Qt.Key(event.key())])
        elif self.offered.isVisible() and event.key() == Qt.Key.Key_Escape:
            self.offered.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only choice there is, when the clerk goes on without choosing."""
        if len(self._choices) == 1:
            self.take_marked()
        self.offered.hide()
        super().focusOutEvent(event)

    def _offer(self, typed: str) -> None:
        if self._value:
            self._value = ""
            self.chosen.emit("")
        self._choices = self._find(typed) if typed.strip() else ()
        self._lines.setStringList([_line(choice) for choice in self._choices])
        if self._choices:
            self._place()
            self._mark(0)
            self.offered.show()
            self.offered.raise_()
        else:
            self.offered.hide()

    def _place(self) -> None:
        """Lay the choices under the field, or over it where there is no room beneath."""
        window = self.window()
        self.offered.setParent(window)
        height = len(self._choices) * max(_ROW, self.height() - 4) + _FRAME
        top = self.mapTo(window, QPoint(0, self.height() + 2))
        if top.y() + height > window.height():
            top = self.mapTo(window, QPoint(0, -height - 2))
        width = min(max(self.width(), self.offered.sizeHintForColumn(0) + 28), self._widest())
        width = min(width, window.width() - top.x() - 8)
        self.offered.setGeometry(QRect(top.x(), max(0, top.y()), width, height))

    def _widest(self) -> int:
        return self.fontMetrics().averageCharWidth() * _WIDEST

    def _mark(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            self.offered.setCurrentIndex(self._lines.index(row))
            self._say_marked(_line(self._choices[row]))

    def _say_marked(self, words: str) -> None:
        """Have it said what Enter would take: the focus stays with what is typed."""
        if words != self._said:
            self._said = words
            announce(self, words)

    def _take_clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._choices):
            self._take(index.row())
            self.settled.emit()

    def _take(self, row: int) -> None:
        choice = self._choices[row]
        self.offered.hide()
        self.set_choice(choice.value, choice.text)
        self.chosen.emit(choice.value)


def _line(choice: Choice) -> str:
    return f"{choice.text} · {choice.more}" if choice.more else choice.text
