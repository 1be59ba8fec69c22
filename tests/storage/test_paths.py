"""Where data lies on each system, and where the program finds what came with it."""

import sys
from pathlib import Path

import pytest

from desktop_app.paths import data_folder, resource_folder


def test_the_choice_on_the_command_line_comes_first() -> None:
    chosen = data_folder(Path("here"), {"LOKET_DATA": "/elsewhere"}, "linux")

    assert chosen == Path.cwd() / "here"


def test_the_environment_comes_second() -> None:
    environment = {"LOKET_DATA": "~/trial", "XDG_DATA_HOME": "/data"}

    assert data_folder(None, environment, "linux") == Path.home() / "trial"


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"XDG_DATA_HOME": "/data"}, "linux", Path("/data/loket-jamsostek")),
        ({"XDG_DATA_HOME": "data"}, "linux", Path.home() / ".local/share/loket-jamsostek"),
        ({}, "linux", Path.home() / ".local/share/loket-jamsostek"),
        ({"LOKET_DATA": ""}, "linux", Path.home() / ".local/share/loket-jamsostek"),
        ({"LOCALAPPDATA": "/local"}, "win32", Path("/local/Loket Jamsostek")),
        ({}, "win32", Path.home() / "AppData/Local/Loket Jamsostek"),
    ],
)
def test_each_system_has_its_own_place(
    environment: dict[str, str], platform: str, folder: Path
) -> None:
    assert data_folder(None, environment, platform) == folder


def test_resources_stand_beside_the_program_or_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (resource_folder() / "reference").is_dir()

    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resource_folder() == tmp_path / "resources"
