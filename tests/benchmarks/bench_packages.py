"""How large the newest packages are that were made here; what was not made has no figure."""

from pathlib import Path

from installers.artefacts import NAME, ROOT
from tests.benchmarks.figures import Figure, weighed
from tests.campaigns.updates import KEPT, MOST_MB


def run(build: Path = ROOT / "build", patches: Path = KEPT) -> list[Figure]:
    """Weigh the package, the set-up program, and the difference between two small releases."""
    return [
        *weighed("deb_mb", build / "deb", "*.deb", 50, "make deb"),
        *weighed(
            "installer_windows_mb", build / "windows", f"{NAME}-*-setup.exe", 32, "make windows"
        ),
        *weighed("update_delta_mb", patches, "*.patch", MOST_MB, "make updates"),
    ]
