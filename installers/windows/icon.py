"""The program's icon as Windows wants it: an .ico with every size shown, from our one drawing."""

import io
from pathlib import Path

from PIL import Image

from installers.icon import png

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Sides in pixels: lists and task bar at 100, 125 and 150 percent, folders, the large view."""


def write_icon(to: Path) -> None:
    """Draw each size anew, so that small ones stay sharp."""
    *smaller, largest = (Image.open(io.BytesIO(png(size))) for size in SIZES)
    to.parent.mkdir(parents=True, exist_ok=True)
    largest.save(to, format="ICO", sizes=[(size, size) for size in SIZES], append_images=smaller)
