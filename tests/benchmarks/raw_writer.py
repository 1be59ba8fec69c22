"""The least that writes a page: operators by hand, fonts cut beforehand, nothing in general.

What papers are measured against (``tests/benchmarks/paper_ways.py``): it says how fast a file could
be made if nothing had to be decided. The program's papers are drawn by ReportLab.
"""

import hashlib
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import getFont

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
from desktop_app.documents.typefaces import Face, typefaces

_PACK = 6
_LABEL = 40
"""Letters of a text that is likely to come again in the same file."""
_LINES = 100
"""Most lines of one table of meanings (Adobe's note 5014)."""


class Glyphs(dict[str, str]):
    """The letters a file uses of one face, each with its number in that file as four digits."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.codes: list[int] = []
        self._numbers: dict[int, int] = {}
        self._texts: dict[str, str] = {}
        typefaces()  # makes ReportLab know it
        self._glyphs = getFont(face.value).face.charToGlyph

    def shown(self, text: str) -> str:
        """Return a text as it is written in the file, digits of four for each letter."""
        known = self._texts.get(text)
        if known is None:
            known = "".join([self[letter] for letter in text])
            if len(text) <= _LABEL:
                self._texts[text] = known
        return known

    def __missing__(self, letter: str) -> str:
        if letter == "\N{NO-BREAK SPACE}":
            return self[" "]  # one glyph has one meaning, and who searches types a plain space
        glyph = self._glyphs[ord(letter)]
        number = self._numbers.get(glyph)
        if number is None:
            self.codes.append(ord(letter))
            number = self._numbers[glyph] = len(self.codes)
        self[letter] = found = f"{number:04X}"
        return found


class Cut(NamedTuple):
    """A cut face: its name, and what a file says of it."""

    name: str
    program: bytes
    widths: str
    meaning: bytes
    glyphs: bytes


@lru_cache(maxsize=64)
def cut(face: Face, codes: tuple[int, ...]) -> Cut:
    """Return a face cut down to some characters, whose glyphs are numbered from 1 as they stand.

    ``glyphs`` has one bit for each glyph of the cut face, parts of accented letters included.
    """
    file, known = getFont(face.value).face, typefaces().widths[face]
    program = file.makeSubset(list(codes))
    digest = hashlib.sha256(repr((face.value, codes)).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    packed = zlib.compress(program, _PACK)
    head = f"<</Filter/FlateDecode/Length1 {len(program)}/Length {len(packed)}>>\nstream\n"
    widths = [file.defaultWidth, *(known[code] * 1000 for code in codes)]
    count = _glyph_count(program)
    bits = ((1 << count) - 1) << (-count % 8)
    return Cut(
        name=f"{tag}+{face.value}",
        program=head.encode() + packed + b"\nendstream",
        widths=" ".join(f"{width:g}" for width in widths),
        meaning=_meaning(codes),
        glyphs=bits.to_bytes((count + 7) // 8, "big"),
    )


def _glyph_count(program: bytes) -> int:
    """Return how many glyphs a TrueType font has, from its table ``maxp``."""
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16):
        if program[at : at + 4] == b"maxp":
            start = int.from_bytes(program[at + 8 : at + 12], "big")
            return int.from_bytes(program[start + 4 : start + 6], "big")
    raise ValueError("no maxp")


def _meaning(codes: tuple[int, ...]) -> bytes:
    """Return the table that says which character each glyph stands for."""
    lines = [
        f"<{number:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for number, code in enumerate(codes, start=1)
    ]
    parts = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    said = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{said}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


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
            shown = f"{glyphs[' ']}>{shift}<".join(map(glyphs.shown, text.text.split(" ")))
            operator = f"[<{shown}{end}>]TJ"
        else:
            operator = f"<{glyphs.shown(text.text)}{end}>Tj"
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
