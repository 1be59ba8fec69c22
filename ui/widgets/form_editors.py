"""Editors of the form alone: a place, a name, money, programmes.

They know terms and rates, which the door has no need to read (docs/decisions/0060).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from desktop_app.domain.enrolment import Programme
from desktop_app.domain.worker import as_on_the_card
from ui import formats
from ui.terms import term
from ui.viewmodels.shape import Shape
from ui.widgets.pieces import row, text

_MONEY_PREFIX = 30  # room for "Rp" before the figures, in pixels


class CompletingEdit(QLineEdit):
    """Completes what is typed while there is one way to: the rest stands there, selected.

    Going on typing replaces it, Enter or Tab keeps it, Backspace takes it away. What was begun in
    small letters becomes what stands in the list, in its letters: a paper is printed with it.
    """

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find, self._length = find, 0
        self.textEdited.connect(self._complete)

    def _complete(self, typed: str) -> None:
        grew, self._length = len(typed) > self._length, len(typed)
        if not grew or self.cursorPosition() < len(typed):
            return
        whole = self._find(typed)
        rest = whole[len(typed) :]
        if rest:
            in_its_letters = whole.casefold().startswith(typed.casefold())
            begun = whole[: len(typed)] if in_its_letters else typed
            self.setText(typed + rest.upper() if typed.isupper() else begun + rest)
            self.setSelection(len(whole), -len(rest))


class NameEdit(QLineEdit):
    """A person's name: one typed all in small letters is written as on a card when it is left.

    Ctrl+Z brings back what was typed, and what was brought back, or typed so again, stays.
    """

    def __init__(self) -> None:
        super().__init__()
        self._as_typed = ""
        self.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """Write it as on a card, unless the clerk has wanted it otherwise."""
        typed = self.text()
        written = as_on_the_card(typed)
        if not self.isModified() or typed in {written, self._as_typed}:
            return
        self._as_typed = typed
        at = self.cursorPosition()
        self.selectAll()
        self.insert(written)  # as a hand would: Ctrl+Z takes it back
        self.setCursorPosition(at)


class MoneyEdit(QLineEdit):
    """Whole rupiah: "Rp" stands before it, thousands are set apart when the field is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setTextMargins(_MONEY_PREFIX - 9, 0, 0, 0)
        prefix = text("Rp", "quiet")
        prefix.setParent(self)
        prefix.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(prefix, 1)
        inside.setContentsMargins(10, 0, 0, 0)
        self.setLayout(inside)
        self.editingFinished.connect(self._set_apart)

    def set_amount(self, typed: str) -> None:
        self.setText(formats.money_as_typed(typed))

    def _set_apart(self) -> None:
        shown = formats.money_as_typed(self.text())
        if shown != self.text():
            self.setText(shown)


class ProgrammesEdit(QWidget):
    """The programmes: what every member joins is shown, the rest can be ticked.

    Signals:
        changed: Another set is chosen now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._required = QLabel()
        self._required.setTextFormat(Qt.TextFormat.PlainText)
        self._fixed: frozenset[str] = frozenset()
        self.boxes: dict[Programme, QCheckBox] = {}
        for programme in Programme:
            box = QCheckBox(programme.upper())
            box.setAccessibleName(term(programme))
            box.setToolTip(term(programme))
            box.toggled.connect(self.changed)
            self.boxes[programme] = box
        self.setLayout(row(self._required, *self.boxes.values(), 1, spacing=6))

    @property
    def chosen(self) -> frozenset[str]:
        ticked = {p.value for p, box in self.boxes.items() if box.isChecked()}
        return frozenset(ticked | self._fixed)

    def take_shape(self, shape: Shape) -> None:
        """Offer what the segment may join; what it may not is unticked."""
        self._fixed = frozenset(programme.value for programme in shape.required)
        self._required.setText("  ".join(p.upper() for p in shape.required))
        self._required.setToolTip("\n".join(term(p) for p in shape.required))
        first: QCheckBox | None = None
        for programme, box in self.boxes.items():
            offered = programme in shape.optional
            box.setVisible(offered)
            if offered:
                first = first or box
            else:
                box.setChecked(False)
        if first is not None:
            self.setFocusProxy(first)

    def choose(self, programmes: Sequence[str] | frozenset[str]) -> None:
        for programme, box in self.boxes.items():
            box.setChecked(programme.value in programmes and programme.value not in self._fixed)
