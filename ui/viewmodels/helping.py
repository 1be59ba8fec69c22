"""The key card on its way to the printer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.errors import Unavailable
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of


class HelpViewModel(QObject):
    """Prints the key card.

    Args:
        card: Makes the PDF.
        printer: The chosen one, or "".
        put_out: Hands a PDF to the named printer.

    Signals:
        said: A sentence, and its tone.
        broke: A bug's error.
    """

    said = Signal(str, str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        card: Callable[[], bytes],
        printer: Callable[[], str],
        put_out: Callable[[bytes, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._card, self._printer, self._put_out = jobs, card, printer, put_out

    @Slot()
    def print_card(self) -> None:
        printer = self._printer()
        if not printer:
            self.said.emit(self.tr("Pilih dulu printer di Pengaturan."), "warn")
            return
        self._jobs.run(
            lambda: self._put_out(self._card(), printer),
            lambda _nothing: self.said.emit(
                self.tr("Kartu tombol dikirim ke {name}.").format(name=printer), "ok"
            ),
            self._failed,
            Lane.PRINTER,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.said.emit(sentence_of(error), "error")
        else:
            self.broke.emit(error)
