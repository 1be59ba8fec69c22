"""A few fields about an officer, and one button; Esc leaves everything as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop_app.domain.office import Role
from ui.theme import Theme
from ui.viewmodels.staff import role_word
from ui.viewmodels.worded import Choice, Complaint
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import EnterMoves, Field, complain_at, stack_fields
from ui.widgets.gate import secret_edit
from ui.widgets.pieces import Button, Grows, Notice, Pause, column, grow, row, text


@dataclass(frozen=True, slots=True)
class Ask:
    """What a dialog asks.

    Attributes:
        title: Of the dialog.
        words: What follows from it.
        fields: Of ``name``, ``role``, ``old``, ``password``, ``again``.
        confirm: Word of the button.
        name: What stands in the field for the name.
    """

    title: str
    words: str
    fields: tuple[str, ...]
    confirm: str
    name: str = ""


class StaffDialog(QDialog):
    """Stays until what it asked for was done.

    Signals:
        given: What was typed and chosen, by field.
    """

    given = Signal(object)

    def __init__(self, ask: Ask, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        self.setWindowTitle(ask.title)
        labels = {
            "name": self.tr("&Nama"),
            "role": self.tr("P&eran"),
            "old": self.tr("Kata sandi &lama"),
            "password": self.tr("Kata &sandi baru"),
            "again": self.tr("&Ulangi"),
        }
        self.editors: dict[str, QLineEdit | ChoiceCombo] = {
            name: self._editor(name, ask) for name in ask.fields
        }
        self.fields = {
            name: Field(theme, labels[name], {name: editor})
            for name, editor in self.editors.items()
        }
        for field in self.fields.values():
            field.require_text()
        self.notice = Notice(theme, rounded=True)
        self.leave = Button(theme, self.tr("Batal"), key="Esc")
        self.confirm = Button(theme, ask.confirm, "primary")
        self._pause = Pause(*self.editors.values(), self.confirm)
        layout = column(text(ask.words, wraps=True), spacing=14)
        layout.addLayout(stack_fields(list(self.fields.values()), theme, label_width=120))
        layout.addWidget(self.notice)
        layout.addLayout(row(1, self.leave, self.confirm))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        grow(theme, self, Grows.LEAST_WIDTH, 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.leave.clicked.connect(self.reject)
        self.confirm.clicked.connect(lambda: self.given.emit(self.typed()))
        self._enter = EnterMoves([*self.editors.values(), self.confirm, self.leave], self)
        next(iter(self.editors.values()), self.confirm).setFocus()

    def typed(self) -> Mapping[str, str]:
        return {
            name: editor.value if isinstance(editor, ChoiceCombo) else editor.text()
            for name, editor in self.editors.items()
        }

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget secrets with whatever hides them: the lock brings the rest back to anybody."""
        super().hideEvent(event)
        for editor in self.editors.values():
            if isinstance(editor, QLineEdit) and editor.echoMode() is QLineEdit.EchoMode.Password:
                editor.clear()

    def be_busy(self, busy: bool) -> None:
        self._pause.take(busy)

    def complain(self, complaints: Sequence[Complaint]) -> None:
        about, homeless = complain_at(self.fields, complaints)
        for editor in about:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notice.say(homeless, "error")

    def _editor(self, name: str, ask: Ask) -> QLineEdit | ChoiceCombo:
        if name == "role":
            return ChoiceCombo([Choice(role.value, role_word(role)) for role in Role])
        if name == "name":
            return QLineEdit(ask.name)
        return secret_edit()
