"""The foot of a paper: the signed QR, what the paper is not, the signature, the small print."""

from typing import NamedTuple

from desktop_app.documents import words
from desktop_app.documents.density import CALLS
from desktop_app.documents.forms import Form
from desktop_app.documents.layout import MM, Art, Page, Panel, Rule, Style, Tag
from desktop_app.documents.lines import Fitted, Step, fitted, one_line
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK, TINT
from desktop_app.documents.qr import QUIET_ZONE, Symbol, qr_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

LEAST_QR = 38 * MM
"""Edge of the QR with its quiet zone: below it phones and scanners begin to miss."""

LEAST_MODULE = 0.62 * MM
"""Edge of one module; a QR that holds more grows instead of getting finer."""

FINEST_MODULE = 0.605 * MM
"""The same where nothing else on A6 gives way any more: phones begin to miss below 0.6."""

LEAST_QR_UNITS = 30 * MM
"""Edge of the QR in the units of a form, so that it keeps its place on larger sheets."""

_PAD = 7.0
_GAP = 7.0
_BAR = 3.0
_CHECK_COLUMN = 111.0
_LEADING = 1.17
HAND, CLOSE_HAND = 26.0, 22.0
"""Room for a hand: nobody signs in less."""

_UNDER_RULE = 1.5


def place_foot(page: Page, statement: Statement, qr: str, form: Form, *, frame: int = 0) -> float:
    """Place the foot and return where the paper's matter must end.

    ``frame`` says what it leaves out, as ``Density.frame``.
    """
    small = _small_print(page, statement, lawful=frame < 1)
    leading = small[0].style.size * 1.24
    count = sum(len(line.lines) for line in small)
    base = page.height - page.edge - 2.5
    first = base - leading * (count - 1)
    symbol = qr_symbol(qr)
    module = module_of(symbol, form)
    dark, quiet = module * symbol.columns, module * QUIET_ZONE
    left = page.margin + dark + quiet + 4
    signing = signing_of(page, statement, page.right - left - _CHECK_COLUMN)
    bottom = first - leading * 0.7 - max(quiet, 8)
    top = bottom - max(dark, signing.height)
    panel = page.blank()
    end = _place_warning(panel, statement, top - quiet - 1.5, calls=frame <= CALLS) - _GAP
    page.take(panel)
    # The quiet zone hangs into the margin, so that the modules line up with the text above.
    with page.part(Tag.FIGURE, words.QR.format(code=statement.check_code)):
        page.add(Art(page.margin, top + dark, module, module, symbol.operators))
    _place_check(page, statement, left, top, top + dark)
    signing.place(page, left + _CHECK_COLUMN, top, bottom)
    y = first
    for line in small:
        with page.part(Tag.P):
            y = page.write_lines(page.margin, y, line.lines, line.style, leading) + leading
    return end


def module_of(symbol: Symbol, form: Form, least_module: float = LEAST_MODULE) -> float:
    """Return the edge of a QR's module, in the form's units."""
    whole = symbol.columns + 2 * QUIET_ZONE
    least = max(LEAST_QR / form.scale, LEAST_QR_UNITS)
    return max(least / whole, least_module / form.scale)


def _small_print(page: Page, statement: Statement, *, lawful: bool) -> list[Fitted]:
    small = Style(Face.TEXT, max(7.5, page.least), GREY)
    texts = (statement.printed, statement.privacy if lawful else "", statement.footer)
    steps = one_line(small.size, page.least)
    return [fitted(text, small, page.room, steps) for text in texts if text]


def _place_warning(page: Page, statement: Statement, bottom: float, *, calls: bool) -> float:
    """Place what the paper is not, marked by a golden bar, and return where it begins."""
    left, room = page.margin + _BAR + _PAD, page.room - _BAR - 2 * _PAD
    strong = fitted(statement.warning, Style(Face.BOLD, 10, INK), room, one_line(10, 10, 2))
    plain = Style(Face.TEXT, max(8, page.least), GREY)
    notes = [
        fitted(text, plain, room, one_line(plain.size, max(7.5, page.least)))
        for text in (statement.note if calls else "", statement.reminder)
        if text
    ]
    first = strong.style.size * _LEADING
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
    head = Style(Face.BOLD, max(8.5, page.least), GREEN)
    small = Style(Face.TEXT, max(7.8, page.least), GREY)
    y = top + head.size * 0.74
    with page.part(Tag.P):
        page.write(left, y, words.CHECK_HEAD, head)
    steps = (Step(5, small.size, page.least), Step(5, page.least, 3))
    text = fitted(statement.check, small, _CHECK_COLUMN - 10, steps)
    leading = text.style.size * 1.16
    with page.part(Tag.P):
        page.write_lines(left, y + leading + 1, text.lines, text.style, leading)
    if not statement.check_code:
        return
    with page.part(Tag.P):
        page.write(left, bottom - 12, words.CHECK_CODE, small.at(max(7.5, page.least)))
        page.write(left, bottom, statement.check_code, Style(Face.DIGITS_BOLD, 10, INK))


class Signing(NamedTuple):
    """Who signs: day and title, room for a hand and a stamp, a line, the name, its number."""

    above: list[Fitted]
    name: Fitted
    number: Fitted | None
    room: float
    leading: float = _LEADING
    hand: float = HAND

    @property
    def height(self) -> float:
        under = _UNDER_RULE if self.number is not None else 0.0
        return self._high(*self.above) + self.hand + self._high(self.name, *self._under) + under

    @property
    def _under(self) -> list[Fitted]:
        return [self.number] if self.number is not None else []

    def _high(self, *lines: Fitted) -> float:
        return sum(len(line.lines) * line.style.size for line in lines) * self.leading

    def place(self, page: Page, left: float, top: float, bottom: float) -> None:
        """Place day and title from the top, name and number down to the bottom."""
        y = top
        for line in self.above:
            leading = line.style.size * self.leading
            with page.part(Tag.P):
                y = page.write_lines(left, y + leading * 0.7, line.lines, line.style, leading)
            y += leading * 0.3
        base = bottom - self._high(*self._under) - (_UNDER_RULE if self.number else 0)
        page.add(Rule(left, base + 2.8, self.room, 0.6, INK))
        self._place_up(page, left, base, self.name)
        if self.number is not None:
            self._place_up(page, left, bottom, self.number)

    def _place_up(self, page: Page, left: float, last: float, line: Fitted) -> None:
        """Place lines the last of which stands at ``last``."""
        leading = line.style.size * self.leading
        with page.part(Tag.P):
            first = last - (len(line.lines) - 1) * leading
            page.write_lines(left, first, line.lines, line.style, leading)


def signing_of(
    page: Page,
    statement: Statement,
    room: float,
    leading: float = _LEADING,
    hand: float = HAND,
) -> Signing:
    """Set who signs in a column, away from the QR; ``leading`` in em, ``hand`` in points."""
    signature, least = statement.signature, page.least
    plain = Style(Face.TEXT, max(9, least), INK)
    number = Style(Face.TEXT, max(8, least), GREY)
    steps = one_line(number.size, least)
    return Signing(
        [
            fitted(text, plain, room, one_line(plain.size, max(least, 7.5)))
            for text in (signature.place_and_day, signature.title)
            if text
        ],
        fitted(signature.name, Style(Face.BOLD, 10, INK), room, one_line(10, max(8.5, least))),
        fitted(signature.number, number, room, steps) if signature.number else None,
        room,
        leading,
        hand,
    )
