"""`make papers-10k`: invented people with names as long as they come, every size, every code.

Each person's paper is laid out in each size and drawn. Looked at: how many pages the files have,
that no text leaves the margins or meets another or the QR's white border, that the margins are
white in the picture, that each QR gives back its text at an office scanner's 150 dpi (at the
printer's own dots on a roll) and each bar code its number at 300, and that no letter in the file
is below ten points. One miss makes the run fail, and says whose it is: ``crowd(40, 7004120)``
makes the people of portion 7004120, and a paper's number ends in its person's place there.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2
import zxingcpp

from desktop_app.documents.forms import ROLL_DPI, Form, form_of
from desktop_app.documents.imposition import imposed
from desktop_app.documents.layout import MM, Art, Page
from desktop_app.documents.painting import Description, Placed, Sheet, painted_sheets
from desktop_app.documents.paper import laid_out
from desktop_app.documents.qr import QUIET_ZONE, code128_symbol, qr_symbol
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.crowd import crowd
from tests.documents.reading import sizes_on
from tests.documents.test_sheet import overlap

REPORT = Path(__file__).parents[2] / "build" / "papers-10k.json"
PORTION = 40
_LEAST = 10.0 - 0.01
_SLACK = 0.02
_LOOKED_AT_DPI = 50
_SCANNED_DPI, _BARS_DPI = 150, 300


def checked(portion: tuple[int, int]) -> Counter[str]:
    """Return what was counted for so many people of a seed.

    Misses begin with ``miss``; whose they are is said in as many lines that begin with ``of``.
    """
    seed, count = portion
    people = crowd(count, seed)
    found: Counter[str] = Counter(people=len(people))
    for size in PaperFormat:
        laid = [(facts, laid_out(facts, size)[0]) for facts in people]
        for facts, page in laid:
            found += _owned(_placed(facts, page, form_of(size)), seed, [facts])
        sheets = [imposed([page for _, page in each], size) for each in _sheets(laid, size)]
        pdf = painted_sheets(sheets, Description("", "", ""), kept=False)
        found += _drawn(pdf, sheets, list(_sheets(laid, size)), size, seed)
    return found


def _owned(found: Counter[str], seed: int, owners: Sequence[PaperFacts]) -> Counter[str]:
    """Add to each miss whose it is: of one paper, or of all on a sheet."""
    whose = ", ".join(each.number for each in owners)
    missed = [name for name in found if name.startswith("miss ") and found[name]]
    return found + Counter(f"of {seed}, {whose}: {name}" for name in missed)


def _sheets(
    laid: Sequence[tuple[PaperFacts, Page]], size: PaperFormat
) -> Iterator[Sequence[tuple[PaperFacts, Page]]]:
    for start in range(0, len(laid), size.per_sheet):
        yield laid[start : start + size.per_sheet]


def _placed(facts: PaperFacts, page: Page, form: Form) -> Counter[str]:
    """Look at where every text stands."""
    found: Counter[str] = Counter({f"papers {form.size}": 1})
    boxes = [text.box for text in page.texts]
    edge = form.edge - _SLACK
    for left, top, right, bottom in boxes:
        if left < edge or top < edge or right > page.width - edge or bottom > page.height - edge:
            found[f"miss {form.size} text outside"] += 1
    in_order = sorted(boxes, key=lambda box: box[1])
    for at, one in enumerate(in_order):
        for other in in_order[at + 1 :]:
            if other[1] >= one[3]:
                break
            found[f"miss {form.size} texts meet"] += overlap(one, other)
    art = _art(page, qr_symbol(facts.qr).operators)
    dark, quiet = qr_symbol(facts.qr).columns * art.scale_x, QUIET_ZONE * art.scale_x
    white = (art.x - quiet, art.y - dark - quiet, art.x + dark + quiet, art.y + quiet)
    found[f"miss {form.size} text at the QR"] += any(overlap(box, white) for box in boxes)
    found[f"miss {form.size} fine module"] += art.scale_x * form.scale < (
        0.5 * MM if form.dots else 0.6 * MM
    )
    return +found


def _art(page: Page, operators: str) -> Art:
    return next(
        each for each in page.elements if isinstance(each, Art) and each.operators == operators
    )


def _drawn(
    pdf: bytes,
    sheets: Sequence[Sheet],
    laid: Sequence[Sequence[tuple[PaperFacts, Page]]],
    size: PaperFormat,
    seed: int,
) -> Counter[str]:
    """Look at what a renderer makes of the file."""
    document = pypdfium2.PdfDocument(pdf)
    found = Counter({f"sheets {size}": len(document)})
    found[f"miss {size} page count"] += len(document) != len(laid)
    for page, sheet, papers in zip(document, sheets, laid, strict=True):
        whole: Counter[str] = Counter()
        whole[f"miss {size} below ten points"] += min(sizes_on(page)) < _LEAST
        whole[f"miss {size} ink in the margin"] += not size.is_roll and _ink_in_margin(page)
        found += _owned(whole, seed, [facts for facts, _ in papers])
        for placed, (facts, _) in zip(sheet.placed, papers, strict=True):
            found += _owned(_codes(page, sheet, placed, facts, size), seed, [facts])
    document.close()
    return +found


def _codes(
    page: pypdfium2.PdfPage, sheet: Sheet, placed: Placed, facts: PaperFacts, size: PaperFormat
) -> Counter[str]:
    """Read a paper's QR and, where it has one, its bar code."""
    found: Counter[str] = Counter({f"QRs {size}": 1})
    qr = _art(placed.page, qr_symbol(facts.qr).operators)
    edge = qr_symbol(facts.qr).columns
    found[f"miss {size} QR"] += _read(page, sheet, placed, qr, edge, edge, size) != facts.qr
    symbol = code128_symbol(facts.number)
    if any(
        isinstance(each, Art) and each.operators == symbol.operators
        for each in placed.page.elements
    ):
        bars = _art(placed.page, symbol.operators)
        read = _read(page, sheet, placed, bars, symbol.columns, 1, size)
        found[f"bar codes {size}"] += 1
        found[f"miss {size} bar code"] += read != facts.number
    return found


