"""`make bench-sync`: the same people over the same bad lines, by our way and by others'.

Prints a table and writes build/bench-sync.json; each figure that has a promise stands beside it.
The others send without TLS and without signatures, which is in their favour.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from functools import partial

from tests.benchmarks.__main__ import REPORT, as_json, table
from tests.benchmarks.figures import Figure
from tests.links.forward import Weather
from tests.peers.ways import Sent, by_morango, in_javascript, is_set_up, ours

BAD = Weather(up=64, down=64, delay=600, loss=0.02)
CUT = Weather(up=64, down=64, delay=600, loss=0.02, on=20, off=5)
PATIENCE_SECONDS = 300.0
_EACH = 100  # one request a record takes a second a record here: a tenth of them says enough

Way = Callable[[int, Weather, float], Sent]
WAYS: Mapping[str, Way] = {
    "ours": ours,
    "morango": by_morango,
    "bulk": partial(in_javascript, "bulk"),
    "rxdb": partial(in_javascript, "rxdb"),
    "pouch": partial(in_javascript, "pouch"),
    "each": partial(in_javascript, "each"),
}


def measured(way: str, people: int, weather: Weather) -> Sent:
    count = min(people, _EACH) if way == "each" else people
    sent = WAYS[way](count, weather, PATIENCE_SECONDS)
    print(_row(sent), flush=True)
    return sent


def _row(sent: Sent) -> str:
    seconds = "not done" if sent.seconds is None else f"{sent.seconds:.1f}"
    return (
        f"{sent.way:8}  {sent.records:5}  {seconds:>8}  {sent.up:7.0f}  {sent.down:7.0f}"
        f"  {sent.requests:8}  {sent.cpu_ms:9.2f}  {sent.kept:5}"
    )


def _head(line: str) -> str:
    names = "way       people   seconds  B up/p.  B down/p  requests  CPU ms/p.   kept"
    return f"\n{line}\n{names}"


def figures(bad: Mapping[str, Sent], cut: Mapping[str, Sent]) -> list[Figure]:
    """Return what was promised: how long ours takes, and its share of each other's time."""
    mine = bad["ours"]
    mine_seconds = mine.seconds or PATIENCE_SECONDS
    promised = {"morango": 1 / 2.5, "rxdb": 1 / 5, "pouch": 1 / 10}
    names = {"pouch": "pouchdb"}
    found = [Figure("bad_link_1000_s", mine_seconds, "s", 18.0)]
    for way, share in promised.items():
        if way in bad:
            other = bad[way].seconds or PATIENCE_SECONDS
            name = f"bad_link_vs_{names.get(way, way)}"
            found.append(Figure(name, mine_seconds / other, "x", share))
    if "ours" in cut:
        found.append(Figure("cut_link_1000_s", cut["ours"].seconds or PATIENCE_SECONDS, "s", 45.0))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--cut-ways", nargs="*", choices=WAYS, default=["ours", "morango", "bulk"])
    asked = parser.parse_args()
    if not is_set_up():
        print("run first: sh tests/peers/setup.sh")
        return 2
    ran: dict[str, dict[str, Sent]] = {}
    for name, weather, ways in (("bad", BAD, asked.ways), ("cut", CUT, asked.cut_ways)):
        seeded = Weather(**{**vars(weather), "seed": asked.seed})
        print(_head(_described(seeded)))
        ran[name] = {way: measured(way, asked.people, seeded) for way in ways}
    print()
    found = figures(ran["bad"], ran["cut"]) if "ours" in ran["bad"] else []
    print(table(found))
    report = REPORT.with_name("bench-sync.json")
    report.parent.mkdir(exist_ok=True)
    whole = {name: [vars(sent) for sent in each.values()] for name, each in ran.items()}
    report.write_text(
        json.dumps({"figures": json.loads(as_json(found)), "ran": whole}, indent=1) + "\n"
    )
    return 0


def _described(weather: Weather) -> str:
    line = (
        f"{weather.up:.0f} kbit/s, {weather.delay:.0f} ms there and back, {weather.loss:.0%} lost"
    )
    if weather.on:
        line += f"; there for {weather.on:.0f} s and away for {weather.off:.0f} s by turns"
    return line


if __name__ == "__main__":
    sys.exit(main())
