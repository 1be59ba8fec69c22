"""ReportLab's canvas, with the few things a file that is kept needs and it has no switch for.

ReportLab keeps the state of drawing, makes pages, cuts the fonts down, numbers and writes every
object. All that is done here behind its manual's back stands in this module alone, so that a new
version has one place to be tried against (``tests/documents/test_canvas.py``):

* ``PDFStream.format`` and ``XMP.format``: streams end with a line of their own, as ISO 19005 asks;
* ``TTFont.addObjects``: what letters mean is cleaned, widths are written at once;
* ``TTFont.splitString`` and ``getSubsetInternalName``, which its text objects go by, too;
* ``Canvas._doc`` and ``_pagesize``: references, pages, catalog, information, forms, the name;
* ``__NoDefault__`` of catalog and pages: entries ReportLab does not know.
"""

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
    PDFTrueTypeFont,
)
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MAKER = "Loket Jamsostek"
LANGUAGE = "id-ID"
_VERSION = (1, 7)
KEPT, PRINTED = 6, 4
"""How hard pages are packed: twice as long for a file a twentieth smaller, where it is kept."""

_MEANINGS = "toUnicodeCMap:"
_MOST_MEANINGS = 100
"""Most lines of one table of meanings (Adobe's note 5014)."""

_REMEMBERED = 32
"""How many cuts of one face are kept in memory, some 10 kB each."""

_ONE_SUBSET = 200
"""So few letters are in a font's first subset for certain: it holds 256."""

_BARE = {code: chr(code) for code in range(256)}
_BARE |= {code: f"\\{chr(code)}" for code in b"()\\"}
_BARE[13] = "\\r"  # by itself it would be read as the end of a line


class Description(NamedTuple):
    """What the file says of itself; it is read without opening the paper, so nothing personal.

    ``made`` is aware; without one the file states no time.
    """

    title: str
    author: str
    subject: str
    made: datetime | None = None


class Stream(PDFStream):
    """A stream with an end of line before ``endstream``, which ``Length`` does not count."""

    def format(self, document: Any) -> bytes:
        return _ended(super().format(document))


class Metadata(XMP):
    """Not packed: who looks for files to keep reads the description without a PDF library."""

    def format(self, doc: Any) -> bytes:
        return _ended(super().format(doc))


def _ended(stream: bytes) -> bytes:
    """Return a stream as ReportLab writes it with its end on a line of its own."""
    return stream.removesuffix(b"endstream\n") + b"\nendstream\n"


def packed(
    content: bytes, entries: Mapping[str, Any] | None = None, pack: int | None = None
) -> Stream:
    """Return a stream packed now: what is held until a file is written is small already.

    Where nobody says how hard, it is something many files have, packed once for all of them.
    """
    return Stream(
        PDFDictionary({**(entries or {}), "Filter": PDFName("FlateDecode")}),
        _packed_once(content) if pack is None else zlib.compress(content, pack),
    )


@lru_cache(maxsize=128)
def _packed_once(content: bytes) -> bytes:
    return zlib.compress(content, KEPT)


