"""Putting the file back as it was before a migration, where nothing was saved since.

Standard library only: this is done before the program proper is loaded, and without the file's key.
"""

import json
import re
import shutil
from pathlib import Path

from desktop_app.paths import BACKUP_FOLDER, COPIES_FOLDER
from desktop_app.storage.durable import sync_file, sync_folder, take_name, write_durably

NOTE = "dimigrasi.json"
"""Beside the file, from before its migration until the desk is reached."""

_PARTS = ("", "-wal", "-shm")
_PACKET = re.compile(r"([0-9]+)\.")


class SavedSince(Exception):
    """Something was saved by the newer version: going back would take it off the desk."""


def note_migration(database: Path, snapshot: Path) -> None:
    """Write down, before a migration, how to go back behind it.

    Args:
        database: The encrypted file.
        snapshot: A verified copy of it as it is now.
    """
    told = {"snapshot": snapshot.name, "last": newest_copy(database)}
    write_durably(database.with_name(NOTE), json.dumps(told).encode())


def forget_migration(database: Path) -> None:
    """The desk can be used: from now on nothing is put back behind a migration."""
    database.with_name(NOTE).unlink(missing_ok=True)


def undo_migration(database: Path) -> bool:
    """Put the snapshot back; say whether there was anything to undo.

    What the newer version made of the file is set aside, never deleted. Broken off anywhere, it can
    be called again.

    Raises:
        SavedSince: Nothing was touched.
        OSError: The disk refuses; file or snapshot are whole.
    """
    note = database.with_name(NOTE)
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        snapshot = database.parent / BACKUP_FOLDER / Path(told["snapshot"]).name
        last = int(told["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if not snapshot.is_file():
        return False
    if newest_copy(database) > last:
        raise SavedSince
    draft = database.with_name(f"{database.name}.new")
    shutil.copyfile(snapshot, draft)
    sync_file(draft)
    _set_aside(database)
    take_name(draft, database)
    sync_folder(database.parent)
    note.unlink()
    return True


def newest_copy(database: Path) -> int:
    """Return the number of the newest sealed copy of a fact beside a file; 0 where none lies."""
    folder = database.parent / COPIES_FOLDER
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    return max((int(found[1]) for name in names if (found := _PACKET.match(name))), default=0)


def _set_aside(database: Path) -> None:
    number = 1
    while database.with_name(f"{database.name}.ditinggal-{number}").exists():
        number += 1
    # The log first: the file without it is what it was at its last checkpoint, never the reverse.
    for part in reversed(_PARTS):
        file = database.with_name(f"{database.name}{part}")
        if file.exists():
            take_name(file, database.with_name(f"{database.name}.ditinggal-{number}{part}"))
