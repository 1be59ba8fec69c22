"""What a list shows of a standing, where it comes in an order, and what days mean in a zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.listing import (
    ListFilter,
    Question,
    Sorting,
    SortKey,
    days,
    has_more_sides,
    standing_of,
    standing_rank,
)
from desktop_app.domain.membership import Status

ZONE = "Asia/Jakarta"


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONE))


def test_a_question_asks_for_everybody_newest_first_unless_told() -> None:
    assert Question() == Question("", None, Sorting(SortKey.SAVED, falls=True))


def test_only_what_the_tallies_do_not_count_by_is_another_side() -> None:
    assert not has_more_sides(ListFilter(segments=frozenset({Segment.BPU})))
    assert has_more_sides(ListFilter(event="Pasar"))


@pytest.mark.parametrize(
    ("status", "delivery", "told"),
    [
        (Status.ACTIVE, DeliveryStatus.DELIVERED, Status.ACTIVE),
        (Status.REGISTERED, DeliveryStatus.WAITING, DeliveryStatus.WAITING),
        (Status.VERIFIED, DeliveryStatus.NEEDS_CLERK, DeliveryStatus.NEEDS_CLERK),
        (Status.WITHDRAWN, DeliveryStatus.WAITING, Status.WITHDRAWN),
    ],
)
def test_what_holds_up_the_news_is_told_before_how_far_it_has_come(
    status: Status, delivery: DeliveryStatus, told: object
) -> None:
    assert standing_of(status, delivery) is told


def test_what_the_clerk_must_mend_comes_first() -> None:
    mend = standing_rank(Status.ACTIVE, DeliveryStatus.NEEDS_CLERK)
    assert mend == 0
    assert mend < standing_rank(Status.REGISTERED, DeliveryStatus.WAITING)


def test_days_run_to_the_end_of_the_last_whichever_way_they_are_told() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 22)
    whole = (midnight(first), midnight(date(2026, 11, 23)))

    assert days(first, last, ZONE) == whole
    assert days(last, first, ZONE) == whole
    assert days(None, last, ZONE) == (None, whole[1])
    assert days(first, None, ZONE) == (whole[0], None)
