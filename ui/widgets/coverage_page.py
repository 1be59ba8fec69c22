"""Coverage (*capaian*): the numbers, the bars, and why one is over its target."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QTableView,
    QWidget,
)

from desktop_app.domain.coverage import Measure
from ui.models.coverage_table import MEASURES, CoverageColumn, CoverageTableModel
from ui.theme import Theme
from ui.viewmodels.coverage import CoverageViewModel, LineShown
from ui.widgets.coverage_chart import CoverageChart
from ui.widgets.pieces import Button, Notice, boxed, column, read_by_keys, row, scrolled, text

_WIDTHS = {
    CoverageColumn.TARGET: 64,
    CoverageColumn.REGISTERED: 82,
    CoverageColumn.SENT: 76,
    CoverageColumn.ACTIVE: 62,
    CoverageColumn.SHARE: 76,
    CoverageColumn.APART: 118,
}
_NARROW = 1280  # from here the longest title stands whole beside the bars


class CoverageTable(QTableView):
    """Cells to go through by the arrow keys; Enter asks for the rows behind a number.

    Signals:
        opened: The cell.
    """

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_whole = self._is_wider = False
        self.model_ = CoverageTableModel()
        self.setModel(self.model_)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def show_lines(self, lines: list[LineShown]) -> None:
        self.model_.show(lines)
        self._share(self.viewport().width())

    def go_to_first(self) -> None:
        if not self.currentIndex().isValid() and self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(0, CoverageColumn.REGISTERED))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share(event.size().width())
        super().resizeEvent(event)

    def _share(self, width: int) -> None:
        """Give titles what the numbers leave, and never less than they need: it scrolls then."""
        title, header = CoverageColumn.TITLE, self.horizontalHeader()
        needed = max(self.sizeHintForColumn(title), header.sectionSizeHint(title))
        left = width - sum(self.columnWidth(each) for each in _WIDTHS)
        self._is_wider = left < needed
        header.resizeSection(title, max(left, needed))

    def be_whole(self, whole: bool) -> None:
        """Show every line without a scroll bar of its own: the page scrolls."""
        self._is_whole = whole
        lines = self.model_.rowCount() * self._theme.sizes.table_row
        height = self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth() + 2
        if self._is_wider:
            height += self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(height if whole else 0)

    def _dress(self) -> None:
        for place, width in _WIDTHS.items():
            title = self.horizontalHeader().sectionSizeHint(place)  # longer in another language
            self.setColumnWidth(place, max(title, self._theme.px(width)))
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.table_row)
        self._share(self.viewport().width())
        self.be_whole(self._is_whole)


class CoveragePage(QWidget):
    """Numbers to the left, bars to the right; every number leads to those it counts."""

    def __init__(self, model: CoverageViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model, self._theme = model, theme
        self.title = text(self.tr("Capaian"), "title")
        self.hint = text(self.tr("Dihitung dari data di komputer ini."), "hint")
        self.table, self.chart = CoverageTable(theme), CoverageChart(theme)
        self.table.setAccessibleName(self.tr("Capaian dalam angka"))
        self.chart.setAccessibleName(self.tr("Capaian dalam batang"))
        self.cause, self.notice = Notice(theme, rounded=True), Notice(theme)
        self.about = text("", "hint", wraps=True)
        self.opens = Button(theme, self.tr("Lihat daftarnya"), "primary", "list", "Return")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self.table.go_to_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow, put the bars below the numbers."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self._theme.at_100(self.width()) < _NARROW
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.table.be_whole(narrow)

    def _lay_out(self) -> None:
        self._head = row(self.title, self.hint, 1, spacing=12)
        drawn = column(self.chart, 1)
        drawn.setContentsMargins(12, 8, 12, 8)
        self._both = row(self.table, boxed(drawn, card="true"), spacing=12)
        self._both.setStretch(0, 3)
        self._both.setStretch(1, 2)
        self._inside = inside = QWidget()
        inside.setLayout(self._both)
        self._area = area = read_by_keys(scrolled(inside), self.tr("Capaian"))
        self._middle = column(self.cause, area, spacing=8)
        self._middle.setStretch(1, 1)
        self._foot = row(self.about, self.opens)
        self._foot.setStretch(0, 1)
        layout = column(spacing=0)
        layout.addLayout(self._head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(boxed(self._foot, bar="bottom"))
        self.setLayout(layout)
        self._dress()

    def _dress(self) -> None:
        self._fold()
        margin = self._theme.sizes.margin
        self._head.setContentsMargins(margin, margin - 6, margin, margin - 8)
        self._middle.setContentsMargins(margin, 0, margin, margin - 4)
        self._foot.setContentsMargins(margin, 6, margin, 6)

    def _connect(self) -> None:
        self._model.shown.connect(self._show)
        self._model.unavailable.connect(lambda words: self.notice.say(words, "error"))
        self.table.opened.connect(self._open)
        self.opens.clicked.connect(lambda: self._open(self.table.currentIndex()))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell_about())
        self._theme.changed.connect(self._dress)

    def _show(self, lines: list[LineShown]) -> None:
        self.notice.silence()
        self.table.show_lines(lines)
        self._fold()
        self.chart.show_lines(lines)
        self.cause.say(" ".join(line.cause for line in lines if line.cause), "warn")
        if self.isVisible() and not self.table.currentIndex().isValid():
            self.table.go_to_first()
        self._tell_about()

    def _tell_about(self) -> None:
        cell = self.table.currentIndex()
        here, place = cell.row(), self.table.visualRect(cell)
        if cell.isValid():
            seen = self.table.viewport().mapTo(self._inside, place.center())
            self._area.ensureVisible(seen.x(), seen.y(), 0, place.height())
        lines = self._model.lines
        self.about.setText(lines[here].about if 0 <= here < len(lines) else "")

    def _open(self, cell: QModelIndex) -> None:
        if cell.isValid():
            measure = MEASURES.get(CoverageColumn(cell.column()), Measure.REGISTERED)
            self._model.open(cell.row(), measure)
