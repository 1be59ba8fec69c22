"""What every act at the desk needs: the file, the books, the city's rules, and who acts."""

from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import City, Device, Officer
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.disk_room import (
    MEGABYTE,
    FreeBytes,
    Room,
    check_room,
    free_bytes,
    judge_room,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """One officer at one unlocked laptop; a new one is made when the city's rules change.

    Attributes:
        free: Gives the room left on the disk; a test may say how much.
        practice: The file is a throw-away, and nobody in it is registered.
    """

    database: Database
    reference: ReferenceBooks
    city: City
    device: Device
    officer: Officer
    zone: str
    free: FreeBytes = free_bytes
    practice: bool = False

    def check_room(self) -> None:
        """Refuse to begin something new on a disk that is as good as full.

        Raises:
            Unavailable: ``disk.too_little``.
        """
        check_room(self.database.path, self.free)

    def disk_trouble(self) -> Unavailable | None:
        """Return what is to be told of the disk: while there is time, or that new entries stop."""
        left = self.free(self.database.path)
        codes = {Room.LITTLE: "disk.little", Room.TOO_LITTLE: "disk.stops"}
        code = codes.get(judge_room(left))
        return Unavailable(code, {"megabytes": left // MEGABYTE}) if code else None


def known(tx: Transaction, subject: UUID) -> tuple[Registration, MonthlyDue]:
    """Return a registration and the bill that was frozen with it.

    Raises:
        Refused: ``registration.unknown``.
    """
    registration, due = tx.workers.get(subject), tx.workers.due(subject)
    if registration is None or due is None:
        raise Refused(Issue("registration.unknown"))
    return registration, due
