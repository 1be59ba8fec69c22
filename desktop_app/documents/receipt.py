"""A paper for a roll as dots, and as bare lines: both are read off the one page that is shown.

A printer of receipts has eight dots to the millimetre and no greys. The picture it gets is the
preview's own, and the QR in it is set again in whole dots: half a dot of error in one module is
what makes a small symbol unreadable.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import zxingcpp
from PIL import Image, ImageOps

from desktop_app.documents.forms import ROLL_DPI
from desktop_app.documents.pieces import pieces
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol, read_qr
from desktop_app.documents.render import page_count, page_grey, page_size, page_words

_POINTS_TO_THE_INCH = 72
_DARK = 128
"""Of 256 greys: what is darker becomes a dot. The palest ink of a paper's text is well below."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper in bare text: its lines, none wider than was asked, and what its QR says."""

    lines: tuple[str, ...]
    qr: str


def dots_of(pdf: bytes, width: int) -> Image.Image:
    """Return all pages below one another, black or white, ``width`` dots wide.

    A page of another width than the roll's is made to fit; those made for the roll are as they are.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    pages = [_page_dots(pdf, width, page) for page in range(page_count(pdf))]
    whole = Image.new("L", (width, sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    return whole.point(lambda grey: 0 if grey < _DARK else 255, mode="1")


def slip_of(pdf: bytes, columns: int, page: int = 0) -> Slip:
    """Return a page's words in lines of so many letters, and the text of its QR.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    grey = page_grey(pdf, ROLL_DPI, page)
    qr = read_qr(grey.data, grey.width, grey.height, grey.bytes_per_line)
    lines = [
        line
        for words in page_words(pdf, page).splitlines()
        for line in _wrapped(" ".join(words.split()), columns)
    ]
    return Slip(tuple(_without_doubled_gaps(lines)), qr or "")


def _wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines of so many letters; what belongs together stays so where it fits."""
    kept = [each if len(each) > columns else each.replace(" ", _NO_BREAK) for each in pieces(text)]
    lines = textwrap.wrap(" ".join(kept), columns)
    return [line.replace(_NO_BREAK, " ") for line in lines] or [""]


def qr_dots(text: str, dots: int) -> Image.Image:
    """Return a QR with so many dots to the module, its quiet zone around it."""
    made = zxingcpp.create_barcode(text, _QR, ec_level="M")
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer; its hints do not say
    view = memoryview(picture)
    rows, columns = view.shape or (0, 0)
    symbol = Image.frombytes("L", (columns, rows), view.tobytes())
    larger = symbol.resize((columns * dots, rows * dots), Image.Resampling.NEAREST)
    return ImageOps.expand(larger, QUIET_ZONE * dots, 255)


_QR = zxingcpp.BarcodeFormat.QRCode
_NO_BREAK = "\N{NO-BREAK SPACE}"


def _page_dots(pdf: bytes, width: int, page: int) -> Image.Image:
    dpi = width * _POINTS_TO_THE_INCH / page_size(pdf, page)[0]
    if abs(dpi - ROLL_DPI) < 1:
        dpi = ROLL_DPI  # points are rounded in the file, dots must not be
    seen = page_grey(pdf, dpi, page)
    picture = Image.frombuffer(
        "L", (seen.width, seen.height), seen.data, "raw", "L", seen.bytes_per_line, 1
    ).copy()
    for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(_QR)):
        _set_again(picture, found)
    return picture


def _set_again(picture: Image.Image, found: zxingcpp.Barcode) -> None:
    """Lay a QR of whole dots over the one that was drawn, around the same middle."""
    corners = found.position
    across = (corners.top_right.x - corners.top_left.x) / qr_symbol(found.text).columns
    symbol = qr_dots(found.text, max(1, round(across)))
    middle_x = (corners.top_left.x + corners.bottom_right.x) / 2
    middle_y = (corners.top_left.y + corners.bottom_right.y) / 2
    place = round(middle_x - symbol.width / 2), round(middle_y - symbol.height / 2)
    picture.paste(symbol, place)


def _without_doubled_gaps(lines: list[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
