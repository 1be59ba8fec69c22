"""How much is offered at once, and how long an answer is waited for: by what the line has done.

Pure: seconds are measured by whoever holds the line, on a clock that nobody can set.
"""

from dataclasses import dataclass, replace

FIRST_BATCH, LEAST_BATCH, MOST_BATCH = 200, 12, 1_000
MOST_NEWS = 500
"""So much news the server puts on one page at the most."""

BATCH_SECONDS = 8.0
"""A batch that takes longer is too large for its line: what is cut off has to go again."""

CONNECT_SECONDS, PATIENT_CONNECT_SECONDS = 4.0, 10.0
PATIENT_EACH = 3
ANSWER_SECONDS = 8.0
DEAD_SECONDS = 4
"""Whole seconds: a connection whose other end acknowledges nothing for so long is dead."""

WHOLE_SECONDS = 60.0
SLOWEST_LINE = 2_500.0
"""Bytes a second: a line slower than this is taken for a dead one."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many facts the next batch, or how much news a page, may hold; for as long as we run."""

    batch: int = FIRST_BATCH
    most: int = MOST_BATCH

    def after_success(self, facts: int, seconds: float) -> "Pace":
        """Double what went through, to what fits into ``BATCH_SECONDS`` of this line.

        A batch that was not full says nothing: round trips take most of its time.
        """
        if facts < self.batch:
            return self
        fits = int(facts * BATCH_SECONDS / seconds) if seconds > 0 else self.most
        return replace(self, batch=max(LEAST_BATCH, min(2 * self.batch, fits, self.most)))

    def after_failure(self) -> "Pace":
        """Return a quarter: on a line that comes and goes, little that arrives beats much."""
        return replace(self, batch=max(LEAST_BATCH, self.batch // 4))


def connect_seconds(failures: int) -> float:
    """Return how long to wait for a connection.

    The system sends three first packets within four seconds. A line that is there answers one of
    them, and one that comes back is found sooner by asking anew; each third wait is longer, for
    lines slower than that.

    Args:
        failures: How many connections in a row have not come about.
    """
    patient = failures % PATIENT_EACH == PATIENT_EACH - 1
    return PATIENT_CONNECT_SECONDS if patient else CONNECT_SECONDS


def answer_seconds(sent: int) -> float:
    """Return how long to wait for the next sign of life after sending so many bytes."""
    return ANSWER_SECONDS + sent / SLOWEST_LINE


def whole_seconds(sent: int, patience: float = WHOLE_SECONDS) -> float:
    """Return how long a request may take in all, however busily its reply drips in.

    Args:
        sent: Bytes that go out first.
        patience: Seconds for all the rest.
    """
    return patience + sent / SLOWEST_LINE
