"""Papers printed by the calls of Windows, in a Windows made of wine: ``make try-windows-printing``.

winspool.drv and gdi32 are wine's, the spooler behind them is a CUPS of our own, and the printers
listen on loopback. Each paper in each size has to arrive as large as it is, with its QR; receipts
as the bytes an emulator makes the roll of. What a driver of Windows makes of it, only a real one
shows: docs/windows-printing.md. Needs the Python ``make windows`` lays out.
"""

import json
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

import zxingcpp
from PIL import Image

from desktop_app.documents.paper import print_file
from desktop_app.documents.render import page_grey, page_size
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import Way
from installers.artefacts import ROOT
from installers.screen import screen
from installers.windows import wine
from tests.campaigns.windows import DoesNotHold
from tests.documents.people import samples
from tests.fixtures.cups import running
from tests.fixtures.escpos_paper import printed
from tests.fixtures.receiver import receiving

_MM = 72 / 25.4
_DPI = 200
_PAGES, _RECEIPTS = "Loket", "Struk"
PAPERS = [samples()[name] for name in ("paper_proof", "paper_confirmation", "paper_copy")]
SHEETS = [size for size in PaperFormat if not size.is_roll]
ROLLS = [(size, way) for size in PaperFormat if size.is_roll for way in (Way.RASTER, Way.TEXT)]


def main() -> int:
    to = ROOT / "build" / "windows" / "try-printing"
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    python = ROOT / "build" / "windows" / "python"
    with ExitStack() as stack:
        cups = stack.enter_context(running())
        pages, rolls = (stack.enter_context(receiving()) for _ in range(2))
        cups.add(_PAGES, pages.port)
        cups.add_raw(_RECEIPTS, rolls.port)
        cups.run("lpadmin", "-d", _PAGES)
        windows = wine.Wine(to / "prefix", stack.enter_context(screen()))
        stack.callback(windows.end)
        windows.make(python / "Lib" / "site-packages" / "PySide6", to)
        asked = [
            *([_PAGES, size, Way.PAGE, _drawn(to, size)] for size in SHEETS),
            *([_RECEIPTS, size, way, _drawn(to, size)] for size, way in ROLLS),
        ]
        done = windows.run(
            *(python / "python.exe", "-m", "tests.campaigns.windows_printer"),
            *(str(word) for each in asked for word in each),
            at=ROOT,
            more={"CUPS_SERVER": f"127.0.0.1:{cups.port}", "PYTHONPATH": f"Z:{ROOT}"},
        )
        told = json.loads(done.stdout.splitlines()[-1])
        _same("what Windows offers", told["offered"], {_PAGES: True, _RECEIPTS: False})
        for size, arrived in zip(SHEETS, pages.wait_for(len(SHEETS)), strict=True):
            (to / f"{size}-arrived.pdf").write_bytes(arrived)
            _sheet(size, arrived)
        for (size, way), heard in zip(ROLLS, rolls.wait_for(len(ROLLS)), strict=True):
            _roll(size, way, heard)
    print("all of it holds")
    return 0


def _drawn(to: Path, size: PaperFormat) -> str:
    """Lay down a full sheet of one size, and return where Windows finds it."""
    path = to / f"{size}.pdf"
    path.write_bytes(print_file(_on(size), size))
    return f"Z:{path}"


def _on(size: PaperFormat) -> list[PaperFacts]:
    return [PAPERS[place % len(PAPERS)] for place in range(size.per_sheet)]


def _sheet(size: PaperFormat, arrived: bytes) -> None:
    """Look at what a page printer was sent."""
    width, height = size.sheet_mm
    there = sorted(round(side / _MM) for side in page_size(arrived))  # a driver may turn a page
    _same(f"{size} in millimetres", there, sorted((round(width), round(height or 0))))
    seen = page_grey(arrived, _DPI)
    picture = Image.frombuffer(
        "L", (seen.width, seen.height), seen.data, "raw", "L", seen.bytes_per_line, 1
    )
    _same(f"{size}: its QRs", _qrs(picture), sorted({facts.qr for facts in _on(size)}))


def _roll(size: PaperFormat, way: Way, heard: bytes) -> None:
    """Look at what a printer of receipts was sent: dots, or letters and a QR it draws itself."""
    roll = printed(heard)
    drawn = [text for text, _module in roll.qrs]
    found = drawn if way is Way.TEXT else _qrs(roll.picture.convert("L"))
    _same(f"{size} by {way}: its QR", found, [PAPERS[0].qr])


def _qrs(picture: Image.Image) -> list[str]:
    kind = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return sorted({found.text for found in zxingcpp.read_barcodes(picture, formats=kind)})


def _same(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise DoesNotHold(f"{what}: {found} instead of {wanted}")
    print(f"  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
