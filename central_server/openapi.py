"""The published OpenAPI document; bodies are read by hand (``bodies.py``), so told by hand."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from central_server.problems import MEDIA_TYPE, NAMES
from central_server.wire import v1, v1_city
from central_server.wire import v1_back as back
from central_server.wire import v1_last as last
from central_server.wire import v1_own as own
from central_server.wire import v1_stubs as stubs
from central_server.wire.v1_news import SignedNews

_SCHEMAS = "#/components/schemas/"
_ALWAYS = (400, 408, 413, 415, 422, 429, 500, 503)
_REQUESTS: tuple[type[BaseModel], ...] = (
    v1_city.ActivationRequest,
    v1_city.EnrolmentRequest,
    v1.PushRequest,
    v1.PushColumns,
    own.ReconciliationRequest,
    own.SuccessionRequest,
    back.CorrectionsBack,
    stubs.StubsRequest,
    last.LastWords,
)
_REPLIES: tuple[type[BaseModel], ...] = (
    v1_city.ActivationDoc,
    v1_city.EnrolmentReply,
    v1.SignedReceipt,
    SignedNews,
    own.SignedReconciliation,
    own.SignedFacts,
    own.KeyChanges,
    back.SignedCorrectionsTaken,
    stubs.SignedStubsTaken,
    last.SignedBequest,
    own.Health,
    v1.ProblemDoc,
)
_SIGNED = {
    "name": "Loket-Counter",
    "in": "header",
    "required": True,
    "description": "Greater than in any request before; covered by the signature.",
    "schema": {"type": "integer", "minimum": 0, "maximum": v1.LARGEST},
}
_PACKED = {
    "name": "Content-Encoding",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "enum": ["dcz", "gzip", "identity"]},
}


def takes(*models: type[BaseModel], signed: bool = False, packed: bool = False) -> dict[str, Any]:
    """Describe what a route reads by hand: its body, its signature, its compression."""
    told: dict[str, Any] = {}
    parameters = [each for each, wanted in ((_SIGNED, signed), (_PACKED, packed)) if wanted]
    if parameters:
        told["parameters"] = parameters
    if signed:
        told["security"] = [{"signature": []}]
    if models:
        schemas = [{"$ref": _SCHEMAS + model.__name__} for model in models]
        schema = schemas[0] if len(schemas) == 1 else {"oneOf": schemas}
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return told


def answers(
    model: type[BaseModel] | None, *problems: int, success: int = 200
) -> dict[int | str, dict[str, Any]]:
    """Describe a route's success and the problems it can answer with."""
    told: dict[int | str, dict[str, Any]] = {}
    if model is None:
        told[success] = {"description": "The file", "content": {"application/toml": {}}}
        told[304] = {"description": "The laptop has this edition"}
    else:
        schema = {"$ref": _SCHEMAS + model.__name__}
        told[success] = {
            "description": "Success",
            "content": {"application/json": {"schema": schema}},
        }
    for status in sorted({*problems, *_ALWAYS}):
        told[status] = {
            "description": ", ".join(_names_of(status)),
            "content": {MEDIA_TYPE: {"schema": {"$ref": _SCHEMAS + "ProblemDoc"}}},
        }
    return told


def _names_of(status: int) -> Iterable[str]:
    return (name for name, (number, _) in NAMES.items() if number == status)


def publish(app: FastAPI) -> None:
    """Serve the document with our models, and without the framework's own kind of error."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI documents this way


def _document(app: FastAPI) -> dict[str, Any]:
    told = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    _, models = models_json_schema(
        [
            *((model, "validation") for model in _REQUESTS),
            *((model, "serialization") for model in _REPLIES),
        ],
        ref_template=_SCHEMAS + "{model}",
    )
    components = told.setdefault("components", {})
    components["schemas"] = models["$defs"]
    components["securitySchemes"] = {
        "signature": {
            "type": "apiKey",
            "in": "header",
            "name": "Signature",
            "description": "HTTP Message Signatures (RFC 9421), ed25519; see docs/wire.md.",
        }
    }
    return told
