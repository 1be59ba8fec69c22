"""How large text is: taken up at once, kept for the next start, changed by keys everywhere."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases import settings
from ui.jobs import JobRunner
from ui.theme import Theme
from ui.tokens import TEXT_SIZES


class TextSize(QObject):
    """Changes the size of text for the whole program.

    Args:
        folder: Where the clerk's data lies; the choice lies beside the encrypted file.
        jobs: The lanes.
        theme: Shows it.
        parent: Holds it.
    """

    def __init__(self, folder: Path, jobs: JobRunner, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._jobs, self._theme = folder, jobs, theme

    def choose(self, percent: int) -> None:
        """Show text this large, and keep it."""
        if percent != self._theme.percent:
            self._theme.enlarge(percent)
            keep = partial(settings.choose_text_size, self._folder, percent)
            self._jobs.run(keep, lambda _nothing: None)

    def step(self, by: int) -> None:
        """Go to the next larger or smaller size; 0 leads back to how text is by itself."""
        at = TEXT_SIZES.index(self._theme.percent) + by if by else 0
        self.choose(TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])

    def bind_keys(self, window: QWidget) -> None:
        """Let the keys change it that do so in every browser."""
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self.step, by))
