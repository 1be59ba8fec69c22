"""The foot of a paper: the signed QR, what the paper is not, the signature, the small print."""

from desktop_app.documents import words
from desktop_app.documents.layout import MM, Art, Page, Panel, Rule, Step, Style, fitted
from desktop_app.documents.palette import EDGE, GOLD, GREEN, GREY, INK, MARGIN, TINT, WIDTH
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

LEAST_QR = 38 * MM
"""Edge of the QR with its quiet zone: below it phones and scanners begin to miss."""

LEAST_MODULE = 0.62 * MM
"""Edge of one module; a QR that holds more grows instead of getting finer."""

_PAD = 7.0
_GAP = 7.0
_BAR = 3.0
_CHECK_COLUMN = 116.0


def place_foot(page: Page, statement: Statement, qr: str) -> float:
    """Place the foot and return where the paper's matter must end."""
    small = Style(Face.TEXT, 7.5, GREY)
    base = page.height - EDGE - 2.5
    for text, baseline in ((statement.privacy, base), (statement.printed, base - 9.5)):
        line = fitted(text, small, WIDTH, (Step(1, 7.5, 7.5), Step(1, 7, 3)))
        page.write(MARGIN, baseline, line.lines[0], line.style)

    symbol = qr_symbol(qr)
    whole = symbol.columns + 2 * QUIET_ZONE
    module = max(LEAST_QR / whole, LEAST_MODULE)
    dark, quiet = module * symbol.columns, module * QUIET_ZONE
    bottom = base - 9.5 - 6 - max(quiet, 8)
    top = bottom - dark
    # The quiet zone hangs into the margin, so that the modules line up with the text above.
    page.add(Art(MARGIN, bottom, module, module, symbol.operators))
    left = MARGIN + dark + quiet + 4
    _place_check(page, statement, left, top, bottom)
    _place_signature(page, statement, left + _CHECK_COLUMN, top, bottom)
    return _place_warning(page, statement, top - quiet - 1.5) - _GAP


def _place_warning(page: Page, statement: Statement, bottom: float) -> float:
    """Place what the paper is not, marked by a golden bar, and return where it begins."""
    left, room = MARGIN + _BAR + _PAD, WIDTH - _BAR - 2 * _PAD
    strong = fitted(
        statement.warning, Style(Face.BOLD, 10, INK), room, (Step(1, 10, 10), Step(2, 10, 6))
    )
    plain = fitted(
        statement.note,
        Style(Face.TEXT, 8, GREY),
        room,
        (Step(1, 8, 7.5), Step(2, 8, 7.5), Step(3, 7.5, 4)),
    )
    first, second = strong.style.size * 1.17, plain.style.size * 1.18
    height = 5 + len(strong.lines) * first + 1.5 + len(plain.lines) * second + 3.5
    top = bottom - height
    page.add(Panel(MARGIN, top, WIDTH, height, TINT))
    page.add(Panel(MARGIN, top, _BAR, height, GOLD))
    y = top + 5 + strong.style.size * 0.8
    y = page.write_lines(left, y, strong.lines, strong.style, first)
    page.write_lines(left, y + 1.5 + second, plain.lines, plain.style, second)
    return top


def _place_check(page: Page, statement: Statement, left: float, top: float, bottom: float) -> None:
    """Place what the QR proves, level with its upper edge, and the code to read out at its foot."""
    head = Style(Face.BOLD, 8.5, GREEN)
    small = Style(Face.TEXT, 7.8, GREY)
    y = top + head.size * 0.74
    page.write(left, y, words.CHECK_HEAD, head)
    text = fitted(statement.check, small, _CHECK_COLUMN - 14, (Step(5, 7.8, 7.5), Step(5, 7.5, 3)))
    leading = text.style.size * 1.2
    page.write_lines(left, y + leading + 1.5, text.lines, text.style, leading)
    page.write(left, bottom - 12, words.CHECK_CODE, small.at(7.5))
    page.write(left, bottom, statement.check_code, Style(Face.DIGITS_BOLD, 10, INK))


def _place_signature(
    page: Page, statement: Statement, left: float, top: float, bottom: float
) -> None:
    """Place day, title, room for hand and stamp, then the name: far from the QR."""
    signature, room = statement.signature, MARGIN + WIDTH - left
    plain = Style(Face.TEXT, 9, INK)
    y = top
    for text in (signature.place_and_day, signature.title):
        line = fitted(text, plain, room, (Step(1, 9, 7.5), Step(2, 8, 3)))
        leading = line.style.size * 1.17
        y = page.write_lines(left, y + leading * 0.7, line.lines, line.style, leading)
        y += leading * 0.48
    base = bottom
    if signature.number:
        line = fitted(signature.number, Style(Face.TEXT, 8, GREY), room, (Step(1, 8, 3),))
        page.write(left, base, line.lines[0], line.style)
        base -= 12
    page.add(Rule(left, base + 2.8, room, 0.6, INK))
    name = fitted(
        signature.name,
        Style(Face.BOLD, 10, INK),
        room,
        (Step(1, 10, 8.5), Step(2, 9, 7.5), Step(3, 8, 5)),
    )
    leading = name.style.size * 1.15
    first = base - (len(name.lines) - 1) * leading
    page.write_lines(left, first, name.lines, name.style, leading)
