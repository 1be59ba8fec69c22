"""What waits to be sent, as Qt's tables read it: who, why, since when, and when it goes next."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from desktop_app.domain.queue import Waiting
from ui import formats
from ui.messages import sentence_for
from ui.models.plain_table import PlainColumn, PlainTableModel
from ui.sight import Sight
from ui.terms import term


class WaitingColumn(IntEnum):
    """Columns from left to right."""

    NAME = 0
    WHAT = 1
    REASON = 2
    SINCE = 3
    NEXT = 4


_TURN = QT_TRANSLATE_NOOP("waiting_table", "Menunggu giliran dikirim.")
_SOON = QT_TRANSLATE_NOOP("waiting_table", "kiriman berikut")


def why_waiting(waiting: Waiting) -> str:
    """Return in words why a fact waits."""
    if not waiting.cause:
        return QCoreApplication.translate("waiting_table", str(_TURN))
    return sentence_for(waiting.cause, waiting.figures)


class WaitingTableModel(PlainTableModel[Waiting]):
    """The oldest that wait; the banner says how many there are in all."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        self._zone, self._hides = zone, False
        columns = (
            PlainColumn[Waiting](QT_TRANSLATE_NOOP("waiting_table", "Nama"), self._name),
            PlainColumn[Waiting](
                QT_TRANSLATE_NOOP("waiting_table", "Data"), lambda one: term(one.fact.kind)
            ),
            PlainColumn[Waiting](
                QT_TRANSLATE_NOOP("waiting_table", "Mengapa menunggu"), why_waiting
            ),
            PlainColumn[Waiting](
                QT_TRANSLATE_NOOP("waiting_table", "Sejak"),
                lambda one: formats.moment(one.since, zone),
            ),
            PlainColumn[Waiting](QT_TRANSLATE_NOOP("waiting_table", "Dicoba lagi"), self._next),
        )
        super().__init__("waiting_table", columns, parent)

    def reveal(self, sight: Sight) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        self._hides = not sight.shows_names
        self.show_again()

    def _name(self, one: Waiting) -> str:
        return formats.masked_name(one.line.name) if self._hides else one.line.name

    def _next(self, one: Waiting) -> str:
        if one.next_attempt is None:
            return QCoreApplication.translate("waiting_table", str(_SOON))
        return formats.clock(one.next_attempt, self._zone)
