"""Whatever fits the published OpenAPI, or just does not, is answered as it says; never by a 500."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
import schemathesis
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, CheckFunction, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from central_server.app import openapi_document
from central_server.database import Database
from central_server.settings import Settings
from tests.fixtures.server import CityServer, Laptop, enrolled, found, running_server, sqlite_url

EXAMPLES = 12
SEED = 2026

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

_ADDED_BY_SIGNING = "Loket-Counter"


def _document() -> dict[str, Any]:
    """Return what the server publishes, without what signing adds to each request by itself."""
    document = openapi_document(Settings())
    del document["components"]["securitySchemes"]
    for methods in document["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
            operation["parameters"] = [
                each
                for each in operation.pop("parameters", [])
                if each["name"] != _ADDED_BY_SIGNING
            ]
    return document


PATHS = _document()["paths"]
OPERATIONS = [(method, path) for path, methods in PATHS.items() for method in methods]
SIGNED = [
    (method, path)
    for path, methods in openapi_document(Settings())["paths"].items()
    for method, operation in methods.items()
    if "security" in operation
]
TAKES_SOMETHING = [
    (method, path)
    for method, path in OPERATIONS
    if "requestBody" in PATHS[path][method] or PATHS[path][method]["parameters"]
]


class Signs(requests.auth.AuthBase):
    """Signs each request as an enrolled laptop does."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        self._laptop.counter += 1
        request.headers["Loket-Counter"] = str(self._laptop.counter)
        keys = {self._laptop.id: self._laptop.key}
        body = request.body.encode() if isinstance(request.body, str) else request.body
        assert body is None or isinstance(body, bytes)
        HTTPMessageSigner(
            signature_algorithm=algorithms.ED25519,
            key_resolver=MappingKeyResolver(public_keys={}, private_keys=keys),
        ).sign(
            request,
            key_id=self._laptop.id,
            created=datetime(2015, 1, 1, tzinfo=UTC),
            label="loket",
            covered_component_ids=self._laptop.covered,
            body=body or None,
        )
        return request


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityServer]:
    url = sqlite_url(tmp_path_factory.mktemp("kota"))
    database = Database(Settings(database=url))
    found(database)
    database.close()
    with running_server(url) as server:
        yield server


@pytest.fixture(scope="module")
def laptop(server: CityServer) -> Iterator[Laptop]:
    with enrolled(server) as laptop:
        yield laptop


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_fits_is_answered_as_the_document_promises(
    server: CityServer, laptop: Laptop, method: str, path: str
) -> None:
    _ask(server, laptop, method, path, GenerationMode.POSITIVE, CHECKS)


@pytest.mark.parametrize(("method", "path"), TAKES_SOMETHING)
def test_what_does_not_fit_is_refused_as_the_document_promises(
    server: CityServer, laptop: Laptop, method: str, path: str
) -> None:
    checks = [*CHECKS, negative_data_rejection]
    if (method, path) == ("post", "/v1/facts"):
        checks = CHECKS  # a bad fact gets a verdict of its own, in a receipt
    _ask(server, laptop, method, path, GenerationMode.NEGATIVE, checks)


@pytest.mark.parametrize(("method", "path"), SIGNED)
def test_nothing_is_answered_to_whoever_does_not_sign(
    server: CityServer, method: str, path: str
) -> None:
    _ask(server, None, method, path, GenerationMode.POSITIVE, [not_a_server_error, _is_refused])


def _is_refused(ctx: object, response: schemathesis.Response, case: Case[Any]) -> None:
    assert 400 <= response.status_code < 500, f"answered {response.status_code} unsigned"


def _ask(
    server: CityServer,
    laptop: Laptop | None,
    method: str,
    path: str,
    mode: GenerationMode,
    checks: Sequence[CheckFunction],
) -> None:
    """Send what is made up for one operation, signed where there is a laptop, and check."""
    schema = schemathesis.openapi.from_dict(_document())
    schema.config.update(base_url=server.url)
    auth = None if laptop is None else Signs(laptop)

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    def answers(case: Case[Any]) -> None:
        with requests.Session() as session:
            response = case.call(session=session, auth=auth)
            case.validate_response(response, checks=list(checks))

    answers()
