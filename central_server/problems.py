"""How the server says no to a whole request: problem details (RFC 9457), one name per cause."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central_server.database import NotReplicated
from central_server.faults import traced

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:loket-jamsostek:problem:"
RETRY_SECONDS = 5

NAMES: Mapping[str, tuple[int, str]] = {
    "malformed": (400, "The body is not the JSON this version of the wire describes."),
    "signature-missing": (401, "The request is not signed, or not over all it must cover."),
    "signature-invalid": (401, "The signature or the digest of the body does not verify."),
    "device-unknown": (401, "No device of this city has this key id."),
    "counter-missing": (401, "The header Loket-Counter is missing or not a whole number."),
    "counter-replayed": (401, "This counter, or a later one, was already used by this device."),
    "device-revoked": (403, "The city has withdrawn this device."),
    "code-unknown": (404, "No device waits for this activation code."),
    "not-found": (404, "There is nothing at this address."),
    "method-not-allowed": (405, "This address does not know this method."),
    "body-slow": (408, "The body took too long to arrive."),
    "device-not-revoked": (
        409,
        "Last words are for a withdrawn device; this one is not.",
    ),
    "code-used": (409, "The activation code was already redeemed with another key."),
    "device-not-yours": (403, "This device may not ask about that one."),
    "device-forked": (409, "Another laptop, or a later life of this one, has used these numbers."),
    "code-expired": (410, "The activation code has expired."),
    "too-large": (413, "The body is larger than this server takes."),
    "encoding-unknown": (415, "Only gzip, identity, and dcz with our dictionary are understood."),
    "request-invalid": (422, "A parameter or the envelope of the request is not as described."),
    "slow-down": (429, "This device asks too often; Retry-After says when it may again."),
    "broken": (500, "The server failed; nothing was stored."),
    "busy": (503, "The database does not answer just now; nothing was stored."),
}
"""Every problem this server answers with: HTTP status and a line for whoever reads a log."""


@dataclass
class Problem(Exception):
    """A request that is refused as a whole; raised anywhere below a route."""

    name: str
    detail: str = ""
    members: Mapping[str, Any] = field(default_factory=dict)
    retry_after: int = 0

    def __str__(self) -> str:
        return self.name


def problem_document(name: str, detail: str = "") -> dict[str, Any]:
    status, title = NAMES[name]
    document: dict[str, Any] = {"type": TYPE_PREFIX + name, "title": title, "status": status}
    if detail:
        document["detail"] = detail
    return document


def problem_response(
    name: str,
    detail: str = "",
    members: Mapping[str, Any] | None = None,
    retry_after: int = 0,
) -> JSONResponse:
    seconds = RETRY_SECONDS if name == "busy" else retry_after
    headers = {"Retry-After": str(seconds)} if seconds else None
    document = {**problem_document(name, detail), **(members or {})}
    return JSONResponse(document, NAMES[name][0], headers=headers, media_type=MEDIA_TYPE)


def _of_framework(error: HTTPException) -> JSONResponse:
    """Give the framework's own refusals our form; their headers (Allow) stay."""
    by_status = {404: "not-found", 405: "method-not-allowed"}
    name = by_status.get(error.status_code)
    if name is None:
        phrase = HTTPStatus(error.status_code).phrase
        document = {"type": "about:blank", "title": phrase, "status": error.status_code}
        return JSONResponse(document, error.status_code, media_type=MEDIA_TYPE)
    response = problem_response(name)
    response.headers.update(error.headers or {})
    return response


def answer_with_problems(app: FastAPI) -> None:
    """Make every refusal and failure of the app a problem document, and never say more than that.

    What a database error says may be about a row, so only its class is logged.
    """

    @app.exception_handler(Problem)
    def refused(_request: Request, problem: Problem) -> JSONResponse:
        return problem_response(problem.name, problem.detail, problem.members, problem.retry_after)

    @app.exception_handler(HTTPException)
    def framework(_request: Request, error: HTTPException) -> JSONResponse:
        return _of_framework(error)

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        where = sorted({".".join(str(step) for step in entry["loc"]) for entry in error.errors()})
        return problem_response("request-invalid", ", ".join(where))

    @app.exception_handler(PoolTimeout)
    def pool_exhausted(_request: Request, _error: PoolTimeout) -> JSONResponse:
        logger.warning("no database connection was free in time")
        return problem_response("busy")

    @app.exception_handler(InternalError)  # a primary that has become a standby is read-only
    @app.exception_handler(OperationalError)
    def database_away(_request: Request, error: DBAPIError) -> JSONResponse:
        logger.warning("the database does not answer: %s", type(error.orig).__name__)
        return problem_response("busy")

    @app.exception_handler(NotReplicated)
    def kept_here_only(_request: Request, _error: NotReplicated) -> JSONResponse:
        logger.warning("a commit no longer waited for its standby: not acknowledged")
        return problem_response("busy")

    app.add_middleware(_LastResort)


class _LastResort:
    """Answers a failure of ours, and logs where it was: never its text, which may hold a person."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noticing(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticing)
        except Exception as error:  # noqa: BLE001 - the last resort
            logger.error(traced(error))  # noqa: TRY400 - no text of it
            if not begun:
                await problem_response("broken")(scope, receive, send)
