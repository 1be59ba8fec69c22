"""How closely a paper that flows is set."""

from typing import NamedTuple


class Setting(NamedTuple):
    """How closely a paper is set: sizes and paddings in points.

    Attributes:
        size: Of what has to be read; 10 and more in all but monstrous cases.
        pad: Above and below each row.
        gap: Between the blocks.
    """

    size: float = 10.0
    pad: float = 2.4
    gap: float = 9.0

    @property
    def leading(self) -> float:
        return self.size * 1.2

    @property
    def small(self) -> float:
        """Size of labels and notes, which need not be read to understand the paper."""
        return min(8.5, self.size)


ROOMY = (Setting(10.5, 3.2, 11), Setting(10, 2.4, 9), Setting(10, 1.4, 7), Setting(10, 0.7, 5))
CLOSE = tuple(Setting(size / 4, 0.5, 4) for size in range(39, 11, -1))
"""For names nobody bears: what would not fit otherwise is still whole, and still one page."""
