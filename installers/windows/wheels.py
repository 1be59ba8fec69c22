"""Which packages of the lock go to Windows, and how they come here.

The lock names every package for every system, with the hashes of all its files. pip asks the
markers ("only on Windows") of the system it runs on, and packages of other systems it takes only
unasked; so what Windows needs is read from the lock here, and handed to pip without questions.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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

_VIA = re.compile(r"^ {4}# (?:via |  )(\S.*)$")
_PROJECT = "loket-jamsostek"


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock.

    Attributes:
        wanted: As pip is to read it: name, version, hashes; no marker.
        via: Who needs it, by the lock's own notes.
    """

    name: str
    version: str
    marker: str
    wanted: str
    via: tuple[str, ...]


def read_lock(text: str) -> list[Locked]:
    """Return the packages of a lock, in its order.

    Raises:
        ValueError: A package stands there without version or hash.
    """
    found = []
    for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
        if not entry.strip() or entry.startswith("#"):
            continue
        said, *others = entry.splitlines()
        requirement = Requirement(said.removesuffix("\\").strip())
        hashes = [line.strip(" \\") for line in others if "--hash=sha256:" in line]
        versions = [each.version for each in requirement.specifier if each.operator == "=="]
        if len(versions) != 1 or not hashes:
            raise ValueError(f"{requirement.name} is not locked")
        name = canonicalize_name(requirement.name)
        wanted = " ".join([f"{name}=={versions[0]}", *hashes])
        via = tuple(match[1].strip() for line in others if (match := _VIA.match(line)))
        found.append(Locked(name, versions[0], str(requirement.marker or ""), wanted, via))
    return found


def for_windows(lock: Iterable[Locked], roots: Iterable[str]) -> list[Locked]:
    """Return what these packages need on Windows, themselves included, in the lock's order.

    Args:
        lock: Every package of it.
        roots: Names of packages, as the lock writes them.

    Raises:
        ValueError: A root is not in the lock.
    """
    there = {
        each.name: each
        for each in lock
        if not each.marker or Marker(each.marker).evaluate(WINDOWS | {"extra": ""})
    }
    needed = set(roots)
    if missing := needed - there.keys():
        raise ValueError(f"not in the lock: {', '.join(sorted(missing))}")
    while True:
        more = {name for name, each in there.items() if needed & set(each.via)} - needed
        if not more:
            return [each for name, each in there.items() if name in needed]
        needed |= more


def roots_of(project: str) -> list[str]:
    """Return what the desktop asks for on Windows: ``[project.dependencies]`` and PyInstaller."""
    asked = map(Requirement, tomllib.loads(project)["project"]["dependencies"])
    names = [
        canonicalize_name(each.name)
        for each in asked
        if each.marker is None or each.marker.evaluate(WINDOWS | {"extra": ""})
    ]
    return [*names, BUILDS]


def fetch(packages: Sequence[Locked], to: Path) -> None:
    """Bring the packages' Windows wheels into a folder, each checked against its hash.

    Raises:
        subprocess.CalledProcessError: One could not be had, or is not what the lock says.
    """
    to.mkdir(parents=True, exist_ok=True)
    asked = to / "windows.lock"
    asked.write_text("".join(f"{each.wanted}\n" for each in packages), encoding="utf-8")
    _pip("download", "--require-hashes", f"--requirement={asked}", f"--dest={to}")


def install(packages: Sequence[Locked], wheels: Path, to: Path) -> None:
    """Lay out what was fetched, so that a Python in Windows finds it; hashes are checked again."""
    asked = wheels / "windows.lock"
    asked.write_text("".join(f"{each.wanted}\n" for each in packages), encoding="utf-8")
    _pip(
        *("install", "--require-hashes", f"--requirement={asked}", f"--target={to}"),
        *("--no-index", f"--find-links={wheels}", "--no-compile", "--no-warn-conflicts"),
    )


def fetch_one(wanted: str, to: Path) -> None:
    """Bring one wheel that is in no lock; ``wanted`` says its version and hash."""
    to.mkdir(parents=True, exist_ok=True)
    asked = to / "one.lock"
    asked.write_text(f"{wanted}\n", encoding="utf-8")
    _pip("download", "--require-hashes", f"--requirement={asked}", f"--dest={to}")


def _pip(act: str, *options: str) -> None:
    """Run pip for Windows; nothing is ever built from source."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", act, "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary=:all:", f"--platform={PLATFORM}"),
            *(f"--python-version={PYTHON}", "--implementation=cp", *options),
        ],
        check=True,
    )
