"""Who holds a NIK: a double is kept and flagged, never rejected, and a person decides.

A look-up before inserting misses half of the doubles that arrive at once. Here the primary key of
the table ``claims`` decides, and the NIKs of a batch are locked in ascending order, so that two
batches cannot wait for each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from central_server.models import ClaimRow, RegistrationRow
from desktop_app.domain.membership import Status


@dataclass(frozen=True, slots=True)
class Change:
    """A registration that claims another NIK than before; None where it claims none at all."""

    registration: UUID
    before: str | None
    after: str | None


def settle(session: Session, changes: Sequence[Change]) -> None:
    """Apply the changes of one batch and flag every registration whose NIK another one holds.

    What is let go of is passed on first, so that a batch may swap NIKs among its registrations.
    """
    moved = [change for change in changes if change.before != change.after]
    if not moved:
        return
    session.flush()
    holders = _locked(session, moved)
    for change in moved:
        if change.before is not None:
            _let_go(session, change.before, change.registration, holders)
    for change in moved:
        if change.after is not None:
            holder = holders.setdefault(change.after, change.registration)
            other = None if holder == change.registration else holder
            _flag(session, change.registration, other)


def _locked(session: Session, changes: Sequence[Change]) -> dict[str, UUID]:
    """Claim or lock each NIK, in ascending order, and return who holds it.

    A NIK that nobody holds goes to the first registration of the batch that claims it.
    """
    claimants: dict[str, UUID] = {}
    for change in changes:
        if change.after is not None:
            claimants.setdefault(change.after, change.registration)
    for change in changes:
        if change.before is not None:
            claimants.setdefault(change.before, change.registration)
    wanted: list[dict[str, object]] = [
        {"nik": nik, "registration": claimants[nik], "offers": 1} for nik in sorted(claimants)
    ]
    return {row.nik: row.registration for row in session.execute(_claim(session), wanted)}


def _claim(session: Session) -> ReturningInsert[str, UUID]:
    """Return an insert whose conflict is an update: it waits for the holder, and answers."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return (
        insert(ClaimRow)
        .on_conflict_do_update(index_elements=[ClaimRow.nik], set_={"offers": ClaimRow.offers + 1})
        .returning(ClaimRow.nik, ClaimRow.registration)
    )


def _let_go(session: Session, nik: str, registration: UUID, holders: dict[str, UUID]) -> None:
    """Pass a NIK on to the registration that has waited longest for it, if any has."""
    _flag(session, registration, None)
    if holders.get(nik) != registration:
        return
    waiting = session.scalars(
        select(RegistrationRow.id)
        .where(
            RegistrationRow.nik == nik,
            RegistrationRow.id != registration,
            RegistrationRow.status != Status.WITHDRAWN.value,
        )
        .order_by(RegistrationRow.received_at, RegistrationRow.id)
    ).all()
    if not waiting:
        session.execute(delete(ClaimRow).where(ClaimRow.nik == nik))
        del holders[nik]
        return
    heir = holders[nik] = waiting[0]
    session.execute(update(ClaimRow).where(ClaimRow.nik == nik).values(registration=heir))
    _flag(session, heir, None)
    for other in waiting[1:]:
        _flag(session, other, heir)


def _flag(session: Session, registration: UUID, double_of: UUID | None) -> None:
    session.get_one(RegistrationRow, registration).double_of = double_of
