"""The events of this laptop as Qt's tables read them."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop_app.use_cases.events import EventLine
from ui import formats


class EventColumn(IntEnum):
    """Columns from left to right."""

    NAME = 0
    DAY = 1
    PLACE = 2
    PEOPLE = 3


_HEADS = {
    EventColumn.NAME: QT_TRANSLATE_NOOP("event_table", "Kegiatan"),
    EventColumn.DAY: QT_TRANSLATE_NOOP("event_table", "Tanggal"),
    EventColumn.PLACE: QT_TRANSLATE_NOOP("event_table", "Tempat"),
    EventColumn.PEOPLE: QT_TRANSLATE_NOOP("event_table", "Orang"),
}


class EventTableModel(QStandardItemModel):
    """A few dozen rows that change seldom: Qt's own model holds them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, len(EventColumn), parent)
        self.setHorizontalHeaderLabels(
            [QCoreApplication.translate("event_table", str(_HEADS[each])) for each in EventColumn]
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column in EventColumn:
            self.setHeaderData(
                column, Qt.Orientation.Horizontal, left, Qt.ItemDataRole.TextAlignmentRole
            )

    def show_all(self, lines: Sequence[EventLine]) -> None:
        self.setRowCount(0)
        for line in lines:
            event = line.event
            words = (
                event.name,
                formats.day(event.on),
                event.place,
                formats.number(line.registered),
            )
            items = [QStandardItem(each) for each in words]
            for item in items:
                item.setEditable(False)
            self.appendRow(items)
