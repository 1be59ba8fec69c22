"""The light goes out while the clerk works: a short campaign, and what it would see."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.campaigns.disk.journal import Kind, Step
from tests.campaigns.disk.model import Disk
from tests.campaigns.disk.watch import NO_WATCHER
from tests.campaigns.power import PLANS, Studio, campaign, cut, shares
from tests.campaigns.score import Score, at_most
from tests.campaigns.warm import WarmPython, scratch_folder, warm_python

pytestmark = pytest.mark.skipif(NO_WATCHER, reason="needs LD_PRELOAD and a C compiler")


@pytest.fixture(scope="module")
def python() -> Iterator[WarmPython]:
    with warm_python("tests.campaigns.trials") as python:
        yield python


@pytest.fixture
def scratch() -> Iterator[Path]:
    with scratch_folder() as scratch:
        yield scratch


def test_nothing_that_was_said_to_be_saved_is_lost_in_a_power_cut(
    python: WarmPython, scratch: Path
) -> None:
    scores = campaign(python, scratch, "short", shares(50) | {"migration": 12, "set-up": 12})

    assert all(score.clean for score in scores.values()), scores


@pytest.mark.parametrize(
    ("defects", "plan", "sign"),
    [
        (["relaxed", "copies_fleeting"], "save without pause", "lost"),
        (["copies_fleeting"], "save and checkpoint", "a sealed copy is lost"),
        (["no_folder_sync"], "set-up", "a laptop that was set up is new again"),
        (["no_file_sync"], "save and checkpoint", "a sealed copy is lost"),
    ],
)
def test_a_planted_fault_is_seen(
    python: WarmPython, scratch: Path, defects: list[str], plan: str, sign: str
) -> None:
    """A campaign that finds nothing says something only if it can find."""
    score = with_planted(python, scratch, defects, plan)

    assert score.lost if sign == "lost" else score.breaches[sign]


def test_what_a_careless_file_loses_the_sealed_copies_bring_back(
    python: WarmPython, scratch: Path
) -> None:
    """With syncs left to the checkpoint a cut takes registrations out of the file alone."""
    score = with_planted(python, scratch, ["relaxed"], "save without pause")

    assert score.lost == 0
    assert score.repaired > 0


def with_planted(python: WarmPython, scratch: Path, defects: list[str], plan: str) -> Score:
    score = Score()
    with Studio(python, scratch).recorded(PLANS[plan], "planted", defects) as recording:
        cut(recording, 15, "planted", scratch, score)
    return score


ROOT = Path("/disk")


def follow(disk: Disk, *steps: tuple[Kind, int, int, str, str]) -> None:
    for kind, handle, offset, first, second in steps:
        disk.follow(Step(kind, handle, offset, first.encode(), second.encode()))


def outcomes(disk: Disk, scratch: Path) -> set[frozenset[tuple[str, bytes]]]:
    """Return every outcome that 200 cuts bring, each as the files found."""
    found: set[frozenset[tuple[str, bytes]]] = set()
    for number in range(200):
        place = scratch / f"{number}"
        place.mkdir(parents=True)
        disk.after_cut(Random(number), place)
        found.add(
            frozenset(
                (path.relative_to(place).as_posix(), path.read_bytes())
                for path in place.rglob("*")
                if path.is_file()
            )
        )
    return found


def test_the_disk_keeps_content_by_the_file_s_sync_and_a_name_by_the_folder_s(
    tmp_path: Path,
) -> None:
    disk = Disk(ROOT)
    follow(
        disk,
        (Kind.CREATE, 1, 0, "/disk/a", ""),
        (Kind.WRITE, 1, 0, "x" * 1024, ""),
    )
    content = b"x" * 1024
    assert outcomes(disk, tmp_path / "1") == {
        frozenset(),
        frozenset({("a", b"")}),
        frozenset({("a", content[:512])}),
        frozenset({("a", bytes(1024))}),
        frozenset({("a", content)}),
    }

    follow(disk, (Kind.SYNC, 1, 0, "", ""))
    assert outcomes(disk, tmp_path / "2") == {frozenset(), frozenset({("a", content)})}

    follow(disk, (Kind.OPEN, 2, 0, "/disk", ""), (Kind.SYNC, 2, 0, "", ""))
    assert outcomes(disk, tmp_path / "3") == {frozenset({("a", content)})}


def test_a_rename_that_was_not_synced_happened_or_did_not(tmp_path: Path) -> None:
    disk = Disk(ROOT)
    follow(
        disk,
        (Kind.CREATE, 1, 0, "/disk/new", ""),
        (Kind.WRITE, 1, 0, "x", ""),
        (Kind.SYNC, 1, 0, "", ""),
        (Kind.OPEN, 2, 0, "/disk", ""),
        (Kind.SYNC, 2, 0, "", ""),
        (Kind.RENAME, 0, 0, "/disk/new", "/disk/last"),
    )

    assert outcomes(disk, tmp_path) == {frozenset({("new", b"x")}), frozenset({("last", b"x")})}


def test_what_a_failed_sync_was_to_write_is_never_on_the_disk(tmp_path: Path) -> None:
    disk = Disk(ROOT)
    follow(
        disk,
        (Kind.CREATE, 1, 0, "/disk/a", ""),
        (Kind.OPEN, 2, 0, "/disk", ""),
        (Kind.SYNC, 2, 0, "", ""),
        (Kind.WRITE, 1, 0, "x", ""),
        (Kind.SYNC_FAILED, 1, 0, "", ""),
        (Kind.SYNC, 1, 0, "", ""),
    )

    assert disk.now() == {"a": b"x"}
    assert outcomes(disk, tmp_path) == {frozenset({("a", b"")})}


def test_none_in_three_thousand_means_under_a_tenth_of_a_per_cent() -> None:
    assert at_most(3_000) == pytest.approx(0.1)
    assert at_most(0) == 100
