"""The key card on its way to the printer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.errors import Unavailable
from desktop_app.use_cases.readiness import Page
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence_of


class HelpViewModel(QObject):
    """Prints the key card.

    Args:
        card: Makes the PDF.
        printer: The chosen one, or "".
        put: Puts a page into the queue of the named printer.

    Signals:
        said: A sentence, and its tone.
        broke: A bug's error.
    """

    said = Signal(str, str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        card: Callable[[], Page],
        printer: Callable[[], str],
        put: Callable[[Page, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes = jobs, changes
        self._card, self._printer, self._put = card, printer, put

    @Slot()
    def print_card(self) -> None:
        printer = self._printer()
        if not printer:
            self.said.emit(self.tr("Pilih dulu printer di Pengaturan."), "warn")
            return
        self._jobs.run(
            lambda: self._put(self._card(), printer),
            lambda _nothing: self._was_put(printer),
            self._failed,
        )

    def _was_put(self, printer: str) -> None:
        self._changes.tell(Change.PRINTING)
        words = self.tr("Kartu tombol masuk antrean {name}.")
        self.said.emit(words.format(name=printer), "ok")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.said.emit(sentence_of(error), "error")
        else:
            self.broke.emit(error)
