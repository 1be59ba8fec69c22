"""Reading a spreadsheet somebody sent: nothing of it is parsed before its outside was looked at."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from desktop_app.domain.issues import Issue, Refused

LARGEST_FILE = 10 << 20
LARGEST_UNPACKED = 60 << 20
MOST_PARTS = 200
MOST_ROWS = 10_000
MOST_COLUMNS = 100
LARGEST_RATIO = 100
LONGEST_CELL = 500

_DAMAGED = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # xml.etree.ElementTree.ParseError is one
    TypeError,
    ValueError,
)
"""What zipfile and openpyxl raise for damaged files: they have no one exception for it."""

_ROW = "http://schemas.openxmlformats.org/spreadsheetml/2006/main row"
_DAYS = (
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), (1, 2, 3)),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"), (3, 2, 1)),
)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell's value and the kind openpyxl gives it: ``s`` text, ``n`` number, ``d`` date."""

    value: Any
    kind: str

    def text(self, about: str) -> str:
        """Return the cell's text.

        Raises:
            Refused: ``sheet.cell_missing``, ``sheet.formula``, ``sheet.number_not_text`` (a number
                of sixteen digits has lost its last one), ``sheet.cell_too_long``.
        """
        if self.value is None or self.value == "":
            raise Refused(Issue("sheet.cell_missing", about))
        if self.kind == "f":
            raise Refused(Issue("sheet.formula", about))
        if not isinstance(self.value, str):
            raise Refused(Issue("sheet.number_not_text", about))
        if len(self.value) > LONGEST_CELL:
            raise Refused(Issue("sheet.cell_too_long", about))
        return self.value.strip()

    def day(self, about: str) -> date:
        """Return a date, from a date cell or from ``YYYY-MM-DD`` or ``DD-MM-YYYY``.

        Raises:
            Refused: ``date.unreadable``, and what ``text`` refuses.
        """
        if isinstance(self.value, datetime):
            return self.value.date()
        text = self.text(about)
        for form, (year, month, day) in _DAYS:
            found = form.fullmatch(text)
            if found:
                try:
                    return date(int(found[year]), int(found[month]), int(found[day]))
                except ValueError:
                    break
        raise Refused(Issue("date.unreadable", about))


EMPTY = SheetCell(None, "n")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the headings; ``number`` is the one the spreadsheet program shows."""

    number: int
    cells: Mapping[str, SheetCell]


def read_rows(content: bytes, headings: Mapping[str, str]) -> list[SheetRow]:
    """Return the rows of the first sheet, each cell under the name its heading stands for.

    Args:
        content: The XLSX file.
        headings: For each name the heading to look for, capitals and spaces ignored.

    Raises:
        Refused: ``sheet.unreadable`` for no XLSX or a suspicious one, ``sheet.too_large``,
            ``sheet.heading_missing`` and ``sheet.heading_doubled`` (figure ``heading``),
            ``sheet.row_out_of_order`` (figure ``row``), which openpyxl would leave out silently.
    """
    _look_at_outside(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            if isinstance(sheet, ReadOnlyWorksheet):
                sheet.reset_dimensions()  # what the file says of its size may leave rows out
            return _rows(sheet.iter_rows(max_col=MOST_COLUMNS), headings)
        finally:
            book.close()
    except _DAMAGED:
        raise Refused(Issue("sheet.unreadable")) from None


def _look_at_outside(content: bytes) -> None:
    """Refuse bombs, macros, odd names and document types by the archive's directory alone."""
    if len(content) > LARGEST_FILE:
        raise Refused(Issue("sheet.too_large"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Refused(Issue("sheet.too_large"))
            if any(_is_odd(part) for part in parts) or _has_doubles(parts):
                raise Refused(Issue("sheet.unreadable"))
            for part in parts:
                _Part().look_at(archive.read(part))
    except _DAMAGED:
        raise Refused(Issue("sheet.unreadable")) from None


class _Part:
    """One part of the archive, read by the parser openpyxl itself uses, in whatever encoding.

    A search for bytes would see neither a document type in UTF-16 nor a row behind its place.
    """

    def __init__(self) -> None:
        self._row = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._parser.StartElementHandler = self._look_at_row

    def look_at(self, content: bytes) -> None:
        """Refuse a document type, and rows that do not count up; what is no XML is left alone."""
        with suppress(expat.ExpatError):
            self._parser.Parse(content, True)

    def _refuse_document_type(self, *_declared: object) -> None:
        raise Refused(Issue("sheet.unreadable"))

    def _look_at_row(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != _ROW:
            return
        number = int(attributes.get("r", self._row + 1))
        if number <= self._row:
            raise Refused(Issue("sheet.row_out_of_order", figures={"row": number}))
        self._row = number


def _is_odd(part: zipfile.ZipInfo) -> bool:
    name = part.filename
    return (
        ".." in name
        or name.startswith(("/", "\\"))
        or ":" in name
        or name.endswith(".bin")
        or bool(part.flag_bits & 1)
        or part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
    )


def _has_doubles(parts: Sequence[zipfile.ZipInfo]) -> bool:
    return len({part.filename.lower() for part in parts}) != len(parts)


def _rows(rows: Iterator[Any], headings: Mapping[str, str]) -> list[SheetRow]:
    places = _places(next(rows, ()), headings)
    found: list[SheetRow] = []
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            raise Refused(Issue("sheet.too_large"))
        if any(cell.value not in {None, ""} for cell in cells):
            found.append(SheetRow(number, {name: _cell(cells, at) for name, at in places.items()}))
    return found


def _places(first: Sequence[Any], headings: Mapping[str, str]) -> Mapping[str, int]:
    seen = [_plain(str(cell.value)) for cell in first]
    wrong: list[Issue] = []
    for heading in headings.values():
        count = seen.count(_plain(heading))
        if count != 1:
            code = "sheet.heading_doubled" if count else "sheet.heading_missing"
            wrong.append(Issue(code, figures={"heading": heading}))
    if wrong:
        raise Refused(*wrong)
    return {name: seen.index(_plain(heading)) for name, heading in headings.items()}


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _cell(cells: Sequence[Any], place: int) -> SheetCell:
    if place >= len(cells) or cells[place].value is None:
        return EMPTY
    return SheetCell(cells[place].value, cells[place].data_type)
