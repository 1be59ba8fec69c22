"""The papers' line art: a neutral emblem and the fine band along the top edge.

The emblem is a jasmine flower of five petals in a ring: no coat of arms and no mark of an
institution, because the right to use one has to be asked for. Both are PDF path operators made
once, in a square or strip of their own, so that a page only places them.
"""

import math
from functools import cache
from itertools import pairwise

from desktop_app.documents.layout import Colour

_PETALS = 5


@cache
def emblem(ink: Colour, accent: Colour) -> str:
    """Return the emblem in a square from -50 to 50 in both directions."""
    parts = [_stroke(ink, 2.6), _circle(48), "S", _stroke(ink, 0.9), _circle(43.6), "S"]
    parts += [_fill(ink)]
    for petal in range(_PETALS):
        parts += [*_petal(math.radians(90 + petal * 360 / _PETALS)), "f"]
    for petal in range(_PETALS):
        angle = math.radians(90 + (petal + 0.5) * 360 / _PETALS)
        parts += [_circle(1.7, *_polar(34.5, angle)), "f"]
    # A white seam around the heart lifts it off the petals without a second layer of ink.
    parts += ["1 g", _circle(8.2), "f", _fill(accent), _circle(5.6), "f"]
    return " ".join(parts)


def _petal(angle: float) -> list[str]:
    """Return one pointed petal that starts near the heart and ends at the inner ring."""
    root, tip = _polar(6, angle), _polar(37, angle)
    left = (_polar(17, angle + 0.62), _polar(31, angle + 0.40))
    right = (_polar(31, angle - 0.40), _polar(17, angle - 0.62))
    return [
        f"{_point(root)} m",
        f"{_point(left[0])} {_point(left[1])} {_point(tip)} c",
        f"{_point(right[0])} {_point(right[1])} {_point(root)} c h",
    ]


@cache
def band(length: float, height: float, ink: Colour) -> str:
    """Return interlaced waves that fill a strip from its lower left corner.

    Two wide waves cross two narrow ones, in hairlines that an ordinary photocopy blurs.
    """
    periods = round(length / 20)
    parts = [_stroke(ink, 0.35)]
    for share, phase in ((0.47, 0.0), (-0.47, 0.0), (0.47, 0.25), (-0.47, 0.25), (0.16, 0.125)):
        parts.append(_wave(length, height / 2, share * height, periods, phase))
    return " ".join([*parts, "S"])


def _wave(length: float, middle: float, reach: float, periods: int, phase: float) -> str:
    """Return a sine as Bézier curves, each a sixteenth of a period, tangents exact at the ends."""
    steps = periods * 8
    step = length / steps
    turn = 2 * math.pi * periods / length
    offset = 2 * math.pi * phase

    def point(x: float) -> tuple[float, float]:
        return x, middle + reach * math.sin(turn * x + offset)

    def slope(x: float) -> float:
        return reach * turn * math.cos(turn * x + offset)

    parts = [f"{_point(point(0))} m"]
    for number in range(steps):
        start, end = number * step, (number + 1) * step
        first = (start + step / 3, point(start)[1] + slope(start) * step / 3)
        second = (end - step / 3, point(end)[1] - slope(end) * step / 3)
        parts.append(f"{_point(first)} {_point(second)} {_point(point(end))} c")
    return " ".join(parts)


def _circle(radius: float, x: float = 0, y: float = 0) -> str:
    """Return a circle of four Bézier curves, the closest such curves come."""
    reach = radius * 0.55228475
    corners = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    parts = [f"{_point((x + radius, y))} m"]
    for (ax, ay), (bx, by) in pairwise(corners):
        parts.append(
            f"{_point((x + ax * radius - ay * reach, y + ay * radius + ax * reach))} "
            f"{_point((x + bx * radius + by * reach, y + by * radius - bx * reach))} "
            f"{_point((x + bx * radius, y + by * radius))} c"
        )
    return " ".join([*parts, "h"])


def _polar(distance: float, angle: float) -> tuple[float, float]:
    return distance * math.cos(angle), distance * math.sin(angle)


def _point(point: tuple[float, float]) -> str:
    return f"{point[0] + 0.0:.2f} {point[1] + 0.0:.2f}"


def _fill(colour: Colour) -> str:
    return f"{colour.red} {colour.green} {colour.blue} rg"


def _stroke(colour: Colour, weight: float) -> str:
    return f"{colour.red} {colour.green} {colour.blue} RG {weight} w"
