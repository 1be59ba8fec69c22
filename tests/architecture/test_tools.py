"""The tools agree, so that a green `make test` means a green house."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, modules, shown


def ran(*arguments: str | Path, cwd: Path = ROOT) -> tuple[int, str]:
    """Return a tool's exit code and what it said."""
    ended = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_every_file_is_formatted() -> None:
    code, said = ran("ruff", "format", "--check", ".")
    assert code == 0, said


def test_ruff_finds_nothing() -> None:
    code, said = ran("ruff", "check", ".")
    assert code == 0, said


def test_mypy_finds_nothing() -> None:
    code, said = ran("mypy")
    assert code == 0, said


def test_the_translations_hold_every_text_of_the_screen() -> None:
    code, said = ran("installers.strings", "--check")
    assert code == 0, said


@pytest.mark.parametrize(
    ("place", "line", "rule"),
    [
        ("ui/viewmodels/list.py", "from PySide6.QtWidgets import QLabel", "TID251"),
        ("ui/models/table.py", "from PySide6 import QtWidgets", "TID251"),
        ("desktop_app/use_cases/x.py", "from datetime import datetime\ndatetime.now()", "TID251"),
        ("desktop_app/x.py", "from . import errors", "TID252"),
        ("desktop_app/x.py", "print('x')", "T201"),
        ("desktop_app/x.py", "try:\n    pass\nexcept Exception:\n    pass", "BLE001"),
    ],
)
def test_a_rule_of_the_house_bites(place: str, line: str, rule: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "ruff", "check", f"--stdin-filename={ROOT / place}", "-"],
        cwd=ROOT,
        input=f'"""A module."""\n\n{line}\n',
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert rule in ended.stdout


SILENCED = re.compile(r"# (?:noqa|type: ignore)\S*")
REASON = re.compile(
    r"# (?:noqa: [\w, ]+ - |type: ignore\[[\w, -]+\]  # )"
    r"(?!.*\b(?:as|see) (?:above|below)\b)\S"  # a reason elsewhere is none
)


def test_no_line_silences_a_tool_without_saying_why() -> None:
    """Beside the rule, or in a comment just above it."""
    bare = []
    for path in modules():
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        bare += [
            f"{shown(path)}:{number}"
            for number, (above, line) in enumerate(pairwise(lines), 1)
            if path != Path(__file__)
            and SILENCED.search(line)
            and not REASON.search(line)
            and not above.lstrip().startswith("#")
        ]
    assert bare == []
