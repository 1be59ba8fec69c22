"""How closely a paper that flows is set."""

from typing import NamedTuple

from desktop_app.documents.layout import LEAST
from desktop_app.domain.paper_format import PaperFormat


class Setting(NamedTuple):
    """How closely a paper is set: sizes and paddings in points.

    Attributes:
        size: Of what has to be read; below 10 only for names nobody bears.
        pad: Above and below each row.
        gap: Between the blocks.
        hand: Room for a hand and a stamp.
    """

    size: float = 10.0
    pad: float = 2.4
    gap: float = 9.0
    hand: float = 52.0

    @property
    def leading(self) -> float:
        return self.size * 1.2

    @property
    def small(self) -> float:
        """Size of labels and notes."""
        return min(LEAST, self.size)


ROOMY = (Setting(10.5, 3.2, 11), Setting(10, 2.4, 9), Setting(10, 1.4, 7), Setting(10, 0.7, 5))
CLOSE = (
    Setting(10, 0.2, 2, hand=40),
    *(Setting(size / 4, 0.5, 4) for size in range(39, 11, -1)),
)
"""What has to be one page: where everything is as long as it comes, and for names nobody bears."""


def flowing(size: PaperFormat) -> PaperFormat:
    """Return what a paper that flows stands on where the printer is set to a size.

    A5 and F4 are themselves; what several papers share, and a roll, is A4: no table of ours is
    legible on 72 mm.
    """
    return size if size in {PaperFormat.A5, PaperFormat.F4} else PaperFormat.A4


def listing(size: PaperFormat) -> PaperFormat:
    """Return what a list of many columns stands on: F4 where the printer is set to it, or A4."""
    return size if size is PaperFormat.F4 else PaperFormat.A4
