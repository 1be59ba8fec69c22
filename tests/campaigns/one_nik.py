"""Forty laptops of two kelurahan register the same person at once: all kept, one holds the NIK.

python -m tests.campaigns.one_nik [--laptops 40] [--niks 50]
"""

import argparse
import sys
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

import httpx

from central_server.database import Database
from central_server.settings import Settings
from tests.campaigns.town import Town, a_town
from tests.fixtures.server import (
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    TestClock,
    enrolled,
    registration,
)

_OURS = "01930000-0000-7000-8000-"
_MOST_TRIES = 100


@dataclass(frozen=True)
class Doubles:
    """What the register holds after all have offered all.

    Attributes:
        offered: Facts that were offered, each by another laptop.
        stored: Facts a receipt said were stored.
        kept: Registrations in the register.
        askew: NIKs that have not exactly one holder, or whose others do not name it.
    """

    offered: int
    stored: int
    kept: int
    askew: int

    @property
    def holds(self) -> bool:
        return self.offered == self.stored == self.kept and not self.askew


def offer_at_once(laptops: list[Laptop], niks: int) -> tuple[int, int]:
    """Let all laptops offer the same person in the same moment, one person after another."""
    together = threading.Barrier(len(laptops))
    stored: list[int] = []
    broken: list[BaseException] = []

    def work(place: int, laptop: Laptop) -> None:
        kelurahan = (KELURAHAN, NEIGHBOUR)[place % 2]
        try:
            for nik in range(niks):
                body = registration(
                    nik + 1,
                    number=f"{kelurahan}-{laptop.number:02}-{nik + 1:05}",
                )
                fact = laptop.fact("worker_registered", _person(place, nik), body)
                together.wait(300)
                stored.append(_offered(laptop, fact) == "stored")
        except BaseException as error:  # noqa: BLE001 - told where the threads are joined
            broken.append(error)
            together.abort()

    threads = [
        threading.Thread(target=work, args=(place, laptop)) for place, laptop in enumerate(laptops)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return len(laptops) * niks, sum(stored)


def _offered(laptop: Laptop, fact: dict[str, Any]) -> str:
    """Offer a fact until there is a receipt: a server that is busy says so, and is asked again."""
    for _ in range(_MOST_TRIES):
        try:
            [item] = laptop.push(fact)
        except (AssertionError, httpx.TransportError):
            threading.Event().wait(0.2)
        else:
            return str(item["verdict"])
    raise TimeoutError("no receipt")


def _person(place: int, nik: int) -> str:
    return f"{_OURS}{place:06}{nik:06}"


def doubles(town: Town, offered: int, stored: int) -> Doubles:
    """Look at every NIK: one registration has no holder above it, all the others name that one."""
    by_nik: dict[str, list[tuple[Any, Any]]] = {}
    for row, nik, double_of in town.rows("SELECT id, nik, double_of FROM registrations"):
        if str(row).startswith(_OURS):
            by_nik.setdefault(nik, []).append((row, double_of))
    askew = 0
    for claimants in by_nik.values():
        holders = [row for row, double_of in claimants if double_of is None]
        others = {double_of for _, double_of in claimants if double_of is not None}
        askew += len(holders) != 1 or not others <= set(holders)
    return Doubles(offered, stored, sum(map(len, by_nik.values())), askew)


def run(town: Town, laptops: int, niks: int) -> Doubles:
    """Let so many laptops register so many people each at once, in a town that may hold others."""
    with ExitStack() as stack:
        settings = Settings(database=town.database)
        database = stack.enter_context(closing(Database(settings)))
        server = CityServer(town.url, database, settings, TestClock())
        at_work = [
            stack.enter_context(enrolled(server, (KELURAHAN, NEIGHBOUR)[place % 2]))
            for place in range(laptops)
        ]
        return doubles(town, *offer_at_once(at_work, niks))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.one_nik")
    parser.add_argument("--laptops", type=int, default=40)
    parser.add_argument("--niks", type=int, default=50)
    asked = parser.parse_args()
    began = time.monotonic()
    with a_town() as town:
        found = run(town, asked.laptops, asked.niks)
    print(
        f"{asked.laptops} laptops, {asked.niks} NIKs in {time.monotonic() - began:.0f} s: {found}"
    )
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
