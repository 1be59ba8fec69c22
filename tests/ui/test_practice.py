"""Practising happens on the same screens, and leaves the real desk as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.errors import Unavailable
from desktop_app.use_cases import practice
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.practice import FOLDER
from tests.fixtures.people import TRADER
from tests.ui.conftest import Stage
from ui.messages import sentence_of
from ui.rooms.practice import PracticeRoom
from ui.widgets.desk_view import Tab


def practise(stage: Stage) -> PracticeRoom:
    stage.view.go_to(Tab.EVENT)
    stage.view.events.practise.click()
    stage.settle()
    stage.settle()
    at = stage.desktop.practice
    assert at is not None
    return at


def folder(stage: Stage) -> Path:
    return stage.desktop.folder / FOLDER


def shown(stage: Stage) -> object:
    return stage.desktop.window.view


def test_practice_is_said_on_every_page_and_leads_back(stage: Stage) -> None:
    QTest.keyClicks(stage.view.registration.form.parts.texts["name"], "Siti")
    at = practise(stage)

    assert shown(stage) is at.view
    for tab in (Tab.REGISTRATION, Tab.LIST, Tab.TROUBLES, Tab.EVENT):
        at.view.go_to(tab)
        assert at.view.strip.isVisible()
        assert "LATIHAN" in at.view.strip.words.text()
    assert not at.view.banner.isVisible()

    at.view.end.click()
    stage.settle()

    assert shown(stage) is stage.view
    assert stage.desktop.practice is None
    assert not folder(stage).exists()
    assert stage.view.registration.form.parts.texts["name"].text() == "Siti"


def test_what_is_registered_in_practice_stays_in_practice(stage: Stage) -> None:
    at = practise(stage)

    at.view.registration.model.submit(TRADER, False)
    stage.settle()

    assert standing(at.desk).counts.saved == 1
    assert standing(stage.desk).counts.saved == 0
    at.view.end.click()
    stage.settle()
    assert standing(stage.desk).counts.saved == 0


def test_the_settings_are_out_of_reach_while_practising(stage: Stage) -> None:
    at = practise(stage)

    at.view.go_to(Tab.SETTINGS)
    QTest.keyClick(at.view, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)

    assert at.view.pages.currentWidget() is not at.view.settings


def test_sending_now_sends_nothing(stage: Stage) -> None:
    at = practise(stage)
    at.view.registration.model.submit(TRADER, False)
    stage.settle()

    at.view.models.banner.send()
    stage.settle()

    assert standing(at.desk).outbox.waiting == 1


def test_locking_ends_the_practice(stage: Stage) -> None:
    at = practise(stage)

    at.view.lock_wanted.emit()
    stage.settle()

    assert stage.desktop.practice is None
    assert stage.desktop.door is not None
    assert not folder(stage).exists()


def test_closing_the_program_while_practising_leaves_nothing(stage: Stage) -> None:
    practise(stage)

    stage.desktop.close()

    assert not folder(stage).exists()


def test_a_practice_nobody_waits_for_any_more_leaves_nothing(stage: Stage) -> None:
    """Somebody asks for practice and locks the screen before its file is there."""
    stage.view.go_to(Tab.EVENT)
    stage.view.events.practise.click()
    stage.desktop.lock()
    stage.settle()
    stage.settle()

    assert stage.desktop.practice is None
    assert not folder(stage).exists()


def test_asking_twice_makes_one_practice(stage: Stage) -> None:
    stage.view.go_to(Tab.EVENT)
    stage.view.events.practice_wanted.emit()
    stage.view.events.practice_wanted.emit()
    stage.settle()
    stage.settle()

    at = stage.desktop.practice
    assert at is not None
    at.view.registration.model.submit(TRADER, False)  # its file is the one that is there
    stage.settle()
    assert standing(at.desk).counts.saved == 1


def test_what_a_killed_practice_left_is_gone_at_the_next_start(stage: Stage) -> None:
    folder(stage).mkdir(parents=True)
    (folder(stage) / "loket.db").write_bytes(bytes(100))

    stage.desktop.begin()
    stage.settle()

    assert not folder(stage).exists()


def test_where_there_is_no_room_for_practice_it_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _desk: Desk) -> Desk:
        raise Unavailable("database.disk_full")

    monkeypatch.setattr(practice, "begin_practice", full)
    stage.view.events.practice_wanted.emit()
    stage.settle()

    assert stage.desktop.practice is None
    assert stage.view.notice.words.text() == sentence_of(Unavailable("database.disk_full"))
    monkeypatch.undo()
    practise(stage)
