"""What is read out of a file, and in which order: the tree of ISO 32000-1, section 14.7."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from desktop_app.documents.layout import Node, Tag
from desktop_app.documents.pdf_canvas import PaperCanvas


class Outline(NamedTuple):
    """What is read out of one page.

    Attributes:
        page: Reference to the page.
        nodes: In the order they are to be read.
        marks: The page's marked contents that belong to each node, by its place.
    """

    page: bytes
    nodes: Sequence[Node]
    marks: Mapping[int, Sequence[int]]


def declare_structure(canvas: PaperCanvas, outlines: Sequence[Outline]) -> None:
    """Say that the file is tagged, and give it its tree; pages are numbered by their place."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    entries = {"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": canvas.add(root)}
    document = PDFDictionary(entries)
    whole = canvas.add(document)
    tops: list[bytes] = []
    owned: list[Any] = []
    for place, outline in enumerate(outlines):
        parts = _put_nodes(canvas, whole, outline)
        tops += [
            part for part, node in zip(parts, outline.nodes, strict=True) if node.parent is None
        ]
        owners = {mark: parts[node] for node, marks in outline.marks.items() for mark in marks}
        owned += [place, PDFArray([owners[mark] for mark in sorted(owners)])]
    document["K"] = PDFArray(tops)
    root["K"] = PDFArray([whole])
    root["ParentTree"] = canvas.add(PDFDictionary({"Nums": PDFArray(owned)}))
    root["ParentTreeNextKey"] = len(outlines)
    canvas.declare({"StructTreeRoot": root, "MarkInfo": PDFDictionary({"Marked": "true"})})


def _put_nodes(canvas: PaperCanvas, document: bytes, outline: Outline) -> list[bytes]:
    """Add the nodes of one page and return the references to them."""
    parts: list[_Part] = []
    for place, node in enumerate(outline.nodes):
        above = None if node.parent is None else parts[node.parent]
        marks = [b"%d" % mark for mark in outline.marks.get(place, ())]
        part = _Part(node, above.itself if above else document, outline.page, marks)
        part.itself = canvas.add(part)
        if above is not None:
            above.kids.append(part.itself)
        parts.append(part)
    return [part.itself for part in parts]


class _Part(PDFObject):
    """One node, which writes itself: a paper has a hundred, and a dictionary writes any thing."""

    itself: bytes
    """The reference to it."""

    def __init__(self, node: Node, above: bytes, page: bytes, kids: list[bytes]) -> None:
        self.kids = kids
        self._node, self._above, self._page = node, above, page

    def format(self, document: Any) -> bytes:
        node = self._node
        extra = b"/A<</O/Table/Scope/%s>>" % node.scope.encode() if node.tag is Tag.HEAD else b""
        if node.alt:
            extra += b"/Alt" + PDFString(node.alt).format(document)
        return b"<</Type/StructElem/S/%s/P %s/Pg %s%s/K[%s]>>" % (
            *(node.tag.encode(), self._above, self._page),
            *(extra, b" ".join(self.kids)),
        )
