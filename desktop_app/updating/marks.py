"""How far a started version has come: told to whoever has started it, by files.

By files and not by a pipe: a Windows program without a console has none.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from desktop_app.paths import DATABASE_NAME, FILE_FOLDER
from desktop_app.storage.going_back import forget_migration

VARIABLE = "LOKET_MULAI"
"""Environment variable of a version that is watched: the file of its mark."""


class Mark(StrEnum):
    """``DOOR``: the window is there. ``OPENING``: a password was right. ``DESK``: it is usable."""

    DOOR = "door"
    OPENING = "opening"
    DESK = "desk"


def reached(mark: Mark, environment: Mapping[str, str] = os.environ) -> None:
    """Tell whoever watches; nobody does where this version was chosen long ago."""
    file = environment.get(VARIABLE)
    if file:
        with suppress(OSError):  # a watcher that hears nothing leads back to the former version
            Path(file).write_text(mark.value, encoding="ascii")


@contextmanager
def opening() -> Iterator[None]:
    """Tell that the file is being opened; and that one is back at the door where it is not."""
    reached(Mark.OPENING)
    try:
        yield
    except BaseException:
        reached(Mark.DOOR)
        raise


def desk_reached(folder: Path) -> None:
    """Tell that the desk can be used; from now on nothing is put back behind a migration.

    Args:
        folder: The data folder.
    """
    with suppress(OSError):  # a folder that can only be read was not migrated either
        forget_migration(folder / FILE_FOLDER / DATABASE_NAME)
    reached(Mark.DESK)


def read_mark(file: Path) -> Mark | None:
    try:
        return Mark(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
