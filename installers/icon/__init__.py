"""The program's icon: one drawing of our own, and every size a desktop asks for."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
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
    QImageWriter(kept, QByteArray(b"PNG")).write(picture)
    return bytes(kept.data().data())
