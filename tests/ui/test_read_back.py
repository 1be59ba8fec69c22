"""F7: before it is saved, the worker sees or hears what will be, in large letters."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import FOUR_SEGMENTS, TRADER, WELDER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.form_scenes import FULL
from tests.ui.keys import focused, press, saved
from ui import formats
from ui.widgets.read_back_dialog import ReadBackDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def ask(stage: Stage, form: RegistrationForm) -> ReadBackDialog:
    """Fill the form, leave the focus in the mother's name and press F7."""
    page = stage.view.registration
    page.form.show_form(form)
    stage.settle()
    page.form.go_to("mother")
    press(Qt.Key.Key_F7)
    stage.settle()
    return page.card


def read(card: ReadBackDialog) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=lambda form: form.segment)
def test_the_card_says_what_will_be_saved_and_enter_saves_it(
    stage: Stage, form: RegistrationForm
) -> None:
    card = ask(stage, form)
    words = read(card)
    assert card.isVisible()
    press(Qt.Key.Key_Return)
    stage.settle()

    (registration,) = saved(stage)
    worker = registration.worker
    assert not card.isVisible()
    assert worker.nik is not None
    for told in (
        worker.name,
        formats.grouped(worker.nik.digits),
        worker.mother,
        worker.phone,
        formats.long_day(worker.born),
        worker.address.street,
        f"RT {worker.address.rt}/RW {worker.address.rw}" if worker.address.rt else "",
        worker.enrolment.workplace,
        formats.rupiah(worker.enrolment.income),
    ):
        assert told in words
    assert stage.view.registration.form.parts.nik.text() == ""


def test_what_only_some_are_asked_for_is_on_it_too(stage: Stage) -> None:
    words = read(ask(stage, FULL))

    for told in (
        FULL.email,
        FULL.heir,
        FULL.child_1,
        FULL.home_street,
        "07.00–15.30",
        "28 Februari",
    ):
        assert told in words


def test_esc_leads_back_to_the_field_and_nothing_is_saved(stage: Stage) -> None:
    card = ask(stage, TRADER)
    assert QApplication.focusWidget() is card.save

    press(Qt.Key.Key_Escape)

    assert not card.isVisible()
    mother = stage.view.registration.form.parts.texts["mother"]
    stage.desktop.window.activateWindow()  # a screen's window manager does, a test has none
    stage.qtbot.waitUntil(mother.hasFocus, timeout=PATIENCE_MS)
    assert stage.view.registration.form.typed().name == TRADER.name
    assert not saved(stage)


def test_the_consent_is_asked_for_with_everything_in_sight(stage: Stage) -> None:
    card = ask(stage, replace(TRADER, consent=False))

    assert stage.desk.city.consent_text in read(card)
    assert card.save.text().strip() == "Pekerja setuju, simpan (Enter)"
    press(Qt.Key.Key_Return)
    stage.settle()
    assert len(saved(stage)) == 1


def test_who_has_agreed_is_not_asked_again(stage: Stage) -> None:
    card = ask(stage, TRADER)

    assert stage.desk.city.consent_text not in read(card)
    assert card.save.text().strip() == "Benar, simpan (Enter)"


def test_what_is_carried_over_or_there_from_the_start_is_passed_by(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    assert parts.kelurahan.property("carried")
    parts.rw.setFocus()

    press(Qt.Key.Key_Return)

    assert focused() is parts.texts["phone"]


def test_what_stands_in_the_way_is_said_at_its_field_instead(stage: Stage) -> None:
    card = ask(stage, replace(WELDER, mother="", consent=False))

    assert not card.isVisible()
    assert focused() is stage.view.registration.form.parts.texts["mother"]
    assert "Nama ibu kandung" in stage.view.registration.summary.words.text()
    assert "Persetujuan" not in stage.view.registration.summary.words.text()


def test_a_doubt_is_on_the_card_and_not_asked_about_once_more(stage: Stage) -> None:
    card = ask(stage, replace(TRADER, born="06-07-1989"))

    assert card.doubts.isVisible()
    press(Qt.Key.Key_Return)
    stage.settle()
    (registration,) = saved(stage)
    assert registration.worker.doubts == ("nik.date_differs",)


def test_ctrl_p_on_the_card_saves_and_prints(stage: Stage) -> None:
    wanted: list[bool] = []
    stage.view.models.registration.registered.connect(lambda _one, paper: wanted.append(paper))
    ask(stage, TRADER)

    QTest.keyClick(focused(), Qt.Key.Key_P, CTRL)
    stage.settle()

    assert wanted == [True]


def test_what_is_typed_while_the_card_is_made_is_on_it(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    page.form.go_to("workplace")
    press(Qt.Key.Key_F7)
    QTest.keyClicks(focused(), "Kios 7")
    stage.settle()

    assert "Kios 7" in read(page.card)
    assert page.card._card is not None
    assert page.card._card.form == page.form.typed()


def test_an_amendment_is_read_back_as_well(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    stage.view.amend(saved(stage)[0])
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    amending.form.parts.texts["workplace"].setText("Kios 9")
    press(Qt.Key.Key_F7)
    stage.settle()

    assert "Kios 9" in read(amending.card)
    press(Qt.Key.Key_Return)
    stage.settle()
    assert saved(stage)[0].worker.enrolment.workplace == "Kios 9"


def test_a_card_that_was_asked_for_before_the_lock_does_not_open_over_it(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    page.form.go_to("mother")
    press(Qt.Key.Key_F7)
    stage.desktop.lock()
    stage.settle()

    assert not page.card.isVisible()


def test_the_lock_covers_the_card_and_gives_it_back(stage: Stage) -> None:
    card = ask(stage, TRADER)

    stage.desktop.lock()
    assert not card.isVisible()
    stage.desktop._come_back(stage.desk.officer)
    assert card.isVisible()
