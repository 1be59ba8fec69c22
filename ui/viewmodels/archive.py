"""The office's archive: its stubs printed, and read back off pictures one file at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal, Slot

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.stub import ReadStub, StubOutcome
from desktop_app.errors import Unavailable
from desktop_app.use_cases import queueing, settings, stubs
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.stubs import Archive, FileRead, MadeStubs
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence, sentence_of
from ui.viewmodels.archive_words import FILES, OUTCOMES, text, translated
from ui.viewmodels.preview import PaperActs

_MOST_NUMBERS = 6
"""Registration numbers one line names; of more it says how many."""

_BY_NUMBER = frozenset({StubOutcome.HELD, StubOutcome.UNPROVEN, StubOutcome.UNKNOWN})


@dataclass(frozen=True, slots=True)
class ArchiveActs:
    """What the page can ask for.

    Attributes:
        archive: What is still to be printed, and what was read.
        unprinted: Makes the stubs of all that have none, on what is in the printer.
        unprinted_on_a4: Makes them for a printer elsewhere.
        of: Makes the stubs of some registrations.
        of_event: Makes the stubs of all who were registered at an event, by its name.
        numbered: Makes the stub of the registration of a number.
        record: Only after the disk took them.
        scans: The files to be read, of files and folders that were named.
        read: Reads one.
        with_proof: Whether a stub is printed with each proof.
        choose_with_proof: Keeps that choice.
        put: Puts the sheets into the queue of the named printer.
        printer: The one chosen in the settings, or "".
    """

    archive: Callable[[], Archive]
    unprinted: Callable[[], MadeStubs]
    unprinted_on_a4: Callable[[], MadeStubs]
    of: Callable[[Sequence[UUID]], MadeStubs]
    of_event: Callable[[str], MadeStubs]
    numbered: Callable[[str], MadeStubs]
    record: Callable[[MadeStubs], None]
    scans: Callable[[Sequence[Path]], Sequence[Path]]
    read: Callable[[Path], FileRead]
    with_proof: Callable[[], bool]
    choose_with_proof: Callable[[bool], None]
    put: Callable[[MadeStubs, str], int]
    printer: Callable[[], str]


def archiving(
    desk: Callable[[], Desk], now: Callable[[], datetime], papers: PaperActs
) -> ArchiveActs:
    """Return what the page can ask for, with desk, clock and printer already inside."""
    chosen = settings.Preference.STUBS

    def choose(wanted: bool) -> None:
        settings.choose(desk().database, chosen, "1" if wanted else "")

    def size() -> PaperFormat:
        return queueing.setup_of(desk(), papers.printer()).size

    return ArchiveActs(
        archive=lambda: stubs.archive(desk()),
        unprinted=lambda: stubs.make_unprinted(desk(), size()),
        unprinted_on_a4=lambda: stubs.make_unprinted(desk()),
        of=lambda subjects: stubs.make_stubs(desk(), subjects, size()),
        of_event=lambda name: stubs.make_for_event(desk(), name, size()),
        numbered=lambda number: stubs.make_numbered(desk(), number, size()),
        record=lambda made: stubs.record_stubs_printed(desk(), made, now()),
        scans=stubs.files_in,
        read=lambda path: stubs.take_scans(desk(), [path], now())[0],
        with_proof=lambda: bool(settings.preference(desk().database, chosen)),
        choose_with_proof=choose,
        put=papers.put_stubs,
        printer=papers.printer,
    )


@dataclass(frozen=True, slots=True)
class ArchiveShown:
    """What the page shows.

    Attributes:
        words: What is still to be printed, in a sentence.
        may_print: Whether there is anything.
        with_proof: Whether a stub is printed with each proof.
        lines: What became of what was read: headings and sentences.
    """

    words: str
    may_print: bool
    with_proof: bool
    lines: Sequence[tuple[str, str]]


@dataclass
class _Run:
    """Files being read, one after the other."""

    files: Sequence[Path]
    done: list[FileRead] = field(default_factory=list)
    stops: bool = False


class ArchiveViewModel(QObject):
    """Prints stubs, and reads them back; a reading can be stopped between any two files.

    Signals:
        shown: ``ArchiveShown``.
        busy: Something is being printed or read.
        turned: How far a reading has come, in a sentence.
        file_read: A file's name, and what it brought that somebody should know.
        done: A sentence.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object)
    busy = Signal(bool)
    turned = Signal(str)
    file_read = Signal(str, str)
    done = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ArchiveActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._run: _Run | None = None
        changes.happened.connect(self._follow)

    @Slot()
    def look(self) -> None:
        acts = self._acts
        self._jobs.run(lambda: (acts.archive(), acts.with_proof()), self._show, self._failed)

    @Slot()
    def print_unprinted(self) -> None:
        """Print the stubs of all that have none on paper."""
        self._print(self._acts.unprinted)

    def print_some(self, subjects: Sequence[UUID]) -> None:
        """Print the stubs of some registrations, of their newest versions."""
        self._print(lambda: self._acts.of(subjects))

    @Slot(str)
    def print_event(self, name: str) -> None:
        """Print the stubs of everybody who was registered at an event."""
        self._print(lambda: self._acts.of_event(name))

    @Slot(str)
    def paper_queued(self, number: str) -> None:
        """Print a stub behind a proof that has gone into the queue, where the office wants that."""
        letters, _, registration = number.partition("/")
        if letters == PaperKind.PROOF.letters:
            self._jobs.run(
                self._acts.with_proof,
                lambda wanted: self._print_numbered(registration) if wanted else None,
                self._failed,
            )

    def _print_numbered(self, number: str) -> None:
        self._print(lambda: self._acts.numbered(number))

    @Slot(bool)
    def choose_with_proof(self, wanted: bool) -> None:
        self._jobs.run(lambda: self._acts.choose_with_proof(wanted), lambda _: None, self._failed)

    @Slot(str)
    def keep_unprinted(self, path: str) -> None:
        """Write the stubs of all that have none as a PDF, to be printed elsewhere."""
        self.busy.emit(True)

        def kept() -> MadeStubs:
            made = self._acts.unprinted_on_a4()
            _write(made.pdf, path)
            self._acts.record(made)
            return made

        def told(made: MadeStubs) -> None:
            self._is_done(text("kept", count=formats.number(len(made.subjects)), path=path))

        self._jobs.run(kept, told, self._failed)

    def read(self, paths: Sequence[str]) -> None:
        """Read pictures and PDFs, and those in folders; what was read waits for the city."""
        if self._run is not None or not paths:
            return
        self.busy.emit(True)
        self._jobs.run(
            lambda: self._acts.scans([Path(path) for path in paths]), self._begin, self._failed
        )

    @Slot()
    def stop(self) -> None:
        """End after the file that is being read."""
        if self._run is not None:
            self._run.stops = True

    def _print(self, make: Callable[[], MadeStubs]) -> None:
        printer = self._acts.printer()
        if not printer:
            self.unavailable.emit(sentence_of(Unavailable("printer.none")))
            return
        self.busy.emit(True)

        def put() -> tuple[int, int]:
            made = make()
            return self._acts.put(made, printer), len(made.stubs)

        self._jobs.run(put, lambda told: self._was_put(*told), self._failed)

    def _was_put(self, sheets: int, count: int) -> None:
        self._changes.tell(Change.PRINTING)
        told = {"count": formats.number(count), "sheets": formats.number(sheets)}
        self._is_done(text("queued", **told))

    def _begin(self, files: Sequence[Path]) -> None:
        if not files:
            self.busy.emit(False)
            self.unavailable.emit(text("none"))
            return
        self._run = _Run(files)
        self._next()

    def _next(self) -> None:
        run = self._run
        if run is None:
            return
        place = len(run.done)
        if run.stops or place == len(run.files):
            self._end(run)
            return
        now, whole = formats.number(place + 1), formats.number(len(run.files))
        self.turned.emit(text("reading", now=now, all=whole))
        self._jobs.run(
            lambda: self._acts.read(run.files[place]), self._was_read, self._failed, Lane.COPIES
        )

    def _was_read(self, read: FileRead) -> None:
        if self._run is not None:
            self._run.done.append(read)
            words = words_of(read)
            if words:
                self.file_read.emit(read.name, words)
            self._next()

    def _end(self, run: _Run) -> None:
        self._run = None
        files = formats.number(len(run.done))
        new, again = (sum(getattr(one, name) for one in run.done) for name in ("new", "again"))
        told = text("read", new=formats.number(new), again=formats.number(again), files=files)
        self._is_done(f"{text('stopped', files=files)} {told}" if run.stops else told)
        self._changes.tell(Change.OUTBOX)

    def _is_done(self, words: str) -> None:
        self.busy.emit(False)
        self.done.emit(words)
        self.look()

    def _show(self, told: tuple[Archive, bool]) -> None:
        archive, with_proof = told
        words = text("all_printed")
        if archive.unprinted:
            words = text("unprinted", count=formats.number(archive.unprinted))
        lines = list(lines_of(archive.read))
        if archive.incomplete:
            count = formats.number(archive.incomplete)
            lines.append((text("incomplete"), text("incomplete.words", count=count)))
        self.shown.emit(ArchiveShown(words, bool(archive.unprinted), with_proof, lines))

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.WORKERS, Change.OUTBOX, Change.PRINTING}:
            self.look()

    def _failed(self, error: Exception) -> None:
        self._run = None
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.unavailable.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def lines_of(read: Sequence[ReadStub]) -> Sequence[tuple[str, str]]:
    """Return what became of stubs: one line for each answer the city gave."""
    lines = []
    for outcome, (heading, words) in OUTCOMES.items():
        some = [one for one in read if (one.answer.outcome if one.answer else None) is outcome]
        if some:
            count = formats.number(len(some))
            numbers = [one.answer.number for one in some if one.answer and one.answer.number]
            named = ", ".join(sorted(numbers)[:_MOST_NUMBERS])
            more = len(numbers) - _MOST_NUMBERS
            if outcome in _BY_NUMBER and more > 0:
                named = f"{named}, +{formats.number(more)}"
            told = translated(words, count=count, numbers=named or count)
            lines.append((translated(heading), told))
    return lines


def words_of(read: FileRead) -> str:
    """Return what somebody should know of a file; "" for one that went as it should."""
    counts = {"parts": read.parts, "damaged": read.damaged}
    if read.cause:
        brought = _counted({"new": read.new, "again": read.again, **counts})
        return f"{brought} {translated(FILES[read.cause])}".strip()
    if not (read.new or read.again or any(counts.values())):
        counts["others"] = read.others
        return _counted(counts) or translated(FILES["nothing"])
    return _counted({"new": read.new, **counts}) if any(counts.values()) else ""


def _counted(counts: dict[str, int]) -> str:
    return " ".join(
        translated(FILES[name], count=formats.number(count))
        for name, count in counts.items()
        if count
    )


def _write(pdf: bytes, path: str) -> None:
    """Write a file whole or not at all.

    Raises:
        Unavailable: ``file.not_written``.
    """
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Unavailable("file.not_written")
    file.write(pdf)
    if not file.commit():
        raise Unavailable("file.not_written")
