"""Looked for by the real program beside the window, tried by the new one, chosen, told."""

import sys
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.updating.bundle import PROGRAM
from desktop_app.updating.choice import FOLDER, Choice, folder_of, read_choice, write_choice
from desktop_app.updating.worker import FETCH
from desktop_app.use_cases import updating
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.updating import Beside, Running
from tests.fixtures.updates import MEDONO, NOW, FileServer, Releases

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m", "desktop_app"]
REAL = f"#!/bin/sh\ncd '{ROOT}' && exec '{sys.executable}' -m desktop_app \"$@\"\n"
LIAR = (
    "#!/bin/sh\n"
    'printf \'{"counts": {"registrations": 0, "facts": 0, "papers": 7}}\' > "${2%.json}.hasil"\n'
)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    made = Releases(tmp_path_factory.mktemp("kota"))
    for version, script in (("0.1.0", ""), ("0.2.0", REAL)):
        program = made.program(version) / PROGRAM
        if script:
            program.write_text(script)
        made.release(version, changes="Antrean cetak lebih cepat.")
    return made


@pytest.fixture
def running(releases: Releases) -> Running:
    return Running(PYTHON, releases.program("0.1.0"), "0.1.0", releases.root, installed=True)


def _put(folder: Path, script: str, version: str = "0.2.0") -> None:
    """Put a version there as if it had been fetched."""
    program = folder_of(folder / FOLDER, version) / PROGRAM
    program.parent.mkdir(parents=True)
    program.write_text(script)
    program.chmod(0o755)


def _looked(desk: Desk, folder: Path, running: Running, base: str) -> updating.Looked:
    return updating.look(desk, folder, running, base, NOW, Beside())


def _last_ends(desk: Desk) -> tuple[datetime | None, datetime | None]:
    with desk.database.reading() as tx:
        return updating.last_ends(tx)


def test_from_the_look_to_the_next_start(
    desk: Desk, tmp_path: Path, running: Running, server: FileServer
) -> None:
    assert desk.city.kelurahan.digits == MEDONO

    looked = _looked(desk, tmp_path, running, server.base)
    assert (looked.version, looked.changes) == ("0.2.0", "Antrean cetak lebih cepat.")
    assert _last_ends(desk) == (NOW, None)
    with pytest.raises(Unavailable, match=r"update\.not_tried"):
        updating.choose(desk, tmp_path, running, "0.2.0")

    updating.try_on_copy(desk, tmp_path, "0.2.0", Beside())
    assert not (tmp_path / FOLDER / "coba").exists()
    assert _looked(desk, tmp_path, running, server.base).tried  # and not fetched again
    updating.choose(desk, tmp_path, running, "0.2.0")

    assert read_choice(tmp_path / FOLDER) == Choice("0.2.0", reached=False)
    assert updating.standing(desk, tmp_path, running).chosen == "0.2.0"


def test_the_key_of_the_file_lies_nowhere(
    desk: Desk, tmp_path: Path, running: Running, server: FileServer
) -> None:
    _looked(desk, tmp_path, running, server.base)
    updating.try_on_copy(desk, tmp_path, "0.2.0", Beside())

    key = desk.database.key
    files = [file for file in (tmp_path / FOLDER).rglob("*") if file.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (LIAR, "update.copy_differs"),
        ("#!/bin/sh\nexit 1\n", "update.broken_off"),
        ("no program at all", "update.broken_off"),
    ],
)
def test_a_version_that_is_not_fit_for_this_file_is_not_chosen(
    desk: Desk, tmp_path: Path, running: Running, script: str, code: str
) -> None:
    _put(tmp_path, script)

    with pytest.raises(Unavailable) as no:
        updating.try_on_copy(desk, tmp_path, "0.2.0", Beside())
    assert no.value.code == code
    with pytest.raises(Unavailable):
        updating.choose(desk, tmp_path, running, "0.2.0")
    assert desk.database.looking is False
    with desk.database.reading() as tx:
        assert tx.settings.device() is not None


