"""Pages to be printed that say nothing of anybody."""

import io

from reportlab.pdfgen.canvas import Canvas

_POINTS = 72 / 25.4


def blank(width: float, height: float) -> bytes:
    """Return a page of so many mm with a frame near its edge."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(width * _POINTS, height * _POINTS))
    canvas.rect(20, 20, width * _POINTS - 40, height * _POINTS - 40)
    canvas.save()
    return target.getvalue()
