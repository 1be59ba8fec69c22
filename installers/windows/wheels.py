"""Which packages of the lock go to Windows, and how they come here.

The lock names every package for every system, with the hashes of all its files. pip asks the
markers ("only on Windows") of the system it runs on, and packages of other systems it takes only
unasked; so what Windows needs is read from the lock here, and handed to pip without questions.
"""

import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installers.locked import Locked, needed

PYTHON = "3.11"
PLATFORM = "win_amd64"
BUILDS = "pyinstaller"
"""What freezes the program, and is in the lock as well."""

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
"""What the markers of the lock are asked of."""


def for_windows(lock: Iterable[Locked], roots: Iterable[str]) -> list[Locked]:
    """Return what these packages need on Windows, themselves included, in the lock's order.

    Args:
        lock: Every package of it.
        roots: Names of packages, as the lock writes them.

    Raises:
        ValueError: A root is not in the lock.
    """
    there = (
        each
        for each in lock
        if not each.marker or Marker(each.marker).evaluate(WINDOWS | {"extra": ""})
    )
    return needed(there, roots)


def roots_of(project: str) -> list[str]:
    """Return what the desktop asks for on Windows: ``[project.dependencies]`` and PyInstaller."""
    asked = map(Requirement, tomllib.loads(project)["project"]["dependencies"])
    names = [
        canonicalize_name(each.name)
        for each in asked
        if each.marker is None or each.marker.evaluate(WINDOWS | {"extra": ""})
    ]
    return [*names, BUILDS]


def fetch(pinned: Iterable[str], to: Path) -> None:
    """Bring Windows wheels into a folder, each checked against its hash.

    Args:
        pinned: Lines for pip: name, version, hashes.
        to: The folder.

    Raises:
        subprocess.CalledProcessError: One could not be had, or is not what the line says.
    """
    to.mkdir(parents=True, exist_ok=True)
    _pip("download", _asked(pinned, to), f"--dest={to}")


def install(pinned: Iterable[str], wheels: Path, to: Path) -> None:
    """Lay out what was fetched, so that a Python in Windows finds it; hashes are checked again."""
    _pip(
        *("install", _asked(pinned, wheels), f"--target={to}"),
        *("--no-index", f"--find-links={wheels}", "--no-compile", "--no-warn-conflicts"),
    )


def _asked(pinned: Iterable[str], folder: Path) -> str:
    """Write lines down for pip; return its option."""
    file = folder / "asked.lock"
    file.write_text("".join(f"{each}\n" for each in pinned), encoding="utf-8")
    return f"--requirement={file}"


def _pip(act: str, *options: str) -> None:
    """Run pip for Windows; nothing is ever built from source."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", act, "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary=:all:", "--require-hashes", f"--platform={PLATFORM}"),
            *(f"--python-version={PYTHON}", "--implementation=cp", *options),
        ],
        check=True,
    )
