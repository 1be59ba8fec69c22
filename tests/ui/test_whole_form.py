"""The form beyond the standard person: no NIK, pins, a family, extras, and undo, by the keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.extras import Extra
from desktop_app.domain.membership import Status
from desktop_app.use_cases.drafts import draft_of
from desktop_app.use_cases.form import PINNED, RegistrationForm
from desktop_app.use_cases.pinning import pins
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.keys import RETURN, focused, keys, press, saved
from ui.changes import Change
from ui.widgets.registration_page import RegistrationPage

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def save_by_key(stage: Stage, form: RegistrationForm) -> RegistrationPage:
    page = stage.view.registration
    page.form.show_form(form)
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    return page


def ask_for(page: RegistrationPage, *extras: Extra) -> None:
    page.model.acts = replace(page.model.acts, asks=lambda _segment: frozenset(extras))
    page.model.start()


def walked(stage: Stage, most: int = 40) -> list[str]:
    """Press Enter from the NIK on, and return the fields it stopped at."""
    form, stops = stage.view.registration.form, list[str]()
    while focused() is not stage.view.registration.save and len(stops) < most:
        stops.append(form.pins.focused_name())
        press(RETURN)
    return stops


def test_somebody_without_a_nik_is_registered_by_keys_alone(stage: Stage) -> None:
    page = stage.view.registration
    parts = page.form.parts
    press(Qt.Key.Key_Y, ALT)
    assert focused() is parts.born
    assert parts.without_nik.isVisible()
    keys("05071989")
    press(RETURN)
    assert focused() is parts.sex
    press(Qt.Key.Key_P)
    press(RETURN)
    assert focused() is parts.texts["name"]

    told = replace(TRADER, nik="", no_nik=True, born="05071989", sex="P")
    page.form.show_form(told)
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()

    [registration] = saved(stage)
    assert registration.worker.nik is None
    assert parts.nik.isVisible()  # the next person begins with one again
    assert focused() is parts.nik


def test_what_was_typed_of_a_nik_comes_back(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    keys("33750145")
    press(Qt.Key.Key_Y, ALT)
    assert stage.view.registration.form.typed().nik == ""
    press(Qt.Key.Key_Y, ALT)
    stage.settle()
    assert parts.nik.digits == "33750145"
    assert parts.derived.place.text() == "8 dari 16 angka"


def test_a_nik_of_two_centuries_offers_both_and_takes_one(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    keys("3375014507160003")
    stage.settle()
    assert [button.text().strip() for button in parts.derived.births] == [
        "Lahir 1916",
        "Lahir 2016",
    ]
    assert parts.born.text() == ""
    press(RETURN)
    assert focused() is parts.derived.births[0]
    press(RETURN)
    assert parts.born.text() == "05-07-1916"
    assert focused() is parts.texts["name"]
    assert stage.view.registration.form.typed().born == "05-07-1916"


def test_a_name_typed_past_the_century_question_answers_nothing(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    keys("3375014507160003")
    stage.settle()
    press(RETURN)
    assert focused() is parts.derived.births[0]
    for letter in "budi kecil":
        keys(letter)

    assert parts.texts["name"].text() == "budi kecil"
    assert parts.born.text() == ""
    assert [button.isVisible() for button in parts.derived.births] == [True, True]


def test_an_answer_about_the_century_stands_in_the_place_of_the_question(stage: Stage) -> None:
    derived = stage.view.registration.form.parts.derived
    keys("3375014507160003")
    stage.settle()
    press(RETURN)
    press(Qt.Key.Key_Space)

    assert derived.place.text().strip() == "Lahir 1916"
    assert derived.property("notice") == "plain"
    assert not any(button.isVisible() for button in derived.births)


def test_enter_passes_over_what_the_person_before_has_filled(stage: Stage) -> None:
    assert set(walked(stage)) >= {"segment", "workplace", "income", "since"}
    save_by_key(stage, TRADER)

    stops = walked(stage)

    assert stops == [
        "nik", "name", "birth_place", "mother", "family_card", "street", "phone", "occupation",
        "consent",
    ]  # fmt: skip


def test_a_field_that_is_edited_is_a_person_s_own_again(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    page.form.go_to("workplace")
    keys("Pasar Grogolan")
    page.form.go_to("nik")

    assert "workplace" in walked(stage)
    assert page.form.parts.texts["workplace"].property("carried") == "false"


def test_a_pin_is_set_and_taken_by_a_key_and_kept(stage: Stage) -> None:
    page = stage.view.registration
    for name in ("street", "workplace", "name"):
        page.form.go_to(name)
        press(Qt.Key.Key_K, CONTROL)
    stage.settle()
    assert pins(stage.desk.database) == PINNED - {"workplace"} | {"street"}

    save_by_key(stage, TRADER)

    typed = page.form.typed()
    assert (typed.street, typed.workplace, typed.name) == (TRADER.street, "", "")


def test_the_pin_of_a_line_is_for_all_that_stands_on_it(stage: Stage) -> None:
    page = stage.view.registration
    page.form.go_to("rt")
    press(Qt.Key.Key_K, CONTROL)
    stage.settle()
    assert pins(stage.desk.database) == PINNED - {"rt", "rw"}
    assert "Disematkan" not in page.form.parts.fields["rw"].editors["rw"].accessibleDescription()

    page.form.go_to("rw")
    press(Qt.Key.Key_K, CONTROL)
    stage.settle()
    assert pins(stage.desk.database) == PINNED
    assert "Disematkan" in page.form.parts.fields["rt"].editors["rt"].accessibleDescription()


def test_the_next_of_a_family_takes_three_fields(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    parts = page.form.parts
    press(Qt.Key.Key_F5)
    assert parts.family_card.digits == TRADER.family_card
    assert parts.texts["street"].text() == TRADER.street
    keys("3375014507090011")
    press(RETURN)
    keys("Sekar Prameswari")
    press(RETURN)
    keys("Pekalongan")
    press(RETURN)
    assert focused() is parts.kin
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert parts.kin.currentText() == "Anak kandung Wulan Prameswari"
    press(RETURN)
    assert parts.texts["mother"].text() == TRADER.name
    assert focused() is parts.texts["phone"]


def test_a_family_card_that_is_known_brings_its_address(stage: Stage) -> None:
    register_worker(stage.desk, TRADER, frozenset(), NOW)
    page = stage.view.registration
    page.form.go_to("name")
    keys("Bagas")
    page.form.go_to("family_card")
    keys(TRADER.family_card)
    press(Qt.Key.Key_F5)
    stage.settle()
    typed = page.form.typed()
    assert (typed.name, typed.street, typed.rt) == ("Bagas", TRADER.street, "003")


def test_what_was_saved_is_taken_back_by_one_key_and_its_form_is_there_again(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    assert page.foot.undo.isVisible()
    assert focused() is page.form.parts.nik
    press(Qt.Key.Key_Z, CONTROL)
    stage.settle()

    [registration] = saved(stage)
    assert registration.application.status is Status.WITHDRAWN
    assert page.form.typed().name == TRADER.name
    assert not page.foot.undo.isVisible()
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    assert [one.number[-5:] for one in saved(stage)] == ["00002", "00001"]


def test_whoever_was_begun_meanwhile_comes_back_afterwards(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    keys("3375")
    press(RETURN)
    keys("Bagas")
    page.foot.undo.click()
    stage.settle()
    assert page.form.typed().name == TRADER.name
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    assert page.form.typed().name == "Bagas"
    assert page.form.typed().nik == "3375"
    draft = draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form.name == "Bagas"


def test_ctrl_z_belongs_to_the_field_once_somebody_is_begun(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    page.form.go_to("name")
    keys("Bagas")
    press(Qt.Key.Key_Z, CONTROL)
    stage.settle()
    assert page.form.parts.texts["name"].text() == ""
    assert [one.application.status for one in saved(stage)] == [Status.REGISTERED]


def test_extras_are_not_there_until_they_are_asked_for_and_then_folded(stage: Stage) -> None:
    page = stage.view.registration
    extras = page.form.layout_.extras
    assert extras.isHidden()
    press(Qt.Key.Key_T, CONTROL)
    assert focused() is page.form.parts.nik

    ask_for(page, Extra.EMAIL, Extra.HOURS)
    assert extras.isVisible()
    assert "email" not in walked(stage)
    press(Qt.Key.Key_T, CONTROL)
    assert focused() is page.form.parts.texts["email"]
    keys("wulan@contoh.id")
    press(RETURN)
    keys("7-15")
    press(RETURN)
    assert focused() is page.form.parts.consent
    typed = page.form.typed()
    assert (typed.email, typed.hours) == ("wulan@contoh.id", "7-15")


def test_what_a_registration_says_is_shown_whatever_is_asked(stage: Stage) -> None:
    page = stage.view.registration
    told = replace(TRADER, heir="Bagus", heir_relation="pasangan")
    page.form.show_form(told)
    assert page.form.parts.texts["heir"].isVisible()
    assert page.form.typed() == replace(
        told, income=page.form.typed().income, nik_again="", email=""
    )


def test_a_complaint_unfolds_what_it_is_about(stage: Stage) -> None:
    page = stage.view.registration
    ask_for(page, Extra.EMAIL)
    page.form.show_form(replace(TRADER, email="wulan"))
    page.form.layout_.extras.fold(True)
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    assert focused() is page.form.parts.texts["email"]
    assert page.form.parts.texts["email"].isVisible()


@pytest.mark.parametrize(("typed", "taken"), [("0003", True), ("0004", False), ("", False)])
def test_the_last_four_digits_are_asked_again_where_the_city_wants_it(
    stage: Stage, typed: str, taken: bool
) -> None:
    room = stage.desktop.room
    assert room is not None
    city = replace(room.desk.city, asks=frozenset({Extra.NIK_AGAIN}))
    room.desk = replace(room.desk, city=city)
    page = stage.view.registration
    page.model.start()
    page.form.show_form(TRADER)
    page.form.go_to("nik")
    press(RETURN)
    assert focused() is page.form.parts.texts["nik_again"]
    QTest.keyClicks(focused(), typed)
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    assert bool(saved(stage)) is taken


def test_a_vulnerable_worker_of_the_next_form_keeps_payer_and_programmes(stage: Stage) -> None:
    save_by_key(stage, replace(FISHER, programmes=frozenset({"jkk", "jkm", "jht"})))
    typed = stage.view.registration.form.typed()
    assert typed.programmes == {"jkk", "jkm", "jht"}
    assert (typed.segment, typed.funding) == (FISHER.segment, FISHER.funding)


def test_what_was_saved_is_offered_once_it_can_no_longer_be_taken_back(
    stage: Stage, qtbot: QtBot
) -> None:
    page = stage.view.registration
    told: list[frozenset[Change]] = []
    stage.desktop.changes.happened.connect(told.append)
    save_by_key(stage, TRADER)
    assert not any(Change.OUTBOX in each for each in told)

    page.model._undo_time.start(0)  # ten seconds have gone by
    qtbot.waitUntil(lambda: any(Change.OUTBOX in each for each in told), timeout=PATIENCE_MS)

    assert not page.foot.undo.isVisible()
    press(Qt.Key.Key_Z, CONTROL)
    stage.settle()
    assert [one.application.status for one in saved(stage)] == [Status.REGISTERED]


def test_a_nik_that_has_come_is_typed_into_the_registration_that_lacked_it(stage: Stage) -> None:
    without = replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex="P")
    registration = register_worker(stage.desk, without, frozenset(), NOW)
    stage.view.amend(registration)
    stage.settle()
    page = stage.view.amendment.page
    assert page is not None
    assert page.form.parts.without_nik.isVisible()
    press(Qt.Key.Key_Y, ALT)
    keys(TRADER.nik)
    stage.settle()
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    [amended] = saved(stage)
    assert amended.worker.nik is not None
    assert amended.worker.nik.digits == TRADER.nik


def test_nobody_else_is_told_whom_the_one_before_has_saved(stage: Stage) -> None:
    page = save_by_key(stage, TRADER)
    stage.view.hand_over("Medono · Dewi")
    assert not page.foot.undo.isVisible()
    assert not page.foot.toast.isVisible()


def test_what_was_thrown_away_comes_back_and_whoever_was_begun_since_after_it(
    stage: Stage,
) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    press(Qt.Key.Key_N, CONTROL)
    stage.settle()
    page.form.go_to("name")
    keys("Bagas")
    page.foot.have_back.click()
    stage.settle()
    assert page.form.typed().name == TRADER.name
    press(Qt.Key.Key_S, CONTROL)
    stage.settle()
    assert page.form.typed().name == "Bagas"


def test_f5_without_a_family_card_asks_for_one(stage: Stage) -> None:
    page = stage.view.registration
    keys("3375")
    press(Qt.Key.Key_F5)
    assert focused() is page.form.parts.family_card
