"""Reading the symbols of stubs off pictures: of a phone, of a scanner, and out of a scanner's PDF.

Nothing that is read here is believed: a text counts only where it is a stub's to the letter, and
what is in it only once its city has opened it.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import zxingcpp
from PIL import Image, ImageFilter, UnidentifiedImageError

from desktop_app.documents.render import page_count, page_grey, page_size
from desktop_app.errors import Unavailable

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})
DOCUMENTS = frozenset({".pdf"})

MOST_PIXELS = 120_000_000
"""A telephone's largest, or A3 at 600 dpi."""

LARGEST_FILE = 256 * 1024 * 1024
_DPI = 300
_LONGEST = 4200
"""Pixels: what is larger is read smaller; no stub needs finer."""

_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True, slots=True)
class Read:
    """What one picture shows.

    Attributes:
        texts: Of the QR symbols that could be read, of whatever kind.
        unread: How many symbols are there that could not.
    """

    texts: frozenset[str]
    unread: int = 0


class NotAPicture(ValueError):
    """A file, or what is left of it, that shows nothing.

    Attributes:
        code: ``scan.no_picture`` for another kind of file, ``scan.damaged`` for a picture that is
            cut short, ``scan.pdf_closed`` for a PDF that is damaged or locked by a password,
            ``scan.too_large``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def scanned(path: Path) -> Iterator[Read]:
    """Yield what each page of a file shows; a picture is one page.

    Raises:
        NotAPicture: It is damaged, empty, too large, or something else; also after pages that
            could be read.
        OSError: It cannot be opened.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise NotAPicture("scan.too_large")
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        yield from _pages(content)
        return
    for picture in _frames(content):
        yield read_picture(picture)


def scans_in(paths: Sequence[Path]) -> list[Path]:
    """Return files that are named, and the pictures and PDFs in folders that are, by name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [each for each in inside if each == path or _is_scan(each)]
    return list(dict.fromkeys(found))


def _is_scan(path: Path) -> bool:
    return path.suffix.lower() in PICTURES | DOCUMENTS and path.is_file()


def read_picture(picture: Image.Image) -> Read:
    """Read the symbols of a grey picture, each way in which one may be hidden."""
    longest = max(picture.size)
    if longest > _LONGEST:
        picture = picture.resize(
            tuple(max(1, side * _LONGEST // longest) for side in picture.size),
            Image.Resampling.BOX,
        )
    seen = [_seen(tried) for tried in _tries(picture)]
    good = {symbol.text: symbol for some in seen for symbol in some if symbol.text}
    bad = [symbol for some in seen for symbol in some if not symbol.text]
    unread: list[_Symbol] = []
    for symbol in bad:
        if not any(symbol.is_at(other) for other in (*good.values(), *unread)):
            unread.append(symbol)
    return Read(frozenset(good), len(unread))


def texts_in(grey: bytes, width: int, height: int, bytes_per_line: int) -> frozenset[str]:
    """Return the texts of every QR symbol in a picture of one byte a pixel."""
    symbols = _symbols_in(grey, width, height, bytes_per_line)
    return frozenset(symbol.text for symbol in symbols if symbol.text)


class _Symbol(NamedTuple):
    """A symbol that was seen: its text, "" where that could not be read, and its middle.

    Middle and reach are shares of the picture's longer side, so that they compare in any size.
    """

    text: str
    x: float
    y: float
    reach: float

    def is_at(self, other: "_Symbol") -> bool:
        apart = max(abs(self.x - other.x), abs(self.y - other.y))
        return apart < max(self.reach, other.reach)


def _seen(picture: Image.Image) -> list[_Symbol]:
    return _symbols_in(picture.tobytes(), picture.width, picture.height, picture.width)


def _symbols_in(grey: bytes, width: int, height: int, bytes_per_line: int) -> list[_Symbol]:
    view = zxingcpp.ImageView(
        memoryview(grey), width, height, zxingcpp.ImageFormat.Lum, bytes_per_line
    )
    longest = max(width, height)
    symbols = []
    for each in zxingcpp.read_barcodes(view, formats=_FORMATS, return_errors=True):
        place = each.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across = [corner.x / longest for corner in corners]
        down = [corner.y / longest for corner in corners]
        reach = max(max(across) - min(across), max(down) - min(down)) / 2
        text = each.text if each.valid else ""
        symbols.append(_Symbol(text, sum(across) / 4, sum(down) / 4, reach))
    return symbols


def _tries(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield a picture as it is, and in the ways that bring out what noise or blur hide.

    All of them are read: a symbol that is not seen at all is not missed, and each takes some
    hundredths of a second.
    """
    yield picture
    yield picture.filter(ImageFilter.GaussianBlur(1.2))
    width, height = picture.size
    yield picture.resize((max(1, width // 2), max(1, height // 2)), Image.Resampling.BOX)
    yield picture.filter(ImageFilter.UnsharpMask(radius=3, percent=220, threshold=2))


def _frames(content: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(content)) as opened:
            for number in range(getattr(opened, "n_frames", 1)):
                yield _frame(opened, number)
    except NotAPicture:
        raise
    except UnidentifiedImageError:
        raise NotAPicture("scan.no_picture") from None
    except (OSError, ValueError, SyntaxError):
        raise NotAPicture("scan.damaged") from None
    except Image.DecompressionBombError:
        raise NotAPicture("scan.too_large") from None


def _frame(opened: Image.Image, number: int) -> Image.Image:
    opened.seek(number)
    if opened.width * opened.height > MOST_PIXELS:
        raise NotAPicture("scan.too_large")
    return opened.convert("L")


def _pages(content: bytes) -> Iterator[Read]:
    try:
        for number in range(page_count(content)):
            longest = max(page_size(content, number))
            pixels = page_grey(content, min(_DPI, _LONGEST * 72 / longest), number)
            size = (pixels.width, pixels.height)
            raw = ("raw", "L", pixels.bytes_per_line, 1)
            yield read_picture(Image.frombytes("L", size, pixels.data, *raw))
    except Unavailable:
        raise NotAPicture("scan.pdf_closed") from None
