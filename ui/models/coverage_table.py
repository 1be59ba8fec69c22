"""The coverage as a table: a line for each segment and for who pays, a column for each number."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.domain.coverage import Measure
from ui.viewmodels.coverage import LineShown

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class CoverageColumn(IntEnum):
    """Columns from left to right."""

    TITLE = 0
    TARGET = 1
    REGISTERED = 2
    SENT = 3
    ACTIVE = 4
    SHARE = 5
    APART = 6


_HEADS = {
    CoverageColumn.TITLE: QT_TRANSLATE_NOOP("coverage", "Segmen, sumber dana"),
    CoverageColumn.TARGET: QT_TRANSLATE_NOOP("coverage", "Target"),
    CoverageColumn.REGISTERED: QT_TRANSLATE_NOOP("coverage", "Terdaftar"),
    CoverageColumn.SENT: QT_TRANSLATE_NOOP("coverage", "Terkirim"),
    CoverageColumn.ACTIVE: QT_TRANSLATE_NOOP("coverage", "Aktif"),
    CoverageColumn.SHARE: QT_TRANSLATE_NOOP("coverage", "Capaian"),
    CoverageColumn.APART: QT_TRANSLATE_NOOP("coverage", "Tidak dihitung"),
}

MEASURES = {
    CoverageColumn.REGISTERED: Measure.REGISTERED,
    CoverageColumn.SENT: Measure.SENT,
    CoverageColumn.ACTIVE: Measure.ACTIVE,
    CoverageColumn.SHARE: Measure.ACTIVE,
    CoverageColumn.APART: Measure.APART,
}
"""Whom a column's number counts."""


def head(column: CoverageColumn) -> str:
    return QCoreApplication.translate("coverage", str(_HEADS[column]))


class CoverageTableModel(QAbstractTableModel):
    """Lines as they were worded; nothing here counts."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[LineShown] = ()

    def show(self, lines: Sequence[LineShown]) -> None:
        alike = len(lines) == len(self._lines)
        if not alike:
            self.beginResetModel()
        self._lines = list(lines)
        if not alike:
            self.endResetModel()
        elif lines:
            last = self.index(len(lines) - 1, len(CoverageColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(CoverageColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line, column = self._lines[index.row()], CoverageColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {head(column)}: {_shown(line, column).strip()}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = column is CoverageColumn.TITLE
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(CoverageColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head(CoverageColumn(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _shown(line: LineShown, column: CoverageColumn) -> str:
    if column is CoverageColumn.TITLE:
        return f"{'    ' * line.level}{line.title}"
    if column is CoverageColumn.TARGET:
        return line.target or "–"
    if column is CoverageColumn.SHARE:
        return line.share or "–"
    return line.counts[list(Measure).index(MEASURES[column])]
