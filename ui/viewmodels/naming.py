"""How people are called on a page: whole, or so that nobody behind the clerk can read it."""

from PySide6.QtCore import QObject, Signal

from ui import formats
from ui.sight import Sight


class Naming(QObject):
    """Knows whether names may be read.

    Signals:
        changed: They may now, or no longer: what stands on the screen is to be said anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reveals = True

    def called(self, name: str) -> str:
        """Return a name as it may be shown."""
        return name if self.reveals else formats.masked_name(name)

    def reveal(self, sight: Sight) -> None:
        self.reveals = sight.shows_names
        self.changed.emit()
