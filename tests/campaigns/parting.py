"""Kills and power cuts on the round by stick, and while a revoked laptop forgets.

``python -m tests.campaigns.parting --seed 1 --count 200``

A laptop that is to forget ends in one of two ways: it opens with everything it had, or it is empty
at the next start, and then the city has all of it.
"""

import shutil
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central_server.admin.devices import revoke_device
from central_server.envelope import offers_in
from central_server.exchange import read_file, take_in_file
from central_server.models import BequestRow
from central_server.settings import Settings as CitySettings
from desktop_app.errors import Unavailable
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.exchange import read_in, write_out
from desktop_app.sync.round import run_round
from desktop_app.use_cases.farewell import tombstone_in, wipe
from tests.campaigns import office
from tests.campaigns.acts import Clerk
from tests.campaigns.city import books_of, city_in
from tests.campaigns.disk.model import Disk
from tests.campaigns.judging import judge
from tests.campaigns.kill import AtTheLaptop, Scene, Sync, kill
from tests.campaigns.parting_trials import CITY_BOOKS, _clock
from tests.campaigns.power import CUTS_A_RECORDING, DATA, Plan, Recording, Studio
from tests.campaigns.score import Score, card, verdict
from tests.campaigns.standing import Standing, standing
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python
from tests.fixtures.server import CityServer, TestClock, running_server

PEOPLE = 12
WIPE = Plan("part_watched", "laptop", 4, 1.0)
_STAY = ("dicabut.json", "bahasa", "loket.lock", "loket.log")


class Stick(Sync):
    """The round by stick; the laptop has seen the line once, to be let in."""

    trial = "stick"

    def _lay_out(self) -> None:
        super()._lay_out()
        self.at.mkdir()
        with office.at_work(self.folder, self.keychain) as desk, self._line() as line:
            run_round(desk.database, line, _clock)

    @property
    def at(self) -> Path:
        return self.place / "flashdisk"

    def job(self, number: int) -> dict[str, Any]:
        database = self.city.settings.database
        return {**super().job(number), "database": database, "place": str(self.at)}

    def end(self, score: Score) -> None:
        """Carry a last file, and its reply twice; then all of it must have arrived."""
        with office.at_work(self.folder, self.keychain) as desk:
            file, back = self.at / "kirim", self.at / "balas"
            write_out(desk.database, file, _clock)
            settings = CitySettings(database=self.city.settings.database)
            within = self.city.database
            taken = take_in_file(within, file.read_bytes(), settings, CITY_BOOKS, _clock())
            back.write_bytes(taken.reply)
            for _ in range(2):
                read_in(desk.database, back, _clock)
        ours, delivered = self._facts()
        books = books_of(self.city.settings.database)
        if set(delivered) != set(ours):
            score.breaches["a fact is not delivered after the last reply"] += 1
        score.lost += sum(books.facts.get(one) != hash_ for one, hash_ in ours.items())
        self.sent |= ours
        score.doubled += len(set(books.facts) - set(self.sent))

    @contextmanager
    def _line(self) -> Iterator[Line]:
        with closing(Line(self.city.url, _clock)) as line:
            yield line


class Part(AtTheLaptop):
    """A revoked laptop with people the city has never heard of; the same one for each kill."""

    trial = "part"
    spread = (0.0, 0.12)

    def __init__(self, python: WarmPython, scratch: Path, seed: str, city: CityServer) -> None:
        super().__init__(python, scratch, seed)
        self.city = city

    def begin(self) -> None:
        self.ready = self.scratch / "revoked-ready"
        if not self.ready.exists():
            self._make_ready()

    def _make_ready(self) -> None:
        office.guess_cheaply()
        folder, chain = self.ready / "loket", office.FileKeychain(self.ready / "keychain.json")
        self.ready.mkdir()
        office.new_laptop(folder, chain, read_activation(self.city.activation_file()))
        with office.at_work(folder, chain) as desk:
            with closing(Line(self.city.url, _clock)) as line:
                run_round(desk.database, line, _clock)
            clerk = Clerk(desk, Random(self.seed))
            self.facts = {str(clerk.register().id) for _ in range(PEOPLE)}
            self.stood = standing(desk.database)
            with desk.database.reading() as tx:
                device = tx.settings.device()
        assert device is not None
        self.device = device.id
        act = self.city.operator
        self.city.database.within(lambda session: revoke_device(session, self.device, act))

    def job(self, number: int) -> dict[str, Any]:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        shutil.copytree(self.ready / "loket", self.folder)
        shutil.copy(self.ready / "keychain.json", self.place / "keychain.json")
        self.city.database.within(lambda session: session.execute(delete(BequestRow)))
        self.first = 1
        return super().job(number)

    def look(self, words: list[tuple[str, Any]], score: Score) -> None:
        said = [act for act, _ in words]
        score.acts += len(said)
        forgotten = look_at_what_is_left(
            self.folder, self.keychain, self.stood, "decided" in said, score
        )
        if forgotten:
            score.lost += len(self.facts - self.city.database.within(self._left))
        if "wiped" in said and not forgotten:
            score.breaches["said to be empty, and not"] += 1

    def _left(self, session: Session) -> set[str]:
        """Return the facts in what was left, opened as the operator would."""
        found: set[str] = set()
        for row in session.scalars(select(BequestRow)):
            for batch in read_file(session, row.content, revoked=True).batches:
                found |= {str(offer.id) for offer in offers_in(batch["body"], CitySettings())}
        return found


