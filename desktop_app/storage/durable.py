"""Putting a file in its place so that neither a crash nor a power cut leaves half of it."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.errors import Unavailable

HELD_TRIES = 20
HELD_PAUSE_SECONDS = 0.1


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` with ``content``: afterwards it is the old file or the new one, whole."""
    write_synced(path, content)
    sync_folder(path.parent)


def write_synced(path: Path, content: bytes) -> None:
    """Replace ``path`` with ``content``; its name lasts once the folder is synced too.

    For many files of one folder: one ``sync_folder`` does for all.
    """
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    take_name(draft, path)


def move_durably(draft: Path, path: Path) -> None:
    """Rename a finished file or folder to its last name beside it, and make the name last."""
    take_name(draft, path)
    sync_folder(path.parent)


def take_name(draft: Path, path: Path) -> None:
    """Rename a finished file or folder, waiting for whoever holds it.

    On Windows a virus scanner looks into what is new, and a name cannot change meanwhile. It is
    soon done; after two seconds it is somebody else, and the clerk is told.

    Raises:
        OSError: As the operating system says it.
    """
    for _ in range(HELD_TRIES):
        try:
            draft.replace(path)
        except PermissionError:
            time.sleep(HELD_PAUSE_SECONDS)
        else:
            return
    draft.replace(path)


def make_folder(folder: Path) -> None:
    """Make a folder with all that is missing above it, and make their names last.

    What is synced inside a folder is lost with the folder, as long as the folder's own name has not
    been synced. That is done also for a folder that is there already: whoever made it may have been
    killed in between.
    """
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    for each in reversed(missing or [folder]):
        each.mkdir(exist_ok=True)
        try:
            sync_folder(each.parent)
        except OSError:
            if missing:
                # Or the next attempt would take it for one that is there to stay.
                with suppress(OSError):
                    each.rmdir()
            raise


def sync_file(path: Path) -> None:
    """Force a file that somebody else has written down to the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force new names in a folder down to the disk; NTFS journals them and has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_OS_CODES = {
    errno.ENOSPC: "database.disk_full",
    errno.EROFS: "database.read_only",
    errno.EACCES: "database.not_readable",
    errno.EPERM: "database.not_readable",
}


@contextmanager
def disk_said_plainly() -> Iterator[None]:
    """Turn what the operating system says about our files into the same codes.

    Raises:
        Unavailable: ``database.disk_full``, ``database.read_only``, ``database.not_readable``,
            ``database.disk_error``.
    """
    try:
        yield
    except OSError as error:
        raise Unavailable(_OS_CODES.get(error.errno or 0, "database.disk_error")) from error
