"""What a campaign saw, and what that means."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Score:
    """Counts of one campaign.

    Attributes:
        faults: How many were injected.
        acts: Acts that had been said to be done before a fault, over all faults.
        lost: Registrations that had been said to be saved and were not there.
        doubled: Registrations that were there twice, or facts at the city that nobody made.
        told_late: Faults that found the act in hand done, though nobody had been told.
        repaired: Faults after which the laptop had to repair itself, and did.
        breaches: What else was wrong, in words, and how often.
        refusals: What the clerk was told instead of "saved", and how often.
    """

    faults: int = 0
    acts: int = 0
    lost: int = 0
    doubled: int = 0
    told_late: int = 0
    repaired: int = 0
    seconds: float = 0.0
    breaches: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.breaches)

    @contextmanager
    def timed(self) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - begun


def at_most(faults: int) -> float:
    """Return the per cent of faults that may still do harm when none of so many did.

    The rule of three: with no failure in n independent trials the true rate is below 3/n, with a
    confidence of 95 %.
    """
    return 300 / faults if faults else 100.0


def card(scores: Mapping[str, Score]) -> str:
    """Return the counts as a table, and every breach in words under it."""
    lines = [
        _row("", "faults", "said", "lost", "doubled", "told late", "repaired", "seconds", "harm")
    ]
    for name, score in scores.items():
        lines.append(
            _row(
                name,
                score.faults,
                score.acts,
                score.lost,
                score.doubled,
                score.told_late,
                score.repaired,
                f"{score.seconds:.1f}",
                f"under {at_most(score.faults):.2f} %",
            )
        )
        lines += [f"    {count} times: {what}" for what, count in score.breaches.items()]
    return "\n".join(lines)


def verdict(scores: Mapping[str, Score]) -> int:
    """Return the exit code: 0 when nothing was lost, doubled or told wrongly."""
    return 0 if all(score.clean for score in scores.values()) else 1


def _row(name: str, *cells: object) -> str:
    return f"{name:22}" + "".join(f"{cell!s:>14}" for cell in cells)
