"""Make resources/verify/parts: what the page that checks papers takes from others.

    python -m installers.verifier

A decoder of QR symbols, and Ed25519 for browsers that have none. Set-up asks for this each time:
what is there and as it should be is left alone, and costs a glance. The repository has none of it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from installers import npm

TARGET = Path(__file__).parents[1] / "resources" / "verify" / "parts"


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of a package: where it lies in there, its name with us, and what it must be.

    Attributes:
        sha256: In hexadecimal, of the content with every line ended by a line feed alone.
    """

    path: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """One package, and which of its files are taken: its licence always goes along."""

    package: npm.Package
    files: tuple[Taken, ...]


PARTS = (
    Part(
        npm.Package(
            "jsqr",
            "1.4.0",
            "sha512-dxLob7q65Xg2DvstYkRpkYtmKm2sPJ9oFhrhmudT1dZvNFFTlroai3AWSpLey/w5vMcLBXRgOJsbXpdN9"
            "HzU/A==",
        ),
        (
            Taken(
                "dist/jsQR.js",
                "jsQR.js",
                "bc40c8a15196236b2314db0856f72ca0b49980cd5413b8c852a7349f5fee0859",
            ),
            Taken(
                "LICENSE",
                "LICENSE-jsQR.txt",
                "c6596eb7be8581c18be736c846fb9173b69eccf6ef94c5135893ec56bd92ba08",
            ),
        ),
    ),
    Part(
        npm.Package(
            "tweetnacl",
            "1.0.3",
            "sha512-6rt+RN7aOi1nGMyC4Xa5DdYiukl2UWCbcJft7YhxReBGQD7OAM8Pbxw6YMo4r2diNEA8FEmu32YOn9rha"
            "iE5yw==",
        ),
        (
            Taken(
                "nacl-fast.min.js",
                "nacl-fast.min.js",
                "3ec535c004aeeb225785d8e93fb33bf99f52e399bd7dfc01969b5629baea5131",
            ),
            Taken(
                "LICENSE",
                "LICENSE-tweetnacl.txt",
                "88d9b4eb60579c191ec391ca04c16130572d7eedc4a86daa58bf28c6e14c9bcd",
            ),
        ),
    ),
)


def make(
    archives: Path = npm.ARCHIVES, target: Path = TARGET, parts: Sequence[Part] = PARTS
) -> None:
    """Put the parts and their licences into ``target``, unless they are there.

    Raises:
        SystemExit: A package could not be fetched, or a file of it is not the one it must be.
    """
    if all(_digest(target / taken.name) == taken.sha256 for part in PARTS for taken in part.files):
        return
    made = dict(_made(archives, parts))  # all of it is looked at before any is written
    target.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (target / name).write_bytes(content)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _made(archives: Path, parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file."""
    packages = npm.fetch([part.package for part in parts], archives)
    for part, files in zip(parts, packages, strict=True):
        for taken in part.files:
            content = files[taken.path].replace(b"\r\n", b"\n")
            if hashlib.sha256(content).hexdigest() != taken.sha256:
                raise SystemExit(
                    f"{taken.path} of {part.package} is not the file that was looked at: its "
                    "SHA-256 differs. Nothing was taken."
                )
            yield taken.name, content


if __name__ == "__main__":
    make()
