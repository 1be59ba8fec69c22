"""The round by stick and a laptop that forgets, killed and cut off, in short."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.city import city_in
from tests.campaigns.disk.watch import NO_WATCHER
from tests.campaigns.kill import kill
from tests.campaigns.parting import Part, campaign
from tests.campaigns.score import Score
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python
from tests.fixtures.server import TestClock, running_server

pytestmark = pytest.mark.skipif(NO_WATCHER, reason="needs LD_PRELOAD and a C compiler")


@pytest.fixture(scope="module")
def python() -> Iterator[WarmPython]:
    with warm_python("tests.campaigns.parting_trials") as python:
        yield python


@pytest.fixture
def scratch() -> Iterator[Path]:
    with scratch_folder() as scratch:
        yield scratch


def test_a_reply_half_read_and_a_laptop_half_empty_come_right(
    python: WarmPython, scratch: Path
) -> None:
    scores = campaign(python, scratch, "short", 6)

    assert all(score.clean for score in scores.values()), scores


class Hasty(Part):
    trial = "hasty_part"


def test_a_laptop_that_forgets_without_a_receipt_is_seen(python: WarmPython, scratch: Path) -> None:
    score = Score()
    with running_server(city_in(scratch / "kota"), clock=TestClock()) as city:
        kill(Hasty(python, scratch, "planted", city), 4, score)

    assert score.lost
