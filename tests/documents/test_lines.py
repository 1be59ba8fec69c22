"""Where lines end: never within a date, a number in groups, a sum or a telephone number."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.layout import Style
from desktop_app.documents.lines import Step, fitted, well_broken, wrapped, wrapped_after
from desktop_app.documents.palette import INK
from desktop_app.documents.paper import laid_out
from desktop_app.documents.pieces import pieces
from desktop_app.documents.statement import stated
from desktop_app.documents.typefaces import Face
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.crowd import crowd
from tests.documents.people import paper

PLAIN = Style(Face.TEXT, 10, INK)
WHOLE = (
    "12 September 1987",
    "28 Februari 2027",
    "Des 2026",
    "Desember 2026",
    "3217 0506 0895 2407",
    "26 011 234 567",
    "NIP 19720814 199803 1 004",
    "Rp 1.500.000",
    "(0264) 123 456",
    "+62 812 3456 7890",
    "Telp. (0264) 123456",
    "No. 145A,",
    "RT 003/RW 012,",
    "pukul 09.41 WIB",
    "UU 27/2022",
    "(6 bulan),",
    "(salinan 2)",
    "Desember –",
    "Lampiran I",
    "Barat II,",
)
BEFORE, AFTER = "Lahir di Purwakarta pada", "oleh petugas di kelurahan"


@pytest.mark.parametrize("whole", WHOLE)
def test_no_line_ends_within_what_belongs_together(whole: str) -> None:
    text = f"{BEFORE} {whole} {AFTER}"
    assert whole in pieces(text)
    least = max(PLAIN.width(each) for each in pieces(text))
    for width in (least + more for more in range(1, 200, 7)):
        for lines in (
            wrapped(text, PLAIN, width),
            well_broken(text, PLAIN, width),
            wrapped_after(text, PLAIN, width + 40, 40),
            fitted(text, PLAIN, width, (Step(20, 10, 10),)).lines,
        ):
            assert any(whole in line for line in lines), (width, lines)
            assert " ".join(lines) == text


def test_what_is_wider_than_a_line_is_parted_at_its_spaces() -> None:
    assert wrapped("3217 0506 0895 2407", PLAIN, PLAIN.width("0506 0895") + 1) == [
        "3217 0506",
        "0895 2407",
    ]
    assert wrapped("NIP 19720814 199803 1 004", PLAIN, PLAIN.width("19720814 199803 1 004")) == [
        "NIP",
        "19720814 199803 1 004",
    ]


@pytest.mark.parametrize("text", ["Jalan Mei Hwa 7", "bagian 2 dan 4 saja"])
def test_ordinary_words_are_parted(text: str) -> None:
    assert pieces(text) == tuple(text.split(" "))


@given(st.text("ab1 .–()", max_size=40))
def test_pieces_are_the_text(text: str) -> None:
    assert " ".join(pieces(text)) == text


@pytest.mark.parametrize("size", [PaperFormat.ROLL_80, PaperFormat.ROLL_58, PaperFormat.FOUR_A6])
def test_no_paper_parts_a_date_or_a_number(size: PaperFormat) -> None:
    for facts in [*crowd(16, 5), paper(PaperKind.PROOF)]:
        page, _ = laid_out(facts, size)
        said = re.sub(r"NIP(?= )", "", str(stated(facts)))  # on the narrowest it stands by itself
        shown = [text.text for text in page.texts]
        for first, second in pairwise(shown):
            joined = f"{first} {second}"
            parted = len(pieces(joined)) < len(pieces(first)) + len(pieces(second))
            assert not parted or joined not in said, joined
