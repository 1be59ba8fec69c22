"""Merging on a registration's page: told first, done by a second press, undone from the history."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import press, saved
from ui.widgets.desk_view import Tab

SEEN = frozenset({"registration.alike"})
WITHOUT_NIK = replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex="P", phone="")


def two(stage: Stage) -> tuple[Registration, Registration]:
    return (
        register_worker(stage.desk, WITHOUT_NIK, frozenset(), NOW),
        register_worker(stage.desk, TRADER, SEEN, NOW),
    )


def test_two_presses_merge_and_one_undoes(stage: Stage) -> None:
    first, second = two(stage)
    page = stage.view.detail
    stage.view.open_detail(second.id)
    stage.settle()
    assert "Mungkin orang yang sama: Wulan Prameswari" in page.merge.found.words.text()

    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert "No. 01-00001 tetap. No. 01-00002 dibatalkan" in page.merge.plan.text()
    assert "Dilengkapi darinya: NIK, HP." in page.merge.plan.text()
    assert all(one.application.status is Status.REGISTERED for one in saved(stage))
    press(Qt.Key.Key_Return)
    stage.settle()

    assert page.number.text().endswith("00001")
    assert page.notice.words.text() == "Digabung. No. 01-00001 tetap berlaku."
    assert {one.application.status for one in saved(stage)} == {
        Status.REGISTERED,
        Status.WITHDRAWN,
    }
    stage.view.open_detail(second.id)
    stage.settle()
    assert not page.notice.isVisible()
    assert page.merge.found.words.text() == "Digabung dengan Wulan Prameswari, No. 01-00001."
    page.merge.undo.click()
    stage.settle()
    assert "Terdaftar lagi dengan No. 01-00003" in page.notice.words.text()
    kept = next(one for one in saved(stage) if one.id == first.id)
    assert kept.worker.nik is None


def test_to_think_better_of_it_changes_nothing(stage: Stage) -> None:
    first, _ = two(stage)
    page = stage.view.detail
    stage.view.open_detail(first.id)
    stage.settle()
    page.merge.begin.click()
    stage.settle()
    page.merge.keep.click()

    assert not page.merge.plan.isVisible()
    assert all(one.version == 1 for one in saved(stage))
    page.merge.look.click()
    stage.settle()
    assert page.number.text().endswith("00002")


def test_nobody_is_offered_where_nobody_is_alike(stage: Stage) -> None:
    alone = register_worker(stage.desk, TRADER, frozenset(), NOW)
    stage.view.open_detail(alone.id)
    stage.settle()

    assert not stage.view.detail.merge.isVisible()


def test_the_keyboard_is_on_the_page_whatever_may_be_done_there(stage: Stage) -> None:
    """A tab that has the focus would lead away, and Enter on a paper would print it."""
    first, second = two(stage)
    withdraw_worker(stage.desk, second.id, "Salah kelurahan", NOW)
    page = stage.view.detail
    stage.view.go_to(Tab.LIST)
    for one, there in ((first, page.proof), (second, page.back), (first, page.proof)):
        stage.view.open_detail(one.id)
        stage.settle()
        assert there.hasFocus()


def test_after_a_merge_the_keyboard_is_where_a_detail_begins(stage: Stage) -> None:
    first, _ = two(stage)
    page = stage.view.detail
    stage.view.open_detail(first.id)
    stage.settle()
    QTest.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    confirm = page.merge.confirm
    confirm.setFocus()
    QTest.keyClick(confirm, Qt.Key.Key_Return)
    stage.settle()

    assert page.proof.hasFocus()
