"""Cut after commit, and PostgreSQL crashed: what has a receipt is at the server exactly once.

    python -m tests.campaigns.acknowledged [--cuts 500] [--crashes 30] [--kills 100] [--seed 1]

Real laptops with their own encrypted files, a real server process, a real PostgreSQL with fsync,
and a proxy that drops the answer once the server has committed.
"""

import argparse
import logging
import sys
import tempfile
import threading
import time
from collections import Counter as Counting
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.campaigns.counter import DELIVERED, Counter, a_counter
from tests.campaigns.proxy import Cut, FaultProxy, running_proxy
from tests.campaigns.town import Town, a_town

_MOST_ROUNDS = 60


@dataclass(frozen=True)
class Score:
    """What laptops and server hold when everything is quiet again.

    Attributes:
        saved: Registrations that were shown as saved.
        acknowledged: Facts the laptops hold a receipt for.
        once: Of these, at the server exactly once.
        lost: Of these, not at the server.
        doubled: Registrations at the server that nobody made, or made once and are there twice.
        waiting: Facts without an answer: none may be left once the line is well.
    """

    saved: int
    acknowledged: int
    once: int
    lost: int
    doubled: int
    waiting: int

    @property
    def holds(self) -> bool:
        return not (self.lost or self.doubled or self.waiting) and self.once == self.acknowledged

    def __str__(self) -> str:
        return (
            f"{self.saved} saved, {self.acknowledged} acknowledged, {self.once} at the server once,"
            f" {self.lost} lost, {self.doubled} doubled, {self.waiting} without an answer"
        )


def score(town: Town, counters: Sequence[Counter]) -> Score:
    """Compare the laptops' files with the server's tables."""
    facts = [fact for counter in counters for fact in counter.facts()]
    there = Counting(row[0] for row in town.rows("SELECT id FROM facts WHERE verdict = 'stored'"))
    delivered = [fact for fact, status, _ in facts if status == DELIVERED]
    registered = Counting(row[0] for row in town.rows("SELECT id FROM registrations"))
    saved = {subject for counter in counters for subject in counter.saved}
    ours = {fact for fact, _, _ in facts}
    return Score(
        saved=len(saved),
        acknowledged=len(delivered),
        once=sum(there[fact] == 1 for fact in delivered),
        lost=sum(there[fact] == 0 for fact in delivered) + len(saved - registered.keys()),
        doubled=sum(count - 1 for count in (*there.values(), *registered.values()) if count > 1)
        + len(there.keys() - ours)
        + len(registered.keys() - saved),
        waiting=sum(status == "waiting" for _, status, _ in facts),
    )


def settle(counters: Sequence[Counter]) -> None:
    """Let every laptop send until nothing waits, on a line that is well."""
    for counter in counters:
        for _ in range(_MOST_ROUNDS):
            result = counter.round()
            if not result.cause and not result.changed:
                break


def cut_after_commit(town: Town, proxy: FaultProxy, counters: Sequence[Counter], cuts: int) -> None:
    """Drop the answer to a batch the server has committed, so many times; then send again."""
    settle(counters)
    drop = threading.Event()

    def choose(_method: str, path: str) -> Cut:
        if path.startswith("/v1/facts") and drop.is_set():
            drop.clear()
            return Cut.CUT_AFTER
        return Cut.NONE

    proxy.choose, before, person = choose, proxy.committed, 0
    while proxy.committed - before < cuts:
        counter = counters[person % len(counters)]
        counter.register(person)
        person += 1
        drop.set()
        counter.round()
        drop.clear()
        counter.round()
    settle(counters)


def under_load(counters: Sequence[Counter], torment: Callable[[], None], first: int) -> None:
    """Let all laptops register and send without a break while something is done to the city."""
    stop = threading.Event()
    broken: list[BaseException] = []

    def work(counter: Counter) -> None:
        person = first
        try:
            while not stop.is_set():
                for _ in range(3):
                    counter.register(person)
                    person += 1
                counter.round()
        except BaseException as error:  # noqa: BLE001 - told where the threads are joined
            broken.append(error)

    threads = [threading.Thread(target=work, args=(counter,)) for counter in counters]
    for thread in threads:
        thread.start()
    try:
        torment()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    if broken:
        raise broken[0]


def crash_database(town: Town, chance: Random, crashes: int) -> None:
    """Kill PostgreSQL so many times, each time a little later in the work."""
    for _ in range(crashes):
        _pause(chance.uniform(0.2, 1.0))
        town.crash_database()
        _until_well(town)


def kill_server(town: Town, chance: Random, kills: int) -> None:
    """Kill the server so many times in the middle of requests, and start it again."""
    for _ in range(kills):
        _pause(chance.uniform(0.05, 0.4))
        town.kill_server()
        town.start_server()


def _until_well(town: Town) -> None:
    last = time.monotonic() + 60
    while not town.is_well() and time.monotonic() < last:
        _pause(0.05)


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


def run(
    town: Town, cuts: int, crashes: int, kills: int, seed: int, laptops: int = 8
) -> list[Score]:
    """Run the three campaigns one after another on one town, and return what each left."""
    chance, scores = Random(seed), []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="loket-ack-")))
        proxy = stack.enter_context(running_proxy(town.port, lambda *_: Cut.NONE))
        counters = [
            stack.enter_context(a_counter(folder / str(each), town.activation(proxy.url), each))
            for each in range(laptops)
        ]

        def campaign(name: str, count: int, act: Callable[[], None]) -> None:
            if not count:
                return
            began = time.monotonic()
            act()
            settle(counters)
            scores.append(score(town, counters))
            print(f"{count} {name} in {time.monotonic() - began:.0f} s: {scores[-1]}", flush=True)

        campaign("cuts after commit", cuts, lambda: cut_after_commit(town, proxy, counters, cuts))
        campaign(
            "database crashes",
            crashes,
            lambda: under_load(counters, lambda: crash_database(town, chance, crashes), 10_000),
        )
        campaign(
            "server kills",
            kills,
            lambda: under_load(counters, lambda: kill_server(town, chance, kills), 40_000),
        )
    return scores


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.acknowledged")
    parser.add_argument("--cuts", type=int, default=500)
    parser.add_argument("--crashes", type=int, default=30)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    with a_town() as town:
        scores = run(town, asked.cuts, asked.crashes, asked.kills, asked.seed)
    return 0 if all(each.holds for each in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
