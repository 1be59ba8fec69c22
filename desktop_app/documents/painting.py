"""A page of placed elements becomes a PDF, by ReportLab's canvas; the same page, the same bytes."""

import io
import threading
from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.layout import Art, Page, Panel, Rule, Text
from desktop_app.documents.typefaces import Face, typefaces

_REPORTLAB = threading.Lock()
"""ReportLab's fonts are shared by all documents and remember what each document has used."""


class Description(NamedTuple):
    """What the file says of itself; it is read without opening the paper, so nothing personal."""

    title: str
    author: str
    subject: str


def painted(page: Page, description: Description) -> bytes:
    """Return the page as a PDF file with its fonts embedded, cut down to the letters it uses."""
    return bound([page], description)


def bound(pages: Sequence[Page], description: Description) -> bytes:
    """Return several pages as one PDF file, in their order; each may have a size of its own."""
    with _REPORTLAB:
        typefaces()
        target = io.BytesIO()
        canvas = Canvas(
            target,
            pagesize=(pages[0].width, pages[0].height),
            pageCompression=1,
            invariant=1,
            lang="id-ID",
            initialFontName=Face.TEXT.value,  # else every page refers to Helvetica, not embedded
        )
        canvas.setTitle(description.title)
        canvas.setAuthor(description.author)
        canvas.setSubject(description.subject)
        canvas.setCreator("Loket Jamsostek")
        canvas.setProducer("Loket Jamsostek")
        for page in pages:
            canvas.setPageSize((page.width, page.height))
            for element in page.elements:
                _paint(canvas, page.height, element)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def _paint(canvas: Canvas, height: float, element: Text | Rule | Panel | Art) -> None:
    match element:
        case Text(x, baseline, text, style):
            canvas.setFont(style.face.value, style.size)
            canvas.setFillColorRGB(*style.colour)
            canvas.drawString(
                round(x, 2),
                round(height - baseline, 2),
                text,
                charSpace=style.tracking * style.size,
                wordSpace=style.face.word_space * style.size,
            )
        case Rule(x, y, length, weight, colour):
            canvas.setFillColorRGB(*colour)
            canvas.rect(x, height - y - weight / 2, length, weight, stroke=0, fill=1)
        case Panel(x, y, width, panel_height, colour):
            canvas.setFillColorRGB(*colour)
            canvas.rect(x, height - y - panel_height, width, panel_height, stroke=0, fill=1)
        case Art(x, y, scale_x, scale_y, operators):
            matrix = f"{scale_x:.5f} 0 0 {scale_y:.5f} {x:.3f} {height - y:.3f} cm"
            canvas.addLiteral(f"q {matrix} {operators} Q")
