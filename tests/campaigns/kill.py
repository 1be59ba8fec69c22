"""kill -9 at random moments of everything a laptop does, and of the city's import.

``python -m tests.campaigns.kill --seed 1 --count 500``

The seed chooses what is done and when the signal comes; how far the process has got by then is the
machine's affair, so a trial is not repeated to the byte.
"""

import json
import shutil
import sys
import time
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.drafts import draft_of
from tests.campaigns import office
from tests.campaigns.city import books_of, city_in, city_with_decided
from tests.campaigns.judging import judge
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import Standing, standing
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python
from tests.fixtures.server import CityServer, TestClock, running_server

KILLS_A_LAPTOP = 20
"""Then a new one is taken: one that has seen thousands of acts takes longer to look at."""

DECIDED = 40


class Scene(ABC):
    """One kind of work that is killed.

    Attributes:
        trial: The function of ``kill_trials``.
        spread: The signal comes so many seconds after the fork, at the least and at the most.
    """

    trial: str
    spread = (0.03, 0.45)
    speaks_first = True
    """Two of three are killed after their first word only: a busy machine is long in opening."""
    first_word = ""
    """The act that word is about; any, where it is empty."""

    def __init__(self, python: WarmPython, scratch: Path, seed: str) -> None:
        self.python = python
        self.scratch = scratch
        self.seed = seed

    @abstractmethod
    def begin(self) -> None:
        """Lay everything out anew; called before the first of every twenty kills."""

    @abstractmethod
    def job(self, number: int) -> dict[str, Any]:
        """Return the arguments of one trial."""

    @abstractmethod
    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        """Open what the killed process left, and count."""

    def end(self, score: Score) -> None:  # noqa: B027 - most are at rest already
        """Let everything come to rest, and look again."""


class AtTheLaptop(Scene):
    """Work on one laptop that is opened again after each kill."""

    begins = "laptop"

    def begin(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        self._lay_out()
        self.first = 100
        self.now: Standing | None = None
        if self.begins == "laptop":
            with office.at_work(self.folder, self.keychain) as desk:
                self.now = standing(desk.database)

    @property
    def place(self) -> Path:
        return self.scratch / self.trial

    @property
    def folder(self) -> Path:
        return self.place / "loket"

    @property
    def keychain(self) -> office.FileKeychain:
        return office.FileKeychain(self.place / "keychain.json")

    def job(self, number: int) -> dict[str, Any]:
        return {
            "folder": str(self.folder),
            "keychain": str(self.place / "keychain.json"),
            "seed": f"{self.seed}/{self.trial}/{number}",
            "first": self.first,
        }

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        told = _told(self.now, words)
        score.acts += sum(act != "open" for act, _ in words)
        self.first += 100
        self.now = judge(self.folder, self.keychain, told, None, score)

    def _lay_out(self) -> None:
        ready = self.scratch / f"{self.begins}-ready"
        keychain = ready / "keychain.json"
        if not ready.exists():
            ready.mkdir()
            if self.begins == "first":
                office.lay_out_first_release(ready / "loket", keychain)
            else:
                self.python.run("lay_out", folder=str(ready / "loket"), keychain=str(keychain))
        shutil.copytree(ready / "loket", self.folder)
        shutil.copy(keychain, self.place / "keychain.json")


class Save(AtTheLaptop):
    trial = "save"


class BackUp(AtTheLaptop):
    trial = "back_up"


class Draw(AtTheLaptop):
    trial = "draw"


class BringBack(AtTheLaptop):
    trial = "bring_back"
    spread = (0.03, 0.8)


class Migrate(AtTheLaptop):
    """A file of the first release for each kill: it is brought up to date only once."""

    trial = "migrate"
    begins = "first"
    speaks_first = False
    spread = (0.01, 0.25)

    def job(self, number: int) -> dict[str, Any]:
        self.begin()
        return super().job(number)


class Draft(AtTheLaptop):
    """What was typed is there again, as it was kept last or one key further."""

    trial = "draft"

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        super().look([], score)
        score.acts += len(words)
        with office.at_work(self.folder, self.keychain) as desk:
            found = draft_of(desk, None)
        number = int(found.form.street.split()[1]) if found else 0
        last = words[-1][1] if words else 0
        if number < last:
            score.lost += 1
        elif words and number > last + 1:
            score.breaches["a draft nobody typed"] += 1
        self.first = max(number, last) + 1


class Sync(AtTheLaptop):
    """Rounds with a real city on the loopback address, which is never killed."""

    trial = "sync"

    def __init__(self, python: WarmPython, scratch: Path, seed: str, city: CityServer) -> None:
        super().__init__(python, scratch, seed)
        self.city = city
        self.sent: dict[str, str] = {}

    def _lay_out(self) -> None:
        office.guess_cheaply()
        activation = read_activation(self.city.activation_file())
        office.new_laptop(self.folder, self.keychain, activation).database.close()

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        super().look(words, score)
        ours, delivered = self._facts()
        city = books_of(self.city.settings.database).facts
        # Delivered means a receipt: what the city does not have cannot be delivered.
        score.lost += sum(city.get(one) != ours[one] for one in delivered)

    def end(self, score: Score) -> None:
        with office.at_work(self.folder, self.keychain) as desk:
            for _ in range(12):
                with closing(Line(self.city.url, _clock)) as line:
                    if not run_round(desk.database, line, _clock).changed:
                        break
            with desk.database.reading() as tx:
                mine = tx.settings.device()
        ours, delivered = self._facts()
        books = books_of(self.city.settings.database)
        if set(delivered) != set(ours):
            score.breaches["a fact is not delivered when all is quiet"] += 1
        score.lost += sum(books.facts.get(one) != hash_ for one, hash_ in ours.items())
        self.sent |= ours
        score.doubled += len(set(books.facts) - set(self.sent))
        score.doubled += books.people - len(self.sent)
        if mine is None or mine.code:
            score.breaches["a laptop is not enrolled when all is quiet"] += 1

    def _facts(self) -> tuple[dict[str, str], list[str]]:
        """Return every fact of the laptop with its hash, and the ids of those delivered."""
        with office.at_work(self.folder, self.keychain) as desk, desk.database.reading() as tx:
            ours: dict[str, str] = {}
            delivered: list[str] = []
            for line in tx.workers.page(None, 10_000):
                for fact, delivery in tx.outbox.of(line.id):
                    ours[str(fact.id)] = fact.hash
                    if delivery.receipt is not None:
                        delivered.append(str(fact.id))
        return ours, delivered


class TakeIn(Scene):
    """The city's import of a returned sheet: all of its rows, or none."""

    trial = "take_in_results"
    speaks_first = False
    spread = (0.01, 0.3)

    def begin(self) -> None:
        self.ready = self.scratch / "city-ready"
        if not self.ready.exists():
            city_with_decided(self.ready, DECIDED)

    def job(self, number: int) -> dict[str, Any]:
        place = self.scratch / "city"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.ready, place)
        self.url = city_url(place)
        return {"database": self.url, "decided": DECIDED}

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        score.faults += 1
        score.acts += len(words)
        books = books_of(self.url)
        if books.active not in {0, DECIDED} or books.told != books.active:
            score.breaches["a sheet was taken in by half"] += 1
        if words and books.active != DECIDED:
            score.lost += DECIDED
        score.told_late += not words and books.active == DECIDED


