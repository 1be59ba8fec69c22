"""Who is asking: the signature of a request names a device, and the device names the kelurahan.

Requests are signed by HTTP Message Signatures (RFC 9421) with the device's Ed25519 key. Their age
is not judged: laptops' clocks are years off. A request cannot be repeated because its counter,
which the signature covers, must be greater than the last one the device used; the counter is
moved in the transaction of the act itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    algorithms,
)
from sqlalchemy import String, bindparam, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from starlette.requests import Request

from central_server.bulk import table_of
from central_server.city import ONLY, the_city
from central_server.models import CityRow, DeviceRow
from central_server.plain_signature import read_plainly
from central_server.problems import Problem
from central_server.wire import v1

COUNTER = "Loket-Counter"
NEW_KEY = "new"
"""Key id of an enrolment: signed with the very key it hands in."""

_COVERED = ("@method", "@path", "@query", "loket-counter")
_COUNTER = re.compile(r"[0-9]{1,16}")
_OUR_PROGRAM = re.compile(r"loket-jamsostek/([0-9A-Za-z.+-]{1,24})")

_ASKING = (
    select(DeviceRow, CityRow)
    .outerjoin(CityRow, CityRow.id == ONLY)
    .where(DeviceRow.id == bindparam("asking"))
)
"""Who asks and, on the same journey, whom: hardly an act can do without the city's row."""

