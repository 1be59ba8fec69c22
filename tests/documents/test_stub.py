"""Stubs on every kind of sheet: all of it inside the margins, each symbol read off bad pictures."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from desktop_app.documents import stub as drawing
from desktop_app.documents.layout import MM, Page
from desktop_app.documents.painting import Description, bound
from desktop_app.documents.render import page_count, page_size
from desktop_app.documents.scanning import NotAPicture, read_picture, scanned, scans_in
from desktop_app.documents.stub import StubFacts, StubOffice, make_stubs, per_sheet
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.stub import joined, read_symbol
from desktop_app.errors import Unavailable
from tests.documents.camera import Capture, photographed, printed
from tests.documents.camera import scanned as off_a_scanner
from tests.documents.reading import words_of

OFFICE = StubOffice("Kelurahan Medono, Kota Pekalongan", "Asia/Jakarta")
FORMATS = (
    PaperFormat.A4,
    PaperFormat.A5,
    PaperFormat.F4,
    PaperFormat.TWO_A5,
    PaperFormat.ROLL_80,
    PaperFormat.ROLL_58,
)


def stub(number: int, size: int = 420, **changes: object) -> StubFacts:
    made = StubFacts(
        number=f"3375011002-01-{number:05}",
        version=1,
        name="Wulan Prameswari",
        at=datetime(2026, 11, 22, 2, 41, tzinfo=UTC),
        officer="Rina Kurniasih",
        sealed=Random(number).randbytes(size),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test's own mapping


LONG = (
    stub(1, 470, name="W" * 120, officer="M" * 120, version=12),
    stub(2, 1900, name="Muhammad " * 13, officer="Raden Ajeng " * 10),
    stub(3, 200, name="X"),
)


@pytest.mark.parametrize("size", FORMATS)
def test_nothing_leaves_the_sheet_or_its_place_whatever_the_names(
    size: PaperFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[Page] = []

    def noted(some: Sequence[Page], told: Description) -> bytes:
        pages.extend(some)
        return bound(some, told)

    monkeypatch.setattr(drawing, "bound", noted)

    pdf = make_stubs(LONG, StubOffice("K" * 90, "Asia/Jayapura"), size).pdf

    assert 2 * page_count(pdf) == len(pages)  # once in the file, once as a sheet by itself
    edge = 0 if size.is_roll else 6 * MM
    for page in pages:
        boxes = [text.box for text in page.texts]
        for left, top, right, bottom in boxes:
            assert left >= edge - 0.01
            assert right <= page.width - edge + 0.01
            assert top >= 0
            assert bottom <= page.height - edge + 0.01
        for at, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = right <= other[0] or other[2] <= left
                assert apart or bottom <= other[1] + 2 or other[3] <= top + 2


@pytest.mark.parametrize("size", FORMATS)
def test_a_number_is_in_one_piece(size: PaperFormat) -> None:
    widest = replace(stub(1, 900), number="3375088888-88-88888")
    said = words_of(make_stubs([widest], OFFICE, size).pdf)
    assert "AK/3375088888-88-88888" in said


def test_a_module_is_never_finer_than_phones_read() -> None:
    assert min(drawing.MODULE, drawing.ROLL_MODULE) >= 0.6 * MM
    assert round(drawing.ROLL_MODULE / MM * 8, 6) == 5  # whole dots of a thermal printer


def test_twelve_stand_on_a_sheet_of_a4_and_four_on_one_of_a5() -> None:
    assert [per_sheet(size) for size in FORMATS] == [12, 4, 12, 8, 1, 1]
    made = make_stubs([stub(number) for number in range(13)], OFFICE).pdf
    assert page_count(made) == 2
    assert [round(side / MM) for side in page_size(made)] == [210, 297]


@pytest.mark.parametrize("capture", [off_a_scanner, photographed])
def test_a_sheet_is_read_off_a_bad_picture(capture: Capture) -> None:
    stubs = [stub(number, 400 + number * 5) for number in range(12)]
    chance = Random(11)
    picture = capture(printed(make_stubs(stubs, OFFICE).pdf, 0, chance), chance)

    read = read_picture(picture)

    assert {joined([read_symbol(text)]) for text in read.texts} == {one.sealed for one in stubs}


def test_each_sheet_can_be_printed_by_itself_and_no_stub_is_on_two() -> None:
    large = [stub(number, 900) for number in range(12, 14)]
    made = make_stubs([*(stub(number) for number in range(11)), *large], OFFICE)

    assert [len(sheet.stubs) for sheet in made.sheets] == [11, 2]
    for sheet in made.sheets:
        read = read_picture(printed(sheet.pdf, 0, Random(3)))
        parts = [read_symbol(text) for text in read.texts]
        assert {
            joined([one for one in parts if one.name == name])
            for name in {one.name for one in parts}
        } == {one.sealed for one in sheet.stubs}
    assert page_count(make_stubs([stub(1, 4000)], OFFICE, PaperFormat.A5).sheets[0].pdf) > 1


def test_a_stub_in_parts_is_whole_again() -> None:
    large = stub(1, 1500)
    pdf = make_stubs([large], OFFICE, PaperFormat.ROLL_58).pdf
    texts: set[str] = set()
    for page in range(page_count(pdf)):
        texts |= read_picture(printed(pdf, page, Random(page))).texts

    assert joined([read_symbol(text) for text in texts]) == large.sealed


def test_a_scanner_s_pdf_and_a_picture_of_many_pages_are_read_page_by_page(tmp_path: Path) -> None:
    pdf = make_stubs([stub(number) for number in range(14)], OFFICE).pdf
    sheets = [off_a_scanner(printed(pdf, page, Random(page)), Random(page)) for page in (0, 1)]
    for name in ("pindai.pdf", "pindai.tif"):
        first, *others = [sheet.copy() for sheet in sheets]
        first.save(tmp_path / name, save_all=True, append_images=others, resolution=200)

        assert [len(page.texts) for page in scanned(tmp_path / name)] == [12, 2]


def test_a_symbol_that_is_torn_is_told() -> None:
    sheet = printed(make_stubs([stub(1), stub(2)], OFFICE).pdf, 0, Random(1))
    sheet.paste(255, (150, 420, 560, 700))  # over a third of the first one

    read = read_picture(sheet)

    assert (len(read.texts), read.unread) == (1, 1)


def test_what_is_no_picture_is_told_and_never_opened_twice(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.new("L", (400, 400), 255).save(whole, "PNG")
    picture, vast = whole.getvalue(), io.BytesIO()
    Image.new("1", (14_000, 13_000)).save(vast, "PNG")
    for content, code in (
        (b"", "scan.no_picture"),
        (b"bukan gambar", "scan.no_picture"),
        (b"%PDF-1.7 rusak", "scan.pdf_closed"),
        (picture[:60], "scan.damaged"),
        (vast.getvalue(), "scan.too_large"),
    ):
        (tmp_path / "satu").write_bytes(content)
        with pytest.raises(NotAPicture) as no:
            list(scanned(tmp_path / "satu"))
        assert no.value.code == code, content[:20]


def test_what_stands_before_the_damage_is_read(tmp_path: Path) -> None:
    whole = io.BytesIO()
    pages = [Image.effect_noise((300, 300), 60) for _ in range(2)]
    pages[0].save(whole, "TIFF", save_all=True, append_images=pages[1:])
    (tmp_path / "pindaian.tif").write_bytes(whole.getvalue()[:-40_000])

    reading = scanned(tmp_path / "pindaian.tif")

    assert next(reading).texts == frozenset()
    with pytest.raises(NotAPicture, match=r"scan\.damaged"):
        list(reading)


def test_folders_are_looked_into_and_files_that_are_named_are_taken(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    for name in ("a.JPG", "dalam/b.pdf", "catatan.txt"):
        (tmp_path / name).write_bytes(b"")
    named = tmp_path / "catatan.txt"

    assert scans_in([tmp_path, named, named]) == [
        tmp_path / "a.JPG",
        tmp_path / "dalam" / "b.pdf",
        named,
    ]


def test_a_sheet_whose_symbols_do_not_read_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "texts_in", lambda *_: frozenset())

    with pytest.raises(Unavailable, match="qr_unreadable"):
        make_stubs([stub(1)], OFFICE)


def test_practice_restores_nobody_and_nothing_has_no_sheet() -> None:
    pdf = make_stubs([stub(1, sealed=b"")], replace(OFFICE, practice=True)).pdf

    assert read_picture(printed(pdf, 0, Random(1))).texts == {"LATIHAN"}
    with pytest.raises(ValueError, match="no stub"):
        make_stubs([], OFFICE)
