"""Every record that waits says why and since when, in the list and on its own page."""

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop_app.domain.queue import LineReport
from desktop_app.use_cases.sending import Queue, queue
from tests.fixtures.people import NOW
from tests.ui.conftest import Stage
from tests.ui.keys import press
from tests.ui.sample import register_all
from ui.models.waiting_table import WaitingColumn
from ui.viewmodels.waiting import told

ZONE = "Asia/Jakarta"


def test_who_waits_why_and_since_when_is_a_key_away(stage: Stage) -> None:
    register_all(stage.desk)
    press(Qt.Key.Key_F9)
    stage.settle()

    press(Qt.Key.Key_F6)
    stage.settle()

    page = stage.view.waiting
    assert stage.view.pages.currentWidget() is page
    table = page.rows.model()
    assert table.rowCount() == len(queue(stage.desk).waiting) > 0
    first = [table.index(0, column).data() for column in WaitingColumn]
    assert first[WaitingColumn.REASON].startswith("Server sedang tidak berjalan.")
    assert first[WaitingColumn.SINCE] == "22-11-2026 09.41"
    assert first[WaitingColumn.NEXT] == "kiriman berikut"
    assert page.told.text().startswith("Server kota belum pernah menjawab.")
    assert "Sejak 22-11-2026 09.41: Server sedang tidak berjalan." in page.told.text()

    page.rows.opened.emit(0)
    stage.settle()
    notes = [act.note for act in stage.view.detail._shown.history]  # type: ignore[union-attr]  # a page is open
    assert any(note.startswith("Menunggu sejak 22-11-2026 09.41: Server") for note in notes)


def test_escape_leads_back_to_the_form(stage: Stage) -> None:
    stage.view.banner.details.click()
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.waiting

    press(Qt.Key.Key_Escape)

    assert stage.view.pages.currentWidget() is stage.view.registration


def test_the_line_is_told_with_its_bytes_and_a_long_queue_says_how_long() -> None:
    report = LineReport(NOW, heard=NOW - timedelta(minutes=3), sent=12_400, received=900)

    words = told(Queue([], 1_200, report), ZONE)

    assert words == (
        "Jawaban terakhir dari server kota: 22-11-2026 09.38. "
        "Kiriman terakhir 22-11-2026 09.41: 12.400 byte keluar, 900 byte masuk. "
        "Ditampilkan 0 dari 1.200 yang menunggu."
    )
    assert told(Queue([], 0, None), ZONE) == "Server kota belum pernah menjawab."


def test_escape_from_a_registration_leads_back_to_what_waits(stage: Stage) -> None:
    register_all(stage.desk)
    press(Qt.Key.Key_F6)
    stage.settle()
    press(Qt.Key.Key_Return)
    stage.settle()
    assert stage.view.pages.currentWidget() is stage.view.detail

    press(Qt.Key.Key_Escape)

    assert stage.view.pages.currentWidget() is stage.view.waiting
