"""Draw the pictures of docs/papers.md: ``python -m tests.documents.pictures``."""

import io
from pathlib import Path

from PIL import Image

from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_count, page_png
from desktop_app.documents.stub import make_stubs
from tests.documents.others import SAMPLES
from tests.documents.people import samples
from tests.documents.test_stub import OFFICE, stub

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
DPI, OTHERS_DPI, STUB_DPI = 144, 104, 96
COLOURS = 96  # ink, two greys, green, gold, tint and the blends between them: light files


OTHERS = {
    "paper_letter_relief": (0,),
    "paper_letter_wage": (0,),
    "paper_rights": (0, 1),
    "paper_minutes": (0, -1),
    "paper_summary": (0,),
}
"""Of the papers on A4, the pages that are shown, at fewer dots: a picture stays a light file."""


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, facts in samples().items():
        draw(name, make_paper(facts), DPI)
    for name, pages in OTHERS.items():
        pdf = SAMPLES[name]()
        for place, page in enumerate(pages):
            mark = f"_{place + 1}" if place else ""
            draw(f"{name}{mark}", pdf, OTHERS_DPI, page % page_count(pdf))

    draw("paper_stubs", make_stubs([stub(number) for number in range(1, 13)], OFFICE), STUB_DPI)


def draw(name: str, pdf: bytes, dpi: int, page: int = 0) -> None:
    """Write one page of a paper as a picture of few colours."""
    picture = Image.open(io.BytesIO(page_png(pdf, dpi, page))).convert("RGB")
    small = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(TARGET / f"{name}.png", optimize=True, dpi=(dpi, dpi))


if __name__ == "__main__":
    main()