def look_at_what_is_left(
    folder: Path, keychain: Keychain, stood: Standing | None, decided: bool, score: Score
) -> bool:
    """Start as the program does; return whether the laptop has forgotten everything.

    Args:
        folder: The data folder after the fault.
        keychain: As it was then.
        stood: What the laptop held.
        decided: Whether the decision had been said.
        score: Where it is counted.
    """
    if tombstone_in(folder) is None:
        if decided:
            score.breaches["a decision that was said is gone"] += 1
        judge(folder, keychain, stood, None, score)
        return False
    score.faults += 1
    try:
        done = wipe(folder, keychain)
    except Unavailable as no:
        score.breaches[f"the next start does not go on: {no.code}"] += 1
        return False
    score.repaired += 1
    left = [entry.name for entry in folder.iterdir() if not entry.name.startswith(_STAY)]
    if left or done is None or not done.wiped:
        score.breaches["something is left"] += 1
    if isinstance(keychain, office.FileKeychain) and keychain.names():
        score.breaches["a secret is left"] += 1
    return True


def cut_parting(recording: Recording, count: int, seed: str, scratch: Path, score: Score) -> None:
    """Cut the power ``count`` times in a recorded wipe; the keychain has a disk of its own."""
    chance = Random(seed)
    places = Counter(chance.randrange(len(recording.steps) + 1) for _ in range(count))
    disk = Disk.standing_for(recording.before, recording.root)
    found, chain = scratch / "found", scratch / "keychain.json"
    for at in range(len(recording.steps) + 1):
        told = [said for said in recording.said if said.at < at]
        for _ in range(places[at]):
            shutil.rmtree(found, ignore_errors=True)
            found.mkdir()
            disk.after_cut(chance, found)
            done = tombstone_in(found / DATA)
            after = done is not None and done.wiped  # the secrets go before that is written down
            shutil.copy(
                recording.keychain if after else recording.before.parent / "keychain.json", chain
            )
            score.acts += len(told)
            decided = any(said.act == "decided" for said in told)
            stood = told[-1].standing if told else None
            look_at_what_is_left(found / DATA, office.FileKeychain(chain), stood, decided, score)
        if at < len(recording.steps):
            disk.follow(recording.steps[at])


@contextmanager
def scenes(python: WarmPython, scratch: Path, seed: str) -> Iterator[Mapping[str, Scene]]:
    with running_server(city_in(scratch / "kota"), clock=TestClock()) as city:
        yield {
            "kill, round by stick": Stick(python, scratch, seed, city),
            "kill, a revoked laptop": Part(python, scratch, seed, city),
        }


def campaign(python: WarmPython, scratch: Path, seed: str, count: int) -> dict[str, Score]:
    """Kill so many of each, and cut the power as often while a laptop forgets."""
    scores: dict[str, Score] = {}
    with scenes(python, scratch, seed) as all_scenes:
        for name, scene in all_scenes.items():
            scores[name] = Score()
            kill(scene, count, scores[name])
    studio, score = Studio(python, scratch / "power"), Score()
    (scratch / "power").mkdir()
    with score.timed():
        while score.faults < count:
            more, lot = min(CUTS_A_RECORDING, count - score.faults), f"{seed}/{score.faults}"
            with studio.recorded(WIPE, lot) as recording:
                cut_parting(recording, more, lot, scratch, score)
    return {**scores, "power cut, a laptop that forgets": score}


def main() -> int:
    parser = ArgumentParser(description="The round by stick, and a laptop that forgets.")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=200, help="of each")
    asked = parser.parse_args()
    with scratch_folder() as scratch, warm_python("tests.campaigns.parting_trials") as python:
        scores = campaign(python, scratch, asked.seed, asked.count)
    sys.stdout.write(card(scores) + "\n")
    return verdict(scores)


if __name__ == "__main__":
    raise SystemExit(main())
