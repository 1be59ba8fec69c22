"""Who in the city may be one person under two NIKs, or under none: for a person to look at.

The rule is the laptops' own (``domain/likeness.py``), over the registrations of all kelurahan.
Nothing is worked out while facts are taken in: whoever has come or changed since the last look is
compared when the operator asks, a portion in each transaction. A pair is a note and binds nobody.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from central_server.admin.acts import Operator
from central_server.admin.applications import named
from central_server.models import AlikeKeyRow, AlikePairRow, AlikeRow, RegistrationRow
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.likeness import (
    RULE,
    Likeness,
    Reason,
    Traits,
    Verdict,
    house_of,
    keys_of,
    keys_sought,
    likeness,
    may_be_alike,
)
from desktop_app.domain.membership import Status
from desktop_app.domain.nik import Nik
from desktop_app.domain.worker import Sex

PORTION = 500
"""Registrations compared in one transaction."""

_ENDED = (Status.REFUSED.value, Status.WITHDRAWN.value)
_IN_ONE_STATEMENT = 10_000  # a driver takes no more than 65,535 values


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """One of two registrations that may be one person."""

    number: str
    name: str
    nik: Nik | None
    kelurahan: str
    status: Status


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two registrations, what the rule says of them and why."""

    one: AlikeLine
    other: AlikeLine
    verdict: Verdict
    reasons: Sequence[Reason]
    points: int


def catch_up(session: Session, most: int = PORTION) -> int:
    """Compare who has come or changed since; return how many were compared, 0 when all are."""
    rows = session.scalars(
        select(RegistrationRow)
        .outerjoin(AlikeRow, AlikeRow.registration == RegistrationRow.id)
        .where(
            or_(
                AlikeRow.registration.is_(None),
                AlikeRow.fact != RegistrationRow.fact,
                AlikeRow.rule != RULE,
            )
        )
        .order_by(RegistrationRow.id)
        .limit(most)
    ).all()
    if not rows:
        return 0
    traits = {row.id: traits_of_content(json.loads(row.content)) for row in rows}
    _forget(session, list(traits))
    session.execute(
        insert(AlikeRow),
        [
            {
                "registration": row.id,
                "fact": row.fact,
                "rule": RULE,
                "traits": _told(traits[row.id]),
            }
            for row in rows
        ],
    )
    keys = [
        {"key": key, "registration": one} for one, each in traits.items() for key in keys_of(each)
    ]
    if keys:
        session.execute(insert(AlikeKeyRow), keys)
    pairs = list(_pairs(session, traits))
    if pairs:
        session.execute(insert(AlikePairRow), pairs)
    return len(rows)


def alike_pairs(session: Session) -> Iterator[AlikePair]:
    """Return the pairs nobody has looked at yet, of whom both may go on, the likeliest first."""
    one, other = aliased(RegistrationRow), aliased(RegistrationRow)
    query = (
        select(AlikePairRow, one, other)
        .join(one, one.id == AlikePairRow.one)
        .join(other, other.id == AlikePairRow.other)
        .where(
            AlikePairRow.apart.is_(False),
            one.status.not_in(_ENDED),
            other.status.not_in(_ENDED),
        )
        .order_by(AlikePairRow.points.desc(), one.number, other.number)
    )
    for pair, mine, theirs in session.execute(query):
        reasons = [Reason(code) for code in json.loads(pair.reasons)]
        yield AlikePair(_line(mine), _line(theirs), Verdict(pair.verdict), reasons, pair.points)


def keep_apart(session: Session, number: str, other: str, operator: Operator) -> None:
    """Say that two are two people: the pair is not listed again, unless one of them changes.

    Raises:
        Refused: ``application.unknown``; ``alike.none`` (figure ``number``) where they are no pair.
    """
    ids = [named(session, [each])[0] for each in (number, other)]
    pair = session.get(AlikePairRow, tuple(sorted(ids)))
    if pair is None:
        raise Refused(Issue("alike.none", figures={"number": number}))
    pair.apart = True
    operator.records(session, "alike apart", f"{number} {other}")


