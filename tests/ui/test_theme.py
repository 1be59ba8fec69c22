"""Contrast computed, sizes kept, nothing cut: at three scales and in both themes."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.paths import resource_folder
from tests.ui.pictures import factor_of
from ui.icons import Icons
from ui.stylesheet import style_sheet
from ui.theme import Look, Theme, palette
from ui.tokens import COMPACT, COMPACT_BELOW, DARK, LIGHT, NORMAL, Tokens

ROOT = Path(__file__).parents[2]
THEMES = (LIGHT, DARK)
TEXT, PART = 4.5, 3.0

READ = (  # what is read, and what it is read on
    *product(("text", "text2", "hint"), ("bg", "surface")),
    *product(("text", "hint"), ("field",)),
    ("text", "readonly"),
    ("text", "carried"),
    ("text", "selection"),
    ("text", "error_tint"),
    ("text", "warn_tint"),
    ("text2", "readonly"),
    ("primary", "surface"),
    ("primary", "bg"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("ok", "ok_tint"),
    ("ok", "bg"),
    ("warn", "warn_tint"),
    ("warn", "surface"),
    ("error", "error_tint"),
    ("error", "surface"),
    ("info", "info_tint"),
    ("primary", "info_tint"),
    ("primary", "warn_tint"),
    ("primary", "error_tint"),
)
SEEN = (  # the parts of a control
    *product(("border", "focus", "error", "warn"), ("surface", "field")),
    ("border", "bg"),
    ("focus", "bg"),
    ("focus", "error_tint"),
    ("focus", "carried"),
)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_everything_read_or_seen_has_the_contrast_it_needs(tokens: Tokens) -> None:
    pairs = [(pair, TEXT) for pair in READ] + [(pair, PART) for pair in SEEN]
    faint = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair, least in pairs
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < least
    }
    assert faint == {}


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("sizes", [NORMAL, COMPACT], ids=["normal", "compact"])
def test_the_sheet_is_filled_whole(tokens: Tokens, sizes: object) -> None:
    sheet = style_sheet(tokens, NORMAL if sizes is NORMAL else COMPACT, "Mono", "/drawings")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_palette_says_the_same_as_the_tokens() -> None:
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Base) == QColor(DARK.field)
    assert made.color(QPalette.ColorRole.WindowText) == QColor(DARK.text)


def test_the_preferred_look_holds_and_icons_follow_it(qapp: QApplication) -> None:
    resources = resource_folder()
    theme = Theme(qapp, Icons(resources / "icons"), resources / "fonts", Look.LIGHT)
    before = theme.pixmap("lock", "text", 16, 1).toImage()
    theme.prefer(Look.DARK)
    assert theme.tokens is DARK
    assert theme.pixmap("lock", "text", 16, 1).toImage() != before
    theme.fit(COMPACT_BELOW - 1)
    assert theme.sizes is COMPACT
    theme.prefer(Look.LIGHT)
    theme.fit(COMPACT_BELOW)
    assert theme.sizes is NORMAL


def test_every_icon_is_used_and_every_icon_used_is_there() -> None:
    icons = {file.stem for file in (ROOT / "resources" / "icons").glob("*.svg")}
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "ui").rglob("*.py"))
    unused = {icon for icon in icons if f'"{icon}"' not in source and f"/{icon}.svg" not in source}
    assert unused == set()


@pytest.mark.parametrize("scale", ["100", "125", "150", "text200"])
def test_every_screen_fits_and_nothing_is_cut(scale: str, tmp_path: Path) -> None:
    """A scale is taken once, at start: each is a process of its own; so is text twice as large."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": factor_of(scale),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.pictures", str(tmp_path), scale, "check"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(tmp_path.glob("*.png"))) >= 30
