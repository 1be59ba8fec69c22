"""How large the packages are that were built here last; what was not built has no figure."""

import sys
from collections.abc import Mapping
from pathlib import Path

from installers.artefacts import ROOT
from tests.benchmarks.figures import Figure

PROMISES: Mapping[str, tuple[str, float]] = {
    "deb_mb": ("deb/*.deb", 50),
}
"""Figure: where ``make`` puts the artefact in ``build``, and megabytes at the most."""


def run(build: Path = ROOT / "build") -> list[Figure]:
    """Weigh what lies in ``build``; say what does not."""
    figures = []
    for name, (place, at_most) in PROMISES.items():
        built = sorted(build.glob(place), key=lambda file: file.stat().st_mtime)
        if built:
            figures.append(Figure(name, built[-1].stat().st_size / 1e6, "MB", at_most))
        else:
            print(f"{name}: nothing at build/{place}, so nothing to weigh", file=sys.stderr)
    return figures
