"""Bars of the coverage, painted by hand: what is reached of each target, with its words above."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.coverage import PARTS, Measure
from ui.models.coverage_table import CoverageColumn, head
from ui.theme import Theme
from ui.viewmodels.coverage import LineShown

_LINE = 46
_LEGEND = 24
_BAR = 16
_THIN = 6
_COLUMNS = {
    Measure.REGISTERED: CoverageColumn.REGISTERED,
    Measure.SENT: CoverageColumn.SENT,
    Measure.ACTIVE: CoverageColumn.ACTIVE,
}


class CoverageChart(QWidget):
    """One bar a segment: registered, sent and active inside one another, the target as a mark.

    What is over the target is hatched, so that it shows without its colour. All of it stands in
    words too: above each bar, and for who cannot see it in the widget's description.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Sequence[LineShown] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[LineShown]) -> None:
        self._lines = [line for line in lines if line.level == 0]
        told = [f"{line.title}: {line.bar}" for line in self._lines]
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height())

    def _height(self) -> int:
        return self._theme.px(_LEGEND + _LINE * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_legend(painter)
        for number, line in enumerate(self._lines):
            top, high = self._theme.px(_LEGEND + number * _LINE), self._theme.px(_LINE)
            self._paint_line(painter, line, QRect(0, top, self.width(), high))

    def _paint_legend(self, painter: QPainter) -> None:
        small = QFont(self.font())
        small.setPixelSize(self._theme.px(12))
        painter.setFont(small)
        left = 0
        for measure in PARTS:
            high = self._theme.px(_LEGEND)
            box = QRectF(left + 0.5, (high - 11) / 2, 10, 10)
            self._fill(painter, box, measure)
            words = head(_COLUMNS[measure])
            painter.setPen(QColor(self._theme.tokens.text2))
            width = painter.fontMetrics().horizontalAdvance(words)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left + 16, 0, width + 2, high), int(flags), words)
            left += 16 + width + 14

    def _paint_line(self, painter: QPainter, line: LineShown, place: QRect) -> None:
        painter.setFont(self.font())
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        words = painter.fontMetrics()
        top = QRect(place.left(), place.top() + 2, place.width(), self._theme.px(22))
        told = words.horizontalAdvance(line.bar)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.setPen(QColor(self._theme.tokens.text2))
        painter.drawText(top, flags, words.elidedText(line.bar, _CUT, top.width()))
        painter.setFont(title)
        painter.setPen(QColor(self._theme.tokens.text))
        room = top.width() - told - 12
        called = painter.fontMetrics().elidedText(line.title, _CUT, room)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(top, left, called)
        self._paint_bar(
            painter,
            line,
            QRectF(0.5, place.top() + self._theme.px(25) + 0.5, place.width() - 1, _BAR),
        )

    def _paint_bar(self, painter: QPainter, line: LineShown, bar: QRectF) -> None:
        counts, target = line.reach.counts, line.reach.target
        most = max(counts[Measure.REGISTERED], target or 0)
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.border)))
        painter.setBrush(QColor(tokens.field))
        painter.drawRect(bar)
        if not most:
            return
        for measure in PARTS:
            inset = 0.0 if measure is not Measure.ACTIVE else (_BAR - _THIN) / 2
            part = QRectF(bar)
            part.setWidth(bar.width() * counts[measure] / most)
            self._fill(painter, part.adjusted(0, inset, 0, -inset), measure)
        if target is None:
            return
        mark = bar.left() + bar.width() * target / most
        if line.reach.over:
            beyond = QRectF(mark, bar.top(), bar.right() - mark, bar.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(tokens.warn), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(beyond)
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawLine(int(mark), int(bar.top()) - 3, int(mark), int(bar.bottom()) + 3)

    def _fill(self, painter: QPainter, part: QRectF, measure: Measure) -> None:
        tokens = self._theme.tokens
        fills = {
            Measure.REGISTERED: tokens.readonly,
            Measure.SENT: tokens.selection,
            Measure.ACTIVE: tokens.primary,
        }
        edge = tokens.border if measure is not Measure.ACTIVE else tokens.primary
        if part.width() > 0:
            painter.setPen(QPen(QColor(edge)))
            painter.setBrush(QColor(fills[measure]))
            painter.drawRect(part)


_CUT = Qt.TextElideMode.ElideRight
