"""What every package says of itself: version, date, sums, and which parts it is made of.

The version stands in ``desktop_app/__init__.py`` and nowhere else: pyproject.toml reads it there,
the city's server takes it from there, and so does everything that is built.
"""

import hashlib
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from desktop_app import __version__

ROOT = Path(__file__).parents[1]
NAME = "loket-jamsostek"
_CHUNK = 1 << 20


def version() -> str:
    """Return what this commit calls itself, as 0.1.0."""
    return __version__


@cache
def committed_at() -> int:
    """Return the seconds since 1970 of the last commit; asked once, so a build has one date."""
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(said.stdout)


def committed_on() -> datetime:
    """Return the time of the last commit, aware."""
    return datetime.fromtimestamp(committed_at(), UTC)


def digest_of(file: Path, kind: str = "sha256") -> str:
    """Return the digest of a file, in hexadecimal; SHA-256 unless somebody asks for another."""
    digest = hashlib.new(kind, usedforsecurity=False)
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def checksums(folder: Path) -> str:
    """Return a line for each file, as ``sha256sum --check`` reads it, in the order of names."""
    return "".join(
        f"{digest_of(file)}  {file.relative_to(folder).as_posix()}\n" for file in files_of(folder)
    )


def write_checksum(artefact: Path) -> Path:
    """Write an artefact's SHA-256 beside it, and return that file."""
    beside = artefact.with_name(f"{artefact.name}.sha256")
    beside.write_text(f"{digest_of(artefact)}  {artefact.name}\n", encoding="utf-8")
    return beside


def files_of(folder: Path) -> list[Path]:
    """Return what lies there, in the order of names; links lead to what is listed itself."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
