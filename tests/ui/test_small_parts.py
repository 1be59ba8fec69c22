"""Lanes, formats, and the line edit for sixteen digits."""

import threading
from datetime import UTC, date, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QThread
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.month import Month
from tests.ui.conftest import PATIENCE_MS
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane, Latest
from ui.widgets.nik_edit import SixteenDigitsEdit


def test_work_runs_elsewhere_and_answers_here(qtbot: QtBot) -> None:
    jobs = JobRunner()
    places: list[object] = []
    here = threading.get_ident()
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE_MS):
        jobs.run(threading.get_ident, lambda there: places.extend((there, threading.get_ident())))
    assert places[0] != here
    assert places[1] == here
    jobs.close()


def test_a_failure_reaches_the_one_who_asked_and_nobody_else(qtbot: QtBot) -> None:
    jobs = JobRunner()
    told: list[Exception] = []
    others: list[object] = []
    jobs.broke.connect(others.append)

    def fail() -> None:
        raise ValueError("no")

    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE_MS):
        jobs.run(fail, lambda _nothing: None, told.append)
    assert [str(error) for error in told] == ["no"]
    with qtbot.waitSignal(jobs.broke, timeout=PATIENCE_MS):
        jobs.run(fail, lambda _nothing: None)
    assert len(told) == 1
    assert len(others) == 1
    jobs.close()


def test_a_slow_line_does_not_hold_up_a_save(qtbot: QtBot) -> None:
    jobs = JobRunner()
    order: list[str] = []
    gate = threading.Event()
    jobs.run(gate.wait, lambda _waited: order.append("network"), lane=Lane.NETWORK)
    jobs.run(lambda: None, lambda _nothing: order.append("database"))
    qtbot.waitUntil(lambda: order == ["database"], timeout=PATIENCE_MS)
    gate.set()
    qtbot.waitUntil(lambda: order == ["database", "network"], timeout=PATIENCE_MS)
    jobs.close()


def test_work_in_one_lane_keeps_its_order(qtbot: QtBot) -> None:
    jobs = JobRunner()
    order: list[int] = []
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE_MS):
        for number in range(50):
            jobs.run(partial(int, number), order.append)
    assert order == list(range(50))
    jobs.close()


def test_closing_waits_and_drops_the_answers(qtbot: QtBot) -> None:
    jobs = JobRunner()
    done: list[None] = []
    jobs.run(lambda: QThread.msleep(20), done.append)
    jobs.close()
    assert jobs.under_way == 0
    assert done == []


def test_only_the_answer_to_the_last_question_comes_through() -> None:
    latest = Latest()
    heard: list[str] = []
    first, second = latest.only(heard.append), latest.only(heard.append)
    second("new")
    first("old")
    latest.forget()
    second("late")
    assert heard == ["new"]


def test_a_change_is_told_to_all_who_listen(qtbot: QtBot) -> None:
    changes = Changes()
    with qtbot.waitSignal(changes.happened, timeout=PATIENCE_MS) as told:
        changes.tell(Change.WORKERS, Change.OUTBOX)
    assert told.args == [frozenset({Change.WORKERS, Change.OUTBOX})]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.rupiah(16_800), "Rp16.800"),
        (formats.rupiah(-8_400), "−Rp8.400"),
        (formats.rupiah(0), "Rp0"),
        (formats.number(1_250), "1.250"),
        (formats.day(date(2026, 11, 22)), "22-11-2026"),
        (formats.long_day(date(1989, 7, 5)), "5 Juli 1989"),
        (formats.month(Month(2026, 12)), "Desember 2026"),
        (formats.clock(datetime(2026, 11, 22, 2, 41, tzinfo=UTC), "Asia/Jakarta"), "09.41"),
        (formats.moment(datetime(2026, 11, 22, 17, 0, tzinfo=UTC), "Asia/Jayapura"),
         "23-11-2026 02.00"),
        (formats.masked("3375014507890003"), "•••• •••• •••• 0003"),
        (formats.grouped("3375014507890003"), "3375 0145 0789 0003"),
    ],
)  # fmt: skip
def test_figures_are_written_as_indonesians_write_them(shown: str, expected: str) -> None:
    assert shown == expected


@given(st.text(max_size=30))
def test_money_that_is_no_plain_amount_is_left_as_typed(typed: str) -> None:
    shown = formats.money_as_typed(typed)
    digits = typed.strip().replace(".", "").replace(" ", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 15:
        assert shown.replace(".", "") == str(int(digits))
    else:
        assert shown == typed


def test_a_path_may_go_on_in_the_next_line_and_stays_the_same() -> None:
    path = "/rumah/rina/Documents/BP-3375011002-02-00001.pdf"
    pieces = formats.breakable(path).split("\u200b")

    assert "".join(pieces) == path
    assert max(map(len, pieces)) <= 12
    assert formats.breakable("C:\\Surat\\a.pdf").split("\u200b") == ["C:\\", "Surat\\", "a.pdf"]


@given(st.text(alphabet="0123456789 .-", max_size=24))
def test_digits_come_out_as_they_went_in_however_they_were_spaced(typed: str) -> None:
    digits = "".join(character for character in typed if character.isdigit())
    assert formats.grouped(digits).replace(" ", "") == digits
    assert formats.masked(digits).replace(" ", "").endswith(digits[-4:])


def test_a_letter_typed_among_the_digits_stays_to_be_refused(qtbot: QtBot) -> None:
    edit = SixteenDigitsEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, "3375O145")
    assert edit.digits == "3375O145"
    assert edit.text() == "3375 O145"
