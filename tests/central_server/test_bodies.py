"""A hostile body costs little, is refused by name, and never breaks anything."""

import gzip
import hashlib
import json
import zlib
from contextlib import suppress

import httpx
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from central_server.bodies import DCZ_HEAD, DCZ_MAGIC, DEEPEST, read_json, unpack
from central_server.problems import NAMES, Problem
from central_server.settings import WIRE_FOLDER
from desktop_app.domain.batch import as_columns
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
        (b'{"columns":{}}', "request-invalid"),
        (b'{"columns":[]}', "request-invalid"),
        (b'{"columns":{"count":1,"id":["x"]}}', "request-invalid"),
        (b'{"columns":{"count":1},"facts":[]}', "request-invalid"),
        (b'{"columns":{"count":1001}}', "too-large"),
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


DICTIONARY = next(WIRE_FOLDER.glob("*.zdict")).read_bytes()


def dcz(content: bytes, *, dictionary: bytes = DICTIONARY, told: bool = True) -> bytes:
    """Pack a body as RFC 9842 says; ``told``: whether the frame says how large it is."""
    packer = zstandard.ZstdCompressor(
        dict_data=zstandard.ZstdCompressionDict(dictionary), write_content_size=told
    )
    return DCZ_MAGIC + hashlib.sha256(dictionary).digest() + packer.compress(content)


def lying(body: bytes, size: int) -> bytes:
    """Return a body whose frame claims another size than it has."""
    frame = bytearray(zstandard.ZstdCompressor().compress(b" " * 70_000))
    at = frame.index((70_000).to_bytes(4, "little"))
    frame[at : at + 4] = size.to_bytes(4, "little")
    return body[:DCZ_HEAD] + bytes(frame)


def test_a_dictionary_s_compression_is_undone_only_so_far(sqlite_city_server: CityServer) -> None:
    whole = dcz(b'{"facts":[]}')
    wrong = {
        "too-large": [dcz(b" " * (64 << 20)), lying(whole, (1 << 32) - 1)],
        "malformed": [
            b"",
            whole[:20],
            whole[:-4],
            whole + b"x",
            whole + whole[DCZ_HEAD:],
            b"x" + whole,
            dcz(b" " * 1000, told=False),
            lying(whole, 1000),
            lying(whole, 90_000),
        ],
        "encoding-unknown": [dcz(b'{"facts":[]}', dictionary=b"another dictionary")],
    }
    with enrolled(sqlite_city_server) as laptop:
        assert packed(laptop, whole, "dcz").status_code == httpx.codes.OK
        for name, bodies in wrong.items():
            answers = [problem(packed(laptop, body, "dcz")) for body in bodies]
            assert answers == [name] * len(bodies)


def test_a_column_that_says_much_with_little_is_too_large(sqlite_city_server: CityServer) -> None:
    with enrolled(sqlite_city_server) as laptop:
        fact = laptop.registered()
        del fact["hash"]
        columns = as_columns([fact])
        assert columns is not None
        for row in ("id", "seq"):
            columns[row] = [fact[row]] * 1000
        columns["count"] = 1000
        columns["worker_registered.mother"] = {"same": "x" * 1_000_000}

        reply = laptop.post("/v1/facts", {"columns": columns}, packed=True)

        assert problem(reply) == "too-large"


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
    for end in (noise, dcz(b"{}")[DCZ_HEAD:][: len(noise)], dcz(noise)[DCZ_HEAD:-1]):
        with suppress(Problem):
            unpack(dcz(b"")[:DCZ_HEAD] + end, "dcz", 1000)
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
