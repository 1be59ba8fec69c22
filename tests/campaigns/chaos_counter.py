"""One counter in the middle of everything, as a process of its own that may be killed at any time.

    python -m tests.campaigns.chaos_counter FOLDER NUMBER SEED HOURS [--until-quiet]

It says in ``FOLDER/said`` what a clerk would have been told: ``saved ID VERSION`` once an act has
returned, and ``told CODE`` for each reason why sending went no further.
"""

import argparse
import logging
import os
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.sync.round import RoundResult
from desktop_app.use_cases.registration import amend_worker, withdraw_worker
from tests.campaigns import office
from tests.campaigns.counter import Counter, somebody

_MOST_ROUNDS = 80
_MOST_PEOPLE = 400
_STAGES = ("register", "register", "register", "amend", "withdraw", "round", "round")


class Said:
    """What the clerk was told, where no fault reaches it."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(self, *words: object) -> None:
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())


def work(counter: Counter, said: Said, chance: Random, thinking: float) -> None:
    """Register, amend, withdraw and send without end, so many seconds apart."""
    versions, never = _on_file(counter), threading.Event()
    while not never.wait(thinking):
        act = chance.choice(_STAGES)
        try:
            _act(act, counter, said, chance, versions)
        except Refused as no:
            said.say("told", no.issues[0].code)
        except Unavailable as no:
            said.say("told", no.code)


def _act(act: str, counter: Counter, said: Said, chance: Random, versions: dict[UUID, int]) -> None:
    if act == "register" and len(versions) < _MOST_PEOPLE:
        subject = counter.register(len(versions))
        versions[subject] = 1
        said.say("saved", subject, 1)
    elif act in {"amend", "withdraw"} and versions:
        subject = chance.choice(sorted(versions))
        if act == "amend":
            person = sorted(versions).index(subject)
            form = somebody(counter.number, person, counter.desk.city.kelurahan.digits)
            form = replace(form, workplace=f"Los {chance.randrange(10_000)}")
            amended = amend_worker(counter.desk, subject, form, frozenset(), counter.clock())
        elif chance.random() < 0.2:
            amended = withdraw_worker(counter.desk, subject, "Pindah", counter.clock())
        else:
            return
        versions[subject] = amended.version
        said.say("saved", subject, amended.version)
    else:
        _round(counter, said)


def _round(counter: Counter, said: Said) -> RoundResult:
    result = counter.round()
    if result.cause:
        said.say("told", result.cause)
    return result


def _on_file(counter: Counter) -> dict[UUID, int]:
    """Return the version of every registration on file: a new life goes on where the last ended."""
    with counter.desk.database._reader.connect() as connection:
        told = connection.exec_driver_sql(
            "SELECT r.id, d.version FROM registrations r JOIN details d ON d.row = r.row "
            "ORDER BY r.row"
        )
        return {UUID(bytes=row[0]): row[1] for row in told}


def until_quiet(counter: Counter, said: Said) -> None:
    """Send until there is nothing left to say or to hear."""
    for _ in range(_MOST_ROUNDS):
        result = _round(counter, said)
        if not result.cause and not result.changed:
            return


def main() -> int:
    asked = _asked()
    logging.disable(logging.WARNING)
    folder = Path(asked.folder)
    keychain = office.FileKeychain(folder / "keychain.json")
    opened = office.opened_laptop(folder / "data", keychain)
    with closing(opened.database):
        desk = office.sit_down(opened.database, opened.officer)
        counter = Counter(desk, desk.device.server, asked.number, timedelta(hours=asked.hours))
        said = Said(folder / "said")
        if asked.until_quiet:
            until_quiet(counter, said)
        else:
            work(counter, said, Random(asked.seed), asked.thinking)
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.chaos_counter")
    parser.add_argument("folder")
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("hours", type=int, help="how wrong the clock is")
    parser.add_argument("--thinking", type=float, default=0.0, help="seconds between two acts")
    parser.add_argument("--until-quiet", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
