"""The list narrowed: by each side of the filter, by days, and back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event import EventForm
from desktop_app.domain.membership import Status
from desktop_app.use_cases.events import begin_event
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FISHER, NOW, TRADER, WELDER
from tests.ui.conftest import Stage
from tests.ui.sample import DOUBTS
from tests.ui.test_choosing import day
from ui import formats
from ui.models.worker_table import Column
from ui.viewmodels.narrowing import NO_NIK, Narrowed, read_day, this_month, this_week
from ui.widgets.desk_view import Tab

__all__ = ["day"]


def test_the_panel_narrows_and_each_chip_opens_its_side_again(day: Stage) -> None:
    page, model = day.view.list, day.view.models.workers
    QTest.keyClick(page.rows, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    day.settle()
    assert page.panel.isVisible()
    page.panel.days[0].click()
    page.panel.rt.setText("3")
    page.panel.rt.editingFinished.emit()
    page.panel.registrar.choose("Rina Kurniasih")
    day.settle()
    today = model.today
    assert model.narrowed == Narrowed(first=today, last=today, rt="003", registrar="Rina Kurniasih")
    words = [chip.text().strip() for chip in page.chips.chips]
    assert words == ["Petugas: Rina Kurniasih", "RT 003", f"Tanggal {today:%d-%m-%Y}"]
    assert page.chips.count.text() == "13 dari 16 ditampilkan; saringan:"
    page.chips.chips[1].click()
    assert page.panel.rt.text() == ""
    page.panel.first.setText("31-02-2026")
    page.panel.first.editingFinished.emit()
    assert page.panel.first.property("state") == "error"
    assert page.panel.unread.words.text() == "Tanggal ini tidak ada di kalender."
    assert model.narrowed.first == today

    page.panel.first.setText(f"{today:%d%m%Y}")
    page.panel.first.editingFinished.emit()
    assert page.panel.first.property("state") == ""
    assert not page.panel.unread.isVisible()
    page.search.setText("tidak ada")
    model.search("tidak ada")
    day.settle()
    page.chips.every.click()
    day.settle()
    assert model.is_narrowed is False
    assert page.search.text() == ""
    assert not page.chips.isVisible()


def test_each_side_of_the_filter_shows_whom_it_names_and_nobody_else(stage: Stage) -> None:
    """Three people, of whom every side tells one from the other two."""
    week = timedelta(days=7)
    for form, at in ((TRADER, NOW - 2 * week), (WELDER, NOW - week)):
        register_worker(stage.desk, form, DOUBTS, at)
    begin_event(stage.desk, EventForm(name="Pasar Grogolan"), NOW)
    at_the_event = replace(FISHER, no_nik=True, nik="", born="12-03-1975", sex="L")
    register_worker(stage.desk, at_the_event, DOUBTS, NOW)
    stage.view.go_to(Tab.LIST)
    page, panel = stage.view.list, stage.view.list.panel
    panel.start()
    stage.settle()

    def shown() -> Sequence[str]:
        stage.settle()
        table = page.rows.model()
        rows = range(table.rowCount())
        return [str(table.index(row, Column.NAME).data()) for row in rows]

    def type_day(line: QLineEdit, day: str) -> None:
        line.setText(day)
        line.editingFinished.emit()

    everybody = [FISHER.name, WELDER.name, TRADER.name]
    a_week_ago = formats.day((NOW - week).date())
    sides: Sequence[tuple[Callable[[], object], Sequence[str]]] = (
        (lambda: page.standing.choose(NO_NIK), [FISHER.name]),
        (lambda: page.segment.choose(Segment.PU.value), [WELDER.name]),
        (lambda: panel.funding.choose(FundingSource.SELF.value), [TRADER.name]),
        (lambda: panel.gathering.choose("Pasar Grogolan"), [FISHER.name]),
        (lambda: type_day(panel.rt, "1"), [FISHER.name]),
        (lambda: type_day(panel.rw, "12"), [TRADER.name]),
        (lambda: type_day(panel.first, a_week_ago), [FISHER.name, WELDER.name]),
        (lambda: type_day(panel.last, a_week_ago), [WELDER.name, TRADER.name]),
    )
    for narrow, left in sides:
        narrow()
        assert shown() == left
        page.chips.every.click()
        assert shown() == everybody


def test_days_are_read_as_they_are_written() -> None:
    assert read_day("22-11-2026") == read_day(" 22/11/2026 ") == NOW.date()
    assert read_day("22112026") == NOW.date()
    assert read_day("31-02-2026") is read_day("22-11-26") is read_day("") is None
    assert this_week(NOW.date())[0] == NOW.date() - timedelta(days=6)
    assert this_month(NOW.date())[0].day == 1


def test_every_side_of_the_filter_has_its_words() -> None:
    narrowed = Narrowed(
        standing=Status.ACTIVE,
        measure="counted_sent",
        segment=Segment.BPU,
        funding="csr",
        event="Pasar",
        registrar="Rina",
        rt="001",
        rw="002",
        first=NOW.date(),
    )
    sides = dict(narrowed.sides())
    assert len(sides) == 9
    assert sides["days"] == "Sejak 22-11-2026"
    for side in sides:
        assert side not in dict(narrowed.without(side).sides())
    only = narrowed.filter("Asia/Jakarta")
    assert only is not None
    assert only.statuses == frozenset({Status.ACTIVE})
    assert Narrowed(last=NOW.date()).sides() == [("days", "Sampai 22-11-2026")]
