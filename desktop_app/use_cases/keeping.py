"""Keeping what was saved: the pause after an act, and the rescue file when both copies suffered."""

import os
import zipfile
from datetime import datetime
from pathlib import Path

from desktop_app.paths import BACKUP_FOLDER, FILE_FOLDER
from desktop_app.storage.database import Database
from desktop_app.storage.durable import disk_said_plainly, move_durably
from desktop_app.storage.proving import Proven, prove_some

RESCUE_SUFFIX = ".penyelamatan"


def tend(database: Database) -> int:
    """Bring log and copies up to date while the clerk pauses; return how many copies are behind.

    Raises:
        Unavailable: As ``Database.transaction``.
    """
    return database.tend()


def prove(database: Database, now: datetime) -> Proven:
    """Prove a little more of the file, if it is time to; see ``prove_some``."""
    return Proven() if database.looking else prove_some(database, now)


def write_rescue(folder: Path, to: Path) -> int:
    """Put everything that lies beside the file into one archive, as it is, for the city.

    What is sealed stays sealed: only the city's key and this laptop's own open it. Backups stay
    out; they are whole by themselves.

    Args:
        folder: The data folder.
        to: The archive to write; one that is there is replaced.

    Returns:
        How many files are in it.

    Raises:
        Unavailable: What the disk says; then nothing of that name was begun.
    """
    home = folder / FILE_FOLDER
    draft = to.with_name(f"{to.name}.new")
    with disk_said_plainly():
        files = [file for file in sorted(home.rglob("*")) if _belongs(home, file)]
        with draft.open("wb") as stream:
            with zipfile.ZipFile(stream, "w") as archive:
                for file in files:
                    archive.write(file, file.relative_to(home).as_posix())
            stream.flush()
            os.fsync(stream.fileno())
        move_durably(draft, to)
    return len(files)


def _belongs(home: Path, file: Path) -> bool:
    if not file.is_file() or file.name.endswith((".new", "-shm")):
        return False
    return file.relative_to(home).parts[0] != BACKUP_FOLDER


__all__ = ["Proven", "prove", "tend", "write_rescue"]
