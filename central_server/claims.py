"""Who holds a NIK: a double is kept and flagged, never rejected, and a person decides.

A look-up before inserting misses half of the doubles that arrive at once. Here the primary key of
the table ``claims`` decides, and the NIKs of a batch are locked in ascending order, so that two
batches cannot wait for each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from central_server import news
from central_server.bulk import insert_all, is_postgres, table_of
from central_server.models import ClaimRow, RegistrationRow
from central_server.wire.v1 import NewsKind, instant
from central_server.wire.v1_news import DoubleNews, DoubleState
from desktop_app.domain.membership import Status

_CLAIMS = table_of(ClaimRow)


@dataclass(frozen=True, slots=True)
class Change:
    """A registration that claims another NIK than before; None where it claims none at all."""

    registration: UUID
    before: str | None
    after: str | None


def settle(session: Session, changes: Sequence[Change], now: datetime) -> None:
    """Apply the changes of one batch and flag every registration whose NIK another one holds.

    What is let go of is passed on first, so that a batch may swap NIKs among its registrations.
    Whoever is newly flagged, or no longer, hears of it, and so does the other.
    """
    moved = [change for change in changes if change.before != change.after]
    if not moved:
        return
    session.flush()
    holders = _locked(session, moved)
    flags = Flags(session)
    for change in moved:
        if change.before is not None:
            _let_go(session, change.before, change.registration, holders, flags)
    for change in moved:
        if change.after is not None:
            holder = holders.setdefault(change.after, change.registration)
            other = None if holder == change.registration else holder
            flags.put(change.registration, other)
    flags.tell(now)


def claim_new(session: Session, niks: Mapping[UUID, str]) -> dict[str, UUID]:
    """Claim the NIKs of registrations the register did not know, and return who holds each."""
    return _locked(session, [Change(one, None, nik) for one, nik in niks.items()])


def flag_new(
    session: Session, niks: Mapping[UUID, str], held: Mapping[str, UUID], now: datetime
) -> None:
    """Flag the doubles among registrations the register did not know; the others stay untouched.

    Args:
        session: The transaction.
        niks: Of the registrations, in the order they were offered.
        held: Who holds a NIK already; any other goes to the first that offers it.
        now: Aware UTC.
    """
    holders = dict(held)
    flags = Flags(session)
    for registration, nik in niks.items():
        holder = holders.setdefault(nik, registration)
        if holder != registration:
            flags.put(registration, holder)
    flags.tell(now)


class Flags:
    """Which registration is marked as the double of which, and who has to hear of a change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[UUID, UUID | None] = {}

    def put(self, registration: UUID, double_of: UUID | None) -> None:
        row = self._session.get_one(RegistrationRow, registration)
        self._before.setdefault(registration, row.double_of)
        row.double_of = double_of

    def tell(self, now: datetime) -> None:
        """Tell both sides of each pair that has become a double, or is none any more."""
        for registration, before in self._before.items():
            row = self._session.get_one(RegistrationRow, registration)
            if row.double_of == before:
                continue
            for other, state in ((before, DoubleState.GONE), (row.double_of, DoubleState.OPEN)):
                if other is not None:
                    there = self._session.get_one(RegistrationRow, other)
                    tell_pair(self._session, row, there, (state, state), now)


def tell_pair(
    session: Session,
    one: RegistrationRow,
    other: RegistrationRow,
    states: tuple[DoubleState, DoubleState],
    now: datetime,
) -> None:
    """Leave word for the kelurahan of two registrations with one NIK: a number, never a name."""
    for row, there, state in ((one, other, states[0]), (other, one, states[1])):
        body = DoubleNews(
            worker=row.id,
            other=there.number,
            kelurahan=there.kelurahan,
            state=state,
            at=instant(now),
        )
        news.tell_later(session, row.kelurahan, NewsKind.DOUBLE, body)


def hand_over(session: Session, nik: str, registration: UUID, others: Sequence[UUID]) -> None:
    """Let a person decide who holds a NIK: all the others are marked as its doubles."""
    session.execute(update(ClaimRow).where(ClaimRow.nik == nik).values(registration=registration))
    session.get_one(RegistrationRow, registration).double_of = None
    for other in others:
        session.get_one(RegistrationRow, other).double_of = registration


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
    wanted: list[dict[str, Any]] = [
        {"nik": nik, "registration": claimants[nik], "offers": 1} for nik in sorted(claimants)
    ]
    if not wanted:  # a batch of people who have no NIK yet
        return {}
    return {row[0]: row[1] for row in _claimed(session, wanted)}


def _claimed(session: Session, wanted: Sequence[dict[str, Any]]) -> Iterable[Any]:
    """Insert claims; where one is there already it is updated, so that it waits, and answers."""
    if is_postgres(session):
        again = "ORDER BY nik ON CONFLICT (nik) DO UPDATE SET offers = claims.offers + 1"
        return insert_all(session, _CLAIMS, wanted, f"{again} RETURNING nik, registration")
    claim = (
        sqlite.insert(ClaimRow)
        .on_conflict_do_update(index_elements=[ClaimRow.nik], set_={"offers": ClaimRow.offers + 1})
        .returning(ClaimRow.nik, ClaimRow.registration)
    )
    return session.execute(claim, wanted)


def _let_go(
    session: Session, nik: str, registration: UUID, holders: dict[str, UUID], flags: Flags
) -> None:
    """Pass a NIK on to the registration that has waited longest for it, if any has."""
    flags.put(registration, None)
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
    flags.put(heir, None)
    for other in waiting[1:]:
        flags.put(other, heir)
