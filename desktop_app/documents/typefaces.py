"""The typefaces of the papers: found, measured, and cut down to the letters a file uses."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from desktop_app.documents.pdf_canvas import PaperFont, register

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

MISSING = "□"
"""Stands for a letter no face of ours has: a visible lack, to be filled in by hand."""

_MOST_MEASURED = 20_000
"""Texts whose widths are remembered: those of a batch, not those of a year."""

_SOFT_HYPHEN = 0xAD
"""The faces draw it as a hyphen; it is none unless a line breaks there."""

_NO_CHARACTER = 0xFFFF
"""Ends the table of letters of a font file, and is listed there like one."""


class Face(StrEnum):
    """A face, by the name of its file and of its font in the PDF."""

    HEADING = "PlusJakartaSans-Bold"
    FIGURES = "PlusJakartaSans-SemiBold"
    TEXT = "AtkinsonHyperlegibleNext-Regular"
    STRONG = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    DIGITS = "AtkinsonHyperlegibleMono-Regular"
    DIGITS_BOLD = "AtkinsonHyperlegibleMono-Bold"

    # An enumeration's own hash is computed in Python, and faces are looked up for every text.
    __hash__ = str.__hash__

    @property
    def word_space(self) -> float:
        """Extra space between words, in em: the headings' own is too tight to read names by."""
        return 0.07 if self is Face.HEADING or self is Face.FIGURES else 0.0


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Advance widths of every face, in em, and the characters all faces have."""

    widths: Mapping[Face, Mapping[int, float]]
    characters: frozenset[int]
    _measured: dict[tuple[Face, str], float] = field(default_factory=dict, repr=False)
    _printable: dict[str, str] = field(default_factory=dict, repr=False)

    def width(self, text: str, face: Face, size: float, tracking: float = 0.0) -> float:
        """Return how far a text runs, in points, with the spacing it will be drawn with."""
        ems = self._measured.get((face, text))
        if ems is None:
            ems = self._measure(face, text)
        if tracking:
            ems += len(text) * tracking
        return ems * size

    def _measure(self, face: Face, text: str) -> float:
        widths = self.widths[face]
        ems = sum([widths[ord(character)] for character in text])
        ems += text.count(" ") * face.word_space
        if len(self._measured) >= _MOST_MEASURED:
            self._measured.clear()
        self._measured[face, text] = ems
        return ems

    def printable(self, text: str) -> str:
        """Return the text in letters all faces have.

        A letter with a rare accent loses the accent; one from another script becomes ``MISSING``,
        never nothing. Line ends and runs of spaces become one space; no-break spaces stay; signs
        without a shape, such as soft hyphens, go.
        """
        known = self._printable.get(text)
        if known is not None:
            return known
        plain = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")
        if not self.characters.issuperset(map(ord, plain)):
            plain = "".join(self._nearest(character) for character in plain)
        if len(self._printable) >= _MOST_MEASURED:
            self._printable.clear()
        self._printable[text] = plain
        return plain

    def _nearest(self, character: str) -> str:
        if ord(character) in self.characters:
            return character
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            return ""
        letters = [
            letter
            for letter in unicodedata.normalize("NFKD", character)
            if not unicodedata.combining(letter)
        ]
        return "".join(each if ord(each) in self.characters else MISSING for each in letters)


@cache
def typefaces() -> Typefaces:
    """Read and measure the faces, once for the whole process, and make ReportLab know them."""
    widths: dict[Face, dict[int, float]] = {}
    for face in Face:
        font = PaperFont(face.value, FOLDER / f"{face.value}.ttf")
        register(font)
        widths[face] = {code: width / 1000 for code, width in font.face.charWidths.items()}
    common = frozenset.intersection(*(frozenset(each) for each in widths.values()))
    return Typefaces(widths, common - {_SOFT_HYPHEN, _NO_CHARACTER})