_DEVICES = table_of(DeviceRow)
_USE_UP = (
    update(_DEVICES)
    .where(_DEVICES.c.id == bindparam("asking"), _DEVICES.c.counter < bindparam("used"))
    .values(
        counter=bindparam("used"),
        last_contact=bindparam("at"),
        program=func.coalesce(bindparam("program", type_=String), _DEVICES.c.program),
    )
    .returning(_DEVICES.c.counter)
)


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request as far as its signature covers it, read off the event loop.

    ``url`` has a host of no meaning: the signature covers path and query, and a proxy may have
    changed the rest.
    """

    method: str
    url: str
    headers: "HeaderLines"
    body: bytes
    let_in: Callable[[UUID], None] = lambda _device: None

    @classmethod
    def of(cls, request: Request, body: bytes, let_in: Callable[[UUID], None]) -> "SignedRequest":
        path = request.scope["raw_path"].decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        url = f"http://server{path}?{query}" if query else f"http://server{path}"
        return cls(request.method, url, HeaderLines(request.headers.items()), body, let_in)

    @property
    def counter(self) -> int:
        """Return the counter.

        Raises:
            Problem: ``counter-missing``.
        """
        values = [value for name, value in self.headers.items() if name.lower() == COUNTER.lower()]
        if len(values) != 1 or not _COUNTER.fullmatch(values[0]) or int(values[0]) > v1.LARGEST:
            raise Problem("counter-missing")
        return int(values[0])

    @property
    def program(self) -> str | None:
        """Return what the laptop says it runs; None where that is no version of ours.

        No signature covers it: it is for the operator to read, and nothing is decided by it.
        """
        told = next((said for name, said in self.headers.items() if name == "user-agent"), "")
        found = _OUR_PROGRAM.fullmatch(told)
        return found[1] if found else None


class HeaderLines:
    """The header lines in their order, as the signature library asks for them."""

    def __init__(self, lines: list[tuple[str, str]]) -> None:
        self._lines = lines

    def items(self) -> list[tuple[str, str]]:
        return self._lines


class _Keys(HTTPSignatureKeyResolver):
    """Finds the key of a key id, and keeps the id it was asked for."""

    def __init__(self, find: Callable[[str], bytes | None]) -> None:
        self._find = find
        self.missing = False
        self.failure: SQLAlchemyError | None = None

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        try:
            raw = self._find(key_id)
        except SQLAlchemyError as error:
            self.failure = error
            raise
        self.missing = raw is None
        return None if raw is None else Ed25519PublicKey.from_public_bytes(raw)


class _Verifier(HTTPMessageVerifier):
    """Verifies without judging times: only the counter says what is old."""

    def validate_created_and_expires(
        self, sig_input: Any, max_age: timedelta | None = None
    ) -> None:
        """Accept any time; the types of both were checked before."""


def device_of(
    session: Session, request: SignedRequest, now: datetime, *, revoked: bool = False
) -> DeviceRow:
    """Return the device that signed a request, and use up the request's counter.

    Args:
        session: The transaction.
        request: As it arrived.
        now: Aware UTC.
        revoked: Whether this is the one address that only a revoked device may use.

    Raises:
        Problem: ``signature-missing``, ``signature-invalid``, ``device-unknown``,
            ``device-revoked``, ``device-not-revoked``, ``counter-missing``, ``counter-replayed``;
            ``slow-down`` when it asks too often.
    """
    found: list[DeviceRow] = []

    def find(key_id: str) -> bytes | None:
        device = _device(session, key_id)
        if device is None or device.public_key is None:
            return None
        found.append(device)
        return device.public_key

    _verify(request, find)
    device = found[0]
    request.let_in(device.id)
    if device.revoked_at is not None and not revoked:
        raise Problem("device-revoked", members=_revocation(session, device, device.revoked_at))
    if device.revoked_at is None and revoked:
        raise Problem("device-not-revoked")
    _use_up(session, device, request, now)
    return device


def _revocation(session: Session, device: DeviceRow, at: datetime) -> dict[str, Any]:
    """Return the city's signed word: a laptop wipes itself for nobody else's."""
    told = v1.Revocation(device=device.id, at=v1.instant(at)).model_dump(mode="json")
    return {"revocation": told, "signature": the_city(session).key.sign_document(told)}


def proves_key(request: SignedRequest, public_key: bytes) -> None:
    """Make sure that whoever enrols a key holds its private half.

    Raises:
        Problem: ``signature-missing``, ``signature-invalid``.
    """
    _verify(request, lambda key_id: public_key if key_id == NEW_KEY else None)


def _device(session: Session, key_id: str) -> DeviceRow | None:
    try:
        asking = UUID(key_id)
    except ValueError:
        return None
    found = session.execute(_ASKING, {"asking": asking}).one_or_none()
    session.info["asking"] = found  # a session knows its rows only while somebody holds them
    return None if found is None else found.DeviceRow


def _verify(request: SignedRequest, find: Callable[[str], bytes | None]) -> None:
    plain = read_plainly(request.method, request.url, request.headers.items(), request.body)
    key = find(plain.key_id) if plain else None
    if plain is None or key is None or not plain.holds(key):
        verified_by_library(request, find)


def verified_by_library(request: SignedRequest, find: Callable[[str], bytes | None]) -> None:
    """Make sure of a signature, in whatever form it is written.

    Raises:
        Problem: ``signature-missing``, ``signature-invalid``, ``device-unknown``.
    """
    names = {name.lower() for name, _ in request.headers.items()}
    if not {"signature", "signature-input"} <= names:
        raise Problem("signature-missing")
    keys = _Keys(find)
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=keys)
    try:
        verifier.verify(request, max_age=None, require_components=_COVERED, body=request.body)
    except (HTTPMessageSignaturesException, ValueError):
        if keys.failure is not None:  # the library takes any failure for a wrong signature
            raise keys.failure from None
        raise Problem("device-unknown" if keys.missing else "signature-invalid") from None


def _use_up(session: Session, device: DeviceRow, request: SignedRequest, now: datetime) -> None:
    """Move the counter by one statement: of two requests with one counter, one finds it used."""
    told = {
        "asking": device.id, "used": request.counter, "at": now, "program": request.program,
    }  # fmt: skip
    moved = session.execute(_USE_UP, told).one_or_none()
    if moved is None:
        raise Problem("counter-replayed")
