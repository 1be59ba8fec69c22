"""A PDF file, object by object: written as it comes, so that a long one takes no more memory.

The same objects give the same bytes. What a file must have to be kept for years (PDF/A-2b, ISO
19005-2) and to be read aloud (tags, ISO 32000-1 section 14.8) is written here too, because it is
about the file and not about what a paper says.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from desktop_app.documents.colour_profile import srgb
from desktop_app.documents.layout import Node, Tag

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 6
MAKER = "Loket Jamsostek"
LANGUAGE = "id-ID"


class Description(NamedTuple):
    """What the file says of itself; it is read without opening the paper, so nothing personal.

    ``made`` is aware; without one the file states no time.
    """

    title: str
    author: str
    subject: str
    made: datetime | None = None


class PdfFile:
    """Numbers objects and remembers where each begins."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._begins: list[int | None] = [None]
        self._at = 0
        self._digest = hashlib.sha256()
        self._write(_HEADER)

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._digest.update(data)
        self._at += len(data)

    def reserve(self) -> int:
        """Return a number for an object that is put later."""
        self._begins.append(None)
        return len(self._begins) - 1

    def put(self, body: str | bytes, number: int | None = None) -> int:
        """Write an object and return its number."""
        number = self.reserve() if number is None else number
        self._begins[number] = self._at
        data = body.encode("latin-1") if isinstance(body, str) else body
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
        return number

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Write a stream, packed unless its reader must find it as it is."""
        if packed:
            data = zlib.compress(data, _PACK)
            entries += "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(data)}>>".encode("latin-1")
        # ISO 19005 wants an end of line before endstream, and Length does not count it.
        return self.put(head + b"\nstream\n" + data + b"\nendstream")

    def finish(self, catalog: int, info: int) -> None:
        """Write the table of objects; every reserved number must have been put by now."""
        start = self._at
        rows = [f"{begin:010d} 00000 n \n" for begin in self._begins[1:]]
        table = f"xref\n0 {len(self._begins)}\n0000000000 65535 f \n" + "".join(rows)
        name = self._digest.hexdigest()[:32].upper()
        trailer = (
            f"trailer\n<</Size {len(self._begins)}/Root {catalog} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]>>\nstartxref\n{start}\n%%EOF\n"
        )
        self._write((table + trailer).encode("ascii"))


def text_string(text: str) -> str:
    """Return a text as PDF writes it outside of pages: plain where it is ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        for sign in ("\\", "(", ")"):
            text = text.replace(sign, f"\\{sign}")
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def put_info(file: PdfFile, said: Description) -> int:
    entries = [
        f"/Title{text_string(said.title)}",
        f"/Author{text_string(said.author)}",
        f"/Subject{text_string(said.subject)}",
        f"/Creator({MAKER})/Producer({MAKER})",
    ]
    if said.made is not None:
        entries.append(f"/CreationDate(D:{said.made:%Y%m%d%H%M%S}+00'00')")
    return file.put(f"<<{''.join(entries)}>>")


def put_archive(file: PdfFile, said: Description, part: tuple[int, str]) -> str:
    """Write what makes a file fit to be kept, and return the catalog's entries for it.

    ``part`` is part and level of ISO 19005: ``(2, "B")``.
    """
    profile = file.stream(srgb(), "/N 3")
    intent = file.put(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )
    # Not packed: who looks for files to keep reads the description without a PDF library.
    metadata = file.stream(_xmp(said, part), "/Type/Metadata/Subtype/XML", packed=False)
    return f"/OutputIntents[{intent} 0 R]/Metadata {metadata} 0 R"


def _xmp(said: Description, part: tuple[int, str]) -> bytes:
    made = (
        f"<xmp:CreateDate>{said.made:%Y-%m-%dT%H:%M:%S}+00:00</xmp:CreateDate>" if said.made else ""
    )
    title, author, subject = (escape(text) for text in said[:3])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f"<pdfaid:part>{part[0]}</pdfaid:part><pdfaid:conformance>{part[1]}</pdfaid:conformance>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        "</dc:description>"
        f"<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>{made}<pdf:Producer>{MAKER}</pdf:Producer>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


class Outline(NamedTuple):
    """What is read out of one page.

    Attributes:
        page: Number of the page's object.
        nodes: In the order they are to be read.
        marks: The page's marked contents that belong to each node, by its place.
    """

    page: int
    nodes: Sequence[Node]
    marks: Mapping[int, Sequence[int]]


def put_structure(file: PdfFile, outlines: Sequence[Outline]) -> str:
    """Write the structure of a file and return the catalog's entries for it."""
    root, document = file.reserve(), file.reserve()
    tops: list[int] = []
    owned: list[str] = []
    for place, outline in enumerate(outlines):
        numbers = [file.reserve() for _ in outline.nodes]
        tops += _put_nodes(file, document, outline, numbers)
        owners = {mark: numbers[node] for node, marks in outline.marks.items() for mark in marks}
        owned.append(f"{place}[{' '.join(f'{owners[mark]} 0 R' for mark in sorted(owners))}]")
    whole = " ".join(f"{child} 0 R" for child in tops)
    file.put(f"<</Type/StructElem/S/Document/P {root} 0 R/K[{whole}]>>", document)
    tree = file.put(f"<</Nums[{' '.join(owned)}]>>")
    file.put(
        f"<</Type/StructTreeRoot/K[{document} 0 R]/ParentTree {tree} 0 R"
        f"/ParentTreeNextKey {len(outlines)}>>",
        root,
    )
    return f"/StructTreeRoot {root} 0 R/MarkInfo<</Marked true>>"


def _put_nodes(file: PdfFile, document: int, outline: Outline, numbers: Sequence[int]) -> list[int]:
    """Write the nodes of one page and return the numbers of those at the top."""
    children: dict[int | None, list[int]] = {}
    for number, node in zip(numbers, outline.nodes, strict=True):
        children.setdefault(node.parent, []).append(number)
    for place, (number, node) in enumerate(zip(numbers, outline.nodes, strict=True)):
        parent = document if node.parent is None else numbers[node.parent]
        kids = [*map(str, outline.marks.get(place, ()))]
        kids += [f"{child} 0 R" for child in children.get(place, ())]
        scope = f"/A<</O/Table/Scope/{node.scope}>>" if node.tag is Tag.HEAD else ""
        alt = f"/Alt{text_string(node.alt)}" if node.alt else ""
        file.put(
            f"<</Type/StructElem/S/{node.tag}/P {parent} 0 R/Pg {outline.page} 0 R{scope}{alt}"
            f"/K[{' '.join(kids)}]>>",
            number,
        )
    return children.get(None, [])
