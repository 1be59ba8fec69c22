"""`make bench`: run every benchmark, print a table, write build/bench.json.

A benchmark is a module ``bench_<subject>.py`` in this folder with a function ``run`` that returns
its figures. Named on the command line, only those subjects are measured. The exit code is 0 however
the figures turn out: a shared machine may be slow, and who reads the file decides.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "build" / "bench.json"


def subjects() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def measure(chosen: Iterable[str]) -> list[Figure]:
    figures: list[Figure] = []
    for subject in chosen:
        print(f"measuring {subject} …", file=sys.stderr, flush=True)
        figures += importlib.import_module(f"tests.benchmarks.bench_{subject}").run()
    return figures


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of text; a broken promise is marked."""
    width = max((len(figure.name) for figure in figures), default=4)
    lines = [f"{'name':{width}}  {'value':>12}  {'against':>12}  unit   ratio"]
    lines += [
        f"{figure.name:{width}}  {figure.value:12.3f}  {figure.against:12.3f}"
        f"  {figure.unit:5}  {figure.ratio:.2f}{'  <-- over' if figure.ratio > 1 else ''}"
        for figure in figures
    ]
    return "\n".join(lines)


def as_json(figures: Sequence[Figure]) -> str:
    rows = [
        {
            "name": figure.name,
            "value": round(figure.value, 4),
            "unit": figure.unit,
            "against": figure.against,
            "ratio": round(figure.ratio, 4),
        }
        for figure in figures
    ]
    return json.dumps(rows, indent=1) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    # Not ``choices``: Python 3.11 would hold the empty list of none named against them.
    parser.add_argument("subject", nargs="*", help=" ".join(subjects()))
    chosen = parser.parse_args().subject
    unknown = sorted({*chosen} - {*subjects()})
    if unknown:
        parser.error(f"there is no benchmark of {' or '.join(unknown)}: {' '.join(subjects())}")
    figures = measure(chosen or subjects())
    print(table(figures))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(as_json(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
