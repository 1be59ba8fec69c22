"""The sizes papers come in fit into each other, and into the printers they are meant for."""

import pytest

from desktop_app.domain.paper_format import PaperFormat

SHEETS = [each for each in PaperFormat if not each.is_roll]
ROLLS = [each for each in PaperFormat if each.is_roll]


@pytest.mark.parametrize(
    ("name", "sheet", "paper"),
    [
        ("a4", (210, 297), (210, 297)),
        ("a5", (148, 210), (148, 210)),
        ("f4", (215, 330), (215, 330)),
        ("2a5", (297, 210), (148, 210)),
        ("4a6", (210, 297), (105, 148)),
        ("roll80", (80, None), (80, None)),
        ("roll58", (58, None), (58, None)),
    ],
)
def test_each_size_is_known_by_the_name_it_is_kept_by(
    name: str, sheet: tuple[int, int | None], paper: tuple[int, int | None]
) -> None:
    assert PaperFormat(name).sheet_mm == sheet
    assert PaperFormat(name).paper_mm == paper


@pytest.mark.parametrize("size", SHEETS)
def test_as_many_papers_as_are_said_find_room_on_the_sheet(size: PaperFormat) -> None:
    (width, height), (part_width, part_height) = size.sheet_mm, size.paper_mm
    assert height is not None
    assert part_height is not None
    assert (width // part_width) * (height // part_height) == size.per_sheet
    assert size.dots is None


@pytest.mark.parametrize("size", ROLLS)
def test_a_roll_s_printer_reaches_less_than_the_paper(size: PaperFormat) -> None:
    assert size.dots is not None
    assert size.dots / 8 < size.sheet_mm[0]
    assert size.per_sheet == 1
