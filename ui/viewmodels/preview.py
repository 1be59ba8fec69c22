"""A paper before it is printed: looked at, printed, kept as PDF; and recorded once it is out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal, Slot

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.use_cases.papers import MadePaper
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_of

SCREEN_DPI = 144


@dataclass(frozen=True, slots=True)
class PaperActs:
    """What the preview can ask for.

    Attributes:
        picture: The first page of a PDF as PNG, at so many dots to the inch.
        put_out: Hand a PDF to the named printer; raises ``Unavailable`` when it does not take it.
        record: Only after the printer (or the disk) took it.
        printers: Names of the printers this computer knows.
        printer: The one chosen in the settings, or "".
    """

    make: Callable[[UUID, PaperKind], MadePaper]
    picture: Callable[[bytes, float], bytes]
    put_out: Callable[[bytes, str], None]
    record: Callable[[MadePaper], PaperRecord]
    printers: Callable[[], Sequence[str]]
    printer: Callable[[], str]


class PreviewViewModel(QObject):
    """Makes a paper, and records it only when it is really out.

    Signals:
        shown: The ``MadePaper`` and its page as PNG.
        busy: The printer is at work.
        printed: The ``PaperRecord``.
        kept: Where the PDF was written.
        choice_wanted: No printer has been chosen yet: let the clerk look and choose.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object, bytes)
    busy = Signal(bool)
    printed = Signal(object)
    kept = Signal(str)
    choice_wanted = Signal(object, object)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: PaperActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.acts = acts
        self._jobs, self._changes = jobs, changes
        self._made: MadePaper | None = None

    @Slot(object, object)
    def open(self, subject: UUID, kind: PaperKind) -> None:
        """Make the paper and show it."""
        self._made = None
        self._jobs.run(lambda: self._pictured(subject, kind), self._show, self._failed)

    @Slot(object, object)
    def print_at_once(self, subject: UUID, kind: PaperKind) -> None:
        """Make the paper and print it on the chosen printer, with nothing asked in between."""
        printer = self.acts.printer()
        if printer not in self.acts.printers():
            self.choice_wanted.emit(subject, kind)
            return
        self._jobs.run(
            lambda: self.acts.make(subject, kind),
            lambda made: self._put_out(made, printer),
            self._failed,
        )

    @Slot(str)
    def print_shown(self, printer: str) -> None:
        """Print what is shown."""
        if self._made is not None:
            self._put_out(self._made, printer)

    @Slot(str)
    def keep(self, path: str) -> None:
        """Write the PDF whole or not at all, and record it as handed out."""
        made = self._made
        if made is not None:
            self._jobs.run(
                lambda: self._kept(made, path),
                lambda _record: self._was_kept(made, path),
                self._failed,
            )

    def _pictured(self, subject: UUID, kind: PaperKind) -> tuple[MadePaper, bytes]:
        made = self.acts.make(subject, kind)
        return made, self.acts.picture(made.pdf, SCREEN_DPI)

    def _show(self, answer: tuple[MadePaper, bytes]) -> None:
        self._made, picture = answer
        self.shown.emit(self._made, picture)

    def _put_out(self, made: MadePaper, printer: str) -> None:
        self.busy.emit(True)
        self._jobs.run(
            lambda: self.acts.put_out(made.pdf, printer),
            lambda _nothing: self._record(made),
            self._failed,
            Lane.PRINTER,
        )

    def _record(self, made: MadePaper) -> None:
        self._jobs.run(lambda: self.acts.record(made), self._was_printed, self._failed)

    def _was_printed(self, record: PaperRecord) -> None:
        self.busy.emit(False)
        self._changes.tell(Change.PAPERS, Change.OUTBOX)
        self.printed.emit(record)

    def _kept(self, made: MadePaper, path: str) -> PaperRecord:
        write_whole(path, made.pdf)
        return self.acts.record(made)

    def _was_kept(self, made: MadePaper, path: str) -> None:
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
