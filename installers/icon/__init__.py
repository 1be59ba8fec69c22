"""The program's icon: one drawing of our own, and every size a desktop asks for."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).with_name("loket-jamsostek.svg")


def png(side: int) -> bytes:
    """Return the drawing as a square PNG; each size is drawn anew, so that small ones stay sharp.

    Args:
        side: In pixels.
    """
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, b"PNG")
    return bytes(kept.data().data())
