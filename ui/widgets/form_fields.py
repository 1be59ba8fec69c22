"""The editors of the registration form and their labels; what they do stands in the form."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.enrolment import PERIODS, RiskGroup, Segment
from desktop_app.domain.worker import Sex
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.registration import RegistrationActs
from ui.viewmodels.shown import Choice
from ui.widgets.derived_line import DerivedLine
from ui.widgets.editors import ChoiceCombo, MoneyEdit, ProgrammesEdit
from ui.widgets.field import Field
from ui.widgets.nik_edit import SixteenDigitsEdit
from ui.widgets.side_panel import SidePanel
from ui.widgets.type_ahead import TypeAheadEdit

_PLAIN = (
    "name", "birth_place", "mother", "street", "phone",
    "occupation_text", "workplace", "payer", "employer", "employer_number",
)  # fmt: skip


class FormFields(QObject):
    """Every field once, under the name the rules use for it.

    Attributes:
        texts: The fields whose form is just the text typed.
        first: The NIK, above the columns and always in sight.
        identity, work: The two columns, in the order of KTP and talk.
        fields: Name of each of the form's fields to its row; the consent has none.
        editors: Name to editor, in the order Enter walks through them.
    """

    def __init__(self, acts: RegistrationActs, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
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
        self.risk = ChoiceCombo([Choice("", "–"), *(Choice(r.value, term(r)) for r in RiskGroup)])
        self.months = ChoiceCombo(Choice(str(n), self.tr("%n bulan", "", n)) for n in PERIODS)
        self.texts = {name: QLineEdit() for name in _PLAIN}
        self.derived, self.side = DerivedLine(theme), SidePanel(theme)
        self.side.consent.notice.setText(acts.consent_text())
        self.consent = self.side.consent.agreed
        self._size_editors()
        self.first = Field(theme, self.tr("&NIK"), {"nik": self.nik}, fills=False)
        self.identity, self.work = self._identity(), self._work()
        both = [self.first, *self.identity, *self.work]
        self.fields = {name: field for field in both for name in field.editors}
        self.editors: dict[str, QWidget] = {
            name: editor for field in both for name, editor in field.editors.items()
        }
        self.editors["consent"] = self.consent
        self._name_second_editors()

    def walk(self) -> list[QWidget]:
        """Return what Enter and Tab stop at, in order."""
        order: list[QWidget] = []
        for name, editor in self.editors.items():
            order += self.programmes.boxes.values() if name == "programmes" else [editor]
            if name == "nik":
                order.append(self.derived.opens)
        return order

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

    def name_of(self, name: str) -> str:
        """Return what a field is called, for the summary."""
        if name == "consent":
            return self.tr("Persetujuan")
        return self.fields[name].name if name in self.fields else ""

    def _size_editors(self) -> None:
        """Give each field the width of what goes into it: width is a hint of what is expected."""
        for editor, width in (
            (self.nik, 248), (self.family_card, 212), (self.born, 116), (self.sex, 120),
            (self.rt, 60), (self.rw, 60), (self.texts["phone"], 168), (self.income, 168),
            (self.texts["employer_number"], 168), (self.months, 100),
        ):  # fmt: skip
            editor.setFixedWidth(width)
        self.born.setToolTip(self.tr("DD-MM-YYYY"))
        self.since.setMinimumWidth(150)

    def _identity(self) -> list[Field]:
        theme, texts = self._theme, self.texts
        return [
            Field(
                theme,
                self.tr("Tanggal lahir"),
                {"born": self.born, "sex": self.sex},
                fills=False,
            ),
            Field(theme, self.tr("N&ama lengkap"), {"name": texts["name"]}),
            Field(theme, self.tr("&Tempat lahir"), {"birth_place": texts["birth_place"]}),
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

    def _name_second_editors(self) -> None:
        """Name what shares a label with another, for those who hear the screen."""
        self.born.setAccessibleName(self.tr("Tanggal lahir"))
        self.sex.setAccessibleName(self.tr("Jenis kelamin"))
        self.rt.setAccessibleName(self.tr("RT"))
        self.rw.setAccessibleName(self.tr("RW"))
        self.months.setAccessibleName(self.tr("Lama iuran"))
        self.programmes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
