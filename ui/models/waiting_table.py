"""What waits to be sent, as Qt's tables read it: who, why, since when, and when it goes next."""

from collections.abc import Sequence
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
)

from desktop_app.domain.queue import Waiting
from ui import formats
from ui.messages import sentence_for
from ui.terms import term

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class WaitingColumn(IntEnum):
    """Columns from left to right."""

    NAME = 0
    WHAT = 1
    REASON = 2
    SINCE = 3
    NEXT = 4


_HEADS = {
    WaitingColumn.NAME: QT_TRANSLATE_NOOP("waiting_table", "Nama"),
    WaitingColumn.WHAT: QT_TRANSLATE_NOOP("waiting_table", "Data"),
    WaitingColumn.REASON: QT_TRANSLATE_NOOP("waiting_table", "Mengapa menunggu"),
    WaitingColumn.SINCE: QT_TRANSLATE_NOOP("waiting_table", "Sejak"),
    WaitingColumn.NEXT: QT_TRANSLATE_NOOP("waiting_table", "Dicoba lagi"),
}
_TURN = QT_TRANSLATE_NOOP("waiting_table", "Menunggu giliran dikirim.")
_SOON = QT_TRANSLATE_NOOP("waiting_table", "kiriman berikut")


def why_waiting(waiting: Waiting) -> str:
    """Return in words why a fact waits."""
    if not waiting.cause:
        return QCoreApplication.translate("waiting_table", str(_TURN))
    return sentence_for(waiting.cause, waiting.figures)


class WaitingTableModel(QAbstractTableModel):
    """The oldest that wait; the banner says how many there are in all."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._hides = zone, True
        self._waiting: Sequence[Waiting] = ()

    def show_all(self, waiting: Sequence[Waiting]) -> None:
        self.beginResetModel()
        self._waiting = tuple(waiting)
        self.endResetModel()

    def waiting(self, row: int) -> Waiting | None:
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def reveal(self, shown: bool) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        self._hides = not shown
        if self._waiting:
            last = self.index(len(self._waiting) - 1, WaitingColumn.NAME)
            self.dataChanged.emit(self.index(0, WaitingColumn.NAME), last)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._waiting)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(WaitingColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        waiting = self.waiting(index.row()) if index.isValid() else None
        if waiting is None:
            return None
        column = WaitingColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._shown(waiting, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is WaitingColumn.REASON:
            return self._shown(waiting, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(WaitingColumn):
            return QCoreApplication.translate("waiting_table", str(_HEADS[WaitingColumn(section)]))
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _shown(self, waiting: Waiting, column: WaitingColumn) -> str:
        later, name = waiting.next_attempt, waiting.line.name
        soon = QCoreApplication.translate("waiting_table", str(_SOON))
        return {
            WaitingColumn.NAME: formats.masked_name(name) if self._hides else name,
            WaitingColumn.WHAT: term(waiting.fact.kind),
            WaitingColumn.REASON: why_waiting(waiting),
            WaitingColumn.SINCE: formats.moment(waiting.since, self._zone),
            WaitingColumn.NEXT: formats.clock(later, self._zone) if later else soon,
        }[column]
