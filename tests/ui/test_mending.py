"""What was refused is put right: marks and strip go with it, one by one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop_app.domain.issues import Issue, Weight
from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import RETURN, focused, keys, press, saved
from tests.ui.sample import register_all
from ui.viewmodels.mending import still_standing
from ui.viewmodels.worded import Complaint
from ui.widgets.registration_page import RegistrationPage

F8, SHIFT = Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier
WRONG = replace(TRADER, mother="", phone="12", workplace="Los 4", consent=False)


def refuse(stage: Stage, form: RegistrationForm = WRONG) -> RegistrationPage:
    page = stage.view.registration
    page.form.show_form(form)
    stage.settle()
    page.save.click()
    stage.settle()
    return page


def told(page: RegistrationPage) -> str:
    return page.summary.words.text() if page.summary.isVisible() else ""


def test_the_strip_counts_down_as_fields_are_put_right(stage: Stage) -> None:
    page = refuse(stage)
    assert told(page) == "3 kolom perlu diperiksa: Nama ibu kandung, HP, Persetujuan (F8)"

    keys("S")
    stage.settle()
    assert told(page) == "2 kolom perlu diperiksa: HP, Persetujuan (F8)"
    assert page.form.parts.texts["mother"].property("state") == ""

    page.form.parts.consent.click()
    stage.settle()
    assert told(page) == "1 kolom perlu diperiksa: HP (F8)"

    press(F8)
    keys("08123")
    stage.settle()
    assert told(page) == "1 kolom perlu diperiksa: HP (F8)", "five figures are no number yet"
    assert page.form.parts.texts["phone"].property("state") == "error"
    keys("4567890")
    stage.settle()
    assert told(page) == ""
    assert page.form.parts.texts["phone"].property("state") == ""
    page.save.click()
    stage.settle()
    assert len(saved(stage)) == 1


def test_nothing_new_is_complained_about_before_the_next_save(stage: Stage) -> None:
    page = refuse(stage)
    page.form.go_to("name")
    press(Qt.Key.Key_Delete)
    stage.settle()

    assert page.form.typed().name == ""
    assert page.form.parts.texts["name"].property("state") in {"", None}
    assert told(page).startswith("3 kolom")


def test_what_another_key_fills_in_is_right_too(stage: Stage) -> None:
    page = refuse(stage, TRADER)
    assert len(saved(stage)) == 1
    page = refuse(stage, replace(WRONG, nik="3375011203750012", phone="081234567890"))
    assert "Nama ibu kandung" in told(page)
    press(Qt.Key.Key_F3)
    stage.settle()

    assert page.form.typed().mother == TRADER.mother
    assert told(page) == "1 kolom perlu diperiksa: Persetujuan (F8)"


def test_f8_goes_on_from_where_the_focus_is_to_what_is_not_right_yet(stage: Stage) -> None:
    page = refuse(stage)
    parts = page.form.parts
    keys("Sri")
    stage.settle()
    page.form.go_to("workplace")  # past the number
    press(F8)
    assert focused() is parts.consent
    press(F8)
    assert focused() is parts.texts["phone"], "around to the first again"
    press(F8, SHIFT)
    assert focused() is parts.consent
    assert parts.texts["mother"].text() == "Sri"


def test_a_doubt_that_is_gone_is_told_no_more(stage: Stage) -> None:
    page = refuse(stage, replace(TRADER, nik="3374014507890003"))
    assert page.summary.property("notice") == "warn"
    page.form.go_to("nik")
    keys(TRADER.nik)
    stage.settle()

    assert told(page) == ""


def test_an_answer_by_a_button_or_a_choice_puts_right_what_typing_would(stage: Stage) -> None:
    page = refuse(stage, replace(TRADER, nik="3375014507110003"))
    assert told(page) == "1 kolom perlu diperiksa: Tanggal lahir (F8)"
    page.form.parts.derived.births[1].click()
    stage.settle()
    words = page.form.parts.fields["born"]._words.text()
    assert words == "Umur 15 tahun. Program ini mulai umur 17 tahun.", "and no question any more"

    page = refuse(stage, replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex=""))
    assert told(page) == "1 kolom perlu diperiksa: Tanggal lahir (F8)"
    page.form.go_to("sex")
    press(Qt.Key.Key_Down)
    stage.settle()
    assert told(page) == ""


def test_what_the_city_would_not_take_goes_with_the_edit(stage: Stage) -> None:
    register_all(stage.desk)
    stage.view.amend(saved(stage)[0], (
        Complaint("phone", "Nomor ini tidak dijawab.", blocks=True),
        Complaint("street", "Alamat ini tidak ada.", blocks=True),
    ))  # fmt: skip
    stage.settle()
    page = stage.view.amendment.page
    assert page is not None
    assert told(page) == "2 kolom perlu diperiksa: Alamat, HP (F8)"
    assert focused() is page.form.parts.texts["street"]
    keys("Gang Baru 9")
    stage.settle()

    assert told(page) == "1 kolom perlu diperiksa: HP (F8)"
    press(RETURN)
    assert page.form.parts.texts["phone"].property("state") == "error"


ISSUES = st.lists(
    st.builds(
        Issue,
        st.sampled_from(("missing", "too_long", "unreadable")),
        st.sampled_from(("name", "phone", "")),
        st.sampled_from(Weight),
    ),
    max_size=6,
    unique_by=lambda one: (one.code, one.about),
)


@given(told=ISSUES, now=ISSUES)
def test_what_stands_is_never_more_than_what_was_told(told: list[Issue], now: list[Issue]) -> None:
    left = still_standing(told, now)

    assert set(map(key, left)) <= set(map(key, now))
    assert still_standing(told, told) == tuple(told)
    assert still_standing(told, ()) == ()
    for one in left:
        assert any(
            (other.about or other.code) == (one.about or one.code)
            and (one.weight is Weight.WARNS or other.weight is Weight.BLOCKS)
            for other in told
        )
    refused = {one.about for one in told if one.weight is Weight.BLOCKS and one.about}
    for one in now:
        if one.weight is Weight.BLOCKS and one.about in refused:
            assert one in left


def key(issue: Issue) -> tuple[str, str, str]:
    return issue.code, issue.about, issue.weight
