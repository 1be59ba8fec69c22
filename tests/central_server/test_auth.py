"""Who asks is known by the signature alone, and no request counts twice."""

import base64
from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest

from central_server.admin import devices
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import CityServer, Laptop


def push_request(laptop: Laptop) -> httpx.Request:
    content = b'{"facts":[]}'
    return laptop.signed(laptop.http.build_request("POST", "/v1/facts", content=content))


def test_a_request_that_is_sent_again_is_refused_and_changes_nothing(laptop: Laptop) -> None:
    body = {"facts": [laptop.registered()]}
    request = laptop.http.build_request("POST", "/v1/facts", json=body)
    laptop.signed(request)
    first = laptop.http.send(request)

    replies = [laptop.http.send(request) for _ in range(3)]

    assert first.status_code == httpx.codes.OK
    assert {(reply.status_code, problem(reply)) for reply in replies} == {(401, "counter-replayed")}
    assert len(laptop.news()["items"]) == 1


def test_a_counter_may_jump_ahead_but_never_back(laptop: Laptop) -> None:
    laptop.counter = 10_000
    assert laptop.get("/v1/news").status_code == httpx.codes.OK

    laptop.counter = 5_000

    assert problem(laptop.get("/v1/news")) == "counter-replayed"


def test_a_request_without_signature_is_refused(laptop: Laptop) -> None:
    reply = laptop.http.get("/v1/news")

    assert (reply.status_code, problem(reply)) == (401, "signature-missing")


def test_an_unknown_key_id_is_told_so(laptop: Laptop) -> None:
    for key_id in (str(uuid4()), "new", "nobody", "0"):
        reply = laptop.post("/v1/facts", {"facts": []}, key_id=key_id)
        assert (reply.status_code, problem(reply)) == (401, "device-unknown")


def test_a_laptop_cannot_sign_for_another(laptop: Laptop, neighbour: Laptop) -> None:
    neighbour.id = laptop.id

    reply = neighbour.get("/v1/news")

    assert (reply.status_code, problem(reply)) == (401, "signature-invalid")


def rebuilt(
    request: httpx.Request,
    *,
    url: httpx.URL | None = None,
    content: bytes = b"",
    header: tuple[str, str] | None = None,
) -> httpx.Request:
    content = content or request.content
    headers = httpx.Headers(request.headers)
    headers["Content-Length"] = str(len(content))
    if header is not None:
        headers[header[0]] = header[1]
    return httpx.Request(request.method, url or request.url, headers=headers, content=content)


def other_body(request: httpx.Request) -> httpx.Request:
    return rebuilt(request, content=b'{"facts":[ ]}')


def other_query(request: httpx.Request) -> httpx.Request:
    return rebuilt(request, url=request.url.copy_with(query=b"after=7"))


def other_header(name: str, value: str) -> Callable[[httpx.Request], httpx.Request]:
    return lambda request: rebuilt(request, header=(name, value))


NO_DIGEST = "sha-256=:" + base64.b64encode(bytes(32)).decode() + ":"
NO_SIGNATURE = "loket=:" + base64.b64encode(bytes(64)).decode() + ":"


@pytest.mark.parametrize(
    "change",
    [
        other_body,
        other_query,
        other_header("Loket-Counter", "4711"),
        other_header("Content-Digest", NO_DIGEST),
        other_header("Signature", NO_SIGNATURE),
        other_header("Signature", "loket=broken"),
        other_header("Signature-Input", "other=()"),
    ],
)
def test_whatever_is_changed_on_the_way_breaks_the_signature(
    laptop: Laptop, change: Callable[[httpx.Request], httpx.Request]
) -> None:
    reply = laptop.http.send(change(push_request(laptop)))

    assert (reply.status_code, problem(reply)) == (401, "signature-invalid")


@pytest.mark.parametrize("left_out", ["@method", "@path", "@query", "loket-counter"])
def test_a_signature_must_cover_all_it_has_to(laptop: Laptop, left_out: str) -> None:
    laptop.covered = tuple(name for name in laptop.covered if name != left_out)

    reply = laptop.get("/v1/news")

    assert (reply.status_code, problem(reply)) == (401, "signature-invalid")


@pytest.mark.parametrize("counter", ["", "-1", "1.5", "zwei", "9" * 17])
def test_a_counter_is_a_whole_number(laptop: Laptop, counter: str) -> None:
    request = laptop.http.build_request("GET", "/v1/news")

    reply = laptop.http.send(laptop.signed(request, counter=counter))

    assert reply.status_code == httpx.codes.UNAUTHORIZED
    assert problem(reply) in {"counter-missing", "signature-invalid"}


def test_a_revoked_device_is_told_that_it_is(city_server: CityServer, laptop: Laptop) -> None:
    city_server.database.within(
        lambda session: devices.revoke_device(session, laptop.id, city_server.operator)
    )

    for reply in (laptop.get("/v1/news"), laptop.post("/v1/facts", {"facts": []})):
        assert (reply.status_code, problem(reply)) == (403, "device-revoked")


def test_the_last_contact_of_a_device_is_known(city_server: CityServer, laptop: Laptop) -> None:
    laptop.push(laptop.registered(1), laptop.registered(2, nik="123"))

    [line] = city_server.database.within(
        lambda session: devices.device_lines(session, city_server.clock())
    )

    assert line.last_contact == city_server.clock()
    assert (line.state, line.registrations, line.unsettled) == ("enrolled", 1, 1)


@pytest.mark.parametrize(
    ("agent", "known"),
    [
        ("loket-jamsostek/0.2.1", "0.2.1"),
        ("python-httpx/0.28", "0.1.0"),
        ("loket-jamsostek/<b>0.2.1</b>", "0.1.0"),
        ("", "0.1.0"),
    ],
)
def test_the_version_a_laptop_runs_is_what_it_said_last(
    city_server: CityServer, laptop: Laptop, agent: str, known: str
) -> None:
    assert laptop.get("/v1/news", User_Agent=agent).status_code == httpx.codes.OK

    [line] = city_server.database.within(
        lambda session: devices.device_lines(session, city_server.clock())
    )

    assert line.program == known
