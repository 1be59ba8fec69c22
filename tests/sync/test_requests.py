"""The counter of signed requests only ever grows."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.requests import next_request
from desktop_app.sync.round import run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FOUR_SEGMENTS, NOW
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.sync.test_round import SEEN, activated

__all__ = ["sqlite_city_server"]


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


def test_a_clock_that_was_years_ahead_before_a_backup_came_back_costs_one_round(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    backed_up = next_request(desk.database, lambda: NOW)
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        run_round(desk.database, line, lambda: NOW + timedelta(days=3650))
        with desk.database.transaction() as tx:
            device = tx.settings.device()
            assert device is not None
            tx.settings.put_device(replace(device, counter=backed_up.counter))
        register_worker(desk, FOUR_SEGMENTS[0], SEEN, NOW)

        result = run_round(desk.database, line, lambda: NOW)

    assert (result.cause, result.stored) == ("", 1)
