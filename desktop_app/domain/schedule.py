"""When the next round begins: pure, in seconds of a clock that nobody can set.

Chance is an argument too: a ``share`` from 0 up to 1. Full jitter keeps a thousand laptops from
coming back to a server in the same second.
"""

from dataclasses import dataclass, replace

from desktop_app.domain.causes import OF_THE_LINE
from desktop_app.domain.delivery import FIRST_PAUSE, LONGEST_PAUSE

REGULAR_SECONDS = 60.0
"""Between two rounds that ended well."""

SOON_SECONDS = FIRST_PAUSE.total_seconds()
"""At the most, between two looks at a line that fails while the system says there is a network: a
signal may last thirty seconds."""

FIRST_LOOK_SECONDS = 1.0
"""At the most, before the first of these looks: most often the line was only cut for a moment."""

LONGEST_SECONDS = LONGEST_PAUSE.total_seconds()
LONGEST_TOLD_SECONDS = 3_600.0
"""A server or a proxy may tell us to wait, but not for ever."""

_DOUBLINGS = 20


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the last rounds ended.

    Attributes:
        failures: How many ended early, one after the other.
        cause: Why the last one did; empty when it did not.
        told: Seconds the server asked to be left alone for; 0 when it said nothing.
    """

    failures: int = 0
    cause: str = ""
    told: int = 0

    def after(self, cause: str, told: int = 0, *, brought: bool = False) -> "Schedule":
        """Return the schedule as a round that ended with ``cause`` leaves it.

        Args:
            cause: Why it ended early; empty when it did not.
            told: Seconds the server asked to be left alone for.
            brought: It brought something before it ended: the failures before it are over.
        """
        if not cause:
            return Schedule()
        return Schedule(1 if brought else self.failures + 1, cause, told)

    def fresh(self) -> "Schedule":
        """Forget the failures: the network changed, or the clerk pressed F9."""
        return replace(self, failures=0, told=0)

    def pause(self, share: float, *, network: bool) -> float:
        """Return how many seconds to wait before the next round.

        Args:
            share: Chance, from 0 up to 1.
            network: Whether the system says that there is a network; a hint and no more.
        """
        if not self.cause:
            return REGULAR_SECONDS
        if self.told:
            return min(float(self.told), LONGEST_TOLD_SECONDS) + share * SOON_SECONDS
        doublings = min(max(self.failures - 1, 0), _DOUBLINGS)
        if network and self.cause in OF_THE_LINE:
            return share * min(FIRST_LOOK_SECONDS * 2.0**doublings, SOON_SECONDS)
        return share * min(SOON_SECONDS * 2.0**doublings, LONGEST_SECONDS)
