"""A paper before it is printed: looked at, put into the queue, or kept as PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal, Slot

from desktop_app.domain.confirmation import PaperRecord
from desktop_app.domain.event_log import OfficeRecord
from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases.other_papers import Kind, Made
from desktop_app.use_cases.readiness import Page
from desktop_app.use_cases.stubs import MadeStubs
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_of

SCREEN_DPI = 144


@dataclass(frozen=True, slots=True)
class PaperActs:
    """What the preview can ask for.

    Attributes:
        picture: A page of a PDF as PNG, at so many dots to the inch; 0 is the first.
        pages: How many pages a PDF has.
        make: For the named printer, or the chosen one where none is named.
        put: Put a paper into the queue of the named printer; it is recorded once it is out.
        put_page: Put a page nobody keeps a record of into the queue of the named printer.
        put_stubs: The same with sheets of the archive.
        record: Only after the disk took it; None where its number went to another meanwhile.
        printers: Names of the printers this computer knows.
        printer: The one chosen in the settings, or "".
    """

    make: Callable[[UUID, Kind, str], Made]
    picture: Callable[[bytes, float, int], bytes]
    pages: Callable[[bytes], int]
    put: Callable[[Made, str], None]
    put_page: Callable[[Page, str], None]
    put_stubs: Callable[[MadeStubs, str], int]
    record: Callable[[Made], PaperRecord | OfficeRecord | None]
    printers: Callable[[], Sequence[str]]
    printer: Callable[[], str]


class PreviewViewModel(QObject):
    """Makes a paper, and puts it where it will be printed, or writes it.

    Signals:
        shown: What was made and its first page as PNG.
        turned: A page as PNG, which it is, from 1, and how many there are.
        busy: The paper is on its way into the queue.
        queued: The number of a paper that is in the queue now.
        kept: Where the PDF was written.
        choice_wanted: No printer has been chosen yet: let the clerk look and choose.
        printers_known: Names of the printers there are, and the one chosen, or "".
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object, bytes)
    turned = Signal(bytes, int, int)
    busy = Signal(bool)
    queued = Signal(str)
    kept = Signal(str)
    choice_wanted = Signal(object, object)
    printers_known = Signal(object, str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: PaperActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.acts = acts
        self._jobs, self._changes = jobs, changes
        self._made: Made | None = None
        self._page, self._pages = 0, 0

    @Slot(object, object)
    def open(self, subject: UUID, kind: Kind) -> None:
        """Make the paper and show its first page."""
        self._made = None
        self._jobs.run(lambda: self._pictured(subject, kind), self._show, self._failed)

    @Slot()
    def ask_printers(self) -> None:
        """Ask the system which printers there are; it may take its time."""
        self._jobs.run(
            lambda: (list(self.acts.printers()), self.acts.printer()),
            lambda known: self.printers_known.emit(*known),
            self._failed,
            Lane.PRINTER,
        )

    @Slot(object, object)
    def print_at_once(self, subject: UUID, kind: Kind) -> None:
        """Make the paper and print it on the chosen printer, with nothing asked in between."""
        printer = self.acts.printer()
        if not printer:
            self.choice_wanted.emit(subject, kind)
            return
        self._jobs.run(
            lambda: self.acts.make(subject, kind, printer),
            lambda made: self._put(made, printer),
            self._failed,
        )

    @Slot(str)
    def print_shown(self, printer: str) -> None:
        """Print what is shown."""
        if self._made is not None:
            self._put(self._made, printer)

    @Slot(str)
    def keep(self, path: str) -> None:
        """Write the PDF whole or not at all, and record it as handed out."""
        made = self._made
        if made is not None:
            self._jobs.run(
                lambda: self._kept(made, path),
                lambda _nothing: self._was_kept(made, path),
                self._failed,
            )

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Show a page further on, or further back; beyond either end nothing happens."""
        made, page = self._made, self._page + pages
        if made is not None and 0 <= page < self._pages:
            self._jobs.run(
                lambda: self.acts.picture(made.pdf, SCREEN_DPI, page),
                lambda picture: self._turned(made, page, picture),
                self._failed,
            )

    def _turned(self, made: Made, page: int, picture: bytes) -> None:
        if made is self._made:
            self._page = page
            self.turned.emit(picture, page + 1, self._pages)

    def _pictured(self, subject: UUID, kind: Kind) -> tuple[Made, bytes, int]:
        made = self.acts.make(subject, kind, "")
        return made, self.acts.picture(made.pdf, SCREEN_DPI, 0), self.acts.pages(made.pdf)

    def _show(self, answer: tuple[Made, bytes, int]) -> None:
        self._made, picture, self._pages = answer
        self._page = 0
        self.shown.emit(self._made, picture)
        self.turned.emit(picture, 1, self._pages)

    def _put(self, made: Made, printer: str) -> None:
        self.busy.emit(True)
        self._jobs.run(
            lambda: self.acts.put(made, printer),
            lambda _nothing: self._was_put(made),
            self._failed,
        )

    def _was_put(self, made: Made) -> None:
        self.busy.emit(False)
        self._changes.tell(Change.PRINTING)
        self.queued.emit(made.number)

    def _kept(self, made: Made, path: str) -> None:
        """Write it; where its number went to another meanwhile, the next one in its place."""
        write_whole(path, made.pdf)
        while self.acts.record(made) is None:
            made = self.acts.make(made.worker, made.kind, "")
            write_whole(path, made.pdf)

    def _was_kept(self, made: Made, path: str) -> None:
        """Say where it is, and show the next: one paper is out, so another would be a copy."""
        self._changes.tell(Change.PAPERS, Change.OUTBOX)
        self.kept.emit(path)
        self.open(made.worker, made.kind)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.unavailable.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def write_whole(path: str, content: bytes) -> None:
    """Write a file so that it is either whole or the one that was there before.

    Raises:
        Unavailable: ``file.not_written``.
    """
    file = QSaveFile(path)
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(content) != len(content) or not file.commit():
        raise Unavailable("file.not_written")
