"""Head and foot of the smallest sheet, A6, four of which are cut from one A4.

It has no room for a bar code: the number stands in the signed QR too.
"""

from desktop_app.documents import words
from desktop_app.documents.foot import module_of
from desktop_app.documents.forms import Form
from desktop_app.documents.head import place_emblem
from desktop_app.documents.layout import Art, Page, Rule, Step, Style, Tag, fitted
from desktop_app.documents.palette import GOLD, GREEN, GREY, INK
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.statement import Statement
from desktop_app.documents.typefaces import Face

_EMBLEM = 29.0
_SMALL = 7.5
_GAP = 4.0


def place_slip_head(page: Page, statement: Statement) -> float:
    """Place the head and return where the paper's matter begins."""
    top, left = page.edge + 1, page.margin
    place_emblem(page, statement, left, top, _EMBLEM)
    beside = left + _EMBLEM + 7
    room = page.right - beside
    lines = [
        fitted(text, style, room, (Step(1, style.size, least), Step(2, least, 3)))
        for text, style, least in (
            (statement.government, Style(Face.FIGURES, _SMALL, GREEN, tracking=0.03), 6),
            (statement.office, Style(Face.HEADING, 12, GREEN), 8),
            ((statement.head_lines or ("",))[0], Style(Face.TEXT, _SMALL, INK), 6),
        )
        if text
    ]
    height = max(sum(len(each.lines) * each.style.size * 1.2 for each in lines), _EMBLEM)
    y = top + (height - sum(len(each.lines) * each.style.size * 1.2 for each in lines)) / 2
    with page.part(Tag.P):
        for line in lines:
            leading = line.style.size * 1.2
            y = page.write_lines(beside, y + leading * 0.8, line.lines, line.style, leading)
            y += leading * 0.2
    y = top + height + 3.5
    page.add(Rule(left, y, page.room, 1.2, GREEN))
    page.add(Rule(left, y + 2.2, page.room, 0.4, GREEN))
    return _place_title(page, statement, y + 2.2)


def _place_title(page: Page, statement: Statement, top: float) -> float:
    left, right = page.margin, page.right
    mark = Style(Face.BOLD, 9.5, GOLD)
    copy = statement.copy.upper()
    room = page.room - (mark.width(copy) + 6 if copy else 0)
    title = fitted(statement.title, Style(Face.HEADING, 16, INK), room, (Step(1, 16, 10),))
    base = top + 17
    with page.part(Tag.H1):
        page.write(left, base, title.lines[0], title.style)
    if copy:
        with page.part(Tag.P):
            page.write_to(right, base, copy, mark)
    base += 12
    number = Style(Face.DIGITS_BOLD, 10, INK)
    line = fitted(statement.number, number, page.room, (Step(1, 10, 5),))
    taken = line.style.width(line.lines[0])
    subtitle = Style(Face.TEXT, _SMALL, GREY)
    if subtitle.width(words.SUBTITLE) + taken + 6 <= page.room:
        with page.part(Tag.P):
            page.write(left, base, words.SUBTITLE, subtitle)
    with page.part(Tag.P):
        page.write(right - taken, base, line.lines[0], line.style)
    return base + 5


def place_slip_foot(page: Page, statement: Statement, qr: str, form: Form, *, brief: bool) -> float:
    """Place the foot and return where the paper's matter must end.

    A ``brief`` one says what the paper is not, and leaves out whom to call and what the law says.
    """
    small = Style(Face.TEXT, _SMALL, GREY)
    said = [(statement.printed, 1), *([] if brief else [(statement.privacy, 2)])]
    said += [(statement.footer, 2)] if statement.footer else []
    lines = [
        fitted(text, small, page.room, (Step(most, _SMALL, 7), Step(most, 6.5, 3)))
        for text, most in said
    ]
    leading = 8.6
    base = page.height - page.edge - 2
    first = base - leading * (sum(len(line.lines) for line in lines) - 1)
    symbol = qr_symbol(qr)
    module = module_of(symbol, form)
    dark, quiet = module * symbol.columns, module * QUIET_ZONE
    # The quiet zone is kept from the print below; above and beside it stands white of its own.
    bottom = first - _SMALL - quiet
    top = bottom - dark
    end = _place_warning(page, statement, top - quiet - 1.2, brief=brief)
    with page.part(Tag.FIGURE, words.QR.format(code=statement.check_code)):
        page.add(Art(page.margin, bottom, module, module, symbol.operators))
    _place_signature(page, statement, page.margin + dark + quiet + 3, top, bottom)
    y = first
    for line in lines:
        with page.part(Tag.P):
            y = page.write_lines(page.margin, y, line.lines, line.style, leading) + leading
    return end - _GAP


def _place_warning(page: Page, statement: Statement, bottom: float, *, brief: bool) -> float:
    """Place what the paper is not and return where it begins."""
    strong, plain = Style(Face.BOLD, 10, INK), Style(Face.TEXT, 8, GREY)
    texts = [(statement.warning, strong, 10.0)]
    if statement.reminder:
        texts.append((statement.reminder, plain, 7.5))
    if not brief and statement.note:
        texts.append((statement.note, plain, 7.5))
    set_lines = [
        fitted(text, style, page.room, (Step(2, style.size, least), Step(3, least, 4)))
        for text, style, least in texts
    ]
    height = sum(len(each.lines) * each.style.size * 1.16 for each in set_lines) + 2
    y = bottom - height
    page.add(Rule(page.margin, y, page.room, 1.2, GOLD))
    start, y = y, y + 3
    for each in set_lines:
        leading = each.style.size * 1.16
        with page.part(Tag.P):
            y = page.write_lines(page.margin, y + leading * 0.8, each.lines, each.style, leading)
        y += leading * 0.2
    return start


def _place_signature(
    page: Page, statement: Statement, left: float, top: float, bottom: float
) -> None:
    """Place day, title, room for a hand, the name, and below it the code to read out."""
    signature, room = statement.signature, page.right - left
    code = Style(Face.DIGITS_BOLD, 10, INK)
    label = Style(Face.TEXT, _SMALL, GREY)
    y = top
    for text in (signature.place_and_day, signature.title):
        line = fitted(text, Style(Face.TEXT, 8.5, INK), room, (Step(1, 8.5, 7.5), Step(2, 7.5, 3)))
        leading = line.style.size * 1.15
        with page.part(Tag.P):
            y = page.write_lines(left, y + leading * 0.75, line.lines, line.style, leading)
        y += leading * 0.4
    base = bottom - (25 if statement.check_code else 0)
    rule = base - (9.5 if signature.number else 0)
    page.add(Rule(left, rule + 2.4, room, 0.5, INK))
    name = fitted(
        signature.name,
        Style(Face.BOLD, 10, INK),
        room,
        (Step(1, 10, 10), Step(2, 10, 8), Step(3, 8, 4)),
    )
    leading = name.style.size * 1.12
    with page.part(Tag.P):
        first = rule - (len(name.lines) - 1) * leading
        page.write_lines(left, first, name.lines, name.style, leading)
    if signature.number:
        line = fitted(signature.number, label, room, (Step(1, _SMALL, 3),))
        with page.part(Tag.P):
            page.write(left, base, line.lines[0], line.style)
    if statement.check_code:
        with page.part(Tag.P):
            page.write(left, bottom - 11, words.CHECK_CODE, label)
            page.write(left, bottom, statement.check_code, code)
