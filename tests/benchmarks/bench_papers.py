"""How long a paper takes: drawn alone, and made whole with its QR read back."""

import time
from collections.abc import Callable

from desktop_app.documents.paper import drawn, make_paper
from tests.benchmarks.figures import Figure, typical
from tests.documents.people import samples

_ROUNDS = 40


def run() -> list[Figure]:
    facts = samples()["paper_confirmation"]
    lengthy = samples()["paper_stress"]
    make_paper(facts)  # the first one also loads the typefaces
    return [
        Figure("paper_single_ms", _cpu(lambda: drawn(facts)), "ms", 15),
        Figure("paper_lengthy_ms", _cpu(lambda: drawn(lengthy)), "ms", 25),
        Figure("paper_read_back_ms", _cpu(lambda: make_paper(facts)), "ms", 60),
        Figure("paper_kb", len(drawn(facts)) / 1000, "kB", 60),
    ]


def _cpu(act: Callable[[], object]) -> float:
    """Return the typical time of the processor in milliseconds: the steadier figure."""
    samples_ms = []
    for _ in range(_ROUNDS):
        start = time.process_time_ns()
        act()
        samples_ms.append((time.process_time_ns() - start) / 1e6)
    return typical(samples_ms)
