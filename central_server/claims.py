"""Who holds a NIK: a double is kept and flagged, never rejected, and a person decides.

A look-up before inserting misses half of the doubles that arrive at once. Here the primary key of
the table ``claims`` decides, and every NIK of a batch is locked by one statement in ascending
order, so that two batches cannot wait for each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Insert, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from central_server.models import ClaimRow, RegistrationRow
from desktop_app.domain.membership import Status

_PER_STATEMENT = 500  # rows; three parameters each stay far below either database's limit


@dataclass(frozen=True, slots=True)
class Change:
    """What one registration does to one NIK: it takes it up, or lets go of it."""

    nik: str
    registration: UUID
    takes: bool


def settle(session: Session, changes: Sequence[Change]) -> None:
    """Apply the changes of one batch and flag every registration whose NIK another one holds.

    The registrations themselves must already be written.
    """
    if not changes:
        return
    session.flush()
    holders = _locked(session, changes)
    for change in sorted(changes, key=lambda change: (change.nik, not change.takes)):
        holder = holders[change.nik]
        if change.takes:
            other = None if holder == change.registration else holder
            _flag(session, change.registration, other)
        elif holder == change.registration:
            _pass_on(session, change)
        else:
            _flag(session, change.registration, None)


def _locked(session: Session, changes: Sequence[Change]) -> Mapping[str, UUID]:
    """Claim or lock each NIK, in ascending order, and return who holds it."""
    claimants: dict[str, UUID] = {}
    for change in sorted(changes, key=lambda change: (change.nik, not change.takes)):
        claimants.setdefault(change.nik, change.registration)
    wanted = [
        {"nik": nik, "registration": claimant, "offers": 1} for nik, claimant in claimants.items()
    ]
    holders: dict[str, UUID] = {}
    for start in range(0, len(wanted), _PER_STATEMENT):
        statement = _claim(session, wanted[start : start + _PER_STATEMENT])
        holders.update((nik, holder) for nik, holder in session.execute(statement))
    return holders


def _claim(session: Session, rows: list[dict[str, object]]) -> Insert:
    """Return an insert whose conflict is an update: it waits for the holder, and answers."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return (
        insert(ClaimRow)
        .values(rows)
        .on_conflict_do_update(index_elements=[ClaimRow.nik], set_={"offers": ClaimRow.offers + 1})
        .returning(ClaimRow.nik, ClaimRow.registration)
    )


def _pass_on(session: Session, change: Change) -> None:
    """Give a NIK that was let go of to the registration that has waited longest for it."""
    waiting = session.scalars(
        select(RegistrationRow.id)
        .where(
            RegistrationRow.nik == change.nik,
            RegistrationRow.id != change.registration,
            RegistrationRow.status != Status.WITHDRAWN.value,
        )
        .order_by(RegistrationRow.received_at, RegistrationRow.id)
    ).all()
    if not waiting:
        session.execute(delete(ClaimRow).where(ClaimRow.nik == change.nik))
        return
    heir = waiting[0]
    session.execute(update(ClaimRow).where(ClaimRow.nik == change.nik).values(registration=heir))
    _flag(session, heir, None)
    for other in waiting[1:]:
        _flag(session, other, heir)


def _flag(session: Session, registration: UUID, double_of: UUID | None) -> None:
    session.get_one(RegistrationRow, registration).double_of = double_of
