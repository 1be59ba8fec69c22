"""Faces cut down to the letters a file uses, as PDF objects."""

import hashlib
import zlib
from functools import lru_cache
from typing import NamedTuple

from desktop_app.documents.typefaces import Face, typefaces

_PACK = 6
_LINES = 100
"""Most lines of one table of meanings (Adobe's note 5014)."""


class Glyphs(dict[str, str]):
    """The letters a file uses of one face, each with its number in that file as four digits."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.codes: list[int] = []
        self._numbers: dict[int, int] = {}
        self._glyphs = typefaces().files[face].charToGlyph

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
    file, known = typefaces().files[face], typefaces().widths[face]
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
