"""The list of registrations as Qt's tables read it: its order whole, its lines where they show."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.domain.listing import standing_of
from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from ui import formats
from ui.models.runs import apart
from ui.sight import Sight
from ui.terms import letters, standing_word

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
BLOCK = 64
"""Lines that are read together: two screens of them."""

_MOST_HELD = 4096
_ARROWS = {True: "\u2193", False: "\u2191"}

STANDING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The status whose icon stands before the word, in the column of that word."""


class Column(IntEnum):
    """Columns from left to right."""

    NUMBER = 0
    NAME = 1
    NIK = 2
    STREET = 3
    RT_RW = 4
    SEGMENT = 5
    STATUS = 6
    DAY = 7


_HEADS = {
    Column.NUMBER: QT_TRANSLATE_NOOP("worker_table", "No."),
    Column.NAME: QT_TRANSLATE_NOOP("worker_table", "Nama"),
    Column.NIK: QT_TRANSLATE_NOOP("worker_table", "NIK"),
    Column.STREET: QT_TRANSLATE_NOOP("worker_table", "Alamat"),
    Column.RT_RW: QT_TRANSLATE_NOOP("worker_table", "RT/RW"),
    Column.SEGMENT: QT_TRANSLATE_NOOP("worker_table", "Segmen"),
    Column.STATUS: QT_TRANSLATE_NOOP("worker_table", "Status"),
    Column.DAY: QT_TRANSLATE_NOOP("worker_table", "Didaftarkan"),
}

_TOLD = (Column.NAME, Column.NUMBER, Column.STATUS)
"""What a screen reader says of a row in its first cell."""

Read = Callable[[Sequence[int]], Sequence[WorkerLine]]
"""Gives the lines at some places; may raise ``Unavailable``."""


class WorkerTableModel(QAbstractTableModel):
    """Places in the order of saving, in the order of the list, and the lines that are in sight.

    Who is chosen for an act on many is chosen by place: another order, filter or search leaves
    them chosen.

    Signals:
        failed: ``Unavailable``: lines could not be read.
        chosen_changed: Others are chosen now.
    """

    failed = Signal(object)
    chosen_changed = Signal()

    def __init__(self, zone: str, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._read = zone, read
        self._order: list[int] = []
        self._held: dict[int, WorkerLine] = {}
        self._chosen: set[int] = set()
        self._sight = Sight.NAMES
        self._is_failing = False
        self._sorted = (-1, False)

    def show(self, order: Sequence[int], lines: Iterable[WorkerLine] = ()) -> None:
        """Start anew with this order; ``lines`` are those already at hand."""
        self.beginResetModel()
        self._order = list(order)
        self._hold(lines)
        self.endResetModel()

    def renew(self, order: Sequence[int]) -> None:
        """Take the answer to the same question, asked again: who stays keeps their row's place."""
        self._hold(())
        steps = apart(self._order, order)
        if steps is None:
            self.show(order)
            return
        for first, last in reversed(steps.gone):
            self.beginRemoveRows(ROOT, first, last)
            del self._order[first : last + 1]
            self.endRemoveRows()
        for first, last in steps.came:
            self.beginInsertRows(ROOT, first, last)
            self._order[first:first] = order[first : last + 1]
            self.endInsertRows()
        self._tell_all()

    def show_sorting(self, column: int, falls: bool) -> None:
        """Say in the head of a column that the list goes by it; -1 says it of none."""
        self._sorted = (column, falls)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def reveal(self, sight: Sight) -> None:
        """Show names and NIKs whole, or so that nobody behind the clerk can read them."""
        self._sight = sight
        self._tell_all()

    def line(self, row: int) -> WorkerLine | None:
        if not 0 <= row < len(self._order):
            return None
        place = self._order[row]
        if place not in self._held and not self._is_failing:
            self._read_around(row)
        return self._held.get(place)

    @property
    def order(self) -> Sequence[int]:
        return self._order

    @property
    def chosen(self) -> frozenset[int]:
        return frozenset(self._chosen)

    def chosen_in_order(self) -> list[int]:
        """Return who is chosen, in the order shown, then those a filter hides, oldest first."""
        shown = [place for place in self._order if place in self._chosen]
        return [*shown, *sorted(self._chosen.difference(shown))]

    def choose(self, rows: Iterable[int], chosen: bool = True) -> None:
        """Choose rows of the list for an act on many, or let them go."""
        places = {self._order[row] for row in rows if 0 <= row < len(self._order)}
        self._choose((self._chosen | places) if chosen else (self._chosen - places))

    def choose_all(self) -> None:
        """Choose everybody the list shows, read or not."""
        self._choose(self._chosen.union(self._order))

    def let_go(self, places: Iterable[int] | None = None) -> None:
        """Choose nobody any more, or nobody of these places."""
        self._choose(set() if places is None else self._chosen.difference(places))

    def is_chosen(self, row: int) -> bool:
        return 0 <= row < len(self._order) and self._order[row] in self._chosen

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.NUMBER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.choose([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.NUMBER:
            return ". ".join(self._shown(line, told) for told in _TOLD)  # the row, read as one
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._shown(line, Column(index.column()))
        if role == STANDING_ROLE and index.column() == Column.STATUS:
            return standing_of(line.status, line.delivery).value
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.NUMBER:
            chosen = line.row in self._chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(Column):
            words = QCoreApplication.translate("worker_table", str(_HEADS[Column(section)]))
            column, falls = self._sorted
            return f"{words} {_ARROWS[falls]}" if section == column else words
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _read_around(self, row: int) -> None:
        start = row // BLOCK * BLOCK
        places = [p for p in self._order[start : start + BLOCK] if p not in self._held]
        if len(self._held) > _MOST_HELD:
            self._held.clear()
        try:
            self._held.update((line.row, line) for line in self._read(places))
        except Unavailable as no:  # nothing may be raised into C++
            self._is_failing = True
            self.failed.emit(no)

    def _hold(self, lines: Iterable[WorkerLine]) -> None:
        self._is_failing = False
        self._held = {line.row: line for line in lines}

    def _choose(self, chosen: set[int]) -> None:
        if chosen == self._chosen:
            return
        self._chosen = chosen
        if self._order:
            last = len(self._order) - 1
            self.dataChanged.emit(self.index(0, Column.NUMBER), self.index(last, Column.NUMBER))
        self.chosen_changed.emit()

    def _tell_all(self) -> None:
        if self._order:
            last = self.index(len(self._order) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _shown(self, line: WorkerLine, column: Column) -> str:
        if column is Column.NIK and not line.nik:
            return self.tr("Belum punya NIK")
        if column is Column.NIK:
            digits = formats.grouped if self._sight.shows_numbers else formats.masked
            return digits(line.nik)
        if column is Column.STATUS:
            return standing_word(line.status, line.delivery)
        if column is Column.DAY:
            return formats.day_of(line.at, self._zone)
        return {
            Column.NUMBER: formats.short_number(line.number),
            Column.NAME: line.name if self._sight.shows_names else formats.masked_name(line.name),
            Column.STREET: line.street,
            Column.RT_RW: "/".join(filter(None, (line.rt, line.rw))),
            Column.SEGMENT: letters(line.segment),
        }[column]
