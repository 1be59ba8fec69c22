"""The trials that a warm Python forks: each is one stretch of work of one process.

Paths come as text, because a job travels as JSON.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.storage import durable, engine, packets
from desktop_app.storage.backup import SUFFIX
from desktop_app.use_cases.backups import BACKUPS
from desktop_app.use_cases.restoring import examine, restore
from tests.campaigns import office
from tests.campaigns.acts import Clerk, Voice, work
from tests.campaigns.disk.watch import Watch
from tests.campaigns.standing import standing

office.guess_cheaply()
office.books()  # read before the fork


def _relaxed() -> None:
    """Let SQLite sync at a checkpoint only, as many programs do."""
    vars(engine)["_SETTINGS"] = tuple(
        setting.replace("synchronous=FULL", "synchronous=NORMAL") for setting in engine._SETTINGS
    )


def _no_folder_sync() -> None:
    """Take it that a name lasts by itself."""
    durable.sync_folder.__code__ = (lambda folder: None).__code__


def _copies_fleeting() -> None:
    """Write packets without syncing their folder."""
    vars(packets)["sync_folder"] = lambda folder: None


def _no_file_sync() -> None:
    """Take it that what was written and closed is on the disk."""
    vars(os)["fsync"] = lambda descriptor: None


DEFECTS: dict[str, Callable[[], None]] = {
    "relaxed": _relaxed,
    "copies_fleeting": _copies_fleeting,
    "no_folder_sync": _no_folder_sync,
    "no_file_sync": _no_file_sync,
}
"""Faults a programmer might make, planted to see that a campaign sees them."""


def plant(defects: list[str]) -> None:
    for defect in defects:
        DEFECTS[defect]()


def lay_out(folder: str, keychain: str) -> None:
    """Set a laptop up, unwatched: the state a campaign begins with."""
    opened = office.new_laptop(Path(folder), office.FileKeychain(Path(keychain)))
    opened.database.close()


def work_watched(**job: Any) -> None:
    """Unlock, do whatever comes, close."""
    _watched(job, lambda clerk: clerk.some_act)


def rush_watched(**job: Any) -> None:
    """Register one after the other, with never a pause in which the log is brought home."""
    _watched(job, lambda _: lambda: "register")


def backup_watched(**job: Any) -> None:
    """Register and back up by turns."""
    _watched(job, lambda _: cycle(("register", "back_up", "archive")).__next__)


def migrate_watched(**job: Any) -> None:
    """Unlock a file of the first release, which brings it up to date; then register."""
    _watched(job, lambda _: lambda: "register", first=100)


def set_up_watched(**job: Any) -> None:
    """Set a laptop up and register the first people."""
    voice = _begun(job)
    opened = office.new_laptop(Path(job["folder"]), office.FileKeychain(Path(job["keychain"])))
    try:
        clerk = Clerk(office.sit_down(opened.database, opened.officer), Random(job["seed"]))
        work(clerk, voice, job["acts"], lambda: "register")
    finally:
        opened.database.close()


def restore_watched(**job: Any) -> None:
    """Back up, register on, and bring the backup back: newer packets come along."""
    voice = _begun(job)
    folder, keychain = Path(job["folder"]), office.FileKeychain(Path(job["keychain"]))
    with office.at_work(folder, keychain) as desk:
        clerk = Clerk(desk, Random(job["seed"]))
        acts = cycle(("register", "register", "archive", "register", "amend")).__next__
        work(clerk, voice, job["acts"], acts)
        now = clerk.now
    bring_back(folder, keychain, now)
    with office.at_work(folder, keychain) as desk:
        voice.say("restore", standing(desk.database).as_json())


def bring_back(folder: Path, keychain: office.FileKeychain, now: datetime) -> None:
    """Restore the newest backup of this laptop."""
    archive = max((folder / BACKUPS).glob(f"*{SUFFIX}"))
    restore(folder, examine(folder, keychain, archive, password=office.PASSWORD), now)


def _watched(
    job: Mapping[str, Any], choose: Callable[[Clerk], Callable[[], str]], first: int = 1
) -> None:
    voice = _begun(job)
    with office.at_work(Path(job["folder"]), office.FileKeychain(Path(job["keychain"]))) as desk:
        clerk = Clerk(desk, Random(job["seed"]), first)
        work(clerk, voice, job["acts"], choose(clerk))


def _begun(job: Mapping[str, Any]) -> Voice:
    plant(job["defects"])
    watch = Watch()
    watch.begin(Path(job["root"]), Path(job["journal"]))
    return Voice(Path(job["said"]), watch)
