"""Papers that do not count any more though their registration stands.

A kelurahan says so of what it has printed, the city of what it has signed. Of a confirmation all
sheets bear the one text the city has signed: it is revoked as a whole, and the city signs another.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import register
from central_server.city import City
from central_server.models import RegistrationRow, RevokedPaperRow
from central_server.signing import claims_of
from desktop_app.domain.confirmation import (
    COPY_CLAIM,
    PaperKind,
    paper_number,
    registration_number,
)
from desktop_app.domain.membership import Status


def revoke_paper(
    session: Session, city: City, number: str, copy: int, at: datetime, now: datetime
) -> None:
    """Let a paper stand on the next check list; of a confirmation in force, sign another.

    The caller holds the kelurahan's place in line. What was revoked before stays as it was.

    Args:
        session: The transaction.
        city: Whose word a confirmation is.
        number: As it stands on the paper.
        copy: 1 for the original, or for the first confirmation the city has signed.
        at: When it was said, aware UTC.
        now: When the other one is signed.
    """
    if session.get(RevokedPaperRow, (number, copy)) is not None:
        return
    session.add(RevokedPaperRow(number=number, copy=copy, at=at, listed=False))
    session.flush()  # the same may stand in this batch again, and the other is the next after it
    row = _confirmed(session, number)
    if row is not None and edition_of(row.confirmation_qr) == copy:
        register.confirm_anew(session, city, row, now)


def edition_of(qr: str) -> int:
    """Return which confirmation of a registration a text of the city's is; the first is 1."""
    return int(claims_of(qr).get(COPY_CLAIM, 1))


def _confirmed(session: Session, number: str) -> RegistrationRow | None:
    """Return the registration this is a confirmation of, if one is in force."""
    plain = registration_number(number)
    if number != paper_number(PaperKind.CONFIRMATION, plain):
        return None
    query = select(RegistrationRow).where(RegistrationRow.number == plain)
    row = session.scalar(query.where(RegistrationRow.confirmation_qr != ""))
    return row if row is not None and Status(row.status) is Status.ACTIVE else None
