"""Putting a file in its place so that neither a crash nor a power cut leaves half of it."""

import os
import sys
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` with ``content``: afterwards it is the old file or the new one, whole."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    move_durably(draft, path)


def move_durably(draft: Path, path: Path) -> None:
    """Rename a finished file of the same folder to its last name, and make the name last."""
    draft.replace(path)
    sync_folder(path.parent)


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
