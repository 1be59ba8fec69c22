"""Kills and power cuts while a laptop reads the city's reply off a stick.

``python -m tests.campaigns.reading --seed 1 --count 200``

A reply is read in several transactions. Wherever that is cut off: the laptop opens with everything
it had, and the same reply read once more ends where one that was read in peace has ended, to the
last receipt and piece of news; a reply from before changes nothing then.
"""

import shutil
import sys
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.sync.exchange import read_in
from tests.campaigns import office
from tests.campaigns.city import city_in
from tests.campaigns.disk.model import Disk
from tests.campaigns.judging import judge
from tests.campaigns.kill import kill
from tests.campaigns.parting import Stick
from tests.campaigns.power import CUTS_A_RECORDING, DATA, Plan, Recording, Said, Studio
from tests.campaigns.reading_trials import clock
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import standing
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python
from tests.fixtures.server import TestClock, running_server

READ = Plan("read_watched", "nothing", 6, 1.0)
NOT_THE_SAME = "a reply read once more ends elsewhere"


class Reader(Stick):
    """The laptop of the round by stick, which reads eight replies in a row, twice."""

    trial = "read_replies"
    spread = (0.0, 0.4)
    first_word = "reading"
    reading = 0
    """How many were killed while they read."""

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        type(self).reading += bool(words) and words[-1][0] == "reading"
        done = [word for word in words if word[0] == "register"]
        super().look(done, score)


def cut_reading(recording: Recording, count: int, seed: str, scratch: Path, score: Score) -> None:
    """Cut the power ``count`` times between a reply's first byte read and the last word of it."""
    chance = Random(seed)
    within = [
        (at, before, after)
        for before, after in zip(recording.said, recording.said[1:], strict=False)
        if after.act.startswith("read ")
        for at in range(before.at + 1, after.at + 1)
    ]
    chosen = sorted(chance.choices(within, k=count), key=lambda each: each[0])
    disk, keychain = (
        Disk.standing_for(recording.before, recording.root),
        office.FileKeychain(recording.keychain),
    )
    found, followed = scratch / "found", 0
    for at, before, after in chosen:
        for step in recording.steps[followed:at]:
            disk.follow(step)
        followed = at
        shutil.rmtree(found, ignore_errors=True)
        found.mkdir()
        disk.after_cut(chance, found)
        score.acts += before.standing.facts
        if judge(found / DATA, keychain, before.standing, None, score) is not None:
            _read_again(recording, found / DATA, before, after, score)


def _read_again(
    recording: Recording, folder: Path, before: Said, after: Said, score: Score
) -> None:
    """Read the reply that was cut off, and one from before; compare with how it ended in peace."""
    replies = recording.root.parent
    asked = after.act.removeprefix("read ")
    older = before.act.removeprefix("carried ")
    with office.at_work(folder, office.FileKeychain(recording.keychain)) as desk:
        try:
            for name in (asked, older, "balas-0"):
                read_in(desk.database, replies / name, clock)
        except (Unavailable, Refused):
            score.breaches["a reply cannot be read once more"] += 1
            return
        now = standing(desk.database)
    score.lost += len(after.standing.registrations.keys() - now.registrations.keys())
    if now.digest != after.standing.digest:
        score.breaches[NOT_THE_SAME] += 1


def campaign(python: WarmPython, scratch: Path, seed: str, count: int) -> dict[str, Score]:
    """Kill so many, and cut the power as often."""
    killed, cut_off = Score(), Score()
    Reader.reading = 0
    with running_server(city_in(scratch / "kota"), clock=TestClock()) as city:
        kill(Reader(python, scratch, seed, city), count, killed)
    with cut_off.timed():
        while cut_off.faults < count:
            more, lot = min(CUTS_A_RECORDING, count - cut_off.faults), f"{seed}/{cut_off.faults}"
            record_and_cut(python, scratch, lot, more, cut_off)
    return {"kill": killed, "power cut": cut_off}


def record_and_cut(
    python: WarmPython,
    scratch: Path,
    lot: str,
    count: int,
    score: Score,
    defects: tuple[str, ...] = (),
) -> None:
    place = scratch / "power"
    place.mkdir(exist_ok=True)
    with Studio(python, place).recorded(READ, lot, defects) as recording:
        cut_reading(recording, count, lot, place, score)


def main() -> int:
    parser = ArgumentParser(description="Cut off while a reply is read off a stick.")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=200, help="of each")
    asked = parser.parse_args()
    office.guess_cheaply()
    with scratch_folder() as scratch, warm_python("tests.campaigns.reading_trials") as python:
        scores = campaign(python, scratch, asked.seed, asked.count)
    sys.stdout.write(f"{card(scores)}\n{Reader.reading} of the kills came while a reply was read\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
