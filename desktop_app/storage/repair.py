"""The check at every start: is the file whole, is each fact in both copies; and the mending.

Nothing is ever deleted here. A damaged file is set aside under a name that says so, a packet that
nobody can open goes into a folder of its own, and whatever was done is told.
"""

import logging
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from desktop_app.paths import BACKUP_FOLDER, DAILY_FOLDER
from desktop_app.storage.compare import contradicted, mend
from desktop_app.storage.copies import Copies
from desktop_app.storage.database import Database, create_database, open_database
from desktop_app.storage.durable import disk_said_plainly, move_durably, sync_folder, write_durably
from desktop_app.storage.engine import Use, make_engine, said_plainly
from desktop_app.storage.office_copy import take_over
from desktop_app.storage.wreck import Wreck

logger = logging.getLogger(__name__)

_MENDABLE = frozenset({"database.missing", "database.wrong_key", "database.damaged"})
"""What a file can be that does not count as the laptop's own any more.

The key is right, for the vault's seal has proved it: a first page it does not open is damaged, or
another laptop's.
"""

_PARTS = ("", "-wal", "-shm")
_ARCHIVE = ".cadangan"
"""A backup that is an archive, with the encrypted file in it under its own name."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An open file that is whole, and what had to be done for it."""

    database: Database
    repair: Repair


def open_checked(path: Path, key: bytes, now: datetime) -> Checked:
    """Open the file of this laptop, mending it and its copies first where that is needed.

    Args:
        path: Of the encrypted file.
        key: Proved by the vault.
        now: Aware UTC; names what is set aside.

    Raises:
        Unavailable: ``database.newer``, ``database.engine_too_old``, or what the disk says while
            nothing can be read or written: then nothing has been changed. ``database.not_mendable``
            when neither file nor copies tell whose laptop this is.
    """
    database = _opened_whole(path, key)
    if database is not None:
        return Checked(database, _mended(database, now))
    with disk_said_plainly():
        aside = _set_aside(path, now)
    wreck = Wreck(path.with_name(aside), key)
    try:
        database, began = _begun_again(path, key, wreck)
        began = replace(began, aside=aside if _any(path.with_name(aside)) else "")
        repair = mend(database, wreck, began, now)
    finally:
        wreck.close()
    logger.warning("the file was made anew: %s, %s came back", began.fate, len(repair.restored))
    return Checked(database, repair)


def _mended(database: Database, now: datetime) -> Repair:
    """Mend the copies of a whole file; a disk that refuses keeps nobody out of what it holds."""
    try:
        return mend(database, None, Repair(), now)
    except Unavailable as no:
        logger.warning("the copies could not be compared: %s", no.code)
        return Repair()


def is_whole(path: Path, key: bytes) -> bool:
    """Say whether every page of a file is as it was written, and all of it fits together.

    Raises:
        Unavailable: What the disk says while it cannot be read.
    """
    with said_plainly():
        engine = make_engine(path, key, Use.WRITE)
        try:
            with engine.connect() as connection:
                cursor = connection.connection.cursor()
                # A power cut in a checkpoint may leave a page torn in the file and good in the log.
                # SQLCipher's check looks at the file alone, so the log comes home first.
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                fits = bool(cursor.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)])
                whole = not cursor.execute("PRAGMA cipher_integrity_check").fetchall()
                cursor.close()
        finally:
            engine.dispose()
    return fits and whole


def _opened_whole(path: Path, key: bytes) -> Database | None:
    """Open the file if it is ours and whole; None when it has to be made anew."""
    try:
        with said_plainly(opening=True):
            if not path.exists() or path.stat().st_size == 0 or not is_whole(path, key):
                return None
        database = open_database(path, key)
    except Unavailable as no:
        if no.code in _MENDABLE:
            return None
        raise
    if contradicted(database):
        database.close()
        return None
    return database


def _begun_again(path: Path, key: bytes, wreck: Wreck) -> tuple[Database, Repair]:
    office = Copies(path, key).office() or wreck.office()
    for backup in _backups(path):
        database = _from_backup(path, key, backup)
        if database is not None:
            take_over(database, office)
            return database, Repair(FileFate.FROM_BACKUP, backup=backup.name)
    if office is None:
        raise Unavailable("database.not_mendable")
    database = create_database(path, key)
    take_over(database, office)
    return database, Repair(FileFate.FROM_COPIES)


def _backups(path: Path) -> Sequence[Path]:
    """Return what lies in the folders of backups, the newest first."""
    folders = (path.parent / BACKUP_FOLDER, path.parent.parent / DAILY_FOLDER)
    found = [
        file
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
        if file.suffix in {path.suffix, _ARCHIVE}
    ]
    return sorted(found, key=lambda file: file.stat().st_mtime, reverse=True)


def _from_backup(path: Path, key: bytes, backup: Path) -> Database | None:
    """Put a copy of a backup in the file's place and open it; None where it is no good."""
    draft = path.with_name(f"{path.name}.new")
    with suppress(Unavailable, OSError):
        write_durably(draft, _database_in(backup, path.name))
        if draft.stat().st_size and is_whole(draft, key):
            _drop_log(draft)
            move_durably(draft, path)
            return open_database(path, key)
    return None


def _database_in(backup: Path, name: str) -> bytes:
    """Return the encrypted file a backup is, or holds."""
    if backup.suffix != _ARCHIVE:
        return backup.read_bytes()
    with suppress(zipfile.BadZipFile, KeyError), zipfile.ZipFile(backup) as archive:
        return archive.read(name)
    return b""


def _drop_log(path: Path) -> None:
    for part in _PARTS[1:]:
        path.with_name(f"{path.name}{part}").unlink(missing_ok=True)


def _set_aside(path: Path, now: datetime) -> str:
    """Give file and log of a damaged database a name that says so, and return it."""
    aside = next(name for name in _names(path, now) if not _any(path.with_name(name)))
    for part in _PARTS:
        old = path.with_name(f"{path.name}{part}")
        if old.exists():
            old.rename(path.with_name(f"{aside}{part}"))
    sync_folder(path.parent)
    return aside


def _any(path: Path) -> bool:
    return any(path.with_name(f"{path.name}{part}").exists() for part in _PARTS)


def _names(path: Path, now: datetime) -> Iterator[str]:
    number = 1
    while True:
        yield f"{path.stem}.rusak-{now:%Y-%m-%d}-{number}{path.suffix}"
        number += 1
