"""A city's register set back to a backup, again and again, under laptops that go on working.

Each step is drawn from one seed: register, amend, withdraw, send, back up, set the register back to
any earlier backup. After each restore the laptops have their rounds, and then the register must be
what the receipts of all its lives add up to: everybody once, with the newest content, nothing more.

    python -m tests.campaigns.restores --seed 7 --restores 200
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from central_server.admin.backup import back_up, restore
from central_server.admin.devices import add_device
from central_server.database import Database as Register
from central_server.models import FactRow, RegistrationRow
from central_server.settings import Settings
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.membership import AMENDABLE, Status
from desktop_app.paths import resource_folder
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.database import create_database
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures.desk import DEVICE, KEY, activated, new_desk
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, found, running_server, sqlite_url

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)
MOST_ROUNDS = 6


@dataclass
class Town:
    """A register that can be set back, and the laptops that speak to it."""

    folder: Path
    chance: random.Random
    laptops: list[Desk] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    server: CityServer | None = None
    lives: int = 0
    minutes: int = 0
    people: int = 0
    _running: ExitStack = field(default_factory=ExitStack)

    def begin(self, count: int, books: ReferenceBooks) -> None:
        self._serve(self._new_register(founded=True))
        for number in range(count):
            self.laptops.append(self._laptop(number, books))

    def close(self) -> None:
        for desk in self.laptops:
            desk.database.close()
        self._running.close()

    @property
    def city(self) -> CityServer:
        if self.server is None:
            raise RuntimeError("no register is running")
        return self.server

    def work(self) -> None:
        """Let one laptop do one thing, with the line up or down."""
        desk = self.chance.choice(self.laptops)
        self.minutes += self.chance.randrange(1, 600)
        act = self.chance.choice(["register"] * 4 + ["amend", "withdraw", "send", "send"])
        if act == "register":
            self.people += 1
            nik = f"33750145078{self.people:05}"
            form = replace(TRADER, nik=nik, name=f"Wulan {'I' * (self.people % 7 + 1)}")
            register_worker(desk, form, SEEN, self.now)
        elif act == "send":
            self.one_round(desk)
        else:
            self._change(desk, act)

    def _change(self, desk: Desk, act: str) -> None:
        with desk.database.reading() as tx:
            lines = [line for line in tx.workers.page(None, 50) if line.status in AMENDABLE]
            lines = [line for line in lines if line.status is not Status.REFUSED]
            found = tx.workers.get(self.chance.choice(lines).id) if lines else None
        if found is None:
            return
        if act == "withdraw":
            withdraw_worker(desk, found.id, "Pindah", self.now)
        else:
            form = replace(form_of(found), workplace=f"Los {self.chance.randrange(1000)}")
            amend_worker(desk, found.id, form, SEEN, self.now)

    def one_round(self, desk: Desk) -> str:
        with closing(Line(self.city.url, lambda: self.now)) as line:
            return run_round(desk.database, line, lambda: self.now, lambda: 0.5).cause

    @property
    def now(self) -> datetime:
        return NOW + timedelta(minutes=self.minutes)

    def back_up(self) -> None:
        to = self.folder / f"cadangan-{len(self.backups)}.sqlite3"
        back_up(self.city.database, to, self.city.operator)
        self.backups.append(to)

    def set_back(self) -> None:
        """Lose the register, and bring back a backup of any age."""
        self._running.close()
        self._running = ExitStack()
        url = self._new_register(founded=False)
        with closing(Register(Settings(database=url))) as register:
            restore(register, self.chance.choice(self.backups), self.city.operator)
        self._serve(url)

    def settle(self) -> list[str]:
        """Let everybody have rounds until nothing waits; return what is wrong after that."""
        for _ in range(MOST_ROUNDS):
            causes = {self.one_round(desk) for desk in self.laptops}
            if causes == {""} and not any(self._waits(desk) for desk in self.laptops):
                break
        wrong = [f"the round ends with {cause}" for cause in causes if cause]
        return wrong + list(self._differences())

    def _waits(self, desk: Desk) -> bool:
        with desk.database.reading() as tx:
            summary = tx.outbox.summary()
        return bool(summary.waiting or summary.needs_city or summary.needs_clerk)

    def _differences(self) -> Iterator[str]:
        """Compare the register with what all laptops have receipts for, one by one."""
        with self.city.database.engine.connect() as connection:
            stored = {
                row.id: (row.hash, row.sequence)
                for row in connection.execute(select(FactRow.id, FactRow.hash, FactRow.sequence))
            }
            shown = {
                row.id: (row.version, row.status, row.number)
                for row in connection.execute(
                    select(
                        RegistrationRow.id,
                        RegistrationRow.version,
                        RegistrationRow.status,
                        RegistrationRow.number,
                    )
                )
            }
        ours: set[UUID] = set()
        for desk in self.laptops:
            with desk.database.reading() as tx:
                for line in tx.workers.page(None, 10_000):
                    told = tx.outbox.of(line.id)
                    yield from self._about(told, stored)
                    ours.update(fact.id for fact, _ in told)
                    newest = max(
                        fact.version
                        for fact, _ in told
                        if fact.kind is not FactKind.WORKER_WITHDRAWN
                    )
                    if shown.get(line.id, (0,))[0] != newest:
                        yield "a registration is not there with its newest content"
                    elif (shown[line.id][1], shown[line.id][2]) != (line.status, line.number):
                        yield "laptop and city do not agree on a status or a number"
        if stored.keys() != ours:
            yield f"{len(stored.keys() - ours)} facts are there that nobody made"
        sequences = [sequence for _, sequence in stored.values()]
        if len(set(sequences)) != len(sequences):
            yield "two facts have one place"

    def _about(
        self, told: Sequence[tuple[Fact, Delivery]], stored: Mapping[UUID, tuple[str, int | None]]
    ) -> Iterator[str]:
        for fact, delivery in told:
            if delivery.status is not DeliveryStatus.DELIVERED:
                yield f"a fact still stands at {delivery.status.value} {delivery.code}"
            elif stored.get(fact.id) != (fact.hash, delivery.receipt):
                yield "a receipt is not what the register holds"

    def _new_register(self, *, founded: bool) -> str:
        self.lives += 1
        folder = self.folder / f"hidup-{self.lives}"
        folder.mkdir()
        url = sqlite_url(folder)
        if founded:
            with closing(Register(Settings(database=url))) as register:
                found(register)
        return url

    def _serve(self, url: str) -> None:
        self.server = self._running.enter_context(running_server(url))

    def _laptop(self, number: int, books: ReferenceBooks) -> Desk:
        file = create_database(self.folder / f"laptop-{number}.db", KEY)
        file.keys = DeviceKeys(MemoryKeychain(), f"laptop-{number}")
        public = file.keys.keep(DeviceKey.new())
        desk = new_desk(file, books, DEVICE)
        given = self.city.database.within(
            lambda session: add_device(session, "3375011002", self.city.url, self.city.operator)
        )
        sealed = replace(DEVICE, private_key=b"", public_key=public)
        told = given.activation.model_dump_json().encode()
        its_city, device = activated(file, told, sealed)
        return replace(desk, city=its_city, device=device)


@dataclass(frozen=True, slots=True)
class Outcome:
    restores: int
    people: int
    breaches: tuple[str, ...]
    seconds: float


@contextmanager
def _town(folder: Path, seed: int) -> Iterator[Town]:
    town = Town(folder, random.Random(seed))
    try:
        yield town
    finally:
        town.close()


def run(folder: Path, seed: int, restores: int, laptops: int = 3) -> Outcome:
    """Set a register back so often; everything drawn comes of the seed."""
    began = time.perf_counter()
    breaches: list[str] = []
    with _town(folder, seed) as town:
        town.begin(laptops, read_books(resource_folder()))
        for desk in town.laptops:
            town.one_round(desk)
        for turn in range(restores):
            for _ in range(town.chance.randrange(1, 8)):
                town.work()
            if not town.backups or town.chance.random() < 0.6:
                town.back_up()
            for _ in range(town.chance.randrange(0, 8)):
                town.work()
            town.set_back()
            breaches += [f"seed {seed}, restore {turn}: {wrong}" for wrong in town.settle()]
        return Outcome(restores, town.people, tuple(breaches), time.perf_counter() - began)


def main() -> int:
    parser = argparse.ArgumentParser(description="Set a city's register back, again and again.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--restores", type=int, default=200)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), told.seed, told.restores)
    for breach in outcome.breaches:
        sys.stdout.write(f"{breach}\n")
    sys.stdout.write(
        f"seed {told.seed}: {outcome.restores} restores, {outcome.people} people, "
        f"{len(outcome.breaches)} breaches, {outcome.seconds:.0f} s\n"
    )
    return 1 if outcome.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
