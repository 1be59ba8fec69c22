"""The next person of a family: what they are to the one before may say who their mother is."""

from PySide6.QtCore import QObject

from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.household import Kin, kinds_of_kin, mother_by
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.worded import Choice
from ui.widgets.form_fields import FormFields
from ui.widgets.form_pins import FormPins


class FormKin(QObject):
    """Asks for kinship where the form goes on with a family, and fills in what follows from it."""

    def __init__(self, parts: FormFields, pins: FormPins, model: RegistrationViewModel) -> None:
        super().__init__(parts)
        self._parts, self._pins, self._model = parts, pins, model
        parts.kin.activated.connect(self._chosen)
        self.hide()

    def ask(self, before: RegistrationForm) -> None:
        kinds = [Choice(one.value, self._words(one, before)) for one in kinds_of_kin(before)]
        self._parts.kin.offer([Choice("", "–"), *kinds])
        self._parts.kin.choose("")
        self._parts.fields["kin"].show_row(True)

    def hide(self) -> None:
        self._parts.fields["kin"].show_row(False)

    def _words(self, kin: Kin, before: RegistrationForm) -> str:
        name = " ".join(before.name.split()[:2])
        match kin:
            case Kin.SIBLING:
                return self.tr("Saudara kandung {name}").format(name=name)
            case Kin.CHILD:
                return self.tr("Anak kandung {name}").format(name=name)
            case Kin.OTHER:
                return self.tr("Keluarga lain")

    def _chosen(self) -> None:
        if (before := self._model.previous) is not None:
            mother = mother_by(self._parts.kin.value, before)
            self._parts.texts["mother"].setText(mother)
            self._pins.carry("mother", carried=bool(mother))
