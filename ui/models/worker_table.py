"""The list of registrations as Qt's tables read it: a page at a time, while it is scrolled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from uuid import UUID

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

from desktop_app.domain.worker import WorkerLine
from desktop_app.errors import Unavailable
from ui import formats
from ui.terms import letters, standing_of, standing_word

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAGE = 100

STANDING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The status whose icon stands before the word, in the column of that word."""


class Column(IntEnum):
    """Columns from left to right."""

    NUMBER = 0
    NAME = 1
    NIK = 2
    STREET = 3
    SEGMENT = 4
    STATUS = 5
    DAY = 6


_HEADS = {
    Column.NUMBER: QT_TRANSLATE_NOOP("worker_table", "No."),
    Column.NAME: QT_TRANSLATE_NOOP("worker_table", "Nama"),
    Column.NIK: QT_TRANSLATE_NOOP("worker_table", "NIK"),
    Column.STREET: QT_TRANSLATE_NOOP("worker_table", "Alamat"),
    Column.SEGMENT: QT_TRANSLATE_NOOP("worker_table", "Segmen"),
    Column.STATUS: QT_TRANSLATE_NOOP("worker_table", "Status"),
    Column.DAY: QT_TRANSLATE_NOOP("worker_table", "Didaftarkan"),
}


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the rows come from.

    Attributes:
        fetch: ``(last line, size)`` to the lines after it; may raise ``Unavailable``.
    """

    fetch: Callable[[WorkerLine | None, int], Sequence[WorkerLine]]


class WorkerTableModel(QAbstractTableModel):
    """Frozen lines, newest first; nothing here knows where they are kept.

    Signals:
        failed: ``Unavailable``: the next page could not be read.
    """

    failed = Signal(object)

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._lines: list[WorkerLine] = []
        self._pages: Pages | None = None
        self._has_more = False
        self._hides_nik = True

    def read_from(self, pages: Pages) -> None:
        """Start anew from these pages; the first is read at once."""
        self._take([], pages)
        self.fetchMore(ROOT)

    def show_found(self, lines: Sequence[WorkerLine]) -> None:
        """Show exactly these lines: what a search found."""
        self._take(list(lines), None)

    def renew(self, lines: Sequence[WorkerLine], has_more: bool) -> None:
        """Take the answer to the same question, asked again: who stays keeps their row's place.

        Args:
            lines: Newest first, as those before them.
            has_more: Whether more can be read behind the last of them.
        """
        ids = [line.id for line in lines]
        before, now = {line.id for line in self._lines}, set(ids)
        stayed = [line.id for line in self._lines if line.id in now]
        if stayed != [one for one in ids if one in before]:  # another order is another list
            pages = self._pages
            self._take(list(lines), pages)
        else:
            self._drop_all_but(now)
            self._put_in(lines)
        self._has_more = has_more

    def show_nik(self, shown: bool) -> None:
        self._hides_nik = not shown
        if self._lines:
            last = len(self._lines) - 1
            self.dataChanged.emit(self.index(0, Column.NIK), self.index(last, Column.NIK))

    def line(self, row: int) -> WorkerLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def is_whole(self) -> bool:
        """Whether the last line there is has been read."""
        return not self._has_more

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._shown(line, Column(index.column()))
        if role == STANDING_ROLE and index.column() == Column.STATUS:
            return standing_of(line.status, line.delivery).value
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(Column):
            return QCoreApplication.translate("worker_table", str(_HEADS[Column(section)]))
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        pages = self._pages
        if pages is None or not self.canFetchMore(parent):
            return
        self._has_more = False  # a listener may ask again while rows are being inserted
        try:
            page = pages.fetch(self._lines[-1] if self._lines else None, PAGE)
        except Unavailable as no:  # nothing may be raised into C++
            self.failed.emit(no)
            return
        if page:
            first = len(self._lines)
            self.beginInsertRows(ROOT, first, first + len(page) - 1)
            self._lines.extend(page)
            self.endInsertRows()
        self._has_more = len(page) == PAGE

    def _drop_all_but(self, kept: set[UUID]) -> None:
        for row in range(len(self._lines) - 1, -1, -1):
            if self._lines[row].id not in kept:
                self.beginRemoveRows(ROOT, row, row)
                del self._lines[row]
                self.endRemoveRows()

    def _put_in(self, lines: Sequence[WorkerLine]) -> None:
        """Insert who is new between who stayed, and show all as they are now."""
        row = 0
        while row < len(lines):
            stayed = self._lines[row].id if row < len(self._lines) else None
            end = row
            while end < len(lines) and lines[end].id != stayed:
                end += 1
            if end > row:
                self.beginInsertRows(ROOT, row, end - 1)
                self._lines[row:row] = lines[row:end]
                self.endInsertRows()
            row = end + 1
        self._lines = list(lines)
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))

    def _take(self, lines: list[WorkerLine], pages: Pages | None) -> None:
        self.beginResetModel()
        self._lines, self._pages = lines, pages
        self._has_more = pages is not None
        self.endResetModel()

    def _shown(self, line: WorkerLine, column: Column) -> str:
        nik = formats.masked(line.nik) if self._hides_nik else formats.grouped(line.nik)
        return {
            Column.NUMBER: formats.short_number(line.number),
            Column.NAME: line.name,
            Column.NIK: nik,
            Column.STREET: line.street,
            Column.SEGMENT: letters(line.segment),
            Column.STATUS: standing_word(line.status, line.delivery),
            Column.DAY: formats.day_of(line.at, self._zone),
        }[column]