def city_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'kota.sqlite3'}"


SHARES: Mapping[str, float] = {
    "save": 1.0,
    "sync": 0.2,
    "migrate": 0.2,
    "backup": 0.2,
    "print": 0.2,
    "draft": 0.2,
    "restore": 0.2,
    "import at the city": 0.2,
}


@contextmanager
def scenes(python: WarmPython, scratch: Path, seed: str) -> Iterator[Mapping[str, Scene]]:
    """Lend every scene, with the city that the laptops of one of them talk to."""
    with running_server(city_in(scratch / "kota"), clock=TestClock()) as city:
        yield {
            "save": Save(python, scratch, seed),
            "sync": Sync(python, scratch, seed, city),
            "migrate": Migrate(python, scratch, seed),
            "backup": BackUp(python, scratch, seed),
            "print": Draw(python, scratch, seed),
            "draft": Draft(python, scratch, seed),
            "restore": BringBack(python, scratch, seed),
            "import at the city": TakeIn(python, scratch, seed),
        }


def kill(scene: Scene, count: int, score: Score) -> None:
    """Kill ``count`` processes of a scene, and look after each."""
    chance = Random(f"{scene.seed}/{scene.trial}")
    said = scene.scratch / "said"
    with score.timed():
        for number in range(count):
            if number % KILLS_A_LAPTOP == 0:
                scene.begin()
            said.unlink(missing_ok=True)
            running = scene.python.start(scene.trial, said=str(said), **scene.job(number))
            if scene.speaks_first and chance.random() < 2 / 3:
                _wait_for_a_word(said, scene.first_word)
            time.sleep(chance.uniform(*scene.spread))
            running.kill()
            if running.wait():
                score.breaches["the process ended before it was killed"] += 1
            scene.look(words_of(said), score)
            if number % KILLS_A_LAPTOP == KILLS_A_LAPTOP - 1 or number == count - 1:
                scene.end(score)


def campaign(
    python: WarmPython, scratch: Path, seed: str, kills: Mapping[str, int]
) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    with scenes(python, scratch, seed) as all_scenes:
        for name, count in kills.items():
            scores[name] = Score()
            kill(all_scenes[name], count, scores[name])
    return scores


def shares(count: int) -> dict[str, int]:
    return {name: max(1, round(share * count)) for name, share in SHARES.items()}


def _told(before: Standing | None, words: list[tuple[str, Any]]) -> Standing | None:
    """Return what must stand by what stood before and what was said since."""
    if before is None:
        return None
    registrations, facts, copied = dict(before.registrations), before.facts, list(before.copied)
    for act, left in words:
        if left:
            number, version = left
            registrations[number] = version
            facts += 1
            copied.append(f"{facts:08}.{number}.age")
        del act
    return replace(
        before,
        digest=before.digest if facts == before.facts else "",
        registrations=registrations,
        facts=facts,
        copied=copied,
    )


def _wait_for_a_word(said: Path, wanted: str) -> None:
    patience = time.monotonic() + 60
    while time.monotonic() < patience and not (
        said.exists() and said.stat().st_size and wanted in said.read_text(encoding="utf-8")
    ):
        time.sleep(0.002)


def words_of(said: Path) -> list[tuple[str, Any]]:
    """Read what was said; a process that was killed may have left half of its last word."""
    if not said.exists():
        return []
    lines = said.read_text(encoding="utf-8").splitlines(keepends=True)
    words = [json.loads(line) for line in lines if line.endswith("\n")]
    return [(word["act"], json.loads(word["state"]) if word["state"] else []) for word in words]


def _clock() -> datetime:
    return datetime.now(UTC)


def main() -> int:
    parser = ArgumentParser(description="kill -9 at random moments.")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=500, help="kills in save")
    asked = parser.parse_args()
    with scratch_folder() as scratch, warm_python("tests.campaigns.kill_trials") as python:
        scores = campaign(python, scratch, asked.seed, shares(asked.count))
    sys.stdout.write(card(scores) + "\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
