"""What we do behind ReportLab's back still works with the ReportLab that is installed."""

import io
import re
import tracemalloc
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import makeToUnicodeCMap
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.layout import Art, Colour, Page, Style
from desktop_app.documents.painting import Description, Placed, Sheet, painted, painted_sheets
from desktop_app.documents.paper import make_paper, print_file
from desktop_app.documents.pdf_canvas import PaperFont, meanings, register
from desktop_app.documents.typefaces import FOLDER, Face, typefaces
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.people import paper
from tests.documents.reading import words_of

INK = Colour(0, 0, 0)
SAID = Description("Judul", "Kantor", "Perihal", datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC))


def written(*lines: str, face: Face = Face.TEXT) -> Page:
    page = Page(600, 800)
    page.write_lines(20, 30, lines, Style(face, 9, INK), 14)
    return page


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own() -> None:
    for pdf in (make_paper(paper()), print_file([paper()], PaperFormat.A5)):
        streams = list(re.finditer(rb"obj\n(<<(?:(?!endobj).)*?)>>\nstream\n", pdf, re.DOTALL))
        assert len(streams) == len(re.findall(rb"\bendstream\b", pdf)) > 10
        for stream in streams:
            (length,) = re.findall(rb"/Length (\d+)", stream[1])
            assert pdf.startswith(b"\nendstream\nendobj\n", stream.end() + int(length))


def test_reportlab_still_needs_what_is_done_to_it() -> None:
    # Where one of these fails, ReportLab does it by itself, and ours can go.
    typefaces()
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    canvas.setFont(Face.TEXT.value, 10)
    canvas.drawString(10, 10, "Sari")
    canvas.save()
    pdf = target.getvalue()
    assert pdf.count(b"\nendstream") < pdf.count(b"endstream")
    assert b"/Trans" in pdf
    assert b"/Helvetica" in pdf
    assert "<00> <0000>" in makeToUnicodeCMap("A", [0, 65])


def test_a_letter_means_itself_and_unused_places_mean_nothing() -> None:
    letters = [0, *range(0x100, 0x11F), 32, *range(0x120, 0x1F0)]
    table = meanings(makeToUnicodeCMap("A", letters))
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", table, re.DOTALL)
    pairs = [line for _, block in blocks for line in block.split("\n")]
    assert [int(count) for count, _ in blocks] == [100, 100, len(letters) - 1 - 200]
    assert pairs == [f"<{code:02X}> <{letters[code]:04X}>" for code in range(1, len(letters))]
    assert meanings(makeToUnicodeCMap("A", [0, 65, *[32] * 31])).count("<0020>") == 1
    assert table.startswith("/CIDInit")
    assert table.endswith("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")


@pytest.mark.parametrize("face", [Face.TEXT, Face.HEADING])
def test_more_letters_of_a_face_than_one_subset_holds_are_all_read_back(face: Face) -> None:
    every = "".join("".join(map(chr, sorted(typefaces().characters))).split())
    lines = [every[at : at + 11] for at in range(0, len(every), 11)]
    # Once more, mixed: letters of both subsets in one text, and known ones after new ones.
    lines += ["".join(each) for each in zip(every[:40], every[-40:], strict=True)]
    pdf = painted(written(*lines, face=face), SAID)
    assert len(every) > 255
    read = words_of(pdf).replace(" ", "")
    assert [line for line in lines if line not in read] == []


def test_brackets_and_backslashes_stay_what_they_are() -> None:
    # Codes are given as letters come, so that each of them lands on a bracket, too, at some time.
    for start in range(33, 127, 9):
        text = "".join(map(chr, [*range(start, 127), *range(33, start)]))
        lines = [text[at : at + 30] for at in range(0, len(text), 30)]
        assert words_of(painted(written(*lines), SAID)).replace(" ", "") == "".join(lines)


def test_the_file_and_its_metadata_say_the_same_and_nothing_else() -> None:
    file = pikepdf.open(io.BytesIO(painted(written("Sari"), SAID)))
    info = {str(key): str(value) for key, value in file.docinfo.items()}
    assert info == {
        "/Title": "Judul",
        "/Author": "Kantor",
        "/Subject": "Perihal",
        "/Creator": "Loket Jamsostek",
        "/Producer": "Loket Jamsostek",
        "/CreationDate": "D:20261123010203+00'00'",
    }
    metadata = file.Root.Metadata.read_bytes().decode()
    assert "<xmp:CreateDate>2026-11-23T01:02:03+00:00</xmp:CreateDate>" in metadata
    assert "/Filter" not in file.Root.Metadata
    assert file.pdf_version == "1.7"
    undated = pikepdf.open(io.BytesIO(painted(written("Sari"), SAID._replace(made=None))))
    assert "/CreationDate" not in undated.docinfo


def test_files_with_other_contents_have_other_names() -> None:
    names = {
        re.findall(rb"/ID \n\[(<\w+>)", painted(written(name), SAID))[0]
        for name in ("Sari", "Budi", "Sari")  # letter for letter they have the same codes
    }
    assert len(names) == 2


def test_only_what_a_page_needs_is_in_it() -> None:
    pdf = painted(written("Sari"), SAID)
    file = pikepdf.open(io.BytesIO(pdf))
    page = file.pages[0]
    assert "/Trans" not in page
    assert "/Annots" not in page
    assert b"Helvetica" not in pdf
    assert len(page.Resources.Font) == 1


def test_art_that_many_pages_share_is_in_the_file_once() -> None:
    art = Art(0, 100, 1, 1, "0 0 10 10 re f", shared=True)
    sheets = [Sheet(100, 100, [Placed(Page(100, 100, [art]))]) for _ in range(3)]
    file = pikepdf.open(io.BytesIO(painted_sheets(sheets, SAID, kept=False)))
    forms = {form.objgen for page in file.pages for form in page.Resources.XObject.values()}
    assert len(forms) == 1
    assert file.pages[2].Resources.XObject["/FormXob.X0"].read_bytes() == b"0 0 10 10 re f"


def test_a_page_that_is_done_is_kept_packed() -> None:
    text = "Nama calon peserta yang panjang sekali"
    page = written(*[text] * 50)
    peaks = []
    for count in (40, 160):
        tracemalloc.start()
        painted_sheets((Sheet(600, 800, [Placed(page)]) for _ in range(count)), SAID, kept=False)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 120 < 6000


def test_a_face_somebody_else_registered_is_not_taken_for_ours() -> None:
    typefaces()
    other = PaperFont("Another", FOLDER / f"{Face.TEXT.value}.ttf")
    with pytest.raises(RuntimeError, match="Another"):
        register(other)
    assert getFont(Face.TEXT.value).fontName == Face.TEXT.value


def test_a_renderer_finds_every_page_at_its_own_size() -> None:
    sizes = [(100, 200), (300, 150)]
    sheets = [Sheet(*size, [Placed(Page(*size))]) for size in sizes]
    document = pypdfium2.PdfDocument(painted_sheets(sheets, SAID, kept=False))
    assert [page.get_size() for page in document] == sizes
    document.close()
