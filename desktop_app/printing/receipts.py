"""What a printer of receipts understands: ESC/POS, as python-escpos writes it.

Dots are the way every such printer goes, and print exactly what the preview shows. Text with the
printer's own QR is for slow lines: a receipt of dots takes two minutes at 9600 baud, of text one
second.
"""

import os
import tempfile
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # pictures are read with the first paper
    from PIL.Image import Image

PLAINEST = "simple"
"""The profile that promises least: dots, and neither a knife nor a QR of its own."""

FEED = 6
"""Lines fed before the tear-off: the last printed line must be past its edge."""

_BAND = 240
"""Rows of dots sent at once: what the smallest buffers of cheap printers hold."""

_CODE_PAGES = ("CP1252", "CP858", "CP850", "CP437")
"""Tables with the letters of Latin names, the best first."""

_PLAIN = str.maketrans(
    {"•": "*", "·": "-", "–": "-", "—": "-", "…": "...", "\xa0": " "}
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("‘’", "'")
)
"""Signs such printers lack, by what stands in for them; letters are never exchanged."""

_EC_M = 1
_MODULE = 6  # dots: 0.75 mm, which every phone reads


def dots_receipt(picture: "Image", profile: str) -> bytes:
    """Return the bytes that print a black and white picture, fed past the tear-off."""
    printer = _printer(profile, picture.width)
    printer.hw("INIT")
    printer.image(picture, impl="bitImageRaster", fragment_height=_BAND)
    return _ended(printer)


def text_receipt(lines: Sequence[str], qr: str, picture: "Image", profile: str) -> bytes:
    """Return the bytes that print bare lines and a QR.

    Args:
        lines: None wider than ``columns_of`` the profile.
        qr: Its text; the printer draws it where it can.
        picture: The same QR in dots, for printers that cannot.
        profile: Name of the printer's profile, or "".
    """
    printer = _printer(profile)
    printer.hw("INIT")
    printer.magic.force_encoding(_code_page(printer))
    for line in lines:
        printer.text(f"{line.translate(_PLAIN)}\n")
    if qr and printer.profile.supports("qrCode"):
        printer.qr(qr, ec=_EC_M, size=_MODULE, native=True)
    elif qr:
        printer.image(picture, impl="bitImageRaster", fragment_height=_BAND)
    return _ended(printer)


def columns_of(profile: str) -> int:
    """Return how many letters stand on a line."""
    return int(_printer(profile).profile.get_columns("a"))


def profiles() -> Sequence[str]:
    """Return the names of all printers whose abilities are known."""
    return sorted(_escpos().capabilities.CAPABILITIES["profiles"])


def _ended(printer: Any) -> bytes:
    printer.ln(FEED)
    if printer.profile.supports("paperPartCut"):
        printer.cut("PART", feed=False)
    elif printer.profile.supports("paperFullCut"):
        printer.cut("FULL", feed=False)
    return bytes(printer.output)


def _code_page(printer: Any) -> str:
    """Return the first of the tables we like that the printer has."""
    has = set(printer.profile.get_code_pages())
    return next((name for name in _CODE_PAGES if name in has), "CP437")


def _printer(profile: str, width: int = 0) -> Any:
    """Return a printer that writes into memory.

    A profile narrower than what is to be printed is not this printer's: the plainest is taken.
    """
    known = _escpos().capabilities.CAPABILITIES["profiles"]
    reach = known[profile]["media"]["width"]["pixels"] if profile in known else "Unknown"
    fits = profile in known and (reach == "Unknown" or int(reach) >= width)
    return _escpos().printer.Dummy(profile=profile if fits else PLAINEST)


@cache
def _escpos() -> Any:
    """Import python-escpos where it is first needed: a third of a second nobody waits for twice.

    WORKAROUND: on import it writes what it knows of printers into a folder it makes and leaves
    behind (escpos/capabilities.py); it is given one that goes away.
    """
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("ESCPOS_CAPABILITIES_PICKLE_DIR")
        os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = folder
        try:
            import escpos.capabilities  # noqa: PLC0415 - loads for a third of a second
            import escpos.printer  # noqa: PLC0415 - loads for a third of a second
        finally:
            if before is None:
                del os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"]
            else:
                os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = before
    return escpos
