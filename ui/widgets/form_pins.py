"""Which fields the next person shares: pinned, tinted where they were carried over, passed over."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.viewmodels.registration import RegistrationViewModel
from ui.widgets.form_fields import FormFields
from ui.widgets.pieces import mark


class FormPins(QObject):
    """Marks the fields that are pinned, and those whose content is the person's before."""

    def __init__(self, parts: FormFields, model: RegistrationViewModel) -> None:
        super().__init__(parts)
        self._parts, self._model = parts, model
        self._carried: set[str] = set()
        self._names = {
            id(part): name for name in parts.editors for part in parts.editor_parts(name)
        }

    def show(self, carried: frozenset[str]) -> None:
        """Tint what was carried over, and nothing else."""
        for name in self._parts.editors:
            self.carry(name, carried=name in carried)
        self._mark_pins()

    def carry(self, name: str, *, carried: bool) -> None:
        (self._carried.add if carried else self._carried.discard)(name)
        for part in self._parts.editor_parts(name):
            mark(part, "carried", carried)

    def let_go(self, name: str) -> None:
        """Take a field for this person's own: it was edited."""
        self.carry(name, carried=False)

    def toggle(self, name: str) -> None:
        """Pin a field or unpin it, all that stands on its line at once, and say so at its field."""
        if not name:
            return
        field, was = self._parts.fields[name], name in self._model.pinned
        alike = [one for one in field.editors if (one in self._model.pinned) == was]
        if [one for one in alike if self._model.pin(one) is not None]:
            self._mark_pins()
            field.announce_pin()

    def is_passed_over(self, editor: QWidget) -> bool:
        """Say whether Enter goes on: the person before has filled it, and Tab still stops there."""
        return self._names.get(id(editor), "") in self._carried

    def focused_name(self) -> str:
        """Return the field that has the focus, or ""."""
        for name in self._parts.editors:
            if any(part.hasFocus() for part in self._parts.editor_parts(name)):
                return name
        return ""

    def _mark_pins(self) -> None:
        for field in set(self._parts.fields.values()):
            field.show_pin(not self._model.pinned.isdisjoint(field.editors))
