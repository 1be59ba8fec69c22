"""What the city asks of each kelurahan, and how far each has come: the barometer."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from central_server.admin.acts import Operator
from central_server.admin.city import kelurahan_row, tell_sheet
from central_server.city import city_doc, targets_of, the_city
from central_server.models import KelurahanRow, RegistrationRow
from central_server.wire import v1_city
from desktop_app.domain.coverage import (
    COUNTS,
    Cause,
    Measure,
    Reach,
    Tally,
    Target,
    checked,
    coverage,
)
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.facts import canonical
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.office import time_zone
from desktop_app.domain.region import RegionCode


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as the operator names it: whose, how many, by when."""

    segment: Segment
    people: int
    funding: FundingSource | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class BarometerLine:
    """One line of one kelurahan; ``cause`` where more are registered than the target asks for."""

    kelurahan: str
    name: str
    reach: Reach
    cause: Cause | None


def set_target(
    session: Session, codes: Sequence[str], wanted: Wanted, operator: Operator
) -> list[str]:
    """Set one target in each kelurahan named, in all where none is; each hears its new sheet.

    Returns the codes of those kelurahan.

    Raises:
        Refused: ``kelurahan.unknown``; as ``checked`` says.
    """
    rows = _rows(session, codes)
    for row in rows:
        zone = ZoneInfo(time_zone(RegionCode(row.code)))
        target = checked(
            Target(
                segment=wanted.segment,
                people=wanted.people,
                set_on=operator.at.astimezone(zone).date(),
                funding=wanted.funding,
                until=wanted.until,
            )
        )
        kept = [each for each in targets_of(row) if _key(each) != (target.segment, target.funding)]
        new = v1_city.TargetDoc(
            segment=target.segment,
            people=target.people,
            set_on=target.set_on,
            funding=target.funding,
            until=target.until,
        )
        _put(session, row, [*kept, new])
    operator.records(session, "target set", f"{wanted.segment.value} {len(rows)}")
    return [row.code for row in rows]


def drop_target(
    session: Session,
    codes: Sequence[str],
    segment: Segment,
    funding: FundingSource | None,
    operator: Operator,
) -> list[str]:
    """Take a target back in each kelurahan that has it; returns their codes.

    Raises:
        Refused: ``kelurahan.unknown``; ``target.none`` where none of them has it.
    """
    dropped = []
    for row in _rows(session, codes):
        targets = targets_of(row)
        kept = [each for each in targets if _key(each) != (segment, funding)]
        if len(kept) < len(targets):
            _put(session, row, kept)
            dropped.append(row.code)
    if not dropped:
        raise Refused(Issue("target.none"))
    operator.records(session, "target drop", f"{segment.value} {len(dropped)}")
    return dropped


def barometer(session: Session, codes: Sequence[str] = ()) -> list[BarometerLine]:
    """Return the coverage of each kelurahan named, of all where none is, in order of their codes.

    Raises:
        Refused: ``kelurahan.unknown``, ``city.missing``.
    """
    city = the_city(session)
    lines = []
    for row in _rows(session, codes):
        name = city_doc(city, row).region_names[-1]
        targets = [_target(each) for each in targets_of(row)]
        for reach in coverage(_tallies(session, row.code), targets):
            cause = _cause(session, row.code, reach) if reach.over else None
            lines.append(BarometerLine(row.code, name, reach, cause))
    return lines


HEADS = (
    "kelurahan", "name", "segment", "funding", "target", "set_on", "until",
    "registered", "sent", "active", "refused_or_withdrawn",
    "registered_percent", "active_percent", "over", "over_doubles", "over_elsewhere",
)  # fmt: skip


def as_csv(lines: Sequence[BarometerLine]) -> str:
    """Return the lines as CSV (RFC 4180): empty where the city has set no target."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADS)
    table.writerows(map(_cells, lines))
    return written.getvalue()


def _cells(line: BarometerLine) -> list[str]:
    reach, cause = line.reach, line.cause
    told = [
        reach.target,
        reach.set_on,
        reach.until,
        *(reach.counts[measure] for measure in Measure),
        reach.share(Measure.REGISTERED),
        reach.share(Measure.ACTIVE),
        *((cause.over, cause.doubles, cause.elsewhere) if cause else (None,) * 3),
    ]
    return [
        line.kelurahan,
        line.name,
        reach.segment.value if reach.segment else "",
        reach.funding.value if reach.funding else "",
        *("" if each is None else str(each) for each in told),
    ]


def _rows(session: Session, codes: Sequence[str]) -> Sequence[KelurahanRow]:
    if codes:
        return [kelurahan_row(session, code) for code in codes]
    return session.scalars(select(KelurahanRow).order_by(KelurahanRow.code)).all()


def _put(session: Session, row: KelurahanRow, targets: Sequence[v1_city.TargetDoc]) -> None:
    row.targets = canonical([each.model_dump(mode="json") for each in targets]).decode()
    session.flush()
    tell_sheet(session, row.code)


def _key(target: v1_city.TargetDoc) -> tuple[Segment, FundingSource | None]:
    return target.segment, target.funding


def _target(told: v1_city.TargetDoc) -> Target:
    return Target(told.segment, told.people, told.set_on, told.funding, told.until)


def _tallies(session: Session, kelurahan: str) -> list[Tally]:
    stand = (RegistrationRow.segment, RegistrationRow.funding, RegistrationRow.status)
    query = (
        select(*stand, func.count()).where(RegistrationRow.kelurahan == kelurahan).group_by(*stand)
    )
    return [
        Tally(Segment(segment), FundingSource(funding), Status(status), people)
        for segment, funding, status, people in session.execute(query)
    ]


def _cause(session: Session, kelurahan: str, reach: Reach) -> Cause:
    """Return what there is to say about a line that is over its target."""
    other = aliased(RegistrationRow)
    of_line = [
        RegistrationRow.kelurahan == kelurahan,
        RegistrationRow.status.in_([status.value for status in COUNTS[Measure.REGISTERED]]),
    ]
    if reach.segment is not None:
        of_line.append(RegistrationRow.segment == reach.segment.value)
    if reach.funding is not None:
        of_line.append(RegistrationRow.funding == reach.funding.value)
    again = exists().where(
        other.nik == RegistrationRow.nik,
        other.nik != "",
        other.id != RegistrationRow.id,
        other.status != Status.WITHDRAWN.value,
    )
    doubles = session.scalar(select(func.count()).where(*of_line, again)) or 0
    contents = session.scalars(select(RegistrationRow.content).where(*of_line))
    homes = (msgspec.json.decode(content, type=_Content).address.kelurahan for content in contents)
    elsewhere = sum(RegionCode.parse(home).digits != kelurahan for home in homes)
    return Cause(reach.over, reach.target or 0, reach.set_on, doubles, elsewhere)


class _Address(msgspec.Struct):
    kelurahan: str


class _Content(msgspec.Struct):
    address: _Address
