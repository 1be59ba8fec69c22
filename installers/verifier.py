"""Make resources/verify/parts: what the page that checks papers takes from others.

    python -m installers.verifier [--packages FOLDER]

A decoder of QR symbols, and Ed25519 for browsers that have none. Both come from pinned packages;
an archive whose digest differs is refused, and the same packages give the same bytes. Needs
``npm`` unless ``--packages`` names a folder that already holds the archives.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installers.fonts.make_fonts import Package, fetch, members

TARGET = Path(__file__).parents[1] / "resources" / "verify" / "parts"


@dataclass(frozen=True, slots=True)
class Part:
    """One package, and which of its files are taken under which name."""

    package: Package
    licence: str
    files: Mapping[str, str]


def _package(name: str, version: str, integrity: str) -> Package:
    return Package(name=name, version=version, integrity=integrity, family="", faces={})


PARTS = (
    Part(
        _package(
            "jsqr",
            "1.4.0",
            "sha512-dxLob7q65Xg2DvstYkRpkYtmKm2sPJ9oFhrhmudT1dZvNFFTlroai3AWSpLey/w5vMcLBXRgOJsbXpdN9"
            "HzU/A==",
        ),
        "Apache-2.0",
        {"dist/jsQR.js": "jsQR.js", "LICENSE": "LICENSE-jsQR.txt"},
    ),
    Part(
        _package(
            "tweetnacl",
            "1.0.3",
            "sha512-6rt+RN7aOi1nGMyC4Xa5DdYiukl2UWCbcJft7YhxReBGQD7OAM8Pbxw6YMo4r2diNEA8FEmu32YOn9rha"
            "iE5yw==",
        ),
        "Unlicense (public domain)",
        {"nacl-fast.min.js": "nacl-fast.min.js", "LICENSE": "LICENSE-tweetnacl.txt"},
    ),
)

_README = """# Parts by others

Made by `python -m installers.verifier`; do not edit by hand. They are built into the page that
checks papers, unchanged but for the ends of their lines; the licence of each stands beside it.

| File | Package | Licence | Bytes | SHA-256 |
|---|---|---|---|---|
{rows}
"""


def make(packages: Path, target: Path) -> None:
    """Write the parts, their licences and the table of digests into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    rows: list[str] = []
    for part in PARTS:
        files = members(fetch(part.package, packages))
        for source, name in part.files.items():
            content = files[source].replace(b"\r\n", b"\n")
            (target / name).write_bytes(content)
            rows.append(
                f"| `{name}` | {part.package.name} {part.package.version} | {part.licence} "
                f"| {len(content):,} | `{hashlib.sha256(content).hexdigest()}` |"
            )
    (target / "README.md").write_text(_README.format(rows="\n".join(rows)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, help="folder with the archives, or to put them in")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    if given.packages is not None:
        make(given.packages, given.target)
        return
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), given.target)


if __name__ == "__main__":
    main()
