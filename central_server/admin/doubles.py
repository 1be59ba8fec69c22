"""One NIK, several registrations: shown side by side, and decided by a person, both sides told."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import claims, register
from central_server.admin.acts import Operator
from central_server.admin.applications import locked, named, try_to_move
from central_server.city import the_city
from central_server.models import RegistrationRow
from central_server.wire.v1_news import DoubleState
from desktop_app.domain import membership
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.nik import Nik
from desktop_app.domain.versions import Difference, differences

_ENDED = frozenset({Status.REFUSED.value, Status.WITHDRAWN.value})


@dataclass(frozen=True, slots=True)
class DoubleLine:
    """One registration of a NIK that several have; ``holds`` where it claims the NIK."""

    number: str
    name: str
    kelurahan: str
    status: Status
    author: str
    holds: bool


@dataclass(frozen=True, slots=True)
class DoubleGroup:
    """All registrations of one NIK, in the order they came; ``open`` while two may go on."""

    nik: Nik
    lines: Sequence[DoubleLine]

    @property
    def open(self) -> bool:
        return sum(line.status.value not in _ENDED for line in self.lines) > 1


def double_groups(session: Session) -> list[DoubleGroup]:
    """Return every NIK that more than one registration claims."""
    niks = select(RegistrationRow.nik).where(RegistrationRow.double_of.is_not(None)).distinct()
    rows = session.scalars(
        select(RegistrationRow)
        .where(RegistrationRow.nik.in_(niks), RegistrationRow.status != Status.WITHDRAWN.value)
        .order_by(RegistrationRow.nik, RegistrationRow.received_at, RegistrationRow.number)
    )
    groups: dict[str, list[DoubleLine]] = {}
    for row in rows:
        line = DoubleLine(
            row.number, row.name, row.kelurahan, Status(row.status), row.author, not row.double_of
        )
        groups.setdefault(row.nik, []).append(line)
    return [DoubleGroup(Nik(nik), lines) for nik, lines in groups.items()]


def side_by_side(session: Session, number: str) -> list[tuple[str, Sequence[Difference]]]:
    """Return the other registrations of a NIK by number, each with the fields that differ.

    Raises:
        Refused: ``application.unknown``; ``double.none`` where no other claims its NIK.
    """
    row, others = _group(session, number, held=False)
    mine: dict[str, Any] = json.loads(row.content)
    return [
        (
            other.number,
            [one for one in differences(mine, json.loads(other.content)) if one.field != "number"],
        )
        for other in others
    ]


def keep(session: Session, number: str, reason: str, operator: Operator) -> int:
    """Keep one registration of a NIK: every other is refused; return how many were.

    Raises:
        Refused: ``application.unknown``, ``double.none``, ``membership.reason_missing``,
            ``membership.out_of_order`` (figure ``number``) where one has gone too far.
    """
    row, others = _group(session, number, held=True)
    live = [other for other in others if other.status not in _ENDED]
    _turn_down(session, live, reason, operator)
    claims.hand_over(session, row.nik, row.id, [other.id for other in others])
    for other in live:
        states = (DoubleState.KEPT, DoubleState.OTHER_KEPT)
        claims.tell_pair(session, row, other, states, operator.at)
    operator.records(session, "double keep", row.number)
    return len(live)


def send_back(session: Session, number: str, reason: str, operator: Operator) -> None:
    """Send one registration back to its clerk: its NIK was mistyped, the others may go on.

    Raises:
        Refused: As ``keep``.
    """
    row, others = _group(session, number, held=True)
    _turn_down(session, [row], reason, operator)
    heir = next((other for other in others if other.double_of is None), others[0])
    rest = [row.id, *(other.id for other in others if other is not heir)]
    claims.hand_over(session, row.nik, heir.id, rest)
    for other in others:
        states = (DoubleState.MISTYPED, DoubleState.OTHER_MISTYPED)
        claims.tell_pair(session, row, other, states, operator.at)
    operator.records(session, "double send back", row.number)


def reopen(session: Session, number: str, operator: Operator) -> None:
    """Take a refusal back: the registration is proposed again, and the question is open again.

    Raises:
        Refused: ``application.unknown``, ``double.none``, ``membership.out_of_order`` (figure
            ``number``) where it was not refused.
    """
    row, others = _group(session, number, held=True)
    if row.status != Status.REFUSED:
        figures = {"number": row.number, "status": row.status}
        raise Refused(Issue("membership.out_of_order", figures=figures))
    register.move(session, the_city(session), row, membership.Proposed(), operator.at)
    for other in others:
        claims.tell_pair(session, row, other, (DoubleState.OPEN, DoubleState.OPEN), operator.at)
    operator.records(session, "double reopen", row.number)


def _group(
    session: Session, number: str, *, held: bool
) -> tuple[RegistrationRow, list[RegistrationRow]]:
    """Return a registration and the others of its NIK that are not withdrawn, all locked."""
    [identity] = named(session, [number])
    nik = session.get_one(RegistrationRow, identity).nik
    query = select(RegistrationRow.id).where(
        RegistrationRow.nik == nik, RegistrationRow.status != Status.WITHDRAWN.value
    )
    ids = list(session.scalars(query))
    rows = locked(session, ids) if held else [session.get_one(RegistrationRow, one) for one in ids]
    mine = [row for row in rows if row.id == identity]
    others = [row for row in rows if row.id != identity]
    if not nik or not mine or not others:  # those without a NIK have nothing in common
        raise Refused(Issue("double.none", figures={"number": number}))
    return mine[0], others


def _turn_down(
    session: Session, rows: Sequence[RegistrationRow], reason: str, operator: Operator
) -> None:
    city = the_city(session)
    refused: list[Issue] = []
    for row in rows:
        refused += try_to_move(session, city, row, membership.TurnedDown(reason), operator.at)
    if refused:
        raise Refused(*refused)
