"""A small table of frozen things, all at once: what its columns say is given to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.models.worker_table import STANDING_ROLE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
T = TypeVar("T")


@dataclass(frozen=True)
class PlainColumn(Generic[T]):
    """One column.

    Attributes:
        head: Source text of its head.
        shown: What it says of a thing.
        standing: The status whose shape stands before the word, or "".
    """

    head: object
    shown: Callable[[T], str]
    standing: Callable[[T], str] = lambda _thing: ""


class PlainTableModel(QAbstractTableModel, Generic[T]):
    """Args: ``context`` is the translation context of the heads."""

    def __init__(
        self, context: str, columns: Sequence[PlainColumn[T]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._columns = context, tuple(columns)
        self._things: tuple[T, ...] = ()

    def show_all(self, things: Sequence[T]) -> None:
        self.beginResetModel()
        self._things = tuple(things)
        self.endResetModel()

    def show_more(self, things: Sequence[T]) -> None:
        """Add those that come after what is shown."""
        if things:
            first = len(self._things)
            self.beginInsertRows(ROOT, first, first + len(things) - 1)
            self._things += tuple(things)
            self.endInsertRows()

    def show_again(self) -> None:
        """Say the same things in other words."""
        if self._things:
            last = self.index(len(self._things) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def thing(self, row: int) -> T | None:
        return self._things[row] if 0 <= row < len(self._things) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._things)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.thing(index.row()) if index.isValid() else None
        if thing is None:
            return None
        column = self._columns[index.column()]
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return column.shown(thing)
        return (column.standing(thing) or None) if role == STANDING_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._columns)
        if across and role == Qt.ItemDataRole.DisplayRole:
            head = str(self._columns[section].head)
            return QCoreApplication.translate(self._context, head)
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
