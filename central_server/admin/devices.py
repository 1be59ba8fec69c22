"""The laptops that may speak for a kelurahan: prepared, listed, withdrawn."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server import check_list, news
from central_server.admin.acts import Operator
from central_server.admin.city import kelurahan_row
from central_server.admin.counting import count_by
from central_server.city import the_city
from central_server.enrolment import CODE_LIFE, activation_doc, code_hash
from central_server.models import DeviceRow, FactRow
from central_server.succession import lineage
from central_server.wire import v1, v1_city
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.region import RegionCode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: codes are read out and typed
_CODE_GROUPS, _GROUP_LENGTH = 3, 4


@dataclass(frozen=True, slots=True)
class NewDevice:
    """A laptop that may enrol once, until ``expires``, with this code or this file."""

    id: UUID
    number: int
    code: str
    expires: datetime
    activation: v1_city.ActivationDoc


def add_device(
    session: Session,
    kelurahan: str,
    server: str,
    operator: Operator,
    *,
    replaces: str = "",
    code: str = "",
    device_id: UUID | None = None,
) -> NewDevice:
    """Prepare a laptop of a kelurahan: its number there, and a one-time code.

    Args:
        session: The transaction.
        kelurahan: Its code.
        server: Address for the activation where the city has set none.
        operator: Who does it; the code lives ``CODE_LIFE`` from then.
        replaces: The identity the same laptop had before, by id or as ``KELURAHAN/NUMBER``: what it
            has sent as that is given back to it.
        code: A code of the right form to use instead of a random one (tests, golden files).
        device_id: An id to use instead of a random one.

    Raises:
        Refused: ``kelurahan.unknown``, ``city.server_missing`` when nobody has said where laptops
            find the server; what ``vouch`` raises.
    """
    row = kelurahan_row(session, kelurahan)
    if not (server or the_city(session).settings.server):
        raise Refused(Issue("city.server_missing"))
    news.in_line(session, row.code)
    last = select(func.max(DeviceRow.number)).where(DeviceRow.kelurahan == row.code)
    code = code or new_code()
    device = DeviceRow(
        id=device_id or uuid4(),
        kelurahan=row.code,
        number=(session.scalar(last) or 0) + 1,
        code_hash=code_hash(code),
        code_expires=operator.at + CODE_LIFE,
        program="",
        counter=0,
        receipts=0,
    )
    session.add(device)
    session.flush()
    operator.records(session, "device add", str(device.id))
    if replaces:
        vouch(session, str(device.id), replaces, operator)
    activation = activation_doc(session, device, code, server)
    return NewDevice(device.id, device.number, code, device.code_expires, activation)


def new_code() -> str:
    """Return twelve letters of 32: 60 random bits, in three groups to be read out."""
    groups = (
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH))
        for _ in range(_CODE_GROUPS)
    )
    return "-".join(groups)


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A laptop as the operator sees it: enough to write a notice when one is lost."""

    id: UUID
    kelurahan: str
    number: int
    state: str
    last_contact: datetime | None
    program: str
    registrations: int
    unsettled: int


def device_lines(session: Session, now: datetime) -> list[DeviceLine]:
    """Return all laptops; ``unsettled`` counts facts that wait for the clerk or for the city."""
    registered = count_by(
        session,
        FactRow.device,
        FactRow.kind == FactKind.WORKER_REGISTERED,
        FactRow.verdict == v1.Verdict.STORED,
    )
    unsettled = count_by(session, FactRow.device, FactRow.verdict != v1.Verdict.STORED)
    rows = session.scalars(select(DeviceRow).order_by(DeviceRow.kelurahan, DeviceRow.number))
    return [
        DeviceLine(
            id=row.id,
            kelurahan=row.kelurahan,
            number=row.number,
            state=_state(row, now),
            last_contact=row.last_contact,
            program=row.program,
            registrations=registered.get(row.id, 0),
            unsettled=unsettled.get(row.id, 0),
        )
        for row in rows
    ]


def revoke_device(session: Session, device: str, operator: Operator) -> UUID:
    """Withdraw a laptop: from now on it is answered with ``device-revoked``.

    Args:
        session: The transaction.
        device: Its id, or ``KELURAHAN/NUMBER``.
        operator: Who does it.

    Raises:
        Refused: ``device.unknown``; ``device.revoked_before``.
    """
    row = device_named(session, device)
    if row.revoked_at is not None:
        raise Refused(Issue("device.revoked_before"))
    row.revoked_at = operator.at
    operator.records(session, "device revoke", str(row.id))
    check_list.renew_if_any(session, operator)
    return row.id


def vouch(session: Session, device: str, former: str, operator: Operator) -> UUID:
    """Say that a laptop that was let in anew is the one that had another identity before.

    What it has sent as that one is given back to it when it asks: only a person can know that the
    two are one, for the key of the first is lost.

    Args:
        session: The transaction.
        device: The identity it has now, by id or as ``KELURAHAN/NUMBER``.
        former: The one it had before.
        operator: Who vouches.

    Raises:
        Refused: ``device.unknown``; ``device.other_kelurahan``; ``device.itself`` for an identity
            that is, or comes of, the other; ``device.vouched_before`` where it has another already.
    """
    row, before = device_named(session, device), device_named(session, former)
    if row.kelurahan != before.kelurahan:
        raise Refused(Issue("device.other_kelurahan"))
    if row.id in lineage(session, before):
        raise Refused(Issue("device.itself"))
    if row.predecessor not in {None, before.id}:
        raise Refused(Issue("device.vouched_before"))
    row.predecessor = before.id
    operator.records(session, "device vouch", f"{before.id} {row.id}")
    return row.id


def reinstate_device(session: Session, device: str, operator: Operator) -> UUID:
    """Take a revocation back; a laptop that has not wiped itself yet goes on as before.

    Raises:
        Refused: ``device.unknown``; ``device.not_revoked``.
    """
    row = device_named(session, device)
    if row.revoked_at is None:
        raise Refused(Issue("device.not_revoked"))
    row.revoked_at = None
    operator.records(session, "device reinstate", str(row.id))
    check_list.renew_if_any(session, operator)
    return row.id


def device_named(session: Session, named: str) -> DeviceRow:
    """Return a device by its id or as ``KELURAHAN/NUMBER``.

    Raises:
        Refused: ``device.unknown``, ``region.unreadable``.
    """
    kelurahan, slash, number = named.partition("/")
    query = select(DeviceRow)
    if slash and number.isascii() and number.isdigit():
        digits = RegionCode.parse(kelurahan).digits
        query = query.where(DeviceRow.kelurahan == digits, DeviceRow.number == int(number))
    else:
        try:
            query = query.where(DeviceRow.id == UUID(named))
        except ValueError:
            raise Refused(Issue("device.unknown")) from None
    row = session.execute(query).scalar_one_or_none()
    if row is None:
        raise Refused(Issue("device.unknown"))
    return row


def _state(row: DeviceRow, now: datetime) -> str:
    if row.revoked_at is not None:
        return "revoked"
    if row.public_key is not None:
        return "enrolled"
    return "expired" if row.code_expires <= now else "waiting"
