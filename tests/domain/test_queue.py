"""What people are told of the queue."""

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta

import pytest

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.queue import LineReport, OutboxSummary, Trouble, waiting_for
from desktop_app.domain.worker import WorkerLine
from tests.domain.registrations import AT, REGISTRATION, WULAN
from tests.domain.test_facts import FACT


def test_a_trouble_cannot_be_talked_out_of_what_it_says() -> None:
    trouble = Trouble(FACT, Delivery(DeliveryStatus.NEEDS_CLERK, code="phone.unreadable"), LINE)

    assert LINE.delivery is DeliveryStatus.WAITING  # until an answer says otherwise
    with pytest.raises(FrozenInstanceError):
        trouble.delivery = Delivery()  # type: ignore[misc]  # the point of the test


def test_a_summary_without_anything_waiting_names_no_time() -> None:
    summary = OutboxSummary(0, 3, 0, 0, oldest_waiting=None, next_attempt=None)

    assert (summary.waiting, summary.oldest_waiting) == (0, None)


def report(cause: str, minutes: int = 0, sent: int = 0, received: int = 0) -> LineReport:
    return LineReport(AT + timedelta(minutes=minutes), cause, sent=sent, received=received)


def test_a_line_says_since_when_it_has_failed_for_what() -> None:
    first = LineReport(AT).followed_by(report("sync.timeout", 1), heard=False)
    same = first.followed_by(report("sync.timeout", 2), heard=False)
    other = same.followed_by(report("sync.offline", 3), heard=False)
    well = other.followed_by(report("", 4, sent=900, received=300), heard=True)

    assert (first.since, same.since, other.since) == (first.at, first.at, other.at)
    assert (well.since, well.heard, well.sent, well.received) == (None, well.at, 900, 300)
    assert well.followed_by(report("sync.cut", 5), heard=False).heard == well.at


LINE = WorkerLine(
    id=REGISTRATION.id,
    number=REGISTRATION.number,
    nik=WULAN.nik_digits,
    name=WULAN.name,
    born=WULAN.born,
    segment=WULAN.enrolment.segment,
    funding=WULAN.enrolment.funding,
    street=WULAN.address.street,
    status=REGISTRATION.application.status,
    at=AT,
)
BUSY = replace(report("sync.server_busy"), figures={"seconds": 30}, since=AT + timedelta(hours=2))


def test_a_fact_waits_for_its_own_sake_or_with_the_others_for_the_line() -> None:
    later = AT + timedelta(hours=1)
    own = Delivery(cause="sync.left_out", since=later, not_before=later)

    untried = waiting_for(FACT, Delivery(), LINE, None)
    with_all = waiting_for(FACT, Delivery(), LINE, BUSY)
    alone = waiting_for(FACT, own, LINE, BUSY)
    shared = waiting_for(FACT, Delivery(cause="sync.server_busy"), LINE, BUSY)

    assert (untried.cause, untried.since, untried.next_attempt) == ("", FACT.at, None)
    assert (with_all.cause, with_all.since) == ("sync.server_busy", BUSY.since)
    assert (alone.cause, alone.since, alone.next_attempt) == ("sync.left_out", later, later)
    assert (with_all.figures, alone.figures, shared.figures) == (BUSY.figures, {}, BUSY.figures)
    assert waiting_for(FACT, own, LINE, None).figures == {}
