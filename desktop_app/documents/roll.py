"""The paper on a roll: one column as wide as the printer reaches, as long as it has to be.

A printer for receipts knows black and nothing else, eight dots to the millimetre. So there is no
grey and no tint, and every module of a symbol is a whole number of dots.
"""

import math
from collections.abc import Sequence

from desktop_app.documents import words
from desktop_app.documents.forms import DOT, Form, whole_dots
from desktop_app.documents.layout import Art, Page, Picture, Rule, Style, Tag
from desktop_app.documents.lines import Step, fitted, well_broken, wrapped
from desktop_app.documents.ornament import emblem
from desktop_app.documents.palette import BLACK
from desktop_app.documents.pieces import pieces
from desktop_app.documents.qr import QUIET_ZONE, code128_symbol, qr_symbol
from desktop_app.documents.statement import Bill, Labelled, Row, Statement
from desktop_app.documents.typefaces import Face

QR_DOTS, LEAST_QR_DOTS = 6, 4
"""Dots for each module: six where they fit, since phones miss one in ten at four."""

_BAR_DOTS = 2
_BAR_HEIGHT = 96
_EMBLEM = 44.0
_SIZE = 10.0
_LABELS = 66.0
_NARROW = 160.0
"""Below it a fact stands under its label instead of beside it."""
_HAND = 34.0
_PLAIN = Style(Face.TEXT, _SIZE, BLACK)
_STRONG = Style(Face.STRONG, _SIZE, BLACK)
_BOLD = Style(Face.BOLD, _SIZE, BLACK)


def roll(statement: Statement, qr: str, form: Form) -> Page:
    """Place every text of a paper, and its symbols, on one long page."""
    column = _Column(form)
    _set_head(column, statement)
    _set_person(column, statement)
    with column.page.part(Tag.TABLE):
        for fact in statement.facts:
            _set_fact(column, fact)
    column.rule(0.8)
    _set_bill(column, statement.bill)
    _set_qr(column, statement, qr)
    _set_end(column, statement)
    page = column.page
    page.height = whole_dots(math.ceil((column.y + 6) / DOT))
    return page


class _Column:
    """Sets one block below the other."""

    def __init__(self, form: Form) -> None:
        self.page, self.form, self.y = form.page(), form, 2 * DOT

    @property
    def is_narrow(self) -> bool:
        return self.page.width < _NARROW

    def centred(self, lines: Sequence[str], style: Style, leading: float) -> None:
        for line in lines:
            self.y += leading
            left = (self.page.width - style.width(line)) / 2
            self.page.write(left, self.y - leading * 0.22, line, style)

    def lines(self, lines: Sequence[str], style: Style, *, indent: float = 0.0) -> None:
        leading = style.size * 1.2
        first = self.y + leading * 0.8
        left = self.page.margin + indent
        self.y = self.page.write_lines(left, first, lines, style, leading) + leading * 0.2

    def said(self, text: str, style: Style) -> None:
        """Set a paragraph."""
        with self.page.part(Tag.P):
            self.lines(well_broken(text, style, self.page.room), style)

    def whole_dots(self) -> None:
        self.y = math.ceil(self.y / DOT) * DOT

    def rule(self, weight: float, *, gap: float = 3.0) -> None:
        self.y += gap
        self.whole_dots()
        dots = max(round(weight / DOT), 1) * DOT
        page = self.page
        page.add(Rule(page.margin, self.y + dots / 2, page.room, dots, BLACK))
        self.y += dots + gap


def _set_head(column: _Column, statement: Statement) -> None:
    page = column.page
    _set_emblem(column, statement)
    with page.part(Tag.P):
        for text, style in (
            (statement.government, Style(Face.FIGURES, _SIZE, BLACK)),
            (statement.office, Style(Face.HEADING, 13, BLACK)),
            *((line, _PLAIN) for line in statement.head_lines[:1]),
        ):
            if text:
                column.centred(well_broken(text, style, page.room), style, style.size * 1.2)
    column.rule(1.2)
    size = 12.5 if column.is_narrow else 17
    title = Style(Face.HEADING, size, BLACK)
    line = fitted(statement.title, title, page.room, (Step(1, size, 10), Step(2, size, 10)))
    with page.part(Tag.H1):
        column.centred(line.lines, line.style, line.style.size * 1.2)
    with page.part(Tag.P):
        column.centred(wrapped(words.SUBTITLE, _PLAIN, page.room), _PLAIN, 12)
    if statement.copy:
        with page.part(Tag.P):
            column.centred([statement.copy.upper()], _BOLD, 13)
    if statement.mark:
        mark = Style(Face.HEADING, 18, BLACK)
        with page.part(Tag.P):
            column.centred([statement.mark], mark, 22)
    _set_number(column, statement)
    column.rule(0.35)


