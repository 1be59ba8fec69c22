"""The file that is kept: fit for ten years by two validators, and read aloud in the right order."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from desktop_app.documents.colour_profile import srgb
from desktop_app.documents.imposition import imposed
from desktop_app.documents.layout import Raster
from desktop_app.documents.painting import painted_sheets
from desktop_app.documents.paper import laid_out, make_paper, print_file
from desktop_app.documents.sheet import sheet
from desktop_app.documents.statement import stated
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.others import SAMPLES
from tests.documents.people import paper, samples
from tests.documents.validators import objections_of_verapdf, objections_to_2b

NAMES = sorted(samples())


@pytest.mark.parametrize("size", PaperFormat)
def test_a_strict_list_of_what_is_allowed_passes_every_paper_as_pdf_a_2b(size: PaperFormat) -> None:
    for name in NAMES:
        assert objections_to_2b(make_paper(samples()[name], size)) == []


def test_verapdf_passes_every_paper_as_pdf_a_2b_and_misses_but_the_statement_of_pdf_ua() -> None:
    """Nobody who hears papers has heard ours: they do not say that they are PDF/UA."""
    kept = {name: make_paper(facts) for name, facts in samples().items()}
    kept |= {str(size): make_paper(samples()["paper_stress"], size) for size in PaperFormat}
    kept |= {name: draw() for name, draw in SAMPLES.items()}
    archival, heard = objections_of_verapdf(kept, "2b", "ua1")
    assert archival == {name: [] for name in kept}
    assert {said.partition(":")[0] for each in heard.values() for said in each} == {"5-1"}


def test_both_validators_can_say_no() -> None:
    plain = print_file([paper()], PaperFormat.A5)
    broken = make_paper(paper()).replace(b"\nendstream", b" endstream")
    assert objections_to_2b(plain) != []
    (said,) = objections_of_verapdf({"plain": plain, "broken": broken}, "2b")
    assert said["plain"]
    assert said["broken"]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def read_aloud(pdf: bytes) -> list[tuple[str, str]]:
    """Return tag and text of each part with contents of its own, in the order of the structure."""
    file = opened(pdf)
    page = file.pages[0]
    spoken = contents_of(page)
    found: list[tuple[str, str]] = []

    def walk(part: pikepdf.Object) -> None:
        kids = list(part.K) if isinstance(part.K, pikepdf.Array) else [part.K]
        marks = [int(kid) for kid in kids if isinstance(kid, int)]
        if marks:
            text = str(part.Alt) if "/Alt" in part else "".join(spoken[mark] for mark in marks)
            found.append((str(part.S).removeprefix("/"), text.strip()))
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    walk(file.Root.StructTreeRoot.K[0])
    return found


def contents_of(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked content, by the fonts' own tables of meaning."""
    meanings = {name: meaning_of(font) for name, font in page.Resources.Font.items()}
    spoken: dict[int, str] = {}
    mark, font = -1, ""
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, str(step.operator)
        match operator:
            case "BDC":
                mark = int(operands[1].MCID)
                spoken[mark] = ""
            case "BMC" | "EMC":
                mark = -1
            case "Tf":
                font = str(operands[0])
            case "Tj" if mark >= 0:
                spoken[mark] += "".join(meanings[font][code] for code in bytes(operands[0]))
    return spoken


def meaning_of(font: pikepdf.Object) -> dict[int, str]:
    pairs = re.findall(rb"^<(..)> <(....)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16): chr(int(text, 16)) for code, text in pairs}


def test_a_paper_is_read_aloud_from_its_title_to_the_small_print() -> None:
    spoken = read_aloud(make_paper(samples()["paper_relief"]))
    texts = [text for _, text in spoken]
    order = [
        "PEMERINTAH KABUPATEN BANDUNG BARAT KELURAHAN SUKAMAJU",
        "Bukti Pendaftaran",
        "Nama calon peserta Muhammad Abdurrahman Wicaksono Putra",
        "Status Diusulkan ke Kabupaten Bandung Barat, menunggu verifikasi",
        "Lahir",
        "Purwakarta, 12 September 1987 (laki-laki)",
        "Program",
        "Jaminan Kecelakaan Kerja JKK",
        "Dokumen ini bukan kartu peserta",
        "Kode QR bertanda tangan digital",
        "Periksa keaslian",
        "Sukamaju, 22 November 2026",
        "Rina Kurniasih",
        "Dicetak 22 November 2026",
    ]
    places = [next(at for at, text in enumerate(texts) if text.startswith(said)) for said in order]
    assert places == sorted(places)
    tags = {text: tag for tag, text in spoken}
    assert tags["Bukti Pendaftaran"] == "H1"
    assert tags["Lahir"] == tags["Jaminan Kecelakaan Kerja JKK"] == "TH"
    assert tags["Rp8.000"] == "TD"
    assert [tag for tag, _ in spoken].count("H1") == 1


@pytest.mark.parametrize("size", PaperFormat)
def test_every_word_that_is_drawn_is_read_aloud_and_nothing_else(size: PaperFormat) -> None:
    for facts in samples().values():
        page, _ = laid_out(facts, size)
        drawn = sorted("".join(text.text for text in page.texts).replace("\N{NO-BREAK SPACE}", " "))
        read = "".join(text for tag, text in read_aloud(make_paper(facts, size)) if tag != "Figure")
        assert sorted(read.replace(" ", "")) == [sign for sign in drawn if sign != " "]


def test_every_figure_says_in_words_what_it_shows() -> None:
    for size in PaperFormat:
        pdf = make_paper(paper(), size)
        figures = [text for tag, text in read_aloud(pdf) if tag == "Figure"]
        assert any(text.startswith("Kode QR") for text in figures)
        assert all(figures)


def test_each_marked_content_knows_its_part_and_each_part_its_page() -> None:
    file = opened(make_paper(paper()))
    parents = list(file.Root.StructTreeRoot.ParentTree.Nums[1])
    assert len(parents) == len(contents_of(file.pages[0]))
    assert file.pages[0].obj.StructParents == 0
    for mark, part in enumerate(parents):
        assert mark in [kid for kid in part.K if isinstance(kid, int)]
        assert part.Pg.objgen == file.pages[0].obj.objgen


def test_the_file_says_its_language_and_that_it_is_tagged() -> None:
    file = opened(make_paper(paper()))
    root = file.Root
    assert str(root.Lang) == "id-ID"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    metadata = root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "Muhammad" not in metadata


def test_a_copy_that_is_printed_and_forgotten_is_not_tagged() -> None:
    file = opened(print_file([paper()], PaperFormat.A5))
    root = file.Root
    assert "/StructTreeRoot" not in root
    assert "/Metadata" not in root


def test_the_city_s_emblem_is_a_figure_and_stays_archival() -> None:
    page, said = laid_out(paper(), PaperFormat.A5)
    raster = Raster(8, 4, bytes(range(96)))
    with_emblem = sheet(replace(stated(paper()), emblem=raster), paper().qr)
    assert len(with_emblem.nodes) == len(page.nodes) + 1
    pdf = painted_sheets([imposed([with_emblem], PaperFormat.A5)], said)
    assert objections_to_2b(pdf) == []
    assert ("Figure", "Lambang KELURAHAN SUKAMAJU") in read_aloud(pdf)


def test_the_colour_profile_is_srgb() -> None:
    profile = srgb()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"
    assert profile == srgb()
