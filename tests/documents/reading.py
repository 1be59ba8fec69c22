"""What a reader gets out of a finished paper: its words, where they stand, its codes and fonts."""

import ctypes
import re
import zlib
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from desktop_app.documents.qr import read_qr, read_qrs
from desktop_app.documents.render import page_grey

INK_DPI = 100
"""Fine enough to tell a hairline from a rule, coarse enough to be quick."""


@dataclass(frozen=True)
class FontUse:
    name: str
    embedded: bool


def words_of(pdf: bytes) -> str:
    """Return the text of all pages with every run of white space as one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def fonts_of(pdf: bytes) -> set[FontUse]:
    """Return the fonts that set the text, as the renderer sees them."""
    document = pypdfium2.PdfDocument(pdf)
    found: set[FontUse] = set()
    try:
        for item in document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item.raw)
            room = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(room)
            pdfium.FPDFFont_GetBaseFontName(font, name, room)
            embedded = pdfium.FPDFFont_GetIsEmbedded(font) == 1
            found.add(FontUse(name.value.decode(), embedded))
    finally:
        document.close()
    return found


def all_bytes_of(pdf: bytes) -> bytes:
    """Return the file with every packed stream also unpacked: nothing can hide in it."""
    parts = [pdf]
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream[1].rstrip(b"\r\n")))
        except zlib.error:
            parts.append(stream[1])
    return b"\n".join(parts)


def qr_of(pdf: bytes, dpi: float = 150) -> str | None:
    grey = page_grey(pdf, dpi)
    return read_qr(grey.data, grey.width, grey.height, grey.bytes_per_line)


def barcode_of(pdf: bytes, dpi: float = 300) -> str | None:
    return next(iter(barcodes_of(pdf, dpi)), None)


def codes_of(pdf: bytes, dpi: float, page: int = 0) -> list[str]:
    """Return the texts of all QRs on a page."""
    grey = page_grey(pdf, dpi, page)
    return read_qrs(grey.data, grey.width, grey.height, grey.bytes_per_line)


def barcodes_of(pdf: bytes, dpi: float, page: int = 0) -> list[str]:
    """Return the texts of all Code 128 symbols on a page."""
    grey = page_grey(pdf, dpi, page)
    view = zxingcpp.ImageView(
        memoryview(grey.data),
        grey.width,
        grey.height,
        zxingcpp.ImageFormat.Lum,
        grey.bytes_per_line,
    )
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.Code128)
    return [found.text for found in zxingcpp.read_barcodes(view, formats=formats)]


def boxes_of(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each text as drawn, from the upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        height = page.get_height()
        found = []
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = item.get_bounds()
            found.append((left, height - top, right, height - bottom))
    finally:
        document.close()
    return found


def letters_of(pdf: bytes, page: int = 0) -> list[float]:
    """Return the size of each text of a page as it is drawn, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return sizes_on(document[page])
    finally:
        document.close()


def sizes_on(page: pypdfium2.PdfPage) -> list[float]:
    """Return the size of each text of an open page: that of its font, as all matrices leave it."""
    found = []
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        pdfium.FPDFTextObj_GetFontSize(item.raw, size)
        pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
        found.append(size.value * (matrix.c**2 + matrix.d**2) ** 0.5)
    return found


def description_of(pdf: bytes) -> dict[str, str]:
    """Return what the file says of itself, but for its dates."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        said = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    return {key: value for key, value in said.items() if not key.endswith("Date")}


def page_sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page, in whole millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (round(width / 72 * 25.4), round(height / 72 * 25.4))
            for width, height in (page.get_size() for page in document)
        ]
    finally:
        document.close()


def pictures_in(pdf: bytes) -> int:
    """Return how many pictures the first page shows."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(list(document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])))
    finally:
        document.close()


def ink_of(pdf: bytes, page: int = 0) -> float:
    """Return the share of a page a black-only printer covers: 1 would be black all over."""
    grey = page_grey(pdf, INK_DPI, page)
    rows = (grey.data[y * grey.bytes_per_line :][: grey.width] for y in range(grey.height))
    return 1 - sum(map(sum, rows)) / (255 * grey.width * grey.height)
