"""Disks that run full: a short campaign, with a disk where one may be mounted and without one."""

from pathlib import Path
from random import Random

import pytest

from desktop_app.errors import Unavailable
from desktop_app.use_cases.backups import back_up, last_backup
from tests.campaigns import office
from tests.campaigns.disk_full import WORDS, Trial, campaign, limited
from tests.campaigns.score import Score
from tests.campaigns.warm import scratch_folder
from tests.fixtures.people import NOW
from tests.fixtures.small_disk import MEGABYTE, may_mount, small_disk

needs_a_disk = pytest.mark.skipif(not may_mount(), reason="nothing may be mounted here")


@needs_a_disk
def test_a_full_disk_takes_nothing_and_is_told_as_what_it_is() -> None:
    with scratch_folder() as scratch:
        score = campaign(scratch, "short", 4)

    assert score.clean, score
    assert score.faults > 20
    assert {told.split(": ")[1] for told in score.refusals} <= WORDS


def test_files_that_may_not_grow_take_nothing_either() -> None:
    """The unprivileged variant: a limit on the size of files, in a process of its own."""
    with scratch_folder() as scratch:
        score = limited(scratch, "short", 1)

    assert score.clean, score
    assert score.faults > 2


@needs_a_disk
def test_a_planted_fault_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An act that keeps half of itself when it is refused is found out."""
    office.guess_cheaply()
    score = Score()
    with small_disk(tmp_path / "disk", 4 * MEGABYTE) as disk:
        opened = office.new_laptop(
            disk.folder / "laptop", office.FileKeychain(tmp_path / "keychain")
        )
        run = Trial(disk.folder / "laptop", opened, lambda _room: None, Random(1))

        def half(_kind: str) -> None:
            run.clerk.register()
            raise Unavailable("database.busy")

        monkeypatch.setattr(run, "_do", half)
        run.act(score)
        opened.database.close()

    assert not score.clean
    assert any("was refused and left something" in breach for breach in score.breaches)
    assert any("was told as database.busy" in breach for breach in score.breaches)


@needs_a_disk
def test_a_stick_that_is_too_small_gets_no_half_backup(tmp_path: Path) -> None:
    office.guess_cheaply()
    laptop, keychain = tmp_path / "laptop", office.FileKeychain(tmp_path / "keychain")
    office.new_laptop(laptop, keychain).database.close()
    with (
        small_disk(tmp_path / "stick", 64 * 1024) as stick,
        office.at_work(laptop, keychain) as desk,
    ):
        with pytest.raises(Unavailable) as no:
            back_up(desk, stick.folder, NOW)
        left = list(stick.folder.iterdir())
        last = last_backup(desk)

    assert no.value.code == "database.disk_full"
    assert left == []
    assert last is None
