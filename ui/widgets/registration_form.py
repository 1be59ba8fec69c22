"""The form: every field once, only what the segment needs, in the order of KTP and talk."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import ASKED_BY_LAW, Extra
from desktop_app.use_cases.form import RegistrationForm
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.shape import needs_payer_name, shape_of
from ui.viewmodels.shown import NikShown
from ui.viewmodels.worded import Choice, Complaint
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import EnterMoves
from ui.widgets.form_fields import EXTRA_FIELDS, FormFields
from ui.widgets.form_kin import FormKin
from ui.widgets.form_layout import FormLayout
from ui.widgets.form_pins import FormPins

_APART = frozenset({"nik", "born", "sex", "kin"})
"""What is read in a way of its own: not as it stands in the editor."""

_REQUIRE_OTHERS = ("home_street", "heir", "child_1", "child_1_born", "child_2", "child_2_born")
"""Whoever fills in one of these has to fill in what goes with it."""


class RegistrationFormWidget(QWidget):
    """Lays out the fields, passes what was typed, shows what it is told.

    The NIK and what it says stand in ``head``, which the page puts above what scrolls.

    Signals:
        open_wanted: Id of the registration that has this NIK already.
        edited: The clerk has changed something.
        field_edited: The name of the field the clerk has changed.
    """

    open_wanted = Signal(object)
    edited = Signal()
    field_edited = Signal(str)

    def __init__(self, model: RegistrationViewModel, theme: Theme) -> None:
        super().__init__()
        self.model = self._model = model
        self._filling, self._sex_set, self._lacks_nik = False, False, False
        self._paid_for = ""  # the segment funding was filled in for; "": by the clerk
        self._given_extras: frozenset[str] = frozenset()
        self.parts = FormFields(model.acts, theme, self)
        self.pins = FormPins(self.parts, model)
        self.kin = FormKin(self.parts, self.pins, model)
        self.layout_ = FormLayout(self, self.parts, theme)
        self.head = self.layout_.head
        self._connect()
        self.parts.fields["born"].show_row(False)

    # What is in it

    def typed(self) -> RegistrationForm:
        """Return the form as it stands; birth date and sex only where the clerk set them."""
        parts = self.parts
        told = {
            name: parts.value_of(name)
            for name in parts.editors
            if name not in _APART and self._is_asked(name)
        }
        return RegistrationForm(
            nik="" if self._lacks_nik else parts.nik.digits,
            no_nik=self._lacks_nik,
            born=parts.born.text() if parts.born.isModified() else "",
            sex=parts.sex.value if self._sex_set else "",
            **told,
        )

    def finished(self) -> RegistrationForm:
        """Return the form as it is to be saved: the field that has the focus counts as left."""
        self.parts.settle_names()
        return self.typed()

    def show_form(self, form: RegistrationForm) -> None:
        """Fill every field; what was carried over is tinted until it is edited."""
        self._filling = True
        parts = self.parts
        parts.side.consent.notice.setText(self._model.acts.consent_text())
        self._lack_nik(form.no_nik)
        parts.offer_months(self._model.acts.months(), form.since)
        self._given_extras = frozenset(
            name
            for names in EXTRA_FIELDS.values()
            if any(getattr(form, one) for one in names)
            for name in names
        )
        parts.segment.choose(form.segment)
        self._segment_changed()
        for name in parts.editors:
            if name not in _APART:
                parts.set_value(name, getattr(form, name))
        parts.born.setText(form.born)
        parts.born.setModified(bool(form.born))
        parts.sex.choose(form.sex)
        self._sex_set = bool(form.sex)
        parts.fields["born"].show_row(form.no_nik)
        parts.nik.set_digits(form.nik)
        self.kin.hide()
        self._funding_changed()
        self._occupation_changed()
        self._paid_for = form.segment
        self.pins.show(self._model.carried)
        self._filling = False
        self._ask_required()
        self._tell_model()

    def take_from_previous(self) -> None:
        """Take what the previous person had in the field that has the focus."""
        if self._model.previous is not None and (name := self.pins.focused_name()):
            self._take({name})

    def take_carried_from_previous(self) -> None:
        if self._model.previous is not None:
            self._take(self._model.pinned)

    def toggle_pin(self) -> None:
        """Let the next person share the field that has the focus, or no longer."""
        self.pins.toggle(self.pins.focused_name())

    def take_household(self, form: RegistrationForm) -> None:
        """Show the address that goes with the family card typed."""
        self.show_form(form)
        self._tell_edited()

    # What is said about it

    def complain(self, complaints: tuple[Complaint, ...]) -> None:
        """Show each complaint at its field, the blocking one where a field has several."""
        self.calm()
        for complaint in sorted(complaints, key=lambda one: one.blocks):
            if (field := self.parts.fields.get(complaint.field)) is not None:
                if field in self.layout_.extras.fields:
                    self.layout_.extras.show()
                    self.layout_.extras.fold(False)
                field.show_row(True)
                field.complain(complaint.field, complaint.text, complaint.blocks, complaint.whole)
            elif complaint.field == "consent":
                self.parts.side.consent.complain(complaint.text)

    def calm(self) -> None:
        for field in self.parts.fields.values():
            field.calm()
        self.parts.side.consent.calm()

    def go_to(self, name: str) -> None:
        """Give a field the focus, and select what is in it; behind a locked door it takes none."""
        editor = self.parts.editors.get(name)
        if editor is not None and editor.isVisible():
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    @property
    def first(self) -> QWidget:
        """Where the next person begins."""
        return self.parts.editors["born" if self._lacks_nik else "nik"]

    def go_to_first(self) -> None:
        self.go_to("born" if self._lacks_nik else "nik")

    def in_order(self, names: set[str]) -> list[str]:
        """Return field names in the order they stand on the screen."""
        return [name for name in self.parts.editors if name in names]

    def moves_to(self, *after: QWidget) -> EnterMoves:
        """Let Enter walk through the fields and then the page's own buttons."""
        return EnterMoves([*self.parts.walk(), *after], self, self.pins.is_passed_over)

    # Where it stands

    def set_tab_order(self) -> None:
        """Let Tab go where Enter goes, once head and form are in their window."""
        for before, then in pairwise(self.parts.walk()):
            self.setTabOrder(before, then)

    def fit(self, width: int, height: int) -> None:
        self.layout_.fit(width, height)

    @property
    def shows_total(self) -> bool:
        """Whether the contribution stands beside the form, in sight whatever is scrolled."""
        return self.layout_.is_side_by_side

    def unfold_extras(self) -> None:
        """Open what only some are asked for and go there, or fold it and go on."""
        extras = self.layout_.extras
        if extras.isHidden():
            return
        extras.fold(not extras.is_folded)
        shown = [field for field in extras.fields if not field.isHidden()]
        self.go_to("consent" if extras.is_folded else next(iter(shown[0].editors)))

    # Following the clerk

    def _connect(self) -> None:
        model, parts = self._model, self.parts
        parts.nik.digits_changed.connect(self._nik_changed)
        model.nik_read.connect(self._show_nik)
        model.due_changed.connect(parts.side.due.show_due)
        parts.derived.open_wanted.connect(self.open_wanted)
        model.alike.found.connect(parts.side.show_alike)
        parts.side.alike.open_wanted.connect(self.open_wanted)
        parts.derived.differs.connect(self._correct_birth)
        parts.derived.born_chosen.connect(self._take_birth)
        parts.derived.lacks_toggled.connect(self._toggle_nik)
        for keys, act in (
            ("Alt+L", self._correct_birth),
            ("Alt+Y", self._toggle_nik),
            ("Ctrl+K", self.toggle_pin),
            ("Ctrl+T", self.unfold_extras),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.head)
            shortcut.activated.connect(act)
        parts.segment.currentIndexChanged.connect(self._segment_changed)
        parts.segment.activated.connect(self._follow_segment)
        parts.funding.currentIndexChanged.connect(self._funding_changed)
        parts.sex.activated.connect(self._sex_chosen)
        parts.occupation.chosen.connect(self._occupation_changed)
        for told in (
            parts.segment.currentIndexChanged, parts.funding.currentIndexChanged,
            parts.risk.currentIndexChanged, parts.since.currentIndexChanged,
            parts.months.currentIndexChanged, parts.occupation.chosen, parts.income.textChanged,
            parts.programmes.changed,
        ):  # fmt: skip
            told.connect(self._tell_model)
        for name, editor in parts.editors.items():
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(lambda _text, name=name: self._edited(name))
            elif isinstance(editor, ChoiceCombo):
                editor.activated.connect(lambda _index, name=name: self._edited(name))
        for box in parts.programmes.boxes.values():
            box.clicked.connect(lambda: self._edited("programmes"))
        parts.consent.toggled.connect(parts.side.consent.calm)
        for told in parts.changes():
            told.connect(self._tell_edited)
        self._follow_what_requires()

    def _follow_what_requires(self) -> None:
        parts = self.parts
        for name in _REQUIRE_OTHERS:
            parts.texts[name].editingFinished.connect(self._ask_required)
        for told in (
            parts.segment.activated, parts.heir_relation.activated, parts.occupation.chosen,
        ):  # fmt: skip
            told.connect(self._ask_required)

    def _edited(self, name: str) -> None:
        if name == "funding":
            self._paid_for = ""
        self.field_edited.emit(name)
        self.pins.let_go(name)

    def _tell_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _tell_model(self) -> None:
        if not self._filling and self.parts.since.count():
            self._model.typed(self.typed())

    def _nik_changed(self, digits: str) -> None:
        if digits or not self._filling:
            self._model.nik_typed(digits)

    def _sex_chosen(self) -> None:
        self._sex_set = True
        self._tell_edited()

    def _show_nik(self, shown: NikShown) -> None:
        parts = self.parts
        if self._lacks_nik:
            return
        parts.derived.show_reading(shown)
        if not parts.born.isModified():
            parts.born.setText(shown.born)
        parts.derived.show_answer(parts.born.text())
        if not self._sex_set:
            parts.sex.choose(shown.sex)
        if (parts.born.text(), parts.sex.value) != (shown.born, shown.sex):
            parts.fields["born"].show_row(True)  # what the NIK does not say is in sight

    def _correct_birth(self) -> None:
        """Show birth date and sex: the KTP says otherwise than its NIK."""
        self.parts.fields["born"].show_row(True)
        self.go_to("born")

    def _take_birth(self, born: str) -> None:
        """Take one of the two centuries a NIK may mean."""
        self.parts.born.setText(born)
        self.parts.born.setModified(True)
        self.parts.fields["born"].show_row(True)
        self._edited("born")
        self._tell_edited()  # what is told of it follows an answer as it follows typing
        self.go_to("name")

    def _toggle_nik(self) -> None:
        """The worker has no NIK yet, or has one after all; what was typed of it comes back."""
        self._lack_nik(not self._lacks_nik)
        self.parts.fields["born"].show_row(self._lacks_nik)
        self._tell_edited()
        if not self._lacks_nik:
            self._model.nik_typed(self.parts.nik.digits)
        self._ask_required()
        self.go_to_first()

    def _lack_nik(self, lacks: bool) -> None:
        parts = self.parts
        self._lacks_nik = lacks
        parts.nik.setVisible(not lacks)
        parts.without_nik.setVisible(lacks)
        parts.derived.lack_nik(lacks)
        self._ask_extras()

    def _segment_changed(self) -> None:
        parts, segment = self.parts, Segment(self.parts.segment.value)
        shape = shape_of(segment)
        parts.programmes.take_shape(shape)
        parts.funding.offer(Choice(source.value, term(source)) for source in shape.funding)
        parts.fields["employer"].show_row(shape.employer)
        parts.fields["risk"].show_row(shape.employer)
        parts.fields["employer_number"].show_row(shape.employer and not shape.instansi)
        employer = self.tr("Instansi") if shape.instansi else self.tr("Pem&beri kerja")
        parts.fields["employer"].rename(employer)
        self._funding_changed()
        self._ask_extras()
        if ASKED_BY_LAW.get(segment) or self._given_extras:
            self.layout_.extras.fold(False)

    def _ask_required(self) -> None:
        self.parts.require(self._model.acts.required(self.typed()))

    def _ask_extras(self) -> None:
        """Show what city or law want asked, and whatever the registration already says."""
        asked = self._model.acts.asks(Segment(self.parts.segment.value))
        names = {name for extra in asked for name in EXTRA_FIELDS[extra]}
        self.layout_.extras.ask(self._given_extras | names)
        again = Extra.NIK_AGAIN in asked and not self._lacks_nik
        self.parts.fields["nik_again"].show_row(again)

    def _follow_segment(self) -> None:
        """Fill in who usually pays for another segment, unless the clerk has said who does."""
        segment = self.parts.segment.value
        if self._paid_for not in {"", segment}:
            self.parts.funding.choose(self._model.acts.usual_funding(Segment(segment)).value)
            self._edited("funding")
            self._paid_for = segment

    def _funding_changed(self) -> None:
        value = self.parts.funding.value
        self.parts.fields["payer"].show_row(bool(value) and needs_payer_name(FundingSource(value)))

    def _occupation_changed(self) -> None:
        in_words = self._model.acts.occupation_needs_words(self.parts.occupation.value)
        self.parts.fields["occupation_text"].show_row(in_words)

    def _is_asked(self, name: str) -> bool:
        return name not in self.parts.fields or not self.parts.fields[name].isHidden()

    def _take(self, names: frozenset[str] | set[str]) -> None:
        for name in names & self.parts.editors.keys() - _APART:
            self.parts.set_value(name, getattr(self._model.previous, name))
            if isinstance(editor := self.parts.editors[name], QLineEdit):
                editor.setModified(True)
            self.pins.carry(name, carried=True)
