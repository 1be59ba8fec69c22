"""What one day at this laptop came to: per officer, what was sent, what is to be mended."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.event import WorkDay
from desktop_app.domain.facts import FactKind

Act = tuple[FactKind, str, datetime, DeliveryStatus]
"""What was done, the name of who did it, when (aware), and where the fact stands."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was done: by one officer, or by all."""

    registered: int = 0
    amended: int = 0
    withdrawn: int = 0
    printed: int = 0
    reviewed: int = 0
    revoked: int = 0

    def plus(self, other: "Work") -> "Work":
        return Work(
            self.registered + other.registered,
            self.amended + other.amended,
            self.withdrawn + other.withdrawn,
            self.printed + other.printed,
            self.reviewed + other.reviewed,
            self.revoked + other.revoked,
        )


@dataclass(frozen=True, slots=True)
class ToMend:
    """A registration somebody has to act on.

    Attributes:
        by_clerk: Whether the clerk has to; else the city has.
        since: Aware; None where nobody noted it.
        reason: In the words of whoever gave it back; "" where a rule did.
    """

    number: str
    name: str
    by_clerk: bool
    since: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayReport:
    """One day, by the office's own clock.

    Attributes:
        by_officer: By name; ``total`` is their sum.
        sent, waiting, given_back, held: Where the day's own facts stand now; with ``replaced``
            they are all of them.
        waiting_in_all: What waits to be sent, of whatever day.
        hours: Registrations by the hour of the day they were saved in.
        work: Seconds at the form, where they were measured.
    """

    on: date
    by_officer: Mapping[str, Work]
    sent: int
    waiting: int
    given_back: int
    held: int
    replaced: int
    waiting_in_all: int
    to_mend: Sequence[ToMend]
    hours: Mapping[int, int]
    work: WorkDay

    @property
    def total(self) -> Work:
        total = Work()
        for each in self.by_officer.values():
            total = total.plus(each)
        return total


_FIELDS = {
    FactKind.WORKER_REGISTERED: "registered",
    FactKind.WORKER_AMENDED: "amended",
    FactKind.WORKER_WITHDRAWN: "withdrawn",
    FactKind.PAPER_PRINTED: "printed",
    FactKind.REGISTRATION_REVIEWED: "reviewed",
    FactKind.PAPER_REVOKED: "revoked",
}


def day_report(
    on: date,
    zone: str,
    acts: Iterable[Act],
    to_mend: Sequence[ToMend],
    waiting_in_all: int,
    work: WorkDay,
) -> DayReport:
    """Count a day's acts."""
    all_acts = list(acts)
    done = {name: Counter[str]() for name in sorted({act[1] for act in all_acts})}
    for kind, name, _, _ in all_acts:
        done[name][_FIELDS[kind]] += 1
    standing = Counter(act[3] for act in all_acts)
    clock = ZoneInfo(zone)
    hours = Counter(
        at.astimezone(clock).hour
        for kind, _, at, _ in all_acts
        if kind is FactKind.WORKER_REGISTERED
    )
    return DayReport(
        on=on,
        by_officer={name: Work(**counted) for name, counted in done.items()},
        sent=standing[DeliveryStatus.DELIVERED],
        waiting=standing[DeliveryStatus.WAITING],
        given_back=standing[DeliveryStatus.NEEDS_CLERK],
        held=standing[DeliveryStatus.NEEDS_CITY],
        replaced=standing[DeliveryStatus.SUPERSEDED],
        waiting_in_all=waiting_in_all,
        to_mend=to_mend,
        hours=dict(hours),
        work=work,
    )


def day_id(on: date, kelurahan: str, device: int) -> UUID:
    """Return the name a day at one laptop has, where acts are named by ids."""
    return uuid5(NAMESPACE_URL, f"loket-jamsostek:{kelurahan}-{device:02}:{on.isoformat()}")
