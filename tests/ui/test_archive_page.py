"""The archive's page: stubs written, read back off pictures, and what became of them in words."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from central_server.sealing import CitySeal
from desktop_app.documents.render import page_count, page_png, page_size
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup
from desktop_app.domain.stub import StubAnswer, StubOutcome
from desktop_app.use_cases.printing import spool
from desktop_app.use_cases.queueing import choose_setup
from desktop_app.use_cases.settings import Preference, choose
from desktop_app.use_cases.stubs import FileRead
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.printers import Tray
from tests.sync.test_round import register
from tests.ui.conftest import Stage
from tests.ui.keys import press
from tests.ui.trays import set_up
from ui.changes import Change
from ui.viewmodels.archive import words_of
from ui.viewmodels.archive_words import OUTCOMES
from ui.widgets.archive_page import ArchivePage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(stage: Stage) -> ArchivePage:
    """The page, on a laptop with one registration whose city can be sealed to."""
    register(stage.desk, TRADER)
    with stage.desk.database.transaction() as tx:
        city = tx.settings.city()
        assert city is not None
        tx.settings.put_city(replace(city, sealing_key=CitySeal(bytes(32)).recipient))
    stage.desktop.changes.tell(Change.CITY)
    stage.settle()
    press(Qt.Key.Key_A, CTRL | SHIFT)
    stage.settle()
    page = stage.view.archive
    assert stage.view.pages.currentWidget() is page
    return page


def told(grid: QGridLayout) -> dict[str, str]:
    found = {}
    for place in range(grid.count() // 2):
        item, words = (grid.itemAtPosition(place, side) for side in (0, 1))
        assert item is not None
        assert words is not None
        heading, label = item.widget(), words.widget()
        assert isinstance(heading, QLabel)
        assert isinstance(label, QLabel)
        found[heading.text()] = label.text()
    return found


def photographs(stage: Stage, page: ArchivePage, folder: Path) -> Path:
    """Write the stubs as a PDF, and take a picture of each of its pages."""
    pdf = folder / "arsip.pdf"
    page._model.keep_unprinted(str(pdf))
    stage.settle()
    pictures = folder / "foto"
    pictures.mkdir()
    content = pdf.read_bytes()
    for number in range(page_count(content)):
        (pictures / f"{number}.png").write_bytes(page_png(content, 150, number))
    return pictures


def drop(page: ArchivePage, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_what_is_not_on_paper_is_counted_and_a_dropped_folder_is_read(
    stage: Stage, page: ArchivePage, tmp_path: Path
) -> None:
    assert page.words.text() == "1 pendaftaran atau perubahan belum ada di kertas."
    pictures = photographs(stage, page, tmp_path)
    assert page.words.text() == "Semua pendaftaran sudah ada di kertas."
    assert not page.print.isVisible()
    (pictures / "lain.jpg").write_bytes(b"bukan gambar")

    for words in ("1 arsip baru terbaca, 0 sudah pernah", "0 arsip baru terbaca, 1 sudah pernah"):
        drop(page, pictures)
        stage.settle()
        assert page.said.words.text().startswith(words)
        assert told(page._read) == {"lain.jpg": words_of(FileRead("", "scan.no_picture"))}
        assert told(page._stand)["Menunggu dikirim"].startswith("1. Kirim dengan F9")
    assert not page.stop.isVisible()


def test_each_answer_of_the_city_is_told_in_a_line_of_its_own(
    stage: Stage, page: ArchivePage
) -> None:
    with stage.desk.database.transaction() as tx:
        for place, outcome in enumerate(StubOutcome):
            sealed = bytes([place]) * 80
            tx.stubs.put(sealed, NOW, "Rina Kurniasih")
            answer = StubAnswer(outcome, f"3375011002-01-{place + 1:05}", "")
            tx.stubs.record(hashlib.sha256(sealed).digest(), answer)
    page.start()
    stage.settle()

    lines = told(page._stand)
    assert set(lines) == {str(heading) for key, (heading, _) in OUTCOMES.items() if key}
    assert lines["Ditahan kota"].startswith("3375011002-01-00004.")
    assert lines["Dipulihkan"].startswith("1. Kota belum punya")


def test_the_choice_to_print_with_each_proof_is_kept(stage: Stage, page: ArchivePage) -> None:
    assert not page.always.isChecked()
    page.always.click()
    stage.settle()
    page.start()
    stage.settle()
    assert page.always.isChecked()


def test_nothing_to_read_and_no_printer_are_said(
    stage: Stage, page: ArchivePage, tmp_path: Path
) -> None:
    page._model.read([str(tmp_path)])
    stage.settle()
    assert page.said.words.text().startswith("Tidak ada gambar atau PDF di situ")
    page._model.print_unprinted()
    stage.settle()
    assert "printer" in page.said.words.text()
    assert page.print.isEnabled()


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (FileRead("a", new=12), ""),
        (FileRead("a", again=3), ""),
        (FileRead("a"), "Tidak ada QR arsip di sini"),
        (FileRead("a", others=2), "2 QR lain, bukan arsip"),
        (FileRead("a", "scan.broken_off", new=3), "3 arsip baru terbaca. Selebihnya"),
        (FileRead("a", new=1, damaged=2), "1 arsip baru terbaca. 2 QR tidak terbaca."),
        (FileRead("a", parts=1), "1 bagian; bagian lainnya belum."),
        (FileRead("a", "file.not_read"), "Berkas tidak bisa dibuka: dipindah"),
    ],
)
def test_of_a_file_only_what_matters_is_said(read: FileRead, words: str) -> None:
    assert words_of(read).startswith(words)
    assert bool(words) == bool(words_of(read))


def test_a_stub_is_put_into_the_queue_as_the_printer_wants_it_and_counts_once_it_is_out(
    stage: Stage, page: ArchivePage
) -> None:
    tray = Tray("Kasir", slow=True)
    set_up(stage, tray)
    choose_setup(stage.desk, "Kasir", PrinterSetup(size=PaperFormat.ROLL_80))
    assert page.print.isVisible()

    page.print.click()
    stage.settle()

    words = "1 arsip masuk antrean cetak, 1 lembar. Simpan kertasnya terkunci."
    assert page.said.words.text() == words
    with stage.desk.database.reading() as tx:
        [job] = tx.print_jobs.under_way()
        width = page_size(tx.print_jobs.body(job.seq))[0]
        assert tx.stubs.on_paper().upto == 0
    assert (job.title, round(width / 72 * 25.4)) == ("AK/3375011002-01-00001", 72)
    assert page.words.text() == "Semua pendaftaran sudah ada di kertas."
    stage.view.models.spool.cancel_waiting()
    tray.run()
    stage.view.models.spool.wake()
    stage.settle()
    with stage.desk.database.reading() as tx:
        assert tx.stubs.on_paper().upto == job.stubs[0].act


def test_a_stub_follows_a_proof_only_where_that_is_wanted(stage: Stage, page: ArchivePage) -> None:
    model = page._model
    choose(stage.desk.database, Preference.PRINTER, "Kasir")

    for number, wanted, count in (
        ("BP/3375011002-01-00001", False, 0),
        ("BP/3375011002-01-00001", True, 1),
        ("KK/3375011002-01-00001", True, 1),
    ):
        model.choose_with_proof(wanted)
        stage.settle()
        model.paper_queued(number)
        stage.settle()
        assert len(spool(stage.desk).under_way) == count
