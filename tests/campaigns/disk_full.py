"""The disk fills up at every stage: ``python -m tests.campaigns.disk_full --seed 1 --count 200``.

Each trial is a small disk of its own (a tmpfs of two to eight megabytes) with a laptop on it.
Before each act it is filled up but for a few pages, chosen by chance: so it runs full in the middle
of a save, a draft, a checkpoint, a sealed packet, a backup. What was refused must have left the
register as it was, and have been told in plain words; with room again the same work goes on.

Where nothing may be mounted a limit on the size of files takes the disk's part.
"""

import json
import resource
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random

from desktop_app.errors import Unavailable
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.backup import SUFFIX, check_unpacked, unpack
from desktop_app.storage.database import Database
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.backups import BACKUPS, back_up
from desktop_app.use_cases.drafts import draft_of, drop_draft, keep_draft
from desktop_app.use_cases.first_run import Opened
from tests.campaigns import office
from tests.campaigns.acts import Clerk
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import complaints, standing, unfolded
from tests.campaigns.warm import scratch_folder
from tests.fixtures.people import FOUR_SEGMENTS
from tests.fixtures.small_disk import MEGABYTE, SmallDisk, may_mount, small_disk

ACTS = 24
WORDS = frozenset({"database.disk_full", "backup.no_room"})
"""What a full disk may be called."""

_LIMITED_WORDS = WORDS | {"database.disk_error"}  # a limit is not told from a fault by SQLite
_KINDS = {
    "register": 10, "amend": 3, "withdraw": 1, "print_proof": 2, "hear": 2, "rest": 3, "back_up": 1,
    "draft": 3, "archive": 2, "tend": 2,
}  # fmt: skip

_NUMBERS = ("faults", "acts", "lost", "doubled")
_TALLIES = ("breaches", "refusals")

Leave = Callable[[int], None]
"""Takes the disk's room away but for so many bytes; a negative number gives it back."""


class Trial:
    """One laptop on one small disk."""

    def __init__(self, folder: Path, opened: Opened, leave: Leave, chance: Random) -> None:
        self._folder, self._leave, self._chance = folder, leave, chance
        desk = office.sit_down(opened.database, opened.officer)
        # The program would stop long before; the disk itself is what is looked at here.
        self.clerk = Clerk(replace(desk, free=lambda _path: 10**12), chance)
        self.words: frozenset[str] = WORDS

    @property
    def database(self) -> Database:
        return self.clerk.desk.database

    def act(self, score: Score) -> None:
        """Do one act on a disk that may run full in it, and judge what it left."""
        before = standing(self.database)
        kind = self._some_kind()
        people = list(self.clerk.saved)
        self._leave(self._chance.choice((0, 4096, self._chance.randrange(300_000), 4 * MEGABYTE)))
        try:
            self._do(kind)
        except Unavailable as no:
            score.faults += 1
            score.refusals[f"{kind}: {no.code}"] += 1
            self.clerk.saved = people
            if no.code not in self.words:
                score.breaches[f"{kind} was told as {no.code}"] += 1
            if standing(self.database).digest != before.digest:
                score.breaches[f"{kind} was refused and left something"] += 1
        else:
            score.acts += 1
        self._leave(-1)

    def settle(self, score: Score) -> None:
        """With room again: what is behind is written, and the next act is done."""
        self.database.tend()
        if self.database.copies_behind:
            score.breaches["copies stay behind with room again"] += 1
        self.clerk.register()
        if not standing(self.database).is_copied:
            score.breaches["a sealed copy is missing"] += 1

    def _some_kind(self) -> str:
        [kind] = self._chance.choices(list(_KINDS), list(_KINDS.values()))
        needs_a_person = {"amend", "withdraw", "print_proof"}
        return "register" if kind in needs_a_person and not self.clerk.saved else kind

    def _do(self, kind: str) -> None:
        match kind:
            case "draft":
                self._draft()
            case "archive":
                self.clerk.now = self.clerk.now.replace(second=self._chance.randrange(60))
                back_up(self.clerk.desk, self._folder / BACKUPS, self.clerk.now, daily=True)
            case "tend":
                self.database.tend()
            case _:
                self.clerk.do(kind)

    def _draft(self) -> None:
        """Keep a form; it is kept as it is now, or as it was before."""
        form = replace(self._chance.choice(FOUR_SEGMENTS), name=f"Nama {self._chance.random()}")
        if self._chance.random() < 0.2:
            drop_draft(self.clerk.desk, None)
            return
        keep_draft(self.clerk.desk, None, form, self.clerk.now)
        kept = draft_of(self.clerk.desk, None)
        if kept is None or kept.form != form:
            raise AssertionError("a draft was kept and is not there")


