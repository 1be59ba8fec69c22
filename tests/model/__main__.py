"""Many runs on all cores: ``python -m tests.model --runs 50000 --seed 1``.

Runs are made in portions, each from a seed of its own, so that one that fails can be run again by
itself: ``--seed N --runs 50 --processes 1 --shrink``.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from math import inf
from multiprocessing import get_context
from time import monotonic

from tests.model.defects import DEFECTS
from tests.model.exploring import Tally
from tests.model.portions import hunted, portion

PORTION = 50
_TOLD = 2
"""After so many portions it says how far it has come."""
_MOST = 600
"""Runs a defect may stay hidden for."""
Told = tuple[Tally, str]


def main() -> int:
    """Explore, and say what was seen; 1 where something did not hold."""
    asked = _asked()
    if asked.defects:
        return _hunted(asked)
    total, failed, began = Tally(), 0, monotonic()
    with ProcessPoolExecutor(asked.processes, get_context("spawn")) as pool:
        last = began + asked.seconds if asked.seconds else inf
        portions = _submitted(pool, asked, last)
        for number, (tally, failure) in enumerate(_in_turn(portions, asked.processes * 2), 1):
            total.add(tally)
            if number % _TOLD == 0:
                print(f"  {total.runs} runs in {number} portions", flush=True)
            if failure:
                failed += 1
                print(failure, flush=True)
    seconds = monotonic() - began
    print(
        f"{total.runs} runs, {total.steps} steps from seed {asked.seed} in {seconds:.0f} s,"
        f" {total.processor:.0f} s of a processor"
    )
    for name, count in sorted(total.met.items()):
        print(f"  {name:20} {count}")
    print(f"{failed} portions in which a promise did not hold")
    return 1 if failed else 0


def _hunted(asked: argparse.Namespace) -> int:
    """Plant one defect after another; 1 where the machine did not find one of them."""
    missed = 0
    with ProcessPoolExecutor(asked.processes, get_context("spawn")) as pool:
        hunts = {name: pool.submit(hunted, name, asked.seed, _MOST) for name in DEFECTS}
        for name, hunt in hunts.items():
            found = hunt.result()
            missed += found is None
            print(f"  {name:40} {found or 'NOT FOUND'}", flush=True)
    print(f"{len(DEFECTS)} planted, {missed} not found")
    return 1 if missed else 0


def _submitted(pool: Executor, asked: argparse.Namespace, last: float) -> Iterator[Future[Told]]:
    for number in range(-(-asked.runs // PORTION)):
        if monotonic() > last:
            return
        yield pool.submit(portion, asked.seed + number, min(PORTION, asked.runs), asked.shrink)


def _in_turn(running: Iterator[Future[Told]], ahead: int) -> Iterator[Told]:
    """Keep a few portions under way, and give them back in order."""
    waiting = list(islice(running, ahead))
    while waiting:
        yield waiting.pop(0).result()
        waiting += islice(running, 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.model")
    parser.add_argument("--runs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=0, help="stop after so long; 0 for never")
    parser.add_argument("--defects", action="store_true", help="plant defects, and find each")
    parser.add_argument("--shrink", action="store_true", help="look for the shortest failing run")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
