"""The self-test tries the real thing, says what is broken, and leaves nothing behind."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.paths import resource_folder
from desktop_app.use_cases import self_test as trial
from desktop_app.use_cases.self_test import Finding, Subject, try_everything
from tests.fixtures.people import NOW
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.ui.conftest import MemoryKeychain
from ui.rooms.self_test import Line, line_of, report, screen_lines

__all__ = ["sqlite_city_server"]

ROOT = Path(__file__).parents[2]


def ran(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", "--self-test", "--data", folder, *more],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


class Keychain(MemoryKeychain):
    def backend_name(self) -> str:
        return "memory"


def found(resources: Path, folder: Path, server: str = "") -> dict[Subject, Finding]:
    findings = try_everything(resources, folder, Keychain(), NOW, server)
    return {finding.subject: finding for finding in findings}


@pytest.mark.usefixtures("open_keychain")
def test_a_whole_installation_is_well_and_says_so(
    tmp_path: Path, sqlite_city_server: CityServer
) -> None:
    folder, written = tmp_path / "data", tmp_path / "laporan.txt"

    ended = ran(folder, "--report", str(written), "--server", sqlite_city_server.url)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert written.read_text(encoding="utf-8") == ended.stdout
    lines = re.findall(r"^(\d+)\. ([^:]+): BAIK\. \S", ended.stdout, re.MULTILINE)
    assert [int(number) for number, _ in lines] == list(range(1, 14))
    assert "keyring.backends.SecretService.Keyring" in ended.stdout
    assert list(folder.iterdir()) == []


def test_without_a_keychain_the_rest_is_tried_and_the_number_named(
    tmp_path: Path, no_keychain: None
) -> None:
    ended = ran(tmp_path)

    assert ended.returncode == 1
    assert "12. Tempat kunci sistem: TIDAK." in ended.stdout
    assert "[keychain.missing]" in ended.stdout
    assert "nomor 12." in ended.stdout
    assert ended.stdout.count("BAIK") == 11


@pytest.mark.parametrize(
    ("taken", "title"),
    [("fonts/*Mono*.ttf", "Huruf"), ("i18n/*.qm", "Bahasa"), ("icons/*.svg", "Gambar")],
)
def test_a_part_of_the_screen_that_is_missing_is_told(
    qapp: QApplication, tmp_path: Path, taken: str, title: str
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(resource_folder(), resources)
    for file in list(resources.glob(taken)):
        file.unlink()

    lines = list(screen_lines(resources))

    assert [line.title for line in lines if line.code] == [title]


def test_a_build_that_cannot_hear_of_networks_is_told() -> None:
    """In a process of its own: Qt looks but once for who could hear."""
    asked = (
        "from PySide6.QtCore import QCoreApplication as App\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from desktop_app.paths import resource_folder\n"
        "from ui.rooms.self_test import report, screen_lines\n"
        "app = QGuiApplication([])\n"
        "App.setLibraryPaths([])\n"
        "print(report([*screen_lines(resource_folder())][-1:]))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "1. Kabar jaringan: TIDAK." in ended.stdout
    assert "[no-network-news]" in ended.stdout


def test_a_book_that_is_damaged_fails_what_needs_it_and_nothing_else(tmp_path: Path) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(resource_folder(), resources)
    (resources / "reference" / "regions.tsv.xz").write_bytes(b"?")

    told = found(resources, tmp_path / "data")

    bad = {subject: finding.code for subject, finding in told.items() if not finding.is_well}
    assert bad == {
        Subject.BOOKS: "LZMAError",
        Subject.WORKER: "self_test.not_reached",
        Subject.PAPER: "self_test.not_reached",
    }
    assert "[LZMAError]" in report([line_of(told[Subject.BOOKS])])


def test_a_file_in_clear_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trial that looks for what every encrypted file holds finds it."""
    monkeypatch.setattr(trial, "_PLAIN_SQLITE", b"")

    assert found(resource_folder(), tmp_path)[Subject.WORKER].code == "database.in_clear"


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    told = found(resource_folder(), tmp_path, "http://127.0.0.1:1")

    assert told[Subject.SERVER].code == "self_test.server_away"


def test_the_lines_are_numbered_and_end_with_what_to_do() -> None:
    lines = [Line("Satu", "ada"), Line("Dua", "Tidak ada.", "x.y")]

    told = report(lines).splitlines()

    assert told[1:3] == ["1. Satu: BAIK. ada", "2. Dua: TIDAK. Tidak ada. [x.y]"]
    assert told[-1].startswith("Tidak baik: nomor 2.")
    assert "Semua baik" in report(lines[:1])
