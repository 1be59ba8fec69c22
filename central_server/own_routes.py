"""The addresses under which a laptop asks about itself: identity, holdings, the city's keys."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy.orm import Session

from central_server import check_list, holdings, succession
from central_server.auth import SignedRequest, device_of
from central_server.city import City
from central_server.keys import key_changes
from central_server.models import DeviceRow
from central_server.openapi import answers, takes
from central_server.problems import Problem
from central_server.returned import take_back
from central_server.routes import Arrival, Desk, body_in, in_json, message_in, signed_answer
from central_server.stubs import StubReader, take_stubs
from central_server.wire import v1, v1_city
from central_server.wire import v1_back as back
from central_server.wire import v1_own as own
from central_server.wire import v1_stubs as paper


def own_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the routes about a laptop itself; all but the list of keys are signed for."""
    router = APIRouter(prefix="/v1")

    @router.get("/keys", responses=answers(own.KeyChanges))
    def keys() -> Response:
        """Return every change of the city's signing key, each vouched for by the one before."""
        return in_json(desk.database.within(key_changes))

    @router.get("/check-list", responses=answers(None, 404))
    def newest_check_list() -> Response:
        """Return the signed list by which anybody checks papers: keys, and what was withdrawn."""
        list_ = desk.database.within(check_list.held)
        if list_ is None:
            raise Problem("not-found")
        return Response(
            list_.content,
            headers={"ETag": f'"{list_.etag}"'},
            media_type="application/octet-stream",
        )

    @router.post(
        "/successions",
        status_code=201,
        openapi_extra=takes(own.SuccessionRequest, signed=True),
        responses=answers(v1_city.EnrolmentReply, 401, 403, success=201),
    )
    def succeed(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Give a laptop whose numbers were used twice a new identity; the old one stays."""
        now = desk.clock()
        message = message_in(own.SuccessionRequest, body_in(request, asked, desk.settings))

        def act(session: Session) -> v1_city.EnrolmentReply:
            device = device_of(session, asked, now)
            return succession.succeed(session, device, message, now)

        return in_json(desk.database.within(act), status=201)

    @router.post(
        "/reconciliations",
        openapi_extra=takes(own.ReconciliationRequest, signed=True),
        responses=answers(own.SignedReconciliation, 401, 403),
    )
    def reconcile(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Compare what a laptop says was delivered with what is here, block by block."""
        message = message_in(own.ReconciliationRequest, body_in(request, asked, desk.settings))

        def act(session: Session, device: DeviceRow, _city: City) -> own.Reconciliation:
            return holdings.differing(session, device, message)

        return signed_answer(desk.database, asked, desk.clock(), "reconciliation", act)

    return router


def holding_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the routes by which laptop and city give each other back what one has lost."""
    router = APIRouter(prefix="/v1")

    @router.post(
        "/corrections",
        openapi_extra=takes(back.CorrectionsBack, signed=True),
        responses=answers(back.SignedCorrectionsTaken, 401, 403),
    )
    def corrections(
        request: Request, asked: Annotated[SignedRequest, Depends(arrived)]
    ) -> Response:
        """Take back corrections of the city's own that a backup did not hold."""
        now = desk.clock()
        message = message_in(back.CorrectionsBack, body_in(request, asked, desk.settings))

        def act(session: Session, device: DeviceRow, _city: City) -> back.CorrectionsTaken:
            return take_back(session, device, message.corrections, desk.books, now)

        return signed_answer(desk.database, asked, now, "corrections", act)

    @router.post(
        "/stubs",
        openapi_extra=takes(paper.StubsRequest, signed=True),
        responses=answers(paper.SignedStubsTaken, 401, 403),
    )
    def stubs(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Take in what an office has read off its archive's stubs; the rest comes as news."""
        now = desk.clock()
        message = message_in(paper.StubsRequest, body_in(request, asked, desk.settings))
        reader = StubReader(desk.books, desk.settings, now)

        def act(session: Session, device: DeviceRow, city: City) -> paper.StubsTaken:
            told = take_stubs(session, reader, message.stubs, device.kelurahan)
            return paper.StubsTaken(device=device.id, epoch=city.epoch, answers=told)

        return signed_answer(desk.database, asked, now, "stubs", act)

    @router.get(
        "/facts",
        openapi_extra=takes(signed=True),
        responses=answers(own.SignedFacts, 401, 403),
    )
    def facts(
        asked: Annotated[SignedRequest, Depends(arrived)],
        device: Annotated[UUID | None, Query()] = None,
        after: Annotated[int, Query(ge=0, le=v1.LARGEST)] = 0,
        limit: Annotated[int, Query(ge=1, le=holdings.LARGEST_PAGE)] = 200,
    ) -> Response:
        """Return a laptop's own facts, for one that has lost them."""

        def act(session: Session, asking: DeviceRow, _city: City) -> dict[str, Any]:
            return holdings.own_facts(session, asking, device, after, limit)

        return signed_answer(desk.database, asked, desk.clock(), "facts", act)

    return router
