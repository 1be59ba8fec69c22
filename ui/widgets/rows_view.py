"""A table of rows to go through by the arrow keys and open by Enter."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.worker_table import STANDING_ROLE
from ui.terms import look_of
from ui.theme import Theme

_NARROW = 960


class StandingDelegate(QStyledItemDelegate):
    """Draws a status as shape and word, in the colour of its tone."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        standing = index.data(STANDING_ROLE)
        if standing:
            icon, tone = look_of(standing)
            option.icon = self._theme.icon(icon, tone)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class RowsView(QTableView):
    """Whole rows only, no grid, and room that goes to the columns that need it.

    Signals:
        opened: Row that Enter or a double click is meant for.
    """

    opened = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        widths: dict[int, int],
        stretches: int,
        *sheds: int,
    ) -> None:
        super().__init__()
        self._sheds = sheds
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(StandingDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(stretches, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self._keep_a_row_chosen)
        model.rowsInserted.connect(self._rows_came)
        model.rowsRemoved.connect(self._rows_went)
        theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow, leave out the columns that are missed least."""
        for column in self._sheds:
            self.setColumnHidden(column, event.size().width() < _NARROW)
        super().resizeEvent(event)

    def go_to_first(self) -> None:
        """Give the focus to the table, with a row chosen if there is one."""
        self._keep_a_row_chosen()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Leave what is being looked at where it is; at the very top show who is new."""
        top = self.verticalScrollBar().value()  # rows are scrolled whole: it is the first in sight
        if first <= top and top > 0:
            self._scroll_on(last - first + 1)
        self._keep_a_row_chosen()

    def _rows_went(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Leave what is looked at where it is; Qt itself chooses the next where the chosen went."""
        if first < self.verticalScrollBar().value():
            self._scroll_on(first - last - 1)

    def _scroll_on(self, rows: int) -> None:
        self.updateGeometries()  # the scroll bar must know of them before it goes there
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rows)

    def _keep_a_row_chosen(self) -> None:
        """Choose the first row where none is: Enter always means one."""
        if not self.currentIndex().isValid() and self.model().rowCount() > 0:
            self.selectRow(0)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.table_row)
        self.viewport().update()
