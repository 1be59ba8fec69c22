"""Papers beside the usual ways and the limit: time of the processor, in one run, by turns.

Everybody in a batch is somebody else. Of the peers, Platypus and Qt's writer are here anyway;
Typst, fpdf2 and WeasyPrint are measured where `sh tests/peers/papers/setup.sh` has been run.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from PySide6.QtGui import QGuiApplication

from desktop_app.documents.imposition import imposed
from desktop_app.documents.painting import Description, painted_sheets
from desktop_app.documents.paper import drawn, laid_out, make_paper, print_file
from desktop_app.documents.qr import qr_symbol
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.benchmarks.figures import Figure
from tests.benchmarks.paper_ways import (
    Template,
    by_platypus,
    by_qt,
    plain_of,
    register_faces,
    widget_drawing,
    words_of,
)
from tests.documents.crowd import ordinary
from tests.documents.people import samples
from tests.peers.papers.plain import Plain

_ROUNDS = 5
_SINGLES = 8
_BATCH = 100
_PLATYPUS_BATCH = 12
_MANY = 1000
_A5 = PaperFormat.A5
PEERS = Path(__file__).parents[2] / "build" / "peers" / "papers" / "bin" / "python"


def run() -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication.instance() or QGuiApplication(["bench"])
    register_faces()
    people = ordinary(_BATCH)
    template = Template(people[0])
    words = [words_of(facts, people[0]) for facts in people]
    plain = [plain_of(facts) for facts in people]
    few, told = people[:_SINGLES], plain[:_SINGLES]
    raw = list(zip(people, words, strict=True))
    ways: Mapping[str, tuple[Callable[[], object], int]] = {
        "kept": (lambda: [drawn(facts) for facts in few], _SINGLES),
        "plain": (lambda: [drawn(facts, kept=False) for facts in few], _SINGLES),
        "raw": (
            lambda: [template.file([template.content(*each)]) for each in raw[:_SINGLES]],
            _SINGLES,
        ),
        "platypus": (lambda: [by_platypus([each]) for each in told], _SINGLES),
        "qt": (lambda: [by_qt([each]) for each in told], _SINGLES),
        "batch": (lambda: _batch(people), _BATCH),
        "raw batch": (
            lambda: template.file([template.content(*each) for each in raw]),
            _BATCH,
        ),
        "platypus batch": (lambda: by_platypus(plain[:_PLATYPUS_BATCH]), _PLATYPUS_BATCH),
        "qt batch": (lambda: by_qt(plain), _BATCH),
        "read back": (lambda: print_file(people, _A5), _BATCH),
        "qr": (lambda: [qr_symbol(facts.qr) for facts in few], _SINGLES),
        "widget": (lambda: [widget_drawing(facts.qr) for facts in few[:4]], 4),
    }
    ms = by_turns(ways)
    for name, value in ms.items():
        print(f"  {name:16} {value:8.2f} ms of the processor a paper", file=sys.stderr)
    return [*_ratios(ms), *_own(few[0]), *_peers(ms, plain), _memory()]


def _batch(people: Sequence[PaperFacts]) -> bytes:
    """Return a file for the printer, not read back: no other way here does that."""
    sheets = (imposed([laid_out(facts, _A5, tagged=False)[0]], _A5) for facts in people)
    return painted_sheets(sheets, Description("", "", ""), kept=False)


def by_turns(ways: Mapping[str, tuple[Callable[[], object], int]]) -> dict[str, float]:
    """Return milliseconds of the processor each way takes for one paper: by turns, the median."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(_ROUNDS + 1):
        for name, (act, count) in ways.items():
            start = time.process_time_ns()
            act()
            if turn:  # the first one loads typefaces and the like
                taken[name].append((time.process_time_ns() - start) / 1e6 / count)
    return {name: median(each) for name, each in taken.items()}


def _ratios(ms: Mapping[str, float]) -> list[Figure]:
    def of(name: str, one: str, other: str, against: float) -> Figure:
        return Figure(name, ms[one] / ms[other], "x", against)

    return [
        of("paper_single_vs_platypus", "kept", "platypus", 1 / 10),
        of("paper_batch_vs_platypus", "batch", "platypus batch", 1 / 30),
        of("paper_batch_vs_raw", "batch", "raw batch", 1.6),
        of("paper_single_vs_raw", "kept", "raw", 5),
        of("paper_tagged_vs_plain", "kept", "plain", 1.8),
        of("paper_single_vs_qt", "kept", "qt", 1),
        of("paper_batch_vs_qt", "batch", "qt batch", 1),
        of("qr_vs_widget", "qr", "widget", 1 / 40),
        Figure("paper_200_read_back_s", ms["read back"] * 0.2, "s", 10),
    ]


def _own(facts: PaperFacts) -> list[Figure]:
    lengthy = samples()["paper_stress"]
    acts: Mapping[str, tuple[Callable[[], object], int]] = {
        "single": (lambda: drawn(facts), 1),
        "lengthy": (lambda: drawn(lengthy), 1),
        "read back": (lambda: make_paper(facts), 1),
    }
    ms = by_turns(acts)
    return [
        Figure("paper_single_ms", ms["single"], "ms", 15),
        Figure("paper_lengthy_ms", ms["lengthy"], "ms", 25),
        Figure("paper_read_back_ms", ms["read back"], "ms", 60),
        Figure("paper_kb", len(drawn(facts)) / 1000, "kB", 60),
    ]


def _memory() -> Figure:
    """Return our peak memory for a file of 1,000 pages, as a share of what Platypus takes."""
    ours, theirs = (_peak_of(way) for way in ("ours", "platypus"))
    print(f"  1,000 pages: ours {ours} kB, Platypus {theirs} kB at the most", file=sys.stderr)
    return Figure("paper_batch_rss_ratio", ours / theirs, "x", 0.3)


def _peak_of(way: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.many_pages", way, str(_MANY)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def _peers(ms: Mapping[str, float], plain: Sequence[Plain]) -> list[Figure]:
    """Return what the peers of a separate environment take, or nothing where there is none."""
    if not PEERS.exists():
        print("  no typst, fpdf2, weasyprint: sh tests/peers/papers/setup.sh", file=sys.stderr)
        return []
    told = json.dumps([asdict(each) for each in plain[:40]])
    done = subprocess.run(
        [PEERS, Path(__file__).parents[1] / "peers" / "papers" / "engines.py"],
        input=told,
        capture_output=True,
        text=True,
        check=True,
    )
    theirs: dict[str, float] = json.loads(done.stdout)
    for name, value in theirs.items():
        print(f"  {name:16} {value:8.2f} ms of the processor a paper", file=sys.stderr)
    return [
        Figure(f"paper_{kind}_vs_{peer}", ms[mine] / theirs[f"{peer} {kind}"], "x", 1)
        for peer in ("typst", "fpdf2", "weasyprint")
        for kind, mine in (("single", "kept"), ("batch", "batch"))
    ]
