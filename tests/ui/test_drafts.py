"""What is being typed outlives the program: on a real file, through the real form."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.storage.drafts import StoredDraft
from desktop_app.use_cases import drafts
from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import NOW, TRADER, WELDER
from tests.ui.conftest import Stage
from tests.ui.keys import focused, keys, press, saved, type_form
from tests.ui.sample import register_all
from ui.widgets.desk_view import Tab

WITHIN_MS = 2000
"""What is typed is kept no later; the timer itself is set to less."""


def kept(stage: Stage) -> list[StoredDraft]:
    with stage.desk.database.reading() as tx:
        return tx.drafts.all()


def typed(stage: Stage) -> RegistrationForm:
    return stage.view.registration.form.typed()


def begin_again(stage: Stage) -> None:
    """Show the desk as a new start does, over the same file."""
    stage.view.start()
    stage.view.stop()
    stage.settle()


def amend_first(stage: Stage) -> Registration:
    register_all(stage.desk)
    stage.view.go_to(Tab.LIST)
    stage.settle()
    (first, *_) = saved(stage)
    stage.view.amend(first)
    stage.settle()
    return first


def test_what_is_typed_is_kept_without_leaving_the_field(stage: Stage) -> None:
    keys("3375014507")
    assert kept(stage) == []
    assert stage.view.registration.model.draft._soon.remainingTime() < WITHIN_MS
    stage.qtbot.waitUntil(lambda: len(kept(stage)) == 1, timeout=60_000)

    draft = drafts.draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form == typed(stage)
    assert draft.form.nik == "3375014507"


def test_leaving_a_field_keeps_it_at_once(stage: Stage) -> None:
    keys(TRADER.nik)
    press(Qt.Key.Key_Return)
    stage.settle()

    draft = drafts.draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form.nik == TRADER.nik


def test_the_clock_runs_from_the_first_key_so_that_a_fast_typist_is_kept_too(stage: Stage) -> None:
    model = stage.view.registration.model.draft
    keys("3")
    left = model._soon.remainingTime()
    stage.qtbot.waitUntil(lambda: model._soon.remainingTime() < left, timeout=60_000)
    shorter = model._soon.remainingTime()
    keys("3")

    assert model._soon.remainingTime() <= shorter


def test_a_form_nobody_has_typed_into_is_no_draft(stage: Stage) -> None:
    amend_first(stage)
    assert stage.view.amendment.page is not None
    stage.view.amendment.page.model.draft.keep_now()
    press(Qt.Key.Key_Return)
    stage.settle()

    assert kept(stage) == []


def test_after_a_crash_the_form_is_as_it_was(stage: Stage) -> None:
    type_form(stage, WELDER)
    stage.view.keep_typing()
    stage.settle()
    before = typed(stage)
    stage.view.registration.model.start()
    assert typed(stage) != before

    begin_again(stage)

    assert typed(stage) == before
    toast = stage.view.registration.foot.toast
    assert toast.words.text() == "Isian yang belum disimpan dipulihkan."


def test_after_a_crash_nothing_is_asked_that_was_answered(stage: Stage) -> None:
    """Which century it was stands there to be seen, and so does its answer."""
    parts = stage.view.registration.form.parts
    keys("3375011203120044")
    stage.settle()
    parts.derived.births[1].click()
    stage.view.keep_typing()
    stage.settle()
    stage.view.registration.model.start()

    begin_again(stage)

    assert parts.born.text() == "12-03-2012"
    assert parts.born.isVisible()
    assert not any(button.isVisible() for button in parts.derived.births)
    assert parts.derived.place.text() == "Lahir 2012"


def test_who_comes_after_a_restored_form_begins_at_the_nik(stage: Stage) -> None:
    keys(TRADER.nik)
    press(Qt.Key.Key_Return)
    stage.settle()
    begin_again(stage)
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.form.go_to("family_card")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    assert len(saved(stage)) == 1
    assert focused() is page.form.parts.nik


def test_saving_takes_the_draft_with_it(stage: Stage) -> None:
    type_form(stage, WELDER)
    stage.view.keep_typing()
    stage.settle()
    assert len(kept(stage)) == 1
    press(Qt.Key.Key_Return)
    stage.settle()

    assert len(saved(stage)) == 1
    assert kept(stage) == []
    stage.view.keep_typing()
    stage.settle()
    assert kept(stage) == []


def test_a_refused_save_leaves_what_was_typed_kept(stage: Stage) -> None:
    keys(TRADER.nik)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    assert saved(stage) == []
    draft = drafts.draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form.nik == TRADER.nik


def test_emptying_forgets_the_draft_and_having_it_back_keeps_it_again(stage: Stage) -> None:
    keys(TRADER.nik)
    press(Qt.Key.Key_Return)
    stage.settle()
    before = typed(stage)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert kept(stage) == []
    stage.view.registration.foot.have_back.click()
    stage.settle()

    assert typed(stage) == before
    draft = drafts.draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form == before


def test_typing_that_was_taken_back_leaves_no_draft(stage: Stage) -> None:
    keys("3375")
    stage.view.keep_typing()
    stage.settle()
    assert len(kept(stage)) == 1
    for _ in range(4):
        press(Qt.Key.Key_Backspace)
    stage.view.keep_typing()
    stage.settle()

    assert kept(stage) == []


def test_an_amendment_under_way_is_opened_again(stage: Stage) -> None:
    first = amend_first(stage)
    page = stage.view.amendment.page
    assert page is not None
    page.form.go_to("name")
    keys("Nama Yang Baru")
    stage.view.keep_typing()
    stage.settle()
    before = page.form.typed()
    stage.view.amendment.close()

    begin_again(stage)

    again = stage.view.amendment.page
    assert again is not None
    assert again is not page
    assert stage.view.pages.currentWidget() is again
    assert again.form.typed() == before
    assert again.form.typed().name == "Nama Yang Baru"
    press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.view.detail.title.text() == first.worker.name
    stage.view.amendment.have_back.click()
    stage.settle()
    again = stage.view.amendment.page
    assert again is not None
    again.save.click()
    stage.settle()
    assert [one.worker.name for one in saved(stage) if one.id == first.id] == ["Nama Yang Baru"]
    assert kept(stage) == []


def test_esc_throws_an_amendment_away_and_offers_it_back(stage: Stage) -> None:
    amend_first(stage)
    page = stage.view.amendment.page
    assert page is not None
    page.form.go_to("name")
    keys("Salah")
    stage.view.keep_typing()
    stage.settle()
    press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.view.amendment.page is None
    assert kept(stage) == []
    assert stage.view.amendment.offer.isVisible()
    stage.view.amendment.have_back.click()
    stage.settle()

    again = stage.view.amendment.page
    assert again is not None
    assert again.form.typed().name == "Salah"
    assert len(kept(stage)) == 1
    assert not stage.view.amendment.offer.isVisible()


def test_esc_without_a_change_offers_nothing(stage: Stage) -> None:
    amend_first(stage)
    press(Qt.Key.Key_Escape)
    stage.settle()

    assert stage.view.amendment.page is None
    assert not stage.view.amendment.offer.isVisible()


def test_another_amendment_leaves_the_first_one_s_typing_kept(stage: Stage) -> None:
    first = amend_first(stage)
    page = stage.view.amendment.page
    assert page is not None
    page.form.go_to("name")
    keys("Belum Selesai")
    stage.view.amend(saved(stage)[1])
    stage.settle()
    stage.view.amend(first)
    stage.settle()

    again = stage.view.amendment.page
    assert again is not None
    assert again.form.typed().name == "Belum Selesai"


def test_what_may_no_longer_be_amended_is_not_opened(stage: Stage) -> None:
    register_all(stage.desk)
    (someone, *_) = saved(stage)
    drafts.keep_draft(stage.desk, someone.id, TRADER, NOW)
    assert drafts.amendment_under_way(stage.desk) == someone
    with stage.desk.database.transaction() as tx:
        tx.drafts.drop_all_of(str(someone.id))
        tx.drafts.keep(StoredDraft(str(stage.desk.officer.id), "{}", NOW, stage.desk.officer.id))

    assert drafts.amendment_under_way(stage.desk) is None


def test_a_draft_of_another_version_is_left_alone(stage: Stage) -> None:
    with stage.desk.database.transaction() as tx:
        tx.drafts.keep(StoredDraft("", '{"months": "banyak"}', NOW, stage.desk.officer.id))

    assert drafts.draft_of(stage.desk, None) is None
    assert len(kept(stage)) == 1


@pytest.mark.parametrize(("age", "left"), [(29, 1), (31, 0)])
def test_what_is_older_than_thirty_days_is_forgotten(stage: Stage, age: int, left: int) -> None:
    drafts.keep_draft(stage.desk, None, TRADER, NOW - timedelta(days=age))
    begin_again(stage)

    assert len(kept(stage)) == left


def test_a_disk_that_takes_no_draft_is_told_and_the_form_stays(stage: Stage) -> None:
    said: list[str] = []
    model = stage.view.registration.model
    model.unavailable.connect(said.append)
    keys("3375")
    model.draft._not_kept(Unavailable("database.disk_full"))

    assert "Ruang disk penuh" in said[0]
    assert typed(stage).nik == "3375"


def test_a_bug_in_a_slot_keeps_what_was_typed_and_tells_a_code(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """C48: the last resort, with a person in the exception's own words."""
    keys(TRADER.nik)
    stage.desktop.crashed.emit(ValueError(f"{TRADER.nik} {TRADER.name}"))
    stage.settle()

    draft = drafts.draft_of(stage.desk, None)
    assert draft is not None
    assert draft.form.nik == TRADER.nik
    (box,) = stage.desktop.window.findChildren(QMessageBox)
    code = box.text().rsplit(" ", 1)[1].rstrip(".")
    assert f"bug {code}" in caplog.text
    for text in (caplog.text, box.text()):
        assert TRADER.nik not in text
        assert TRADER.name not in text
    box.close()
