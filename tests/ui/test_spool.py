"""What is printed goes through the queue: told in one line, answered on its page, by keys."""

import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobState, Printer, PrinterSetup, PrintJob, Way
from desktop_app.domain.worker import WorkerLine
from desktop_app.use_cases.queueing import setup_of
from desktop_app.use_cases.settings import Preference, choose
from tests.fixtures.people import NOW
from tests.fixtures.printers import Fault, Tray
from tests.printing.pages import blank
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.sample import register_all
from tests.ui.trays import set_up
from ui.viewmodels.printers import warning_about
from ui.widgets.desk_view import Tab
from ui.widgets.spool_page import SpoolStrip

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tray(stage: Stage) -> Tray:
    register_all(stage.desk)
    tray = Tray("Meja")
    set_up(stage, tray)
    return tray


def lines(stage: Stage) -> list[WorkerLine]:
    with stage.desk.database.reading() as tx:
        return list(tx.workers.page(None, 100))


def print_some(stage: Stage, count: int) -> list[str]:
    """Press Ctrl+P, as it were, for so many people; return their papers' numbers."""
    chosen = lines(stage)[:count]
    for line in chosen:
        stage.view.models.preview.print_at_once(line.id, PaperKind.PROOF)
        stage.settle()
    return [f"BP/{line.number}" for line in chosen]


def strip(stage: Stage) -> SpoolStrip:
    [found] = stage.view.findChildren(SpoolStrip)
    return found


def states(stage: Stage) -> list[JobState]:
    return [job.state for job in stage.view.models.spool.table._things]


def look(stage: Stage) -> None:
    QTest.keyClick(stage.view, Qt.Key.Key_J, CTRL)
    stage.settle()


def test_a_paper_is_printed_with_nothing_asked_and_recorded_once_out(
    stage: Stage, tray: Tray
) -> None:
    numbers = print_some(stage, 2)

    assert tray.out == numbers
    assert not strip(stage).isVisible()
    with stage.desk.database.reading() as tx:
        assert [len(tx.papers.of(line.id)) for line in lines(stage)[:2]] == [1, 1]


def test_out_of_paper_is_said_above_every_page_and_goes_on_by_itself(
    stage: Stage, tray: Tray
) -> None:
    tray.faults = [Fault.NO_PAPER] * 9
    numbers = print_some(stage, 2)

    assert strip(stage).isVisible()
    assert strip(stage).words.text().startswith("2 lembar menunggu dicetak. Kertas habis.")
    tray.faults.clear()
    stage.view.models.spool._try_anew()
    stage.settle()

    assert tray.out == numbers
    assert not strip(stage).isVisible()


def test_a_sheet_that_may_be_out_asks_and_is_answered_on_its_page(stage: Stage, tray: Tray) -> None:
    tray.faults = [Fault.DARK_IN]
    numbers = print_some(stage, 2)
    page = stage.view.spool
    look(stage)

    assert stage.view.pages.currentWidget() is page
    assert not strip(stage).isVisible()  # the page says it
    assert page.told.text().startswith(f"{numbers[0]}: Cetakan terputus")
    assert page.out.isEnabled()
    assert page.not_out.isEnabled()
    assert not page.again.isEnabled()
    page.not_out.click()
    stage.settle()

    assert tray.out == numbers
    QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.view.pages.currentWidget() is not page


def test_after_a_jam_the_last_good_number_brings_the_rest_once_more(
    stage: Stage, tray: Tray
) -> None:
    numbers = print_some(stage, 3)
    tray.out = numbers[:1]
    page = stage.view.spool
    look(stage)
    QTest.keyClicks(page.last, numbers[0])
    QTest.keyClick(page.last, Qt.Key.Key_Return)
    stage.settle()
    assert page.notice.words.text().startswith(f"2 lembar sesudah {numbers[0]} akan dicetak lagi.")
    assert tray.out == numbers[:1]

    page.sure.click()
    stage.settle()

    assert tray.out == numbers
    with stage.desk.database.reading() as tx:
        assert [len(tx.papers.of(line.id)) for line in lines(stage)[:3]] == [1, 1, 1]


def test_one_more_of_a_printed_paper_says_that_it_is_a_copy(stage: Stage, tray: Tray) -> None:
    [number] = print_some(stage, 1)
    look(stage)
    page = stage.view.spool
    page.rows.setCurrentIndex(page.rows.model().index(0, 0))
    page.copy.click()
    stage.settle()

    assert tray.out == [number, number]
    assert [sheet.pdf == tray.sheets[0].pdf for sheet in tray.sheets] == [True, False]
    with stage.desk.database.reading() as tx:
        assert [paper.copy for paper in tx.papers.of(lines(stage)[0].id)] == [1, 2]


