"""The office's archive (*arsip kantor*): stubs cut apart or kept by the sheet, each with its QR.

Several stand on a sheet of A4, F4 or A5, one on each strip of a roll. A module is 0.61 mm, on a
roll 0.625 mm, five dots of a thermal printer: finer is lost on phones. A stub that one symbol of
the format cannot hold takes two or more places side by side. Each QR is read back out of the
rendered sheet before the sheet counts as made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop_app.documents.layout import LEAST, MM, Art, Page, Rule, Style
from desktop_app.documents.lines import Step, fitted
from desktop_app.documents.painting import Description, bound
from desktop_app.documents.palette import FINE, GREY, HAIRLINE, INK
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.render import page_grey
from desktop_app.documents.scanning import texts_in
from desktop_app.documents.typefaces import Face
from desktop_app.domain.confirmation import masked_name
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.stub import STUB_NUMBER, symbols_of
from desktop_app.errors import Unavailable

MODULE, ROLL_MODULE = 0.61 * MM, 0.625 * MM
READ_BACK_DPI = 150
"""As coarse as a scanner is ever set to."""

_EDGE = 6 * MM
_HEAD = 9 * MM
_CELL_WIDTH, _CELL_HEIGHT = 66 * MM, 69 * MM
_PAD = 1.5 * MM
_ROLL_END = 3 * MM
_LEADING = 1.14
_BETWEEN = " · "
_NUMBER = Style(Face.DIGITS_BOLD, LEAST, INK)
_NARROW_NUMBER = Style(Face.BOLD, LEAST, INK)
_LINE = Style(Face.TEXT, LEAST, INK)
_SMALL = Style(Face.TEXT, LEAST, GREY)
_LONG_NAMES = 7.5
"""What an officer's long name may shrink to: a stub is the office's own, its QR needs 57 mm."""

_SHEET_LETTERS, _NARROW_LETTERS = 734, 419
"""What symbols of version 17 (85 modules) and 12 (65) hold at error correction M, in letters of
base45 (ISO/IEC 18004, table 7): with their quiet zones 57 mm, and 46 mm for a roll of 58 mm."""

PRACTICE_QR = "LATIHAN"
"""What the QR of a practice stub says: it restores nobody."""

_LADDER = (Step(1, LEAST, _LONG_NAMES), Step(2, _LONG_NAMES, 6))
_ROLL_LADDER = (Step(1, LEAST, LEAST), Step(3, LEAST, LEAST), Step(3, LEAST, 6))

HEAD = "ARSIP KANTOR"
PRACTICE = "LATIHAN: BUKAN ARSIP"
KEEP = "Simpan terkunci. Isi QR hanya terbaca oleh pemerintah kota/kabupaten."
PAGE = "Lembar {page} dari {pages}"
PART = "bagian {place}/{count}"
VERSION = "revisi {version}"


@dataclass(frozen=True, slots=True)
class StubFacts:
    """What one stub is made from.

    Attributes:
        number: Of the registration.
        version: 1 as registered; more after amendments.
        name: The person's; only its masked form is drawn.
        at: When the act was made, aware UTC.
        officer: Whose act it was.
        sealed: The act, sealed to the city; empty where the office only practises.
    """

    number: str
    version: int
    name: str
    at: datetime
    officer: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class StubOffice:
    """Whose archive it is: the office's name, its zone (IANA), and whether it only practises."""

    name: str
    zone: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """One symbol with what stands below it."""

    stub: StubFacts
    text: str
    part: int
    parts: int


_Drawn = tuple[list[Page], tuple[StubFacts, ...]]
"""Pages that are printed as one, and whose stubs stand on them."""


@dataclass(frozen=True, slots=True)
class StubSheet:
    """One sheet by itself as a PDF file, and whose stubs stand on it; none is on two sheets.

    On a roll it is the strips of one stub.
    """

    pdf: bytes
    stubs: tuple[StubFacts, ...]


@dataclass(frozen=True, slots=True)
class StubFile:
    """All sheets as one PDF file, and each by itself, to be printed one after the other."""

    pdf: bytes
    sheets: tuple[StubSheet, ...]


