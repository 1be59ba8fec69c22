"""The foot of a paper: the signed QR, what the paper is not, the signature, the small print."""

from desktop_app.documents import words
from desktop_app.documents.forms import Form
from desktop_app.documents.layout import (
    MM,
    Art,
    Fitted,
    Page,
    Panel,
    Rule,
    Step,
    Style,
    Tag,
    fitted,
)
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK, TINT
from desktop_app.documents.qr import QUIET_ZONE, Symbol, qr_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

LEAST_QR = 38 * MM
"""Edge of the QR with its quiet zone: below it phones and scanners begin to miss."""

LEAST_MODULE = 0.62 * MM
"""Edge of one module; a QR that holds more grows instead of getting finer."""

LEAST_QR_UNITS = 30 * MM
"""Edge of the QR in the units of a form, so that it keeps its place on larger sheets."""

_PAD = 7.0
_GAP = 7.0
_BAR = 3.0
_CHECK_COLUMN = 116.0


def place_foot(page: Page, statement: Statement, qr: str, form: Form) -> float:
    """Place the foot and return where the paper's matter must end."""
    small = _small_print(page, statement)
    base = page.height - page.edge - 2.5
    first = base - 9.5 * (len(small) - 1)
    symbol = qr_symbol(qr)
    module = module_of(symbol, form)
    dark, quiet = module * symbol.columns, module * QUIET_ZONE
    bottom = first - 6 - max(quiet, 8)
    top = bottom - dark
    panel = page.blank()
    end = _place_warning(panel, statement, top - quiet - 1.5) - _GAP
    page.take(panel)
    # The quiet zone hangs into the margin, so that the modules line up with the text above.
    with page.part(Tag.FIGURE, words.QR.format(code=statement.check_code)):
        page.add(Art(page.margin, bottom, module, module, symbol.operators))
    left = page.margin + dark + quiet + 4
    _place_check(page, statement, left, top, bottom)
    _place_signature(page, statement, left + _CHECK_COLUMN, top, bottom)
    for number, line in enumerate(small):
        with page.part(Tag.P):
            page.write(page.margin, first + number * 9.5, line.lines[0], line.style)
    return end


def module_of(symbol: Symbol, form: Form) -> float:
    """Return the edge of a QR's module, in the form's units."""
    whole = symbol.columns + 2 * QUIET_ZONE
    least = max(LEAST_QR / form.scale, LEAST_QR_UNITS)
    return max(least / whole, LEAST_MODULE / form.scale)


def _small_print(page: Page, statement: Statement) -> list[Fitted]:
    small = Style(Face.TEXT, 7.5, GREY)
    texts = (statement.printed, statement.privacy, statement.footer)
    steps = (Step(1, 7.5, 3),)
    return [fitted(text, small, page.room, steps) for text in texts if text]


def _place_warning(page: Page, statement: Statement, bottom: float) -> float:
    """Place what the paper is not, marked by a golden bar, and return where it begins."""
    left, room = page.margin + _BAR + _PAD, page.room - _BAR - 2 * _PAD
    strong = fitted(
        statement.warning, Style(Face.BOLD, 10, INK), room, (Step(1, 10, 10), Step(2, 10, 6))
    )
    plain = Style(Face.TEXT, 8, GREY)
    notes = [
        fitted(text, plain, room, (Step(1, 8, 7.5), Step(2, 8, 7.5), Step(3, 7.5, 4)))
        for text in (statement.note, statement.reminder)
        if text
    ]
    first = strong.style.size * 1.17
    lower = sum(len(note.lines) * note.style.size * 1.18 + 1.5 for note in notes)
    height = 5 + len(strong.lines) * first + lower + 3.5
    top = bottom - height
    page.add(Panel(page.margin, top, page.room, height, TINT))
    page.add(Panel(page.margin, top, _BAR, height, GOLD))
    y = top + 5 + strong.style.size * 0.8
    with page.part(Tag.P):
        y = page.write_lines(left, y, strong.lines, strong.style, first)
    for note in notes:
        leading = note.style.size * 1.18
        with page.part(Tag.P):
            y = page.write_lines(left, y + 1.5 + leading, note.lines, note.style, leading)
    return top


def _place_check(page: Page, statement: Statement, left: float, top: float, bottom: float) -> None:
    """Place what the QR proves, level with its upper edge, and the code to read out at its foot."""
    head = Style(Face.BOLD, 8.5, GREEN)
    small = Style(Face.TEXT, 7.8, GREY)
    y = top + head.size * 0.74
    with page.part(Tag.P):
        page.write(left, y, words.CHECK_HEAD, head)
    text = fitted(statement.check, small, _CHECK_COLUMN - 14, (Step(5, 7.8, 7.5), Step(5, 7.5, 3)))
    leading = text.style.size * 1.2
    with page.part(Tag.P):
        page.write_lines(left, y + leading + 1.5, text.lines, text.style, leading)
    with page.part(Tag.P):
        page.write(left, bottom - 12, words.CHECK_CODE, small.at(7.5))
        page.write(left, bottom, statement.check_code, Style(Face.DIGITS_BOLD, 10, INK))


def _place_signature(
    page: Page, statement: Statement, left: float, top: float, bottom: float
) -> None:
    """Place day, title, room for hand and stamp, then the name: far from the QR."""
    signature, room = statement.signature, page.right - left
    plain = Style(Face.TEXT, 9, INK)
    y = top
    for text in (signature.place_and_day, signature.title):
        line = fitted(text, plain, room, (Step(1, 9, 7.5), Step(2, 8, 3)))
        leading = line.style.size * 1.17
        with page.part(Tag.P):
            y = page.write_lines(left, y + leading * 0.7, line.lines, line.style, leading)
        y += leading * 0.48
    base = bottom - (12 if signature.number else 0)
    page.add(Rule(left, base + 2.8, room, 0.6, INK))
    name = fitted(
        signature.name,
        Style(Face.BOLD, 10, INK),
        room,
        (Step(1, 10, 8.5), Step(2, 9, 7.5), Step(3, 8, 5)),
    )
    leading = name.style.size * 1.15
    first = base - (len(name.lines) - 1) * leading
    with page.part(Tag.P):
        page.write_lines(left, first, name.lines, name.style, leading)
    if signature.number:
        line = fitted(signature.number, Style(Face.TEXT, 8, GREY), room, (Step(1, 8, 3),))
        with page.part(Tag.P):
            page.write(left, bottom, line.lines[0], line.style)
