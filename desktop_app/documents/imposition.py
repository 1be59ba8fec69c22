"""Papers on their sheets: one by itself, or several with lines to cut along."""

from collections.abc import Sequence

from desktop_app.documents.forms import form_of
from desktop_app.documents.layout import MM, Art, Page
from desktop_app.documents.painting import Placed, Sheet
from desktop_app.documents.palette import EDGE
from desktop_app.domain.paper_format import PaperFormat

_CUT = "0.5 0.5 0.5 RG 0.4 w [1.2 2.4] 0 d"
"""A fine broken line: it guides the scissors and costs no ink."""


def imposed(pages: Sequence[Page], size: PaperFormat) -> Sheet:
    """Return up to ``size.per_sheet`` papers on one sheet, from the upper left to the lower right.

    Places that stay empty stay white; the lines to cut along are always there.
    """
    width, height = size.sheet_mm
    if height is None or size.per_sheet == 1:
        scale = form_of(size).scale
        page = pages[0]
        return Sheet(page.width * scale, page.height * scale, [Placed(page, scale=scale)])
    across = width // size.paper_mm[0]
    down = size.per_sheet // across
    cell = width * MM / across, height * MM / down
    placed = []
    for number, page in enumerate(pages):
        row, column = divmod(number, across)
        # What a sheet has over goes evenly to both sides of each paper.
        x = column * cell[0] + (cell[0] - page.width) / 2
        y = row * cell[1] + (cell[1] - page.height) / 2
        placed.append(Placed(page, x, y))
    whole = width * MM, height * MM
    cuts = [_upright(number * cell[0], whole[1]) for number in range(1, across)]
    cuts += [_level(number * cell[1], whole[0]) for number in range(1, down)]
    return Sheet(*whole, placed, cuts)


def _upright(x: float, height: float) -> Art:
    return Art(x, height, 1, 1, f"{_CUT} 0 {EDGE:.2f} m 0 {height - EDGE:.2f} l S")


def _level(y: float, width: float) -> Art:
    return Art(0, y, 1, 1, f"{_CUT} {EDGE:.2f} 0 m {width - EDGE:.2f} 0 l S")
