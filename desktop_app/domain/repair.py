"""What the check at the start found and mended, as the clerk is told it."""

from dataclasses import dataclass
from enum import StrEnum


class FileFate(StrEnum):
    """What became of the encrypted file itself.

    ``KEPT``: it was whole. ``FROM_BACKUP`` and ``FROM_COPIES``: it was damaged, missing or another
    laptop's, is set aside where there was one, and a new one was made from a backup and the sealed
    copies, or from the copies alone.
    """

    KEPT = "kept"
    FROM_BACKUP = "from_backup"
    FROM_COPIES = "from_copies"


@dataclass(frozen=True, slots=True)
class Repair:
    """What one check did.

    Attributes:
        fate: What became of the file.
        aside: Name of the file that was set aside; empty when there was none.
        backup: Name of the backup the new file began with; empty when it began with none.
        restored: Registrations of which something came back from copies, by number.
        renewed: How many sealed copies were missing or damaged and were written anew.
        lost: Registrations of which an act is in neither copy, by number.
        unnamed: Acts in neither copy whose registration nothing tells any more.
    """

    fate: FileFate = FileFate.KEPT
    aside: str = ""
    backup: str = ""
    restored: tuple[str, ...] = ()
    renewed: int = 0
    lost: tuple[str, ...] = ()
    unnamed: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return self != Repair()