class PaperFont(TTFont):
    """A face ReportLab cuts down, in subsets of letters as they come: no letter nobody needs."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), validate=0, asciiReadable=0, shapable=False)
        # Headings and labels say the same on most papers: their letters are cut out once.
        cut = lru_cache(maxsize=_REMEMBERED)(self.face.makeSubset)
        self.face.makeSubset = lambda letters: cut(tuple(letters))

    def addObjects(self, doc: Any) -> None:
        """Add the subsets to a file; their streams end properly and say what letters mean."""
        known = set(doc.idToObject)
        super().addObjects(doc)
        for name in [name for name in doc.idToObject if name not in known]:
            added = doc.idToObject[name]
            if isinstance(added, PDFTrueTypeFont):
                # One by one they take a fifth of the time of a file.
                added.Widths = f"[{' '.join(f'{each:g}' for each in added.Widths.sequence)}]"
            elif isinstance(added, PDFStream):
                content = added.content
                if name.startswith(_MEANINGS):
                    content = meanings(content).encode("ascii")
                doc.idToObject[name] = packed(content, added.dictionary.dict)
                doc.updateSignature(content)


def meanings(table: str) -> str:
    """Return a table of meanings without the places that stand for nothing, in lawful portions.

    ReportLab says of code 0 that it means U+0000 and of unused ones that they are spaces.
    """
    head, _, rest = table.partition(" beginbfchar\n")
    said, _, tail = rest.partition("\nendbfchar\n")
    lines = [
        line
        for line in said.split("\n")
        if not line.endswith("<0000>") and (not line.endswith("<0020>") or line.startswith("<20>"))
    ]
    parts = [lines[at : at + _MOST_MEANINGS] for at in range(0, len(lines), _MOST_MEANINGS)]
    blocks = [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts]
    return head[: head.rindex("\n") + 1] + "".join(blocks) + tail


def register(font: PaperFont) -> None:
    """Make a font known to ReportLab by its name.

    Raises:
        RuntimeError: Somebody else registered its face before.
    """
    registerFont(font)
    if getFont(font.fontName) is not font:
        raise RuntimeError(f"{font.fontName} is another font already")


class _Info(PDFInfo):
    """What the file says of itself, to agree with its metadata: nothing that is not there too."""

    def __init__(self, said: Description) -> None:
        super().__init__()
        self.title, self.author, self.subject, self._made = said
        self.creator = self.producer = MAKER

    def format(self, document: Any) -> bytes:
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        if self._made is not None:
            said["CreationDate"] = f"D:{self._made:%Y%m%d%H%M%S}+00'00'"
        entries = {name: PDFString(text) for name, text in said.items()}
        written: bytes = PDFDictionary(entries).format(document)
        return written


class _Letters(dict[int, str]):
    """The letters a file uses of one font, by their code points, as its strings hold them."""

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font, self._document, self._many = font, document, False
        font.splitString(" ", document)  # begins its first subset
        self._first: str = font.getSubsetInternalName(0, document)

    def __missing__(self, letter: int) -> str:
        ((_, code),) = self._font.splitString(chr(letter), self._document)
        held = self[letter] = _bare(code)
        return held

    def shown(self, text: str) -> list[tuple[str, str]]:
        """Return a text in parts, each with the name of the subset it is set in."""
        self._many = self._many or len(self) + len(text) > _ONE_SUBSET
        if not self._many:
            return [(self._first, text.translate(self))]
        font, document = self._font, self._document
        return [
            (font.getSubsetInternalName(subset, document), _bare(codes))
            for subset, codes in font.splitString(text, document)
        ]


def _bare(codes: bytes) -> str:
    """Return codes as a literal string holds them: as bytes, where ReportLab writes octal."""
    return codes.decode("latin-1").translate(_BARE)


class Lettering:
    """Texts in a row, as ReportLab's text object sets them.

    It is ours because that one measures each text again, and takes most of a page's time to format
    numbers.
    """

    def __init__(self, letters: dict[str, _Letters], document: Any) -> None:
        self.out = ["BT"]
        self._letters, self._document = letters, document
        self._font = ("", 0.0)

    def fill(self, colour: Sequence[float]) -> None:
        self.out.append(filling(tuple(colour)))

    def space(self, letters: float, words: float) -> None:
        """Set extra space after each letter and each space, in points."""
        self.out.append(f"{letters:.3f} Tc {words:.3f} Tw")

    def write(self, x: float, y: float, text: str, font: str, size: float) -> None:
        known = self._letters.get(font)
        if known is None:
            known = self._letters[font] = _Letters(getFont(font), self._document)
        place = f"1 0 0 1 {x:.2f} {y:.2f} Tm"
        for name, shown in known.shown(text):
            if (name, size) != self._font:
                self._font = name, size
                place += f" {name} {size:.4f} Tf"
            self.out.append(f"{place} ({shown}) Tj")
            place = ""


@lru_cache(maxsize=64)
def filling(colour: tuple[float, ...]) -> str:
    """Return the operator for a colour to fill with."""
    return " ".join(f"{part:.3f}" for part in colour) + " rg"


class PaperCanvas(Canvas):
    """A canvas that draws as ReportLab's does and writes a file that may be kept."""

    def __init__(self, target: BinaryIO, said: Description, font: str, pack: int = KEPT) -> None:
        """Begin a file whose pages begin in a font: else each would refer to Helvetica."""
        super().__init__(
            target,
            pageCompression=1,
            invariant=1,
            pdfVersion=_VERSION,
            lang=LANGUAGE,
            initialFontName=font,
        )
        self._doc.info = _Info(said)
        self._letters: dict[str, _Letters] = {}
        self._pack = pack
        self.setViewerPreference("DisplayDocTitle", "true")

    def size(self, points: tuple[float, float]) -> None:
        """Set width and height of this page, if they are others than those of the last."""
        if points != self._pagesize:
            self.setPageSize(points)

    def lettering(self) -> Lettering:
        """Begin a row of texts; ``letter`` draws it."""
        return Lettering(self._letters, self._doc)

    def letter(self, texts: Lettering) -> None:
        self.addLiteral(" ".join([*texts.out, "ET"]))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle, by its lower left corner."""
        self.addLiteral(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def fill(self, colour: Sequence[float]) -> None:
        self.addLiteral(filling(tuple(colour)))

    def add(self, thing: Any) -> bytes:
        """Give an object of the file a number and return the reference to it."""
        reference: bytes = self._doc.Reference(thing).format(self._doc)
        return reference

    def declare(self, entries: Mapping[str, Any]) -> None:
        """Add entries to the catalog, also such as ReportLab does not know."""
        _extend(self._doc.Catalog, entries)

    def share(self, name: str, drawn: Stream) -> None:
        """Hold a form or an image once, to be drawn by ``doForm`` wherever it is needed."""
        self._doc.addForm(name, drawn)

    def begin_mark(self, tag: str, content: int | None) -> None:
        """Begin marked content; without a number it is nobody's, an ornament."""
        numbered = "" if content is None else f" <</MCID {content}>>"
        self.addLiteral(f"/{tag}{numbered} {'BMC' if content is None else 'BDC'}")

    def end_mark(self) -> None:
        self.addLiteral("EMC")

    def end_page(self, entries: Mapping[str, Any] | None = None) -> bytes:
        """End the page, with entries ReportLab does not know, and return the reference to it."""
        self.showPage()
        page = self._doc.Pages[-1]
        page.Trans = None
        packing = packed(page.stream.encode("latin-1"), pack=self._pack)
        page.stream, page.Contents = None, packing
        self._doc.updateSignature(packing.content)
        _extend(page, entries or {})
        return self.add(page)


def _extend(dictionary: Any, entries: Mapping[str, Any]) -> None:
    """Set entries of one of ReportLab's dictionaries, which write only the names they list."""
    dictionary.__NoDefault__ = [*dictionary.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(dictionary, name, value)
