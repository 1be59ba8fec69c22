"""Pages of placed elements become a PDF, by ReportLab's canvas; the same pages, the same bytes."""

import io
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from desktop_app.documents.archive import declare_archive
from desktop_app.documents.layout import (
    Art,
    Colour,
    Element,
    Node,
    Page,
    Panel,
    Picture,
    Raster,
    Rule,
    Style,
    Text,
)
from desktop_app.documents.pdf_canvas import (
    KEPT,
    PRINTED,
    Description,
    Lettering,
    PaperCanvas,
    Stream,
    packed,
)
from desktop_app.documents.structure import Outline, declare_structure
from desktop_app.documents.typefaces import Face, typefaces

__all__ = ["Description", "Placed", "Sheet", "bound", "painted", "painted_sheets"]

_REPORTLAB = threading.Lock()
"""ReportLab's fonts are shared by all files, and their readers remember where they stand."""

_STYLE = attrgetter("style")


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
) -> bytes:
    """Return sheets as a PDF file: ``kept``, tagged and archival, or printed and forgotten."""
    typefaces()
    target = io.BytesIO()
    with _REPORTLAB:
        canvas = PaperCanvas(target, description, Face.TEXT.value, KEPT if kept else PRINTED)
        outlines = _paint(canvas, sheets, kept=kept)
        if kept:
            declare_archive(canvas, description)
            declare_structure(canvas, outlines)
        canvas.save()
    return target.getvalue()


def _paint(canvas: PaperCanvas, sheets: Iterable[Sheet], *, kept: bool) -> list[Outline]:
    outlines: list[Outline] = []
    shared: dict[Art | Raster, str] = {}
    for sheet in sheets:
        canvas.size((sheet.width, sheet.height))
        marks = _Marks() if kept else None
        for placed in sheet.placed:
            page, scale = placed.page, placed.scale
            # Within, y grows upwards from the lower edge of the placed page.
            foot = sheet.height - placed.y - page.height * scale
            canvas.addLiteral(f"q {scale:.5f} 0 0 {scale:.5f} {placed.x:.3f} {foot:.3f} cm")
            _Brush(canvas, page.height, shared).page(page, marks)
            canvas.addLiteral("Q")
        if sheet.cuts:
            cuts = Page(
                sheet.width, sheet.height, list(sheet.cuts), owners=[None] * len(sheet.cuts)
            )
            _Brush(canvas, sheet.height, shared).page(cuts, marks)
        if marks is None:
            canvas.end_page()
        else:
            shown = canvas.end_page({"StructParents": len(outlines)})
            outlines.append(Outline(shown, marks.nodes, marks.of_node))
    return outlines


@dataclass(slots=True)
class _Marks:
    """The marked contents of a page, in the order they are drawn, and whose they are."""

    nodes: list[Node] = field(default_factory=list)
    of_node: dict[int, list[int]] = field(default_factory=dict)
    count: int = 0

    def next_of(self, owner: int) -> int:
        """Return the number of the next marked content."""
        self.of_node.setdefault(owner, []).append(self.count)
        self.count += 1
        return self.count - 1


class _Brush:
    """Draws one page; only what changes is said again, and texts in a row are one text object."""

    def __init__(self, canvas: PaperCanvas, height: float, shared: dict[Art | Raster, str]) -> None:
        self._canvas, self._height, self._shared = canvas, height, shared
        self._texts: Lettering | None = None
        self._style: Style | None = None
        self._colour: Colour | None = None
        self._spaces = (0.0, 0.0)

    def page(self, page: Page, marks: _Marks | None) -> None:
        if marks is None:
            for element in page.elements if page.tagged else _by_style(page.elements):
                self._paint(element)
            self._leave_text()
        else:
            self._marked(page, marks)

    def _marked(self, page: Page, marks: _Marks) -> None:
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
                self._end_mark(begun=begun)
                begun, open_owner = True, owner
                if owner is None:
                    self._canvas.begin_mark("Artifact", None)
                else:
                    content = marks.next_of(owner + first)
                    self._canvas.begin_mark(page.nodes[owner].tag, content)
            # Lines of one part are read as one text: what ends a line is a space.
            self._paint(element, end=" " if owner is not None and owner == after else "")
        self._end_mark(begun=begun)

    def _end_mark(self, *, begun: bool) -> None:
        self._leave_text()
        if begun:
            self._canvas.end_mark()

    def _leave_text(self) -> None:
        if self._texts is not None:
            self._canvas.letter(self._texts)
            self._texts = None

    def _paint(self, element: Element, end: str = "") -> None:
        if isinstance(element, Text):
            self._write(element, end)
            return
        self._leave_text()
        match element:
            case Rule(x, y, length, weight, colour):
                self._box(x, y - weight / 2, length, weight, colour)
            case Panel(x, y, width, height, colour):
                self._box(x, y, width, height, colour)
            case Art(x, y, scale_x, scale_y, operators):
                self._place(scale_x, scale_y, x, y)
                if element.shared:
                    self._canvas.doForm(self._held(element))
                else:
                    self._canvas.addLiteral(operators)
                self._canvas.addLiteral("Q")
            case Picture(x, y, width, height, raster):
                self._place(width, height, x, y)
                self._canvas.doForm(self._held(raster))
                self._canvas.addLiteral("Q")

    def _place(self, width: float, height: float, x: float, y: float) -> None:
        self._canvas.addLiteral(f"q {width:.5f} 0 0 {height:.5f} {x:.3f} {self._height - y:.3f} cm")

    def _box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self._canvas.fill(colour)
        self._canvas.box(x, self._height - y - height, width, height)

    def _write(self, text: Text, end: str) -> None:
        if self._texts is None:
            self._texts = self._canvas.lettering()
        style = text.style
        if style is not self._style:
            self._set(self._texts, style)
        y = self._height - text.baseline
        self._texts.write(text.x, y, text.text + end, style.face, style.size)

    def _set(self, texts: Lettering, style: Style) -> None:
        self._style = style
        if style.colour != self._colour:
            self._colour = style.colour
            texts.fill(style.colour)
        spaces = style.tracking * style.size, style.face.word_space * style.size
        if spaces != self._spaces:
            self._spaces = spaces
            texts.space(*spaces)

    def _held(self, shown: Art | Raster) -> str:
        """Return the name of art or a raster the file holds once, by its first use."""
        name = self._shared.get(shown)
        if name is None:
            name = self._shared[shown] = f"X{len(self._shared)}"
            self._canvas.share(name, _image(shown) if isinstance(shown, Raster) else _form(shown))
        return name


def _by_style(elements: Sequence[Element]) -> Sequence[Element]:
    """Return what nobody hears read with texts of one style together, above all else.

    Then a style is said once. A word behind the page begins it, and then each keeps its place.
    """
    if elements and isinstance(elements[0], Text):
        return elements
    texts = [each for each in elements if isinstance(each, Text)]
    texts.sort(key=_STYLE)
    return [each for each in elements if not isinstance(each, Text)] + texts


def _form(art: Art) -> Stream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        # Wide enough for all our art, whatever its own units.
        "BBox": PDFArray([-1000, -1000, 1000, 1000]),
        "Resources": "<<>>",
    }
    return packed(art.operators.encode("ascii"), entries)


def _image(raster: Raster) -> Stream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": raster.width,
        "Height": raster.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return packed(raster.rgb, entries, KEPT)
