"""What a list is asked: words, what it is narrowed to, and the order it is shown in."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.membership import Status


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list is narrowed to; None leaves a side open.

    Attributes:
        deliveries: Where the newest content of a registration may stand.
        since, before: Aware; first saved at or after the one, and before the other.
        rt, rw: Three digits, or "" for all.
        registrar: Name of the officer who registered, or "" for all.
        event: Name of the kegiatan it was made at, or "" for all.
        without_nik: Only those who have no NIK yet.
    """

    statuses: frozenset[Status] | None = None
    segments: frozenset[Segment] | None = None
    funding: frozenset[FundingSource] | None = None
    deliveries: frozenset[DeliveryStatus] | None = None
    since: datetime | None = None
    before: datetime | None = None
    rt: str = ""
    rw: str = ""
    registrar: str = ""
    event: str = ""
    without_nik: bool = False


def has_more_sides(only: ListFilter) -> bool:
    """Say whether a filter asks for more than what the tallies count by."""
    return only != ListFilter(only.statuses, only.segments, only.funding, only.deliveries)


class SortKey(StrEnum):
    """What a list goes by. ``SAVED`` is the order of saving, which no clock can change."""

    SAVED = "saved"
    NUMBER = "number"
    NAME = "name"
    DAY = "day"
    RT_RW = "rt_rw"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order of a list; those alike in it stand as they were saved. ``falls`` turns it round."""

    key: SortKey = SortKey.SAVED
    falls: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked: words, what it is narrowed to, and the order."""

    words: str = ""
    only: ListFilter | None = None
    sorting: Sorting = Sorting()


_STANDINGS: tuple[StrEnum, ...] = (
    DeliveryStatus.NEEDS_CLERK,
    DeliveryStatus.NEEDS_CITY,
    DeliveryStatus.WAITING,
    *Status,
)


def standing_of(status: Status, delivery: DeliveryStatus) -> Status | DeliveryStatus:
    """Return what is said of a registration: how far it has come, or what holds up its news.

    One that was withdrawn is said to be so at once: that is what the clerk has to see.
    """
    settled = delivery is DeliveryStatus.DELIVERED or status is Status.WITHDRAWN
    return status if settled else delivery


def standing_rank(status: Status, delivery: DeliveryStatus) -> int:
    """Return where a registration stands in a list by standing: first what the clerk must mend."""
    return _STANDINGS.index(standing_of(status, delivery))


Span = tuple[datetime | None, datetime | None]


def days(first: date | None, last: date | None, zone: str) -> Span:
    """Return from when, and before when, the days ``first`` to ``last`` of a zone run.

    None leaves an end open; days the wrong way round are taken the right way.
    """
    if first and last and last < first:
        first, last = last, first
    return (
        _midnight(first, zone) if first else None,
        _midnight(last + timedelta(days=1), zone) if last else None,
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
