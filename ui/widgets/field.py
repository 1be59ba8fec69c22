"""One field of a form: label, editors, and room for what is to be said about it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import Theme
from ui.viewmodels.worded import Complaint
from ui.widgets.pieces import IconLabel, announce, column, mark, row, text
from ui.widgets.type_ahead import TypeAheadEdit

LABEL_WIDTH = 112
_PIN = 12
PIN_ROOM = 20  # what a pin takes of the gap between two columns


class Field(QWidget):
    """A label with one or several editors, by the names the rules know them by.

    Args:
        words: The label, with ``&`` before its key.
        editors: Name of each of the form's fields to the widget that edits it.
        fills: Whether the editors take the column's whole width.
    """

    def __init__(
        self, theme: Theme, words: str, editors: Mapping[str, QWidget], fills: bool = True
    ) -> None:
        super().__init__()
        self.editors = dict(editors)
        self.label = QLabel(words)
        self.label.setProperty("role", "label")
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = next(iter(editors.values()))
        self.label.setBuddy(first)
        for editor in editors.values():
            if not editor.accessibleName():
                editor.setAccessibleName(self.name)
        self._complaints: dict[str, str] = {}
        self._required: frozenset[str] = frozenset()
        self._icon = IconLabel(theme, size=14)
        self._words = text(wraps=True)
        self._said = QWidget()
        said = row(self._icon, self._words, spacing=4)
        said.setStretch(1, 1)
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._said.setLayout(said)
        self._said.hide()
        self.line = row(*editors.values(), spacing=8)
        self._is_pinned = False
        self._pin = IconLabel(theme, "pin", "hint", _PIN)
        self._pin.setToolTip(self.tr("Disematkan: ikut ke orang berikutnya (Ctrl+K)"))
        self._pin.hide()
        self._describe()
        self.line.addWidget(self._pin)
        if not fills:
            self.line.addStretch(1)
        layout = column(spacing=3)
        layout.addLayout(self.line)
        layout.addWidget(self._said)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def name(self) -> str:
        return self.label.text().replace("&", "")

    def rename(self, words: str) -> None:
        self.label.setText(words)
        next(iter(self.editors.values())).setAccessibleName(self.name)

    def complain(self, about: str, words: str, blocks: bool, whole: str = "") -> None:
        """Show what is said about one of the editors, in shape, colour and words.

        ``whole`` is what ``words`` say in short; it is shown to whoever points at them.
        """
        state = "error" if blocks else "warn"
        mark(self.editors[about], "state", state)
        # Qt has no state for either that would reach a screen reader: the words have to say it.
        told = self.tr("Perlu diperbaiki: {words}") if blocks else self.tr("Catatan: {words}")
        self._complaints[about] = told.format(words=words)
        self._describe()
        self._icon.become("octagon-x" if blocks else "triangle-alert", state)
        self._words.setText(words)
        self._words.setToolTip(whole)
        mark(self._words, "complaint", state)
        self._said.show()

    def calm(self) -> None:
        """Take everything said about this field back."""
        for editor in self.editors.values():
            mark(editor, "state", "")
        self._complaints.clear()
        self._describe()
        self._said.hide()

    def require(self, *names: str) -> None:
        """Say to whoever hears the form which editors may not be left empty, and no other."""
        self._required = frozenset(names) & self.editors.keys()
        self._describe()

    def require_text(self) -> None:
        """Say that nothing goes on until something is typed here."""
        self.require(*(name for name, each in self.editors.items() if isinstance(each, QLineEdit)))

    def keep_room_for_pin(self) -> None:
        """Leave it free with no pin there too, so that all fields of the form end on one edge."""
        kept = self._pin.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._pin.setSizePolicy(kept)

    def show_pin(self, pinned: bool) -> None:
        """Show that what stands here goes on to the next person."""
        self._is_pinned = pinned
        self._pin.setVisible(pinned)
        self._describe()

    def announce_pin(self) -> None:
        """Say what has become of the pin to whoever does not see it."""
        words = self.tr("Disematkan") if self._is_pinned else self.tr("Tidak disematkan lagi")
        announce(self, words)

    def _describe(self) -> None:
        """Tell a screen reader what eyes see around an editor: what is said of it, and its pin."""
        for number, (name, editor) in enumerate(self.editors.items()):
            # Qt tells the value of a choice as its name, so a label of its own has to be said here.
            unlabelled = number and isinstance(editor, QComboBox)
            told = (
                editor.accessibleName() if unlabelled else "",
                self._complaints.get(name, ""),
                self.tr("Wajib diisi") if name in self._required else "",
                self.tr("Disematkan") if self._is_pinned else "",
            )
            words = ". ".join(each.rstrip(".") for each in told if each)
            for part in (editor, *editor.findChildren(QCheckBox)):
                if part.accessibleDescription() != words:
                    part.setAccessibleDescription(words)

    def show_row(self, shown: bool) -> None:
        self.setVisible(shown)
        self.label.setVisible(shown)


def field_under(focus: QWidget | None) -> tuple[str, str]:
    """Return the name and the label of the field a widget edits; empty where it edits none."""
    around = focus
    while around is not None and not isinstance(around, Field):
        name = around.property("edits")
        if name:
            words = around.text() if isinstance(around, QCheckBox) else ""
            return str(name), around.accessibleName() or words.replace("&", "")
        around = around.parentWidget()
    if around is None or focus is None:
        return "", ""
    for name, editor in around.editors.items():
        if editor is focus or editor.isAncestorOf(focus):
            return name, editor.accessibleName() or around.name
    return "", around.name


def stack_fields(
    fields: Sequence[Field], theme: Theme, label_width: int = LABEL_WIDTH
) -> QGridLayout:
    """Lay fields out in two columns, labels to the right edge of theirs."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    _Labels(grid, fields, theme, label_width)
    grid.setColumnStretch(1, 1)
    top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
    for number, field in enumerate(fields):
        grid.addWidget(field.label, number, 0, top | right)
        grid.addWidget(field, number, 1, top)
    return grid


