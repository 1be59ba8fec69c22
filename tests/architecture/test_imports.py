"""Who may import whom; each contract is broken once on purpose, and seen to bite."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, imported, modules, shown

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

BROKEN_BY = {
    "two-programs": ("desktop_app/errors.py", "import central_server.settings"),
    "desktop-layers": ("desktop_app/storage/database.py", "import desktop_app.use_cases.lists"),
    "screen-layers": ("ui/jobs.py", "import ui.widgets"),
    "no-qt-below-the-screen": ("desktop_app/use_cases/lists.py", "import PySide6.QtCore"),
    "screens-ask-use-cases": ("ui/viewmodels/__init__.py", "import desktop_app.storage.database"),
    "server-imports-rules-only": ("central_server/settings.py", "import desktop_app.errors"),
    "rules-stand-alone": ("desktop_app/domain/month.py", "import httpx"),
    "one-room-for-sql": ("desktop_app/sync/round.py", "import sqlalchemy"),
    "rows-stay-home": ("desktop_app/use_cases/lists.py", "import desktop_app.storage.models"),
}
"""Contract: the file that is spoilt in a copy, and the line it gets."""


def lint_imports(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    options = [part for contract in contracts for part in ("--contract", contract)]
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own Python, in a folder where it may be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    for path in modules("desktop_app", "ui", "central_server", "installers"):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept() -> None:
    answer = lint_imports(ROOT)

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in answer.stdout


def test_every_contract_is_broken_once_below() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(BROKEN_BY)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["id"])
def test_a_contract_bites(contract: dict[str, str], copied: Path) -> None:
    name, line = BROKEN_BY[contract["id"]]
    spoilt = copied / name
    sound = spoilt.read_text(encoding="utf-8")
    spoilt.write_text(f"{sound}\n{line}\n", encoding="utf-8")
    try:
        answer = lint_imports(copied, contract["id"])
    finally:
        spoilt.write_text(sound, encoding="utf-8")

    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{contract['name']} BROKEN" in answer.stdout
    assert "0 kept, 1 broken" in answer.stdout


@pytest.mark.parametrize("package", ["desktop_app", "ui"])
def test_a_new_folder_must_be_given_a_layer(package: str, copied: Path) -> None:
    stranger = copied / package / "helpers.py"
    stranger.write_text("", encoding="utf-8")
    try:
        answer = lint_imports(copied, "desktop-layers", "screen-layers")
    finally:
        stranger.unlink()

    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{package}.helpers" in answer.stdout


def test_the_rules_import_the_standard_library_and_each_other_only() -> None:
    strangers = {
        (shown(path), name)
        for path in modules("desktop_app")
        if path.is_relative_to(ROOT / "desktop_app" / "domain")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("desktop_app.domain")
    }

    assert strangers == set()


def test_the_rules_neither_read_nor_write_nor_ask_the_time() -> None:
    guests = {"asyncio", "io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3"}
    guests |= {"subprocess", "sys", "tempfile", "threading", "time", "urllib"}
    found = {
        (shown(path), name)
        for path in modules("desktop_app")
        if path.is_relative_to(ROOT / "desktop_app" / "domain")
        for name in imported(path)
        if name.split(".")[0] in guests
    }

    assert found == set()
