"""Draws every screen at 100, 125 and 150 %: ``python -m tests.ui.pictures FOLDER [DOCUMENTS]``.

In both themes in Indonesian, and in English. Qt takes its scale once, at start, so each scale is a
process of its own. With ``check`` at the end it also says what is cut or does not fit, and ends
with 1. Where a folder of documents is named, the pictures they show are put there.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from tests.ui.english import english
from tests.ui.fitting import what_does_not_fit
from tests.ui.officer_scenes import OfficerScenes
from ui.theme import Look

SCALES = {"100": (1366, 688), "125": (1092, 534), "150": (910, 432)}
"""Client area of a 1366 × 768 screen without task bar and title bar, at each scale."""

LARGE_TEXT = "text200"
"""Text of twice its size at scale 100, in the window a program begins with: in both languages."""

_FIRST_WINDOW = (1183, 688)


IN_DOCUMENTS = {
    "window": "form_light_100",
    "list": "list_light_100",
    "detail_dark": "detail_dark_100",
    "dispute": "dispute_light_125",
    "exchange": "exchange_light_125",
    "repair": "repair_grave_light_125",
    "coverage": "coverage_light_100",
    "event": "event_light_100",
    "guide_recovery": "first_run_3_light_125",
    "guide_unlock": "unlock_names_light_125",
    "guide_recover": "recover_light_125",
    "guide_not_asn": "form_not_asn_light_125",
    "guide_read_back": "read_back_light_125",
    "guide_no_nik": "form_no_nik_light_125",
    "guide_family": "form_family_light_125",
    "guide_errors": "form_errors_light_125",
    "guide_alike": "form_alike_light_125",
    "guide_merge": "detail_double_light_125",
    "guide_ready": "ready_light_125",
    "guide_practice": "practice_light_125",
    "guide_waiting": "waiting_light_125",
    "guide_troubles": "troubles_light_125",
    "guide_chosen": "list_chosen_light_125",
    "guide_spool": "spool_light_125",
    "guide_check": "check_light_125",
    "guide_archive": "archive_light_125",
    "guide_staff": "staff_light_125",
    "guide_reviews": "reviews_light_125",
    "guide_backup": "settings_backup_light_125",
    "guide_restore": "restore_whole_light_125",
}
"""What a picture in the documents is called there, and here."""

QUICK = 80
"""Packs a picture nearly as small as Qt does by itself, in three quarters of the time."""

LARGEST = 200_000
"""Bytes of a picture in the documents: they are cloned by everybody."""


def main(folder: Path, documents: Path | None = None) -> int:
    for scale in (*SCALES, LARGE_TEXT):
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": factor_of(scale),
        }
        command = [sys.executable, "-m", "tests.ui.pictures", str(folder), scale]
        subprocess.run(command, env=environment, check=True)
    if documents is not None:
        for name, drawn in IN_DOCUMENTS.items():
            put_into_documents(folder / f"{drawn}.png", documents / f"{name}.png")
    return 0


def put_into_documents(drawn: Path, shown: Path) -> None:
    """Keep a picture in 256 colours of its own: a screen has few, and a third of the bytes will do.

    Raises:
        SystemExit: It is larger than ``LARGEST`` all the same.
    """
    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(shown, optimize=True)
    if shown.stat().st_size > LARGEST:
        raise SystemExit(f"{drawn.name} is larger than {LARGEST} bytes")


def factor_of(scale: str) -> str:
    """Return what Qt takes for a scale."""
    return str(int(scale) / 100) if scale in SCALES else "1"


def draw_all(folder: Path, scale: str) -> list[str]:
    """Draw every screen at this process's scale; return what does not fit."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    dark = {} if scale == LARGE_TEXT else {Look.DARK: "dark"}  # colours need no room
    found = _draw(app, folder, scale, {Look.LIGHT: "light", **dark})
    with english(app):
        return found + _draw(app, folder, scale, {Look.LIGHT: "english"})


def _draw(app: QApplication, folder: Path, scale: str, looks: Mapping[Look, str]) -> list[str]:
    """Draw every screen in each of the looks, under the name each goes by."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        scenes = OfficerScenes(app, Path(place), SCALES.get(scale, _FIRST_WINDOW))
        if scale == LARGE_TEXT:
            scenes.desktop.theme.enlarge(200)
        for look, called in looks.items():
            scenes.desktop.theme.prefer(look)
            for name, scene in scenes.all():
                scene()
                scenes.settle()
                shown = scenes.shown()
                shown.grab().save(str(folder / f"{name}_{called}_{scale}.png"), "PNG", QUICK)
                found += [f"{name} {called} {scale}: {what}" for what in what_does_not_fit(shown)]
        scenes.close()
    return found


if __name__ == "__main__":
    if not set(sys.argv) & {*SCALES, LARGE_TEXT}:
        sys.exit(main(*map(Path, sys.argv[1:])))
    misfits = draw_all(Path(sys.argv[1]), sys.argv[2])
    if "check" in sys.argv:
        sys.stdout.write("\n".join(misfits))
        sys.exit(1 if misfits else 0)
