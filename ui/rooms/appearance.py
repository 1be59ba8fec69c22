"""How the screen looks to whoever sits there: taken up at once, kept for the next start's door."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.paths import resource_folder
from desktop_app.use_cases import settings
from ui.icons import Icons
from ui.jobs import JobRunner
from ui.theme import Dressed, Look, Theme
from ui.tokens import TEXT_SIZES


class Appearance(QObject):
    """Changes colours and the size of text for the whole program.

    Args:
        folder: Where the clerk's data lies; what is chosen lies beside the encrypted file.
        jobs: The lanes.
        theme: Shows it.
        parent: Holds it.
    """

    def __init__(self, folder: Path, jobs: JobRunner, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._jobs, self.theme = folder, jobs, theme

    @property
    def percent(self) -> int:
        """How large text is."""
        return self.theme.percent

    @property
    def colours(self) -> str:
        """One of ``system``, ``light`` and ``dark``."""
        return self.theme.look.value

    def enlarge(self, percent: int) -> None:
        """Show text this large, and keep it."""
        if percent != self.theme.percent:
            self.theme.enlarge(percent)
            keep = partial(settings.choose_text_size, self._folder, percent)
            self._jobs.run(keep, lambda _nothing: None)

    def colour(self, name: str) -> None:
        """Show these colours, and keep them."""
        self.theme.prefer(Look(name))
        keep = partial(settings.choose_colours, self._folder, name)
        self._jobs.run(keep, lambda _nothing: None)

    def step(self, by: int) -> None:
        """Go to the next larger or smaller size of text; 0 leads back to how it is by itself."""
        at = TEXT_SIZES.index(self.theme.percent) + by if by else 0
        self.enlarge(TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])

    def bind_keys(self, window: QWidget) -> None:
        """Let the keys change the size of text that do so in every browser."""
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self.step, by))


def theme_of(app: Dressed, folder: Path) -> Theme:
    """Return the theme as it was chosen at this laptop; as the system has it where it was not."""
    resources = resource_folder()
    icons, fonts = Icons(resources / "icons"), resources / "fonts"
    chosen = settings.colours(folder)
    look = Look(chosen) if chosen in set(Look) else Look.SYSTEM
    return Theme(app, icons, fonts, look, settings.text_size(folder))
