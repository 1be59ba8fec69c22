"""Power cuts: a recorded stretch of work, and what is found when the light goes out in it.

``python -m tests.campaigns.power --seed 1 --count 3000``
"""

import json
import shutil
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.campaigns import office
from tests.campaigns.disk.journal import Kind, Step, read_journal
from tests.campaigns.disk.model import Disk, read_folder
from tests.campaigns.judging import judge
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import Standing
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python

DATA = "rumah/loket"
"""The data folder below the watched root; on a new laptop neither of the two folders is there."""

CUTS_A_RECORDING = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """One kind of work to cut.

    Attributes:
        trial: The function of ``trials`` that works.
        begins: What lies there before: ``nothing``, ``laptop`` or ``first`` (release).
        acts: How many.
        share: Of the campaign's cuts.
    """

    trial: str
    begins: str
    acts: int
    share: float


PLANS: Mapping[str, Plan] = {
    "save and checkpoint": Plan("work_watched", "laptop", 30, 1.0),
    "save without pause": Plan("rush_watched", "laptop", 60, 0.1),
    "migration": Plan("migrate_watched", "first", 3, 0.1),
    "set-up": Plan("set_up_watched", "nothing", 3, 0.1),
    "backup": Plan("backup_watched", "laptop", 9, 0.1),
    "restore": Plan("restore_watched", "laptop", 5, 0.1),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One word of the clerk, and where it stands in the journal."""

    at: int
    act: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Recording:
    """One stretch of work as the watcher saw it; ``before`` is a copy of the root as it was."""

    before: Path
    root: Path
    keychain: Path
    steps: list[Step]
    said: list[Said]


class Studio:
    """Records work, from the state each plan begins with."""

    def __init__(self, python: WarmPython, scratch: Path) -> None:
        self._python = python
        self._scratch = scratch
        self._taken = 0

    @contextmanager
    def recorded(self, plan: Plan, seed: str, defects: Sequence[str] = ()) -> Iterator[Recording]:
        """Let a clerk work in a copy of the beginning, and check that the watcher saw all of it.

        Raises:
            AssertionError: What lies on the disk is not what the journal says: something wrote past
                the watcher, and the campaign would be worth nothing.
        """
        self._taken += 1
        place = self._scratch / f"recording-{self._taken}"
        root, journal, keychain = place / "root", place / "journal", place / "keychain.json"
        before = self._beginning(plan.begins)
        shutil.copytree(before / "root", root)
        if (before / "keychain.json").exists():
            shutil.copy(before / "keychain.json", keychain)
        self._python.run(
            plan.trial,
            root=str(root),
            folder=str(root / DATA),
            keychain=str(keychain),
            said=str(place / "said"),
            journal=str(journal),
            seed=seed,
            acts=plan.acts,
            defects=list(defects),
        )
        steps = read_journal(journal)
        disk = Disk.standing_for(before / "root", root)
        for step in steps:
            disk.follow(step)
        assert _lasting(disk.now()) == _lasting(read_folder(root))
        yield Recording(before / "root", root, keychain, steps, list(_said(steps)))
        shutil.rmtree(place)

    def _beginning(self, begins: str) -> Path:
        place = self._scratch / begins
        if place.exists():
            return place
        folder = place / "root" / DATA
        (place / "root").mkdir(parents=True)
        if begins == "laptop":
            keychain = str(place / "keychain.json")
            self._python.run("lay_out", folder=str(folder), keychain=keychain)
        elif begins == "first":
            office.lay_out_first_release(folder, place / "keychain.json")
        return place


def cut(recording: Recording, count: int, seed: str, scratch: Path, score: Score) -> None:
    """Cut the power ``count`` times in a recorded stretch of work, each time from the beginning."""
    chance = Random(seed)
    places = Counter(chance.randrange(len(recording.steps) + 1) for _ in range(count))
    disk = Disk.standing_for(recording.before, recording.root)
    keychain = office.FileKeychain(recording.keychain)
    found = scratch / "found"
    for at in range(len(recording.steps) + 1):
        for _ in range(places[at]):
            shutil.rmtree(found, ignore_errors=True)
            found.mkdir()
            disk.after_cut(chance, found)
            told = [said for said in recording.said if said.at < at]
            coming = [said.standing.digest for said in recording.said if said.at >= at]
            score.acts += max(len(told) - 1, 0)
            judge(found / DATA, keychain, told[-1].standing if told else None, coming[:1], score)
        if at < len(recording.steps):
            disk.follow(recording.steps[at])


def campaign(
    python: WarmPython, scratch: Path, seed: str, cuts: Mapping[str, int]
) -> dict[str, Score]:
    """Cut the power so many times in each kind of work; the same seed chooses the same acts."""
    studio = Studio(python, scratch)
    scores: dict[str, Score] = {}
    for name, count in cuts.items():
        score = scores[name] = Score()
        with score.timed():
            while score.faults < count:
                more = min(CUTS_A_RECORDING, count - score.faults)
                lot = f"{seed}/{name}/{score.faults}"
                with studio.recorded(PLANS[name], lot) as recording:
                    cut(recording, more, lot, scratch, score)
    return scores


def shares(count: int) -> dict[str, int]:
    return {name: max(1, round(plan.share * count)) for name, plan in PLANS.items()}


def _said(steps: list[Step]) -> Iterator[Said]:
    for at, step in enumerate(steps):
        if step.kind is Kind.MARK:
            word = json.loads(step.first)
            yield Said(at, word["act"], Standing.read(json.loads(word["state"])))


def _lasting(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out SQLite's shared memory: it is mapped, and never has to last."""
    return {path: content for path, content in files.items() if not path.endswith("-shm")}


def main() -> int:
    parser = ArgumentParser(description="Power cuts in recorded work.")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=3000, help="cuts in save and checkpoint")
    asked = parser.parse_args()
    with scratch_folder() as scratch, warm_python("tests.campaigns.trials") as python:
        scores = campaign(python, scratch, asked.seed, shares(asked.count))
    sys.stdout.write(card(scores) + "\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
