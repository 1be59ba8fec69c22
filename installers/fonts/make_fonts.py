"""Make resources/fonts: small typefaces for papers and screen, from pinned packages.

    python -m installers.fonts.make_fonts

Each face is cut down to the letters Indonesian names and texts need, and its tabular figures are
made the plain ones, because ReportLab knows no OpenType features and columns of money must line
up. The same packages give the same bytes. Needs ``npm`` unless ``--packages`` names a folder that
already holds the archives; either way an archive whose digest differs is refused.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from installers import npm

TARGET = Path(__file__).parents[2] / "resources" / "fonts"

LETTERS = (
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: names from all over
    *map(ord, "ȘșȚțẞ–—‘’‚“”„†‡•…‰‹›⁄€™−≈≠≤≥→←↑↓■□▪●✓"),
)
"""What is kept where the face has it."""

STAND_INS = {
    0x02BC: 0x2019,  # the modifier apostrophe of Ma’ruf and Nu’man
    0x2010: 0x002D,  # hyphens that a text program puts in place of the typed one
    0x2011: 0x002D,
    0x202F: 0x0020,  # narrow no-break space
}
"""Characters that are drawn with another character's glyph."""

DIGITS = range(ord("0"), ord("9") + 1)

EMPTY_BOX = 0x25A1
"""Drawn with the face's own sign for a letter it lacks, so that a lack is always seen."""

FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern"]
"""OpenType features kept: what the screen needs to set accents and pairs."""


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of one family, from one package of static TrueType files.

    Attributes:
        faces: Path within the package to the file's name with us.
    """

    package: npm.Package
    name: str
    faces: Mapping[str, str]


def _faces(family: str, *weights: str) -> dict[str, str]:
    """Name the files of some weights, such as ``400Regular``, in the package and with us."""
    return {
        f"{weight}/{family}_{weight}.ttf": f"{family}-{weight.lstrip('0123456789')}.ttf"
        for weight in weights
    }


FAMILIES = (
    Family(
        npm.Package(
            "@expo-google-fonts/plus-jakarta-sans",
            "0.4.2",
            "sha512-6LYVmVGwjQvH+uzzWlVc9+oMj4lkNQ41aymVDjO+x8aFk8kCye20wOyLomYMZaMezA++Uf1"
            "mZRCw3W3Fy/hxEA==",
        ),
        "PlusJakartaSans",
        _faces("PlusJakartaSans", "600SemiBold", "700Bold"),
    ),
    Family(
        npm.Package(
            "@expo-google-fonts/atkinson-hyperlegible-next",
            "0.4.1",
            "sha512-tA5NUQCrb4GnQ8kvghyF6Kqw72zr4zSNmMwhCTcHlsu/jE5JoF8Fje5/WwL44y17Lue99pG"
            "9cyq3PW5X/7ZDng==",
        ),
        "AtkinsonHyperlegibleNext",
        _faces("AtkinsonHyperlegibleNext", "400Regular", "600SemiBold", "700Bold"),
    ),
    Family(
        npm.Package(
            "@expo-google-fonts/atkinson-hyperlegible-mono",
            "0.4.1",
            "sha512-RNEAOW3LdEJ493vEtaTBl5+DseEgrDWmOndYxflHoRwNRhJM1McQbso/skJLDmpKOs6wbD/"
            "Rj3FB4dxUla8HIA==",
        ),
        "AtkinsonHyperlegibleMono",
        _faces("AtkinsonHyperlegibleMono", "400Regular", "700Bold"),
    ),
)


def cut(original: bytes) -> bytes:
    """Return the face with our letters only, and tabular figures as its plain ones."""
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for code, glyph in list(table.cmap.items()):
            if code in DIGITS and f"{glyph}.tf" in glyphs:
                table.cmap[code] = f"{glyph}.tf"
        for code, instead in STAND_INS.items():
            table.cmap.setdefault(code, table.cmap[instead])
        table.cmap.setdefault(EMPTY_BOX, ".notdef")
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.hinting = False  # papers need none, and today's screens smooth outlines themselves
    options.drop_tables += ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LETTERS, *STAND_INS])
    subsetter.subset(font)
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue()


def make(archives: Path = npm.ARCHIVES, target: Path = TARGET) -> None:
    """Write the faces, their licences and the table of digests into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    rows: list[str] = []
    packages = npm.fetch([family.package for family in FAMILIES], archives)
    for family, files in zip(FAMILIES, packages, strict=True):
        licence = files["LICENSE_FONT"].replace(b"\r\n", b"\n")
        (target / f"OFL-{family.name}.txt").write_bytes(licence)
        for source, name in family.faces.items():
            face = cut(files[source])
            (target / name).write_bytes(face)
            stated = TTFont(io.BytesIO(face))["name"].getDebugName(5)
            version = stated.split(";")[0].removeprefix("Version ")
            rows.append(
                f"| `{name}` | {family.package.name} {family.package.version} | {version} "
                f"| {len(face):,} | `{hashlib.sha256(face).hexdigest()}` |"
            )
    (target / "README.md").write_text(_README.format(rows="\n".join(rows)), encoding="utf-8")


_README = """# Typefaces

Made by `python -m installers.fonts.make_fonts`; do not edit by hand. Papers and screen use the
same files: *Plus Jakarta Sans* for headings and money, *Atkinson Hyperlegible Next* for all text a
person reads, *Atkinson Hyperlegible Mono* for numbers that are compared digit by digit.

All three are under the SIL Open Font License 1.1 without reserved font names; the licence of each
stands beside it (`OFL-*.txt`). Changes against the originals: letters outside Latin-1, Latin
Extended-A and some punctuation are left out, hinting is left out, tabular figures are the plain
figures, and a few characters (such as U+02BC) borrow the glyph of their usual twin.

| File | Package | Font version | Bytes | SHA-256 |
|---|---|---|---|---|
{rows}
"""


if __name__ == "__main__":
    make()
