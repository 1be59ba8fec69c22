"""kill -9 at random moments: a short campaign, and what it would see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.disk.watch import NO_WATCHER
from tests.campaigns.kill import Draft, campaign, kill
from tests.campaigns.score import Score
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python

pytestmark = pytest.mark.skipif(NO_WATCHER, reason="needs LD_PRELOAD and a C compiler")

SHORT = {
    "save": 10,
    "sync": 4,
    "migrate": 4,
    "backup": 3,
    "print": 3,
    "draft": 3,
    "restore": 3,
    "import at the city": 4,
}


@pytest.fixture(scope="module")
def python() -> Iterator[WarmPython]:
    with warm_python("tests.campaigns.kill_trials") as python:
        yield python


@pytest.fixture
def scratch() -> Iterator[Path]:
    with scratch_folder() as scratch:
        yield scratch


def test_a_kill_leaves_the_old_state_or_the_new_and_nothing_said_is_lost(
    python: WarmPython, scratch: Path
) -> None:
    scores = campaign(python, scratch, "short", SHORT)

    assert all(score.clean for score in scores.values()), scores


class Hasty(Draft):
    trial = "hasty"


def test_a_word_said_too_early_is_seen(python: WarmPython, scratch: Path) -> None:
    score = Score()

    kill(Hasty(python, scratch, "planted"), 15, score)

    assert score.lost
