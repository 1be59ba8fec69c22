"""Draws every screen at 100, 125 and 150 % in both themes: ``python -m tests.ui.pictures FOLDER``.

Qt takes its scale once, at start, so each scale is a process of its own.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SCALES = {"100": (1366, 688), "125": (1092, 534), "150": (910, 432)}
"""Client area of a 1366 × 768 screen without task bar and title bar, at each scale."""


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(int(scale) / 100),
        }
        subprocess.run(
            [sys.executable, "-m", "tests.ui.pictures", str(folder), scale],
            env=environment,
            check=True,
        )
    return 0


def draw_all(folder: Path, scale: str) -> None:
    """Draw every screen in both themes at the scale this process runs with."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the scale is set

    from tests.ui.scenes import Scenes  # noqa: PLC0415
    from ui.theme import Look  # noqa: PLC0415

    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        scenes = Scenes(app, Path(place), SCALES[scale])
        for look in (Look.LIGHT, Look.DARK):
            scenes.desktop.theme.prefer(look)
            for name, scene in scenes.all():
                _draw(scenes, folder / f"{name}_{look}_{scale}.png", scene)
        scenes.close()


def _draw(scenes: object, file: Path, scene: Callable[[], object]) -> None:
    scene()
    scenes.settle()  # type: ignore[attr-defined]
    scenes.shown().grab().save(str(file))  # type: ignore[attr-defined]


if __name__ == "__main__":
    if len(sys.argv) > 2:
        draw_all(Path(sys.argv[1]), sys.argv[2])
    else:
        sys.exit(main(Path(sys.argv[1])))
