"""The city's check list, made and signed: whose signatures count, and what was withdrawn.

Made anew when the operator asks (each night, say) and whenever a laptop is revoked. Laptops fetch
it like any reference file, by stick it lies in each reply, and it goes out as a file or inside the
page that checks papers.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import cbor2
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.city import ONLY, City, the_city
from central_server.database import Database
from central_server.enrolment import CODE_LIFE
from central_server.models import (
    CheckListRow,
    CityRow,
    DeviceRow,
    FactRow,
    FormerKeyRow,
    KelurahanRow,
    RegistrationRow,
    RevokedPaperRow,
)
from central_server.paper_codes import brought_up_to_date
from central_server.reference import ReferenceFile
from central_server.signing import CityKey, key_id
from central_server.wire import v1
from desktop_app.domain.check_code import RECORD, Records, joined
from desktop_app.domain.check_list import CHECK_LIST, CONTENT_TYPE, FILE_MARK, LIFE_DAYS, NEVER
from desktop_app.domain.confirmation import day_number
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status

_EARLIEST, _LATEST = ZoneInfo("UTC"), ZoneInfo("Asia/Jayapura")
"""Papers are dated in their office's zone: a day that begins something is taken in the earliest,
one that ends something in the latest, so that no paper of that very day is wronged."""

_NO_DAY = 0

RENEWED_AFTER = timedelta(days=7)
"""A list is good for thirty days; laptops that come by once a fortnight always have a good one."""

BY_ITSELF = "server"
"""Who acts where nobody asked."""

Record = list[bytes | str | int]


EVERYBODY = ""
"""Whose list is served to anybody and goes out as a file: it has the codes of every kelurahan."""


@dataclass(frozen=True, slots=True)
class Made:
    """A list as it goes out, and what is in it."""

    content: bytes
    etag: str
    keys: int
    revoked: int
    withdrawn: int
    codes: int
    issued: datetime
    expires: datetime


def signed(key: CityKey, payload: object) -> bytes:
    """Return a list as a file: our mark, then a COSE_Sign1 message (RFC 9052)."""
    return FILE_MARK + key.sign_cose(cbor2.dumps(payload, canonical=True), CONTENT_TYPE)


def renew(session: Session, operator: Operator, *, days: int = LIFE_DAYS) -> Made:
    """Make the lists that are served, and tell every kelurahan that there is another.

    A kelurahan's has the codes of its own papers only, for a laptop pays for every byte, and those
    of all confirmations that a former key of the city has signed: by that key alone nothing counts.

    Args:
        session: The transaction.
        operator: Who does it, and when: later lists take the place of earlier ones by this alone,
            so that they do in a new life of the register too.
        days: How long they are good for.

    Returns:
        The one for everybody.
    """
    session.get_one(CityRow, ONLY, with_for_update=True)
    rows = {row.kelurahan: row for row in session.scalars(select(CheckListRow))}
    before = rows.get(EVERYBODY)
    now = operator.at if before is None else max(operator.at, before.at + timedelta(seconds=1))
    waiting = session.scalars(select(RevokedPaperRow).where(~RevokedPaperRow.listed)).all()
    places = session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all()
    for place in {EVERYBODY, *places} - rows.keys():
        rows[place] = CheckListRow(kelurahan=place, codes=cbor2.dumps({}), facts=0, news=0)
    told = _told(session, now, days)
    codes = {place: brought_up_to_date(session, rows[place]) for place in places}
    lists = _lists(the_city(session), told, codes)
    for place, made in lists.items():
        rows[place].etag, rows[place].content, rows[place].at = made.etag, made.content, now
        session.add(rows[place])
    for paper in waiting:  # what has come in since may not be on it
        paper.listed = True
    operator.records(session, "check-list", lists[EVERYBODY].etag)
    session.flush()
    for place in places:
        tell(session, place)
    return lists[EVERYBODY]


def _told(session: Session, now: datetime, days: int) -> dict[int, Any]:
    """Return what every list says; the codes are not in it."""
    city = the_city(session)
    return {
        1: city.settings.name,
        2: city.epoch,
        3: int(now.timestamp()),
        4: int((now + timedelta(days=days)).timestamp()),
        5: list(session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code))),
        6: _city_keys(session),
        7: _devices(session),
        8: _withdrawn(session, now),
        10: _changes(session),
        11: _revoked(session),
    }


def _lists(city: City, told: Mapping[int, Any], codes: Mapping[str, Records]) -> dict[str, Made]:
    """Return the list for everybody, and each kelurahan's."""
    former = {key_id(key) for key, _, until in told[6] if until != _NO_DAY}
    by_former = {
        place: {signer: mine for signer, mine in records.items() if signer in former}
        for place, records in codes.items()
    }
    lists = {EVERYBODY: _made(city, told, EVERYBODY, joined(*codes.values()))}
    for place, records in codes.items():
        others = [each for other, each in by_former.items() if other != place and each]
        lists[place] = _made(city, told, place, joined(records, *others))
    return lists


