"""What every act at the desk needs: the file, the books, the city's rules, and who acts."""

from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import City, Device, Officer
from desktop_app.domain.worker import Registration
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Desk:
    """One officer at one unlocked laptop; a new one is made when the city's rules change."""

    database: Database
    reference: ReferenceBooks
    city: City
    device: Device
    officer: Officer
    zone: str


def known(tx: Transaction, subject: UUID) -> tuple[Registration, MonthlyDue]:
    """Return a registration and the bill that was frozen with it.

    Raises:
        Refused: ``registration.unknown``.
    """
    registration, due = tx.workers.get(subject), tx.workers.due(subject)
    if registration is None or due is None:
        raise Refused(Issue("registration.unknown"))
    return registration, due
