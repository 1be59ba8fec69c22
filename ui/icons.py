"""Icons: Lucide drawings in one line colour, which the theme chooses."""

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_CURRENT_COLOUR = re.compile(r"currentColor")
_LICENCE = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_RATIOS = (1, 1.25, 1.5, 2)


class Icons:
    """Draws an icon of ``resources/icons`` in a colour, once for each pair of the two."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, str, int, str], QIcon] = {}

    def svg(self, name: str, colour: str) -> bytes:
        """Return the drawing with its one colour filled in."""
        text = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return _CURRENT_COLOUR.sub(colour, _LICENCE.sub("", text)).encode()

    def icon(self, name: str, colour: str, size: int = 16, off: str = "") -> QIcon:
        """Return the icon, drawn sharp at each of the usual scales.

        Args:
            name: File name without ``.svg``.
            colour: ``#rrggbb``.
            size: Side in device-independent pixels.
            off: Colour where what bears it cannot be pressed; Qt's own fading where none is given.
        """
        key = (name, colour, size, off)
        if key not in self._made:
            renderer = QSvgRenderer(QByteArray(self.svg(name, colour)))
            icon = QIcon()
            for ratio in _RATIOS:
                icon.addPixmap(_drawn(renderer, size, ratio))
            if off:
                faint = QSvgRenderer(QByteArray(self.svg(name, off)))
                for ratio in _RATIOS:
                    icon.addPixmap(_drawn(faint, size, ratio), QIcon.Mode.Disabled)
            self._made[key] = icon
        return self._made[key]

    def pixmap(self, name: str, colour: str, size: int = 16, ratio: float = 1) -> QPixmap:
        return self.icon(name, colour, size).pixmap(QSize(size, size), ratio)


def _drawn(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