def _made(city: City, told: Mapping[int, Any], place: str, codes: Records) -> Made:
    content = signed(city.key, {**told, 9: codes, 12: place})
    return Made(
        content=content,
        etag=hashlib.sha256(content).hexdigest()[:32],
        keys=len(told[7]),
        revoked=sum(device[4] != _NO_DAY for device in told[7]),
        withdrawn=len(told[8]),
        codes=sum(len(each) for mine in codes.values() for each in mine.values()) // RECORD,
        issued=datetime.fromtimestamp(told[3], UTC),
        expires=datetime.fromtimestamp(told[4], UTC),
    )


def is_due(session: Session, now: datetime) -> bool:
    """Say whether there is no list yet, a paper was revoked since the last, or that is old."""
    issued = session.scalar(select(CheckListRow.at).where(CheckListRow.kelurahan == EVERYBODY))
    waiting = select(RevokedPaperRow.number).where(~RevokedPaperRow.listed).limit(1)
    return issued is None or now - issued >= RENEWED_AFTER or session.scalar(waiting) is not None


def see_to(database: Database, now: datetime) -> None:
    """Make a list if one is due, so that nobody has to ask for it.

    In a transaction of its own: it tells every kelurahan, and nobody is to wait for another's place
    in line with their own in hand.
    """
    if database.within(lambda session: is_due(session, now)):
        database.within(lambda session: keep_fresh(session, now))


def keep_fresh(session: Session, now: datetime) -> None:
    """Make a list if one is still due once it is one's turn."""
    session.get_one(CityRow, ONLY, with_for_update=True)
    if is_due(session, now):
        renew(session, Operator(BY_ITSELF, now))


def renew_if_any(session: Session, operator: Operator) -> None:
    """Make the list anew where the city has one: a revocation is not to wait for the night."""
    if session.get(CheckListRow, EVERYBODY) is not None:
        renew(session, operator)


def tell(session: Session, kelurahan: str) -> None:
    """Tell one kelurahan which list there is; nothing before the first."""
    list_ = held(session, kelurahan)
    if list_ is not None:
        body = v1.ReferenceNews(name=CHECK_LIST, etag=list_.etag)
        news.tell(session, kelurahan, v1.NewsKind.REFERENCE, body)


def held(session: Session, kelurahan: str = EVERYBODY) -> ReferenceFile | None:
    """Return the list as it is served; a kelurahan that has none of its own gets everybody's."""
    row = session.get(CheckListRow, kelurahan) or session.get(CheckListRow, EVERYBODY)
    return None if row is None else ReferenceFile(CHECK_LIST, row.content, row.etag)


def _city_keys(session: Session) -> list[Record]:
    """Return the city's keys, oldest first: each with its first day, and its last if it had one."""
    since, keys = _first_day(NEVER), list[Record]()
    for former in session.scalars(select(FormerKeyRow).order_by(FormerKeyRow.id)):
        keys.append([former.public_key, since, _last_day(former.at)])
        since = _first_day(former.at)
    return [*keys, [the_city(session).key.public, since, _NO_DAY]]


def _changes(session: Session) -> list[list[bytes]]:
    rows = session.scalars(select(FormerKeyRow).order_by(FormerKeyRow.id))
    return [[row.public_key, row.successor, row.signature] for row in rows]


def _devices(session: Session) -> list[Record]:
    """Return every laptop that has a key: the day it was prepared, and the one it was revoked.

    Prepared, not enrolled: with its activation file a laptop makes papers before its first contact.
    """
    rows = session.scalars(
        select(DeviceRow)
        .where(DeviceRow.public_key.is_not(None))
        .order_by(DeviceRow.kelurahan, DeviceRow.number, DeviceRow.id)
    )
    return [
        [
            row.public_key or b"",
            row.kelurahan,
            row.number,
            _first_day(row.code_expires - CODE_LIFE),
            _last_day(row.revoked_at) if row.revoked_at else _NO_DAY,
        ]
        for row in rows
    ]


def _withdrawn(session: Session, now: datetime) -> dict[str, int]:
    said = (
        select(FactRow.worker, func.max(FactRow.received_at).label("at"))
        .where(FactRow.kind == FactKind.WORKER_WITHDRAWN.value)
        .group_by(FactRow.worker)
        .subquery()
    )
    rows = session.execute(
        select(RegistrationRow.number, said.c.at)
        .join(said, said.c.worker == RegistrationRow.id, isouter=True)
        .where(RegistrationRow.status == Status.WITHDRAWN.value)
        .order_by(RegistrationRow.number)
    )
    return {number: day_number((at or now).astimezone(_LATEST).date()) for number, at in rows}


def _revoked(session: Session) -> dict[str, dict[int, int]]:
    """Return the papers that do not count any more, by number and copy, each with its day."""
    rows = session.scalars(
        select(RevokedPaperRow).order_by(RevokedPaperRow.number, RevokedPaperRow.copy)
    )
    told: dict[str, dict[int, int]] = {}
    for row in rows:
        told.setdefault(row.number, {})[row.copy] = _last_day(row.at)
    return told


def _first_day(at: datetime) -> int:
    return day_number(at.astimezone(_EARLIEST).date())


def _last_day(at: datetime) -> int:
    return day_number(at.astimezone(_LATEST).date())
