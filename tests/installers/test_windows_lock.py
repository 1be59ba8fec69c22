"""The lock is read whole; what goes to Windows are these versions, these hashes, nothing else."""

import re
from pathlib import Path

import pytest

from installers.locked import read_lock
from installers.windows import wheels
from installers.windows.wheels import for_windows, roots_of
from tests.architecture.house import ROOT

ONE, TWO = "sha256:" + "1" * 64, "sha256:" + "2" * 64
LOCK = f"""\
keyring==25.7.0 \\
    --hash={ONE} \\
    --hash={TWO}
    # via loket-jamsostek (pyproject.toml)
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash={ONE}
    # via
    #   keyring
    #   secretstorage
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash={ONE}
    # via
    #   keyring
    #   pyinstaller
zipp==4.1.2 ; python_full_version < '3.12' \\
    --hash={ONE}
    # via importlib-metadata
importlib-metadata==10.2.0 ; python_full_version < '3.12' \\
    --hash={ONE}
    # via keyring
uvicorn==0.54.0 \\
    --hash={ONE}
    # via loket-jamsostek (pyproject.toml)
"""


def test_a_lock_is_read_whole() -> None:
    read = {each.name: each for each in read_lock(LOCK)}

    assert read["keyring"].pinned == f"keyring==25.7.0 --hash={ONE} --hash={TWO}"
    assert read["pywin32-ctypes"].asked_by == {"keyring", "pyinstaller"}
    assert read["pywin32-ctypes"].pinned == f"pywin32-ctypes==0.2.3 --hash={ONE}"
    assert "".join(each.text for each in read.values()) == re.sub(" +# .*\n", "", LOCK).replace(
        "'", '"'
    )
    assert len(read) == 6


def test_our_own_lock_is_read_whole() -> None:
    named = {each.name: each.version for each in read_lock()}

    assert len(named) > 100
    assert re.fullmatch(r"6\.11\.\d+", named["pyside6-essentials"])


def test_windows_gets_what_its_roots_need_and_nothing_of_linux() -> None:
    names = [each.name for each in for_windows(read_lock(LOCK), ["keyring"])]

    assert names == ["keyring", "pywin32-ctypes", "zipp", "importlib-metadata"]


@pytest.mark.parametrize("line", ["keyring>=25 \\\n    --hash=" + ONE, "keyring==25.7.0\n"])
def test_what_is_not_locked_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not locked"):
        read_lock(line)


def test_a_root_outside_the_lock_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the lock: jeepney"):
        for_windows(read_lock(LOCK), ["keyring", "jeepney"])


def test_our_own_lock_brings_windows_what_it_needs() -> None:
    roots = roots_of((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {each.name for each in for_windows(read_lock(), roots)}

    assert {"pyside6-essentials", "sqlcipher3", "pywin32-ctypes", "tzdata", "pefile"} <= names
    assert {"pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "zstandard", "cffi"} <= names
    assert not names & {"jeepney", "secretstorage", "uvicorn", "fastapi", "pytest", "mypy"}


def test_the_packages_script_names_what_the_build_calls() -> None:
    said = (Path(wheels.__file__).parent / "packages.sh").read_text(encoding="utf-8")

    assert {"wine", "nsis", "xvfb", "osslsigncode", "gcc-mingw-w64-x86-64-win32"} <= set(
        said.replace('"', " ").split()
    )
