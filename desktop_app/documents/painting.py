"""Pages of placed elements become a PDF; the same pages, the same bytes.

Written by hand rather than by a library's canvas: a paper is seven kinds of operators, and what a
general canvas does around them takes three quarters of its time. Fonts are composite (Identity-H),
so that a file never needs two subsets of one face.
"""

import io
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO, NamedTuple

from desktop_app.documents.font_cut import Glyphs, cut
from desktop_app.documents.layout import Art, Element, Node, Page, Raster
from desktop_app.documents.pdf_file import (
    LANGUAGE,
    Description,
    Outline,
    PdfFile,
    put_archive,
    put_info,
    put_structure,
)
from desktop_app.documents.strokes import FACES, Strokes, number
from desktop_app.documents.typefaces import Face, typefaces

__all__ = ["Description", "Placed", "Sheet", "bound", "painted", "painted_sheets"]

_FONTS = threading.Lock()
"""The readers of font files remember where they stand: one thread at a time."""

ARCHIVE = (2, "B")
"""Part and level of ISO 19005 our files keep to."""


class Placed(NamedTuple):
    """A page on a sheet, its upper left corner at ``x`` and ``y``, enlarged by ``scale``."""

    page: Page
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page of the file shows, in points: pages, and lines to cut along."""

    width: float
    height: float
    placed: Sequence[Placed]
    cuts: Sequence[Element] = ()


def painted(page: Page, description: Description) -> bytes:
    """Return the page as a file to be kept: tagged, PDF/A-2b, fonts cut down to what it uses."""
    return bound([page], description)


def bound(pages: Iterable[Page], description: Description) -> bytes:
    """Return several pages as one file, as ``painted`` does one."""
    sheets = (Sheet(page.width, page.height, [Placed(page)]) for page in pages)
    return painted_sheets(sheets, description)


def painted_sheets(
    sheets: Iterable[Sheet],
    description: Description,
    *,
    kept: bool = True,
    part: tuple[int, str] = ARCHIVE,
) -> bytes:
    """Return sheets as a PDF file: ``kept``, tagged and archival, or printed and forgotten.

    ``part`` is part and level of ISO 19005 that a file to be kept states.
    """
    target = io.BytesIO()
    with _FONTS:
        _Painter(target).file(sheets, description, part if kept else None)
    return target.getvalue()


@dataclass(slots=True)
class _Marks:
    """The marked contents of a page, in the order they are drawn, and whose they are."""

    nodes: list[Node] = field(default_factory=list)
    of_node: dict[int, list[int]] = field(default_factory=dict)
    count: int = 0

    def next_of(self, owner: int | None, first: int) -> int:
        """Return the number of the next marked content; an ornament gets none of its own."""
        if owner is None:
            return 0
        self.of_node.setdefault(owner + first, []).append(self.count)
        self.count += 1
        return self.count - 1


class _Painter:
    """Paints one file."""

    def __init__(self, target: BinaryIO) -> None:
        self._pdf = PdfFile(target)
        self._glyphs: dict[Face, Glyphs] = {}
        self._objects: dict[Art | Raster, tuple[str, int]] = {}

    def file(
        self, sheets: Iterable[Sheet], said: Description, part: tuple[int, str] | None
    ) -> None:
        pdf = self._pdf
        tree, resources = pdf.reserve(), pdf.reserve()
        pages: list[int] = []
        outlines: list[Outline] = []
        for sheet in sheets:
            marks = _Marks() if part else None
            content = pdf.stream("\n".join(self._sheet(sheet, marks)).encode("ascii"))
            entries = f"/Contents {content} 0 R"
            entries += f"/StructParents {len(pages)}" if marks else ""
            page = pdf.put(
                f"<</Type/Page/Parent {tree} 0 R/Resources {resources} 0 R{entries}"
                f"/MediaBox[0 0 {number(sheet.width)} {number(sheet.height)}]>>"
            )
            pages.append(page)
            if marks:
                outlines.append(Outline(page, marks.nodes, marks.of_node))
        kids = " ".join(f"{page} 0 R" for page in pages)
        pdf.put(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", tree)
        self._put_resources(resources, part)
        entries = f"/Type/Catalog/Pages {tree} 0 R/Lang({LANGUAGE})"
        entries += "/ViewerPreferences<</DisplayDocTitle true>>"
        if part is not None:
            entries += put_archive(pdf, said, part)
            entries += put_structure(pdf, outlines)
        pdf.finish(pdf.put(f"<<{entries}>>"), put_info(pdf, said))

    def _sheet(self, sheet: Sheet, marks: _Marks | None) -> Iterator[str]:
        for page, x, y, scale in sheet.placed:
            # Within, y grows upwards from the lower edge of the placed page.
            foot = sheet.height - y - page.height * scale
            yield f"q {number(scale)} 0 0 {number(scale)} {number(x)} {number(foot)} cm"
            yield from self._page(page, marks)
            yield "Q"
        if sheet.cuts:
            cuts = Page(
                sheet.width, sheet.height, list(sheet.cuts), owners=[None] * len(sheet.cuts)
            )
            yield from self._page(cuts, marks)

    def _page(self, page: Page, marks: _Marks | None) -> list[str]:
        strokes = Strokes(page.height, self._glyphs, self._object)
        if marks is None:
            for element in page.elements:
                strokes.paint(element)
            strokes.leave_text()
            return strokes.out
        first = len(marks.nodes)
        marks.nodes += [
            node if node.parent is None else replace(node, parent=node.parent + first)
            for node in page.nodes
        ]
        begun = False
        open_owner: int | None = None
        following = [*page.owners[1:], None]
        for element, owner, after in zip(page.elements, page.owners, following, strict=True):
            if not begun or owner != open_owner:
                if begun:
                    strokes.end_mark()
                begun, open_owner = True, owner
                tag = None if owner is None else page.nodes[owner].tag
                strokes.mark(tag, marks.next_of(owner, first))
            # Lines of one part are read as one text: what ends a line is a space.
            strokes.paint(element, goes_on=owner is not None and owner == after)
        if begun:
            strokes.end_mark()
        return strokes.out

    def _object(self, shown: Art | Raster) -> str:
        """Return the name of art or a raster the file holds once, by its first use."""
        known = self._objects.get(shown)
        if known is None:
            name = f"X{len(self._objects)}"
            known = self._objects[shown] = (name, self._put_object(shown))
        return known[0]

    def _put_object(self, shown: Art | Raster) -> int:
        if isinstance(shown, Raster):
            return _image(self._pdf, shown)
        return self._pdf.stream(
            shown.operators.encode("ascii"),
            # Wide enough for all our art, whatever its own units.
            "/Type/XObject/Subtype/Form/BBox[-1000 -1000 1000 1000]/Resources<<>>",
        )

    def _put_resources(self, number: int, part: tuple[int, str] | None) -> None:
        fonts = "".join(
            f"/{FACES[face]} {self._put_font(glyphs, sets=part == (1, 'B'))} 0 R"
            for face, glyphs in self._glyphs.items()
        )
        objects = "".join(f"/{name} {at} 0 R" for name, at in self._objects.values())
        self._pdf.put(f"<</Font<<{fonts}>>/XObject<<{objects}>>>>", number)

    def _put_font(self, glyphs: Glyphs, *, sets: bool) -> int:
        pdf, file = self._pdf, typefaces().files[glyphs.face]
        part = cut(glyphs.face, tuple(glyphs.codes))
        program = pdf.put(part.program)
        # The first part of ISO 19005 asks for a list of the glyphs, the second does without.
        listed = f"/CIDSet {pdf.stream(part.glyphs)} 0 R" if sets else ""
        box = " ".join(f"{side:g}" for side in file.bbox)
        descriptor = pdf.put(
            f"<</Type/FontDescriptor/FontName/{part.name}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {file.ascent:g}/Descent {file.descent:g}/CapHeight {file.capHeight:g}"
            f"/StemV {file.stemV:g}/FontFile2 {program} 0 R{listed}>>"
        )
        descendant = pdf.put(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{part.name}/CIDToGIDMap/Identity/DW 0"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/W[0[{part.widths}]]>>"
        )
        meaning = pdf.stream(part.meaning)
        return pdf.put(
            f"<</Type/Font/Subtype/Type0/BaseFont/{part.name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {meaning} 0 R>>"
        )


def _image(pdf: PdfFile, raster: Raster) -> int:
    return pdf.stream(
        raster.rgb,
        f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