def trial(folder: Path, leave: Leave, seed: str, score: Score, words: frozenset[str]) -> None:
    """Set a laptop up on a disk, work while it runs full, then open it anew and count."""
    chance = Random(seed)
    keychain = office.FileKeychain(folder.with_name(f"{folder.name}.keychain"))
    with ExitStack() as stack:
        opened = office.new_laptop(folder, keychain)
        stack.callback(opened.database.close)
        run = Trial(folder, opened, leave, chance)
        run.words = words
        for _ in range(ACTS):
            run.act(score)
        run.settle(score)
        said = standing(run.database)
    with office.at_work(folder, keychain) as desk:
        again = standing(desk.database)
        for complaint in [*complaints(desk.database), *unfolded(desk.database)]:
            score.breaches[complaint] += 1
    score.lost += len(said.registrations.keys() - again.registrations.keys())
    score.doubled += len(again.registrations.keys() - said.registrations.keys())
    if again.digest != said.digest:
        score.breaches["what was there before is not there after"] += 1
    _judge_archives(folder, keychain, score)


def _judge_archives(folder: Path, keychain: office.FileKeychain, score: Score) -> None:
    """Every archive that has its name is whole; nothing half made is left."""
    home = folder / FILE_FOLDER
    key = Vault.open(home, keychain).unlock(office.PASSWORD).key
    for number, archive in enumerate(sorted((folder / BACKUPS).glob(f"*{SUFFIX}"))):
        aside = folder.with_name(f"{folder.name}.archive-{number}")
        try:
            unpack(archive, aside)
            check_unpacked(aside, key)
        except Unavailable as no:
            score.breaches[f"an archive is {no.code}"] += 1
    if list(home.glob(".cadangan-*")) or list((folder / BACKUPS).glob("*.new")):
        score.breaches["something half made is left"] += 1


def campaign(scratch: Path, seed: str, count: int) -> Score:
    """Fill so many small disks; the same seed chooses the same acts."""
    office.guess_cheaply()
    score = Score()
    with score.timed():
        for number in range(count):
            lot = f"{seed}/{number}"
            size = Random(lot).randrange(2 * MEGABYTE, 8 * MEGABYTE)
            with small_disk(scratch / f"disk-{number}", size) as disk:
                trial(disk.folder / "laptop", _taker(disk), lot, score, WORDS)
    return score


def _taker(disk: SmallDisk) -> Leave:
    def leave(room: int) -> None:
        if room < 0:
            disk.give_back()
        else:
            disk.leave(room)

    return leave


def limited(scratch: Path, seed: str, count: int) -> Score:
    """Do the same in processes whose files may not grow beyond a size: needs no right to mount."""
    score = Score()
    with score.timed():
        for number in range(count):
            command = [sys.executable, "-m", __spec__.name, "--limited", str(scratch / str(number))]
            told = subprocess.run(
                [*command, "--seed", f"{seed}/{number}"], capture_output=True, text=True, check=True
            )
            _add(score, json.loads(told.stdout))
    return score


def _limited_trial(folder: Path, seed: str) -> Score:
    """Run one trial under a limit that is moved as a disk's room would be."""
    office.guess_cheaply()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    score = Score()

    def leave(room: int) -> None:
        largest = max(
            (file.stat().st_size for file in folder.rglob("*") if file.is_file()), default=0
        )
        limit = resource.RLIM_INFINITY if room < 0 else largest // 2 + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    trial(folder, leave, seed, score, _LIMITED_WORDS)
    return score


def _counted(score: Score) -> dict[str, object]:
    return {name: getattr(score, name) for name in (*_NUMBERS, *_TALLIES)}


def _add(score: Score, told: Mapping[str, object]) -> None:
    """Add what a process has counted."""
    for name in _NUMBERS:
        setattr(score, name, getattr(score, name) + told[name])
    for name in _TALLIES:
        getattr(score, name).update(told[name])


def main() -> int:
    parser = ArgumentParser(description="Disks that run full.")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=200, help="disks")
    parser.add_argument("--limited", type=Path, help="one trial here, under a limit on files")
    asked = parser.parse_args()
    if asked.limited is not None:
        sys.stdout.write(json.dumps(_counted(_limited_trial(asked.limited, asked.seed))))
        return 0
    with scratch_folder() as scratch:
        run = campaign if may_mount() else limited
        scores = {"disk full": run(scratch, asked.seed, asked.count)}
    sys.stdout.write(card(scores) + "\n")
    for told, times in sorted(scores["disk full"].refusals.items()):
        sys.stdout.write(f"    {times} times refused: {told}\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
