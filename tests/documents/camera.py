"""Stubs as they come back: printed, and photographed or scanned, none too well.

A simulation for comparing and for noticing what breaks: how real phones see real prints it cannot
say. The dots are lost and fattened as office printers do, then seen askew, unevenly lit, out of
focus, noisy and through JPEG.
"""

import io
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image, ImageChops, ImageFilter

from desktop_app.documents.render import page_grey

PRINT_DPI = 300


def printed(pdf: bytes, page: int, random: Random) -> Image.Image:
    """Return a page as a laser printer leaves it: in black and white, dots fattened, some lost."""
    pixels = page_grey(pdf, PRINT_DPI, page)
    size = (pixels.width, pixels.height)
    sharp = Image.frombytes("L", size, pixels.data, "raw", "L", pixels.bytes_per_line, 1)
    bled = sharp.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 255 if v > 150 else 20)
    dust = _noise(size, 90, random).point(lambda v: 255 if v > 225 else 0)
    return ImageChops.lighter(bled, dust)


def scanned(sheet: Image.Image, random: Random) -> Image.Image:
    """Return a sheet off an office scanner at 200 dpi: a little askew, grey, JPEG."""
    small = sheet.resize((sheet.width * 2 // 3, sheet.height * 2 // 3), Image.Resampling.BOX)
    turned = small.rotate(random.uniform(-4, 4), Image.Resampling.BILINEAR, True, fillcolor=246)
    return _jpeg(_noisy(turned.filter(ImageFilter.GaussianBlur(0.6)), 9, random), 75)


def photographed(sheet: Image.Image, random: Random) -> Image.Image:
    """Return a sheet as a phone sees it: in perspective, unevenly lit, blurred, noisy, JPEG."""
    width, height = sheet.size
    wide, high = round(width * 1.1), round(height * 1.1)
    desk = Image.new("L", (wide, high), random.randrange(90, 170))
    desk.paste(sheet, ((wide - width) // 2, (high - height) // 2))
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    shift = 0.045 * wide
    seen = [
        (x + random.uniform(-shift, shift), y + random.uniform(-shift, shift)) for x, y in corners
    ]
    view = desk.transform(
        (wide, high),
        Image.Transform.PERSPECTIVE,
        _perspective(corners, seen),
        Image.Resampling.BILINEAR,
        fillcolor=120,
    )
    turned = view.rotate(
        random.choice((0, 90, 180, 270)) + random.uniform(-9, 9),
        Image.Resampling.BILINEAR,
        True,
        fillcolor=120,
    )
    turned.thumbnail((3200, 3200), Image.Resampling.BOX)
    light = Image.linear_gradient("L").rotate(random.uniform(0, 360), fillcolor=128)
    light = light.resize(turned.size).point(lambda v: 130 + v // 2)
    lit = ImageChops.multiply(turned, light)
    soft = lit.filter(ImageFilter.GaussianBlur(random.uniform(0.6, 1.3)))
    return _jpeg(_noisy(soft, 12, random), 70)


Capture = Callable[[Image.Image, Random], Image.Image]


def as_jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality)
    return Image.open(io.BytesIO(target.getvalue())).convert("L")


def _noise(size: tuple[int, int], sigma: float, random: Random) -> Image.Image:
    """Return noise around grey 128: a tile of it, shifted by chance, as often as it takes."""
    edge = 512
    tile = Image.frombytes("L", (edge, edge), _gauss(edge * edge, sigma, random))
    whole = Image.new("L", size)
    left, top = random.randrange(edge), random.randrange(edge)
    for x in range(-left, size[0], edge):
        for y in range(-top, size[1], edge):
            whole.paste(tile, (x, y))
    return whole


def _gauss(count: int, sigma: float, random: Random) -> bytes:
    """Return nearly normal bytes around 128: sums of four random ones, quickly made."""
    rows = [random.randbytes(count) for _ in range(4)]
    table = [min(255, max(0, round(128 + (v - 510) / 148 * sigma))) for v in range(1021)]
    return bytes(table[a + b + c + d] for a, b, c, d in zip(*rows, strict=True))


def _noisy(picture: Image.Image, sigma: float, random: Random) -> Image.Image:
    return ImageChops.add(picture, _noise(picture.size, sigma, random), 1, -128)


def _perspective(
    target: Sequence[tuple[float, float]], source: Sequence[tuple[float, float]]
) -> list[float]:
    """Return the eight coefficients that map each target corner onto its source."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        pivot = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                share = rows[other][at]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]
