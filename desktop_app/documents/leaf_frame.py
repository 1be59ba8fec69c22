"""What frames a page of a paper that flows: its head, its foot, and the mark of practice."""

from collections.abc import Sequence

from desktop_app.documents import other_words, words
from desktop_app.documents.head import place_letterhead
from desktop_app.documents.imprint import Imprint, plain
from desktop_app.documents.layout import MM, Page, Rule, Step, Style, Tag, fitted
from desktop_app.documents.palette import EDGE, FINE, GOLD, GREEN, GREY, HAIRLINE, INK, MARKING
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_SMALL_MARGIN, _MARGIN = 11 * MM, 14 * MM
_FOOT = 9.6
_MARKS_AT = (0.3, 0.5, 0.7, 0.9)


def new_page(size: PaperFormat) -> Page:
    """Return an empty page of a sheet, with its margins."""
    width, height = size.sheet_mm
    margin = _SMALL_MARGIN if size is PaperFormat.A5 else _MARGIN
    # A roll has no height: our flowing papers do not come on one.
    return Page(width * MM, (height or width) * MM, margin=margin, edge=EDGE)


def first_head(page: Page, title: str, imprint: Imprint) -> float:
    """Place letterhead, title, number and copy, and return where matter begins."""
    y = place_letterhead(page, imprint.head) + 24.5
    number = Style(Face.DIGITS_BOLD, 9.5, INK)
    shown = fitted(plain(imprint.number), number, page.room * 0.48, (Step(1, 9.5, 4),))
    start = page.right - shown.style.width(shown.lines[0])
    heading = Style(Face.HEADING, 18, INK)
    room = start - 14 - page.margin
    lines = fitted(plain(title), heading, room, (Step(1, 18, 13), Step(2, 13, 9)))
    with page.part(Tag.H1):
        base = page.write_lines(page.margin, y, lines.lines, lines.style, lines.style.size * 1.15)
    with page.part(Tag.P):
        page.write(start, y, shown.lines[0], shown.style)
        if imprint.copy_mark:
            mark = Style(Face.BOLD, 9.5, GOLD)
            page.write_to(page.right, y + 13, imprint.copy_mark.upper(), mark)
    with page.part(Tag.P):
        page.write(page.margin, base + 13, words.SUBTITLE, Style(Face.TEXT, 9.5, GREY))
    return base + 23


def short_head(page: Page, title: str, imprint: Imprint) -> float:
    """Place one line, so that a sheet that has gone astray is known."""
    y, number = page.edge + 11, Style(Face.DIGITS, 8.5, GREY)
    shown = fitted(plain(imprint.number), number, page.room * 0.5, (Step(1, 8.5, 4),))
    start = page.right - shown.style.width(shown.lines[0])
    text = " · ".join(part for part in (title, imprint.city.letterhead.office) if part)
    bold = Style(Face.BOLD, 8.5, GREEN)
    line = fitted(plain(text), bold, start - 12 - page.margin, (Step(1, 8.5, 3),))
    with page.part(Tag.P):
        page.write(page.margin, y, line.lines[0], line.style)
        page.write(start, y, shown.lines[0], shown.style)
    page.add(Rule(page.margin, y + 5, page.room, 0.9, GREEN))
    return y + 14


def foot_notes(imprint: Imprint, note: str) -> list[str]:
    """Return what is said at the foot of each page, the lowest line first."""
    practice = other_words.PRACTICE if imprint.practice else ""
    said = (imprint.printed, imprint.footer, practice, note)
    return [plain(text) for text in said if text]


def foot_begins(page: Page, notes: Sequence[str]) -> float:
    """Return where matter has to end."""
    return page.height - page.edge - 3 - _FOOT * len(notes) - 4


def place_foot(page: Page, notes: Sequence[str], number: int, pages: int) -> None:
    """Place the foot: which page of how many, who printed it, and what else is to be said."""
    small = Style(Face.TEXT, 7.5, GREY)
    base = page.height - page.edge - 3
    told = other_words.PAGE.format(page=number, pages=pages)
    start = page.right - small.width(told)
    room = start - 12 - page.margin
    page.add(Rule(page.margin, base - _FOOT * len(notes), page.room, FINE, HAIRLINE))
    with page.part(Tag.P):
        for text in notes:
            line = fitted(text, small, room, (Step(1, 7.5, 3),))
            page.write(page.margin, base, line.lines[0], line.style)
            base, room = base - _FOOT, page.room
        page.write(start, page.height - page.edge - 3, told, small)


def place_mark(page: Page) -> None:
    """Set a word over the whole page, pale; what is set later stands before it."""
    style = Style(Face.HEADING, 60, MARKING)
    style = style.at(60 * page.room / style.width(words.PRACTICE_MARK))
    for part in _MARKS_AT:
        page.write(page.margin, page.height * part, words.PRACTICE_MARK, style)
