"""The other papers are a key away, looked at page by page, and recorded once they are out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.documents.render import page_count
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.documents.reading import page_sizes_of, words_of
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.printers import Tray
from tests.ui.conftest import Stage
from tests.ui.keys import press
from tests.ui.test_events import begin, register
from tests.ui.trays import set_up
from ui.widgets.desk_view import Tab

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(stage: Stage) -> None:
    """Open the page of somebody who was registered."""
    stage.view.open_detail(register_worker(stage.desk, TRADER, frozenset(), NOW).id)
    stage.settle()


def kept(stage: Stage, path: Path) -> bytes:
    """Keep what the preview shows as a PDF, and look away."""
    stage.settle()
    stage.view.models.preview.keep(str(path))
    stage.settle()
    stage.view.preview.reject()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("key", "title", "kind"),
    [
        (Qt.Key.Key_I, "Rincian Iuran", PaperKind.LETTER),
        (Qt.Key.Key_H, "Data dan Hak Anda", PaperKind.RIGHTS),
    ],
)
def test_a_persons_papers_are_a_key_away_and_stand_in_the_history(
    stage: Stage, tmp_path: Path, key: Qt.Key, title: str, kind: PaperKind
) -> None:
    opened(stage)
    press(key, CTRL)
    stage.settle()
    preview = stage.view.preview
    assert preview.isVisible()
    assert preview.kind.text() == title
    assert not preview.page.pixmap().isNull()

    said = words_of(kept(stage, tmp_path / "kertas.pdf"))

    detail = stage.view.detail
    assert detail.title.text() in said
    assert any(f"Dicetak: {title}" in act.what for act in detail._shown.history)  # type: ignore[union-attr]  # a page is open
    with stage.desk.database.reading() as tx:
        assert tx.papers.copies(detail._shown.id, kind) == 1  # type: ignore[union-attr]  # a page is open


def test_only_what_is_held_is_offered_for_somebody_withdrawn(stage: Stage) -> None:
    opened(stage)
    subject = stage.view.detail._shown.id  # type: ignore[union-attr]  # a page is open
    withdraw_worker(stage.desk, subject, "Pindah", NOW)
    stage.view.open_detail(subject)
    stage.settle()

    assert not stage.view.detail.letter.isVisible()
    assert stage.view.detail.rights.isVisible()


def test_a_paper_of_several_pages_is_turned_with_keys(stage: Stage) -> None:
    opened(stage)
    press(Qt.Key.Key_H, CTRL)
    stage.settle()
    preview = stage.view.preview
    assert preview.which.text() == "Halaman 1 dari 3"
    assert not preview.back.isEnabled()
    first = preview.page.pixmap().toImage()

    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    stage.settle()

    assert preview.which.text() == "Halaman 2 dari 3"
    assert preview.page.pixmap().toImage() != first
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    stage.settle()
    assert not preview.forth.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    for _ in range(2):
        QTest.keyClick(preview, Qt.Key.Key_PageUp)
        stage.settle()
    assert preview.which.text() == "Halaman 1 dari 3"


def test_a_paper_of_one_page_has_nothing_to_turn(stage: Stage) -> None:
    opened(stage)
    press(Qt.Key.Key_R, CTRL)
    stage.settle()

    assert not stage.view.preview.back.isVisible()


def test_the_report_of_the_event_under_way_is_a_key_away(stage: Stage, tmp_path: Path) -> None:
    begin(stage)
    register(stage, "3375014507890021")
    stage.view.go_to(Tab.EVENT)
    stage.settle()

    press(Qt.Key.Key_B, CTRL)

    said = words_of(kept(stage, tmp_path / "acara.pdf"))
    assert "Pasar Banjarsari" in said
    assert "Orang 21" in said
    assert "belum diakhiri" in said
    with stage.desk.database.reading() as tx:
        [record] = tx.office_papers.all()
    assert (record.kind, record.copy) == (OfficePaper.MINUTES, 1)


def test_between_events_the_one_in_the_list_is_reported(stage: Stage, tmp_path: Path) -> None:
    page = begin(stage)
    page.end.click()
    stage.settle()
    stage.view.go_to(Tab.EVENT)
    stage.settle()

    page.minutes.click()

    assert "Pasar Banjarsari" in words_of(kept(stage, tmp_path / "acara.pdf"))


def test_without_an_event_there_is_nothing_to_report(stage: Stage) -> None:
    stage.view.go_to(Tab.EVENT)
    stage.settle()

    assert not stage.view.events.minutes.isVisible()
    press(Qt.Key.Key_B, CTRL)
    assert not stage.view.preview.isVisible()


@pytest.mark.parametrize("place", ["form", "list", "waiting"])
def test_the_day_is_summed_up_from_wherever_one_is(
    stage: Stage, tmp_path: Path, place: str
) -> None:
    if place == "form":
        press(Qt.Key.Key_R, CTRL)
    elif place == "list":
        stage.view.go_to(Tab.LIST)
        stage.view.list.summary.click()
    else:
        stage.view.show_waiting()
        stage.view.waiting.summary.click()

    pdf = kept(stage, tmp_path / "rekap.pdf")

    assert page_count(pdf) == 1
    assert "Rekap Harian" in words_of(pdf)


def test_every_page_of_a_paper_is_printed_on_the_sheet_it_is_made_for(stage: Stage) -> None:
    opened(stage)
    tray = Tray()
    set_up(stage, tray)
    subject = stage.view.detail._shown.id  # type: ignore[union-attr]  # a page is open

    stage.view.models.preview.print_at_once(subject, PaperKind.RIGHTS)
    stage.settle()

    [sheet] = tray.sheets
    assert page_sizes_of(sheet.pdf) == [(148, 210)] * 3
    assert sheet.setup.size is PaperFormat.A5
