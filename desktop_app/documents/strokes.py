"""Elements of a page as PDF operators."""

from collections.abc import Callable
from functools import lru_cache

from desktop_app.documents.font_cut import Glyphs
from desktop_app.documents.layout import (
    Art,
    Colour,
    Element,
    Panel,
    Picture,
    Raster,
    Rule,
    Style,
    Tag,
    Text,
)
from desktop_app.documents.typefaces import Face

FACES = {face: f"F{number}" for number, face in enumerate(Face)}
"""Each face by the name it has in every file."""


def number(value: float) -> str:
    """Return a length as PDF writes it: no exponent, no needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


class Strokes:
    """Collects the operators of one page; only what changes is said again."""

    def __init__(
        self,
        height: float,
        glyphs: dict[Face, Glyphs],
        shared: Callable[[Art | Raster], str],
    ) -> None:
        self.out: list[str] = []
        self._height, self._glyphs, self._shared = height, glyphs, shared
        self._in_text = False
        self._style: Style | None = None
        self._colour: Colour | None = None

    def mark(self, tag: Tag | None, content: int) -> None:
        """Begin marked content, for the structure, or as an ornament nobody needs to hear."""
        self.leave_text()
        if tag is None:
            self.out.append("/Artifact BMC")
        else:
            self.out.append(f"/{tag} <</MCID {content}>> BDC")

    def end_mark(self) -> None:
        self.leave_text()
        self.out.append("EMC")

    def leave_text(self) -> None:
        if self._in_text:
            self._in_text = False
            self.out.append("ET")

    def paint(self, element: Element, *, goes_on: bool = False) -> None:
        """Draw an element; a text that ``goes_on`` in another one ends with a space."""
        match element:
            case Text():
                self._text(element, goes_on=goes_on)
            case Rule(x, y, length, weight, colour):
                self._box(x, y - weight / 2, length, weight, colour)
            case Panel(x, y, width, height, colour):
                self._box(x, y, width, height, colour)
            case Art():
                self._art(element)
            case Picture(x, y, width, height, raster):
                self.leave_text()
                name = self._shared(raster)
                self.out.append(
                    f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {self._height - y:.3f} cm /{name} Do Q"
                )

    def _fill(self, colour: Colour) -> None:
        if colour is not self._colour and colour != self._colour:
            self._colour = colour
            self.out.append(colour_operator(colour))

    def _box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self.leave_text()
        self._fill(colour)
        self.out.append(f"{x:.2f} {self._height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def _text(self, text: Text, *, goes_on: bool) -> None:
        if not self._in_text:
            self._in_text = True
            self.out.append("BT")
        style = text.style
        if style is not self._style:
            self._set(style)
        self._fill(style.colour)
        glyphs = self._glyphs.get(style.face)
        if glyphs is None:
            glyphs = self._glyphs[style.face] = Glyphs(style.face)
        end = glyphs[" "] if goes_on else ""
        if style.face.word_space and " " in text.text:
            # By hand: the operator for word space does not know letters of two bytes.
            shift = round(-1000 * style.face.word_space)
            words = ["".join([glyphs[letter] for letter in word]) for word in text.text.split(" ")]
            shown = f"{glyphs[' ']}>{shift}<".join(words)
            operator = f"[<{shown}{end}>]TJ"
        else:
            shown = "".join([glyphs[letter] for letter in text.text])
            operator = f"<{shown}{end}>Tj"
        self.out.append(f"1 0 0 1 {text.x:.2f} {self._height - text.baseline:.2f} Tm {operator}")

    def _set(self, style: Style) -> None:
        before = self._style
        if before is None or (before.face, before.size) != (style.face, style.size):
            self.out.append(f"/{FACES[style.face]} {number(style.size)} Tf")
        spacing = style.tracking * style.size
        if spacing != (before.tracking * before.size if before is not None else 0.0):
            self.out.append(f"{spacing:.3f} Tc")
        self._style = style

    def _art(self, art: Art) -> None:
        self.leave_text()
        drawn = f"/{self._shared(art)} Do" if art.shared else art.operators
        self.out.append(
            f"q {art.scale_x:.5f} 0 0 {art.scale_y:.5f} {art.x:.3f} {self._height - art.y:.3f} cm "
            f"{drawn} Q"
        )


@lru_cache(maxsize=64)
def colour_operator(colour: Colour) -> str:
    return f"{number(colour.red)} {number(colour.green)} {number(colour.blue)} rg"
