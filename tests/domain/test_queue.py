"""What people are told of the queue."""

from dataclasses import FrozenInstanceError

import pytest

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.queue import OutboxSummary, Trouble
from desktop_app.domain.worker import WorkerLine
from tests.domain.registrations import AT, REGISTRATION, WULAN
from tests.domain.test_facts import FACT


def test_a_trouble_cannot_be_talked_out_of_what_it_says() -> None:
    line = WorkerLine(
        id=REGISTRATION.id,
        number=REGISTRATION.number,
        nik=WULAN.nik.digits,
        name=WULAN.name,
        born=WULAN.born,
        segment=WULAN.enrolment.segment,
        funding=WULAN.enrolment.funding,
        street=WULAN.address.street,
        status=REGISTRATION.application.status,
        at=AT,
    )
    trouble = Trouble(FACT, Delivery(DeliveryStatus.NEEDS_CLERK, code="phone.unreadable"), line)

    assert line.delivery is DeliveryStatus.WAITING  # until an answer says otherwise
    with pytest.raises(FrozenInstanceError):
        trouble.delivery = Delivery()  # type: ignore[misc]  # the point of the test


def test_a_summary_without_anything_waiting_names_no_time() -> None:
    summary = OutboxSummary(0, 3, 0, 0, oldest_waiting=None, next_attempt=None)

    assert (summary.waiting, summary.oldest_waiting) == (0, None)
