"""A table of rows to go through by the arrow keys and open by Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
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
from ui.tokens import TEXT_SIZES

_NARROW = 960
_NARROWER = 760  # only where text is large
_NARROWEST = 640  # likewise


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
            option.icon = self._theme.icon(icon, tone, self._theme.px(16))
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class RowsView(QTableView):
    """Whole rows only, no grid, and room that goes to the columns that need it.

    Attributes:
        sheds_next: The columns to leave out where large text leaves hardly any room.
        widens_last: The column that has what room there is where even that is too little for the
            one that stretches; None where that always has enough.

    Signals:
        opened: Row that Enter or a double click is meant for.
    """

    opened = Signal(int)
    sheds_next: Sequence[int] = ()
    widens_last: int | None = None

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        widths: dict[int, int],
        stretches: int,
        *sheds: int,
    ) -> None:
        super().__init__()
        self._sheds, self._kept, self._stretches = sheds, frozenset[int](), stretches
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
        self._widths = widths
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
        self._shed(event.size().width())
        super().resizeEvent(event)

    def _shed(self, width: int) -> None:
        room, is_large = self._theme.at_100(width), self._theme.percent > TEXT_SIZES[0]
        for columns, least in ((self._sheds, _NARROW), (self.sheds_next, _NARROWER)):
            for column in columns:
                away = room < least and (least is _NARROW or is_large)
                self.setColumnHidden(column, away and column not in self._kept)
        if self.widens_last is not None:
            self._hand_room_to(self.widens_last, is_large and room < _NARROWEST)
        elif is_large:
            self._spare(width)

    def _spare(self, width: int) -> None:
        """Let the widest columns give the one that stretches the room its title needs."""
        header = self.horizontalHeader()
        shown = [each for each in self._widths if not self.isColumnHidden(each)]
        full = {each: self._full_width(each) for each in shown}
        lack = header.sectionSizeHint(self._stretches) + sum(full.values()) - width
        widest = [each for each in shown if full[each] == max(full.values())]
        for column in widest:
            self.setColumnWidth(column, full[column] + min(0, -lack // len(widest)))

    def _hand_room_to(self, column: int, all_of_it: bool) -> None:
        """Let a column have the room of the one that stretches, which goes; or give it back."""
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        all_of_it = all_of_it and self._stretches not in self._kept
        self.setColumnHidden(self._stretches, all_of_it)
        if all_of_it is not (header.sectionResizeMode(column) is mode.Stretch):
            header.setSectionResizeMode(column, mode.Stretch if all_of_it else mode.Interactive)
            self.setColumnWidth(column, self._theme.px(self._widths[column]))

    def keep_in_sight(self, *columns: int) -> None:
        """Show columns however narrow it gets: the list goes by them."""
        self._kept = frozenset(columns)
        self._shed(self.viewport().width())

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

    def _full_width(self, column: int) -> int:
        title = self.horizontalHeader().sectionSizeHint(column)  # longer in another language
        return max(title, self._theme.px(self._widths[column]))

    def _dress(self) -> None:
        for column in self._widths:
            self.setColumnWidth(column, self._full_width(column))
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
        self._shed(self.viewport().width())
        self.verticalHeader().setDefaultSectionSize(self._theme.sizes.table_row)
        self.viewport().update()
