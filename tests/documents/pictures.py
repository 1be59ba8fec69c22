"""Draw the pictures of docs/papers.md: ``python -m tests.documents.pictures``.

Prints beside each how much of its page a black-only printer covers.
"""

import io
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from desktop_app.documents.forms import ROLL_DPI
from desktop_app.documents.paper import make_paper, print_file
from desktop_app.documents.render import page_count, page_png
from desktop_app.documents.stub import PRACTICE_QR, make_stubs
from desktop_app.documents.trial import key_card
from desktop_app.documents.words import KEY_CARD_NOTE, KEY_CARD_TITLE
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.crowd import with_own_look
from tests.documents.others import SAMPLES
from tests.documents.people import samples
from tests.documents.reading import ink_of
from tests.documents.test_stub import OFFICE, stub
from ui.help import keys_on_paper

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
DPI, OTHERS_DPI, STUB_DPI = 144, 104, 96
_DESK = 200  # grey around the rolls
COLOURS = 96  # ink, two greys, green, gold, tint and the blends between them: light files


OTHERS = {
    "paper_letter_relief": (0,),
    "paper_letter_wage": (0,),
    "paper_letter_a5": (0, 1),
    "paper_rights": (0, 1),
    "paper_minutes": (0, -1),
    "paper_summary": (0,),
}
"""Of the papers on A4, the pages that are shown, at fewer dots: a picture stays a light file."""


SIZES = {
    PaperFormat.A4: 90,
    PaperFormat.F4: 90,
    PaperFormat.TWO_A5: 96,
    PaperFormat.FOUR_A6: 120,
}
"""Sizes of their own picture, at so many dots: the one a paper is usually made in has several."""


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, facts in samples().items():
        draw(name, make_paper(facts), DPI)
    four = [samples()[name] for name in ("paper_confirmation", "paper_stress", "paper_relief")]
    four.append(samples()["paper_copy"])
    for size, dpi in SIZES.items():
        draw(f"paper_{size}", print_file(four[: size.per_sheet], size), dpi)
    draw_rolls(four[:1])
    for name, pages in OTHERS.items():
        pdf = SAMPLES[name]()
        for place, page in enumerate(pages):
            mark = f"_{place + 1}" if place else ""
            draw(f"{name}{mark}", pdf, OTHERS_DPI, page % page_count(pdf))

    own = with_own_look(replace(samples()["paper_confirmation"], copy=2))
    draw("paper_own_look", make_paper(own), OTHERS_DPI)
    practice = replace(samples()["paper_proof"], practice=True, qr=PRACTICE_QR)
    draw("paper_practice", make_paper(practice), OTHERS_DPI)
    office = OFFICE.name.upper()
    keys = key_card(KEY_CARD_TITLE, office, KEY_CARD_NOTE, keys_on_paper())
    draw("paper_key_card", keys, STUB_DPI)
    draw("paper_stubs", make_stubs([stub(number) for number in range(1, 13)], OFFICE).pdf, STUB_DPI)


def draw_rolls(papers: list[PaperFacts]) -> None:
    """Write both rolls beside each other, dot for dot as their printers draw them."""
    pages = [
        Image.open(io.BytesIO(page_png(print_file(papers, size), ROLL_DPI))).convert("L")
        for size in (PaperFormat.ROLL_80, PaperFormat.ROLL_58)
    ]
    wide, high = sum(page.width for page in pages) + 60, max(page.height for page in pages)
    whole = Image.new("L", (wide, high), _DESK)
    left = 20
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width + 20
    dots = whole.point(lambda shade: shade if shade == _DESK else 255 * (shade > 127))
    dots.quantize(4).save(TARGET / "paper_rolls.png", optimize=True, dpi=(ROLL_DPI, ROLL_DPI))


def draw(name: str, pdf: bytes, dpi: int, page: int = 0) -> None:
    """Write one page of a paper as a picture of few colours."""
    picture = Image.open(io.BytesIO(page_png(pdf, dpi, page))).convert("RGB")
    small = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(TARGET / f"{name}.png", optimize=True, dpi=(dpi, dpi))
    sys.stdout.write(f"{name:28} {ink_of(pdf, page):6.1%} ink\n")


if __name__ == "__main__":
    main()
