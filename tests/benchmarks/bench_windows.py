"""The set-up program for Windows: what a clerk has to download or carry on a stick."""

import sys
from pathlib import Path

from installers.artefacts import NAME, ROOT
from tests.benchmarks.figures import Figure

MOST_MB = 32.0


def run(folder: Path = ROOT / "build" / "windows") -> list[Figure]:
    """Return its size in millions of bytes; nothing where none was built."""
    made = sorted(folder.glob(f"{NAME}-*-setup.exe"), key=lambda file: file.stat().st_mtime)
    if not made:
        print("installer_windows_mb: none was built (make windows)", file=sys.stderr)
        return []
    return [Figure("installer_windows_mb", made[-1].stat().st_size / 1e6, "MB", MOST_MB)]
