"""An event is begun, its people get numbers, and the desk says how it goes."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.enrolment import FundingSource, Segment
from tests.fixtures.people import TRADER
from tests.fixtures.printers import Tray
from tests.ui.conftest import Stage
from tests.ui.keys import choose
from tests.ui.trays import set_up
from ui.terms import term
from ui.widgets.desk_view import Tab
from ui.widgets.event_page import EventPage


def begin(
    stage: Stage, name: str = "Pasar Banjarsari", expected: str = "200", *, prints: bool = False
) -> EventPage:
    stage.view.go_to(Tab.EVENT)
    page = stage.view.events
    page.name.setText(name)
    page.expected.setText(expected)
    page.segment.choose("rentan")
    page.funding.choose("csr")
    page.payer.setText("PT Contoh Bahari")
    page.prints.setChecked(prints)
    page.begin.click()
    stage.settle()
    return page


def register(stage: Stage, nik: str) -> None:
    form = replace(TRADER, nik=nik, name=f"Orang {nik[-2:]}", mother=f"Ibu {nik[-2:]}", phone="")
    stage.view.registration.model.submit(form, False)
    stage.settle()
    stage.settle()


def test_an_event_begins_on_the_form_with_what_its_people_share(stage: Stage) -> None:
    begin(stage)

    parts = stage.view.registration.form.parts
    assert stage.view.pages.currentWidget() is stage.view.registration
    assert (parts.segment.value, parts.funding.value) == ("rentan", "csr")
    assert parts.texts["payer"].text() == "PT Contoh Bahari"
    assert stage.view.registration.foot.title.text() == "Antrean 1"


def test_who_pays_for_an_event_follows_its_segment_until_the_clerk_says(stage: Stage) -> None:
    stage.view.go_to(Tab.EVENT)
    page = stage.view.events
    assert (page.segment.value, page.funding.value) == ("bpu", "mandiri")
    page.segment.setFocus()
    choose(page.segment, term(Segment.VULNERABLE))
    assert page.funding.value == "apbd_kota"
    choose(page.segment, term(Segment.BPU))
    assert page.funding.value == "mandiri"

    page.funding.setFocus()
    choose(page.funding, term(FundingSource.TOBACCO_EXCISE))
    page.segment.setFocus()
    choose(page.segment, term(Segment.VULNERABLE))
    assert page.funding.value == "dbhcht"


def test_what_is_being_typed_stays_when_an_event_begins(stage: Stage) -> None:
    name = stage.view.registration.form.parts.texts["name"]
    QTest.keyClicks(name, "Siti")

    begin(stage)

    assert name.text() == "Siti"


def test_each_person_takes_the_next_number_and_the_page_counts_them(stage: Stage) -> None:
    page = begin(stage)

    register(stage, "3375014507890021")

    assert stage.view.registration.foot.title.text() == "Antrean 2"
    assert "Hari ini: 1 orang" in stage.view.registration.foot.hint.text()
    assert page.progress.text() == "1 dari 200 orang terdaftar"


def test_where_an_event_prints_each_save_is_on_paper_without_another_key(stage: Stage) -> None:
    tray = Tray("Loket 1")
    set_up(stage, tray)
    form = stage.view.registration.form
    for number, prints in enumerate((False, True)):
        page = begin(stage, f"Pasar {number}", prints=prints)
        nik, name = f"337501450789002{number}", f"Orang {number}"
        form.show_form(replace(TRADER, nik=nik, name=name, mother=f"Ibu {number}", phone=""))
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        stage.settle()
        assert page.progress.text() == "1 dari 200 orang terdaftar"
        assert len(tray.out) == number
        page.end.click()
        stage.settle()


def test_a_number_can_be_set_by_hand(stage: Stage) -> None:
    page = begin(stage)
    stage.view.go_to(Tab.EVENT)
    stage.settle()
    assert page.next.hasFocus()

    page.next.setText("41")
    QTest.keyClick(page.next, Qt.Key.Key_Return)
    stage.settle()
    register(stage, "3375014507890021")

    assert stage.view.registration.foot.title.text() == "Antrean 42"


def test_a_number_that_is_none_is_said_at_its_field(stage: Stage) -> None:
    page = begin(stage)

    page.next.setText("nol")
    page.change.click()
    stage.settle()

    assert page.next.property("state") == "error"
    assert stage.view.registration.foot.title.text() == "Antrean 1"


def test_a_name_is_asked_for(stage: Stage) -> None:
    page = begin(stage, name=" ")

    assert page.sides.currentIndex() == 0
    assert page.name.property("state") == "error"


def test_an_event_ends_and_goes_on_behind_its_last_number(stage: Stage) -> None:
    page = begin(stage)
    register(stage, "3375014507890021")

    stage.view.go_to(Tab.EVENT)
    page.end.setFocus()
    page.end.click()
    stage.settle()
    assert page.name.hasFocus()
    assert page.sides.currentIndex() == 0
    assert not stage.view.registration.foot.title.isVisibleTo(stage.view.registration)
    page.rows.selectRow(0)
    page.resume.click()
    stage.settle()

    assert stage.view.registration.foot.title.text() == "Antrean 2"
    assert page.title.text() == "Pasar Banjarsari"


def test_a_second_event_of_the_same_name_says_when_the_first_was(stage: Stage) -> None:
    page = begin(stage)
    page.end.click()
    stage.settle()

    begin(stage, name="pasar banjarsari")

    assert page.sides.currentIndex() == 0
    assert page.name.property("state") == "error"
    assert "22-11-2026" in page.name.accessibleDescription()


def test_more_people_than_awaited_is_said_plainly(stage: Stage) -> None:
    page = begin(stage, expected="1")
    register(stage, "3375014507890021")
    register(stage, "3375014507890022")

    assert page.progress.text() == "2 orang terdaftar, 1 lebih banyak dari perkiraan"


def test_how_it_goes_is_told_anew_each_minute_of_an_event(stage: Stage) -> None:
    minute = stage.view.models.events._minute
    assert not minute.isActive()
    begin(stage)
    stage.settle()
    told = list[object]()
    stage.view.models.events.tempo_changed.connect(told.append)
    assert minute.isActive()
    assert minute.interval() == 60_000
    minute.timeout.emit()
    stage.settle()
    assert len(told) == 1

    stage.view.models.events.end()
    stage.settle()
    assert not minute.isActive()
