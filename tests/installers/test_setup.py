"""On a machine where nobody may install anything: the one line to run, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

ORDER = "sudo apt-get install --no-install-recommends -y "


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A folder of commands that stands for a machine with no packages and no rights."""
    commands = {"dpkg-query": "exit 1", "id": "echo 1000", "sudo": "exit 1", "apt-get": "exit 99"}
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in commands.items():
        command = folder / name
        command.write_text(f"#!/bin/sh\nset -eu\n{line}\n", encoding="utf-8")
        command.chmod(0o755)
    return folder


def set_up(purpose: str, stranger: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    places = {"VENV": str(stranger.parent / "venv"), "PYTHON": sys.executable}
    clean = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return subprocess.run(
        ["sh", "installers/linux/setup.sh", purpose],
        cwd=ROOT,
        env={**clean, **places, "PATH": f"{stranger}:{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def named(ended: subprocess.CompletedProcess[str]) -> set[str]:
    """Return the packages of the line that is printed to be run."""
    (line,) = [line for line in ended.stderr.splitlines() if ORDER in line]
    return set(line.split(ORDER)[1].split())


def test_without_rights_the_one_line_to_run_is_printed_and_nothing_is_made(stranger: Path) -> None:
    ended = set_up("run", stranger)

    assert ended.returncode == 1
    assert {"libegl1", "gnome-keyring"} <= named(ended)
    assert not (stranger.parent / "venv").exists()


def test_a_window_needs_more_than_a_machine_without_a_display(stranger: Path) -> None:
    unseen = named(set_up("run", stranger))

    assert "libxcb-cursor0" not in unseen
    assert "libxcb-cursor0" in named(set_up("run", stranger, DISPLAY=":0"))
    assert unseen < named(set_up("test", stranger))


def test_a_library_under_its_new_name_is_not_missing(stranger: Path) -> None:
    """Debian 13 and Ubuntu 24.04 have libcups2 as libcups2t64."""
    (stranger / "dpkg-query").write_text(
        '#!/bin/sh\nset -eu\ncase "$*" in *libcups2t64*) echo "install ok installed" ;;'
        " *) exit 1 ;; esac\n",
        encoding="utf-8",
    )

    assert "libcups2" not in named(set_up("run", stranger))


def test_a_python_too_old_is_not_taken(stranger: Path) -> None:
    old = stranger / "python3"
    old.write_text("#!/bin/sh\nset -eu\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)

    ended = set_up("run", stranger, PYTHON=str(old))

    assert {"python3", "python3-venv"} <= named(ended)
