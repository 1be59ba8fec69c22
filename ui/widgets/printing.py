"""Handing a finished paper to the printer: pages as pictures, without loss, at 300 dots."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.errors import Unavailable

PRINT_DPI = 300
_POINTS_TO_THE_INCH = 72


def printer_names() -> list[str]:
    """Return the printers this computer knows, its default first."""
    names = QPrinterInfo.availablePrinterNames()
    default = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != default, name.casefold()))


def put_out(
    pdf: bytes,
    printer_name: str,
    picture: Callable[[bytes, float, int], bytes],
    pages: Callable[[bytes], int],
) -> None:
    """Print every page of ``pdf`` in its own size, centred where the sheet is larger.

    Args:
        pdf: A paper of ours.
        printer_name: As ``printer_names`` gives it.
        picture: Draws a page as PNG at so many dots to the inch; 0 is the first.
        pages: How many there are.

    Raises:
        Unavailable: ``printer.none`` when no such printer is known, ``printer.silent`` when it
            does not take the page.
    """
    info = QPrinterInfo.printerInfo(printer_name)
    if info.isNull():
        raise Unavailable("printer.none")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    print_pages(printer, (picture(pdf, PRINT_DPI, page) for page in range(pages(pdf))))


def print_pages(printer: QPrinter, pngs: Iterable[bytes]) -> None:
    """Paint pictures of ``PRINT_DPI``, all of one size, each on a page of the printer's.

    Raises:
        Unavailable: ``printer.silent``.
    """
    images = map(QImage.fromData, pngs)
    image = next(images)
    size = QSizeF(image.width(), image.height()) * (_POINTS_TO_THE_INCH / PRINT_DPI)
    # Most printers have only A4 in them: a page they do not know is put on the one they have.
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", fuzzy))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable("printer.silent")
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = printer.resolution() / PRINT_DPI
    width, height = image.width() * scale, image.height() * scale
    left = max(0.0, (paper.width() - width) / 2)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(left, 0, width, height), image)
    for image in images:
        printer.newPage()
        painter.drawImage(QRectF(left, 0, width, height), image)
    if not painter.end():
        raise Unavailable("printer.silent")
