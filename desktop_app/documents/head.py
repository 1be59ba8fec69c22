"""The head of a paper: the office's letterhead, the title, the number and its bar code."""

from typing import Protocol

from desktop_app.documents import words
from desktop_app.documents.layout import LEAST, MM, Art, Page, Picture, Raster, Rule, Style, Tag
from desktop_app.documents.lines import Fitted, Step, fitted, one_line
from desktop_app.documents.ornament import band, emblem
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK
from desktop_app.documents.qr import code128_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

_BAND = 6.0
_EMBLEM, _LARGER_EMBLEM = 45.0, 50.0
_BAR_HEIGHT = 20.0
_BAR_WIDTH = 50 * MM
_TITLE_GAP = 12.0
_BESIDE = 10.0
_LEADING = 1.22


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


def place_head(page: Page, statement: Statement, *, ample: bool = True) -> float:
    """Place the head and return where the paper's matter begins.

    One that is not ``ample`` leaves out where the office is and how it is reached.
    """
    return _place_title(page, statement, place_letterhead(page, statement, ample=ample))


def place_letterhead(page: Page, headed: Headed, *, ample: bool = True) -> float:
    """Place band, emblem, the office's lines and a double rule, and return where that is."""
    top, left = page.edge + 1.5, page.margin
    page.add(Art(left, top + _BAND, 1, 1, band(page.room, _BAND, GREEN), shared=True))
    top += _BAND + 5
    square = _EMBLEM if page.least < LEAST else _LARGER_EMBLEM
    lines = _office_lines(page, headed, page.room - square - _BESIDE, ample=ample)
    height = max(square, sum(_height(line) for line in lines))
    place_emblem(page, headed, left, top + (height - square) / 2, square)
    y = top + (height - sum(_height(line) for line in lines)) / 2
    with page.part(Tag.P):
        for line in lines:
            leading = line.style.size * _LEADING
            y = page.write_lines(
                left + square + _BESIDE, y + leading * 0.8, line.lines, line.style, leading
            )
            y += leading * 0.2
    y = top + height + 5.5
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


def _office_lines(page: Page, headed: Headed, room: float, *, ample: bool) -> list[Fitted]:
    """Return the lines beside the emblem; empty ones are left out."""
    least = page.least
    government = Style(Face.FIGURES, max(8, least), GREEN, tracking=0.05)
    office = Style(Face.HEADING, 14.5, GREEN, tracking=0.015)
    region, *reach = headed.head_lines or ("",)
    plain = Style(Face.TEXT, max(8.4, least), INK)
    lines = [
        fitted(headed.government, government, room, one_line(government.size, least)),
        fitted(headed.office, office, room, one_line(14.5, max(least, 9.5))),
        fitted(region, plain, room, one_line(plain.size, least)),
    ]
    for text in reach if ample else ():
        grey = plain.at(max(7.8, least))._replace(colour=GREY)
        lines.append(fitted(text, grey, room, one_line(grey.size, least)))
    return [line for line in lines if line.lines != [""]]


def _height(line: Fitted) -> float:
    return len(line.lines) * line.style.size * _LEADING


def _place_title(page: Page, statement: Statement, top: float) -> float:
    symbol = code128_symbol(statement.number)
    right = page.right
    # A number longer than usual makes the bar code wider: its modules must not get finer.
    width = max(_BAR_WIDTH, symbol.columns * 0.6)
    base = top + 8 + _BAR_HEIGHT
    least, small = page.least, max(9.5, page.least)
    room = right - width - _TITLE_GAP - page.margin
    title = fitted(statement.title, Style(Face.HEADING, 20, INK), room, (Step(1, 20, least),))
    with page.part(Tag.H1):
        page.write(page.margin, base - 3, title.lines[0], title.style)
    with page.part(Tag.P):
        end = page.write(page.margin, base + 11, words.SUBTITLE, Style(Face.TEXT, small, GREY))
    number = fitted(
        statement.number, Style(Face.DIGITS_BOLD, small, INK), width, (Step(1, small, least),)
    )
    start = right - number.style.width(number.lines[0])
    if statement.copy:
        mark = Style(Face.BOLD, small, GOLD)
        with page.part(Tag.P):
            page.write(end + 8, base + 11, statement.copy.upper(), mark)
    bars = Art(right - width, base, width / symbol.columns, _BAR_HEIGHT, symbol.operators)
    with page.part(Tag.FIGURE, words.BARCODE.format(number=statement.number)):
        page.add(bars)
    with page.part(Tag.P):
        page.write(start, base + 11, number.lines[0], number.style)
    return base + 18
