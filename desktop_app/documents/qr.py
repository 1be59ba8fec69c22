"""QR and Code 128 symbols as vector paths, and the reading of a QR from pixels.

The matrices are zxing-cpp's. Each symbol becomes one path of merged runs, which is small in the
file and cannot show seams between modules.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # read with the first symbol
    from zxingcpp import Barcode

QUIET_ZONE = 4
"""Modules kept white on each side of a QR (ISO/IEC 18004)."""

BARCODE_QUIET_ZONE = 10
"""Modules kept white before and after a Code 128 symbol (ISO/IEC 15417)."""

_DARK_RUN = re.compile(b"\x00+")
_LENGTHS = [f"{length} 1 re" for length in range(1024)]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of ``columns`` by ``rows`` modules, as PDF operators in modules, ``y`` upwards."""

    columns: int
    rows: int
    operators: str


@lru_cache(maxsize=2)
def qr_symbol(text: str) -> Symbol:
    """Return the QR of a text at error correction M, without quiet zone.

    M stands blots and stamps where L fails, and needs smaller modules than Q only at the same size.
    """
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return _symbol(made, barcode=False)


@lru_cache(maxsize=2)
def code128_symbol(text: str) -> Symbol:
    """Return the Code 128 symbol of a text, one module high, without quiet zones."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    return _symbol(made, barcode=True)


def _symbol(made: "Barcode", *, barcode: bool) -> Symbol:
    # One byte for each module, 0 for dark.
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer; its hints do not say
    view = memoryview(picture)
    height, columns = view.shape or (0, 0)
    rows = 1 if barcode else height
    cells = view.tobytes()[: rows * columns]
    # A light module between the rows keeps runs from going on in the next one.
    apart = b"\xff".join([cells[at : at + columns] for at in range(0, len(cells), columns)])
    places = _places(rows, columns + 1)
    runs = [places[run.start()] + _LENGTHS[len(run[0])] for run in _DARK_RUN.finditer(apart)]
    return Symbol(columns, rows, "0 g " + " ".join(runs) + " f")


@lru_cache(maxsize=64)
def _places(rows: int, columns: int) -> list[str]:
    """Return where each module begins, as text: making these anew would take most of the time."""
    return [f"{at % columns} {rows - 1 - at // columns} " for at in range(rows * columns)]


def read_qr(grey: bytes, width: int, height: int, bytes_per_line: int) -> str | None:
    """Return the text of the QR in a picture of one byte per pixel, or None where none is read."""
    import zxingcpp

    view = zxingcpp.ImageView(
        memoryview(grey), width, height, zxingcpp.ImageFormat.Lum, bytes_per_line
    )
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcode(view, formats=formats)
    return found.text if found is not None and found.valid else None


def read_qrs(grey: bytes, width: int, height: int, bytes_per_line: int) -> list[str]:
    """Return the texts of all QRs in a picture of one byte per pixel."""
    import zxingcpp

    view = zxingcpp.ImageView(
        memoryview(grey), width, height, zxingcpp.ImageFormat.Lum, bytes_per_line
    )
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    # Ours stand upright: to look for turned or inverted ones would take twice as long.
    found = zxingcpp.read_barcodes(view, formats=formats, try_rotate=False, try_invert=False)
    return [each.text for each in found if each.valid]
