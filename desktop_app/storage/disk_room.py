"""How much room the disk has left, and what that means: told before it hurts."""

import shutil
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from desktop_app.errors import Unavailable

LITTLE = 200_000_000
"""Bytes. Below this the clerk is told while there is still time to make room."""

LEAST = 50_000_000
"""Bytes. Below this nothing new is begun: what is left is for receipts, papers and the log."""

MEGABYTE = 1_000_000

FreeBytes = Callable[[Path], int]
"""Gives the bytes that this user may still write where a path lies."""


class Room(Enum):
    """What is left."""

    ENOUGH = "enough"
    LITTLE = "little"
    TOO_LITTLE = "too_little"


def free_bytes(path: Path) -> int:
    """Return the bytes left to this user on the disk of a path, or of its nearest folder there is.

    A disk that does not answer is taken for one with room: the save itself will tell.
    """
    near = next((place for place in (path, *path.parents) if place.exists()), path)
    try:
        return shutil.disk_usage(near).free
    except OSError:
        return LITTLE


def judge_room(free: int) -> Room:
    if free < LEAST:
        return Room.TOO_LITTLE
    return Room.LITTLE if free < LITTLE else Room.ENOUGH


def check_room(path: Path, free: FreeBytes = free_bytes) -> None:
    """Refuse to begin something new on a disk that is as good as full.

    Raises:
        Unavailable: ``disk.too_little`` (figure ``megabytes``): nothing was begun.
    """
    left = free(path)
    if judge_room(left) is Room.TOO_LITTLE:
        raise Unavailable("disk.too_little", {"megabytes": left // MEGABYTE})
