"""The screen in English, for tests and pictures; built anew, so that no old one is believed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

TEXTS = Path(__file__).parents[2] / "resources" / "i18n" / "en.ts"


def build(folder: Path) -> Path:
    """Build the texts as set-up does, into ``folder``."""
    built = folder / "i18n" / "en.qm"
    built.parent.mkdir(parents=True, exist_ok=True)
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", TEXTS, "-qm", built], check=True)
    return built


@contextmanager
def english(app: QApplication) -> Iterator[None]:
    """Let every text asked for meanwhile be English; what is on the screen already stays."""
    translator = QTranslator()
    with TemporaryDirectory() as folder:
        if not translator.load(str(build(Path(folder)))):
            raise RuntimeError("the English texts cannot be read")
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)
