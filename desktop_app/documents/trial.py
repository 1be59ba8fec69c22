"""Plain sheets for the office itself: a page that tries a printer, a checklist, the key card."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.layout import A5, LEAST, MM, Art, Page, Panel, Rule, Style, Tag
from desktop_app.documents.leaf_frame import new_page
from desktop_app.documents.lines import wrapped
from desktop_app.documents.painting import Description, painted
from desktop_app.documents.palette import EDGE, GREEN, GREY, HAIRLINE, INK, MARGIN, WIDTH
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol, read_qr
from desktop_app.documents.render import page_grey
from desktop_app.documents.typefaces import Face, typefaces
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.readiness import ChecklistLine
from desktop_app.errors import Unavailable

READING_DPI = 200
_QR = 38 * MM
_RULER = 100  # millimetres
_KEY_STEP, _LEAST_KEY_STEP, _KEY_COLUMN = 16.0, 12.4, 96.0
_GREYS = ("#14211F", "#43514E", "#7C8885", "#B9C4C1", "#EFF4F2")
_NUMBERS = "0123456789 3375 0145 0789 0021"
_FINE_PRINT = 7.5
"""A test of the printer, below what any paper says in earnest."""


@dataclass(frozen=True, slots=True)
class TrialPage:
    """What a page that tries a printer says.

    Attributes:
        title, office: At its head.
        made: Who made it and when, on one line.
        asks: What whoever holds it should look at, a sentence each.
        qr: What its QR says.
    """

    title: str
    office: str
    made: str
    asks: Sequence[str]
    qr: str


def trial_page(trial: TrialPage) -> bytes:
    """Return the page as a PDF whose QR was read back out of it.

    Raises:
        Unavailable: ``paper.qr_unreadable``.
    """
    page = Page(*A5)
    y = _head(page, trial.title, trial.office, trial.made)
    _edges(page)
    body = Style(Face.TEXT, 10, INK)
    for ask in trial.asks:
        lines = wrapped(_plain(ask), body, WIDTH)
        y = page.write_lines(MARGIN, y + 16, lines, body, 12)
    y += 28
    page.write(MARGIN, y, _NUMBERS, Style(Face.DIGITS, 10, INK))
    page.write(MARGIN, y + 16, _NUMBERS, Style(Face.DIGITS, _FINE_PRINT, INK))
    _greys(page, y + 32)
    _ruler(page, y + 74)
    symbol = qr_symbol(trial.qr)
    module = _QR / (symbol.columns + 2 * QUIET_ZONE)
    page.add(Art(MARGIN, y + 96 + _QR, module, module, symbol.operators))
    pdf = painted(page, Description(trial.title, _plain(trial.office), trial.title))
    seen = page_grey(pdf, READING_DPI)
    if read_qr(seen.data, seen.width, seen.height, seen.bytes_per_line) != trial.qr:
        raise Unavailable("paper.qr_unreadable")
    return pdf


def checklist(title: str, office: str, made: str, lines: Sequence[ChecklistLine]) -> bytes:
    """Return one A5 page with a line for each thing that was looked at."""
    page = Page(*A5)
    y = _head(page, title, office, made) + 8
    strong, plain = Style(Face.STRONG, 10, INK), Style(Face.TEXT, 10, INK)
    mark = Style(Face.DIGITS_BOLD, 10, INK)
    for line in lines:
        y += 18
        page.write(MARGIN, y, _plain(line.mark), mark)
        page.write(MARGIN + 62, y, _plain(line.subject), strong)
        said = wrapped(_plain(line.words), plain, WIDTH - 62)
        y = page.write_lines(MARGIN + 62, y + 12, said, plain, 12)
        page.add(Rule(MARGIN, y + 7, WIDTH, 0.4, HAIRLINE))
    return painted(page, Description(title, _plain(office), title))


def key_card(title: str, office: str, note: str, keys: Sequence[tuple[str, str]]) -> bytes:
    """Return one page with each key and what it does: A5, or A4 where there are too many for that.

    Raises:
        ValueError: Not even A4 holds them in ten points.
    """
    for size in (PaperFormat.A5, PaperFormat.A4):
        page = new_page(size)
        y = _head(page, title, office, note) + 10
        step = min(_KEY_STEP, (page.height - EDGE - MARGIN - y) / max(len(keys), 1))
        if step >= _LEAST_KEY_STEP:
            break
    else:
        raise ValueError("more keys than a page holds")
    key_style, plain = Style(Face.BOLD, 10, INK), Style(Face.TEXT, 10, INK)
    longest = max([_KEY_COLUMN, *(key_style.width(_plain(key)) + 10 for key, _ in keys)])
    column = page.margin + longest
    with page.part(Tag.TABLE):
        for key, words in keys:
            y += step
            with page.part(Tag.ROW):
                with page.part(Tag.HEAD, scope="Row"):
                    page.write(page.margin, y, _plain(key), key_style)
                with page.part(Tag.CELL):
                    page.write(column, y, _plain(words), plain)
            page.add(Rule(page.margin, y + 3.8, page.room, 0.3, HAIRLINE))
    return painted(page, Description(title, _plain(office), title))


def _head(page: Page, title: str, office: str, made: str) -> float:
    y = EDGE + 24
    left = page.margin or MARGIN
    with page.part(Tag.H1):
        page.write(left, y, _plain(title), Style(Face.HEADING, 18, GREEN))
    y += 16
    with page.part(Tag.P):
        for text, style in (
            (office, Style(Face.STRONG, 10, INK)),
            (made, Style(Face.TEXT, LEAST, GREY)),
        ):
            lines = wrapped(_plain(text), style, page.width - 2 * left)
            y = page.write_lines(left, y, lines, style, 13) + 13
    return y - 13


def _edges(page: Page) -> None:
    """Draw a frame where our papers end: what of it is missing the printer cannot reach."""
    width, height = page.width - 2 * EDGE, page.height - 2 * EDGE
    page.add(Rule(EDGE, EDGE, width, 0.6, INK))
    page.add(Rule(EDGE, page.height - EDGE, width, 0.6, INK))
    for x in (EDGE, page.width - EDGE):
        page.add(Panel(x - 0.3, EDGE, 0.6, height, INK))


def _greys(page: Page, top: float) -> None:
    width = WIDTH / len(_GREYS)
    for place, code in enumerate(_GREYS):
        page.add(Panel(MARGIN + place * width, top, width, 22, type(INK).of(code)))


def _ruler(page: Page, y: float) -> None:
    small = Style(Face.TEXT, LEAST, GREY)
    page.add(Rule(MARGIN, y, _RULER * MM, 0.6, INK))
    for millimetre in range(0, _RULER + 1, 10):
        page.add(Panel(MARGIN + millimetre * MM - 0.3, y - 5, 0.6, 10, INK))
    page.write(MARGIN + _RULER * MM + 4, y + 3, f"{_RULER} mm", small)


def _plain(text: str) -> str:
    """Return a text in letters our faces have."""
    return typefaces().printable(text)
