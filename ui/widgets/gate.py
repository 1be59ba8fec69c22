"""What stands before the door: a calm card in the middle, the same for first run and unlock."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.viewmodels.worded import Complaint
from ui.widgets.field import Field, complain_at, stack_fields
from ui.widgets.pieces import (
    Grows,
    IconLabel,
    Notice,
    boxed,
    column,
    grow,
    row,
    scrolled,
    text,
)

CARD_WIDTH = 520


class Gate(QWidget):
    """A card with a mark, a title, one paragraph, and room for the fields of a step."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self.title, self.words = text(title, "title", wraps=True), text(words, "quiet", wraps=True)
        self.notice = Notice(theme, rounded=True)
        self.fields: dict[str, Field] = {}
        head = row(IconLabel(theme, icon, "primary", 28), spacing=14)
        head.addWidget(self.title, 1)
        self.body: QVBoxLayout = column()
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        card = boxed(self.body, card="true")
        grow(theme, card, Grows.WIDTH, CARD_WIDTH)
        middle = row(1, card, 1)
        whole = column(1, spacing=0)
        whole.addLayout(middle)
        whole.addStretch(2)
        whole.setContentsMargins(12, 12, 12, 12)
        self.setLayout(column(scrolled(whole)))
        theme.changed.connect(self._dress)
        self._dress()

    def add_fields(self, *fields: Field, required: bool = True) -> None:
        """Add a step's fields; ``required`` where each of them has to be filled in to go on."""
        for field in fields if required else ():
            field.require_text()
        self.body.addLayout(stack_fields(fields, self._theme, label_width=128))
        self.fields |= {name: field for field in fields for name in field.editors}
        for field in fields:
            for editor in field.editors.values():
                if isinstance(editor, QLineEdit):
                    editor.textEdited.connect(partial(self._mend, field))

    def complain(self, complaints: Sequence[Complaint]) -> None:
        """Show each complaint at its field, and what belongs to none above the buttons."""
        about, homeless = complain_at(self.fields, complaints)
        for editor in about:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor, QLineEdit):
                editor.selectAll()  # typing replaces what nobody can see
        self.notice.say(homeless, "error")

    def _mend(self, field: Field, _typed: str) -> None:
        """Take back what was said of a field that is typed into now, and of the step as a whole."""
        field.calm()
        if self.notice.property("notice") == "error":  # good news stays until the step is done
            self.notice.silence()

    def _dress(self) -> None:
        compact = self._theme.is_compact
        self.body.setSpacing(8 if compact else 14)
        self.body.setContentsMargins(28, 12 if compact else 24, 28, 12 if compact else 24)

    def calm(self) -> None:
        for field in self.fields.values():
            field.calm()
        self.notice.silence()


def secret_edit() -> QLineEdit:
    """Return a field whose text is never shown, remembered or suggested."""
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return edit
