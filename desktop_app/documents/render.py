"""Pages of a PDF as pixels: for the preview, for printing, and to read our own QR back.

PDFium keeps state for the whole process and may not be entered by two threads at once, so one
lock guards it, also for opening and closing documents.
"""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import Unavailable

if TYPE_CHECKING:  # PDFium is read with the first page
    from pypdfium2 import PdfDocument

_PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True)
class Pixels:
    """A grey picture, one byte for each pixel; a line may be longer than its pixels."""

    width: int
    height: int
    bytes_per_line: int
    data: bytes


def pdfium_alone() -> threading.Lock:
    """Return the lock to be held by whoever else calls PDFium: printing on Windows does."""
    return _PDFIUM


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise Unavailable("paper.unreadable") from error
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Return the number of pages.

    Raises:
        Unavailable: ``paper.unreadable`` when the bytes are no PDF.
    """
    with _opened(pdf) as document:
        return len(document)


def page_size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Return width and height of a page in points.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    with _opened(pdf) as document:
        width, height = document[page].get_size()
        return float(width), float(height)


def page_grey(pdf: bytes, dpi: float, page: int = 0) -> Pixels:
    """Return one page as grey, one byte per pixel, for the readers of QR and bar codes.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, grayscale=True)
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def pages_grey(pdf: bytes, dpi: float) -> Iterator[Pixels]:
    """Yield every page as ``page_grey`` gives one; other threads may render between two pages.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    for page in range(page_count(pdf)):
        yield page_grey(pdf, dpi, page)


def page_words(pdf: bytes, page: int = 0) -> str:
    """Return the words of a page, a line each as they stand.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    with _opened(pdf) as document:
        words = document[page].get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()


def page_png(pdf: bytes, dpi: float, page: int = 0) -> bytes:
    """Return one page as a PNG file that states its resolution.

    Raises:
        Unavailable: ``paper.unreadable``.
    """
    target = io.BytesIO()
    with _opened(pdf) as document:
        picture = document[page].render(scale=dpi / 72).to_pil()
        picture.save(target, "PNG", optimize=True, dpi=(dpi, dpi))
    return target.getvalue()
