"""Registrations the city has given back, off the stubs of another laptop's archive.

No fact of this laptop tells of them: what they show is the city's content, their numbers are the
other laptop's, and they count as sent.
"""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.worker import Registration
from desktop_app.storage.models import RegistrationRow
from desktop_app.storage.workers import Workers


def give_back(
    session: Session, workers: Workers, registration: Registration, due: MonthlyDue
) -> None:
    """Enter somebody whom another laptop has registered.

    Raises:
        Refused: ``nik.already_registered`` about ``nik``: somebody here has it.
    """
    workers.add(registration, due)
    session.execute(
        update(RegistrationRow)
        .where(RegistrationRow.id == registration.id)
        .values(returned=1, delivery=DeliveryStatus.DELIVERED.value)
    )


def was_returned(session: Session, worker: UUID) -> bool:
    """Say whether somebody came back from the city."""
    query = select(RegistrationRow.returned).where(RegistrationRow.id == worker)
    return bool(session.scalar(query))