def _read(
    page: pypdfium2.PdfPage,
    sheet: Sheet,
    placed: Placed,
    art: Art,
    columns: int,
    rows: int,
    size: PaperFormat,
) -> str | None:
    """Return what a reader of codes makes of one symbol and what surrounds it."""
    is_qr = rows > 1
    wide = _SCANNED_DPI if is_qr else _BARS_DPI
    dpi = ROLL_DPI if size.is_roll else wide
    around = (QUIET_ZONE if is_qr else 10) * art.scale_x
    left, right = art.x - around, art.x + columns * art.scale_x + around
    above = around if is_qr else 0
    top, bottom = art.y - rows * art.scale_y - above, art.y + above
    scale = placed.scale
    crop = (
        max(placed.x + left * scale, 0),
        max(sheet.height - placed.y - bottom * scale, 0),
        max(sheet.width - placed.x - right * scale, 0),
        max(placed.y + top * scale, 0),
    )
    grey = page.render(scale=dpi / 72, grayscale=True, crop=crop)
    formats = zxingcpp.BarcodeFormat.QRCode if is_qr else zxingcpp.BarcodeFormat.Code128
    data = bytes(grey.buffer)  # the view does not keep it alive
    view = zxingcpp.ImageView(
        memoryview(data),
        grey.width,
        grey.height,
        zxingcpp.ImageFormat.Lum,
        grey.stride,
    )
    found = zxingcpp.read_barcode(view, formats=zxingcpp.BarcodeFormats(formats))
    return found.text if found is not None and found.valid else None


def _ink_in_margin(page: pypdfium2.PdfPage) -> bool:
    """Whether anything but white stands within 6 mm of the edge, less the pixel they share."""
    grey = page.render(scale=_LOOKED_AT_DPI / 72, grayscale=True)
    data, width, height, stride = bytes(grey.buffer), grey.width, grey.height, grey.stride
    margin = int(6 / 25.4 * _LOOKED_AT_DPI) - 1
    rows = [data[y * stride : y * stride + width] for y in range(height)]
    blank = b"\xff" * width
    if any(row != blank for row in (*rows[:margin], *rows[-margin:])):
        return True
    side = b"\xff" * margin
    return any(row[:margin] != side or row[-margin:] != side for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    portions = [
        (asked.seed * 1_000_000 + start, min(PORTION, asked.people - start))
        for start in range(0, asked.people, PORTION)
    ]
    found: Counter[str] = Counter()
    start = time.monotonic()
    with ProcessPoolExecutor(asked.workers) as pool:
        for number, each in enumerate(pool.map(checked, portions), start=1):
            found += each
            if number % 25 == 0:
                print(f"{found['people']} people, {_misses(found)} misses", flush=True)
    print("\n".join(f"{name:36} {count:8}" for name, count in sorted(found.items())))
    print(f"{_misses(found)} misses, {time.monotonic() - start:.0f} s")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(dict(sorted(found.items())), indent=1) + "\n", encoding="utf-8")
    return 1 if _misses(found) else 0


def _misses(found: Counter[str]) -> int:
    return sum(count for name, count in found.items() if name.startswith("miss "))


if __name__ == "__main__":
    sys.exit(main())
