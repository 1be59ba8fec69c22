"""Backups: one a day by itself, and one wherever the clerk wants it; old ones make room."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop_app.domain.rotation import kept_of
from desktop_app.errors import Unavailable
from desktop_app.paths import DAILY_FOLDER
from desktop_app.storage.backup import SUFFIX, Snapshot, made_at, name_of
from desktop_app.storage.documents import packed, unpacked
from desktop_app.use_cases.desk import Desk

logger = logging.getLogger(__name__)

BACKUPS = DAILY_FOLDER

_LAST = "last_backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back and compared.

    Attributes:
        file: Its whole path.
        at: The moment it holds, aware UTC.
        registrations: How many people are in it.
    """

    file: str
    at: datetime
    registrations: int


def last_backup(desk: Desk) -> Backup | None:
    """Return the last backup that was made and checked, if there ever was one."""
    with desk.database.reading() as tx:
        told = tx.settings.preference(_LAST)
    return unpacked(told, Backup) if told else None


def is_due(desk: Desk, now: datetime) -> bool:
    """Say whether today has no backup yet; the day is the office's own."""
    last, zone = last_backup(desk), ZoneInfo(desk.zone)
    return last is None or last.at.astimezone(zone).date() != now.astimezone(zone).date()


def take_snapshot(desk: Desk, now: datetime) -> Snapshot:
    """Copy this moment of the file: the short part, which writers wait for.

    Raises:
        Unavailable: ``backup.no_room``, or what ``Database.transaction`` raises.
    """
    return desk.database.backups.snapshot(now)


def make_backup(desk: Desk, snapshot: Snapshot, folder: Path, *, daily: bool = False) -> Backup:
    """Pack a snapshot into a folder, read it back and compare: the long part, beside all else.

    Args:
        desk: Whose file it is.
        snapshot: Is used up, whatever comes of it.
        folder: Of the daily ones it is made where it is missing; a stick must be there.
        daily: Old ones make room.

    Raises:
        Unavailable: ``backup.differs``, ``backup.not_written``, or what the disk says: then there
            is no file of that name, and the earlier backups are as they were.
    """
    if not daily and not folder.is_dir():
        desk.database.backups.forget(snapshot)
        raise Unavailable("backup.not_written")
    local = snapshot.at.astimezone(ZoneInfo(desk.zone))
    office = f"{desk.city.kelurahan.digits}-{desk.device.number}"
    file = folder / name_of(local, office)
    manifest = desk.database.backups.pack(snapshot, file)
    if daily:
        rotate(folder, file)
    logger.info("backed up as %s", file.name)
    return Backup(str(file), snapshot.at, manifest.tables["registrations"][0])


def note_backup(desk: Desk, backup: Backup) -> Backup:
    """Remember the backup, for the screen to tell."""
    with desk.database.transaction() as tx:
        tx.settings.put_preference(_LAST, packed(backup))
    return backup


def rotate(folder: Path, just_made: Path) -> None:
    """Remove what seven days and four weeks do not need; never before a new one is whole.

    What is not a backup by its name, or was made by another office, is left alone.
    """
    office = just_made.stem.rsplit("-", 1)[0]
    found = {
        moment: file
        for file in folder.glob(f"{office}-*{SUFFIX}")
        if (moment := made_at(file)) is not None
    }
    stays = kept_of(found)
    for moment, file in found.items():
        if moment not in stays and file != just_made:
            file.unlink(missing_ok=True)


def back_up(desk: Desk, folder: Path, now: datetime, *, daily: bool = False) -> Backup:
    """Make, check and note a backup in one go, as a command line does; see ``make_backup``."""
    return note_backup(desk, make_backup(desk, take_snapshot(desk, now), folder, daily=daily))


def newest_backup(folder: Path) -> Path | None:
    """Return the newest daily backup of a data folder by its name."""
    dated = [(moment, file) for file in (folder / BACKUPS).glob(f"*{SUFFIX}")
             if (moment := made_at(file)) is not None]  # fmt: skip
    return max(dated)[1] if dated else None
