"""The form: every field once, only what the segment needs, in the order of KTP and talk."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.use_cases.form import RegistrationForm
from ui import formats
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.registration import CARRIED_FIELDS, RegistrationViewModel
from ui.viewmodels.shape import needs_payer_name, shape_of
from ui.viewmodels.shown import Choice, Complaint, NikShown
from ui.widgets.editors import ChoiceCombo, MoneyEdit
from ui.widgets.field import LABEL_WIDTH, EnterMoves, Field, resize_labels, stack_fields
from ui.widgets.form_fields import FormFields
from ui.widgets.nik_edit import SixteenDigitsEdit
from ui.widgets.pieces import column, mark, row, text
from ui.widgets.type_ahead import TypeAheadEdit

_SIDE_BY_SIDE = 1044  # from this width the contribution stands beside the two columns
_SIDE_WIDTH = 228
_SECOND_LABELS = 96  # the second column has shorter words
_WIDEST_COLUMN = 544  # its label and 420 for what is typed: a longer line is harder to read back
_WIDEST = 2 * _WIDEST_COLUMN + _SIDE_WIDTH + 72  # with what stands between and around
_TITLES_FROM = 520  # in a page lower than this the titles make room for a row of fields


class RegistrationFormWidget(QWidget):
    """Lays out the fields, passes what was typed, shows what it is told.

    The NIK and what it says stand in ``head``, which the page puts above what scrolls.

    Signals:
        open_wanted: Id of the registration that has this NIK already.
        edited: The clerk has changed something.
    """

    open_wanted = Signal(object)
    edited = Signal()

    def __init__(self, model: RegistrationViewModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._filling, self._sex_set = False, False
        self._is_side_by_side: bool | None = None
        self._has_titles = True
        self.parts = FormFields(model.acts, theme, self)
        self._lay_out()
        self._connect()
        self._segment_changed()
        self._occupation_changed()
        self._show_birth_row(False)

    # What is in it

    def typed(self) -> RegistrationForm:
        """Return the form as it stands; birth date and sex only where the clerk set them."""
        parts = self.parts
        return RegistrationForm(
            nik=parts.nik.digits,
            family_card=parts.family_card.digits,
            born=parts.born.text() if parts.born.isModified() else "",
            sex=parts.sex.value if self._sex_set else "",
            rt=parts.rt.text(),
            rw=parts.rw.text(),
            kelurahan=parts.kelurahan.value or parts.kelurahan.text(),
            segment=parts.segment.value,
            occupation=parts.occupation.value or parts.occupation.text(),
            income=parts.income.text(),
            programmes=parts.programmes.chosen,
            funding=parts.funding.value,
            risk=parts.risk.value if self._is_asked("risk") else "",
            since=parts.since.value,
            months=int(parts.months.value),
            consent=parts.consent.isChecked(),
            **{name: editor.text() for name, editor in parts.texts.items() if self._is_asked(name)},
        )

    def show_form(self, form: RegistrationForm) -> None:
        """Fill every field; what was carried over is tinted until it is edited."""
        self._filling = True
        self.calm()
        parts, acts = self.parts, self._model.acts
        for name, editor in parts.texts.items():
            editor.setText(getattr(form, name))
        parts.born.setText(form.born)
        parts.born.setModified(bool(form.born))
        parts.sex.choose(form.sex)
        self._sex_set = bool(form.sex)
        self._show_birth_row(False)
        parts.nik.set_digits(form.nik)
        parts.family_card.set_digits(form.family_card)
        parts.rt.setText(form.rt)
        parts.rw.setText(form.rw)
        parts.kelurahan.set_choice(form.kelurahan, acts.region_name(form.kelurahan))
        named = acts.occupation_name(form.occupation) if form.occupation else ""
        parts.occupation.set_choice(form.occupation, named)
        self._offer_months(form.since)
        parts.segment.choose(form.segment)
        self._segment_changed()
        parts.income.set_amount(form.income)
        parts.programmes.choose(form.programmes)
        parts.funding.choose(form.funding)
        parts.risk.choose(form.risk)
        parts.months.choose(str(form.months))
        parts.consent.setChecked(form.consent)
        self._funding_changed()
        self._occupation_changed()
        for name in CARRIED_FIELDS:
            mark(parts.editors[name], "carried", bool(getattr(form, name)) and not form.nik)
        self._filling = False
        self._tell_model()

    def take_from_previous(self) -> None:
        """Take what the previous person had in the field that has the focus."""
        before = self._model.previous
        at = [name for name, editor in self.parts.editors.items() if editor.hasFocus()]
        if before is not None and at:
            self._set_one(at[0], before)

    def take_carried_from_previous(self) -> None:
        before = self._model.previous
        if before is not None:
            for name in CARRIED_FIELDS:
                self._set_one(name, before)

    # What is said about it

    def complain(self, complaints: tuple[Complaint, ...]) -> None:
        """Show each complaint at its field, the blocking one where a field has several."""
        self.calm()
        for complaint in sorted(complaints, key=lambda one: one.blocks):
            field = self.parts.fields.get(complaint.field)
            if field is not None:
                field.show_row(True)
                field.complain(complaint.field, complaint.text, complaint.blocks, complaint.whole)
            elif complaint.field == "consent":
                self.parts.side.consent.complain(complaint.text)

    def calm(self) -> None:
        for field in self.parts.fields.values():
            field.calm()
        self.parts.side.consent.calm()

    def go_to(self, name: str) -> None:
        """Give a field the focus, and select what is in it."""
        editor = self.parts.editors.get(name)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def in_order(self, names: set[str]) -> list[str]:
        """Return field names in the order they stand on the screen."""
        return [name for name in self.parts.editors if name in names]

    def moves_to(self, *after: QWidget) -> EnterMoves:
        """Let Enter walk through the fields and then the page's own buttons."""
        return EnterMoves([*self.parts.walk(), *after], self)

    # Where it stands

    def set_tab_order(self) -> None:
        """Let Tab go where Enter goes, once head and form are in their window."""
        for before, then in pairwise(self.parts.walk()):
            self.setTabOrder(before, then)

    def fit(self, width: int, height: int) -> None:
        """Set the contribution beside the columns where there is room, else underneath."""
        self._has_titles = height >= _TITLES_FROM
        for title in self._titles:
            title.setVisible(self._has_titles)
        self._set_margins()
        side_by_side, side = width >= _SIDE_BY_SIDE, self.parts.side
        if side_by_side is self._is_side_by_side:
            return
        self._is_side_by_side = side_by_side
        self._grid.removeWidget(side)
        side.lie_down(not side_by_side)
        side.setMinimumWidth(_SIDE_WIDTH if side_by_side else 0)
        side.setMaximumWidth(_SIDE_WIDTH if side_by_side else 2 * _WIDEST_COLUMN)
        if side_by_side:
            self._grid.addWidget(side, 0, 2)
        else:
            self._grid.addWidget(side, 1, 0, 1, 2)

    @property
    def shows_total(self) -> bool:
        """Whether the contribution stands beside the form, in sight whatever is scrolled."""
        return bool(self._is_side_by_side)

    def _lay_out(self) -> None:
        parts = self.parts
        first = stack_fields(parts.identity, self._theme)
        second = stack_fields(parts.work, self._theme, label_width=_SECOND_LABELS)
        self._grid, self._stacks = QGridLayout(), (first, second)
        self._titles = (
            text(self.tr("Identitas (dari KTP)"), "section"),
            text(self.tr("Pekerjaan dan iuran"), "section"),
        )
        widest = max(field.label.sizeHint().width() for field in parts.identity)
        parts.first.label.setMinimumWidth(max(LABEL_WIDTH, widest))  # one edge with those below
        parts.derived.setMaximumWidth(_WIDEST_COLUMN)
        self._head = row(parts.first.label, parts.first, parts.derived, 1, spacing=12)
        self._head.setStretchFactor(parts.derived, 1000)  # the spring has what it leaves
        for part in (parts.first.label, parts.first, parts.derived):
            self._head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.head = QWidget()
        self.head.setLayout(self._head)
        self.head.setMaximumWidth(_WIDEST)
        self.setMaximumWidth(_WIDEST)
        for place, (title, stack) in enumerate(zip(self._titles, self._stacks, strict=True)):
            layout = column(title, spacing=8)
            layout.addLayout(stack)
            layout.addStretch(1)
            holder = QWidget()
            holder.setLayout(layout)
            holder.setMaximumWidth(_WIDEST_COLUMN)
            self._grid.addWidget(holder, 0, place)
            self._grid.setColumnStretch(place, 1)
        self._grid.setRowStretch(2, 1)
        self.setLayout(self._grid)
        self._resize_parts()
        self.fit(_SIDE_BY_SIDE, _TITLES_FROM)

    def _resize_parts(self) -> None:
        sizes = self._theme.sizes
        self._grid.setHorizontalSpacing(sizes.column_gap)
        self._grid.setVerticalSpacing(sizes.row_gap)
        self._set_margins()
        self._head.setContentsMargins(12, sizes.row_gap, 12, sizes.row_gap)
        for stack in self._stacks:
            stack.setVerticalSpacing(sizes.row_gap)
        resize_labels([self.parts.first, *self.parts.identity, *self.parts.work], self._theme)
        self.parts.programmes.setMinimumHeight(sizes.field)

    def _set_margins(self) -> None:
        low = self._theme.sizes.row_gap
        above = self._theme.sizes.margin - 4 if self._has_titles else low
        self._grid.setContentsMargins(12, above, 12, low // 2)

    # Following the clerk

    def _connect(self) -> None:
        model, parts = self._model, self.parts
        parts.nik.digits_changed.connect(self._nik_changed)
        model.nik_read.connect(self._show_nik)
        model.due_changed.connect(parts.side.due.show_due)
        parts.derived.open_wanted.connect(self.open_wanted)
        parts.derived.differs.connect(self._correct_birth)
        QShortcut(QKeySequence("Alt+L"), self).activated.connect(self._correct_birth)
        self._theme.changed.connect(self._resize_parts)
        parts.segment.currentIndexChanged.connect(self._segment_changed)
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
        parts.consent.toggled.connect(parts.side.consent.calm)
        for told in parts.changes():
            told.connect(self._tell_edited)

    def _edited(self, name: str) -> None:
        self.parts.fields[name].calm()
        mark(self.parts.editors[name], "carried", False)

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
        self.parts.fields["sex"].calm()

    def _show_nik(self, shown: NikShown) -> None:
        parts = self.parts
        parts.derived.show_reading(shown)
        if not parts.born.isModified():
            parts.born.setText(shown.born)
        if not self._sex_set:
            parts.sex.choose(shown.sex)

    def _correct_birth(self) -> None:
        """Show birth date and sex: the KTP says otherwise than its NIK."""
        self._show_birth_row(True)
        self.go_to("born")

    def _show_birth_row(self, shown: bool) -> None:
        self.parts.fields["born"].show_row(shown)

    def _segment_changed(self) -> None:
        parts = self.parts
        shape = shape_of(Segment(parts.segment.value))
        parts.programmes.take_shape(shape)
        parts.funding.offer(Choice(source.value, term(source)) for source in shape.funding)
        parts.fields["employer"].show_row(shape.employer)
        parts.fields["risk"].show_row(shape.employer)
        parts.fields["employer_number"].show_row(shape.employer and not shape.instansi)
        employer = self.tr("Instansi") if shape.instansi else self.tr("Pem&beri kerja")
        parts.fields["employer"].rename(employer)
        self._funding_changed()

    def _funding_changed(self) -> None:
        value = self.parts.funding.value
        named = bool(value) and needs_payer_name(FundingSource(value))
        self.parts.fields["payer"].show_row(named)

    def _occupation_changed(self) -> None:
        in_words = self._model.acts.occupation_needs_words(self.parts.occupation.value)
        self.parts.fields["occupation_text"].show_row(in_words)

    def _offer_months(self, since: str) -> None:
        months = {str(month): formats.month(month) for month in self._model.acts.months()}
        if since and since not in months:  # an older registration keeps the month it had
            months = {since: since, **months}
        self.parts.since.offer(Choice(value, words) for value, words in months.items())
        self.parts.since.choose(since)

    def _is_asked(self, name: str) -> bool:
        field: Field = self.parts.fields[name]
        return not field.isHidden()

    def _set_one(self, name: str, before: RegistrationForm) -> None:
        value, editor, acts = getattr(before, name), self.parts.editors[name], self._model.acts
        match editor:
            case TypeAheadEdit():
                named = acts.region_name if name == "kelurahan" else acts.occupation_name
                editor.set_choice(value, named(value) if value else "")
            case SixteenDigitsEdit():
                editor.set_digits(value)
            case MoneyEdit():
                editor.set_amount(value)
            case QLineEdit():
                editor.setText(value)
                editor.setModified(True)
            case ChoiceCombo():
                editor.choose(str(value))
        mark(editor, "carried", True)
