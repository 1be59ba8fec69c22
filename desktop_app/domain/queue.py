"""The queue of facts that the server has to hear, as people are told of it."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.delivery import Delivery
from desktop_app.domain.facts import Fact
from desktop_app.domain.worker import WorkerLine


@dataclass(frozen=True, slots=True)
class OutboxSummary:
    """How many facts stand where; superseded ones are counted nowhere.

    Attributes:
        oldest_waiting: When the first fact that still waits was made; None when nothing waits.
        next_attempt: When the next one may be offered; None when nothing waits or one is due now.
    """

    waiting: int
    delivered: int
    needs_clerk: int
    needs_city: int
    oldest_waiting: datetime | None
    next_attempt: datetime | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fact somebody has to act on, and the registration it is about."""

    fact: Fact
    delivery: Delivery
    line: WorkerLine
