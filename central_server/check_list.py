"""The city's check list, made and signed: whose signatures count, and what was withdrawn.

Made anew when the operator asks (each night, say) and whenever a laptop is revoked. Laptops fetch
it like any reference file, by stick it lies in each reply, and it goes out as a file or inside the
page that checks papers.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import cbor2
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.city import ONLY, the_city
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
from central_server.reference import ReferenceFile
from central_server.signing import CityKey, signer_of
from central_server.wire import v1
from desktop_app.domain.check_list import (
    CHECK_LIST,
    CONTENT_TYPE,
    FILE_MARK,
    LIFE_DAYS,
    NEVER,
    stem_of,
)
from desktop_app.domain.confirmation import check_code, day_number
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


def made(session: Session, now: datetime, *, days: int = LIFE_DAYS, codes: bool = True) -> Made:
    """Make and sign the list as things stand.

    Args:
        session: The transaction.
        now: When it is issued; later lists take the place of earlier ones by this alone, so that
            they do in a new life of the register too.
        days: How long it is good for.
        codes: Whether the check codes of all confirmations in force are in it: ten bytes for each,
            for readers who have no register of their own. Those that a former key of the city has
            signed are always there: by that key alone nothing counts any more.
    """
    city = the_city(session)
    devices = _devices(session)
    withdrawn = _withdrawn(session, now)
    told = _codes(session, city.key.key_id if not codes else None)
    expires = now + timedelta(days=days)
    payload = {
        1: city.settings.name,
        2: city.epoch,
        3: int(now.timestamp()),
        4: int(expires.timestamp()),
        5: list(session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code))),
        6: _city_keys(session),
        7: devices,
        8: withdrawn,
        9: told,
        10: _changes(session),
        11: _revoked(session),
    }
    content = signed(city.key, payload)
    return Made(
        content=content,
        etag=hashlib.sha256(content).hexdigest()[:32],
        keys=len(devices),
        revoked=sum(device[4] != _NO_DAY for device in devices),
        withdrawn=len(withdrawn),
        codes=sum(len(records) for records in told.values()) // 10,
        issued=now,
        expires=expires,
    )


def signed(key: CityKey, payload: object) -> bytes:
    """Return a list as a file: our mark, then a COSE_Sign1 message (RFC 9052)."""
    return FILE_MARK + key.sign_cose(cbor2.dumps(payload, canonical=True), CONTENT_TYPE)


def renew(session: Session, operator: Operator, *, days: int = LIFE_DAYS) -> Made:
    """Make the list that is served, and tell every kelurahan that there is another."""
    session.get_one(CityRow, ONLY, with_for_update=True)
    row = session.get(CheckListRow, ONLY)
    now = operator.at if row is None else max(operator.at, row.at + timedelta(seconds=1))
    waiting = session.scalars(select(RevokedPaperRow).where(~RevokedPaperRow.listed)).all()
    list_ = made(session, now, days=days, codes=False)
    if row is None:
        row = CheckListRow(id=ONLY)
        session.add(row)
    row.etag, row.content, row.at = list_.etag, list_.content, now
    for paper in waiting:  # what has come in since may not be on it
        paper.listed = True
    operator.records(session, "check-list", list_.etag)
    session.flush()
    for code in session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all():
        tell(session, code)
    return list_


def is_due(session: Session, now: datetime) -> bool:
    """Say whether there is no list yet, a paper was revoked since the last, or that is old."""
    issued = session.scalar(select(CheckListRow.at))
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
    if session.get(CheckListRow, ONLY) is not None:
        renew(session, operator)


def tell(session: Session, kelurahan: str) -> None:
    """Tell one kelurahan which list there is; nothing before the first."""
    row = session.get(CheckListRow, ONLY)
    if row is not None:
        body = v1.ReferenceNews(name=CHECK_LIST, etag=row.etag)
        news.tell(session, kelurahan, v1.NewsKind.REFERENCE, body)


def held(session: Session) -> ReferenceFile | None:
    """Return the list as it is served."""
    row = session.get(CheckListRow, ONLY)
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


def _codes(session: Session, but_by: bytes | None) -> dict[str, bytes]:
    """Return the check codes of the confirmations in force, but of those one key has signed."""
    rows = session.execute(
        select(RegistrationRow.number, RegistrationRow.confirmation_qr)
        .where(RegistrationRow.confirmation_qr != "")
        .order_by(RegistrationRow.number)
    )
    told: dict[str, bytearray] = {}
    for number, qr in rows:
        if but_by is not None and signer_of(qr) == but_by:
            continue
        stem, running = stem_of(number)
        code = bytes.fromhex(check_code(qr).replace("-", ""))
        told.setdefault(stem, bytearray()).extend(running.to_bytes(4, "big") + code)
    return {stem: bytes(records) for stem, records in told.items()}


def _first_day(at: datetime) -> int:
    return day_number(at.astimezone(_EARLIEST).date())


def _last_day(at: datetime) -> int:
    return day_number(at.astimezone(_LATEST).date())
