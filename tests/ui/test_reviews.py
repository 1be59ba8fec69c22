"""A supervisor's page: doubts first, one key for the rest, a sample typed again from the paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from uuid_utils.compat import uuid7

from desktop_app.domain.office import Officer, Role
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.reviews import days_work
from tests.fixtures.people import FISHER, NOW, TRADER, WELDER
from tests.ui.conftest import Stage
from ui.app import Desktop
from ui.widgets.desk_view import Tab
from ui.widgets.rekey_dialog import DifferenceDialog, RekeyDialog

DOUBTS = frozenset({"nik.region_differs", "nik.date_differs", "nik.sex_differs"})
ODD = replace(FISHER, nik="3273015708900017", family_card="")


@pytest.fixture
def lurah(make_desktop: Callable[[], Desktop], desk: Desk, qtbot: QtBot) -> Stage:
    """Sit down as the lurah, after a clerk has registered three people."""
    for form in (TRADER, ODD, WELDER):
        register_worker(desk, form, DOUBTS, NOW)
    officer = Officer(uuid7(), "Lurah Medono", Role.SUPERVISOR)
    with desk.database.transaction() as tx:
        tx.officers.add(officer)
    stage = Stage(make_desktop(), replace(desk, officer=officer), qtbot)
    stage.desktop.window.resize(1366, 688)
    stage.enter()
    stage.settle()
    return stage


def show(stage: Stage) -> None:
    QTest.keyClick(stage.view, Qt.Key.Key_F12)
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.reviews


def left(stage: Stage) -> list[str]:
    return [one.line.name for one in days_work(stage.desk, NOW).lines]


def test_one_key_approves_everything_that_is_shown(lurah: Stage) -> None:
    lurah.view.go_to(Tab.LIST)
    assert lurah.view.list.reviews.isVisible()
    show(lurah)
    page = lurah.view.reviews
    assert "3 belum diperiksa, 1 dengan keraguan" in page.told.text()
    assert page.rows.model().index(0, 2).data() == ODD.name
    QTest.keyClick(page.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    lurah.settle()
    assert "3 data disetujui" in page.notice.words.text()
    assert left(lurah) == []
    assert "0 belum diperiksa" in page.told.text()
    assert not page.all.isVisible()


def test_one_is_given_back_with_a_reason_and_the_clerk_reads_it(lurah: Stage) -> None:
    show(lurah)
    page = lurah.view.reviews
    page.give_back.click()
    lurah.settle()
    assert "Tulis apa yang harus diperiksa" in page.notice.words.text()
    QTest.keyClicks(page.reason, "Tanggal lahir di KTP lain.")
    QTest.keyClick(page.reason, Qt.Key.Key_Return)
    lurah.settle()
    assert ODD.name not in left(lurah)
    lurah.view.go_to(Tab.TROUBLES)
    lurah.settle()
    table = lurah.view.troubles.rows.model()
    assert table.rowCount() == 1
    reason = str(table.index(0, 2).data())
    assert reason.startswith("Dikembalikan Lurah Medono: Tanggal lahir di KTP lain.")


def test_a_single_one_is_approved_and_a_detail_leads_back(lurah: Stage) -> None:
    show(lurah)
    page = lurah.view.reviews
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    lurah.settle()
    assert lurah.view.pages.currentWidget() is lurah.view.detail
    lurah.view.leave()
    lurah.settle()
    assert lurah.view.pages.currentWidget() is page
    page.one.click()
    lurah.settle()
    assert len(left(lurah)) == 2
    lurah.view.leave()
    assert lurah.view.pages.currentWidget() is lurah.view.list


def sampled(stage: Stage) -> RegistrationForm:
    (one,) = days_work(stage.desk, NOW).sample
    return next(form for form in (TRADER, ODD, WELDER) if form.name == one.line.name)


def type_again(stage: Stage, **other: str) -> None:
    stage.view.reviews.rekey.click()
    stage.settle()
    (dialog,) = stage.view.reviews.findChildren(RekeyDialog)
    on_file = sampled(stage)
    for field, editor in dialog.editors.items():
        assert editor.text() == ""  # not a letter of what is on file
        QTest.keyClicks(editor, other.get(field, getattr(on_file, field)))
    dialog.confirm.click()
    stage.settle()


def test_a_sample_that_agrees_is_approved_with_it(lurah: Stage) -> None:
    show(lurah)
    assert "(1)" in lurah.view.reviews.rekey.text()
    type_again(lurah)
    assert "Sama dengan yang tersimpan" in lurah.view.reviews.notice.words.text()
    assert len(left(lurah)) == 2


@pytest.mark.parametrize("keeps", [True, False])
def test_what_differs_is_shown_side_by_side_and_the_paper_decides(
    lurah: Stage, keeps: bool
) -> None:
    show(lurah)
    before = sampled(lurah)
    type_again(lurah, mother="Orang Lain")
    (dialog,) = lurah.view.reviews.findChildren(DifferenceDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {before.mother, "Orang Lain", "Ibu kandung"} <= shown
    (dialog.keep if keeps else dialog.give_back).click()
    lurah.settle()
    words = lurah.view.reviews.notice.words.text()
    assert ("tetap, dan disetujui" if keeps else "Perlu diperbaiki") in words
    with lurah.desk.database.reading() as tx:
        found = [tx.workers.get(line.id) for line in tx.workers.page(None, 9)]
        mothers = {one.worker.mother for one in found if one is not None}
        objected = tx.reviews.objected()
    assert "Orang Lain" not in mothers
    assert len(objected) == (0 if keeps else 1)


def test_a_clerk_is_not_led_there_and_told_when_the_key_is_pressed(stage: Stage) -> None:
    stage.view.go_to(Tab.LIST)
    assert not stage.view.list.reviews.isVisible()
    show(stage)
    page = stage.view.reviews
    assert "hanya bisa dilakukan penyelia" in page.notice.words.text()
    offered = (page.all, page.one, page.give_back, page.reason, page.rekey)
    assert not any(each.isVisible() for each in offered)


def test_registering_goes_on_while_many_are_approved(lurah: Stage) -> None:
    """In portions: what is saved in between is saved, and left to be looked at."""
    model = lurah.view.models.reviews
    show(lurah)
    model.approve_all()
    clerk = replace(lurah.desk, officer=replace(lurah.desk.officer, name="Rina Kurniasih"))
    someone = replace(TRADER, nik="3375014507890021", name="Baru Saja")
    lurah.desktop.jobs.run(lambda: register_worker(clerk, someone, DOUBTS, NOW), lambda _it: None)
    lurah.settle()
    assert left(lurah) == ["Baru Saja"]


def test_what_was_asked_just_before_the_door_was_shut_is_not_shown_over_it(lurah: Stage) -> None:
    show(lurah)
    lurah.view.reviews.rekey.click()
    lurah.desktop.lock()
    lurah.settle()

    assert not [each for each in lurah.view.findChildren(RekeyDialog) if each.isVisible()]
    assert lurah.desktop.window.view is lurah.desktop.door
