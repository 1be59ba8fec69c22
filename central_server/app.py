"""The web server: builds everything once and hands it down; routes only unwrap and wrap."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request
from fastapi.middleware.gzip import GZipMiddleware

from central_server import __version__, routes
from central_server.auth import SignedRequest
from central_server.bodies import read_body
from central_server.city import the_city
from central_server.database import Database
from central_server.last_words import last_routes
from central_server.openapi import publish
from central_server.own_routes import holding_routes, own_routes
from central_server.paces import Paces
from central_server.problems import answer_with_problems
from central_server.reference import announce, read_books
from central_server.settings import SMALLEST_TO_PACK, Settings
from central_server.updates import update_routes
from desktop_app.domain.issues import Issue, Refused

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def utc_now() -> datetime:
    """The one place of the server where the clock is read."""
    return datetime.now(UTC)


def create_app(settings: Settings, clock: Callable[[], datetime] = utc_now) -> FastAPI:
    """Build the server for a database that ``init`` has made.

    Raises:
        OSError, ValueError: The reference data is missing or damaged.
        Refused: ``database.not_current``, ``city.missing``: ``init`` has to be run first.
    """
    books = read_books(settings)
    database = Database(settings, by_index=True)
    with ExitStack() as undo:
        undo.callback(database.close)
        if not database.is_current():
            raise Refused(Issue("database.not_current"))
        database.within(the_city)
        database.within(lambda session: announce(session, books))
        undo.pop_all()
    return _assembled(routes.Desk(database, books, settings, clock))


def app_of_environment() -> FastAPI:
    """Build the server of one worker process among several."""
    app = create_app(Settings.from_environment())
    ease_collecting()
    return app


def ease_collecting() -> None:
    """Spare this process what Python does by default for every few hundred objects.

    A batch of a hundred facts is thousands of objects that hold no cycles and go by themselves; the
    search for cycles among them, and among all that was there before them, was a sixth of the work.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def openapi_document(settings: Settings) -> dict[str, Any]:
    """Return the document the server publishes; no database is opened for it."""
    database = Database(replace(settings, database="sqlite:///never-opened"))
    return _assembled(routes.Desk(database, read_books(settings), settings, utc_now)).openapi()


def _assembled(desk: routes.Desk) -> FastAPI:
    paces = Paces(desk.settings.requests_per_minute)

    async def arrived(request: Request) -> SignedRequest:
        return SignedRequest.of(request, await read_body(request, desk.settings), paces.let_in)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.database.close()

    app = FastAPI(
        title="Loket Jamsostek",
        summary="The city's end of the wire, version 1.",
        version=__version__,
        docs_url=None,  # both pages would load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    # A page of news says the same of many people: packed it is a tenth.
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_TO_PACK, compresslevel=6)
    answer_with_problems(app)
    for router in (
        routes.open_routes,
        routes.device_routes,
        own_routes,
        holding_routes,
        last_routes,
        routes.reference_routes,
    ):
        app.include_router(router(desk, arrived))
    app.include_router(update_routes(desk.settings.updates))
    publish(app)
    return app
