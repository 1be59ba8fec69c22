"""What separates two orders of one list: the runs that went, and the runs that came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_MOST_RUNS = 100
"""More than that is another list: to tell of each would take longer than to begin anew."""

Run = tuple[int, int]
"""The first and the last row of a run."""


@dataclass(frozen=True, slots=True)
class Steps:
    """First all that ``gone`` names is taken out, by rows of before; then ``came`` is put in.

    ``came`` names rows of the new order, each as it is once those before it are in.
    """

    gone: Sequence[Run]
    came: Sequence[Run]


def apart(before: Sequence[int], after: Sequence[int]) -> Steps | None:
    """Return how to make ``after`` of ``before``; None where those who stay changed their order.

    Both name each place once. The usual changes, nothing and a few newcomers at one end, are found
    without looking at anybody twice.
    """
    more = len(after) - len(before)
    if more >= 0 and list(after[more:]) == list(before):
        return Steps((), ((0, more - 1),) if more else ())
    if more >= 0 and list(after[: len(before)]) == list(before):
        return Steps((), ((len(before), len(after) - 1),))
    old, new = set(before), set(after)
    if [place for place in before if place in new] != [place for place in after if place in old]:
        return None
    gone, came = _runs(before, lambda place: place not in new), _runs(after, lambda p: p not in old)
    if len(gone) + len(came) > _MOST_RUNS:
        return None
    return Steps(gone, came)


def _runs(places: Sequence[int], wanted: Callable[[int], bool]) -> list[Run]:
    runs: list[Run] = []
    for row, place in enumerate(places):
        if not wanted(place):
            continue
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
