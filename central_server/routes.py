"""The addresses of the wire: each unwraps a request, runs one act, and wraps the answer.

What is signed is signed after the commit: a receipt for what could still be rolled back would be
a lie with the city's seal on it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi import Path as InPath
from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from central_server import __version__, check_list, enrolment, ingest, news, sieve
from central_server.auth import SignedRequest, device_of
from central_server.bodies import read_json, unpack
from central_server.city import City, the_city
from central_server.database import Database
from central_server.envelope import offers_in
from central_server.models import DeviceRow
from central_server.openapi import answers, takes
from central_server.problems import Problem
from central_server.reference import FILES, ReferenceBooks, ReferenceFile
from central_server.seals import runs_in
from central_server.settings import Settings
from central_server.wire import v1, v1_city
from central_server.wire import v1_own as own
from central_server.wire.v1_news import SignedNews
from desktop_app.domain.check_list import CHECK_LIST
from desktop_app.domain.facts import Json, canonical

M = TypeVar("M", bound=BaseModel)
Arrival = Callable[[Request], Awaitable[SignedRequest]]

JSON = "application/json"
SIGNATURE = "Loket-Signature"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every route works with."""

    database: Database
    books: ReferenceBooks
    settings: Settings
    clock: Callable[[], datetime]


def open_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the routes that need no device yet."""
    router = APIRouter(prefix="/v1")

    @router.get("/health", responses=answers(own.Health))
    def health() -> Response:
        """Say that server and database answer, and which life of the database this is."""
        city = desk.database.within(the_city)
        now = v1.instant(desk.clock())
        return in_json(own.Health(epoch=city.epoch, version=__version__, time=now))

    @router.post(
        "/activations",
        openapi_extra=takes(v1_city.ActivationRequest),
        responses=answers(v1_city.ActivationDoc, 403, 404, 409, 410),
    )
    def activation(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Return what a new laptop needs for a typed code; the code stays unused."""
        code = message_in(v1_city.ActivationRequest, body_in(request, asked, desk.settings)).code
        server = str(request.base_url)
        now = desk.clock()
        return in_json(
            desk.database.within(lambda session: enrolment.activation(session, code, server, now))
        )

    @router.post(
        "/enrolments",
        status_code=201,
        openapi_extra=takes(v1_city.EnrolmentRequest, signed=True),
        responses=answers(v1_city.EnrolmentReply, 401, 403, 404, 409, 410, success=201),
    )
    def enrol(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Redeem a code with a laptop's public key; the same again gives the same answer."""
        message = message_in(v1_city.EnrolmentRequest, body_in(request, asked, desk.settings))
        now = desk.clock()
        reply = desk.database.within(lambda session: enrolment.enrol(session, message, asked, now))
        return in_json(reply, status=201)

    return router


def device_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the routes a device signs for."""
    router = APIRouter(prefix="/v1")

    @router.post(
        "/facts",
        openapi_extra=takes(v1.PushRequest, v1.PushColumns, signed=True, packed=True),
        responses=answers(v1.SignedReceipt, 401, 403),
    )
    def push(request: Request, asked: Annotated[SignedRequest, Depends(arrived)]) -> Response:
        """Take in a batch of facts; the receipt has a verdict for each, in the order sent."""
        now = desk.clock()

        def act(session: Session) -> tuple[City, v1.Receipt]:
            device = device_of(session, asked, now)
            document = body_in(request, asked, desk.settings)
            offers = offers_in(document, desk.settings)
            runs = runs_in(document, len(offers))
            return ingest.take_in(session, device, offers, desk.books, now, runs)

        return _signed_reply("receipt", *desk.database.within(act))

    @router.get(
        "/news",
        openapi_extra=takes(signed=True),
        responses=answers(SignedNews, 401, 403),
    )
    def read_news(
        asked: Annotated[SignedRequest, Depends(arrived)],
        after: Annotated[int, Query(ge=0, le=v1.LARGEST)] = 0,
        limit: Annotated[int, Query(ge=1, le=news.LARGEST_PAGE)] = 200,
    ) -> Response:
        """Return the news after a cursor, oldest first."""
        if desk.settings.keeps_list:
            check_list.see_to(desk.database, desk.clock())

        def act(session: Session, device: DeviceRow, city: City) -> dict[str, Any]:
            backed_up = news.in_line(session, device.kelurahan).backed_up
            items, following, more = news.page(session, device.kelurahan, after, limit)
            return {
                "device": str(device.id),
                "epoch": city.epoch,
                "items": items,
                "next": following,
                "more": more,
                "backed_up": backed_up,
            }

        return signed_answer(desk.database, asked, desk.clock(), "news", act)

    return router


def reference_routes(desk: Desk, arrived: Arrival) -> APIRouter:
    """Return the route of the reference data, which a device signs for too."""
    router = APIRouter(prefix="/v1")

    @router.get(
        "/reference/{name}",
        openapi_extra=takes(signed=True),
        responses=answers(None, 401, 403, 404),
    )
    def reference(
        asked: Annotated[SignedRequest, Depends(arrived)],
        name: Annotated[str, InPath(max_length=32)],
        if_none_match: Annotated[str, Header()] = "",
    ) -> Response:
        """Return a reference file, signed; 304 when the laptop has this edition."""
        now = desk.clock()

        def act(session: Session) -> tuple[City, ReferenceFile | None]:
            kelurahan = device_of(session, asked, now).kelurahan
            return the_city(session), _made_here(session, name, kelurahan)

        city, made = desk.database.within(act)
        file = desk.books.files[name] if name in FILES else made
        if file is None:
            raise Problem("not-found")
        headers = {"ETag": f'"{file.etag}"'}
        if headers["ETag"] in {each.strip() for each in if_none_match.split(",")}:
            return Response(status_code=304, headers=headers)
        headers[SIGNATURE] = city.key.sign(file.content)
        kind = "application/toml" if made is None else "application/octet-stream"
        return Response(file.content, headers=headers, media_type=kind)

    return router


def _made_here(session: Session, name: str, kelurahan: str) -> ReferenceFile | None:
    """Return a file that this city makes itself, as a kelurahan gets it."""
    if name == sieve.NAME:
        return sieve.held(session)
    return check_list.held(session, kelurahan) if name == CHECK_LIST else None


def body_in(request: Request, asked: SignedRequest, settings: Settings) -> Json:
    encoding = request.headers.get("content-encoding", "")
    return read_json(unpack(asked.body, encoding, settings.body_unpacked))


def message_in(model: type[M], document: Json) -> M:
    try:
        return model.model_validate_json(canonical(document))
    except ValidationError as error:
        raise Problem("request-invalid", v1.place_of(error)) from None


def in_json(message: v1.Message, status: int = 200) -> Response:
    content = canonical(message.model_dump(mode="json", by_alias=True))
    return Response(content, status, media_type=JSON)


def signed_answer(
    database: Database,
    asked: SignedRequest,
    now: datetime,
    name: str,
    act: Callable[[Session, DeviceRow, City], v1.Message | dict[str, Any]],
    *,
    revoked: bool = False,
) -> Response:
    """Act upon a device's request in one transaction; sign what came of it, told under a name.

    ``revoked`` is as for ``device_of``.
    """

    def acted(session: Session) -> tuple[City, v1.Message | dict[str, Any]]:
        device, city = device_of(session, asked, now, revoked=revoked), the_city(session)
        return city, act(session, device, city)

    return _signed_reply(name, *database.within(acted))


def _signed_reply(name: str, city: City, told: v1.Message | dict[str, Any]) -> Response:
    document = told.model_dump(mode="json") if isinstance(told, v1.Message) else told
    signature = city.key.sign_document(document)
    return Response(canonical({name: document, "signature": signature}), media_type=JSON)