def _set_emblem(column: _Column, statement: Statement) -> None:
    page, picture = column.page, statement.emblem
    middle, bottom = page.width / 2, column.y + _EMBLEM
    if picture is None:
        scale = _EMBLEM / 100
        drawn = emblem(BLACK, BLACK)
        page.add(Art(middle, column.y + _EMBLEM / 2, scale, scale, drawn, shared=True))
    else:
        share = _EMBLEM / max(picture.width, picture.height)
        width, height = picture.width * share, picture.height * share
        with page.part(Tag.FIGURE, words.EMBLEM.format(office=statement.office)):
            page.add(Picture(middle - width / 2, bottom, width, height, picture))
    column.y = bottom + 3


def _set_number(column: _Column, statement: Statement) -> None:
    """Set the number, and above it the bar code where two dots for each module fit."""
    page = column.page
    symbol = code128_symbol(statement.number)
    across = symbol.columns * _BAR_DOTS
    if across <= column.form.dots:
        column.y += 4
        column.whole_dots()
        column.y += _BAR_HEIGHT / 2 * DOT
        left = (column.form.dots - across) // 2 * DOT
        with page.part(Tag.FIGURE, words.BARCODE.format(number=statement.number)):
            height = _BAR_HEIGHT / 2 * DOT
            page.add(Art(left, column.y, _BAR_DOTS * DOT, height, symbol.operators))
    style = Style(Face.DIGITS_BOLD, _SIZE, BLACK)
    if style.width(statement.number) > page.room:
        style = _BOLD  # narrower: the number stays in one piece
    with page.part(Tag.P):
        column.centred(wrapped(statement.number, style, page.room), style, 14)


def _set_person(column: _Column, statement: Statement) -> None:
    page = column.page
    size = 13.0 if column.is_narrow else 16.0
    name = fitted(
        statement.name.value,
        Style(Face.HEADING, size, BLACK),
        page.room,
        (Step(1, size, 12), Step(2, size, 11), Step(4, 11, 10), Step(99, 10, 10)),
    )
    with page.part(Tag.P):
        column.lines([statement.name.label], _PLAIN)
        column.lines(name.lines, name.style)
    column.y += 2
    for labelled in statement.identity:
        style = _BOLD if labelled.label == words.REGISTERED_ON else None
        with page.part(Tag.P):
            _set_number_line(column, labelled, style or Style(Face.DIGITS_BOLD, 11, BLACK))
    column.y += 2
    with page.part(Tag.P):
        column.lines([words.STATUS], _PLAIN)
        column.lines(well_broken(statement.status, _BOLD, page.room), _BOLD)
    column.rule(0.35)


def _set_number_line(column: _Column, labelled: Labelled, style: Style) -> None:
    """Set a number to the right of its label, or below it where both do not fit."""
    page = column.page
    if _PLAIN.width(labelled.brief) + 6 + style.width(labelled.value) > page.room:
        column.lines([labelled.brief], _PLAIN)
        column.lines(wrapped(labelled.value, style, page.room), style)
        return
    column.y += style.size * 1.3
    page.write(page.margin, column.y - 3, labelled.brief, _PLAIN)
    page.write_to(page.right, column.y - 3, labelled.value, style)


def _set_fact(column: _Column, fact: Labelled) -> None:
    page = column.page
    with page.part(Tag.ROW):
        top = column.y
        with page.part(Tag.HEAD, scope="Row"):
            column.lines([fact.label], _PLAIN)
        indent = 0.0 if column.is_narrow else _LABELS
        if not column.is_narrow:
            column.y = top
        with page.part(Tag.CELL):
            column.lines(
                well_broken(fact.value, _STRONG, page.room - indent), _STRONG, indent=indent
            )
    column.y += 1.5


