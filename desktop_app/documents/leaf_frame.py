"""What frames a page of a paper that flows: its head, its foot, and the mark of practice."""

from collections.abc import Sequence

from desktop_app.documents import other_words, words
from desktop_app.documents.head import place_letterhead
from desktop_app.documents.imprint import Imprint, plain
from desktop_app.documents.layout import LEAST, MM, Page, Rule, Style, Tag
from desktop_app.documents.lines import Step, fitted, one_line, wrapped
from desktop_app.documents.palette import EDGE, FINE, GOLD, GREEN, GREY, HAIRLINE, INK, MARKING
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_SMALL_MARGIN, _MARGIN = 9 * MM, 14 * MM
_FOOT = 11.8
_MARKS_AT = (0.3, 0.5, 0.7, 0.9)
_NOTES = Style(Face.TEXT, LEAST, GREY)


def new_page(size: PaperFormat) -> Page:
    """Return an empty page of a sheet, with its margins."""
    width, height = size.sheet_mm
    margin = _SMALL_MARGIN if size is PaperFormat.A5 else _MARGIN
    # A roll has no height: our flowing papers do not come on one.
    return Page(width * MM, (height or width) * MM, margin=margin, edge=EDGE)


def first_head(page: Page, title: str, imprint: Imprint) -> float:
    """Place letterhead, title, number and copy, and return where matter begins."""
    y = place_letterhead(page, imprint.head) + 24.5
    number = Style(Face.DIGITS_BOLD, LEAST, INK)
    shown = fitted(plain(imprint.number), number, page.room * 0.48, (Step(1, LEAST, 4),))
    start = page.right - shown.style.width(shown.lines[0])
    heading = Style(Face.HEADING, 18, INK)
    room = start - 14 - page.margin
    lines = fitted(plain(title), heading, room, (Step(1, 18, 13), Step(2, 13, LEAST)))
    with page.part(Tag.H1):
        base = page.write_lines(page.margin, y, lines.lines, lines.style, lines.style.size * 1.15)
    with page.part(Tag.P):
        page.write(start, y, shown.lines[0], shown.style)
        if imprint.copy_mark:
            mark = Style(Face.BOLD, LEAST, GOLD)
            page.write_to(page.right, y + 13, imprint.copy_mark.upper(), mark)
    with page.part(Tag.P):
        page.write(page.margin, base + 13, words.SUBTITLE, Style(Face.TEXT, LEAST, GREY))
    return base + 23


def short_head(page: Page, title: str, imprint: Imprint) -> float:
    """Place one line, so that a sheet that has gone astray is known."""
    y, number = page.edge + 11, Style(Face.DIGITS, LEAST, GREY)
    shown = fitted(plain(imprint.number), number, page.room * 0.5, (Step(1, LEAST, 4),))
    start = page.right - shown.style.width(shown.lines[0])
    text = " · ".join(part for part in (title, imprint.city.letterhead.office) if part)
    bold = Style(Face.BOLD, LEAST, GREEN)
    line = fitted(plain(text), bold, start - 12 - page.margin, one_line(LEAST, LEAST))
    with page.part(Tag.P):
        y = page.write_lines(page.margin, y, line.lines, line.style, _FOOT)
        page.write(start, page.edge + 11, shown.lines[0], shown.style)
    page.add(Rule(page.margin, y + 5, page.room, 0.9, GREEN))
    return y + 14


def foot_notes(page: Page, imprint: Imprint, note: str) -> list[str]:
    """Return the lines at the foot of each page; beside the last one its number has room."""
    practice = other_words.PRACTICE if imprint.practice else ""
    numbered = other_words.PAGE.format(page=99, pages=99)
    beside = page.room - _NOTES.width(numbered) - 12
    lines = [
        line
        for text in (note, practice, imprint.footer)
        if text
        for line in wrapped(plain(text), _NOTES, page.room)
    ]
    return [*lines, *wrapped(plain(imprint.printed), _NOTES, beside)]


def foot_begins(page: Page, notes: Sequence[str]) -> float:
    """Return where matter has to end."""
    return page.height - page.edge - 3 - _FOOT * len(notes) - 4


def place_foot(page: Page, notes: Sequence[str], number: int, pages: int) -> None:
    """Place the foot: who printed it, what else is to be said, and which page of how many."""
    base = page.height - page.edge - 3
    first = base - _FOOT * (len(notes) - 1)
    page.add(Rule(page.margin, first - _FOOT, page.room, FINE, HAIRLINE))
    with page.part(Tag.P):
        page.write_lines(page.margin, first, notes, _NOTES, _FOOT)
        page.write_to(page.right, base, other_words.PAGE.format(page=number, pages=pages), _NOTES)


def place_mark(page: Page) -> None:
    """Set a word over the whole page, pale; what is set later stands before it."""
    style = Style(Face.HEADING, 60, MARKING)
    style = style.at(60 * page.room / style.width(words.PRACTICE_MARK))
    for part in _MARKS_AT:
        page.write(page.margin, page.height * part, words.PRACTICE_MARK, style)