def test_a_version_that_is_not_there_is_not_tried(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"update\.gone"):
        updating.try_on_copy(desk, tmp_path, "0.2.0", Beside())


def test_a_look_that_fails_says_why(desk: Desk, tmp_path: Path, running: Running) -> None:
    for at, code in (
        ("http://127.0.0.1:1/", "update.unreachable"),
        (f"{tmp_path.as_uri()}/", "update.unreachable"),
    ):
        with pytest.raises(Unavailable) as no:
            _looked(desk, tmp_path, running, at)
        assert no.value.code == code
    assert _last_ends(desk) == (None, None)  # that a line is down is told elsewhere
    here = Running(PYTHON, running.folder, "0.1.0", tmp_path / "none.json", installed=True)
    with pytest.raises(Unavailable, match=r"update\.no_root"):
        _looked(desk, tmp_path, here, "http://127.0.0.1:1/")
    assert _last_ends(desk) == (None, NOW)
    source = updating.running_here("0.1.0", ROOT / "resources")
    with pytest.raises(Unavailable, match=r"update\.not_installed"):
        _looked(desk, tmp_path, source, "http://127.0.0.1:1/")


def test_by_stick(desk: Desk, tmp_path: Path, running: Running, releases: Releases) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(Unavailable, match=r"update\.not_on_stick"):
        updating.repository_on(stick)
    releases.repository.copy_to(stick / updating.ON_STICK)

    assert updating.repository_on(stick) == updating.repository_on(stick / updating.ON_STICK)
    assert _looked(desk, tmp_path, running, updating.repository_on(stick)).version == "0.2.0"


def test_in_practice_nothing_is_looked_for(desk: Desk, tmp_path: Path, running: Running) -> None:
    with pytest.raises(Refused):
        _looked(replace(desk, practice=True), tmp_path, running, "http://127.0.0.1:1/")


def test_closing_the_window_ends_what_is_under_way(
    desk: Desk, tmp_path: Path, running: Running
) -> None:
    beside = Beside()
    beside.stop()

    with pytest.raises(Unavailable, match=r"update\.broken_off"):
        updating.look(desk, tmp_path, running, "http://127.0.0.1:1/", NOW, beside)


def test_what_is_broken_off_for_something_else_ends_at_once(tmp_path: Path) -> None:
    beside, told = Beside(), list[str]()
    sleeps = [sys.executable, "-c", "import time; time.sleep(600)"]

    def work() -> None:
        with pytest.raises(Unavailable) as no:
            beside.work(tmp_path, sleeps, {"work": FETCH}, 600)
        told.append(no.value.code)

    thread = threading.Thread(target=work)
    thread.start()
    while not told:
        beside.break_off()
        thread.join(0.01)

    assert told == ["update.broken_off"]
    answers = [
        sys.executable,
        "-c",
        "import sys; open(sys.argv[2][:-4] + 'hasil', 'w').write('{}')",
    ]
    assert beside.work(tmp_path, answers, {"work": FETCH}, 600) == {}


def test_what_was_left_is_told_once(desk: Desk, tmp_path: Path, running: Running) -> None:
    home = tmp_path / FOLDER
    write_choice(home, Choice(refused={"0.2.0": "update.hung"}, left="0.2.0"))

    told = updating.standing(desk, tmp_path, running)
    assert (told.left, told.why) == ("0.2.0", "update.hung")
    updating.forget_left(tmp_path)
    assert updating.standing(desk, tmp_path, running).left == ""
    assert read_choice(home).refused == {"0.2.0": "update.hung"}


def test_a_version_that_was_left_is_not_fetched_again(
    desk: Desk, tmp_path: Path, running: Running, server: FileServer
) -> None:
    write_choice(tmp_path / FOLDER, Choice(refused={"0.2.0": "update.hung"}))

    assert _looked(desk, tmp_path, running, server.base).version == ""
