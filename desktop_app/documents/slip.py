"""Head and foot of the smallest sheet, A6, four of which are cut from one A4.

It has no room for a bar code: the number stands in the signed QR too. Where names are long, both
say what they must in ever fewer words, so that no letter is below ten points.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents import words
from desktop_app.documents.density import BARE, CALLS, CLOSE, CURT, FOOTLESS
from desktop_app.documents.foot import (
    CLOSE_HAND,
    FINEST_MODULE,
    HAND,
    LEAST_MODULE,
    module_of,
    signing_of,
)
from desktop_app.documents.forms import Form
from desktop_app.documents.head import place_emblem
from desktop_app.documents.layout import LEAST, Art, Page, Rule, Style, Tag
from desktop_app.documents.lines import Fitted, Step, fitted, one_line
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

_EMBLEM, _SMALL_EMBLEM = 29.0, 22.0
_BESIDE = 7.0
_GAP = 4.0
_LEADING, _TIGHT = 1.17, 1.08
_TITLE_GAP = 6.0
_BELOW, _CODE_STEP = 12.5, 12.2
_PLAIN = Style(Face.TEXT, LEAST, GREY)
_MARK = Style(Face.BOLD, LEAST, GOLD)
_CODE = Style(Face.DIGITS_BOLD, LEAST, INK)


def place_slip_head(page: Page, statement: Statement, *, frame: int) -> float:
    """Place the head and return where the paper's matter begins."""
    top, left = page.edge + 1, page.margin
    square = _SMALL_EMBLEM if frame >= CURT else _EMBLEM
    beside = left + square + _BESIDE
    lines = _office_lines(statement, page.right - beside, frame)
    height = max(_high(lines), square)
    place_emblem(page, statement, left, top + (height - square) / 2, square)
    last = y = top + (height - _high(lines)) / 2
    with page.part(Tag.P):
        for line in lines:
            leading = line.style.size * _LEADING
            y = page.write_lines(beside, y + leading * 0.8, line.lines, line.style, leading)
            last, y = y, y + leading * 0.2
    copy = statement.copy.upper()
    free = all(line.style.size >= LEAST for line in lines) and frame >= CURT
    if copy and free and _ends(lines, beside) + _GAP + _MARK.width(copy) <= page.right:
        with page.part(Tag.P):
            page.write_to(page.right, last, copy, _MARK)
        copy = ""
    y = top + height + (2.5 if frame >= CURT else 3.5)
    page.add(Rule(left, y, page.room, 1.2, GREEN))
    page.add(Rule(left, y + 2.2, page.room, 0.4, GREEN))
    return _place_title(page, statement, y + 2.2, copy, curt=frame >= CURT)


def _ends(lines: Sequence[Fitted], left: float) -> float:
    """Return where the last line ends."""
    return left + lines[-1].style.width(lines[-1].lines[-1]) if lines else left


def _office_lines(statement: Statement, room: float, frame: int) -> list[Fitted]:
    """Return the lines beside the emblem; the office's own name is always one of them."""
    government = Style(Face.FIGURES, LEAST, GREEN)
    office = Style(Face.HEADING, 12, GREEN)
    shown = [fitted(statement.office, office, room, one_line(12, LEAST))]
    if statement.government and frame < CURT:
        shown.insert(0, fitted(statement.government, government, room, one_line(LEAST, LEAST)))
    return [line for line in shown if line.lines != [""]]


def _place_title(page: Page, statement: Statement, top: float, copy: str, *, curt: bool) -> float:
    """Place title and number, side by side where they are to take one line and can."""
    left, right = page.margin, page.right
    number = fitted(statement.number, _CODE, page.room, (Step(1, LEAST, 5),))
    taken = number.style.width(number.lines[0])
    small = Style(Face.HEADING, 11, INK)
    beside = page.room - taken - _TITLE_GAP
    if curt and not copy and small.at(LEAST).width(statement.title) <= beside:
        title = fitted(statement.title, small, beside, (Step(1, 11, LEAST),))
        base = top + 11
        with page.part(Tag.H1):
            page.write(left, base, title.lines[0], title.style)
        with page.part(Tag.P):
            page.write(right - taken, base, number.lines[0], number.style)
        return base + 4.5
    most = 11 if curt else 16
    title = fitted(
        statement.title, Style(Face.HEADING, most, INK), page.room, (Step(1, most, LEAST),)
    )
    base = top + title.style.size + 1.5
    with page.part(Tag.H1):
        page.write(left, base, title.lines[0], title.style)
    base += 12
    with page.part(Tag.P):
        end = page.write(left, base, number.lines[0], number.style)
    if copy and _MARK.width(copy) + 8 <= right - end:
        with page.part(Tag.P):
            page.write_to(right, base, copy, _MARK)
    elif copy:
        base += 12
        with page.part(Tag.P):
            page.write(left, base, copy, _MARK)
    return base + (4 if curt else 5)


