"""The queue of facts that the server has to hear, as people are told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class LineReport:
    """How the last round went, for who asks why something waits.

    Attributes:
        at: When it ended.
        cause: Why it ended early, with ``figures`` for its sentence; empty when it did not.
        since: Since when rounds have ended for this cause; None without one.
        heard: When the city last gave an answer that was proven; None before the first.
        sent, received: Bytes of the last round, without what the line itself adds.
    """

    at: datetime
    cause: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    since: datetime | None = None
    heard: datetime | None = None
    sent: int = 0
    received: int = 0

    def followed_by(self, later: "LineReport", *, heard: bool) -> "LineReport":
        """Return the report of a later round, with what it goes on from this one."""
        goes_on = later.cause == self.cause and self.since is not None
        since = (self.since if goes_on else later.at) if later.cause else None
        return replace(later, since=since, heard=later.at if heard else self.heard)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact that waits, and the registration it is about.

    Attributes:
        cause: Why it waits: its own cause, or the line's; empty when its turn has not come.
        figures: What the sentence of the cause needs.
        since: Since when it waits for that.
        next_attempt: Not offered before this time; None when it goes with the next round.
    """

    fact: Fact
    line: WorkerLine
    cause: str
    figures: Mapping[str, str | int]
    since: datetime
    next_attempt: datetime | None


def waiting_for(
    fact: Fact, delivery: Delivery, line: WorkerLine, report: LineReport | None
) -> Waiting:
    """Say why a fact waits: for its own sake, or with all the others for the line's."""
    own = delivery.cause
    cause = own or (report.cause if report else "")
    shared = report is not None and report.cause == cause
    since = delivery.since if own else (report.since if report else None)
    return Waiting(
        fact=fact,
        line=line,
        cause=cause,
        figures=report.figures if report and shared else {},
        since=since or fact.at,
        next_attempt=delivery.not_before,
    )