def _set_bill(column: _Column, bill: Bill) -> None:
    page = column.page
    with page.part(Tag.TABLE):
        with page.part(Tag.ROW):
            with page.part(Tag.HEAD):
                column.lines([words.PROGRAMME_HEAD], _PLAIN)
            with page.part(Tag.HEAD):
                head = words.DUE_HEAD_WITH_RELIEF if bill.relief else words.DUE_HEAD
                page.write_to(page.right, column.y - _SIZE * 0.24, head, _PLAIN)
        for row in bill.rows:
            _set_row(column, row, _STRONG, Style(Face.FIGURES, _SIZE, BLACK))
        column.rule(0.35, gap=2)
        sums = [bill.total, *([bill.period] if bill.period is not None else [])]
        for row in sums:
            _set_row(column, row, _BOLD, Style(Face.HEADING, 11, BLACK))
    column.rule(0.8)
    for note in bill.notes:
        column.said(note, _PLAIN)


def _set_row(column: _Column, row: Row, style: Style, figures: Style) -> None:
    """Set a text and its amount; what it was before relief, or the months of a sum, below it.

    Where a date would have to part to leave the amount its room, the amount goes below too.
    """
    page = column.page
    room = page.room - figures.width(row.due) - 6
    text = row.text.removeprefix(words.PROGRAMME_PREFIX) if column.is_narrow else row.text
    beside = all(style.width(each) <= room for each in pieces(text))
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD, scope="Row"):
            column.lines(wrapped(text, style, room if beside else page.room), style)
            if not beside:
                column.y += figures.size * 1.2
            last = column.y - style.size * 0.24
            if row.short and not row.purpose:
                column.lines(wrapped(row.short, _PLAIN, page.room), _PLAIN)
        with page.part(Tag.CELL):
            page.write_to(page.right, last, row.due, figures)
            if row.before not in {"", row.due}:
                column.y += _SIZE * 1.2
                under = words.INSTEAD_OF.format(before=row.before)
                page.write_to(page.right, column.y - _SIZE * 0.24, under, _PLAIN)
    column.y += 1


def _set_qr(column: _Column, statement: Statement, qr: str) -> None:
    """Set the QR in whole dots; beside it the paper outside of the printer's reach is white too."""
    page, dots = column.page, column.form.dots
    symbol = qr_symbol(qr)
    each = max(min(QR_DOTS, dots // symbol.columns), LEAST_QR_DOTS)
    quiet = QUIET_ZONE * each * DOT
    column.y += quiet
    column.whole_dots()
    column.y += symbol.rows * each * DOT
    left = (dots - symbol.columns * each) // 2 * DOT
    with page.part(Tag.FIGURE, words.QR.format(code=statement.check_code)):
        page.add(Art(left, column.y, each * DOT, each * DOT, symbol.operators))
    column.y += quiet
    if statement.check_code:
        with page.part(Tag.P):
            column.centred([words.CHECK_CODE], _PLAIN, 12)
            column.centred([statement.check_code], Style(Face.DIGITS_BOLD, 12, BLACK), 15)
    column.rule(0.35)


def _set_end(column: _Column, statement: Statement) -> None:
    page, signature = column.page, statement.signature
    column.said(statement.warning, _BOLD)
    for text in (statement.note, statement.reminder):
        if text:
            column.y += 2
            column.said(text, _PLAIN)
    column.y += 8
    column.said(signature.place_and_day, _PLAIN)
    column.said(signature.title, _PLAIN)
    column.y += _HAND
    column.said(signature.name, _BOLD)
    page.add(Rule(page.margin, column.y + DOT, page.room, 2 * DOT, BLACK))
    column.y += 3
    if signature.number:
        column.said(signature.number, _PLAIN)
    column.rule(0.35)
    for text in (statement.printed, statement.privacy, statement.footer):
        if text:
            column.said(text, _PLAIN)
            column.y += 2
