"""The editors of the registration form and their labels; what they do stands in the form."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.enrolment import PERIODS, RiskGroup, Segment
from desktop_app.domain.extras import Extra
from desktop_app.domain.family import MaritalStatus, Relation
from desktop_app.domain.month import Month
from desktop_app.domain.worker import Sex
from ui import formats
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.registration_acts import RegistrationActs
from ui.viewmodels.worded import Choice
from ui.widgets.derived_line import DerivedLine
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import Field
from ui.widgets.form_editors import CompletingEdit, MoneyEdit, NameEdit, ProgrammesEdit
from ui.widgets.nik_edit import SixteenDigitsEdit
from ui.widgets.pieces import Grows, grow, text
from ui.widgets.side_panel import SidePanel
from ui.widgets.type_ahead import TypeAheadEdit

_PLAIN = (
    "name", "birth_place", "mother", "street", "phone",
    "occupation_text", "workplace", "payer", "employer", "employer_number",
    "nik_again", "email", "home_street", "home_rt", "home_rw", "hours",
    "heir", "child_1", "child_1_born", "child_2", "child_2_born",
)  # fmt: skip

_NAMES = frozenset({"name", "mother", "heir", "child_1", "child_2"})
"""Names of people: a paper is printed with them."""

_NIK_WIDTH = 248
_ROOM_FOR_A_HINT = 100

EXTRA_FIELDS = {
    Extra.EMAIL: ("email",),
    Extra.MARITAL: ("marital",),
    Extra.HOME: ("home_street", "home_rt", "home_kelurahan"),
    Extra.HOURS: ("hours",),
    Extra.SECOND_OCCUPATION: ("second_occupation",),
    Extra.HEIR: ("heir", "heir_relation"),
    Extra.CHILDREN: ("child_1", "child_2"),
    Extra.NIK_AGAIN: ("nik_again",),
}
"""The rows of each part of the form that is asked for only where it is wanted."""


class FormFields(QObject):
    """Every field once, under the name the rules use for it.

    Attributes:
        texts: The fields whose form is just the text typed.
        first: The NIK, above the columns and always in sight.
        identity, work: The two columns, in the order of KTP and talk.
        extras: What only some are asked for, in two columns too.
        without_nik: Stands in place of the NIK of somebody who has none yet.
        kin: What somebody is to the person before, of the same family; no field of the form.
        fields: Name of each of the form's fields to its row; the consent has none.
        editors: Name to editor, in the order Enter walks through them.
    """

    def __init__(self, acts: RegistrationActs, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._acts = theme, acts
        self.nik, self.family_card = SixteenDigitsEdit(large=True), SixteenDigitsEdit()
        self.born, self.rt, self.rw = QLineEdit(), QLineEdit(), QLineEdit()
        self.sex = ChoiceCombo(
            [Choice("", "–"), *(Choice(sex.value, term(sex)) for sex in reversed(Sex))]
        )
        self.segment = ChoiceCombo(Choice(one.value, term(one)) for one in Segment)
        self.kelurahan = TypeAheadEdit(acts.regions)
        self.occupation = TypeAheadEdit(acts.occupations)
        self.income, self.programmes = MoneyEdit(), ProgrammesEdit()
        self.funding, self.since = ChoiceCombo(), ChoiceCombo()
        self.risk = _maybe(RiskGroup)
        self.months = ChoiceCombo(Choice(str(n), self.tr("%n bulan", "", n)) for n in PERIODS)
        self.marital, self.heir_relation = _maybe(MaritalStatus), _maybe(Relation)
        self.home_kelurahan = TypeAheadEdit(acts.regions)
        self.second_occupation = TypeAheadEdit(acts.occupations)
        self.kin = ChoiceCombo()
        self.texts = {name: NameEdit() if name in _NAMES else QLineEdit() for name in _PLAIN}
        self.texts["birth_place"] = CompletingEdit(
            lambda typed: acts.birth_place(typed, self.nik.digits)
        )
        self.derived, self.side = DerivedLine(theme), SidePanel(theme)
        self.consent = self.side.consent.agreed
        self.consent.setProperty("edits", "consent")
        self._size_editors()
        self.first = Field(theme, self.tr("&NIK"), {"nik": self.nik}, fills=False)
        self.without_nik = text(self.tr("Belum punya NIK"), "derived")
        grow(theme, self.without_nik, Grows.WIDTH, _NIK_WIDTH)
        self.without_nik.hide()
        self.first.line.insertWidget(0, self.without_nik)
        self.identity, self.work = self._identity(), self._work()
        self.extras = self._extras_of_person(), self._extras_of_family()
        every = [self.first, *self.identity, *self.work, *self.extras[0], *self.extras[1]]
        for field in every:
            field.keep_room_for_pin()
        self.fields = {name: field for field in every for name in field.editors}
        self.editors: dict[str, QWidget] = {
            name: editor for field in every for name, editor in field.editors.items()
        }
        self.editors["consent"] = self.consent
        self._name_second_editors()
        self.derived.typed_past.connect(self._type_on)

    def settle_names(self) -> None:
        """Write names as on a card also where the field has not been left: it is to be saved."""
        for editor in self.texts.values():
            if isinstance(editor, NameEdit):
                editor.settle()

    def _type_on(self, words: str) -> None:
        """Type into the first field after the NIK what was typed without looking up."""
        again, name = self.texts["nik_again"], self.texts["name"]
        editor = again if again.isVisible() else name
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        editor.insert(words)

    def walk(self) -> list[QWidget]:
        """Return what Enter and Tab stop at, in order."""
        order: list[QWidget] = []
        for name, editor in self.editors.items():
            order += self.programmes.boxes.values() if name == "programmes" else [editor]
            if name == "nik":
                order += self.derived.buttons
        return order

    def editor_parts(self, name: str) -> list[QWidget]:
        """Return what of a field takes the focus."""
        return (
            list(self.programmes.boxes.values()) if name == "programmes" else [self.editors[name]]
        )

    def changes(self) -> Iterator[SignalInstance]:
        """Give the signal of each editor that its content has changed, by whomever."""
        for editor in self.editors.values():
            match editor:
                case QLineEdit():
                    yield editor.textChanged
                case ChoiceCombo():
                    yield editor.currentIndexChanged
                case ProgrammesEdit():
                    yield editor.changed
                case QCheckBox():
                    yield editor.toggled

    def value_of(self, name: str) -> Any:
        """Return what stands in a field, as ``RegistrationForm`` has it."""
        match self.editors[name]:
            case TypeAheadEdit() as editor:
                return editor.value or editor.text()
            case SixteenDigitsEdit() as editor:
                return editor.digits
            case QLineEdit() as editor:
                return editor.text()
            case ChoiceCombo() as editor:
                return int(editor.value) if name == "months" else editor.value
            case ProgrammesEdit() as editor:
                return editor.chosen
            case QCheckBox() as editor:
                return editor.isChecked()

    def set_value(self, name: str, value: Any) -> None:
        """Put into a field what ``RegistrationForm`` has for it."""
        match self.editors[name]:
            case TypeAheadEdit() as editor:
                regional = name.endswith("kelurahan")
                named = self._acts.region_name if regional else self._acts.occupation_name
                editor.set_choice(value, named(value) if value else "")
            case SixteenDigitsEdit() as editor:
                editor.set_digits(value)
            case MoneyEdit() as editor:
                editor.set_amount(value)
            case QLineEdit() as editor:
                editor.setText(value)
            case ChoiceCombo() as editor:
                editor.choose(str(value))
            case ProgrammesEdit() as editor:
                editor.choose(value)
            case QCheckBox() as editor:
                editor.setChecked(value)

    def offer_months(self, months: Sequence[Month], own: str) -> None:
        """Offer months to begin with; what an older registration has (``own``) stays with it."""
        offered = sorted({*months, Month.parse(own)} if own else months)
        self.since.offer(Choice(str(one), formats.month(one)) for one in offered)

    def require(self, names: frozenset[str]) -> None:
        """Say which fields may not be left empty: to ears at each of them, to eyes at the others.

        Nearly all of them are asked for, so that what need not be filled in is what stands out.
        """
        for field in self.fields.values():
            field.require(*names)
        self.side.consent.require(required="consent" in names)
        least = self._theme.px(_ROOM_FOR_A_HINT)
        for name, editor in self.editors.items():
            if isinstance(editor, QLineEdit) and editor.maximumWidth() >= least:
                editor.setPlaceholderText("" if name in names else self.tr("boleh kosong"))

    def name_of(self, name: str) -> str:
        """Return what a field is called, for the summary."""
        if name == "consent":
            return self.tr("Persetujuan")
        return self.fields[name].name if name in self.fields else ""

    def _size_editors(self) -> None:
        """Give each field the width of what goes into it: width is a hint of what is expected."""
        texts = self.texts
        for editor, width in (
            (self.nik, _NIK_WIDTH), (self.family_card, 212), (self.born, 116), (self.sex, 120),
            (self.rt, 60), (self.rw, 60), (texts["phone"], 168), (self.income, 168),
            (texts["employer_number"], 168), (self.months, 100), (texts["nik_again"], 72),
            (texts["home_rt"], 60), (texts["home_rw"], 60), (texts["hours"], 116),
            (texts["child_1_born"], 108), (texts["child_2_born"], 108),
        ):  # fmt: skip
            grow(self._theme, editor, Grows.WIDTH, width)
        for name in ("child_1_born", "child_2_born"):
            texts[name].setToolTip(self.tr("DD-MM-YYYY"))
        self.born.setToolTip(self.tr("DD-MM-YYYY"))
        texts["hours"].setToolTip(self.tr("Misalnya 7-15 atau 07.30-16.00"))
        grow(self._theme, self.since, Grows.LEAST_WIDTH, 150)

    def _identity(self) -> list[Field]:
        theme, texts = self._theme, self.texts
        return [
            Field(theme, self.tr("Ulang 4 angka"), {"nik_again": texts["nik_again"]}, fills=False),
            Field(
                theme,
                self.tr("Tanggal lahir"),
                {"born": self.born, "sex": self.sex},
                fills=False,
            ),
            Field(theme, self.tr("N&ama lengkap"), {"name": texts["name"]}),
            Field(theme, self.tr("&Tempat lahir"), {"birth_place": texts["birth_place"]}),
            Field(theme, self.tr("Hubungan"), {"kin": self.kin}),
            Field(theme, self.tr("Nama &ibu kandung"), {"mother": texts["mother"]}),
            Field(theme, self.tr("No. &KK"), {"family_card": self.family_card}, fills=False),
            Field(theme, self.tr("Ala&mat"), {"street": texts["street"]}),
            Field(theme, self.tr("&RT / RW"), {"rt": self.rt, "rw": self.rw}, fills=False),
            Field(theme, self.tr("Kel&urahan"), {"kelurahan": self.kelurahan}),
        ]

    def _work(self) -> list[Field]:
        theme, texts = self._theme, self.texts
        return [
            Field(theme, self.tr("&HP"), {"phone": texts["phone"]}, fills=False),
            Field(theme, self.tr("&Segmen"), {"segment": self.segment}),
            Field(theme, self.tr("P&ekerjaan"), {"occupation": self.occupation}),
            Field(theme, self.tr("Tepatnya"), {"occupation_text": texts["occupation_text"]}),
            Field(theme, self.tr("Pem&beri kerja"), {"employer": texts["employer"]}),
            Field(
                theme,
                self.tr("NPP"),
                {"employer_number": texts["employer_number"]},
                fills=False,
            ),
            Field(theme, self.tr("Risiko kerja"), {"risk": self.risk}),
            Field(theme, self.tr("L&okasi kerja"), {"workplace": texts["workplace"]}),
            Field(theme, self.tr("Pen&ghasilan"), {"income": self.income}, fills=False),
            Field(theme, self.tr("&Program"), {"programmes": self.programmes}),
            Field(theme, self.tr("Sumber &dana"), {"funding": self.funding}),
            Field(theme, self.tr("Dibayar oleh"), {"payer": texts["payer"]}),
            Field(theme, self.tr("Mulai bulan"), {"since": self.since, "months": self.months}),
        ]

    def _extras_of_person(self) -> list[Field]:
        theme, texts = self._theme, self.texts
        rt_rw = {"home_rt": texts["home_rt"], "home_rw": texts["home_rw"]}
        return [
            Field(theme, self.tr("Domisili"), {"home_street": texts["home_street"]}),
            Field(theme, self.tr("RT / RW"), rt_rw, fills=False),
            Field(theme, self.tr("Kelurahan"), {"home_kelurahan": self.home_kelurahan}),
            Field(theme, self.tr("E-mail"), {"email": texts["email"]}),
            Field(theme, self.tr("Status kawin"), {"marital": self.marital}),
        ]

    def _extras_of_family(self) -> list[Field]:
        theme, texts = self._theme, self.texts
        first, second = (
            {name: texts[name], f"{name}_born": texts[f"{name}_born"]}
            for name in ("child_1", "child_2")
        )
        return [
            Field(theme, self.tr("Jam kerja"), {"hours": texts["hours"]}, fills=False),
            Field(
                theme,
                self.tr("Pekerjaan ke-2"),
                {"second_occupation": self.second_occupation},
            ),
            Field(theme, self.tr("Ahli waris"), {"heir": texts["heir"]}),
            Field(theme, self.tr("Hubungan"), {"heir_relation": self.heir_relation}),
            Field(theme, self.tr("Anak 1, lahir"), first),
            Field(theme, self.tr("Anak 2, lahir"), second),
        ]

    def _name_second_editors(self) -> None:
        """Name what shares a label with another, for those who hear the screen."""
        texts = self.texts
        for editor, name in (
            (self.born, self.tr("Tanggal lahir")),
            (self.sex, self.tr("Jenis kelamin")),
            (self.rt, self.tr("RT")),
            (self.rw, self.tr("RW")),
            (self.months, self.tr("Lama iuran")),
            (texts["nik_again"], self.tr("Ketik ulang 4 angka terakhir NIK")),
            (texts["home_street"], self.tr("Alamat domisili")),
            (texts["home_rt"], self.tr("RT domisili")),
            (texts["home_rw"], self.tr("RW domisili")),
            (self.home_kelurahan, self.tr("Kelurahan domisili")),
            (self.kin, self.tr("Hubungan keluarga")),
            (self.heir_relation, self.tr("Hubungan ahli waris")),
            (texts["child_1"], self.tr("Nama anak 1")),
            (texts["child_1_born"], self.tr("Tanggal lahir anak 1")),
            (texts["child_2"], self.tr("Nama anak 2")),
            (texts["child_2_born"], self.tr("Tanggal lahir anak 2")),
        ):
            editor.setAccessibleName(name)
        self.programmes.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _maybe(kind: type[RiskGroup] | type[MaritalStatus] | type[Relation]) -> ChoiceCombo:
    """Return a choice of which none may be made."""
    return ChoiceCombo([Choice("", "–"), *(Choice(one.value, term(one)) for one in kind)])
