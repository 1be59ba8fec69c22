"""How closely a sheet is set: ladders from the most generous to the tightest."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple


class Density(NamedTuple):
    """How generously the flowing part is set: sizes and paddings in points.

    Attributes:
        size: Of every text a worker must read; 10 in all but monstrous cases.
        pad: Above and below each row, before spare room is shared out.
        gap: Between the blocks.
        purposes: Whether each programme says what it is for.
        pairs: Whether two short facts may share a row.
        brief: Whether the programmes share a row, by their abbreviations.
        facts: How many facts are stated; those at the end are left out first, and whole.
        terse: Whether the name's label and notes on the bill are left out, and numbers stand
            beside their labels.
        sparse: Whether programmes are only named.
        note: Whether the foot says whom to call and what the law says.
    """

    size: float
    pad: float
    gap: float
    name: float
    purposes: bool = False
    pairs: bool = False
    brief: bool = False
    facts: int = 99
    terse: bool = False
    sparse: bool = False
    note: bool = True

    @property
    def leading(self) -> float:
        return self.size * 1.18

    @property
    def small(self) -> float:
        """Size of labels and notes, which need not be read to understand the paper."""
        return min(max(7.5, self.size * 0.8), 8.0, self.size)


DENSITIES = (
    Density(11, pad=3.4, gap=12, name=19, purposes=True),
    Density(10.5, pad=2.6, gap=9, name=18, purposes=True),
    Density(10, pad=1.8, gap=7, name=17, purposes=True),
    Density(10, pad=2.2, gap=8, name=17),
    Density(10, pad=1.4, gap=6, name=16),
    Density(10, pad=1.4, gap=6, name=16, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True, brief=True),
    Density(10, pad=0.2, gap=3.5, name=14, pairs=True, brief=True),
    Density(10, pad=0, gap=2, name=12, pairs=True, brief=True, terse=True),
    Density(10, pad=0, gap=1, name=10, pairs=True, brief=True, terse=True, sparse=True),
    *(
        Density(
            size / 4,
            pad=0,
            gap=1,
            name=size / 4,
            pairs=True,
            brief=True,
            terse=True,
            sparse=True,
        )
        for size in range(39, 11, -1)
    ),
)
"""From the most generous to the tightest; each is lower than the one before, whatever it sets."""

LARGE_DENSITIES = (
    *DENSITIES[:6],
    *(
        Density(size / 4, pad=0.7, gap=5, name=15 * size / 40, pairs=True)
        for size in range(39, 29, -1)
    ),
    *(
        Density(size / 4, pad=0.2, gap=3, name=14 * size / 40, pairs=True, brief=True)
        for size in range(30, 11, -1)
    ),
)
"""The same for A4 and F4, whose units are larger: 7.5 of them are ten points."""

_SLIP = Density(10, pad=0.4, gap=4, name=15)
_TIGHT_SLIP = _SLIP._replace(pad=0, gap=2, name=13, brief=True, facts=2, note=False)
SLIP_DENSITIES = (
    _SLIP._replace(pad=1.6, gap=6, name=16),
    _SLIP,
    *(_SLIP._replace(brief=True, facts=facts) for facts in (7, 6, 5, 4, 3, 2)),
    _TIGHT_SLIP,
    _TIGHT_SLIP._replace(name=10),
    _TIGHT_SLIP._replace(name=12, gap=1, terse=True),
    _TIGHT_SLIP._replace(name=10, gap=1, terse=True),
    _TIGHT_SLIP._replace(name=10, gap=0.5, terse=True, sparse=True),
    *(
        _TIGHT_SLIP._replace(size=size / 4, name=size / 4, gap=0.5, terse=True, sparse=True)
        for size in range(39, 9, -1)
    ),
)
"""The same for A6, which leaves out facts before it sets them smaller: born where and when, and
the address, are always stated."""

_ORDINARY = 2
"""The rung an ordinary paper stands on or near to: looked at first, because each try costs time."""


def first_rung(count: int, fits: Callable[[int], bool]) -> int:
    """Return the first rung that fits, or the last one; what fits on a rung fits on all below it.

    The rung that is returned has been tried.
    """
    rung = min(_ORDINARY, count - 1)
    if fits(rung):
        while rung and fits(rung - 1):
            rung -= 1
        return rung
    step, low = 1, rung
    while (rung := min(low + step, count - 1)) < count - 1 and not fits(rung):
        low, step = rung, step * 2
    found = low + 1 + bisect_left(range(low + 1, rung), True, key=fits)
    fits(found)
    return found
