"""The city's database loses its primary again and again while laptops send.

    python -m tests.campaigns.ha [--kills 6] [--asynchronous]

Every fact a receipt was given for must be in the register of whoever is primary at the end, once.
With ``--asynchronous`` replication is frozen before each kill and commits do not wait for it: that
run must lose people, or the other one could not be believed.
"""

import argparse
import itertools
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

import httpx
import psycopg

from central_server.database import Database
from central_server.settings import Settings
from tests.campaigns.ha_cluster import PROGRAMS, Cluster, until
from tests.fixtures.server import (
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    enrolled,
    found,
    registration,
    running_server,
)

_BATCH = 20
_QUIET_SECONDS = 2.0
_NEEDED = ("patroni", "etcd", "haproxy")


@dataclass
class Tally:
    """What all laptops together have seen."""

    acknowledged: set[UUID] = field(default_factory=set)
    answered_at: list[float] = field(default_factory=list)
    repeats: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def has_more_than(self, receipts: int) -> bool:
        return len(self.answered_at) > receipts

    def longest_gap(self, since: float) -> float:
        """Return the longest time without any receipt, in seconds."""
        times = [since, *(at for at in self.answered_at if at >= since)]
        return max((b - a for a, b in itertools.pairwise(times)), default=0.0)


def send_on(laptop: Laptop, kelurahan: str, first: int, tally: Tally) -> None:
    """Register and send without end; a batch is offered until a receipt for it verifies."""
    running = itertools.count(first)
    while not tally.stop.is_set():
        facts = [_somebody(laptop, kelurahan, next(running)) for _ in range(_BATCH)]
        while not tally.stop.is_set():
            try:
                items = laptop.push(*facts)
            except (httpx.TransportError, AssertionError):  # no receipt: say it again
                tally.repeats += 1
                tally.stop.wait(0.2)
                continue
            tally.acknowledged |= {UUID(item["id"]) for item in items}
            tally.answered_at.append(time.monotonic())
            break


def _somebody(laptop: Laptop, kelurahan: str, running: int) -> dict[str, object]:
    body = registration(
        running,
        number=f"{kelurahan}-01-{running:05}",
        nik=f"{kelurahan[:6]}450789{running % 9999 + 1:04}",
    )
    return laptop.fact("worker_registered", UUID(int=(int(kelurahan) << 64) + running), body)


@contextmanager
def sending(server: CityServer, tally: Tally) -> Iterator[None]:
    """Let two laptops of each kelurahan send in the background."""
    places = [(KELURAHAN, 1), (KELURAHAN, 50_000), (NEIGHBOUR, 1), (NEIGHBOUR, 50_000)]

    def work(kelurahan: str, first: int) -> None:
        with enrolled(server, kelurahan) as laptop:
            send_on(laptop, kelurahan, first, tally)

    threads = [threading.Thread(target=work, args=place) for place in places]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        tally.stop.set()
        for thread in threads:
            thread.join()


def lose_primaries(cluster: Cluster, tally: Tally, kills: int) -> None:
    """Kill by turns the primary's PostgreSQL alone and its whole node."""
    for number in range(kills):
        until(cluster.is_whole, "three nodes in step")
        quiet = threading.Event()
        quiet.wait(_QUIET_SECONDS)  # a stretch of plain work between two faults
        node = cluster.primary()
        if node is None:
            raise RuntimeError("there is no primary")
        if not cluster.synchronous:
            cluster.freeze_replication()
            quiet.wait(_QUIET_SECONDS)
        at, before = time.monotonic(), len(tally.answered_at)
        whole = bool(number % 2) or not cluster.synchronous
        cluster.kill(node, with_patroni=whole)
        until(partial(tally.has_more_than, before + 3), "receipts again")
        gap = tally.longest_gap(at)
        print(
            f"kill {number + 1}: {'node' if whole else 'PostgreSQL'}, {gap:.1f} s without receipts"
        )
        if whole:
            cluster.start_patroni(node)


def kept_by(cluster: Cluster) -> list[UUID]:
    with psycopg.connect(cluster.conninfo) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM facts")]


def run(kills: int, *, synchronous: bool) -> int:
    """Return 0 when the run showed what it is for."""
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="loket-ha-"))
    folder.chmod(0o755)
    cluster = Cluster(folder, synchronous)
    try:
        cluster.start()
        database = Database(Settings(database=cluster.url))
        found(database)
        database.close()
        tally = Tally()
        with running_server(cluster.url) as server, sending(server, tally):
            until(partial(tally.has_more_than, 3), "the first receipts")
            lose_primaries(cluster, tally, kills)
        until(lambda: cluster.primary() is not None, "a primary")
        kept = kept_by(cluster)
    except BaseException:
        print(f"what the nodes said stands in {folder}")
        raise
    finally:
        cluster.stop()
    shutil.rmtree(folder)
    lost, doubled = len(tally.acknowledged - set(kept)), len(kept) - len(set(kept))
    seconds = time.monotonic() - started
    print(
        f"{'synchronous' if synchronous else 'asynchronous'}: {kills} kills, "
        f"{len(tally.acknowledged)} acknowledged, {tally.repeats} repeats, "
        f"lost {lost}, doubled {doubled}, {seconds:.0f} s"
    )
    return int(doubled > 0 or (lost > 0 if synchronous else lost == 0))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--asynchronous", action="store_true")
    asked = parser.parse_args()
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or not PROGRAMS.exists():
        print("run first: apt-get install -y patroni etcd-server haproxy postgresql-15")
        return 2
    return run(asked.kills, synchronous=not asked.asynchronous)


if __name__ == "__main__":
    sys.exit(main())