class _Labels(QObject):
    """Keeps the labels as wide and as high as their words need at each size of text."""

    def __init__(
        self, grid: QGridLayout, fields: Sequence[Field], theme: Theme, width: int
    ) -> None:
        super().__init__(grid)
        self._grid, self._fields, self._theme, self._width = grid, fields, theme, width
        theme.text_changed.connect(self._widen)
        theme.changed.connect(self._heighten)
        self._widen()
        self._heighten()

    def _widen(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._theme.px(self._width))

    def _heighten(self) -> None:
        resize_labels(self._fields, self._theme)


def resize_labels(fields: Sequence[Field], theme: Theme) -> None:
    """Give each label the height of its field, so that they stand on one line."""
    for field in fields:
        nik = any(editor.property("nik") for editor in field.editors.values())
        field.label.setFixedHeight(theme.sizes.nik_field if nik else theme.sizes.field)


def complain_at(
    fields: Mapping[str, Field], complaints: Sequence[Complaint]
) -> tuple[list[QWidget], str]:
    """Say each complaint at its field, and nothing at the others.

    Returns:
        The editors they are about, in their order; and what belongs to no field, a line each.
    """
    for field in fields.values():
        field.calm()
    about, homeless = list[QWidget](), list[str]()
    for complaint in complaints:
        if field_ := fields.get(complaint.field):
            field_.complain(complaint.field, complaint.text, complaint.blocks)
            about.append(field_.editors[complaint.field])
        else:
            homeless.append(complaint.text)
    return about, "\n".join(homeless)


class EnterMoves(QObject):
    """Enter goes to the next field, Shift+Enter back; on a button it presses.

    Args:
        editors: In their order.
        parent: Holds it.
        passes_over: Says where Enter does not stop on its way on, though Tab does.

    Signals:
        moved: The editor that has the focus now.
    """

    moved = Signal(QWidget)

    def __init__(
        self,
        editors: Sequence[QWidget],
        parent: QObject,
        passes_over: Callable[[QWidget], bool] = lambda _editor: False,
    ) -> None:
        super().__init__(parent)
        self._passes_over = passes_over
        self._editors = list(editors)
        for editor in self._editors:
            editor.installEventFilter(self)
            if isinstance(editor, TypeAheadEdit):
                editor.settled.connect(lambda editor=editor: self.go(editor, 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        if isinstance(watched, QPushButton):
            watched.click()
        elif isinstance(watched, QWidget):
            if isinstance(watched, TypeAheadEdit):
                watched.take_marked()
            self.go(watched, -1 if held else 1)
        return True

    def go(self, editor: QWidget, step: int) -> None:
        """Give the focus to the next editor that can be typed into, and select what is in it."""
        at = self._editors.index(editor) + step
        while 0 <= at < len(self._editors):
            passed = step > 0 and self._passes_over(self._editors[at])
            if _takes_keys(self._editors[at]) and not passed:
                self._editors[at].setFocus(Qt.FocusReason.TabFocusReason)
                self.moved.emit(self._editors[at])
                return
            at += step


def _takes_keys(editor: QWidget) -> bool:
    tab = editor.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and editor.isVisible() and editor.isEnabled()
