"""One paper three ways: as usual with ReportLab's Platypus, by Qt's writer, and as a bare template.

All of them get the same words and draw the same codes; none of them fits long names or reads its QR
back, which ours does. The template is the limit: nothing is placed or measured, fonts are cut
beforehand, so that what is left is the QR, the packing and the writing.
"""

import io
import zlib
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from desktop_app.documents.layout import Art, Text
from desktop_app.documents.paper import laid_out, printable
from desktop_app.documents.qr import code128_symbol, qr_symbol
from desktop_app.documents.statement import stated
from desktop_app.documents.typefaces import Face, typefaces
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.benchmarks.raw_writer import FACES, Glyphs, Strokes, cut
from tests.peers.papers.plain import Plain

_LETTERS = "".join(map(chr, range(32, 127))) + "·–•’"
_TEXT, _BOLD = Face.TEXT.value, Face.BOLD.value


def plain_of(facts: PaperFacts) -> Plain:
    """Return what a paper says, without where it says it."""
    said = printable(stated(facts))
    rows = [[row.text, row.due] for row in (*said.bill.rows, said.bill.total)]
    signature = said.signature
    return Plain(
        head=[said.government, said.office, *said.head_lines],
        title=said.title,
        number=said.number,
        name=said.name.value,
        identity=[[each.label, each.value] for each in said.identity],
        status=said.status,
        facts=[[each.label, each.value] for each in said.facts],
        rows=rows,
        warning=said.warning,
        note=said.note,
        check=said.check,
        check_code=said.check_code,
        signature=[signature.place_and_day, signature.title, signature.name, signature.number],
        small=[said.printed, said.privacy],
        qr=facts.qr,
    )


def register_faces() -> None:
    """Make our faces known to ReportLab, as one does once in a program."""
    typefaces()


def _style(name: str, size: float, *, bold: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=_BOLD if bold else _TEXT, fontSize=size, leading=size * 1.2
    )


_BODY, _HEAD, _TITLE, _SMALL = (
    _style("body", 10),
    _style("head", 12, bold=True),
    _style("title", 18, bold=True),
    _style("small", 8),
)


def _story(paper: Plain) -> list[Flowable]:
    """The usual way, as manuals and answers show it; the size of the QR by its bounds."""
    widget = QrCodeWidget(paper.qr, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    edge = 38 * mm
    drawing = Drawing(
        edge, edge, transform=[edge / (right - left), 0, 0, edge / (top - bottom), 0, 0]
    )
    drawing.add(widget)
    signature = [Paragraph(line, _BODY) for line in paper.signature]
    check = [Paragraph(paper.check, _SMALL), Paragraph(paper.check_code, _BODY)]
    return [
        *(Paragraph(line, _HEAD) for line in paper.head),
        Paragraph(paper.title, _TITLE),
        Code128(paper.number, barWidth=0.6, barHeight=20),
        Paragraph(paper.number, _BODY),
        Paragraph(paper.name, _TITLE),
        Table([[Paragraph(cell, _BODY) for cell in row] for row in paper.identity]),
        Paragraph(paper.status, _HEAD),
        Table(
            [[Paragraph(cell, _BODY) for cell in row] for row in paper.facts],
            colWidths=[70, 280],
            style=[("LINEBELOW", (0, 0), (-1, -1), 0.4, "#B9C4C1")],
        ),
        Table(
            [[Paragraph(cell, _BODY) for cell in row] for row in paper.rows],
            colWidths=[250, 100],
            style=[("LINEBELOW", (0, 0), (-1, -1), 0.4, "#B9C4C1")],
        ),
        Paragraph(paper.warning, _HEAD),
        Paragraph(paper.note, _SMALL),
        Spacer(1, 4),
        Table([[drawing, check, signature]]),
        *(Paragraph(line, _SMALL) for line in paper.small),
    ]


def by_platypus(papers: Iterable[Plain]) -> bytes:
    """Return papers as one PDF, by flowables."""
    target = io.BytesIO()
    story: list[Flowable] = []
    for paper in papers:
        story += [*_story(paper), PageBreak()]
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 6 * mm)
    SimpleDocTemplate(target, pagesize=A5, **margins).build(story)
    return target.getvalue()


