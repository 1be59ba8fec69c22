"""Every paper in every size: one page, nothing outside its margins, every code readable."""

from dataclasses import replace
from itertools import combinations, pairwise
from math import ceil

import pytest
from hypothesis import given, settings

from desktop_app.documents import sheet
from desktop_app.documents.density import DENSITIES, LARGE_DENSITIES, SLIP_DENSITIES
from desktop_app.documents.forms import DOT, ROLL_DPI, form_of
from desktop_app.documents.layout import MM, Art, Page, Text
from desktop_app.documents.paper import laid_out, make_paper, print_file
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.render import page_count, page_grey, page_size
from desktop_app.documents.statement import stated
from desktop_app.domain.confirmation import PaperFacts, PaperKind
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.errors import Unavailable
from tests.documents.crowd import crowd
from tests.documents.people import paper, samples
from tests.documents.reading import barcodes_of, boxes_of, codes_of, words_of
from tests.documents.test_sheet import any_paper, overlap

SHEETS = [size for size in PaperFormat if not size.is_roll]
ROLLS = [size for size in PaperFormat if size.is_roll]


def four() -> list[PaperFacts]:
    return [facts for _, facts in sorted(samples().items())][:4]


def check_texts(page: Page, size: PaperFormat) -> None:
    """See that no text leaves the paper's margins or touches another one."""
    form = form_of(size)
    for text in page.texts:
        left, top, right, bottom = text.box
        assert left >= form.edge - 0.01, text
        assert top >= form.edge - 0.01, text
        assert right <= page.width - form.edge + 0.01, text
        assert bottom <= page.height - form.edge + 0.01, text
    for one, other in combinations(page.texts, 2):
        assert not overlap(one.box, other.box), (one, other)


def drawn_qr(page: Page, qr: str) -> Art:
    symbol = qr_symbol(qr)
    return next(
        each
        for each in page.elements
        if isinstance(each, Art) and each.operators == symbol.operators
    )


@pytest.mark.parametrize("size", PaperFormat)
@pytest.mark.parametrize("name", sorted(samples()))
def test_each_sample_keeps_to_its_place_in_every_size(name: str, size: PaperFormat) -> None:
    facts = samples()[name]
    page, _ = laid_out(facts, size)
    check_texts(page, size)
    art, form = drawn_qr(page, facts.qr), form_of(size)
    edge, quiet = qr_symbol(facts.qr).columns * art.scale_x, QUIET_ZONE * art.scale_x
    if not size.is_roll:
        assert art.scale_x * form.scale >= 0.6 * MM
    around = (art.x - quiet, art.y - edge - quiet, art.x + edge + quiet, art.y + quiet)
    assert not [text for text in page.texts if overlap(text.box, around)]


@pytest.mark.parametrize("size", PaperFormat)
@settings(max_examples=15)
@given(facts=any_paper())
def test_whatever_the_names_nothing_leaves_the_paper(size: PaperFormat, facts: PaperFacts) -> None:
    page, _ = laid_out(facts, size)
    check_texts(page, size)


@pytest.mark.parametrize("size", PaperFormat)
def test_what_is_printed_is_as_large_as_what_is_fed(size: PaperFormat) -> None:
    pdf = print_file([paper()], size)
    width, height = page_size(pdf)
    if size.dots is not None:
        assert width == pytest.approx(size.dots / 8 * MM, abs=0.01)
        assert height > width
    else:
        fed = tuple((side or 0) * MM for side in size.sheet_mm)
        assert (width, height) == pytest.approx(fed, abs=0.1)


@pytest.mark.parametrize("size", PaperFormat)
def test_every_paper_of_a_print_file_is_there_and_gives_its_codes_back(size: PaperFormat) -> None:
    facts = [*four(), paper(copy=3)]
    pdf = print_file(facts, size)
    assert page_count(pdf) == ceil(len(facts) / size.per_sheet)
    pages = range(page_count(pdf))
    dpi = ROLL_DPI if size.is_roll else 150
    assert sorted(text for at in pages for text in codes_of(pdf, dpi, at)) == sorted(
        each.qr for each in facts
    )
    if size not in {PaperFormat.FOUR_A6, PaperFormat.ROLL_58}:
        numbers = sorted(text for at in pages for text in barcodes_of(pdf, 300, at))
        assert numbers == sorted(each.number for each in facts)
    said = words_of(pdf)
    for each in facts:
        assert each.number in said
    for left, top, right, bottom in boxes_of(pdf):
        edge = 0 if size.is_roll else 6 * MM - 1
        width, height = page_size(pdf)
        assert left >= edge
        assert top >= edge
        assert right <= width - edge
        assert bottom <= height - edge


@pytest.mark.parametrize("size", ROLLS)
def test_rolls_are_printed_in_whole_dots(size: PaperFormat) -> None:
    """Drawn at the printer's own resolution each module is black or white, and none is cut."""
    for facts in four():
        pdf = make_paper(facts, size)
        grey = page_grey(pdf, ROLL_DPI)
        assert grey.width == size.dots
        page, _ = laid_out(facts, size)
        art, symbol = drawn_qr(page, facts.qr), qr_symbol(facts.qr)
        dots = round(art.scale_x / DOT)
        assert dots >= 5
        left, top = round(art.x / DOT), round(art.y / DOT) - symbol.rows * dots
        rows = [
            grey.data[y * grey.bytes_per_line + left :][: symbol.columns * dots]
            for y in range(top, top + symbol.rows * dots)
        ]
        for y, row in enumerate(rows):
            for column in range(symbol.columns):
                cell = row[column * dots : (column + 1) * dots]
                assert len({shade < 128 for shade in cell}) == 1, (y, column)
            same = rows[y - y % dots]
            assert [shade < 128 for shade in row] == [shade < 128 for shade in same]


