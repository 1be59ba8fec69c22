"""A laptop at the near end of a line: the real file and the real rounds, as fast as they go.

``python -m tests.links.laptop FOLDER COUNT`` registers so many people, says ``ready``, and once a
line comes in on its standard input sends until the city has signed for all of them. Then it prints
one JSON object: what it took.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from uuid_utils.compat import uuid7

from desktop_app.domain.facts import Fact, FactKind, read_registration_body, registration_body
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.office import Device
from desktop_app.domain.schedule import Schedule
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Database, create_database
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import run_round
from tests.benchmarks.made_up_facts import batch, rate_book
from tests.fixtures.desk import KEY, activated


@dataclass
class Run:
    """What it took to send everything.

    Attributes:
        seconds: From the word to go until the city had signed for everybody.
        whole_seconds: Until the news of all that had been fetched, too.
        cpu_ms: Of this process in that time.
        requests: How many batches were offered, those that failed included.
        sent, received: Bytes, without what TLS and TCP add.
    """

    seconds: float = 0.0
    whole_seconds: float = 0.0
    requests: int = 0
    cpu_ms: float = 0.0
    rounds: int = 0
    sent: int = 0
    received: int = 0
    left: int = 0
    causes: list[str] = field(default_factory=list)


class TimedServer(CityServer):
    """Notes when the last receipt came, and how many batches it took."""

    pushes = 0
    signed_at = 0.0

    def push(self, device: Device, facts: Sequence[Fact]) -> wire.Receipt:
        self.pushes += 1
        receipt = super().push(device, facts)
        self.signed_at = time.monotonic()
        return receipt


def set_up(path: Path, activation_file: bytes) -> Database:
    """Make the file of a laptop that has its activation and has never seen the network."""
    database = create_database(path, KEY)
    activated(database, activation_file)
    return database


def register(database: Database, count: int) -> None:
    """Save made-up people as a clerk's morning would have left them."""
    rates = rate_book()
    with database.transaction() as tx:
        for made in batch(count):
            worker = read_registration_body(made.body)
            due = rates.monthly_due(worker.enrolment, worker.enrolment.since)
            saved = Registration(
                id=uuid7(),
                number=str(made.body["number"]),
                version=1,
                at=made.at,
                officer=made.author,
                worker=worker,
                application=Application(Status.REGISTERED),
            )
            tx.workers.add(saved, due)
            body = registration_body(saved.number, worker, due)
            tx.outbox.put(FactKind.WORKER_REGISTERED, saved.at, saved.officer, saved.id, 1, body)


def send_all(database: Database, server: TimedServer, chance: Random) -> Run:
    """Run rounds as the program does, the network being up, until nothing waits any more."""
    run, schedule = Run(), Schedule()
    began, cpu = time.monotonic(), _cpu_ms()
    while waiting(database):
        result = run_round(database, server, lambda: datetime.now(UTC), chance.random)
        run.rounds += 1
        run.whole_seconds, run.cpu_ms = time.monotonic() - began, _cpu_ms() - cpu
        if result.cause:
            run.causes.append(result.cause)
        schedule = schedule.after(result.cause, result.told, brought=result.changed)
        if waiting(database):
            time.sleep(min(schedule.pause(chance.random(), network=True), 5.0))
    run.seconds, run.requests = server.signed_at - began, server.pushes
    run.sent, run.received = server.line.sent, server.line.received
    return run


def waiting(database: Database) -> int:
    with database.reading() as tx:
        return tx.outbox.summary().waiting


def main() -> int:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    database = set_up(folder / "laptop.db", (folder / "activation.loket").read_bytes())
    with database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    with closing(CityServer(device.server, lambda: datetime.now(UTC))) as server:
        while run_round(database, server, lambda: datetime.now(UTC)).cause:
            pass  # it enrols on another day; a bad line may take several goes
    register(database, count)
    with closing(TimedServer(device.server, lambda: datetime.now(UTC))) as server:
        print("ready", flush=True)
        sys.stdin.readline()
        run = send_all(database, server, Random(seed))
    run.left = waiting(database)
    database.close()
    print(json.dumps(vars(run)), flush=True)
    return 0


def _cpu_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