def make_stubs(
    stubs: Sequence[StubFacts], office: StubOffice, size: PaperFormat = PaperFormat.A4
) -> StubFile:
    """Return the sheets of some stubs; the same stubs, the same bytes.

    Args:
        stubs: At least one.
        office: Whose they are.
        size: A4, A5, F4 or a roll; the sizes several papers share are taken as the sheet they are.

    Raises:
        Unavailable: ``paper.qr_unreadable`` where a symbol cannot be read back.
        ValueError: No stub, or one larger than sixteen symbols hold.
    """
    if not stubs:
        raise ValueError("no stub")
    places = [_places(stub, size) for stub in stubs]
    about = Description(HEAD, office.name, "Arsip pendaftaran")
    draw = _strips if size.is_roll else _sheets
    sheets = list(draw(places, office, size))
    pages = [page for some, _ in sheets for page in some]
    whole = bound(pages, about)
    _read_back(whole, [place.text for some in places for place in some], len(pages))
    return StubFile(whole, tuple(StubSheet(bound(some, about), on_it) for some, on_it in sheets))


def per_sheet(size: PaperFormat) -> int:
    """Return how many symbols one sheet holds."""
    columns, rows = _grid(size)
    return columns * rows


def _places(stub: StubFacts, size: PaperFormat) -> list[_Place]:
    most = _NARROW_LETTERS if size is PaperFormat.ROLL_58 else _SHEET_LETTERS
    texts = symbols_of(stub.sealed, most) if stub.sealed else [PRACTICE_QR]
    return [_Place(stub, text, place, len(texts)) for place, text in enumerate(texts, 1)]


def _grid(size: PaperFormat) -> tuple[int, int]:
    width, height = size.sheet_mm
    if height is None:
        return 1, 1
    wide, high = width * MM - 2 * _EDGE, height * MM - 2 * _EDGE - _HEAD
    return int(wide / _CELL_WIDTH), int(high / _CELL_HEIGHT)


