"""kill -9 while somebody types: the next start shows the form as it was two seconds before."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop_app.storage.database import Database
from desktop_app.use_cases.registration import register_worker
from tests.architecture.house import ROOT
from tests.campaigns import office
from tests.fixtures.people import NOW, TRADER

SECONDS = 4.5
"""Two are promised; the rest is for a machine that runs other tests at the same time."""

Said = list[tuple[float, dict[str, Any]]]


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with one registration, its keychain beside it."""
    office.guess_cheaply()
    folder = tmp_path_factory.mktemp("killed") / "laptop"
    opened = office.new_laptop(folder, office.FileKeychain(folder.with_name("laptop.keychain")))
    register_worker(office.sit_down(opened.database, opened.officer), TRADER, frozenset(), NOW)
    opened.database.close()
    return folder


def program(folder: Path, what: str, seed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typist", str(folder), what, seed],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def lines(typing: subprocess.Popen[str]) -> Iterator[tuple[float, dict[str, Any]]]:
    assert typing.stdout is not None
    for line in typing.stdout:
        if line.endswith("\n"):
            told = json.loads(line)
            yield told["at"], told["form"]


def typed_and_killed(folder: Path, what: str, seed: str) -> tuple[Said, float]:
    """Let somebody type for a while; return what stood there when, and the last moment."""
    chance, said = Random(seed), Said()
    with program(folder, what, seed) as typing:
        try:
            stop = None
            for at, form in lines(typing):
                said.append((at, form))
                stop = stop or at + chance.uniform(5.0, 8.0)
                if at >= stop:
                    break
        finally:
            killed = time.monotonic()
            typing.kill()
            said += list(lines(typing))
    return said, killed


def looked_at(folder: Path) -> dict[str, Any]:
    with program(folder, "LOOK", "0") as looking:
        (shown,) = list(lines(looking))
    assert looking.returncode == 0
    return shown[1]


@pytest.mark.parametrize("what", ["NEW", "AMEND"])
def test_after_a_kill_the_form_is_as_it_was(laptop: Path, what: str) -> None:
    forget_drafts(laptop)
    said, killed = typed_and_killed(laptop, what, f"{what}/1")
    shown = looked_at(laptop)
    ends = [at for at, _ in said[1:]] + [killed]
    told = zip(said, ends, strict=True)
    recent = [form for (_, form), end in told if end >= killed - SECONDS]

    assert shown in recent
    assert (what == "AMEND") == shown["nik"].startswith(TRADER.nik)


def forget_drafts(laptop: Path) -> None:
    keychain = office.FileKeychain(laptop.with_name("laptop.keychain"))
    with office.at_work(laptop, keychain) as desk:
        database: Database = desk.database
        with database.transaction() as tx:
            for draft in tx.drafts.all():
                tx.drafts.drop_all_of(draft.place)
