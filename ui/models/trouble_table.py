"""What the server gave back, as Qt's tables read it: who, what is wrong, since when."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from desktop_app.domain.queue import Trouble
from ui import formats
from ui.messages import sentence_for
from ui.models.plain_table import PlainColumn, PlainTableModel
from ui.sight import Sight
from ui.terms import term


class TroubleColumn(IntEnum):
    """Columns from left to right."""

    STANDING = 0
    NAME = 1
    REASON = 2
    NUMBER = 3
    AT = 4


class TroubleTableModel(PlainTableModel[Trouble]):
    """All of them at once: there are never many, or the banner would have said so long ago."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        self._zone, self._hides = zone, False
        columns = (
            PlainColumn[Trouble](
                QT_TRANSLATE_NOOP("trouble_table", "Keadaan"),
                lambda one: term(one.delivery.status),
                lambda one: one.delivery.status.value,
            ),
            PlainColumn[Trouble](QT_TRANSLATE_NOOP("trouble_table", "Nama"), self._name),
            PlainColumn[Trouble](
                QT_TRANSLATE_NOOP("trouble_table", "Yang perlu dilihat"),
                lambda one: sentence_for(one.delivery.code, one.delivery.figures),
            ),
            PlainColumn[Trouble](
                QT_TRANSLATE_NOOP("trouble_table", "No."),
                lambda one: formats.short_number(one.line.number),
            ),
            PlainColumn[Trouble](QT_TRANSLATE_NOOP("trouble_table", "Sejak"), self._since),
        )
        super().__init__("trouble_table", columns, parent)

    def reveal(self, sight: Sight) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        self._hides = not sight.shows_names
        self.show_again()

    def _name(self, one: Trouble) -> str:
        return formats.masked_name(one.line.name) if self._hides else one.line.name

    def _since(self, one: Trouble) -> str:
        return formats.day_of(one.delivery.since or one.fact.at, self._zone)
