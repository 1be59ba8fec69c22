"""How long to wait after wrong passwords.

It protects the keyboard, not the file: who has the file need not ask here. The wait grows and has
an end, so that nobody can close an office by typing nonsense.

Time is counted by a clock that only runs forward (``time.monotonic``), never by the calendar's: a
calendar that is set back or on changes nothing. Between two runs of the program only what has
surely passed counts: the time since then, or since the machine was switched on.

Source:
    OWASP Authentication Cheat Sheet, "Account Lockout": a lock-out that grows exponentially.
"""

from dataclasses import dataclass
from math import ceil

FREE = 5
"""Wrong passwords before the first pause."""

FIRST_PAUSE = 30
"""Seconds."""

LONGEST_PAUSE = 15 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Tries:
    """What somebody has tried in vain.

    Attributes:
        wrong: How many passwords, since the last that was right.
        pause: Seconds that were still to be waited at ``steady``.
        steady: Seconds by the steady clock.
    """

    wrong: int = 0
    pause: float = 0.0
    steady: float = 0.0

    @property
    def chances(self) -> int:
        """How many wrong passwords there may be before the next pause; 0 once each brings one."""
        return max(FREE - self.wrong, 0)


def pause_after(wrong: int) -> int:
    """Return how many seconds follow so many wrong passwords."""
    if wrong < FREE:
        return 0
    return int(min(FIRST_PAUSE * 2 ** min(wrong - FREE, 10), LONGEST_PAUSE))


def once_more(tries: Tries, steady: float) -> Tries:
    """Return the tries after one more wrong password."""
    wrong = tries.wrong + 1
    return Tries(wrong, float(pause_after(wrong)), steady)


def left(tries: Tries, steady: float) -> int:
    """Return how many whole seconds are still to be waited."""
    return ceil(anchored(tries, steady).pause)


def anchored(tries: Tries, steady: float) -> Tries:
    """Return the same tries as seen from now.

    The steady clock began anew where it shows less than before: then only the time since it began
    has surely passed.
    """
    passed = steady - tries.steady if steady >= tries.steady else steady
    pause = min(max(tries.pause - max(passed, 0.0), 0.0), float(LONGEST_PAUSE))
    return Tries(tries.wrong, pause, steady)
