"""The events of this laptop as Qt's tables read them."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from desktop_app.use_cases.events import EventLine
from ui import formats
from ui.models.plain_table import PlainColumn, PlainTableModel


class EventColumn(IntEnum):
    """Columns from left to right."""

    NAME = 0
    DAY = 1
    PLACE = 2
    PEOPLE = 3


class EventTableModel(PlainTableModel[EventLine]):
    """A few dozen rows that change seldom."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            PlainColumn[EventLine](
                QT_TRANSLATE_NOOP("event_table", "Kegiatan"), lambda line: line.event.name
            ),
            PlainColumn[EventLine](
                QT_TRANSLATE_NOOP("event_table", "Tanggal"),
                lambda line: formats.day(line.event.on),
            ),
            PlainColumn[EventLine](
                QT_TRANSLATE_NOOP("event_table", "Tempat"), lambda line: line.event.place
            ),
            PlainColumn[EventLine](
                QT_TRANSLATE_NOOP("event_table", "Orang"),
                lambda line: formats.number(line.registered),
            ),
        )
        super().__init__("event_table", columns, parent)
