"""No letter is below ten points: read back out of the finished files, every kind, every size."""

from dataclasses import replace

import pytest

from desktop_app.documents.layout import LEAST
from desktop_app.documents.letter import make_letter
from desktop_app.documents.paper import laid_out, print_file
from desktop_app.documents.render import page_count
from desktop_app.documents.rights import make_rights
from desktop_app.documents.stub import make_stubs
from desktop_app.documents.summary import make_summary
from desktop_app.domain.confirmation import PaperFacts, PaperKind
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import LONGEST_TEXT
from tests.documents import others
from tests.documents.crowd import FOOTER, REMINDER, crowd, with_own_look
from tests.documents.people import LENGTHY, LONG_LETTERHEAD, paper, samples
from tests.documents.people import OFFICE as CITY
from tests.documents.reading import letters_of, words_of
from tests.documents.test_stub import OFFICE, stub

ROUNDING = 0.01
PEOPLE = 24
SHEET_SIZES = (PaperFormat.A4, PaperFormat.F4, PaperFormat.A5)


def least_of(pdf: bytes) -> float:
    """Return the size of the smallest letters of a file."""
    return min(min(letters_of(pdf, page)) for page in range(page_count(pdf)))


@pytest.fixture(scope="module")
def people() -> list[PaperFacts]:
    return [*samples().values(), *crowd(PEOPLE, 11)]


NARROWEST = ((7_004_120, 0), (7_005_840, 0), (7_006_720, 24), (7_008_280, 8))
"""Portion and place of people of the campaign in whose A6 everything met that takes room."""


@pytest.fixture(scope="module")
def narrowest() -> list[PaperFacts]:
    return [crowd(place + 1, portion)[place] for portion, place in NARROWEST]


def test_the_fullest_slips_say_it_in_figures_and_stay_at_ten_points(
    narrowest: list[PaperFacts],
) -> None:
    pdf = print_file(narrowest, PaperFormat.FOUR_A6)
    assert least_of(pdf) >= LEAST - ROUNDING
    said = words_of(pdf)
    assert "22-11-2026" in said
    assert "Jul – Des 2026" in said
    assert "(P)" in said
    assert "(perempuan)" not in said


def test_the_office_s_own_words_are_on_every_slip_that_has_room_for_them() -> None:
    """The footer goes first, then the reminder, whole; nothing of the person for either."""
    ordinary = with_own_look(paper())
    said = words_of(print_file([ordinary], PaperFormat.FOUR_A6))
    assert REMINDER in said
    assert FOOTER in said
    fullest = with_own_look(samples()["paper_stress"])
    pdf = print_file([fullest], PaperFormat.FOUR_A6)
    assert least_of(pdf) >= LEAST - ROUNDING
    assert FOOTER not in words_of(pdf)
    assert fullest.registration.worker.name in words_of(pdf)


def test_where_there_is_room_dates_are_in_words() -> None:
    said = words_of(print_file([paper(PaperKind.PROOF)], PaperFormat.FOUR_A6))
    assert "22 November 2026" in said
    assert "(laki-laki)" in said


@pytest.mark.parametrize("size", PaperFormat)
def test_no_letter_of_a_workers_paper_is_below_ten_points(
    size: PaperFormat, people: list[PaperFacts]
) -> None:
    assert least_of(print_file(people, size)) >= LEAST - ROUNDING


@pytest.mark.parametrize("name", sorted(others.SAMPLES))
def test_no_letter_of_the_other_papers_is_below_ten_points(name: str) -> None:
    assert least_of(others.SAMPLES[name]()) >= LEAST - ROUNDING


def test_a_long_day_takes_another_page_and_no_smaller_letters() -> None:
    day = replace(others.DAY, to_mend=(*others.DAY.to_mend,) * 4)
    pdf = make_summary(others.summary(day))
    assert page_count(pdf) == 2
    assert least_of(pdf) >= LEAST - ROUNDING


@pytest.mark.parametrize("size", [PaperFormat.A4, PaperFormat.F4])
def test_a_letter_in_which_all_is_as_long_as_it_may_be_is_one_page_of_ten_points(
    size: PaperFormat,
) -> None:
    said = dict.fromkeys(("reminder", "footer"), ("Bayar sebelum tanggal 15. " * 9)[:LONGEST_TEXT])
    longest = others.letter(
        replace(others.HALF_YEAR, months=12, payer=LENGTHY.enrolment.employer),
        LENGTHY,
        city=replace(CITY, letterhead=LONG_LETTERHEAD),
        copy=12,
        practice=True,
        **said,
    )
    pdf = make_letter(longest, size)
    assert page_count(pdf) == 1
    assert least_of(pdf) >= LEAST - ROUNDING


@pytest.mark.parametrize("size", SHEET_SIZES)
def test_letter_and_rights_sheet_keep_to_ten_points_on_whatever_is_in_the_printer(
    size: PaperFormat,
) -> None:
    assert least_of(make_letter(others.letter(others.LONG_LETTER), size)) >= LEAST - ROUNDING
    assert least_of(make_rights(others.rights(), size)) >= LEAST - ROUNDING


@pytest.mark.parametrize("size", [*SHEET_SIZES, PaperFormat.ROLL_80, PaperFormat.ROLL_58])
def test_no_letter_of_a_stub_is_below_ten_points_however_long_the_name(
    size: PaperFormat,
) -> None:
    """An officer's name of more than thirty letters takes smaller ones: the QR needs its room."""
    long = stub(3, name=LENGTHY.name, officer="Raden Roro Wulandari Kurniasih", version=2)
    stubs = make_stubs([stub(1), stub(2, name="Wulan W W W W W W W"), long], OFFICE, size)
    assert least_of(stubs.pdf) >= LEAST - ROUNDING


def test_what_is_read_is_what_was_set() -> None:
    """The reading sees a size as it is drawn: on A4 in larger units, on A5 in points."""
    for size, scale in ((PaperFormat.A5, 1.0), (PaperFormat.A4, 1.34)):
        page, _ = laid_out(paper(), size)
        drawn = letters_of(print_file([paper()], size))
        assert min(drawn) == pytest.approx(
            min(text.style.size for text in page.texts) * scale, abs=ROUNDING
        )
        assert max(drawn) == pytest.approx(
            max(text.style.size for text in page.texts) * scale, abs=ROUNDING
        )
