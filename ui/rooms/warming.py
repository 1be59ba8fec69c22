"""Reads what lies behind the door while somebody is still typing at it."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # read with the rest
    from desktop_app.reference import ReferenceBooks

_BEHIND_THE_DOOR = (
    "desktop_app.use_cases.first_run",
    "desktop_app.use_cases.officer_history",
    "ui.rooms.open_desk",
    "ui.rooms.practice",
)


def warm_up(
    folder: Path, resources: Path, books: "ReferenceBooks | None" = None
) -> "ReferenceBooks":
    """Read the rest of the program, and the books; on a lane's thread, so that the door takes keys.

    Args:
        folder: Where the clerk's data lies. What is left there of a practice that was killed goes.
        resources: What came with the program.
        books: Where they have been read already.
    """
    from desktop_app.reference import read_books
    from desktop_app.use_cases.practice import clear_practice

    for name in _BEHIND_THE_DOOR:
        import_module(name)
    clear_practice(folder)
    return books or read_books(resources)
