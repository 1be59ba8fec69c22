"""The last words of a revoked laptop: kept as they came, receipted, opened by the operator."""

import base64
import binascii
import hashlib
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.auth import SignedRequest
from central_server.city import City, the_city
from central_server.models import BequestRow, DeviceRow
from central_server.openapi import answers, takes
from central_server.problems import Problem
from central_server.routes import Arrival, Desk, body_in, message_in, signed_answer
from central_server.wire import v1
from central_server.wire import v1_last as last

MOST_ROWS = 4 * last.MOST_PARTS
"""A laptop that died on the way seals anew; this often, and then somebody has to look."""


def last_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the one route of a revoked device."""
    router = APIRouter(prefix="/v1")

    @router.post(
        "/last-words",
        openapi_extra=takes(last.LastWords, signed=True),
        responses=answers(last.SignedBequest, 401, 409),
    )
    def last_words(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Keep what a revoked laptop still holds; only the receipt lets it wipe itself."""
        now = desk.clock()
        words = message_in(last.LastWords, body_in(request, asked, desk.settings))

        def act(session: Session, device: DeviceRow, _city: City) -> last.Bequest:
            return keep(session, device, words, now)

        return signed_answer(desk.database, asked, now, "bequest", act, revoked=True)

    return router


def keep(session: Session, device: DeviceRow, words: last.LastWords, now: datetime) -> last.Bequest:
    """Keep one part, once; the same again gets the same receipt.

    Raises:
        Problem: ``request-invalid`` for what is no base64, ``too-large`` where a laptop has left
            more than any laptop holds.
    """
    try:
        content = base64.b64decode(words.sealed, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("request-invalid", "sealed") from None
    digest = hashlib.sha256(content).hexdigest()
    row = session.get(BequestRow, (device.id, digest))
    if row is None:
        held = select(func.count()).where(BequestRow.device == device.id)
        if (session.scalar(held) or 0) >= MOST_ROWS:
            raise Problem("too-large")
        row = BequestRow(
            device=device.id,
            digest=digest,
            part=words.part,
            parts=words.parts,
            content=content,
            received_at=now,
        )
        session.add(row)
    return last.Bequest(
        device=device.id,
        epoch=the_city(session).epoch,
        at=v1.instant(row.received_at),
        digest=digest,
        part=row.part,
        parts=row.parts,
    )
