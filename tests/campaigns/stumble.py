"""A disk that says no, once at each call of each act: never a lie about what is saved.

``python -m tests.campaigns.stumble``

No chance here: each kind of call is made to fail at its first, second, third … time until an act
passes without meeting the fault. After each the power is cut as well, with all lost that was not
synced; and what a failed sync was to write is lost even if a later one succeeds.
"""

import errno
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.campaigns import office
from tests.campaigns.disk.journal import Kind, read_journal
from tests.campaigns.disk.model import FORGETFUL, Disk
from tests.campaigns.disk.watch import Deed
from tests.campaigns.judging import judge
from tests.campaigns.kill import words_of
from tests.campaigns.power import DATA
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import Standing, standing
from tests.campaigns.stumble_trials import MADE_ANEW
from tests.campaigns.warm import Failed, WarmPython, scratch_folder, warm_python

ACTS = ("register", "amend", "withdraw", "print_proof", "hear", "rest", "back_up", "open")
MOST = 400
"""No act makes so many calls of one kind; a loop that gets here has not understood something."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails, and how; ``times`` in a row."""

    kind: Kind
    deed: Deed
    error: int
    times: int = 1
    milliseconds: int = 0


FAULTS: Mapping[str, Sequence[Fault]] = {
    "disk error": [
        Fault(kind, Deed.FAIL, errno.EIO)
        for kind in (
            Kind.WRITE,
            Kind.SYNC,
            Kind.TRUNCATE,
            Kind.CREATE,
            Kind.RENAME,
            Kind.UNLINK,
            Kind.MKDIR,
            Kind.OPEN,
        )
    ],
    "disk full": [Fault(Kind.WRITE, Deed.SHORT, errno.ENOSPC, times=1000)],
    "held by a scanner": [Fault(Kind.RENAME, Deed.FAIL, errno.EACCES, times=5)],
}


def stumble(
    python: WarmPython, scratch: Path, act: str, fault: Fault, number: int, score: Score
) -> int:
    """Run one trial and judge what it left; return how many calls failed."""
    begins = "nothing" if act == "set_up" else "laptop"
    before = _beginning(python, scratch, begins)
    place = scratch / "stumbling"
    shutil.rmtree(place, ignore_errors=True)
    root, keychain = place / "root", place / "keychain.json"
    shutil.copytree(before / "root", root)
    if (before / "keychain.json").exists():
        shutil.copy(before / "keychain.json", keychain)
    job: dict[str, Any] = {
        "root": str(root),
        "folder": str(root / DATA),
        "keychain": str(keychain),
        "said": str(place / "said"),
        "journal": str(place / "journal"),
        "seed": "stumble",
        "act": "open" if act == "set_up" else act,
        "kind": int(fault.kind),
        "number": number,
        "deed": int(fault.deed),
        "times": fault.times,
        "error": fault.error,
        "milliseconds": fault.milliseconds,
    }
    try:
        python.run("stumble", **job)
    except Failed as bug:
        score.faults += 1
        what = str(bug).strip().splitlines()[-1]
        score.breaches[f"{act}: {fault.kind.name} {number}: {what}"] += 1
        return 1
    words = words_of(place / "said")
    hits = int(words[-1][1][1])
    if hits:
        told = _told(_base(before, scratch), words, score)
        _judge_both(before, root, keychain, place, told, score)
    return hits


def _judge_both(
    before: Path, root: Path, keychain: Path, place: Path, told: Standing, score: Score
) -> None:
    """Judge what a cut of the power leaves, and what is left without one."""
    disk = Disk.standing_for(before / "root", root)
    for step in read_journal(place / "journal"):
        disk.follow(step)
    found = place / "found"
    found.mkdir()
    disk.after_cut(Random(0), found, FORGETFUL)
    after_cut = Score()
    judge(found / DATA, office.FileKeychain(keychain), told, None, after_cut)
    judge(root / DATA, office.FileKeychain(keychain), told, None, score)
    score.lost += after_cut.lost
    score.repaired += after_cut.repaired
    score.breaches.update({f"after a cut: {what}": n for what, n in after_cut.breaches.items()})


def _told(before: Standing | None, words: list[tuple[str, Any]], score: Score) -> Standing:
    """Return what must stand by what was said; count what the clerk was told."""
    registrations = dict(before.registrations) if before else {}
    facts = before.facts if before else 0
    copied = list(before.copied) if before else []
    for act, (code, left) in words[:-1]:
        score.acts += not code
        if code == MADE_ANEW:
            score.breaches["a file that was whole was made anew"] += 1
        elif code:
            score.refusals[f"{act}: {code}"] += 1
        elif left:
            registrations[left[0]] = left[1]
            facts += 1
    return Standing("", registrations, facts, list(before.backups) if before else [], copied)


def _beginning(python: WarmPython, scratch: Path, begins: str) -> Path:
    place = scratch / begins
    if not place.exists():
        (place / "root").mkdir(parents=True)
        if begins == "laptop":
            keychain = place / "keychain.json"
            python.run("lay_out", folder=str(place / "root" / DATA), keychain=str(keychain))
    return place


def _base(before: Path, scratch: Path) -> Standing | None:
    """Return what stood before, read from a copy so that the beginning stays as it was."""
    if not (before / "keychain.json").exists():
        return None
    copy = scratch / "base"
    if not copy.exists():
        shutil.copytree(before / "root", copy)
    with office.at_work(copy / DATA, office.FileKeychain(before / "keychain.json")) as desk:
        return standing(desk.database)


def campaign(
    python: WarmPython, scratch: Path, acts: Sequence[str], faults: Mapping[str, Sequence[Fault]]
) -> dict[str, Score]:
    """Let each call of each act fail once."""
    scores: dict[str, Score] = {}
    for name, kinds in faults.items():
        score = scores[name] = Score()
        with score.timed():
            for act in acts:
                for fault in kinds:
                    for number in _until_clean():
                        if not stumble(python, scratch, act, fault, number, score):
                            break
    return scores


def _until_clean() -> Iterator[int]:
    yield from range(1, MOST)
    raise AssertionError("the fault is met again and again")


def main() -> int:
    parser = ArgumentParser(description="Every call of every act fails once.")
    parser.parse_args()
    with scratch_folder() as scratch, warm_python("tests.campaigns.stumble_trials") as python:
        scores = campaign(python, scratch, (*ACTS, "set_up"), FAULTS)
    sys.stdout.write(card(scores) + "\n")
    for name, score in scores.items():
        for what, count in sorted(score.refusals.items()):
            sys.stdout.write(f"  {name}: {count} times {what}\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
