"""How the program looks: palette, style sheet, fonts and icons, light or dark."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
    QStyleHints,
)

from ui.icons import Icons
from ui.stylesheet import style_sheet
from ui.tokens import COMPACT, DARK, LIGHT, NORMAL, Sizes, Tokens

TEXT_FAMILY = "Atkinson Hyperlegible Next"
"""Made by the Braille Institute so that 1, l and I, 0 and O cannot be mistaken for each other."""

MONO_FAMILY = "Atkinson Hyperlegible Mono"

_TEXT_PIXELS = 14
_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="5" fill="currentColor"/></svg>'
)


class Look(StrEnum):
    """What the clerk prefers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
}


class Dressed(Protocol):
    """What the theme needs of a ``QApplication``."""

    def setPalette(self, palette: QPalette, /) -> None: ...
    def setStyleSheet(self, sheet: str, /) -> None: ...


class Theme(QObject):
    """The tokens in force, and all that is made from them.

    Signals:
        changed: Tokens or sizes are others now; what was painted by hand is painted again.
    """

    changed = Signal()

    def __init__(self, app: Dressed, icons: Icons, fonts: Path, look: Look = Look.SYSTEM) -> None:
        super().__init__()
        self._app = app
        self._icons = icons
        self._look = look
        self._drawings = QTemporaryDir()  # Qt finds the images of a style sheet only as files
        self.tokens: Tokens = LIGHT
        self.sizes: Sizes = NORMAL
        self.mono = load_fonts(fonts)
        self._hints: QStyleHints = QGuiApplication.styleHints()
        self._hints.setColorScheme(_SCHEMES[look])
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._dress()

    @property
    def look(self) -> Look:
        return self._look

    def prefer(self, look: Look) -> None:
        """Show this look from now on; ``SYSTEM`` follows the desktop again."""
        self._look = look
        self._hints.setColorScheme(_SCHEMES[look])
        if self._fitting() is not self.tokens:  # dressing every widget anew is slow
            self._dress()

    def be_compact(self, compact: bool) -> None:
        """Use the smaller sizes where a window is too low for the normal ones."""
        sizes = COMPACT if compact else NORMAL
        if sizes is not self.sizes:
            self.sizes = sizes
            self._dress()

    def colour(self, tone: str) -> str:
        """Return the colour of a token by its name; ``calm`` is that of what needs no attention."""
        return str(getattr(self.tokens, "text2" if tone == "calm" else tone))

    def icon(self, name: str, tone: str = "text2", size: int = 16) -> QIcon:
        return self._icons.icon(name, self.colour(tone), size, self.tokens.hint)

    def pixmap(self, name: str, tone: str, size: int, ratio: float) -> QPixmap:
        return self._icons.pixmap(name, self.colour(tone), size, ratio)

    @Slot()
    def _system_changed(self) -> None:
        if self._look is Look.SYSTEM and self._fitting() is not self.tokens:
            self._dress()

    def _dress(self) -> None:
        self.tokens = self._fitting()
        folder = Path(self._drawings.path()) / self.tokens.name
        self._draw(folder)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.sizes, self.mono, folder.as_posix()))
        self.changed.emit()

    def _fitting(self) -> Tokens:
        """Return the tokens of the look in force."""
        if self._look is Look.SYSTEM:
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._look is Look.DARK else LIGHT

    def _draw(self, folder: Path) -> None:
        if folder.exists():
            return
        folder.mkdir()
        (folder / "chevron-down.svg").write_bytes(
            self._icons.svg("chevron-down", self.tokens.text2)
        )
        (folder / "check.svg").write_bytes(self._icons.svg("check", self.tokens.on_primary))
        (folder / "dot.svg").write_text(_DOT.replace("currentColor", self.tokens.on_primary))


def load_fonts(folder: Path) -> str:
    """Load the fonts that came with the program; return the fixed-width family to use.

    Without them (a broken installation) the system's own serve: nothing is refused for its looks.
    """
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    known = QFontDatabase.families()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if TEXT_FAMILY in known:
        font = QFont(TEXT_FAMILY)
    font.setPixelSize(_TEXT_PIXELS)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width, so that columns of money align
    QGuiApplication.setFont(font)
    if MONO_FAMILY in known:
        return MONO_FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet leaves to Fusion."""
    role, made = QPalette.ColorRole, QPalette()
    for each, colour in {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.surface,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary,
        role.Accent: tokens.primary,
        role.Link: tokens.primary,
        role.LinkVisited: tokens.primary,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.hint,
        role.Light: tokens.surface,
        role.Midlight: tokens.divider,
        role.Mid: tokens.divider,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
    }.items():
        made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.hint))
    return made
