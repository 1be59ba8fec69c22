"""The measures a paper of each size is laid out in.

A4 and F4 are laid out like A5, in units a third larger than a point: the same paper in larger
letters, with more room between them. What shares a sheet is laid out as if it had one to itself.
"""

from typing import NamedTuple, TypeVar

from desktop_app.documents.layout import LEAST, MM, Page
from desktop_app.documents.palette import EDGE, MARGIN
from desktop_app.documents.sketch import Sketch
from desktop_app.domain.paper_format import PaperFormat

LARGE = 1.34
"""How much larger A4 and F4 are set: 7.5 of their units are ten points."""

DOT = 25.4 / 203.2 / 25.4 * 72
"""One dot of a printer for rolls, in points: eight of them to the millimetre."""

ROLL_DPI = 203.2

P = TypeVar("P", bound=Page)

_A5_MARGIN, _SLIP_MARGIN = 9 * MM, 6.2 * MM
_ROLL_MARGIN = 4


class Form(NamedTuple):
    """One worker's paper: its size in units, the units in points.

    Attributes:
        height: 0 for a roll, which is as long as what stands on it.
        edge: What printers may clip.
        dots: How many dots of a roll can be reached; 0 for sheets.
        labels: Where facts begin beside their labels.
        second: Where a second fact in a row begins.
    """

    size: PaperFormat
    width: float
    height: float
    margin: float
    edge: float
    scale: float = 1.0
    dots: int = 0
    labels: float = 68.0
    second: float = 190.0

    @property
    def least(self) -> float:
        return 7.5 if self.scale > 1 else LEAST

    def page(self, *, tagged: bool = True) -> Page:
        return self._empty(Page, tagged=tagged)

    def sketch(self) -> Sketch:
        return self._empty(Sketch, tagged=False)

    def _empty(self, kind: type[P], *, tagged: bool) -> P:
        return kind(
            self.width,
            self.height,
            margin=self.margin,
            edge=self.edge,
            least=self.least,
            tagged=tagged,
        )


def whole_dots(dots: int) -> float:
    """Return so many dots in points, a trace less: renderers count a dot that is begun as one."""
    return round(dots * DOT - 0.001, 4)


def form_of(size: PaperFormat) -> Form:
    """Return the measures of one worker's paper."""
    width, height = size.paper_mm
    if size.dots is not None:
        across = whole_dots(size.dots)
        return Form(size, across, 0.0, DOT * _ROLL_MARGIN, 0.0, dots=size.dots)
    points = width * MM, (height or 0) * MM
    if size is PaperFormat.FOUR_A6:
        return Form(size, *points, _SLIP_MARGIN, EDGE, labels=62.0, second=142.0)
    if size not in {PaperFormat.A4, PaperFormat.F4}:
        return Form(size, *points, _A5_MARGIN, EDGE)
    units = points[0] / LARGE, points[1] / LARGE
    return Form(size, *units, MARGIN, EDGE / LARGE, LARGE, labels=76.0)
