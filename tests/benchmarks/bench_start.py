"""From the double click to the first letter in the form, beside the least a PySide6 program can be.

Both are of the same build, the one that is handed out (``frozen_start.py``), offscreen, one after
the other in turns; each stands when the first letter typed has been painted (``started.py``). The
desk opens a real encrypted file through the real door, with a keychain on a bus of its own. What
ends on ``_from_source`` is the same of this environment's Python, its modules' bytecode kept from
the start before.

What is counted of the desk is what the clerk waits for: from the start until the door takes the
first letter of the password, and from Enter until the form takes the first letter of the NIK, less
the stretching of the password, which is slow on purpose (docs/decisions/0049). ``start_straight``
leaves no time for typing: the password stands there at once, and what is read meanwhile is counted.

``rss_100k_mb`` is what Linux calls resident (shared libraries of Qt included) with 100,000 people
on file, at the moment the form has painted its first letter. That is before the first round with
the city, with which the line is read; ``rss_100k_after_round_mb`` is after it.

``start_door_ms`` and ``start_after_enter_ms`` are the two parts of ``start_desk_ms``.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from unittest.mock import patch

from desktop_app.domain.office import Activation
from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases.first_run import set_up
from installers.demo.secret_service import private_secret_service
from tests.benchmarks.figures import Figure
from tests.benchmarks.frozen_start import frozen_started
from tests.benchmarks.made_up import fill, people, unlike
from tests.benchmarks.started import PASSWORD
from tests.fixtures.people import CITY, NOW

SIZE = 2_000
"""People on file: a busy year of a kelurahan. A start reads every page of the file to see whether
it is whole, so a larger one takes longer."""

LARGE = 100_000
_ROUNDS = 7
_TYPING = 3.0  # seconds for a password of 20 letters at 40 words a minute, rounded down
SOURCE = (sys.executable, "-m", "tests.benchmarks.started")
_ACTIVATION = Activation("http://127.0.0.1:1", "KODE", 1, bytes(32), "e", CITY)


def run() -> list[Figure]:
    with (
        private_secret_service() as variables,
        patch.dict(os.environ, {**variables, "QT_QPA_PLATFORM": "offscreen"}),
        tempfile.TemporaryDirectory(prefix="bench-") as base,
    ):
        folder, large = Path(base) / "year", Path(base) / "large"
        new_file(folder, SIZE)
        new_file(large, LARGE)
        frozen = (str(frozen_started(Path(base) / "frozen")),)
        with patch.dict(os.environ, _keeping_bytecode(Path(base))):
            return _measured(frozen, folder, large) + [
                replace(figure, name=f"{figure.name}_from_source")
                for figure in _measured(SOURCE, folder, large)
            ]


def _keeping_bytecode(base: Path) -> Mapping[str, str]:
    """Have Python keep what it compiles, as it does at a clerk's, whatever it is told here."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(base / "bytecode")}


def _measured(program: Sequence[str], folder: Path, large: Path) -> list[Figure]:
    bare, doors, after, straight = [], [], [], []
    _waited(program, "desk", str(folder), "0")  # from the disk, and to be compiled
    for _ in range(_ROUNDS):
        bare.append(_waited(program, "bare"))
        to_door, to_form = _parts(*told_by(program, "desk", str(folder), str(_TYPING)))
        doors.append(to_door)
        after.append(to_form)
        straight.append(_waited(program, "desk", str(folder), "0"))
    held = told_by(program, "desk", str(large), str(_TYPING), "sends")[1]
    desk = [sum(each) for each in zip(doors, after, strict=True)]
    return [
        Figure("start_vs_bare_window", median(desk) / median(bare), "x", 1.3),
        Figure("start_straight_vs_bare_window", median(straight) / median(bare), "x", 3.0),
        Figure("start_bare_window_ms", median(bare) * 1000, "ms", 1000),
        Figure("start_desk_ms", median(desk) * 1000, "ms", 2000),
        Figure("start_door_ms", median(doors) * 1000, "ms", 1000),
        Figure("start_after_enter_ms", median(after) * 1000, "ms", 1000),
        Figure("rss_100k_mb", held["resident_mb"], "MB", 150),
        Figure("rss_100k_after_round_mb", held["resident_after_round_mb"], "MB", 150),
    ]


def new_file(folder: Path, size: int) -> None:
    """Set a laptop up in a folder, with so many people on file."""
    done = set_up(
        folder, Keychain(), _ACTIVATION, officer_name="Rina Kurniasih", password=PASSWORD, now=NOW
    )
    database = done.opened.database
    fill(database, unlike(people()), size)
    database.checkpoint()
    database.close()


def told_by(program: Sequence[str], *what: str) -> tuple[float, dict[str, float]]:
    """Start a program; return the moment at which that was done, and what it tells."""
    begun = time.monotonic()
    told = subprocess.run([*program, *what], check=True, capture_output=True, text=True)
    return begun, json.loads(told.stdout.splitlines()[-1])


def _waited(program: Sequence[str], *what: str) -> float:
    """Return how many seconds somebody waits for a program."""
    begun, told = told_by(program, *what)
    if "door" not in told:
        return told["ready"] - begun
    return sum(_parts(begun, told))


def _parts(begun: float, told: Mapping[str, float]) -> tuple[float, float]:
    """Return the seconds until the door, and those from Enter to the form, less argon2."""
    return told["door"] - begun, told["ready"] - told["entered"] - told["argon2"]
