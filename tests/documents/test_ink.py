"""Little ink: how much of each paper a black-only printer covers."""

import pytest

from desktop_app.documents.paper import print_file
from desktop_app.domain.paper_format import PaperFormat
from tests.documents import others
from tests.documents.people import samples
from tests.documents.reading import ink_of

MOST = {
    PaperFormat.A4: 0.105,
    PaperFormat.F4: 0.105,
    PaperFormat.A5: 0.125,
    PaperFormat.TWO_A5: 0.125,
    PaperFormat.FOUR_A6: 0.15,
    PaperFormat.ROLL_80: 0.15,
    PaperFormat.ROLL_58: 0.16,
}
"""Shares of the sheet. The signed QR alone is half black: 2 % of an A5, 6 % of an A6."""

MOST_OF_OTHERS = 0.08


@pytest.mark.parametrize("size", PaperFormat)
def test_a_workers_paper_takes_little_ink(size: PaperFormat) -> None:
    for name in ("paper_confirmation", "paper_stress"):
        assert ink_of(print_file([samples()[name]] * size.per_sheet, size)) <= MOST[size], name


@pytest.mark.parametrize("name", sorted(others.SAMPLES))
def test_a_paper_that_flows_takes_less(name: str) -> None:
    assert ink_of(others.SAMPLES[name]()) <= MOST_OF_OTHERS
