"""Everything at once: many counters, a line that fails, and a city that is killed and restored.

    python -m tests.campaigns.chaos [--seed 1] [--scale small|full]

What is done, to whom and in which order follows from the seed. At the end everything is made well,
every counter sends until it is quiet, and what the clerks were told is compared with what is there.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter as Counting
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from desktop_app.domain.office import Activation
from desktop_app.use_cases.desk import Desk
from tests.campaigns import office
from tests.campaigns.acknowledged import Score, score
from tests.campaigns.counter import Counter
from tests.campaigns.proxy import QUICK, Choosing, Cut, running_proxy
from tests.campaigns.town import ROOT, Town, a_town
from tests.fixtures.server import KELURAHAN, NEIGHBOUR
from ui.messages import SENTENCES

_JUMPS = (0, -24, 24, -87_600, 87_600)
"""Hours a clock may be wrong: a day or ten years either way."""


@dataclass(frozen=True)
class Scale:
    """How much of it: counters, how often each thing is done, and how long a clerk thinks."""

    counters: int
    blows: int
    seconds_between: float
    faults: float = 0.3
    seconds_thinking: float = 0.0


SCALES = {
    "tiny": Scale(counters=2, blows=3, seconds_between=0.3, seconds_thinking=0.1),
    "small": Scale(counters=6, blows=30, seconds_between=1.5),
    "full": Scale(counters=12, blows=300, seconds_between=2.0),
}
_BLOWS = (
    ("kill counter", 10),
    ("kill server", 4),
    ("crash database", 4),
    ("city backs up", 2),
    ("city is restored", 2),
    ("city verifies", 3),
)


@dataclass(frozen=True)
class Blow:
    """One thing that is done, to whom, and after how many seconds."""

    kind: str
    counter: int
    hours: int
    after: float


def plan(seed: int, scale: Scale) -> list[Blow]:
    """Return what will be done: the same for the same seed.

    Each kind comes once at least, where there are as many blows; the first kinds go first.
    """
    chance = Random(seed)
    kinds = [kind for kind, _ in _BLOWS]
    weights = [weight for _, weight in _BLOWS]
    more = max(0, scale.blows - len(kinds))
    drawn = [*kinds[: scale.blows], *chance.choices(kinds, weights, k=more)]
    chance.shuffle(drawn)
    return [
        Blow(
            kind,
            chance.randrange(scale.counters),
            chance.choice(_JUMPS),
            chance.uniform(0.3, 1.7) * scale.seconds_between,
        )
        for kind in drawn
    ]


def line_of(seed: int, faults: float) -> Choosing:
    """Return a line that fails that often; what the n-th request meets follows from the seed."""
    chance, turn = Random(f"line {seed}"), threading.Lock()

    def choose(_method: str, _path: str) -> Cut:
        with turn:
            return chance.choice(QUICK) if chance.random() < faults else Cut.NONE

    return choose


@dataclass
class Chaos:
    """One campaign under way."""

    seed: int
    scale: Scale
    town: Town
    folder: Path
    done: Counting[str] = field(default_factory=Counting)
    _counters: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    _lives: Counting[int] = field(default_factory=Counting)
    _kept: bool = False

    def set_up(self, url: str) -> None:
        for number in range(self.scale.counters):
            place = (KELURAHAN, NEIGHBOUR)[number % 2]
            _lay_out(self._home(number), self.town.activation(url, place))
            self.start(number, 0)

    def start(self, number: int, hours: int, *more: str) -> subprocess.Popen[bytes]:
        self._lives[number] += 1
        seed = self.seed * 1_000_000 + number * 1_000 + self._lives[number]
        with (self._home(number) / "log").open("ab") as log:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.campaigns.chaos_counter",
                    str(self._home(number)),
                    str(number),
                    str(seed),
                    f"--thinking={self.scale.seconds_thinking}",
                    *more,
                    "--",
                    str(hours),
                ],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        self._counters[number] = process
        return process

    def deal(self, blow: Blow) -> None:
        """Do one thing of the plan."""
        self.done[blow.kind] += 1
        match blow.kind:
            case "kill counter":
                self._kill(blow.counter)
                self.start(blow.counter, blow.hours)
                self.done["clock jumps"] += bool(blow.hours)
            case "kill server":
                self.town.kill_server()
                self.town.start_server()
            case "crash database":
                self.town.crash_database()
            case "city backs up":
                self.town.back_up()
                self._kept = True
            case "city is restored":
                if not self._kept:
                    self.town.back_up()
                    self._kept = True
                self.town.restore()
            case "city verifies":
                self.town.verify_some(5)

    def calm(self) -> list[int]:
        """Stop all counters, start them once more, and return how each ended."""
        for number in self._counters:
            self._kill(number)
        ended = [self.start(number, 0, "--until-quiet") for number in sorted(self._counters)]
        return [process.wait(600) for process in ended]

    def kill_all(self) -> None:
        for number in self._counters:
            self._kill(number)

    def _kill(self, number: int) -> None:
        self._counters[number].kill()
        self._counters[number].wait(30)

    def desks(self) -> Iterator[tuple[Path, Desk]]:
        for number in sorted(self._counters):
            home = self._home(number)
            keychain = office.FileKeychain(home / "keychain.json")
            with office.at_work(home / "data", keychain) as desk:
                yield home, desk

    def _home(self, number: int) -> Path:
        return self.folder / f"counter-{number}"


def _lay_out(home: Path, activation: Activation) -> None:
    office.guess_cheaply()
    home.mkdir(parents=True)
    keychain = office.FileKeychain(home / "keychain.json")
    office.new_laptop(home / "data", keychain, activation).database.close()


@dataclass(frozen=True)
class Card:
    """What a campaign did and what it left.

    Attributes:
        done: How often each thing was done, the line's faults included.
        told: How often a clerk was told that something is saved.
        forgotten: Of these, what is not in the file in that version.
        wordless: Codes that were shown and have no sentence.
        broken: Counters that ended as no program should.
    """

    seed: int
    done: Counting[str]
    score: Score
    told: int
    forgotten: int
    wordless: tuple[str, ...]
    broken: int
    seconds: float

    @property
    def holds(self) -> bool:
        return self.score.holds and not (self.forgotten or self.wordless or self.broken)

    def __str__(self) -> str:
        rows = [
            *((name, str(count)) for name, count in sorted(self.done.items()) if name != "none"),
            ("", ""),
            ("told as saved", str(self.told)),
            ("registrations", str(self.score.saved)),
            ("acknowledged", str(self.score.acknowledged)),
            ("at the server once", str(self.score.once)),
            ("lost", str(self.score.lost + self.forgotten)),
            ("doubled", str(self.score.doubled)),
            ("still waiting", str(self.score.waiting)),
            ("without a sentence", " ".join(self.wordless) or "0"),
            ("ended badly", str(self.broken)),
        ]
        lines = [f"  {name:20} {figure}" for name, figure in rows]
        verdict = "every promise held" if self.holds else "A PROMISE WAS BROKEN"
        return "\n".join([f"seed {self.seed}, {self.seconds:.0f} s: {verdict}", *lines])


def run(seed: int, scale: Scale) -> Card:
    """Carry out the plan of a seed, make everything well, and compare."""
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="loket-chaos-")))
        town = stack.enter_context(a_town())
        proxy = stack.enter_context(running_proxy(town.port, lambda *_: Cut.NONE))
        chaos = Chaos(seed, scale, town, folder)
        stack.callback(chaos.kill_all)
        chaos.set_up(proxy.url)
        proxy.choose = line_of(seed, scale.faults)
        for blow in plan(seed, scale):
            threading.Event().wait(blow.after)
            chaos.deal(blow)
        proxy.choose = lambda *_: Cut.NONE
        ended = chaos.calm()
        done = chaos.done + proxy.met
        return _card(chaos, done, ended, time.monotonic() - began)


def _card(chaos: Chaos, done: Counting[str], ended: Sequence[int], seconds: float) -> Card:
    said: dict[UUID, int] = {}
    codes: set[str] = set()
    forgotten, counters, told = 0, [], 0
    for number, (home, desk) in enumerate(chaos.desks()):
        said = {}
        for line in (home / "said").read_text().splitlines():
            word, *rest = line.split()
            if word == "saved":
                told += 1
                said[UUID(rest[0])] = max(int(rest[1]), said.get(UUID(rest[0]), 0))
            else:
                codes.add(rest[0])
        with desk.database.reading() as tx:
            kept = {subject: tx.workers.get(subject) for subject in said}
        forgotten += sum(
            found is None or found.version < said[subject] for subject, found in kept.items()
        )
        counters.append(_Read(desk, number))
    return Card(
        seed=chaos.seed,
        done=done,
        score=score(chaos.town, counters),
        told=told,
        forgotten=forgotten,
        wordless=tuple(sorted(codes - set(SENTENCES))),
        broken=sum(code != 0 for code in ended),
        seconds=seconds,
    )


class _Read(Counter):
    """A counter as its file has it, once its process has ended."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, "", number)
        self._facts = super().facts()
        with desk.database._reader.connect() as connection:
            rows = connection.exec_driver_sql("SELECT id FROM registrations")
            self.saved = [UUID(bytes=row[0]) for row in rows]

    def facts(self) -> list[tuple[UUID, str, str]]:
        return self._facts


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.chaos")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", choices=sorted(SCALES), default="small")
    asked = parser.parse_args()
    card = run(asked.seed, SCALES[asked.scale])
    print(card)
    return 0 if card.holds else 1


if __name__ == "__main__":
    sys.exit(main())