def place_slip_foot(page: Page, statement: Statement, qr: str, form: Form, *, frame: int) -> float:
    """Place the foot and return where the paper's matter must end."""
    lines = _small_print(page, statement, frame)
    leading = LEAST * _LEADING
    base = page.height - page.edge - 2.2
    first = base - leading * (sum(len(line.lines) for line in lines) - 1)
    symbol = qr_symbol(qr)
    module = module_of(symbol, form, FINEST_MODULE if frame >= CURT else LEAST_MODULE)
    dark, quiet = module * symbol.columns, module * QUIET_ZONE
    left = page.margin + dark + quiet + 3
    closely = (_TIGHT, CLOSE_HAND) if frame >= CLOSE else (_LEADING, HAND)
    signing = signing_of(page, statement, page.right - left, *closely)
    # The quiet zone is kept from the print below; above and beside it stands white of its own.
    bottom = first - _BELOW
    code = _Code.of(statement, page.right - left, signing.height - dark - quiet)
    above = bottom if not code.under else bottom - 2 * _CODE_STEP + _BELOW - LEAST
    top = min(
        bottom - signing.height - code.beside, min(first - LEAST * 0.76, above) - quiet - dark
    )
    end = _place_warning(page, statement, top - quiet - 1.2, frame)
    with page.part(Tag.FIGURE, words.QR.format(code=statement.check_code)):
        page.add(Art(page.margin, top + dark, module, module, symbol.operators))
    signing.place(page, left, top, bottom - code.beside)
    code.place(page, statement, page.margin if code.under else left, bottom)
    y = first
    for line in lines:
        with page.part(Tag.P):
            y = page.write_lines(page.margin, y, line.lines, line.style, leading) + leading
    return end - (2 if frame >= CLOSE else _GAP)


class _Code(NamedTuple):
    """The code to read out, in so many lines: below who signs, or under the QR if that is free."""

    lines: int
    under: bool = False

    @classmethod
    def of(cls, statement: Statement, room: float, free: float) -> "_Code":
        if not statement.check_code:
            return cls(0)
        whole = _PLAIN.width(words.CHECK_CODE) + 5 + _CODE.width(statement.check_code)
        lines = 1 if whole <= room else 2
        under = 2 * _CODE_STEP - free < lines * _CODE_STEP
        return cls(2, under=True) if under else cls(lines)

    @property
    def beside(self) -> float:
        return 0.0 if self.under else self.lines * _CODE_STEP

    def place(self, page: Page, statement: Statement, left: float, bottom: float) -> None:
        if not self.lines:
            return
        with page.part(Tag.P):
            above = (self.lines - 1) * _CODE_STEP
            end = page.write(left, bottom - above, words.CHECK_CODE, _PLAIN)
            page.write(left if above else end + 5, bottom, statement.check_code, _CODE)


def _small_print(page: Page, statement: Statement, frame: int) -> list[Fitted]:
    """Return who printed it and when, in figures where the words take two lines."""
    shorter = statement.printed_short[: 1 + max(frame - CALLS - 1, 0)]
    printed = [text for text in (statement.printed, *shorter) if _PLAIN.width(text) <= page.room]
    said = [printed[0] if printed else statement.printed_short[0]]
    said += [statement.privacy] if frame == 0 else []
    said += [statement.footer] if statement.footer and frame < FOOTLESS else []
    return [fitted(text, _PLAIN, page.room, one_line(LEAST, LEAST)) for text in said]


def _place_warning(page: Page, statement: Statement, bottom: float, frame: int) -> float:
    """Place what the paper is not and return where it begins."""
    warning = statement.warning_short if frame >= CLOSE else statement.warning
    texts = [(warning, Style(Face.BOLD, LEAST, INK))]
    if statement.reminder and frame < BARE:
        texts.append((statement.reminder, _PLAIN))
    if frame <= CALLS and statement.note:
        texts.append((statement.note, _PLAIN))
    lines = [fitted(text, style, page.room, one_line(LEAST, LEAST)) for text, style in texts]
    y = bottom - _high(lines) - 2
    page.add(Rule(page.margin, y, page.room, 1.2, GOLD))
    start, y = y, y + 3
    for line in lines:
        leading = line.style.size * _LEADING
        with page.part(Tag.P):
            y = page.write_lines(page.margin, y + leading * 0.8, line.lines, line.style, leading)
        y += leading * 0.2
    return start


def _high(lines: Sequence[Fitted]) -> float:
    return sum(len(line.lines) * line.style.size * _LEADING for line in lines)
