"""What stands where on a page, before anything is drawn: texts, rules, panels and line art.

Lengths are points, ``x`` from the left edge and ``y`` downwards from the top edge of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import NamedTuple, Self

from desktop_app.documents.typefaces import Face, typefaces

A5 = (419.53, 595.28)
MM = 72 / 25.4

PART = " ·"
"""Stands between two parts of one text, followed by a space."""

LEAST = 10.0
"""The smallest letters of any paper, in points: who reads it may be old, and the light poor."""

_ASCENT, _DESCENT = 0.76, 0.22
"""Reach of a line of text above and below its baseline, in em, for all our faces."""


class Colour(NamedTuple):
    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> "Colour":
        red, green, blue = (round(int(code[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
        return cls(red, green, blue)


class Style(NamedTuple):
    """How a text is set; ``tracking`` is extra space after each letter, in em."""

    face: Face
    size: float
    colour: Colour
    tracking: float = 0.0

    def at(self, size: float) -> "Style":
        return Style(self.face, size, self.colour, self.tracking)

    def width(self, text: str) -> float:
        return typefaces().width(text, self.face, self.size, self.tracking)


class Text(NamedTuple):
    x: float
    baseline: float
    text: str
    style: Style
    width: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what the text covers."""
        size = self.style.size
        top, bottom = self.baseline - _ASCENT * size, self.baseline + _DESCENT * size
        return self.x, top, self.x + self.width, bottom


class Rule(NamedTuple):
    x: float
    y: float
    length: float
    weight: float
    colour: Colour


class Panel(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Art:
    """PDF path operators drawn in their own coordinates (``y`` upwards), scaled to points.

    ``x`` and ``y`` are where the art's origin, its lower left corner, comes to stand. Art that is
    ``shared`` is the same on every page of a file, which then holds it once.
    """

    x: float
    y: float
    scale_x: float
    scale_y: float
    operators: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of opaque colours: three bytes for each pixel, from the upper left corner."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster in a box; ``x`` and ``y`` are the box's lower left corner."""

    x: float
    y: float
    width: float
    height: float
    raster: Raster


Element = Text | Rule | Panel | Art | Picture


class Tag(StrEnum):
    """What a part of a page is to somebody who hears it read: the standard types of PDF 1.7."""

    H1 = "H1"
    P = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"


@dataclass(slots=True)
class Node:
    """A part of a page's structure.

    Attributes:
        parent: Its place in ``Page.nodes``; None at the top.
        alt: What a figure shows, in words.
        scope: Whether a head cell is the head of its column or of its row.
    """

    tag: Tag
    parent: int | None
    alt: str = ""
    scope: str = "Column"


class Part:
    """While it is open, whatever is added to the page belongs to one node."""

    __slots__ = ("_before", "_node", "_page")

    def __init__(self, page: "Page", node: int | None) -> None:
        self._page, self._node, self._before = page, node, page.open_node

    def __enter__(self) -> Self:
        self._page.open_node = self._node
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._page.open_node = self._before


class _Nothing(Part):
    """A part of a page that has no structure."""

    __slots__ = ()

    def __init__(self) -> None:
        """Belong to no page."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of_what_happened: object) -> None:
        """Leave everything as it is."""


_NOTHING = _Nothing()


@dataclass(slots=True)
class Page:
    """One page in the making.

    Attributes:
        margin: Where matter begins, from the left and from the right.
        edge: What printers may clip: nothing of ours stands there.
        least: The smallest letters, in the page's own units.
        tagged: Whether it has a structure, to be read aloud; what is printed only has none.
        owners: To which node each element belongs; None for ornaments and the like.
    """

    width: float
    height: float
    elements: list[Element] = field(default_factory=list)
    margin: float = 0.0
    edge: float = 0.0
    least: float = LEAST
    tagged: bool = True
    owners: list[int | None] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    open_node: int | None = None

    @property
    def room(self) -> float:
        """Width of the matter."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def texts(self) -> list[Text]:
        return [element for element in self.elements if isinstance(element, Text)]

    def part(self, tag: Tag, alt: str = "", scope: str = "Column") -> Part:
        """Open a part of the structure within the one that is open: use it with ``with``."""
        if not self.tagged:
            return _NOTHING
        self.nodes.append(Node(tag, self.open_node, alt, scope))
        return Part(self, len(self.nodes) - 1)

    def add(self, element: Element) -> None:
        self.elements.append(element)
        if not self.tagged:
            return
        # Lines and grounds say nothing to who hears the page read.
        self.owners.append(None if isinstance(element, Rule | Panel) else self.open_node)

    def put_below(self, place: int, elements: Sequence[Element]) -> None:
        """Add ornaments that are drawn before what was added from ``place`` on."""
        self.elements[place:place] = elements
        if self.tagged:
            self.owners[place:place] = [None] * len(elements)

    def blank(self) -> "Page":
        """Return another page of this size with nothing on it yet."""
        return Page(self.width, self.height, margin=self.margin, edge=self.edge, least=self.least)

    def take(self, other: "Page") -> None:
        """Add what stands on another page, read after what stands on this one."""
        first = len(self.nodes)
        self.elements += other.elements
        if not self.tagged:
            return
        self.owners += [owner if owner is None else owner + first for owner in other.owners]
        self.nodes += [
            node
            if node.parent is None
            else Node(node.tag, node.parent + first, node.alt, node.scope)
            for node in other.nodes
        ]

    def write(self, x: float, baseline: float, text: str, style: Style) -> float:
        """Place a text by its left end and return where it ends."""
        width = style.width(text)
        if text:
            self.add(Text(x, baseline, text, style, width))
        return x + width

    def write_to(self, right: float, baseline: float, text: str, style: Style) -> float:
        """Place a text by its right end and return where it starts."""
        width = style.width(text)
        if text:
            self.add(Text(right - width, baseline, text, style, width))
        return right - width

    def write_lines(
        self, x: float, baseline: float, lines: Sequence[str], style: Style, leading: float
    ) -> float:
        """Place lines under each other and return the last baseline."""
        for number, line in enumerate(lines):
            self.write(x, baseline + number * leading, line, style)
        return baseline + (len(lines) - 1) * leading
