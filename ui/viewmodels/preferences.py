"""What may be chosen at this laptop, and what is only told: city, device, server, version."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.use_cases.settings import Language, Preference
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.sight import Sight


@dataclass(frozen=True, slots=True)
class LanguageActs:
    """What the settings can ask about the screen's language.

    Attributes:
        spoken: What the screen speaks since it was started.
        chosen: Gives what it will speak at the next start.
    """

    spoken: Language
    chosen: Callable[[], Language]
    choose: Callable[[Language], None]


class LookActs(Protocol):
    """What the settings can ask about the look of the screen; a choice holds at once, and is kept.

    Attributes:
        percent: How large text is.
        colours: ``system``, ``light`` or ``dark``.
    """

    @property
    def percent(self) -> int: ...
    @property
    def colours(self) -> str: ...
    def enlarge(self, percent: int, /) -> None: ...
    def colour(self, name: str, /) -> None: ...


@dataclass(frozen=True, slots=True)
class SettingsActs:
    """What the settings can ask for.

    Attributes:
        told: Titles with labelled lines about city, device and program.
    """

    preference: Callable[[Preference], str]
    choose: Callable[[Preference, str], None]
    printers: Callable[[], Sequence[str]]
    told: Callable[[], Sequence[tuple[str, Sequence[tuple[str, str]]]]]
    language: LanguageActs
    look: LookActs


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """The choices as they stand, and what is told beneath them.

    Attributes:
        language_waits: The language chosen is not yet the one that is spoken.
    """

    printer: str
    colours: str
    language: Language
    language_waits: bool
    text_percent: int
    printers: Sequence[str]
    told: Sequence[tuple[str, Sequence[tuple[str, str]]]]


class SettingsViewModel(QObject):
    """Reads and keeps the choices.

    Signals:
        shown: ``SettingsShown``.
        broke: An error.
    """

    shown = Signal(object)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: SettingsActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        changes.happened.connect(self._follow)

    @Slot()
    def read(self) -> None:
        # A spooler that does not answer must not hold up a save.
        self._jobs.run(self._read, self.shown.emit, self.broke.emit, Lane.PRINTER)

    @Slot(str)
    def choose_printer(self, name: str) -> None:
        self._choose(Preference.PRINTER, name)

    @Slot(object)
    def choose_sight(self, sight: Sight) -> None:
        """Keep whether names are hidden on this laptop; that numbers are shown is never kept."""
        self._choose(Preference.PRIVACY, "" if sight.shows_names else Sight.CLOSED.value)

    @Slot(str)
    def choose_colours(self, name: str) -> None:
        """Change the colours at once, and keep the choice."""
        self._acts.look.colour(name)

    @Slot(str)
    def choose_language(self, value: str) -> None:
        """Keep the language for the next start: words already on the screen stay as they are."""
        self._jobs.run(
            lambda: self._acts.language.choose(Language(value)),
            lambda _nothing: self._changes.tell(Change.PREFERENCES),
            self.broke.emit,
        )

    @Slot(int)
    def choose_text_size(self, percent: int) -> None:
        """Show text larger or smaller at once, and keep the choice."""
        self._acts.look.enlarge(percent)

    def _choose(self, which: Preference, value: str) -> None:
        self._jobs.run(
            lambda: self._acts.choose(which, value),
            lambda _nothing: self._changes.tell(Change.PREFERENCES),
            self.broke.emit,
        )

    def _read(self) -> SettingsShown:
        language = self._acts.language.chosen()
        printer, printers = self._acts.preference(Preference.PRINTER), self._acts.printers()
        if printer and printer not in printers:
            printers = [*printers, printer]  # away for now: it is chosen all the same
        return SettingsShown(
            printer=printer,
            colours=self._acts.look.colours,
            language=language,
            language_waits=language is not self._acts.language.spoken,
            text_percent=self._acts.look.percent,
            printers=tuple(printers),
            told=tuple(self._acts.told()),
        )

    def _follow(self, changes: frozenset[Change]) -> None:
        if changes & {Change.CITY, Change.PREFERENCES}:
            self.read()
