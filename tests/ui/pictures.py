"""Draws every screen at 100, 125 and 150 % in both themes: ``python -m tests.ui.pictures FOLDER``.

Qt takes its scale once, at start, so each scale is a process of its own. With ``check`` at the end
it also says what is cut or does not fit, and ends with 1.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.fitting import what_does_not_fit
from tests.ui.scenes import Scenes
from ui.theme import Look

SCALES = {"100": (1366, 688), "125": (1092, 534), "150": (910, 432)}
"""Client area of a 1366 × 768 screen without task bar and title bar, at each scale."""


def main(folder: Path) -> int:
    for scale in SCALES:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(int(scale) / 100),
        }
        command = [sys.executable, "-m", "tests.ui.pictures", str(folder), scale]
        subprocess.run(command, env=environment, check=True)
    return 0


def draw_all(folder: Path, scale: str) -> list[str]:
    """Draw every screen in both themes at this process's scale; return what does not fit."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    found: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        scenes = Scenes(app, Path(place), SCALES[scale])
        for look in (Look.LIGHT, Look.DARK):
            scenes.desktop.theme.prefer(look)
            for name, scene in scenes.all():
                scene()
                scenes.settle()
                shown = scenes.shown()
                shown.grab().save(str(folder / f"{name}_{look}_{scale}.png"))
                found += [f"{name} {look} {scale}: {what}" for what in what_does_not_fit(shown)]
        scenes.close()
    return found


if __name__ == "__main__":
    if len(sys.argv) == 2:
        sys.exit(main(Path(sys.argv[1])))
    misfits = draw_all(Path(sys.argv[1]), sys.argv[2])
    if "check" in sys.argv:
        sys.stdout.write("\n".join(misfits))
        sys.exit(1 if misfits else 0)
