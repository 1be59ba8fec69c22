"""Draw the pictures of docs/papers.md: ``python -m tests.documents.pictures``."""

import io
from pathlib import Path

from PIL import Image

from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_png
from tests.documents.people import samples

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
DPI = 144
COLOURS = 96  # ink, two greys, green, gold, tint and the blends between them: light files


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, facts in samples().items():
        picture = Image.open(io.BytesIO(page_png(make_paper(facts), DPI))).convert("RGB")
        small = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        small.save(TARGET / f"{name}.png", optimize=True, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