def _sheets(
    places: Sequence[Sequence[_Place]], office: StubOffice, size: PaperFormat
) -> Iterator[_Drawn]:
    """Return each sheet with whose stubs are on it.

    A stub of several symbols stays on one sheet, so that it is on paper with that sheet or not at
    all; only one of more symbols than a sheet holds goes on over sheets that are printed as one.
    """
    groups: list[list[_Place]] = []
    for some in places:
        if not groups or len(groups[-1]) + len(some) > per_sheet(size):
            groups.append([])
        groups[-1].extend(some)
    each = per_sheet(size)
    count = sum(-(-len(group) // each) for group in groups)
    at = 0
    for group in groups:
        pages = []
        for start in range(0, len(group), each):
            at += 1
            words = PAGE.format(page=at, pages=count)
            pages.append(_sheet(group[start : start + each], office, size, words))
        yield pages, tuple(dict.fromkeys(place.stub for place in group))


def _strips(
    places: Sequence[Sequence[_Place]], office: StubOffice, size: PaperFormat
) -> Iterator[_Drawn]:
    """Return the strips of each stub."""
    for some in places:
        yield _rolls(some, office, size), (some[0].stub,)


def _sheet(places: Sequence[_Place], office: StubOffice, size: PaperFormat, which: str) -> Page:
    width, height = size.sheet_mm
    page = Page(width * MM, (height or 0) * MM)
    columns, _ = _grid(size)
    _place_head(page, office, which)
    cell = (page.width - 2 * _EDGE) / columns
    for at, place in enumerate(places):
        row, column = divmod(at, columns)
        top = _EDGE + _HEAD + row * _CELL_HEIGHT
        _place_stub(page, place, office, _EDGE + column * cell, top, cell)
    for row in range(1, -(-len(places) // columns)):
        y = _EDGE + _HEAD + row * _CELL_HEIGHT
        page.add(Rule(_EDGE, y, page.width - 2 * _EDGE, FINE, HAIRLINE))
    return page


def _place_head(page: Page, office: StubOffice, which: str) -> None:
    right = page.width - _EDGE
    y = _EDGE + 10
    head = PRACTICE if office.practice else HEAD
    end = page.write(_EDGE, y, head, Style(Face.HEADING, 10, INK))
    room = right - end - 12 - _SMALL.width(which) - 12
    name = fitted(office.name, _SMALL, room, (Step(1, LEAST, 5),))
    page.write(end + 12, y, name.lines[0], name.style)
    page.write_to(right, y, which, _SMALL)
    keep = fitted(KEEP, _SMALL, page.width - 2 * _EDGE, (Step(1, LEAST, 6),))
    page.write(_EDGE, y + 11.5, keep.lines[0], keep.style)


def _rolls(places: Sequence[_Place], office: StubOffice, size: PaperFormat) -> list[Page]:
    """Return a strip for each symbol, as wide as the printer reaches."""
    width = (size.dots or 0) / 8 * MM
    pages = []
    for place in places:
        page = Page(width, _CELL_HEIGHT + _HEAD)
        head = f"{PRACTICE if office.practice else HEAD} · {office.name}"
        set_head = fitted(head, _SMALL, width, (Step(2, LEAST, 6),))
        page.write_lines(0, 9, set_head.lines, set_head.style, set_head.style.size * _LEADING)
        page.height = _place_stub(page, place, office, 0, _HEAD, width, ROLL_MODULE) + _ROLL_END
        pages.append(page)
    return pages


def _place_stub(
    page: Page,
    place: _Place,
    office: StubOffice,
    left: float,
    top: float,
    width: float,
    module: float = MODULE,
) -> float:
    """Place a symbol with what stands below it, and return where that ends."""
    symbol = qr_symbol(place.text)
    side = (symbol.columns + 2 * QUIET_ZONE) * module
    quiet = QUIET_ZONE * module
    x = left + (width - side) / 2
    page.add(Art(x + quiet, top + side - quiet, module, module, symbol.operators))
    # A roll is as long as need be, and as wide as its printer reaches.
    pad, ladder = (_PAD, _LADDER) if module == MODULE else (0.0, _ROLL_LADDER)
    y, room = top + side, width - 2 * pad
    for text, style in _lines(place, office, room):
        lines = fitted(text, style, room, ladder)
        leading = lines.style.size * _LEADING
        for line in lines.lines:
            y += leading
            page.write(left + (width - lines.style.width(line)) / 2, y - 4, line, lines.style)
    return y


def _lines(place: _Place, office: StubOffice, room: float) -> list[tuple[str, Style]]:
    """Return the number, and in two lines below it who, when and whose act it was.

    Where two lines do not hold that in ten points, the hour is left out, the day goes before the
    officer, and a masked name is its initials.
    """
    stub = place.stub
    besides = [VERSION.format(version=stub.version - 1)] if stub.version > 1 else []
    if place.parts > 1:
        besides.append(PART.format(place=place.part, count=place.parts))
    local = stub.at.astimezone(ZoneInfo(office.zone))
    day, masked = f"{local:%d-%m-%Y}", masked_name(stub.name)
    who = _BETWEEN.join((masked, *besides))
    brief = _BETWEEN.join((" ".join(f"{word[0]}." for word in masked.split()), *besides))
    ways = [
        (_BETWEEN.join((who, f"{day} {local:%H.%M}")), stub.officer),
        (_BETWEEN.join((who, day)), stub.officer),
        (who, _BETWEEN.join((day, stub.officer))),
        (_BETWEEN.join((brief, day)), stub.officer),
        (brief, _BETWEEN.join((day, stub.officer))),
    ]
    fits = (way for way in ways if max(map(_LINE.width, way)) <= room)
    first, second = next(fits, ways[-2])
    number = f"{STUB_NUMBER}/{stub.number}"
    style = _NUMBER if _NUMBER.width(number) <= room else _NARROW_NUMBER
    return [(number, style), (first, _LINE), (second, _SMALL)]


def _read_back(pdf: bytes, texts: Sequence[str], pages: int) -> None:
    found: set[str] = set()
    for number in range(pages):
        pixels = page_grey(pdf, READ_BACK_DPI, number)
        found |= texts_in(pixels.data, pixels.width, pixels.height, pixels.bytes_per_line)
    if not found >= set(texts):
        raise Unavailable("paper.qr_unreadable")
