"""A disk that says no: what the clerk is told then is true."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.disk.journal import Kind
from tests.campaigns.disk.watch import NO_WATCHER, Deed
from tests.campaigns.kill import words_of
from tests.campaigns.score import Score
from tests.campaigns.stumble import Fault, campaign, stumble
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python

pytestmark = pytest.mark.skipif(NO_WATCHER, reason="needs LD_PRELOAD and a C compiler")


@pytest.fixture(scope="module")
def python() -> Iterator[WarmPython]:
    with warm_python("tests.campaigns.stumble_trials") as python:
        yield python


@pytest.fixture
def scratch() -> Iterator[Path]:
    with scratch_folder() as scratch:
        yield scratch


def test_each_sync_that_fails_in_a_save_is_told_and_loses_nothing(
    python: WarmPython, scratch: Path
) -> None:
    fault = Fault(Kind.SYNC, Deed.FAIL, errno.EIO)

    scores = campaign(python, scratch, ("register", "rest"), {"sync": [fault]})

    assert scores["sync"].clean, scores
    assert scores["sync"].refusals["register: database.disk_error"] > 0


def test_a_full_disk_is_told_by_its_name(python: WarmPython, scratch: Path) -> None:
    fault = Fault(Kind.WRITE, Deed.SHORT, errno.ENOSPC, times=1000)
    score = Score()

    assert stumble(python, scratch, "register", fault, 1, score) > 0

    assert score.clean, score
    assert set(score.refusals) == {"register: database.disk_full"}


@pytest.mark.parametrize("number", [1, 6, 12])
def test_a_disk_that_is_full_at_the_start_is_no_damage_to_the_file(
    python: WarmPython, scratch: Path, number: int
) -> None:
    fault = Fault(Kind.WRITE, Deed.SHORT, errno.ENOSPC, times=1000)
    score = Score()

    assert stumble(python, scratch, "open", fault, number, score) > 0

    assert score.clean, score


def test_a_name_that_is_held_for_half_a_second_is_waited_for(
    python: WarmPython, scratch: Path
) -> None:
    fault = Fault(Kind.RENAME, Deed.FAIL, errno.EACCES, times=5)
    score = Score()

    assert stumble(python, scratch, "register", fault, 1, score) == 5

    assert score.clean, score
    assert not score.refusals


@pytest.mark.parametrize("kind", [Kind.RENAME, Kind.MKDIR, Kind.SYNC])
def test_a_set_up_that_fails_is_told_and_leaves_nothing_half_made(
    python: WarmPython, scratch: Path, kind: Kind
) -> None:
    scores = campaign(python, scratch, ("set_up",), {"set-up": [Fault(kind, Deed.FAIL, errno.EIO)]})

    assert scores["set-up"].clean, scores
    assert scores["set-up"].repaired == 0
    assert scores["set-up"].refusals["open: database.disk_error"] > 0


def test_a_disk_that_takes_long_keeps_a_save_waiting_and_never_the_window(scratch: Path) -> None:
    folder, keychain, said = scratch / "loket", scratch / "keychain.json", scratch / "said"
    with warm_python("tests.campaigns.slow_trials") as python:
        python.run("lay_out", folder=str(folder), keychain=str(keychain))
        python.run(
            "save_slowly",
            folder=str(folder),
            keychain=str(keychain),
            said=str(said),
            milliseconds=600,
        )
    [(_, (seconds, syncs, longest))] = words_of(said)

    assert syncs >= 2  # the file's log and the packet
    assert seconds >= 0.6 * syncs
    assert longest < 0.5
