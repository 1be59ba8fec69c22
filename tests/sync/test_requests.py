"""The counter of signed requests only ever grows."""

from datetime import timedelta

import pytest

from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.sync.requests import next_request
from desktop_app.use_cases.desk import Desk
from tests.fixtures.people import NOW


def test_each_request_counts_higher_also_when_the_clock_stands_or_goes_back(desk: Desk) -> None:
    times = iter([NOW, NOW, NOW - timedelta(days=3650), NOW + timedelta(seconds=1)])

    counters = [next_request(desk.database, times.__next__).counter for _ in range(4)]

    assert counters == sorted(set(counters))


def test_a_laptop_put_back_from_a_backup_counts_on_above_what_it_used_since(desk: Desk) -> None:
    backed_up = next_request(desk.database, lambda: NOW)
    used_since = [next_request(desk.database, lambda: NOW).counter for _ in range(50)]
    with desk.database.transaction() as tx:
        tx.settings.put_device(backed_up)

    tomorrow = next_request(desk.database, lambda: NOW + timedelta(days=1))

    assert tomorrow.counter > max(used_since)


def test_a_file_without_a_device_sends_nothing(database: Database) -> None:
    with pytest.raises(Unavailable) as trouble:
        next_request(database, lambda: NOW)

    assert trouble.value.code == "sync.not_set_up"
