"""A signal that comes and goes is used while it is there, whatever the clock says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.schedule import SOON_SECONDS
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.gate import gate_to
from tests.fixtures.people import FOUR_SEGMENTS, NOW
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.sync.test_round import SEEN, activated
from ui.changes import Changes
from ui.jobs import JobRunner
from ui.viewmodels.banner import BannerActs, BannerShown, BannerViewModel

__all__ = ["sqlite_city_server"]


class Sending:
    """A banner that sends for real, and what it has shown and tried."""

    def __init__(self, desk: Desk, line: Line, chance: float, now: list[datetime]) -> None:
        self.causes: list[str] = []
        self.shown: list[BannerShown] = []
        self.network = True
        self.jobs = JobRunner()
        self.changes = Changes()

        def send(_hurried: bool) -> RoundResult:
            result = run_round(desk.database, line, lambda: now[0], lambda: chance)
            self.causes.append(result.cause)
            return result

        acts = BannerActs(
            standing=lambda: standing(desk),
            send=send,
            now=lambda: now[0],
            network=lambda: self.network,
            drop=line.line.drop,
            chance=lambda: chance,
        )
        self.model = BannerViewModel(self.jobs, self.changes, acts)
        self.model.shown.connect(self.shown.append)


@contextmanager
def sending(desk: Desk, url: str, chance: float, now: list[datetime]) -> Iterator[Sending]:
    line = Line(url, lambda: now[0])
    stage = Sending(desk, line, chance, now)
    try:
        yield stage
    finally:
        stage.model.stop()
        stage.jobs.close()
        line.close()


def waits(desk: Desk) -> int:
    return standing(desk).counts.waiting


@pytest.mark.parametrize("jump", [timedelta(), timedelta(days=-3650), timedelta(days=3650)])
def test_a_window_of_signal_is_used_whatever_the_clock_says(
    desk: Desk, sqlite_city_server: CityServer, qtbot: QtBot, jump: timedelta
) -> None:
    desk = activated(desk, sqlite_city_server)
    far = urlsplit(sqlite_city_server.url)
    now = [NOW]
    with gate_to(str(far.hostname), int(far.port or 0)) as gate:
        with desk.database.transaction() as tx:
            tx.settings.put_device(replace(desk.device, server=gate.url))
        for form in FOUR_SEGMENTS:
            register_worker(desk, form, SEEN, NOW)
        with sending(desk, gate.url, 0.01, now) as stage:
            stage.model.start()
            qtbot.waitUntil(lambda: stage.causes.count("sync.refused") >= 3, timeout=60_000)
            assert waits(desk) == len(FOUR_SEGMENTS)
            now[0] += jump

            gate.open()

            qtbot.waitUntil(lambda: waits(desk) == 0, timeout=60_000)
            gate.shut()
            stage.model.send()
            before = len(stage.causes)
            qtbot.waitUntil(lambda: len(stage.causes) > before, timeout=60_000)
            assert stage.causes[-1] in {"sync.refused", "sync.cut"}


def test_the_next_look_at_a_failing_line_is_never_more_than_five_seconds_away(
    desk: Desk, qtbot: QtBot
) -> None:
    with sending(desk, "http://127.0.0.1:1", 0.999, [NOW]) as stage:
        stage.model.start()
        for count in range(1, 4):
            qtbot.waitUntil(partial(tried, stage, count), timeout=60_000)
            assert 0 < stage.model._round.remainingTime() <= SOON_SECONDS * 1000
            stage.model._send_what_is_due()


def test_without_a_network_it_waits_longer_and_a_new_network_ends_the_wait(
    desk: Desk, qtbot: QtBot
) -> None:
    with sending(desk, "http://127.0.0.1:1", 0.999, [NOW]) as stage:
        stage.network = False
        stage.model.start()
        for count in range(1, 6):
            qtbot.waitUntil(partial(tried, stage, count), timeout=60_000)
            stage.model._send_what_is_due()
        qtbot.waitUntil(partial(tried, stage, 6), timeout=60_000)
        assert stage.model._round.remainingTime() > 60_000

        stage.model.network_changed()

        qtbot.waitUntil(lambda: len(stage.causes) == 7, timeout=60_000)


def tried(stage: Sending, count: int) -> bool:
    """Say whether so many rounds have ended, and the next has its time."""
    return len(stage.causes) == count and stage.model._round.isActive()
