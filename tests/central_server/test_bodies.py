"""A hostile body costs little, is refused by name, and never breaks anything."""

import gzip
import json
import zlib
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.bodies import DEEPEST, read_json, unpack
from central_server.problems import NAMES, Problem
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import CityServer, Laptop, enrolled

DOUBLED = b'{"facts":[],"facts":[]}'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"", "malformed"),
        (b"{", "malformed"),
        (b"\xff\xfe", "malformed"),
        (DOUBLED, "malformed"),
        (b'{"facts":[NaN]}', "malformed"),
        (b'{"facts":[1.5]}', "malformed"),
        (b'{"facts":[1e400]}', "malformed"),
        (b'{"facts":[' + b"9" * 5000 + b"]}", "malformed"),
        (b'{"facts":["\\ud800"]}', "malformed"),
        (b'{"facts":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "malformed"),
        (b'{"facts":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "malformed"),
        (b"[]", "request-invalid"),
        (b'{"facts":{}}', "request-invalid"),
        (b'{"facts":[3]}', "request-invalid"),
        (b'{"facts":[{"id":"x","hash":"y"}]}', "request-invalid"),
        (b'{"facts":[],"device":"another"}', "request-invalid"),
        (json.dumps({"facts": [{}] * 1001}).encode(), "too-large"),
        (b" " * ((1 << 20) + 1), "too-large"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else None,
)
def test_a_body_that_is_not_the_wire_s_is_refused_by_name(
    sqlite_city_server: CityServer, body: bytes, name: str
) -> None:
    with enrolled(sqlite_city_server) as laptop:
        reply = laptop.post("/v1/facts", body)

        assert (reply.status_code, problem(reply)) == (NAMES[name][0], name)
        assert laptop.push(laptop.registered())[0]["verdict"] == "stored"


def packed(laptop: Laptop, content: bytes, encoding: str = "gzip") -> httpx.Response:
    headers = {"Content-Encoding": encoding}
    request = laptop.http.build_request("POST", "/v1/facts", content=content, headers=headers)
    return laptop.http.send(laptop.signed(request))


def test_compression_is_undone_only_so_far(sqlite_city_server: CityServer) -> None:
    whole = gzip.compress(b'{"facts":[]}')
    bomb = gzip.compress(b" " * (64 << 20))
    wrong = {
        "too-large": [bomb],
        "malformed": [whole[:-4], whole + b"x", b"not gzip", whole + whole],
    }
    with enrolled(sqlite_city_server) as laptop:
        assert packed(laptop, whole).status_code == httpx.codes.OK
        for name, bodies in wrong.items():
            assert [problem(packed(laptop, body)) for body in bodies] == [name] * len(bodies)
        assert problem(packed(laptop, whole, "br")) == "encoding-unknown"


@given(st.binary(max_size=200), st.integers(0, 300))
def test_unpacking_gives_what_was_packed_or_a_problem(content: bytes, most: int) -> None:
    body = gzip.compress(content)

    if len(content) <= most:
        assert unpack(body, "gzip", most) == content
    else:
        with pytest.raises(Problem, match="too-large"):
            unpack(body, "gzip", most)


@given(st.binary(max_size=60))
def test_damaged_compression_never_raises_anything_but_a_problem(noise: bytes) -> None:
    for body in (noise, gzip.compress(b"{}")[: len(noise)], zlib.compress(noise)):
        with suppress(Problem):
            unpack(body, "gzip", 1000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_json_that_means_one_thing_is_read_as_that(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value


@given(st.binary(max_size=80) | st.text(alphabet='{}[]",:0123456789eE.-\\u dfntr', max_size=40))
def test_whatever_arrives_is_read_or_refused_as_malformed(noise: bytes | str) -> None:
    body = noise if isinstance(noise, bytes) else noise.encode()

    with suppress(Problem):
        assert read_json(body) == json.loads(body)


def test_every_refusal_is_a_problem_document(sqlite_city_server: CityServer) -> None:
    url = sqlite_city_server.url

    assert problem(httpx.get(f"{url}/nowhere")) == "not-found"
    wrong_method = httpx.put(f"{url}/v1/facts")
    assert problem(wrong_method) == "method-not-allowed"
    assert wrong_method.headers["allow"] == "POST"
    with enrolled(sqlite_city_server) as laptop:
        for query in ("after=-1", "after=x", "limit=0", "limit=501", "after=99999999999999999999"):
            assert problem(laptop.get(f"/v1/news?{query}")) == "request-invalid"
        assert problem(laptop.get("/v1/reference/secrets")) == "not-found"
