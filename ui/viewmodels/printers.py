"""The printer for papers: which, what is fed into it, how it is spoken to; tried with a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import Printer, PrinterSetup, Way
from desktop_app.errors import Unavailable
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_for, sentence_of

_TEXTS = {
    "no_paper": QT_TRANSLATE_NOOP(
        "printers", "{name} tidak mengeluarkan kertas. Pilih printer yang sebenarnya."
    ),
    "default": QT_TRANSLATE_NOOP(
        "printers", "Printer utama komputer ini, {name}, tidak mengeluarkan kertas. Pilih sendiri."
    ),
    "gone": QT_TRANSLATE_NOOP(
        "printers", "{name} tidak ditemukan. Nyalakan dan sambungkan, atau pilih yang lain."
    ),
    "none": QT_TRANSLATE_NOOP("printers", "Belum ada printer di komputer ini."),
    "tried": QT_TRANSLATE_NOOP(
        "printers", "Halaman uji masuk antrean {name}. Lalu periksa lima hal yang tertulis di sana."
    ),
}


@dataclass(frozen=True, slots=True)
class PrinterActs:
    """What can be asked about printers.

    Attributes:
        printers: All, real ones first; asks the system.
        own: Addresses of printers of receipts the system knows nothing of.
        try_out: Puts a page that tries a printer into its queue.
        profiles: Names of printers of receipts whose abilities are known.
    """

    printers: Callable[[], Sequence[Printer]]
    chosen: Callable[[], str]
    setup: Callable[[str], PrinterSetup]
    choose: Callable[[str, PrinterSetup], None]
    own: Callable[[], Sequence[str]]
    choose_own: Callable[[Sequence[str]], None]
    try_out: Callable[[str], None]
    profiles: Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class PrinterShown:
    """The chosen printer as it stands.

    Attributes:
        name: "" where none is chosen.
        warning: What is wrong with it, a sentence, or "".
    """

    name: str
    setup: PrinterSetup
    own: Sequence[str]
    profiles: Sequence[str]
    warning: str


class PrinterViewModel(QObject):
    """Reads and keeps what was chosen for the printer of papers.

    Signals:
        shown: ``PrinterShown``.
        said: A sentence, and its tone.
        broke: A bug's error.
    """

    shown = Signal(object)
    said = Signal(str, str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: PrinterActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._shown: PrinterShown | None = None
        changes.happened.connect(self._follow)

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._read, self._show, self._failed, Lane.PRINTER)

    @Slot(str)
    def choose_size(self, size: str) -> None:
        self._change(lambda setup: replace(setup, size=PaperFormat(size)))

    @Slot(str)
    def choose_way(self, way: str) -> None:
        self._change(lambda setup: replace(setup, way=Way(way)))

    @Slot(str)
    def choose_profile(self, profile: str) -> None:
        self._change(lambda setup: replace(setup, profile=profile))

    @Slot(str)
    def choose_copies(self, copies: str) -> None:
        self._change(lambda setup: replace(setup, copies=int(copies)))

    @Slot(str)
    def choose_own(self, typed: str) -> None:
        """Keep addresses of printers of receipts, as typed, with blanks between."""
        names = typed.replace(",", " ").split()
        self._jobs.run(
            lambda: self._acts.choose_own(names),
            lambda _nothing: self._changes.tell(Change.PREFERENCES),
            self._failed,
        )

    @Slot()
    def try_out(self) -> None:
        """Print a page that tries the chosen printer."""
        shown = self._shown
        if shown is None or not shown.name:
            self.said.emit(_text("none"), "warn")
            return
        name = shown.name
        self._jobs.run(
            lambda: self._acts.try_out(name),
            lambda _nothing: self._is_tried(name),
            self._failed,
        )

    def _is_tried(self, name: str) -> None:
        self._changes.tell(Change.PRINTING)
        self.said.emit(_text("tried", name=name), "ok")

    def _change(self, change: Callable[[PrinterSetup], PrinterSetup]) -> None:
        shown = self._shown
        if shown is None or not shown.name:
            return
        setup = change(shown.setup)
        self._show(replace(shown, setup=setup))
        self._jobs.run(
            lambda: self._acts.choose(shown.name, setup),
            lambda _nothing: self._changes.tell(Change.PREFERENCES),
            self._failed,
        )

    def _read(self) -> PrinterShown:
        name, found = self._acts.chosen(), self._acts.printers()
        setup = self._acts.setup(name)
        return PrinterShown(
            name,
            setup,
            tuple(self._acts.own()),
            tuple(self._acts.profiles()) if setup.size.is_roll else (),
            warning_about(name, found),
        )

    def _show(self, shown: PrinterShown) -> None:
        self._shown = shown
        self.shown.emit(shown)

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._shown is not None and Change.PREFERENCES in changes:
            self.read()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.said.emit(sentence_of(error), "error")
        else:
            self.broke.emit(error)


def warning_about(name: str, printers: Sequence[Printer]) -> str:
    """Return what is wrong with the chosen printer, or the system's own; "" for nothing."""
    chosen = next((one for one in printers if one.name == name), None)
    if not name:
        default = next((one for one in printers if one.is_default), None)
        wrong = default is not None and not default.makes_paper
        return _text("default", name=default.name) if wrong and default else ""
    if chosen is None:
        return _text("gone", name=name)
    if not chosen.makes_paper:
        return _text("no_paper", name=name)
    return sentence_for(chosen.cause, {}) if chosen.cause else ""


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("printers", str(_TEXTS[key])).format(**figures)
