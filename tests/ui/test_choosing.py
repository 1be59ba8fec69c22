"""Choosing many in the list by keys alone, and what is then done with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from central_server.sealing import CitySeal
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.listing import Sorting, SortKey
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup
from desktop_app.use_cases.queueing import choose_setup
from desktop_app.use_cases.registration import withdraw_worker
from tests.fixtures.people import NOW
from tests.fixtures.printers import Fault, Tray
from tests.ui.conftest import Stage
from tests.ui.sample import deliver_some, register_all
from tests.ui.trays import set_up
from ui.changes import Change
from ui.models.worker_table import Column
from ui.viewmodels.batch import Ended
from ui.viewmodels.narrowing import Narrowed
from ui.widgets.desk_view import Tab

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def printer(stage: Stage) -> Tray:
    tray = Tray("Meja")
    set_up(stage, tray)
    return tray


@pytest.fixture
def day(stage: Stage) -> Stage:
    """Sixteen people, the newest in front."""
    register_all(stage.desk)
    deliver_some(stage.desk)
    stage.view.go_to(Tab.LIST)
    stage.settle()
    return stage


def key(stage: Stage, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(stage.view.list.rows, key, modifier)
    stage.settle()


def chosen(stage: Stage) -> Sequence[str]:
    """Return the last two figures of the numbers of those chosen, in the order of the list."""
    table = stage.view.models.workers.table
    lines = stage.desk.database
    with lines.reading() as tx:
        return [line.number[-2:] for line in tx.workers.lines_at(table.chosen_in_order())]


def test_space_shift_and_ctrl_a_choose(day: Stage) -> None:
    key(day, Qt.Key.Key_Space)
    key(day, Qt.Key.Key_Down)
    assert chosen(day) == ["16"]  # whoever is chosen stays so while the arrows go on
    key(day, Qt.Key.Key_Down, SHIFT)
    key(day, Qt.Key.Key_Down, SHIFT)
    assert chosen(day) == ["16", "15", "14", "13"]
    key(day, Qt.Key.Key_Up, SHIFT)
    assert chosen(day) == ["16", "15", "14"]
    key(day, Qt.Key.Key_Space)
    assert chosen(day) == ["16", "15"]
    assert day.view.list.batch.count.text() == "2 dipilih"
    key(day, Qt.Key.Key_A, CTRL)
    assert len(chosen(day)) == 16
    key(day, Qt.Key.Key_Escape)
    assert chosen(day) == []
    assert not day.view.list.batch.isVisible()
    assert day.view.pages.currentWidget() is day.view.list


def test_the_mouse_chooses_by_the_box_and_by_ctrl_and_shift(day: Stage) -> None:
    rows, model = day.view.list.rows, day.view.models.workers.table
    left = Qt.MouseButton.LeftButton

    def click(row: int, column: int, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        place = rows.visualRect(model.index(row, column))
        where = place.center()
        if column == Column.NUMBER:
            where.setX(place.left() + 18)
        QTest.mouseClick(rows.viewport(), left, modifier, where)
        day.settle()

    click(1, Column.NUMBER)
    assert chosen(day) == ["15"]
    click(3, Column.NAME, CTRL)
    assert chosen(day) == ["15", "13"]
    click(5, Column.NAME, SHIFT)
    assert chosen(day) == ["15", "13", "12", "11"]
    click(5, Column.NAME)
    assert chosen(day) == ["15", "13", "12", "11"]
    assert model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert chosen(day) == ["13", "12", "11"]


def test_another_filter_lets_nobody_go_and_says_who_is_hidden(day: Stage) -> None:
    key(day, Qt.Key.Key_Space)
    day.view.list.standing.choose(Status.ACTIVE)
    day.settle()
    assert day.view.list.batch.count.text() == "1 dipilih, 1 tidak tampil"
    key(day, Qt.Key.Key_A, CTRL)
    assert day.view.list.batch.count.text() == "2 dipilih, 1 tidak tampil"
    assert chosen(day) == ["01", "16"]
    for _ in range(2):  # once for the choice, once for the filter
        key(day, Qt.Key.Key_Escape)
    assert day.view.models.workers.narrowed == Narrowed()
    assert day.view.list.standing.value == ""


def test_heads_and_the_box_sort(day: Stage) -> None:
    page, table = day.view.list, day.view.models.workers.table

    def names() -> list[str]:
        return [str(table.index(row, Column.NAME).data()) for row in range(table.rowCount())]

    page.rows.head_chosen.emit(Column.NAME)
    day.settle()
    assert names() == sorted(names(), key=str.lower)
    head = table.headerData(Column.NAME, Qt.Orientation.Horizontal)
    assert head == "Nama \u2191"
    page.rows.head_chosen.emit(Column.NAME)
    day.settle()
    assert names() == sorted(names(), key=str.lower, reverse=True)
    page.rows.head_chosen.emit(Column.NIK)
    assert day.view.models.workers.sorting == Sorting(SortKey.NAME)
    assert page.panel.order.value == "name_back"
    page.panel.order.choose("standing")
    day.settle()
    assert table.index(0, Column.STATUS).data() == "Perlu diperbaiki"


def test_a_search_goes_on_in_another_order(day: Stage) -> None:
    model = day.view.models.workers
    model.sort(Sorting(SortKey.NAME, falls=False))
    model.search("jalan")
    day.settle()
    table = model.table
    found = [str(table.index(row, Column.NAME).data()) for row in range(table.rowCount())]
    assert len(found) > 3
    assert found == sorted(found, key=str.lower)


def plan(stage: Stage, kind: PaperKind = PaperKind.PROOF) -> None:
    keys = SHIFT | CTRL if kind is PaperKind.CONFIRMATION else CTRL
    key(stage, Qt.Key.Key_D, keys)


def copies(stage: Stage) -> int:
    with stage.desk.database.reading() as tx:
        return sum(
            tx.papers.copies(line.id, PaperKind.PROOF) for line in tx.workers.page(None, 100)
        )


def test_papers_for_all_who_are_chosen(day: Stage, printer: Tray) -> None:
    for _ in range(3):
        key(day, Qt.Key.Key_Space)
        key(day, Qt.Key.Key_Down)
    box = day.view.list.batch
    plan(day)
    assert box.plan.text() == "3 Bukti Pendaftaran akan dicetak di Meja."
    assert printer.out == []
    box.begin.click()
    day.settle()
    assert (len(printer.out), copies(day)) == (3, 3)
    assert chosen(day) == []
    assert box.notice.words.text() == "3 kertas masuk antrean cetak."
    assert day.view.list.rows.hasFocus()


def test_stubs_of_all_who_are_chosen_come_on_shared_sheets(day: Stage, printer: Tray) -> None:
    city = replace(day.desk.city, sealing_key=CitySeal(bytes(32)).recipient)
    with day.desk.database.transaction() as tx:
        tx.settings.put_city(city)
    day.desktop.changes.tell(Change.CITY)
    day.settle()
    choose_setup(day.desk, "Meja", PrinterSetup(PaperFormat.A4))
    box = day.view.list.batch
    key(day, Qt.Key.Key_A, CTRL)
    count = len(chosen(day))
    with day.desk.database.reading() as tx:
        lines = tx.workers.lines_at(day.view.models.workers.table.chosen_in_order())
    gone = sum(line.status is Status.WITHDRAWN for line in lines)

    box.stubs.click()
    day.settle()

    sheets = -(-(count - gone) // 12)
    assert len(printer.out) == sheets > 1
    assert all(title.startswith("AK/") for title in printer.out)
    assert box.notice.words.text().startswith(f"{count - gone} arsip masuk antrean cetak")
    assert ("tanpa arsip" in box.notice.words.text()) == bool(gone)
    assert len(chosen(day)) == count  # a stub is the office's: they may still want a paper


def test_what_may_not_be_printed_is_named_and_stays_chosen(day: Stage, printer: Tray) -> None:
    key(day, Qt.Key.Key_A, CTRL)
    plan(day, PaperKind.CONFIRMATION)
    box = day.view.list.batch
    words = box.plan.text()
    assert words.startswith("1 Konfirmasi Kepesertaan akan dicetak di Meja. Tidak dicetak")
    assert "KPJ" in words
    assert "01-00016 Lukman Hakim Contoh" in words
    assert words.endswith("dan 9 lagi.")
    assert not day.view.list.new.isVisible()  # one thing is asked at a time
    key(day, Qt.Key.Key_Escape)
    assert box.count.isVisible()
    assert day.view.list.new.isVisible()
    assert printer.out == []
    assert len(chosen(day)) == 16


def test_the_example_of_whom_to_print_stands_whole(day: Stage, printer: Tray) -> None:
    key(day, Qt.Key.Key_A, CTRL)
    plan(day)
    which = day.view.list.batch.which
    needed = which.fontMetrics().horizontalAdvance(which.placeholderText())
    assert which.width() >= needed + 26  # what stands around it


def test_a_printer_out_of_paper_keeps_everybody_in_the_queue_and_skips_nobody(
    day: Stage, printer: Tray
) -> None:
    key(day, Qt.Key.Key_A, CTRL)
    plan(day)
    printer.faults = [Fault.NO_PAPER] * 40
    day.view.list.batch.begin.click()
    day.settle()
    strip = day.view.models.spool
    assert printer.out == []
    assert (len(strip.table._things), chosen(day)) == (16, [])

    printer.faults.clear()
    strip._try_anew()
    day.settle()
    assert len(printer.out) == len(set(printer.out)) == 16
    assert copies(day) == 16


def test_only_some_of_those_chosen_by_their_places(day: Stage, printer: Tray) -> None:
    key(day, Qt.Key.Key_A, CTRL)
    wanted = chosen(day)
    plan(day)
    box = day.view.list.batch
    box.which.setFocus()
    example = box.which.placeholderText()
    assert box.which.fontMetrics().horizontalAdvance(example) + 24 < box.which.width()
    QTest.keyClicks(box.which, "2-3, 5")
    day.settle()
    assert box.plan.text() == "3 Bukti Pendaftaran akan dicetak di Meja."
    box.begin.click()
    day.settle()
    assert [number[-2:] for number in printer.out] == [wanted[1], wanted[2], wanted[4]]

    plan(day)
    QTest.keyClicks(box.which, "dua")
    assert "1-10" in box.notice.words.text()
    assert not box.begin.isEnabled()


def test_four_share_a_sheet_where_the_printer_is_set_so(day: Stage, printer: Tray) -> None:
    choose_setup(day.desk, "Meja", PrinterSetup(PaperFormat.FOUR_A6))
    key(day, Qt.Key.Key_A, CTRL)
    plan(day)
    day.view.list.batch.begin.click()
    day.settle()
    assert (len(printer.out), copies(day)) == (4, 16)


def test_a_go_is_stopped_between_two_papers(day: Stage, printer: Tray) -> None:
    box, model = day.view.list.batch, day.view.models.batch
    key(day, Qt.Key.Key_A, CTRL)
    plan(day)
    model.turned.connect(lambda number, _count, _line: box.halt.click() if number == 3 else None)
    box.begin.click()
    day.settle()
    assert (len(printer.out), copies(day)) == (3, 3)
    assert len(chosen(day)) == 13
    assert not model.is_printing


def test_who_was_withdrawn_meanwhile_gets_no_paper_and_holds_up_nobody(
    day: Stage, printer: Tray
) -> None:
    model = day.view.models.batch
    ended: list[Ended] = []
    model.ended.connect(ended.append)
    for _ in range(2):
        key(day, Qt.Key.Key_Space)
        key(day, Qt.Key.Key_Down)
    plan(day)
    with day.desk.database.reading() as tx:
        first = tx.workers.page(None, 1)[0]
    withdraw_worker(day.desk, first.id, "Pindah", NOW + timedelta(hours=1))
    day.view.list.batch.begin.click()
    day.settle()
    assert len(printer.out) == 1
    assert [(line.id, issue.code) for line, issue in ended[0].kept_back] == [
        (first.id, "paper.withdrawn")
    ]


def test_without_a_printer_it_says_so(day: Stage, printer: Tray) -> None:
    model = day.view.models.batch
    model._acts = replace(model._acts, printer=lambda: "")
    key(day, Qt.Key.Key_Space)
    plan(day)
    assert "Pilih dulu printer" in day.view.list.batch.plan.text()
    day.view.list.batch.begin.click()
    assert day.view.list.batch.notice.isVisible()
    assert printer.out == []


def test_what_is_chosen_is_sent_first(day: Stage) -> None:
    day.view.list.standing.choose(DeliveryStatus.WAITING)
    day.settle()
    wanted: list[None] = []
    day.view.list.send_wanted.connect(lambda: wanted.append(None))
    day.view.list.send_wanted.disconnect(day.view.models.banner.send)
    key(day, Qt.Key.Key_Space)
    key(day, Qt.Key.Key_F9, CTRL)
    assert day.view.list.batch.notice.words.text() == "1 data dikirim lebih dahulu."
    assert len(wanted) == 1
    with day.desk.database.reading() as tx:
        [fact] = tx.outbox.due(NOW, 10, ahead=True)
        assert tx.workers.page(None, 1)[0].id == fact.worker