def test_a_roll_is_black_and_white() -> None:
    for size in ROLLS:
        for facts in four():
            page, _ = laid_out(facts, size)
            texts = [each for each in page.elements if isinstance(each, Text)]
            assert {each.style.colour for each in texts} == {(0, 0, 0)}


@pytest.mark.parametrize("size", [PaperFormat.TWO_A5, PaperFormat.FOUR_A6])
def test_a_sheet_that_is_not_full_still_shows_where_to_cut(size: PaperFormat) -> None:
    one, full = (print_file([paper()] * count, size) for count in (1, size.per_sheet))
    width, _ = page_size(one)
    middle = round(width / 72 * 100 / 2)
    for pdf in (one, full):
        grey = page_grey(pdf, 100)
        column = [
            min(grey.data[y * grey.bytes_per_line + x] for x in range(middle - 2, middle + 3))
            for y in range(30, grey.height - 30)
        ]
        assert min(column) < 230
        assert column.count(255) > len(column) / 3


def test_giving_up_gives_no_file_and_fetches_no_more_people() -> None:
    fetched: list[int] = []

    def people() -> "list[PaperFacts]":
        return [paper(copy=number) for number in range(1, 6)]

    def going(done: int) -> bool:
        fetched.append(done)
        return done < 3

    assert print_file(people(), PaperFormat.A5, going) == b""
    assert fetched == [1, 2, 3]
    assert print_file([], PaperFormat.A5) == b""


def test_a_qr_of_the_batch_that_reads_back_differently_stops_it() -> None:
    broken = replace(paper(), qr="LJ1:ABC\x1dDEF")
    with pytest.raises(Unavailable) as trouble:
        print_file([paper(), broken], PaperFormat.A5)
    assert trouble.value.code == "paper.qr_unreadable"


def test_the_same_people_give_the_same_print_file() -> None:
    assert print_file(four(), PaperFormat.FOUR_A6) == print_file(four(), PaperFormat.FOUR_A6)


def test_what_all_pages_share_is_in_the_file_once() -> None:
    one, many = (print_file([paper()] * count, PaperFormat.A5) for count in (1, 11))
    assert (len(many) - len(one)) / 10 < len(one) / 4


def test_ladders_grow_tighter_from_rung_to_rung() -> None:
    facts = samples()["paper_stress"]
    for size, ladder in (
        (PaperFormat.A5, DENSITIES),
        (PaperFormat.A4, LARGE_DENSITIES),
        (PaperFormat.FOUR_A6, SLIP_DENSITIES),
    ):
        assert [each.size for each in ladder] == sorted(
            (each.size for each in ladder), reverse=True
        )
        page, _ = laid_out(facts, size)
        assert page.texts


def test_a_slip_leaves_out_whole_facts_and_never_the_address() -> None:
    facts = samples()["paper_relief"]
    page, _ = laid_out(facts, PaperFormat.FOUR_A6)
    shown = "".join(text.text for text in page.texts).replace(" ", "")
    lines = [each.value.replace(" ", "") for each in stated(facts).facts]
    assert lines[1] in shown
    assert "PTSinarNusantara" not in shown


def test_there_are_two_kinds_in_every_size() -> None:
    for kind in (PaperKind.PROOF, PaperKind.CONFIRMATION):
        for size in PaperFormat:
            assert make_paper(paper(kind), size).startswith(b"%PDF")


def test_a_rung_is_left_out_only_where_it_could_not_have_fitted() -> None:
    """What is known of the next rung saves a try, and never changes which rung is taken."""
    for one, other in pairwise(DENSITIES):
        if one.is_looser(other):
            assert (one.pad, one.gap, one.name) >= (other.pad, other.gap, other.name)
            assert one.size == other.size
    for facts in crowd(60, 21):
        page, _ = laid_out(facts, PaperFormat.A5)
        assert page.elements == slowly_laid_out(facts).elements


def slowly_laid_out(facts: PaperFacts) -> Page:
    """Return a paper for which every rung from the top was tried."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "first_rung", lambda count, fits, _: next(filter(fits, range(count))))
        return laid_out(facts, PaperFormat.A5)[0]


def test_texts_of_one_style_are_printed_together_and_nothing_is_lost() -> None:
    """Only in what is printed and forgotten, and on sheets: a roll's words are read off it."""
    words = sorted(words_of(print_file([paper()], PaperFormat.A5)).split())
    assert words == sorted(words_of(make_paper(paper(), PaperFormat.A5)).split())
    practice = replace(paper(), practice=True, qr="LATIHAN")
    assert codes_of(print_file([practice], PaperFormat.A5), 150) == ["LATIHAN"]
    on_a_roll = words_of(print_file([paper()], PaperFormat.ROLL_80))
    assert on_a_roll.index("Nama calon peserta") < on_a_roll.index("Lahir")
