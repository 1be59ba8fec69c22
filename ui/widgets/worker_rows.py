"""The rows of the list: gone through by arrow keys, chosen by Space, sorted by their heads."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from ui.models.worker_table import Column, WorkerTableModel
from ui.theme import Theme
from ui.widgets.rows_view import RowsView

_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_HELD = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class WorkerRows(RowsView):
    """Whoever is chosen stays chosen while the keys go elsewhere.

    They are chosen by Space, by Shift with a movement, by Ctrl+A; with the mouse by the box before
    the number, by Ctrl and by Shift.

    Signals:
        head_chosen: ``Column`` whose head was clicked.
    """

    head_chosen = Signal(int)

    def __init__(self, table: WorkerTableModel, theme: Theme, widths: Mapping[int, int]) -> None:
        super().__init__(table, theme, dict(widths), Column.STREET, Column.DAY, Column.RT_RW)
        self._table = table
        self._anchor: int | None = None
        self._reach: tuple[int, int] | None = None
        self.sheds_next, self.widens_last = (Column.NIK,), Column.NAME
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.head_chosen)
        table.modelReset.connect(self._forget_anchor)

    def show_sorting(self, column: int, falls: bool) -> None:
        """Mark the head the list goes by; -1 marks none."""
        self._table.show_sorting(column, falls)
        # By its address a list goes in the order of RT and RW.
        self.keep_in_sight(column, *([Column.RT_RW] if column == Column.STREET else []))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._table.choose([row], chosen=not self._table.is_chosen(row))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._table.choose_all()
        elif event.key() in _MOVES and shift:
            self._go(event)
            self._reach_to(row)
        else:
            if event.key() not in _HELD:
                self._forget_anchor()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, before = self.rowAt(event.position().toPoint().y()), self.currentIndex().row()
        super().mousePressEvent(event)
        if row < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._reach_to(before)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._forget_anchor()
            self._table.choose([row], chosen=not self._table.is_chosen(row))
        else:
            self._forget_anchor()

    def _go(self, event: QKeyEvent) -> None:
        """Go where the key leads, as without Shift."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        super().keyPressEvent(QKeyEvent(event.type(), event.key(), plain))

    def _reach_to(self, before: int) -> None:
        """Choose from where Shift was first pressed to here, and let go of what is behind again."""
        here = self.currentIndex().row()
        if here < 0:
            return
        if self._anchor is None:
            self._anchor = max(before, 0)
        reach = (min(self._anchor, here), max(self._anchor, here))
        if self._reach is not None:
            first, last = self._reach
            left = [row for row in range(first, last + 1) if not reach[0] <= row <= reach[1]]
            self._table.choose(left, chosen=False)
        self._table.choose(range(reach[0], reach[1] + 1))
        self._reach = reach

    def _forget_anchor(self) -> None:
        self._anchor = self._reach = None
