"""The head of a paper: the office's letterhead, the title, the number and its bar code."""

from typing import Protocol

from desktop_app.documents import words
from desktop_app.documents.layout import (
    MM,
    Art,
    Page,
    Picture,
    Raster,
    Rule,
    Step,
    Style,
    Tag,
    fitted,
)
from desktop_app.documents.ornament import band, emblem
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK
from desktop_app.documents.qr import code128_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

_BAND = 6.0
_EMBLEM = 45.0
_LETTERS = _EMBLEM + 10
_BAR_HEIGHT = 20.0
_BAR_WIDTH = 50 * MM
_TITLE_GAP = 12.0


class Headed(Protocol):
    """What stands at the head of any paper of an office; empty lines are left out."""

    @property
    def government(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def head_lines(self) -> tuple[str, ...]: ...
    @property
    def emblem(self) -> Raster | None: ...


def place_head(page: Page, statement: Statement) -> float:
    """Place the head and return where the paper's matter begins."""
    return _place_title(page, statement, place_letterhead(page, statement))


def place_letterhead(page: Page, headed: Headed) -> float:
    """Place band, emblem, the office's lines and a double rule, and return where that is."""
    top, left = page.edge + 1.5, page.margin
    page.add(Art(left, top + _BAND, 1, 1, band(page.room, _BAND, GREEN), shared=True))
    top += _BAND + 5
    place_emblem(page, headed, left, top, _EMBLEM)
    with page.part(Tag.P):
        _place_lines(page, headed, top + _EMBLEM / 2)
    y = top + _EMBLEM + 5.5
    page.add(Rule(left, y, page.room, 1.5, GREEN))
    page.add(Rule(left, y + 2.6, page.room, 0.5, GREEN))
    return y + 2.6


def place_emblem(page: Page, headed: Headed, left: float, top: float, edge: float) -> None:
    """Place the city's emblem, as large as a square holds it, or else our flower."""
    picture = headed.emblem
    if picture is None:
        scale = edge / 100
        drawn = emblem(GREEN, GOLD)
        page.add(Art(left + edge / 2, top + edge / 2, scale, scale, drawn, shared=True))
        return
    share = edge / max(picture.width, picture.height)
    width, height = picture.width * share, picture.height * share
    with page.part(Tag.FIGURE, words.EMBLEM.format(office=headed.office)):
        x, y = left + (edge - width) / 2, top + (edge + height) / 2
        page.add(Picture(x, y, width, height, picture))


def _place_lines(page: Page, headed: Headed, middle: float) -> None:
    """Set the lines beside the emblem, centred on its height; empty ones are left out."""
    left = page.margin + _LETTERS
    room = page.right - left
    government = Style(Face.FIGURES, 8, GREEN, tracking=0.05)
    office = Style(Face.HEADING, 14.5, GREEN, tracking=0.015)
    first, *others = headed.head_lines or ("",)
    set_lines = [
        fitted(headed.government, government, room, (Step(1, 8, 7.5), Step(2, 7.5, 4))),
        fitted(headed.office, office, room, (Step(1, 14.5, 9), Step(2, 10, 5))),
        fitted(first, Style(Face.TEXT, 8.4, INK), room, (Step(1, 8.4, 7.5), Step(2, 7.5, 4))),
        *(
            fitted(line, Style(Face.TEXT, 7.8, GREY), room, (Step(1, 7.8, 7.5), Step(2, 7.5, 4)))
            for line in others
        ),
    ]
    set_lines = [line for line in set_lines if line.lines != [""]]
    height = sum(len(line.lines) * line.style.size * 1.22 for line in set_lines)
    y = middle - height / 2
    for line in set_lines:
        leading = line.style.size * 1.22
        y = page.write_lines(left, y + leading * 0.8, line.lines, line.style, leading)
        y += leading * 0.2


def _place_title(page: Page, statement: Statement, top: float) -> float:
    symbol = code128_symbol(statement.number)
    right = page.right
    # A number longer than usual makes the bar code wider: its modules must not get finer.
    width = max(_BAR_WIDTH, symbol.columns * 0.6)
    base = top + 8 + _BAR_HEIGHT
    room = right - width - _TITLE_GAP - page.margin
    title = fitted(statement.title, Style(Face.HEADING, 20, INK), room, (Step(1, 20, 10),))
    with page.part(Tag.H1):
        page.write(page.margin, base - 3, title.lines[0], title.style)
    with page.part(Tag.P):
        end = page.write(page.margin, base + 10.5, words.SUBTITLE, Style(Face.TEXT, 9.5, GREY))
    if statement.copy:
        mark = Style(Face.BOLD, 9.5, GOLD)
        with page.part(Tag.P):
            page.write(end + 8, base + 10.5, statement.copy.upper(), mark)
    bars = Art(right - width, base, width / symbol.columns, _BAR_HEIGHT, symbol.operators)
    with page.part(Tag.FIGURE, words.BARCODE.format(number=statement.number)):
        page.add(bars)
    number = fitted(statement.number, Style(Face.DIGITS_BOLD, 9.5, INK), width, (Step(1, 9.5, 7),))
    with page.part(Tag.P):
        page.write_to(right, base + 10.5, number.lines[0], number.style)
    return base + 18
