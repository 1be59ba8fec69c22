"""What has changed in the file: screens that show it read it again."""

from enum import Enum

from PySide6.QtCore import QObject, Signal


class Change(Enum):
    """The parts of the file a screen may be showing."""

    WORKERS = "workers"
    OUTBOX = "outbox"
    PAPERS = "papers"
    CITY = "city"
    PREFERENCES = "preferences"
    PRINTING = "printing"


class Changes(QObject):
    """One place to tell of a change, and one to hear of it.

    Signals:
        happened: The set of ``Change`` that one act brought about.
    """

    happened = Signal(frozenset)

    def tell(self, *changes: Change) -> None:
        self.happened.emit(frozenset(changes))
