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
from ui.tokens import (
    COMPACT,
    COMPACT_BELOW,
    DARK,
    LIGHT,
    NORMAL,
    TEXT_SIZES,
    Sizes,
    Tokens,
    enlarged,
    in_text,
)

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
        text_changed: Text is larger or smaller now, and what holds it is to be; told before that.
    """

    changed = Signal()
    text_changed = Signal()

    def __init__(
        self, app: Dressed, icons: Icons, fonts: Path, look: Look = Look.SYSTEM, percent: int = 100
    ) -> None:
        super().__init__()
        self._app = app
        self._icons = icons
        self._look = look
        self._drawings = QTemporaryDir()  # Qt finds the images of a style sheet only as files
        self.tokens: Tokens = LIGHT
        self.percent = percent = percent if percent in TEXT_SIZES else TEXT_SIZES[0]
        self._base, self._height = NORMAL, COMPACT_BELOW * 2
        self.sizes: Sizes = enlarged(NORMAL, percent)
        self.mono = load_fonts(fonts, in_text(_TEXT_PIXELS, percent))
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

    @property
    def is_compact(self) -> bool:
        """Whether the smaller sizes are in force."""
        return self._base is COMPACT

    def fit(self, height: int) -> None:
        """Use the smaller sizes where a window is too low for the normal ones.

        Args:
            height: Of the client area, in device-independent pixels.
        """
        self._height = height
        if self._choose_sizes():
            self._dress()

    def enlarge(self, percent: int) -> None:
        """Show text this large from now on, one of ``TEXT_SIZES``."""
        if percent == self.percent or percent not in TEXT_SIZES:
            return
        self.percent = percent
        self._choose_sizes()
        self.sizes = enlarged(self._base, percent)
        set_text_pixels(self.px(_TEXT_PIXELS))
        self.text_changed.emit()
        self._dress()

    def px(self, pixels: int) -> int:
        """Return what a length that holds text, given for text at 100 %, comes to now."""
        return in_text(pixels, self.percent)

    def at_100(self, pixels: int) -> int:
        """Return what a length leaves for text as if that were at 100 %."""
        return pixels * 100 // self.percent

    def _choose_sizes(self) -> bool:
        """Take the sizes that fit the window; say whether they are others now."""
        base = COMPACT if self.at_100(self._height) < COMPACT_BELOW else NORMAL
        if base is self._base:
            return False
        self._base, self.sizes = base, enlarged(base, self.percent)
        return True

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
        sheet = style_sheet(self.tokens, self.sizes, self.mono, folder.as_posix(), self.percent)
        self._app.setStyleSheet(sheet)
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


def set_text_pixels(pixels: int) -> None:
    """Have whatever no style sheet reaches show its text in this size."""
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    QGuiApplication.setFont(font)


def load_fonts(folder: Path, pixels: int = _TEXT_PIXELS) -> str:
    """Load the fonts that came with the program; return the fixed-width family to use.

    Without them (a broken installation) the system's own serve: nothing is refused for its looks.
    """
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    known = QFontDatabase.families()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if TEXT_FAMILY in known:
        font = QFont(TEXT_FAMILY)
    font.setPixelSize(pixels)
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
