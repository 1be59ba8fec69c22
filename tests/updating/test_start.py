"""Which version starts: real processes that reach their desk, or crash, hang and are killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.storage.going_back import NOTE
from desktop_app.updating.bundle import LIBRARY, PROGRAM
from desktop_app.updating.choice import (
    FOLDER,
    Choice,
    folder_of,
    numbers,
    read_choice,
    write_choice,
)

ROOT = Path(__file__).parents[2]

SCRIPT = """#!{python}
import os, signal, sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from desktop_app.storage.going_back import forget_migration, note_migration
from desktop_app.updating.marks import Mark, reached

version = Path(__file__).parent.name
data = Path(sys.argv[sys.argv.index("--data") + 1])
with (data / "started").open("a") as told:
    told.write(version + "\\n")
file = data / "berkas" / "loket.db"
for step in {steps!r}.split():
    if step in ("door", "opening", "desk"):
        if step == "desk":
            forget_migration(file)
        reached(Mark(step))
    elif step == "migrate" and file.read_bytes() != b"migrated":
        snapshot = file.parent / "backups" / "before-0003.db"
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_bytes(file.read_bytes())
        note_migration(file, snapshot)
        file.write_bytes(b"migrated")
    elif step == "save":
        (file.parent / "paket").mkdir(exist_ok=True)
        (file.parent / "paket" / "00000009.A-1.age").touch()
    elif step == "migrate":
        pass  # a start before this one, cut off, got as far
    elif step in ("hang", "work"):
        if step == "hang":
            (data / "hangs").touch()
        time.sleep(600)
    elif step == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        sys.exit(int(step))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "berkas").mkdir()
    (tmp_path / "berkas" / "loket.db").write_bytes(b"as it was")
    return tmp_path


def _version(data: Path, version: str, steps: str) -> None:
    folder = folder_of(data / FOLDER, version)
    (folder / LIBRARY).mkdir(parents=True)
    program = folder / PROGRAM
    program.write_text(SCRIPT.format(python=sys.executable, root=str(ROOT), steps=steps))
    program.chmod(0o755)


def _choose(data: Path, version: str, **more: object) -> None:
    write_choice(data / FOLDER, replace(Choice(version, reached=False), **more))  # type: ignore[arg-type]  # fields by name


def _launch(data: Path, installed: str = "0.1.0") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.updating.launched", data, installed],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout


def _started(data: Path) -> Sequence[str]:
    told = data / "started"
    return told.read_text().split() if told.exists() else []


def _file(data: Path) -> bytes:
    return (data / "berkas" / "loket.db").read_bytes()


def test_without_a_choice_the_installed_program_goes_on(data: Path) -> None:
    assert _launch(data) == "installed"
    assert not (data / FOLDER).exists()


def test_a_version_that_reaches_its_desk_stays(data: Path) -> None:
    _version(data, "0.2.0", "door opening migrate desk 0")
    _choose(data, "0.2.0")

    assert _launch(data) == "ended 0"
    assert read_choice(data / FOLDER) == Choice("0.2.0", reached=True)
    assert _file(data) == b"migrated"
    assert _launch(data) == ""  # in this one's place: nobody is left to say anything
    assert _started(data) == ["0.2.0", "0.2.0"]


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ("3", "update.ended"),
        ("killed", "update.ended"),
        ("0", "update.ended"),
        ("hang", "update.hung"),
        ("door 1", "update.ended"),
        ("door opening migrate killed", "update.ended"),
        ("door opening migrate hang", "update.hung"),
        ("door opening migrate 0", "update.ended"),
    ],
)
def test_a_version_that_does_not_reach_its_desk_is_left_by_itself(
    data: Path, steps: str, why: str
) -> None:
    _version(data, "0.2.0", steps)
    _choose(data, "0.2.0")

    assert _launch(data) == "installed"
    assert read_choice(data / FOLDER) == Choice(refused={"0.2.0": why}, left="0.2.0")
    assert _file(data) == b"as it was"
    assert not (data / "berkas" / NOTE).exists()
    assert _launch(data) == "installed"
    assert _started(data) == ["0.2.0"]


def test_the_version_before_is_another_update(data: Path) -> None:
    _version(data, "0.2.0", "door desk 0")
    _version(data, "0.3.0", "door killed")
    _choose(data, "0.3.0", former="0.2.0")

    assert _launch(data) == ""
    assert _started(data) == ["0.3.0", "0.2.0"]
    assert read_choice(data / FOLDER).left == "0.3.0"


def test_closed_at_the_door_says_nothing_of_a_version(data: Path) -> None:
    _version(data, "0.2.0", "door 0")
    _choose(data, "0.2.0")

    for _ in range(4):
        assert _launch(data) == "ended 0"
    assert read_choice(data / FOLDER) == Choice("0.2.0", reached=False)


def test_what_was_saved_since_is_never_taken_off_the_desk(data: Path) -> None:
    _version(data, "0.2.0", "door opening migrate save killed")
    _choose(data, "0.2.0")

    _launch(data)  # the former could not read the file: the newer one is started again
    assert _file(data) == b"migrated"
    assert read_choice(data / FOLDER).chosen == "0.2.0"


def test_a_power_cut_while_it_starts_counts_and_twice_is_enough(data: Path) -> None:
    _version(data, "0.2.0", "door opening migrate work")
    _choose(data, "0.2.0")
    command = [sys.executable, "-m", "tests.updating.launched", str(data), "0.1.0"]
    for tries in (1, 2):
        launcher = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        _wait_for(lambda tries=tries: len(_started(data)) == tries)
        os.killpg(launcher.pid, signal.SIGKILL)  # both at once, as when the current fails
        launcher.wait()
        assert read_choice(data / FOLDER).tries == tries

    assert _launch(data) == "installed"
    assert _file(data) == b"as it was"
    assert read_choice(data / FOLDER).refused == {"0.2.0": "update.never_reached"}


def test_a_newer_installer_wins_and_an_older_choice_is_not_started(data: Path) -> None:
    _version(data, "0.2.0", "door desk 0")
    _choose(data, "0.2.0", reached=True)

    assert _launch(data, "0.3.0") == "installed"
    assert _launch(data, "0.2.0") == "installed"
    assert _started(data) == []


def test_a_version_somebody_has_deleted_is_not_missed(data: Path) -> None:
    _version(data, "0.2.0", "door desk 0")
    _choose(data, "0.2.0", reached=True)
    shutil.rmtree(folder_of(data / FOLDER, "0.2.0"))

    assert _launch(data) == "installed"


def test_a_choice_nobody_can_read_is_none(data: Path) -> None:
    home = data / FOLDER
    home.mkdir()
    for content in (b"", b"{", b"[]", b'{"chosen": 3}', b"\xff"):
        (home / "pilihan.json").write_bytes(content)
        assert read_choice(home) == Choice()


def test_versions_are_compared_by_their_numbers() -> None:
    assert numbers("0.10.0") > numbers("0.9.9")
    assert numbers("../0.2.0") == numbers("") == ()


def _wait_for(there: object, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not there():  # type: ignore[operator]  # a question
        assert time.monotonic() < until
        time.sleep(0.01)
