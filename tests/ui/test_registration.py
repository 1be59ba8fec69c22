"""The form, through real keys, on a real file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.enrolment import FundingSource, Programme, Segment
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import read_enrolment
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, TRADER, WELDER
from tests.ui.conftest import Stage
from tests.ui.keys import RETURN, choose, focused, keys, press, saved, type_form
from ui import formats
from ui.terms import term
from ui.widgets.registration_page import RegistrationPage


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=lambda form: form.segment)
def test_a_worker_of_each_segment_is_registered_by_the_keyboard_alone(
    stage: Stage, form: RegistrationForm
) -> None:
    type_form(stage, form)
    press(RETURN)
    stage.settle()
    if not saved(stage):  # a doubt was shown: a second press stands by it
        assert stage.view.registration.summary.isVisible()
        press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        stage.settle()

    (registration,) = saved(stage)
    worker = registration.worker
    assert worker.nik_digits == form.nik
    assert worker.name == form.name
    assert worker.enrolment.segment.value == form.segment
    assert {p.value for p in worker.enrolment.programmes} == form.programmes
    assert worker.enrolment.funding.value == form.funding
    assert worker.enrolment.occupation == form.occupation
    assert stage.view.registration.foot.toast.isVisible()
    assert focused() is stage.view.registration.form.parts.nik
    assert stage.view.registration.form.parts.nik.text() == ""


def test_what_the_worker_agrees_to_stands_beside_the_form_and_its_version_is_kept(
    stage: Stage,
) -> None:
    consent = stage.view.registration.form.parts.side.consent
    city = stage.desk.city
    assert city.consent_text
    assert consent.notice.text() == city.consent_text
    assert consent.notice.isVisible()

    type_form(stage, TRADER)
    press(RETURN)
    stage.settle()

    (registration,) = saved(stage)
    assert registration.worker.consent.version == city.consent_version
    assert consent.notice.text() == city.consent_text


def test_the_nik_is_read_as_it_is_typed(stage: Stage) -> None:
    derived = stage.view.registration.form.parts.derived
    keys("33750145")
    stage.settle()
    assert derived.place.text() == "8 dari 16 angka"
    keys("07890003")
    stage.settle()
    assert derived.person.text() == "Perempuan · 5 Juli 1989 (37 tahun)"
    assert derived.place.text() == "Kec. Pekalongan Barat, Kota Pekalongan"
    assert stage.view.registration.form.parts.nik.text() == "3375 0145 0789 0003"


def test_an_impossible_date_in_the_nik_is_told_at_the_sixteenth_digit(stage: Stage) -> None:
    keys("3375019913890003")
    stage.settle()
    derived = stage.view.registration.form.parts.derived
    assert derived.person.text().startswith("Angka ke-7 sampai ke-12 bukan tanggal lahir")
    assert derived.property("notice") == "error"


def test_the_nik_takes_digits_pasted_with_dots_and_keeps_the_cursor_while_correcting(
    stage: Stage,
) -> None:
    nik = stage.view.registration.form.parts.nik
    QApplication.clipboard().setText("3375.0145-0789 0003")
    nik.paste()
    nik.setModified(True)
    nik.textEdited.emit(nik.text())
    assert nik.digits == "3375014507890003"
    nik.setCursorPosition(5)  # just after the first space
    press(Qt.Key.Key_Backspace)
    assert nik.digits == "337014507890003"
    keys("5")
    assert nik.digits == "3375014507890003"


def test_the_contribution_changes_with_what_it_depends_on(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    stage.settle()
    before = page.form.parts.side.due.total.text()
    page.form.parts.programmes.boxes[Programme.JHT].setChecked(True)
    stage.settle()
    assert before.startswith("Rp")
    assert page.form.parts.side.due.total.text() != before


def test_who_pays_follows_the_segment_until_the_clerk_says_who_does(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    assert (parts.segment.value, parts.funding.value) == ("rentan", "apbd_kota")
    parts.segment.setFocus()

    choose(parts.segment, term(Segment.BPU))
    assert parts.funding.value == "mandiri"
    choose(parts.segment, term(Segment.PU))
    assert parts.funding.value == "pemberi_kerja"

    parts.funding.setFocus()
    choose(parts.funding, term(FundingSource.TOBACCO_EXCISE))
    parts.segment.setFocus()
    choose(parts.segment, term(Segment.BPU))
    assert parts.funding.value == "dbhcht"


def test_who_paid_for_the_person_before_does_not_pay_for_another_segment(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(FISHER)
    stage.settle()
    page.save.click()
    stage.settle()
    parts = page.form.parts
    assert (parts.segment.value, parts.funding.value) == (FISHER.segment, FISHER.funding)
    parts.segment.setFocus()
    choose(parts.segment, term(Segment.BPU))
    assert parts.funding.value == "mandiri"
    assert not page.form.pins.is_passed_over(parts.funding)  # Enter stops there


def test_each_segment_asks_only_what_concerns_it(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    shown = {}
    for segment in Segment:
        parts.segment.choose(segment.value)
        shown[segment] = {name for name, field in parts.fields.items() if not field.isHidden()}
    assert "risk" not in shown[Segment.BPU]
    assert {"risk", "employer", "employer_number"} <= shown[Segment.PU]
    assert "employer_number" not in shown[Segment.NON_ASN]
    assert parts.fields["employer"].name == "Instansi"


def test_a_month_that_is_past_keeps_its_name(stage: Stage) -> None:
    since = stage.view.registration.form.parts.since
    stage.view.registration.form.show_form(replace(TRADER, since="2026-02"))
    assert (since.value, since.currentText()) == ("2026-02", "Februari 2026")


def test_what_is_missing_is_said_at_its_field_and_summed_up_and_nothing_typed_is_lost(
    stage: Stage,
) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.form.parts.texts["mother"].clear()
    page.form.parts.income.setText("satu juta")
    stage.settle()
    page.save.click()
    stage.settle()

    assert not saved(stage)
    assert page.form.parts.fields["mother"].editors["mother"].property("state") == "error"
    assert "Nama ibu kandung, Penghasilan" in page.summary.words.text()
    assert focused() is page.form.parts.texts["mother"]
    assert page.form.parts.texts["name"].text() == TRADER.name
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    assert focused() is page.form.parts.income
    QTest.keyClick(focused(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is page.form.parts.texts["mother"]


def test_a_warning_is_shown_once_and_a_second_save_stands_by_it(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(FISHER)
    page.form.parts.born.setText("13-03-1975")
    page.form.parts.born.setModified(True)
    stage.settle()
    page.save.click()
    stage.settle()
    assert not saved(stage)
    assert page.summary.property("notice") == "warn"
    assert page.form.parts.born.property("state") == "warn"
    page.save.click()
    stage.settle()
    assert "nik.date_differs" in saved(stage)[0].worker.doubts


def test_a_nik_that_is_registered_already_leads_to_its_record(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    keys(TRADER.nik)
    stage.settle()
    assert TRADER.name in page.form.parts.derived.place.text()
    press(RETURN)
    press(RETURN)
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.detail
    assert stage.view.detail.title.text() == TRADER.name


def test_a_nik_that_is_held_is_told_by_its_short_number_and_the_whole_one_when_pointed_at(
    stage: Stage,
) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    page.form.show_form(TRADER)
    stage.settle()
    place = page.form.parts.derived.place
    assert place.text() == "Sudah terdaftar: Wulan Prameswari (No. 01-00001, 22-11-2026)"
    assert "No. 3375011002-01-00001" in place.toolTip()
    page.save.click()
    stage.settle()
    said = page.form.parts.fields["nik"]._words
    assert "(No. 01-00001, 22-11-2026)" in said.text()
    assert "No. 3375011002-01-00001" in said.toolTip()


def test_several_months_paid_at_once_show_what_they_come_to(stage: Stage) -> None:
    page = stage.view.registration
    due = page.form.parts.side.due
    page.form.show_form(replace(TRADER, months=6))
    stage.settle()
    enrolment, _issues = read_enrolment(replace(TRADER, months=6), stage.desk.reference)
    assert enrolment is not None
    period = stage.desk.reference.rates.period_due(enrolment)
    total = formats.rupiah(sum(month.total for month in period))
    assert due.period.text() == "6 bulan sekaligus"
    assert due.period_total.text() == total
    assert due.period_note.isVisible() is (len({month.total for month in period}) > 1)
    assert page.foot.total.text().endswith(f"per bulan, 6 bulan sekaligus {total}")
    page.form.parts.months.choose("1")
    stage.settle()
    assert not due.period.isVisible()
    assert page.foot.total.text().endswith("per bulan")


def test_relief_that_ends_among_the_months_is_said(stage: Stage) -> None:
    """PP 50/2025 lowers the contribution up to December 2026 (BPU other than transport)."""
    page = stage.view.registration
    page.form.show_form(replace(TRADER, since="2026-12", months=3))
    stage.settle()
    due = page.form.parts.side.due
    assert due.total.text() == "Rp11.400"
    assert due.period_total.text() == "Rp57.000"  # 11.400 + 22.800 + 22.800
    assert "berubah" in due.period_note.text()
    assert due.period_note.isVisible()


def test_the_next_person_keeps_the_place_and_f3_fetches_any_field(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    parts = page.form.parts
    assert parts.texts["workplace"].text() == TRADER.workplace
    assert parts.rt.text() == TRADER.rt
    assert parts.rt.property("carried") == "true"
    assert parts.texts["street"].text() == ""
    page.form.go_to("street")
    press(Qt.Key.Key_F3)
    assert parts.texts["street"].text() == TRADER.street


def test_shift_enter_goes_back_and_the_birth_date_is_no_stop(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    press(RETURN)
    assert focused() is parts.texts["name"]
    press(RETURN, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is parts.nik


def test_alt_l_opens_the_birth_date_for_a_ktp_that_differs(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    keys(TRADER.nik)
    stage.settle()
    assert not parts.born.isVisible()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert focused() is parts.born
    assert parts.born.text() == "05-07-1989"


def test_a_form_half_filled_is_still_there_after_looking_elsewhere(stage: Stage) -> None:
    page = stage.view.registration
    keys("3375")
    press(RETURN)
    keys("Wul")
    press(Qt.Key.Key_F2)
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.list
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.form.parts.texts["name"].text() == "Wul"
    assert focused() is page.form.parts.texts["name"]


def test_an_emptied_form_can_be_had_back(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(WELDER)
    stage.settle()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert page.form.parts.texts["name"].text() == ""
    page.foot.have_back.click()
    stage.settle()
    assert page.form.typed().name == WELDER.name
    assert page.form.typed().employer == WELDER.employer


def test_every_editor_has_a_name_for_those_who_hear_the_screen(stage: Stage) -> None:
    page: RegistrationPage = stage.view.registration
    unnamed = [name for name, one in page.form.parts.editors.items() if not one.accessibleName()]
    assert unnamed == ["consent"]  # a check box is called by its own words
    assert page.form.parts.consent.text()


def test_alt_and_a_letter_mean_one_field_each(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    labels = [field.label.text() for field in (*parts.identity, *parts.work)]
    letters = [label[label.index("&") + 1].lower() for label in labels if "&" in label]
    letters.append("j")  # the consent's
    assert len(set(letters)) == len(letters), sorted(letters)


def test_a_birth_place_completes_itself_and_typing_on_wins(stage: Stage) -> None:
    place = stage.view.registration.form.parts.texts["birth_place"]
    place.setFocus()

    QTest.keyClicks(place, "Pek")
    assert (place.text(), place.selectedText()) == ("Pekalongan", "alongan")
    QTest.keyClicks(place, "ajang")
    assert place.text() == "Pekajang"

    place.clear()
    QTest.keyClicks(place, "pek")
    assert place.text() == "Pekalongan"  # as it will be printed

    place.clear()
    QTest.keyClicks(place, "PEK")
    assert place.text() == "PEKALONGAN"
    QTest.keyClick(place, Qt.Key.Key_Backspace)
    assert place.text() == "PEK"
    QTest.keyClick(place, Qt.Key.Key_Backspace)
    assert place.text() == "PE"
