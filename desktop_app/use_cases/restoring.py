"""Bringing a backup back: looked at first, then put in the place of what is there, or not at all.

What is there is set aside, never deleted. The two renames that swap the folders are written down
before they begin, so that a start after a power cut finishes them: there is always the old file or
the new one.
"""

import json
import logging
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from uuid_utils.compat import uuid7

from desktop_app.domain.office import time_zone
from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER, DATABASE_NAME, FILE_FOLDER, VAULT_COPY_NAME, VAULT_NAME
from desktop_app.storage.attempts import Attempts
from desktop_app.storage.backup import check_unpacked, unpack
from desktop_app.storage.database import open_database
from desktop_app.storage.durable import (
    disk_said_plainly,
    make_folder,
    sync_file,
    sync_folder,
    write_durably,
)
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.at_start import ASIDE, JOURNAL, finish_restore

logger = logging.getLogger(__name__)

_STAGED = ".pulih-"


@dataclass(frozen=True, slots=True)
class Examined:
    """A backup that was unpacked beside the file and found whole; nothing has been changed yet.

    Attributes:
        staged: Name of the folder it was unpacked into.
        at: The moment it holds, aware UTC.
        registrations: How many people are in it.
        last_number: Number of the newest registration in it; empty where there is none.
        kelurahan: Whose it is, in words.
        zone: IANA name of the office's time zone.
    """

    staged: str
    at: datetime
    registrations: int
    last_number: str
    kelurahan: str
    zone: str


def examine(
    folder: Path,
    keychain: Keychain,
    archive: Path,
    *,
    password: str = "",
    code: str = "",
    attempts: Attempts | None = None,
) -> Examined:
    """Unpack a backup beside the file, open it, and compare it with what it says of itself.

    Args:
        folder: The data folder.
        keychain: Of the operating system; only asked with a password.
        archive: The backup.
        password: One that opened the file when the backup was made, on this laptop.
        code: The recovery code: opens it anywhere.
        attempts: Counts wrong passwords as the door does, by whom nobody asks here; without it
            nothing is counted.

    Raises:
        Refused: ``vault.password_wrong``, or where it is counted what ``Attempts.counted`` raises;
            ``vault.recovery_code_mistyped``, ``vault.recovery_code_wrong``.
        Unavailable: ``backup.unreadable``, ``backup.differs``, ``backup.newer``; the codes of
            ``Vault`` and ``open_database``, and what the disk says. Nothing has been changed.
    """
    staged = folder / f"{_STAGED}{uuid7()}"
    try:
        with disk_said_plainly():
            make_folder(folder)
            _sweep(folder)
            unpack(archive, staged)
            (staged / VAULT_COPY_NAME).write_bytes((staged / VAULT_NAME).read_bytes())
            sync_file(staged / VAULT_COPY_NAME)
            sync_folder(staged)
        vault = Vault.open(staged, keychain)
        key = vault.recover(code) if code else _unlocked(vault, password, attempts)
        manifest = check_unpacked(staged, key)
        alone = not (folder / FILE_FOLDER / COPIES_FOLDER).is_dir()
        return _summed_up(staged, key, manifest.at, alone=alone)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def _unlocked(vault: Vault, password: str, attempts: Attempts | None) -> bytes:
    if attempts is None:
        return vault.unlock(password).key
    with attempts.counted(vault.tries_key(), None):
        return vault.unlock(password).key


def restore(folder: Path, examined: Examined, now: datetime) -> Path | None:
    """Put an examined backup in the place of what is there; return where that lies now.

    The file must be closed. Packets newer than the backup are taken along: the check at the next
    start brings their registrations in.

    Raises:
        Unavailable: What the disk says; the next start finishes what was begun.
    """
    home, staged = folder / FILE_FOLDER, folder / examined.staged
    with disk_said_plainly():
        if not staged.is_dir():
            raise Unavailable("backup.unreadable")
        if (home / COPIES_FOLDER).is_dir():
            shutil.rmtree(staged / COPIES_FOLDER, ignore_errors=True)
            shutil.copytree(home / COPIES_FOLDER, staged / COPIES_FOLDER)
            for copied in (staged / COPIES_FOLDER).rglob("*"):
                # What was set aside once lies in a folder of its own.
                (sync_folder if copied.is_dir() else sync_file)(copied)
            sync_folder(staged / COPIES_FOLDER)
        sync_folder(staged)
        aside = _free(folder, now)
        journal = {"staged": staged.name, "aside": aside.name}
        write_durably(folder / JOURNAL, json.dumps(journal).encode("ascii"))
        finish_restore(folder)
    logger.info("a backup of %s was brought back", examined.at)
    return aside if aside.exists() else None


def forget(folder: Path, examined: Examined) -> None:
    """Remove what was unpacked to be looked at; the backup itself and the file stay."""
    shutil.rmtree(folder / examined.staged, ignore_errors=True)


def _summed_up(staged: Path, key: bytes, at: datetime, *, alone: bool) -> Examined:
    """Say what is in a backup; one that comes ``alone`` is to ask the city for what is newer.

    Where packets lie, the check at the start sees from them whether anything is missing.
    """
    database = open_database(staged / DATABASE_NAME, key)
    try:
        if alone:
            with database.transaction() as tx:
                tx.settings.put_recall(True)
        with database.reading() as tx:
            newest = tx.workers.page(None, 1)
            city = tx.settings.city()
            saved = tx.workers.counts().saved
    finally:
        database.close()
    return Examined(
        staged.name,
        at,
        saved,
        newest[0].number if newest else "",
        city.region_names[3] if city else "",
        time_zone(city.kelurahan) if city else "Asia/Jakarta",
    )


def _free(folder: Path, now: datetime) -> Path:
    """Return a name nothing has yet for what is set aside."""
    name = f"{ASIDE}-{now:%Y%m%dT%H%M%S}"
    number, free = 1, folder / name
    while free.exists():
        number += 1
        free = folder / f"{name}-{number}"
    return free


def _sweep(folder: Path) -> None:
    """Remove what earlier looks have left, unless a restore is to be finished with it."""
    if not (folder / JOURNAL).exists():
        for leftover in folder.glob(f"{_STAGED}*"):
            shutil.rmtree(leftover, ignore_errors=True)