def widget_drawing(text: str) -> bytes:
    """Return a page that holds only the QR, by the widget and its bounds."""
    widget = QrCodeWidget(text, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    edge = 38 * mm
    drawing = Drawing(
        edge, edge, transform=[edge / (right - left), 0, 0, edge / (top - bottom), 0, 0]
    )
    drawing.add(widget)
    canvas = Canvas(io.BytesIO(), pagesize=A5)
    drawing.drawOn(canvas, 20, 20)
    return "\n".join(canvas._code).encode()


def by_qt(papers: Iterable[Plain]) -> bytes:
    """Return papers as one PDF, by Qt's text document and its writer of PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    margins = QMarginsF(6, 6, 6, 6)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    for number, paper in enumerate(papers):
        if number:
            writer.newPage()
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        document.setHtml(_html(paper))
        document.setTextWidth(writer.width())
        document.drawContents(painter)
        _qt_qr(painter, paper.qr, writer.height())
    painter.end()
    return bytes(buffer.data().data())


def _html(paper: Plain) -> str:
    def table(rows: list[list[str]]) -> str:
        cells = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table width='100%'>{cells}</table>"

    return (
        "".join(f"<div>{line}</div>" for line in paper.head)
        + f"<h1>{paper.title}</h1><div>{paper.number}</div><h2>{paper.name}</h2>"
        + table(paper.identity)
        + f"<b>{paper.status}</b>"
        + table(paper.facts)
        + table(paper.rows)
        + f"<b>{paper.warning}</b><div>{paper.note}</div>"
        + "".join(f"<div>{line}</div>" for line in paper.signature + paper.small)
    )


def _qt_qr(painter: QPainter, text: str, height: int) -> None:
    symbol = qr_symbol(text)
    edge = 420 / symbol.columns
    numbers = symbol.operators.removeprefix("0 g ").removesuffix(" f").split(" re")
    for run in numbers:
        if run.strip():
            x, y, width, _ = map(float, run.split())
            box = QRectF(x * edge, height - (y + 1) * edge, width * edge, edge)
            painter.fillRect(box, QColor("black"))


class Template:
    """A paper drawn once; then only its words and its codes are put in."""

    def __init__(self, facts: PaperFacts) -> None:
        page, _ = laid_out(facts, PaperFormat.A5)
        self._glyphs = {face: _all_glyphs(face) for face in Face}
        self._parts: list[str | Text | Art] = []
        self._page = page
        codes = {qr_symbol(facts.qr).operators, code128_symbol(facts.number).operators}
        said = set(_words(facts))
        strokes = Strokes(page.height, self._glyphs, lambda _: "X0")
        for element in page.elements:
            if isinstance(element, Art) and element.operators in codes:
                self._parts += ["\n".join(strokes.out), element]
                strokes.out.clear()
            elif isinstance(element, Text) and element.text in said:
                strokes.paint(element)
                self._parts += ["\n".join(strokes.out[:-1]), element]
                strokes.out.clear()
            else:
                strokes.paint(element)
        strokes.leave_text()
        self._parts.append("\n".join(strokes.out))
        self._fonts = self._font_objects()

    def _font_objects(self) -> list[bytes]:
        """Return the objects of all fonts, made once: five for each face, from object 4 on."""
        objects: list[bytes] = []
        for face, glyphs in self._glyphs.items():
            part = cut(face, tuple(glyphs.codes))
            at = 4 + len(objects)
            meaning = zlib.compress(part.meaning)
            objects += [
                part.program,
                (
                    f"<</Type/FontDescriptor/FontName/{part.name}/Flags 4/FontBBox[0 0 1000 1000]"
                    f"/ItalicAngle 0/Ascent 900/Descent -250/CapHeight 700/StemV 80"
                    f"/FontFile2 {at} 0 R>>"
                ).encode(),
                (
                    f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{part.name}/CIDToGIDMap/Identity"
                    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                    f"/FontDescriptor {at + 1} 0 R/W[0[{part.widths}]]>>"
                ).encode(),
                b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
                % (len(meaning), meaning),
                (
                    f"<</Type/Font/Subtype/Type0/BaseFont/{part.name}/Encoding/Identity-H"
                    f"/DescendantFonts[{at + 2} 0 R]/ToUnicode {at + 3} 0 R>>"
                ).encode(),
            ]
        return objects

    def content(self, facts: PaperFacts, words: dict[str, str]) -> bytes:
        """Return the packed content of one page: words by those they stand for, and the codes."""
        out: list[str] = []
        arts = iter((code128_symbol(facts.number).operators, qr_symbol(facts.qr).operators))
        height = self._page.height
        for part in self._parts:
            if isinstance(part, str):
                out.append(part)
            elif isinstance(part, Text):
                glyphs = self._glyphs[part.style.face]
                shown = "".join([glyphs[letter] for letter in words[part.text]])
                out.append(f"1 0 0 1 {part.x:.2f} {height - part.baseline:.2f} Tm <{shown}>Tj")
            else:
                out.append(
                    f"ET q {part.scale_x:.5f} 0 0 {part.scale_y:.5f} {part.x:.3f} "
                    f"{height - part.y:.3f} cm {next(arts)} Q BT"
                )
        return zlib.compress("\n".join(out).encode("ascii"))

    def file(self, pages: Iterable[bytes]) -> bytes:
        """Return a PDF of packed pages."""
        fonts = "".join(f"/{FACES[face]} {8 + 5 * at} 0 R" for at, face in enumerate(self._glyphs))
        objects = [b"", b"", f"<</Font<<{fonts}>>>>".encode(), *self._fonts]
        kids: list[int] = []
        size = f"{self._page.width:.2f} {self._page.height:.2f}"
        for page in pages:
            objects.append(
                b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(page), page)
            )
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Resources 3 0 R"
                f"/Contents {len(objects)} 0 R>>".encode()
            )
            kids.append(len(objects))
        objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
        out = [b"%PDF-1.7\n"]
        at, begins = len(out[0]), []
        for number, body in enumerate(objects, start=1):
            begins.append(at)
            out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(out[-1])
        table = "".join(f"{begin:010d} 00000 n \n" for begin in begins)
        out.append(
            f"xref\n0 {len(begins) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<</Size {len(begins) + 1}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n".encode()
        )
        return b"".join(out)


def _all_glyphs(face: Face) -> Glyphs:
    glyphs = Glyphs(face)
    for letter in _LETTERS:
        glyphs[letter]
    return glyphs


def _words(facts: PaperFacts) -> list[str]:
    said = plain_of(facts)
    words = [said.number, said.name, said.status, said.check_code, said.small[0]]
    words += [value for _, value in (*said.identity, *said.facts, *said.rows)]
    return words


def words_of(facts: PaperFacts, like: PaperFacts) -> dict[str, str]:
    """Return what stands on one paper in place of each word of another."""
    return dict(zip(_words(like), _words(facts), strict=True))
