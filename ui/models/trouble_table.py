"""What the server gave back, as Qt's tables read it: who, what is wrong, since when."""

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

from desktop_app.domain.queue import Trouble
from ui import formats
from ui.messages import sentence_for
from ui.models.worker_table import STANDING_ROLE
from ui.terms import term

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class TroubleColumn(IntEnum):
    """Columns from left to right."""

    STANDING = 0
    NAME = 1
    REASON = 2
    NUMBER = 3
    AT = 4


_HEADS = {
    TroubleColumn.STANDING: QT_TRANSLATE_NOOP("trouble_table", "Keadaan"),
    TroubleColumn.NAME: QT_TRANSLATE_NOOP("trouble_table", "Nama"),
    TroubleColumn.REASON: QT_TRANSLATE_NOOP("trouble_table", "Yang perlu dilihat"),
    TroubleColumn.NUMBER: QT_TRANSLATE_NOOP("trouble_table", "No."),
    TroubleColumn.AT: QT_TRANSLATE_NOOP("trouble_table", "Sejak"),
}


class TroubleTableModel(QAbstractTableModel):
    """All of them at once: there are never many, or the banner would have said so long ago."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._hides = zone, True
        self._troubles: Sequence[Trouble] = ()

    def show_all(self, troubles: Sequence[Trouble]) -> None:
        self.beginResetModel()
        self._troubles = tuple(troubles)
        self.endResetModel()

    def trouble(self, row: int) -> Trouble | None:
        return self._troubles[row] if 0 <= row < len(self._troubles) else None

    def reveal(self, shown: bool) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        self._hides = not shown
        if self._troubles:
            last = self.index(len(self._troubles) - 1, TroubleColumn.NAME)
            self.dataChanged.emit(self.index(0, TroubleColumn.NAME), last)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._troubles)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(TroubleColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        trouble = self.trouble(index.row()) if index.isValid() else None
        if trouble is None:
            return None
        column = TroubleColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._shown(trouble, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is TroubleColumn.REASON:
            return self._shown(trouble, column)
        if role == STANDING_ROLE and column is TroubleColumn.STANDING:
            return trouble.delivery.status.value
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(TroubleColumn):
            return QCoreApplication.translate("trouble_table", str(_HEADS[TroubleColumn(section)]))
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _shown(self, trouble: Trouble, column: TroubleColumn) -> str:
        delivery, name = trouble.delivery, trouble.line.name
        return {
            TroubleColumn.STANDING: term(delivery.status),
            TroubleColumn.NAME: formats.masked_name(name) if self._hides else name,
            TroubleColumn.REASON: sentence_for(delivery.code, delivery.figures),
            TroubleColumn.NUMBER: formats.short_number(trouble.line.number),
            TroubleColumn.AT: formats.day_of(delivery.since or trouble.fact.at, self._zone),
        }[column]
