"""What is verified plainly the library verifies too; and what our laptops sign is verified so."""

from datetime import UTC, datetime

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms
from hypothesis import given
from hypothesis import strategies as st

from central_server.auth import HeaderLines, SignedRequest, verified_by_library
from central_server.plain_signature import read_plainly
from central_server.problems import Problem

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
DEVICE = "019a0000-0000-7000-8000-000000000001"
COVERED = ("@method", "@path", "@query", "loket-counter")

TARGETS = st.sampled_from(["/v1/facts", "/v1/news?after=7&limit=200", "/v1/news", "/v1/%41?b=%20"])
BODIES = st.sampled_from([b"", b"{}", b'{"facts":[]}'])


def signed(
    target: str, body: bytes, covered: tuple[str, ...] = COVERED, created: int = 1_420_070_400
) -> SignedRequest:
    """Sign a request as a laptop does: POST with a body, GET without."""
    method = "POST" if body else "GET"
    request = httpx.Request(method, f"http://server{target}", content=body)
    request.headers["Loket-Counter"] = "4711"
    HTTPMessageSigner(
        signature_algorithm=algorithms.ED25519,
        key_resolver=MappingKeyResolver(public_keys={}, private_keys={DEVICE: KEY}),
    ).sign(
        request,
        key_id=DEVICE,
        created=datetime.fromtimestamp(created, UTC),
        label="loket",
        covered_component_ids=covered,
        body=body or None,
    )
    lines = HeaderLines(list(request.headers.items()))
    return SignedRequest(method, f"http://server{target}", lines, body)


def holds_plainly(request: SignedRequest) -> bool:
    plain = read_plainly(request.method, request.url, request.headers.items(), request.body)
    return plain is not None and plain.key_id == DEVICE and plain.holds(PUBLIC)


def holds_by_library(request: SignedRequest) -> bool:
    try:
        verified_by_library(request, lambda key_id: PUBLIC if key_id == DEVICE else None)
    except Problem:
        return False
    return True


@pytest.mark.parametrize("target", ["/v1/facts", "/v1/news?after=7&limit=200", "/v1/reference/a.b"])
@pytest.mark.parametrize("body", [b"", b'{"facts":[]}'])
def test_what_a_laptop_signs_is_verified_plainly(target: str, body: bytes) -> None:
    assert holds_plainly(signed(target, body))


@given(
    TARGETS,
    BODIES,
    st.permutations(COVERED),
    st.integers(0, 4),
    st.sampled_from([0, 1, 1_420_070_400, 253_402_300_799]),
)
def test_what_is_verified_plainly_covers_all_it_must(
    target: str, body: bytes, covered: list[str], left_out: int, created: int
) -> None:
    request = signed(target, body, tuple(covered[left_out:]), created)

    if holds_plainly(request):
        assert holds_by_library(request)
        assert left_out == 0


@given(TARGETS, BODIES, st.data())
def test_a_request_that_was_changed_is_never_taken_where_the_library_refuses(
    target: str, body: bytes, data: st.DataObject
) -> None:
    request = signed(target, body)
    lines = request.headers.items()
    place = data.draw(st.integers(0, len(lines) - 1))
    name, value = lines[place]
    at = data.draw(st.integers(0, len(value)))
    piece = data.draw(st.sampled_from(["", "A", "0", '"', ";", " ", ",", "=", ":", "é", "a=1"]))
    longer = data.draw(st.booleans())
    told = [*lines, (name, value)] if longer else list(lines)
    told[place] = (name, value[:at] + piece + value[at + len(piece) :])
    changed = SignedRequest(request.method, request.url, HeaderLines(told), body)

    assert holds_by_library(changed) or not holds_plainly(changed)


@pytest.mark.parametrize(
    "other",
    [
        SignedRequest("POST", "http://server/v1/news?after=7", HeaderLines([]), b""),
        SignedRequest("GET", "http://server/v1/news?after=8", HeaderLines([]), b""),
        SignedRequest("GET", "http://server/v1/New?after=7", HeaderLines([]), b""),
        SignedRequest("GET", "http://server/v1/news?after=7", HeaderLines([]), b"{}"),
    ],
)
def test_a_signature_is_of_one_method_path_query_and_body(other: SignedRequest) -> None:
    request = signed("/v1/news?after=7", b"")
    moved = SignedRequest(other.method, other.url, request.headers, other.body)

    assert not holds_plainly(moved)
    assert not holds_by_library(moved)
