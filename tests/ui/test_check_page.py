"""*Periksa surat*: what a reader of codes sends, a picture, a code; and the list as a file."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from central_server.check_list import signed
from central_server.signing import CityKey
from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_png
from desktop_app.domain.checking import Outcome, Weight
from desktop_app.domain.confirmation import PaperKind, check_code
from desktop_app.use_cases.other_papers import make_any
from desktop_app.use_cases.papers import MadePaper, record_printed
from desktop_app.use_cases.registration import register_worker
from tests.documents.people import paper
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import press
from tests.ui.sample import CONFIRMATION_QR, DOUBTS, deliver_some, register_all
from tests.verify.cases import (
    CITY,
    CONFIRMED,
    GENUINE,
    ISSUED,
    ITS_COPY,
    LOST,
    STRANGER,
    list_file,
    list_payload,
)
from ui.viewmodels.check_words import HERE, NEARBY, OUTCOMES, WEIGHTS
from ui.viewmodels.checking import picture_of
from ui.widgets.check_page import CheckPage

WORDS = json.loads(
    (Path(__file__).parents[2] / "resources" / "verify" / "words.json").read_text("utf-8")
)


@pytest.fixture
def page(stage: Stage) -> CheckPage:
    """The page, on a laptop of the city whose papers the cases are."""
    with stage.desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, receipt_key=CITY.public))
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    page = stage.view.checking
    assert stage.view.pages.currentWidget() is page
    return page


def loaded(stage: Stage, page: CheckPage, folder: Path, content: bytes) -> None:
    path = folder / "daftar.ljl"
    path.write_bytes(content)
    page._model.take_list(str(path))
    stage.settle()


def scanned(stage: Stage, page: CheckPage, text: str) -> tuple[str, str]:
    """Send a text as a hand-held reader does, keys and Enter; return what is said."""
    page.typed.setText(text)
    QTest.keyClick(page.typed, Qt.Key.Key_Return)
    stage.settle()
    return page.word.text(), page.verdict.words.text()


def told(page: CheckPage) -> dict[str, str]:
    """Return what the page says of the paper, by its labels."""
    grid = page._lines
    found = {}
    for place in range(grid.count() // 2):
        label, value = (grid.itemAtPosition(place, side).widget() for side in (0, 1))  # type: ignore[union-attr]  # both are there
        assert isinstance(label, QLabel)
        assert isinstance(value, QLabel)
        found[label.text()] = value.text()
    return found


def test_a_reader_s_text_is_judged_and_the_next_takes_its_place(
    stage: Stage, page: CheckPage, tmp_path: Path
) -> None:
    assert page.known.words.text().startswith("Belum ada daftar dari kota")
    assert scanned(stage, page, CONFIRMED)[0] == "Belum pasti", "nothing is known of revocations"
    loaded(stage, page, tmp_path, list_file())
    assert "20-11-2026" in page.known.words.text()

    word, words = scanned(stage, page, CONFIRMED)

    assert (word, words) == ("Sah", str(OUTCOMES[Outcome.GENUINE]))
    assert told(page)["Nomor"] == "KK/3375011002-01-00007"
    assert told(page)["Kelurahan"].startswith("Medono")
    assert told(page)["Pelindungan"] == "1 November 2026 – 31 Januari 2027"
    assert told(page)["Ditandatangani"] == "server Kota Pekalongan"
    assert page.typed.selectedText() == CONFIRMED
    assert scanned(stage, page, CONFIRMED[:-3])[0] == "Jangan diterima"
    assert told(page) == {}


def test_a_code_is_compared_with_this_laptop_s_own_confirmations(
    stage: Stage, page: CheckPage
) -> None:
    register_all(stage.desk)
    deliver_some(stage.desk)
    with stage.desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        key = CityKey(bytes(range(32))).public
        tx.settings.put_device(replace(device, receipt_key=key))

    word, words = scanned(stage, page, check_code(CONFIRMATION_QR))

    assert word == "Belum pasti", "a code says nothing of the paper it was read from"
    assert "KK/3375011002-01-00001" in words
    assert told(page)["Nama (disamarkan)"] == "W*** P***"
    assert scanned(stage, page, "0000 0000 0000")[1] == str(HERE[Outcome.CODE_UNKNOWN])
    assert scanned(stage, page, "12")[1] == str(OUTCOMES[Outcome.CODE_UNREADABLE])


def test_a_proof_s_code_is_known_where_it_was_printed_and_from_the_city_s_list(
    stage: Stage, page: CheckPage, tmp_path: Path
) -> None:
    worker = register_worker(stage.desk, TRADER, DOUBTS, NOW)
    made = make_any(stage.desk, worker.id, PaperKind.PROOF, NOW)
    assert isinstance(made, MadePaper)
    record_printed(stage.desk, made, NOW)

    word, words = scanned(stage, page, check_code(made.qr))

    assert word == "Belum pasti"
    assert words == str(HERE[Outcome.CODE_LIST_EXPIRED]).format(number=made.number)
    assert told(page)["Nomor"] == made.number
    assert told(page)["Status saat itu"] == "Terdaftar"
    assert "Nama (disamarkan)" not in told(page), "a code says nobody's name"
    loaded(stage, page, tmp_path, list_file())
    word, words = scanned(stage, page, check_code(GENUINE))
    assert (word, words) == (
        "Belum pasti",
        str(OUTCOMES[Outcome.CODE_KNOWN]).format(
            number="BP/3375011002-01-00001", issued="20-11-2026"
        ),
    )
    assert scanned(stage, page, check_code(LOST)) == (
        "Jangan diterima",
        str(OUTCOMES[Outcome.CODE_REVOKED]).format(
            number="BP/3375011002-01-00005", day="17 November 2026"
        ),
    )
    scanned(stage, page, check_code(ITS_COPY))
    assert told(page)["Salinan"] == "2"
    unknown = str(OUTCOMES[Outcome.CODE_UNKNOWN]).format(issued="20-11-2026")
    assert scanned(stage, page, "0000 0000 0000") == ("Belum pasti", unknown)
    nearby = {**list_payload(ISSUED + timedelta(days=1)), 12: "3375011002"}
    loaded(stage, page, tmp_path, signed(CITY, nearby))
    assert scanned(stage, page, "0000 0000 0000")[1] == str(NEARBY[Outcome.CODE_UNKNOWN]).format(
        issued="21-11-2026"
    )


def test_a_picture_is_opened_or_pasted(
    stage: Stage, page: CheckPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(stage, page, tmp_path, list_file())
    picture = tmp_path / "surat.png"
    picture.write_bytes(page_png(make_paper(replace(paper(), qr=GENUINE)), 200))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    page.open.click()
    stage.settle()
    assert page.word.text() == "Sah"

    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    page.paste.click()
    stage.settle()
    assert told(page)["Nomor"] == "BP/3375011002-01-00001"

    blank = QImage(40, 30, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    page._model.check_image(blank)
    stage.settle()
    assert page.verdict.words.text() == str(OUTCOMES[Outcome.NOTHING])
    QGuiApplication.clipboard().clear()
    page.paste.click()
    assert page.said.words.text().startswith("Papan klip")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tidak ada.png", None, "Berkas itu tidak bisa dibuka"),
        ("surat.pdf", b"%PDF-1.7\n", "Itu PDF, bukan gambar"),
        ("surat.png", b"bukan gambar", "Itu bukan gambar"),
        ("kosong.jpg", b"", "Itu bukan gambar"),
        ("terpotong.png", page_png(make_paper(paper()), 50)[:900], "Gambar itu rusak"),
    ],
)
def test_a_file_that_cannot_be_looked_at_says_why_and_that_nothing_was_checked(
    stage: Stage, page: CheckPage, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    page._model.check_file(str(tmp_path / name))
    stage.settle()
    assert page.said.words.text().startswith(said)
    assert "belum diperiksa" in page.said.words.text()
    assert page.verdict.isHidden()


def test_a_huge_photograph_is_made_smaller() -> None:
    photo = QImage(6000, 400, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.white)

    picture = picture_of(photo)

    assert (picture.width, picture.height) == (3000, 200)
    assert len(picture.grey) == picture.bytes_per_line * picture.height


def test_an_older_and_a_foreign_list_are_told_and_change_nothing(
    stage: Stage, page: CheckPage, tmp_path: Path
) -> None:
    loaded(stage, page, tmp_path, list_file())
    loaded(stage, page, tmp_path, list_file(ISSUED - timedelta(days=1)))
    assert page.said.words.text().startswith("Daftar dalam berkas itu tidak lebih baru")
    loaded(stage, page, tmp_path, list_file(ISSUED + timedelta(days=1), key=STRANGER))
    assert page.said.words.text().startswith("Daftar ini tidak ditandatangani kota kita")
    loaded(stage, page, tmp_path, b"")
    assert page.said.words.text().startswith("Berkas ini bukan daftar periksa")
    assert "20-11-2026" in page.known.words.text()

    restored = list_file(ISSUED + timedelta(days=1), epoch="dua")
    loaded(stage, page, tmp_path, restored)
    assert "dipulihkan dari cadangan" in page.said.words.text()
    assert "21-11-2026" in page.known.words.text()
    loaded(stage, page, tmp_path, list_file(NOW - timedelta(hours=1), days=-1))
    assert "hanya berlaku sampai" in page.known.words.text()


def test_escape_leads_back_and_nothing_of_the_paper_before_is_left(
    stage: Stage, page: CheckPage
) -> None:
    scanned(stage, page, GENUINE)
    press(Qt.Key.Key_Escape)
    assert stage.view.pages.currentWidget() is stage.view.settings

    stage.view.settings.paper.click()
    stage.settle()

    assert stage.view.pages.currentWidget() is page
    assert (page.typed.text(), told(page), page.word.isVisible()) == ("", {}, False)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.value)
def test_program_and_page_use_the_same_sentence(outcome: Outcome) -> None:
    assert WORDS["outcomes"][outcome.value]["id"] == str(OUTCOMES[outcome])


def test_every_outcome_and_weight_has_its_words_in_both() -> None:
    assert {*OUTCOMES, *HERE} == set(Outcome)
    assert set(WORDS["outcomes"]) == {outcome.value for outcome in Outcome}
    assert {weight: WORDS["weights"][weight.value]["id"] for weight in Weight} == WEIGHTS
