"""The typefaces of the papers: found, registered with ReportLab once, and measured."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

MISSING = "□"
"""Stands for a letter no face of ours has: a visible lack, to be filled in by hand."""


_SOFT_HYPHEN = 0xAD
"""The faces draw it as a hyphen; it is none unless a line breaks there."""


class Face(StrEnum):
    """A face, by the name of its file and of its font in the PDF."""

    HEADING = "PlusJakartaSans-Bold"
    FIGURES = "PlusJakartaSans-SemiBold"
    TEXT = "AtkinsonHyperlegibleNext-Regular"
    STRONG = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    DIGITS = "AtkinsonHyperlegibleMono-Regular"
    DIGITS_BOLD = "AtkinsonHyperlegibleMono-Bold"

    @property
    def word_space(self) -> float:
        """Extra space between words, in em: the headings' own is too tight to read names by."""
        return 0.07 if self in {Face.HEADING, Face.FIGURES} else 0.0


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Advance widths of every face, in em, and the characters all faces have."""

    widths: Mapping[Face, Mapping[int, float]]
    characters: frozenset[int]

    def width(self, text: str, face: Face, size: float, tracking: float = 0.0) -> float:
        """Return how far a text runs, in points, with the spacing it will be drawn with."""
        widths = self.widths[face]
        ems = sum([widths[ord(character)] for character in text])
        ems += len(text) * tracking + text.count(" ") * face.word_space
        return ems * size

    def printable(self, text: str) -> str:
        """Return the text in letters all faces have.

        A letter with a rare accent loses the accent; one from another script becomes ``MISSING``,
        never nothing. Line ends and runs of spaces become one space; no-break spaces stay; signs
        without a shape, such as soft hyphens, go.
        """
        plain = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")
        if self.characters.issuperset(map(ord, plain)):
            return plain
        return "".join(self._nearest(character) for character in plain)

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
    """Register the faces with ReportLab, whose table of fonts is global, and measure them."""
    # Streams as they are: text armour makes a file a quarter larger and takes half of all the time.
    rl_config.useA85 = 0
    widths: dict[Face, Mapping[int, float]] = {}
    for face in Face:
        # With readable ASCII each document would carry the whole range; without, only what it uses.
        font = TTFont(face.value, FOLDER / f"{face.value}.ttf", asciiReadable=0)
        registerFont(font)
        widths[face] = {code: width / 1000 for code, width in font.face.charWidths.items()}
    common = frozenset.intersection(*(frozenset(each) for each in widths.values()))
    return Typefaces(widths, common - {_SOFT_HYPHEN})
