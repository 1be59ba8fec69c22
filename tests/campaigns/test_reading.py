"""A reply that is being read off a stick, killed and cut off, in short."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.disk.watch import NO_WATCHER
from tests.campaigns.reading import NOT_THE_SAME, campaign, record_and_cut
from tests.campaigns.score import Score
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python

pytestmark = pytest.mark.skipif(NO_WATCHER, reason="needs LD_PRELOAD and a C compiler")


@pytest.fixture(scope="module")
def python() -> Iterator[WarmPython]:
    with warm_python("tests.campaigns.reading_trials") as python:
        yield python


@pytest.fixture
def scratch() -> Iterator[Path]:
    with scratch_folder() as scratch:
        yield scratch


def test_a_reply_that_was_cut_off_is_read_once_more(python: WarmPython, scratch: Path) -> None:
    scores = campaign(python, scratch, "short", 6)

    assert all(score.clean for score in scores.values()), scores


def test_a_laptop_that_notes_what_it_has_not_read_yet_is_seen(
    python: WarmPython, scratch: Path
) -> None:
    score = Score()
    record_and_cut(python, scratch, "planted", 30, score, ("cursor_first",))

    assert score.breaches[NOT_THE_SAME]
