"""One measured figure, and how a time is measured."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a stable name.

    Attributes:
        name: Ends with its unit where it has one: ``search_100k_p95_ms``.
        against: What was promised, in the same unit: at the most, or at the least if ``more``.
        more: Whether a larger value is the better one.
    """

    name: str
    value: float
    unit: str
    against: float
    more: bool = False

    @property
    def ratio(self) -> float:
        """Return the share of the promise that is used up; above 1 it is broken.

        Where nothing at all was promised, nothing keeps it whole.
        """
        used, of = (self.against, self.value) if self.more else (self.value, self.against)
        if of:
            return used / of
        return float("inf") if used else 0.0


def weighed(name: str, folder: Path, pattern: str, at_most: float, made_by: str) -> list[Figure]:
    """Weigh the newest artefact that was made here, in millions of bytes; say where none was.

    Args:
        name: Of the figure.
        folder: Where it is made.
        pattern: Of its name.
        at_most: Megabytes that were promised.
        made_by: The command that makes one.
    """
    made = max(folder.glob(pattern), key=lambda file: file.stat().st_mtime, default=None)
    if made is None:
        print(f"{name}: none was made ({made_by})", file=sys.stderr)
        return []
    return [Figure(name, made.stat().st_size / 1e6, "MB", at_most)]


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds ``act`` takes."""
    start = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - start) / 1e6


def typical(samples: Sequence[float]) -> float:
    return median(samples)


def p95(samples: Sequence[float]) -> float:
    """Return what 95 of 100 samples stay within."""
    return quantiles(samples, n=100, method="inclusive")[94]


def p99(samples: Sequence[float]) -> float:
    """Return what 99 of 100 samples stay within."""
    return quantiles(samples, n=100, method="inclusive")[98]
