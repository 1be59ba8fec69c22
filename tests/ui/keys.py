"""Hands at the form: keys alone, into whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.enrolment import FundingSource, RiskGroup, Segment
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.form import RegistrationForm
from tests.ui.conftest import Stage
from ui.terms import term
from ui.widgets.editors import ChoiceCombo
from ui.widgets.form_fields import FormFields

RETURN = Qt.Key.Key_Return


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def saved(stage: Stage) -> list[Registration]:
    with stage.desk.database.reading() as tx:
        lines = tx.workers.page(None, 100)
        found = [tx.workers.get(line.id) for line in lines]
    return [one for one in found if one is not None]


def choose(combo: ChoiceCombo, words: str) -> None:
    """Choose as a clerk does: Home, then down to it."""
    assert focused() is combo
    press(Qt.Key.Key_Home)
    while combo.currentText() != words:
        at = combo.currentIndex()
        press(Qt.Key.Key_Down)
        assert combo.currentIndex() == at + 1, f"{words} is not offered"


def type_form(stage: Stage, form: RegistrationForm) -> None:
    """Fill the form from its first field to its last with the keyboard alone."""
    parts = stage.view.registration.form.parts
    assert focused() is parts.nik
    segment = Segment(form.segment)
    keys(form.nik)
    stage.settle()
    press(RETURN)
    for name in ("name", "birth_place", "mother", "family_card", "street", "rt", "rw"):
        assert focused() is parts.editors[name], name
        keys(getattr(form, name))
        press(RETURN)
    keys(form.phone)
    press(RETURN)
    choose(parts.segment, term(segment))
    press(RETURN)
    occupation = stage.desk.reference.occupations.find(form.occupation)
    assert occupation is not None
    keys(occupation.name)
    press(RETURN)
    if segment.earns_wage:
        keys(form.employer)
        press(RETURN)
        if segment is Segment.PU:
            keys(form.employer_number)
            press(RETURN)
        choose(parts.risk, term(RiskGroup(form.risk)))
        press(RETURN)
    keys(form.workplace)
    press(RETURN)
    keys(form.income)
    press(RETURN)
    for programme, box in parts.programmes.boxes.items():
        if not box.isHidden():
            assert focused() is box
            if (programme in form.programmes) != box.isChecked():
                press(Qt.Key.Key_Space)
            press(RETURN)
    choose(parts.funding, term(FundingSource(form.funding)))
    press(RETURN)
    if focused() is parts.texts["payer"]:
        keys(form.payer)
        press(RETURN)
    parts.since.choose(form.since)
    press(RETURN)
    choose(parts.months, f"{form.months} bulan")
    press(RETURN)
    type_extras(parts, form)
    assert focused() is parts.consent
    press(Qt.Key.Key_Space)
    press(RETURN)
    assert focused() is stage.view.registration.save


def type_extras(parts: FormFields, form: RegistrationForm) -> None:
    """Fill what only some are asked for, as far as it is asked."""
    for field in (*parts.extras[0], *parts.extras[1]):
        for name, editor in field.editors.items():
            if focused() is editor:
                keys(getattr(form, name))
                press(RETURN)
