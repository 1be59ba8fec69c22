"""The list stays where the clerk is looking, whatever happens to the file meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.worker import WorkerLine
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.sample import DOUBTS
from ui.changes import Change
from ui.models.worker_table import BLOCK, Column, WorkerTableModel
from ui.widgets.desk_view import Tab

MANY = 3 * BLOCK + 30


def register(stage: Stage, number: int) -> None:
    """Register the person of this number; the next minute is the next person's."""
    nik = f"3375010101{80 + number % 20:02}{number + 1:04}"
    form = replace(TRADER, nik=nik, name=f"Orang {number:03}", family_card="")
    register_worker(stage.desk, form, DOUBTS, NOW + timedelta(minutes=number))


@pytest.fixture
def crowd(stage: Stage) -> Stage:
    """A list of several pages, scrolled down to its middle, with somebody chosen there."""
    for number in range(MANY):
        register(stage, number)
    stage.view.go_to(Tab.LIST)
    stage.settle()
    rows = stage.view.list.rows
    rows.setFocus()
    rows.selectRow(120)
    rows.scrollTo(rows.model().index(120, 0), rows.ScrollHint.PositionAtCenter)
    stage.settle()
    return stage


def name_at(stage: Stage, row: int) -> str:
    model = stage.view.list.rows.model()
    return str(model.index(row, Column.NAME).data())


def seen(stage: Stage) -> tuple[str, str]:
    """Return who stands first in sight, and who is chosen."""
    rows = stage.view.list.rows
    return name_at(stage, rows.rowAt(0)), name_at(stage, rows.currentIndex().row())


def tell(stage: Stage) -> None:
    stage.desktop.changes.tell(Change.WORKERS)
    stage.settle()


def test_whoever_is_chosen_and_in_sight_stays_so_when_others_come(crowd: Stage) -> None:
    before, rows = seen(crowd), crowd.view.list.rows
    register(crowd, MANY)
    register(crowd, MANY + 1)
    tell(crowd)
    assert rows.model().rowCount() == MANY + 2
    assert seen(crowd) == before
    assert rows.currentIndex().row() == 122
    assert rows.selectionModel().isRowSelected(122)


def test_a_change_of_status_is_shown_and_moves_nothing(crowd: Stage) -> None:
    before = seen(crowd)
    line = crowd.view.models.workers.table.line(120)
    assert line is not None
    with crowd.desk.database.transaction() as tx:
        tx.workers.set_application(line.id, Application(Status.REFUSED, reason="Pindah"))
    tell(crowd)
    shown = crowd.view.models.workers.table.line(120)
    assert shown is not None
    assert shown.status is Status.REFUSED
    assert seen(crowd) == before


def test_the_list_is_where_it_was_after_looking_at_one(crowd: Stage) -> None:
    before = seen(crowd)
    QTest.keyClick(crowd.view.list.rows, Qt.Key.Key_Return)
    crowd.settle()
    assert crowd.view.detail.title.text() == before[1]
    register(crowd, MANY)
    tell(crowd)
    QTest.keyClick(crowd.view.detail.proof, Qt.Key.Key_Escape)
    crowd.settle()
    assert crowd.view.pages.currentWidget() is crowd.view.list
    assert seen(crowd) == before
    assert crowd.view.list.rows.model().rowCount() == MANY + 1


def test_who_is_new_comes_into_sight_where_the_list_is_at_its_top(crowd: Stage) -> None:
    rows = crowd.view.list.rows
    rows.scrollToTop()
    rows.selectRow(0)
    register(crowd, MANY)
    tell(crowd)
    assert seen(crowd) == (f"Orang {MANY}", f"Orang {MANY - 1}")


def test_another_question_begins_at_the_top(crowd: Stage) -> None:
    crowd.view.list.segment.choose(TRADER.segment)
    crowd.settle()
    assert crowd.view.list.rows.currentIndex().row() == 0
    assert crowd.view.list.rows.rowAt(0) == 0


def test_a_search_is_followed_too(crowd: Stage) -> None:
    with crowd.qtbot.waitSignal(crowd.view.models.workers.shown, timeout=PATIENCE_MS):
        crowd.view.list.search.setFocus()
        QTest.keyClicks(crowd.view.list.search, "bagas")
    assert crowd.view.list.rows.model().rowCount() == 0
    register_worker(crowd.desk, FISHER, DOUBTS, NOW + timedelta(days=1))
    tell(crowd)
    assert name_at(crowd, 0) == FISHER.name


def test_renewing_obeys_qt_s_rules(crowd: Stage, qtmodeltester: ModelTester) -> None:
    table = crowd.view.models.workers.table
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    register(crowd, MANY)
    tell(crowd)
    assert table.rowCount() == MANY + 1


people = st.lists(st.integers(1, 40), unique=True, max_size=12)


def lines(numbers: Sequence[int]) -> list[WorkerLine]:
    someone = WorkerLine(
        UUID(int=0), "3375011002-01-00001", TRADER.nik, "A", NOW.date(), Segment.BPU,
        FundingSource.SELF, "", Status.SENT, NOW,
    )  # fmt: skip
    return [replace(someone, id=UUID(int=number), row=number) for number in numbers]


@settings(max_examples=300)
@given(before=people, after=people)
def test_whatever_comes_and_goes_the_table_ends_as_it_was_asked_to(
    before: list[int], after: list[int]
) -> None:
    """And an index that was held goes with its person, or ends with them."""
    table = WorkerTableModel("Asia/Jakarta", lines)
    table.show(before)
    held = [QPersistentModelIndex(table.index(row, 0)) for row in range(len(before))]
    table.renew(after)
    assert [table.line(row) for row in range(table.rowCount())] == lines(after)
    assert table.line(-1) is table.line(len(after)) is None
    stayed = [number for number in before if number in after]
    if stayed != [number for number in after if number in before]:
        return  # another order is another list, and begins at its top
    for number, index in zip(before, held, strict=True):
        line = table.line(index.row()) if index.isValid() else None
        assert (line.row if line else None) == (number if number in after else None)
