"""What an operator decides about applications: listed, verified, approved, refused."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from central_server import news, register
from central_server.admin.acts import Operator
from central_server.city import City, the_city
from central_server.models import FactRow, RegistrationRow
from central_server.wire.v1 import LINE_LENGTH
from desktop_app.domain import membership
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Decree, Status
from desktop_app.domain.nik import Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import tidy_text


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    """One application in a list.

    ``double_of`` is the registration number that claimed the NIK first, or empty; ``notes`` are
    codes of what the city should look at. ``review`` is what a supervisor of the kelurahan said of
    the version shown: ``approved``, ``objected``, or empty where nobody has looked at it.
    """

    id: UUID
    number: str
    nik: Nik | None
    name: str
    segment: str
    funding: str
    status: Status
    author: str
    at: datetime
    double_of: str
    notes: tuple[str, ...]
    decree: str
    kpj: str
    review: str = ""


def application_lines(
    session: Session, *, status: Status | None = None, kelurahan: str = "", doubles: bool = False
) -> list[ApplicationLine]:
    """Return the applications that fit, in the order of their numbers.

    Raises:
        Refused: ``region.unreadable``.
    """
    first = aliased(RegistrationRow)
    query = (
        select(RegistrationRow, first.number)
        .outerjoin(first, RegistrationRow.double_of == first.id)
        .order_by(RegistrationRow.number)
    )
    if status is not None:
        query = query.where(RegistrationRow.status == status.value)
    if kelurahan:
        query = query.where(RegistrationRow.kelurahan == RegionCode.parse(kelurahan).digits)
    if doubles:
        query = query.where(RegistrationRow.double_of.is_not(None))
    reviews = _reviews(session)
    return [
        _line(row, double_of or "", reviews.get((row.id, row.version), ""))
        for row, double_of in session.execute(query)
    ]


def _reviews(session: Session) -> dict[tuple[UUID, int], str]:
    """Return what supervisors have said, by registration and version; the last word counts."""
    told = session.execute(
        select(FactRow.worker, FactRow.version, FactRow.content)
        .where(FactRow.kind == FactKind.REGISTRATION_REVIEWED.value, FactRow.sequence.is_not(None))
        .order_by(FactRow.sequence)
    )
    return {
        (worker, version): json.loads(content)["body"]["verdict"]
        for worker, version, content in told
    }


def _line(row: RegistrationRow, double_of: str, review: str) -> ApplicationLine:
    return ApplicationLine(
        id=row.id,
        number=row.number,
        nik=Nik(row.nik) if row.nik else None,
        name=row.name,
        segment=row.segment,
        funding=row.funding,
        status=Status(row.status),
        author=row.author,
        at=row.at,
        double_of=double_of,
        notes=tuple(json.loads(row.notes)),
        decree=row.decree_number,
        kpj=row.kpj or "",
        review=review,
    )


def named(session: Session, names: Sequence[str]) -> list[UUID]:
    """Return the applications that were named by registration number or id.

    Raises:
        Refused: ``application.unknown`` for each name (figure ``number``) that fits none.
    """
    found: list[UUID] = []
    missing: list[Issue] = []
    for name in names:
        identity = _uuid(name)
        fits = (
            RegistrationRow.number == name if identity is None else RegistrationRow.id == identity
        )
        row = session.scalar(select(RegistrationRow.id).where(fits))
        if row is None:
            missing.append(Issue("application.unknown", figures={"number": name}))
        else:
            found.append(row)
    if missing:
        raise Refused(*missing)
    return found


def all_in(session: Session, status: Status, kelurahan: str = "") -> list[UUID]:
    """Return all applications of a status but doubles: those a person must have looked at."""
    query = select(RegistrationRow.id).where(
        RegistrationRow.status == status.value, RegistrationRow.double_of.is_(None)
    )
    if kelurahan:
        query = query.where(RegistrationRow.kelurahan == RegionCode.parse(kelurahan).digits)
    return list(session.scalars(query.order_by(RegistrationRow.number)))


def verify(session: Session, ids: Sequence[UUID], operator: Operator) -> int:
    """Record that labour office and BPJS found the applications in order; all or none."""
    return _move(session, ids, membership.Verified(), operator, "verify")


def approve(session: Session, ids: Sequence[UUID], decree: Decree, operator: Operator) -> int:
    """Record the mayor's decree (SK) that names the applications; all or none.

    Raises:
        Refused: ``membership.decree_missing``, ``membership.out_of_order`` (figure ``number``).
    """
    named_as = replace(decree, number=tidy_text(decree.number, "decree", LINE_LENGTH))
    return _move(session, ids, membership.Approved(named_as), operator, "approve")


def refuse(session: Session, ids: Sequence[UUID], reason: str, operator: Operator) -> int:
    """Turn applications down; the clerk reads the reason, and may amend and come back.

    Raises:
        Refused: ``membership.reason_missing``, ``membership.out_of_order`` (figure ``number``).
    """
    said = tidy_text(reason, "reason")
    return _move(session, ids, membership.TurnedDown(said), operator, "refuse")


def _move(
    session: Session,
    ids: Sequence[UUID],
    event: membership.Event,
    operator: Operator,
    act: str,
) -> int:
    city = the_city(session)
    rows = locked(session, ids)
    refused: list[Issue] = []
    for row in rows:
        refused += try_to_move(session, city, row, event, operator.at)
    if refused:
        raise Refused(*refused)
    operator.records(session, act, " ".join(row.number for row in rows))
    return len(rows)


def try_to_move(
    session: Session, city: City, row: RegistrationRow, event: membership.Event, now: datetime
) -> list[Issue]:
    """Move one application, or return why not, each issue with the number it is about."""
    try:
        register.move(session, city, row, event, now)
    except Refused as no:
        return [
            replace(issue, figures={**issue.figures, "number": row.number}) for issue in no.issues
        ]
    return []


def locked(session: Session, ids: Sequence[UUID]) -> list[RegistrationRow]:
    """Return applications in the order of their numbers, held until the transaction ends.

    Their kelurahan are locked first and in order, as the laptops' batches do it, so that an
    operator and a laptop can never wait for each other.
    """
    places = select(RegistrationRow.kelurahan).where(RegistrationRow.id.in_(ids)).distinct()
    for kelurahan in sorted(session.scalars(places)):
        news.in_line(session, kelurahan)
    query = select(RegistrationRow).where(RegistrationRow.id.in_(ids))
    return list(session.scalars(query.order_by(RegistrationRow.number).with_for_update()))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
