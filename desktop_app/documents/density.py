"""How closely a sheet is set: ladders from the most generous to the tightest."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

CALLS, CLOSE, CURT, FOOTLESS, BARE = 1, 3, 4, 5, 6
"""Frames: up to which it is said whom to call, from which lines stand close and the foot says what
it must in the fewest words, from which the head does, and from which the office's own footer and
its reminder are left out."""


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
        run_in: Whether a fact begins beside its label and goes on below it.
        frame: What head and foot leave out. 1: what the law says about data. 2: whom to call,
            and where the office is. On A6 also 3: what the foot can say in fewer words, with lines
            closer together; 4: what the head can; 5 and 6: the office's own footer and reminder.
        curt: Whether days are in figures and months cut short (``Statement.curtly``).
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
    run_in: bool = False
    frame: int = 0
    curt: bool = False

    def is_looser(self, other: "Density") -> bool:
        """Whether it sets the same lines as another one, with no less white anywhere."""
        same = other._replace(pad=self.pad, gap=self.gap, name=self.name)
        return self == same and self.gap >= other.gap and self.name >= other.name

    @property
    def leading(self) -> float:
        return self.size * (1.1 if self.frame >= CLOSE else 1.18)

    @property
    def small(self) -> float:
        """Size of labels and notes where letters may be smaller than those of facts."""
        return min(max(7.5, self.size * 0.8), 8.0, self.size)


def _falling(tightest: Density, sizes: range) -> tuple[Density, ...]:
    """Return the same in ever smaller letters, for names nobody bears: quarters of a point."""
    return tuple(
        tightest._replace(size=size / 4, name=min(size / 4, tightest.name)) for size in sizes
    )


_CLOSE = Density(10, pad=0, gap=2, name=12, pairs=True, brief=True, terse=True, frame=1)
_FEW_FACTS = tuple(
    _CLOSE._replace(gap=1, name=10, sparse=True, facts=facts, frame=2)
    for facts in (99, 6, 5, 4, 3, 2)
)
DENSITIES = (
    Density(11, pad=3.4, gap=12, name=19, purposes=True),
    Density(10.5, pad=2.6, gap=9, name=18, purposes=True),
    Density(10, pad=1.8, gap=7, name=17, purposes=True),
    Density(10, pad=2.2, gap=8, name=17),
    Density(10, pad=1.4, gap=6, name=16),
    Density(10, pad=1.4, gap=6, name=16, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True),
    Density(10, pad=0.4, gap=4, name=15, pairs=True, frame=1),
    Density(10, pad=0, gap=2.5, name=14, pairs=True, frame=1),
    Density(10, pad=0.4, gap=4, name=14, pairs=True, brief=True, frame=1),
    Density(10, pad=0.2, gap=3, name=14, pairs=True, brief=True, frame=1),
    _CLOSE,
    _CLOSE._replace(frame=2),
    *_FEW_FACTS,
    *_falling(_FEW_FACTS[-1], range(39, 11, -1)),
)
"""From the most generous to the tightest; each leaves more room than the one before."""

_LARGE = Density(7.5, pad=0.2, gap=3, name=10.5, pairs=True, brief=True)
LARGE_DENSITIES = (
    *DENSITIES[:6],
    *(
        Density(size / 4, pad=0.7, gap=5, name=15 * size / 40, pairs=True)
        for size in range(39, 29, -1)
    ),
    _LARGE,
    _LARGE._replace(terse=True, frame=2),
    *_falling(_LARGE._replace(terse=True, frame=2, name=7.5), range(29, 11, -1)),
)
"""The same for A4 and F4, whose units are larger: 7.5 of them are ten points."""

_SLIP = Density(10, pad=0.4, gap=4, name=15)
_FEW = _SLIP._replace(brief=True, facts=2)
_TIGHT_SLIP = _FEW._replace(pad=0, gap=1, name=12, frame=2, terse=True, run_in=True)
_CURT_SLIP = _TIGHT_SLIP._replace(pad=0, gap=0.5, name=10, sparse=True, frame=CURT)
_BARE_SLIP = _CURT_SLIP._replace(curt=True, frame=BARE)
SLIP_DENSITIES = (
    _SLIP._replace(pad=1.6, gap=6, name=16),
    _SLIP,
    *(_SLIP._replace(brief=True, facts=facts, frame=1) for facts in (7, 6, 5, 4, 3, 2)),
    _FEW._replace(frame=2),
    _FEW._replace(pad=0, gap=2, name=13, frame=2),
    _FEW._replace(pad=0, gap=1, name=12, frame=2, terse=True),
    _TIGHT_SLIP,
    _TIGHT_SLIP._replace(name=10),
    _TIGHT_SLIP._replace(frame=CLOSE),
    _TIGHT_SLIP._replace(name=10, frame=CLOSE),
    _TIGHT_SLIP._replace(name=10, gap=0.5, frame=CURT),
    _CURT_SLIP,
    _CURT_SLIP._replace(curt=True),
    _CURT_SLIP._replace(curt=True, frame=FOOTLESS),
    _BARE_SLIP,
    *_falling(_BARE_SLIP, range(39, 9, -1)),
)
"""The same for A6, which leaves out facts before it sets them smaller: born where and when, and
the address, are always stated."""


def first_rung(count: int, fits: Callable[[int], bool], likely: int = 2) -> int:
    """Return the first rung that fits, or the last one; what fits on a rung fits on all below it.

    The rung that is returned has been tried. Each try costs time: it begins at the ``likely`` one.
    """
    rung = min(likely, count - 1)
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
