"""The coverage on screen: numbers, bars, causes, and the way to the rows behind each number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from desktop_app.domain.coverage import Measure, Target
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.membership import Application, Status
from tests.ui.conftest import Stage
from tests.ui.sample import deliver_some, register_all
from ui.changes import Change
from ui.models.coverage_table import CoverageColumn
from ui.viewmodels.coverage import LineShown
from ui.widgets.desk_view import Tab


@pytest.fixture
def day(stage: Stage) -> Stage:
    register_all(stage.desk)
    deliver_some(stage.desk)
    return stage


def with_targets(stage: Stage, *targets: Target) -> None:
    room = stage.desktop.room
    assert room is not None
    room.desk = replace(room.desk, city=replace(room.desk.city, targets=targets))
    stage.view.go_to(Tab.COVERAGE)
    stage.settle()


def line(stage: Stage, segment: Segment | None, funding: FundingSource | None = None) -> LineShown:
    lines: Sequence[LineShown] = stage.view.models.coverage.lines
    return next(
        each for each in lines if (each.reach.segment, each.reach.funding) == (segment, funding)
    )


def test_numbers_lead_to_those_they_count(day: Stage, qtmodeltester: ModelTester) -> None:
    with_targets(day)
    table = day.view.coverage.table
    qtmodeltester.check(table.model_)  # type: ignore[no-untyped-call]  # pytest-qt has no types
    lines = day.view.models.coverage.lines
    for row in range(len(lines)):
        for column in (CoverageColumn.REGISTERED, CoverageColumn.ACTIVE, CoverageColumn.APART):
            day.view.go_to(Tab.COVERAGE)
            day.settle()
            cell = table.model_.index(row, column)
            table.setCurrentIndex(cell)
            QTest.keyClick(table, Qt.Key.Key_Return)
            day.settle()
            assert day.view.pages.currentWidget() is day.view.list
            shown = day.view.models.workers.table.rowCount()
            assert str(shown) == cell.data()
    day.view.leave()
    day.settle()
    assert day.view.models.workers.is_narrowed is False


def test_without_a_target_there_is_no_share(day: Stage) -> None:
    with_targets(day)
    everybody = line(day, None)
    assert (everybody.target, everybody.share, everybody.cause) == ("", "", "")
    assert everybody.bar == "1 aktif dari 15 terdaftar"
    assert "belum menetapkan target" in everybody.about
    assert not day.view.coverage.cause.isVisible()


def test_more_than_the_target_has_its_cause(day: Stage) -> None:
    with_targets(
        day,
        Target(Segment.BPU, 11, date(2026, 5, 3), until=date(2026, 12, 31)),
        Target(Segment.PU, 1, date(2026, 5, 3)),
    )
    bpu = line(day, Segment.BPU)
    assert (bpu.target, bpu.share) == ("11", "9%")
    assert bpu.about.endswith("Target 11, ditetapkan 3 Mei 2026, sampai 31 Desember 2026")
    words = day.view.coverage.cause.words.text()
    assert "terdaftar 2 lebih banyak dari target 11, ditetapkan 3 Mei 2026" in words
    assert line(day, Segment.PU).cause == ""
    assert "BPU" in day.view.coverage.chart.accessibleDescription()


def test_it_follows_what_happens_while_it_is_looked_at(day: Stage) -> None:
    with_targets(day)
    before = line(day, None).reach.counts[Measure.ACTIVE]
    with day.desk.database.transaction() as tx:
        someone = tx.workers.page(None, 1)[0]
        tx.workers.set_application(someone.id, Application(Status.ACTIVE))
    day.desktop.changes.tell(Change.WORKERS)
    day.settle()
    assert line(day, None).reach.counts[Measure.ACTIVE] == before + 1


def test_the_bars_go_below_where_it_is_narrow(day: Stage) -> None:
    with_targets(day, Target(Segment.BPU, 11, date(2026, 5, 3)))
    page = day.view.coverage
    assert page.chart.mapTo(page, page.chart.rect().topLeft()).x() > page.table.width()
    day.desktop.window.resize(910, 432)
    day.settle()
    page.grab()
    assert page.chart.mapTo(page, page.chart.rect().topLeft()).x() < 60


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1183, 100), (1092, 100), (1183, 200)])
def test_the_title_of_a_line_stands_whole(day: Stage, width: int, percent: int) -> None:
    day.desktop.theme.enlarge(percent)
    day.desktop.window.resize(width, 700)
    with_targets(day, Target(Segment.BPU, 11, date(2026, 5, 3)))
    table = day.view.coverage.table

    title = CoverageColumn.TITLE
    assert table.sizeHintForColumn(title) <= table.columnWidth(title)