def test_a_printer_that_is_gone_keeps_everything_until_another_is_chosen(
    stage: Stage, tray: Tray
) -> None:
    tray.faults = [Fault.REMOVED] * 9
    numbers = print_some(stage, 2)
    look(stage)
    page = stage.view.spool
    assert "tidak ditemukan" in page.told.text()

    page.none.click()
    stage.settle()

    assert (tray.out, states(stage)) == ([], [JobState.CANCELLED] * 2)
    assert page.notice.words.text() == "2 lembar dibatalkan sebelum dicetak."
    tray.faults.clear()
    assert print_some(stage, 1) == numbers[:1] == tray.out


def test_the_queue_goes_on_after_the_program_was_ended(stage: Stage, tray: Tray) -> None:
    model = stage.view.models.spool
    model.stop()
    numbers = print_some(stage, 2)
    assert (tray.out, states(stage)) == ([], [JobState.WAITING] * 2)

    model.start()
    stage.settle()

    assert tray.out == numbers


def test_the_settings_keep_what_is_fed_into_a_printer_and_how_it_is_spoken_to(
    stage: Stage, tray: Tray
) -> None:
    box = stage.view.settings.papers
    box.read()
    stage.settle()
    box.size_of.choose(PaperFormat.ROLL_58)
    box.size_of.activated.emit(0)
    stage.settle()
    box.way.choose(Way.TEXT)
    box.way.activated.emit(0)
    box.copies.choose("2")
    box.copies.activated.emit(0)
    stage.settle()

    wanted = PrinterSetup(PaperFormat.ROLL_58, Way.TEXT, "", 2)
    assert setup_of(stage.desk, "Meja") == wanted
    print_some(stage, 1)
    assert len(tray.out) == 2
    assert {sheet.setup for sheet in tray.sheets} == {wanted}
    box.try_out.click()
    stage.settle()
    assert len(tray.sheets) == 3


class Mute(Tray):
    """Its spooler says nothing of its printers until it is let."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.speaks = threading.Event()
        self.speaks.set()

    def printers(self) -> Sequence[Printer]:
        assert self.speaks.wait(PATIENCE_MS / 1000)
        return super().printers()


def test_a_spooler_that_does_not_answer_holds_up_neither_window_nor_save(stage: Stage) -> None:
    register_all(stage.desk)
    mute = Mute("Meja")
    set_up(stage, mute)
    models = stage.view.models
    names = stage.view.models.preview.acts.printers
    models.settings._acts = replace(models.settings._acts, printers=names)
    saved: list[bool] = []

    mute.speaks.clear()
    models.settings.read()
    models.printers.read()
    models.readiness.look()
    stage.view.open_preview(lines(stage)[0].id, PaperKind.PROOF)
    stage.desktop.jobs.run(lambda: True, saved.append)
    stage.qtbot.waitUntil(lambda: bool(saved), timeout=PATIENCE_MS)

    assert not stage.view.preview.print.isEnabled()
    mute.speaks.set()
    stage.settle()
    assert stage.view.preview.print.isEnabled()
    assert stage.view.preview.printer.value == "Meja"


def test_what_makes_no_paper_is_told_before_anybody_waits_for_it() -> None:
    pdf = Printer("Microsoft Print to PDF", is_default=True, makes_paper=False)
    real = Printer("Epson", cause="printer.paper_out")

    assert "tidak mengeluarkan kertas" in warning_about("", [pdf, real])
    assert "tidak mengeluarkan kertas" in warning_about(pdf.name, [pdf, real])
    assert "tidak ditemukan" in warning_about("Canon", [pdf, real])
    assert warning_about("Epson", [pdf, real]).startswith("Kertas habis.")
    assert warning_about("", [real]) == ""


def test_the_row_one_is_on_stays_while_the_queue_moves(stage: Stage) -> None:
    tray = Tray("Meja", slow=True)
    set_up(stage, tray)
    with stage.desk.database.transaction() as tx:
        setup = PrinterSetup()
        for number in range(6):
            job = PrintJob(0, f"lembar {number}", "Meja", setup, JobState.WAITING, NOW, "Rina")
            tx.print_jobs.put(job, blank(148, 210))
    page, model = stage.view.spool, stage.view.models.spool
    model.read()
    stage.settle()
    page.rows.setCurrentIndex(model.table.index(4, 0))

    model.wake()
    stage.settle()
    tray.run(2)
    model.wake()
    stage.settle()

    on = model.table.thing(page.rows.currentIndex().row())
    assert on is not None
    assert (on.title, page.rows.currentIndex().row()) == ("lembar 4", 2)


def test_a_chosen_printer_that_is_away_stays_chosen_in_the_settings(stage: Stage) -> None:
    choose(stage.desk.database, Preference.PRINTER, "Epson di gudang")
    stage.view.go_to(Tab.SETTINGS)
    stage.view.models.settings.read()
    stage.settle()

    assert stage.view.settings.printer.value == "Epson di gudang"