def traits_of_content(content: Mapping[str, Any]) -> Traits:
    """Return what is compared of a registration's content."""
    address = content["address"]
    return Traits(
        name=content["name"],
        nik=content["nik"],
        born=date.fromisoformat(content["born"]),
        sex=Sex(content["sex"]),
        mother=content["mother"],
        phone=content["phone"],
        family_card=content["family_card"],
        house=house_of(address["street"], address["rt"], address["rw"]),
    )


def _forget(session: Session, ids: Sequence[UUID]) -> None:
    session.execute(delete(AlikeRow).where(AlikeRow.registration.in_(ids)))
    session.execute(delete(AlikeKeyRow).where(AlikeKeyRow.registration.in_(ids)))
    session.execute(
        delete(AlikePairRow).where(or_(AlikePairRow.one.in_(ids), AlikePairRow.other.in_(ids)))
    )


def _pairs(session: Session, traits: Mapping[UUID, Traits]) -> Iterator[dict[str, Any]]:
    """Give the rows of the pairs that some registrations make with any other, each once."""
    met = _who_shares_a_key(session, traits)
    others = _traits_held(session, {other for one in met.values() for other in one})
    done: set[tuple[UUID, UUID]] = set()
    for one, candidates in met.items():
        for other in candidates:
            pair = (min(one, other), max(one, other))
            if pair in done:
                continue
            done.add(pair)
            found = _judged(traits[one], others[other])
            if found is not None:
                yield {
                    "one": pair[0],
                    "other": pair[1],
                    "verdict": found.verdict.value,
                    "points": found.points,
                    "reasons": json.dumps([reason.value for reason in found.reasons]),
                    "apart": False,
                }


def _judged(one: Traits, other: Traits) -> Likeness | None:
    """Return what the rule says, None where it says nothing; one NIK is told by ``doubles``."""
    if other.born is None or not may_be_alike(one, other.name, other.nik, other.born):
        return None
    found = likeness(one, other)
    return None if found.verdict in {Verdict.UNLIKE, Verdict.SAME_NIK} else found


def _who_shares_a_key(session: Session, traits: Mapping[UUID, Traits]) -> dict[UUID, set[UUID]]:
    sought: dict[int, list[UUID]] = {}
    for one, each in traits.items():
        for key in keys_sought(each):
            sought.setdefault(key, []).append(one)
    met: dict[UUID, set[UUID]] = {}
    for keys in _portions(list(sought)):
        query = select(AlikeKeyRow.key, AlikeKeyRow.registration).where(AlikeKeyRow.key.in_(keys))
        for key, other in session.execute(query):
            for one in sought[key]:
                if one != other:
                    met.setdefault(one, set()).add(other)
    return met


def _traits_held(session: Session, ids: Iterable[UUID]) -> dict[UUID, Traits]:
    held: dict[UUID, Traits] = {}
    for some in _portions(list(ids)):
        query = select(AlikeRow.registration, AlikeRow.traits).where(
            AlikeRow.registration.in_(some)
        )
        held |= {one: _read(told) for one, told in session.execute(query)}
    return held


def _portions(every: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(every), _IN_ONE_STATEMENT):
        yield every[start : start + _IN_ONE_STATEMENT]


def _told(traits: Traits) -> str:
    return json.dumps(asdict(traits), default=str)


def _read(told: str) -> Traits:
    values = json.loads(told)
    return Traits(
        **{**values, "born": date.fromisoformat(values["born"]), "sex": Sex(values["sex"])}
    )


def _line(row: RegistrationRow) -> AlikeLine:
    nik = Nik(row.nik) if row.nik else None
    return AlikeLine(row.number, row.name, nik, row.kelurahan, Status(row.status))


def compared(session: Session) -> tuple[int, int]:
    """Return how many registrations were compared, and how many there are."""
    count = session.scalar(select(func.count()).select_from(AlikeRow)) or 0
    return count, session.scalar(select(func.count()).select_from(RegistrationRow)) or 0
