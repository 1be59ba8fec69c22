"""What a laptop packs, the city unpacks; without our dictionary there is always gzip."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.bodies import DCZ_HEAD, unpack
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.packing import DICTIONARY, Packer
from tests.benchmarks.made_up_facts import batch
from tests.fixtures.odd_server import Reply, odd_server
from tests.fixtures.people import NOW
from tests.fixtures.server import facts_pushed

MOST = 1 << 20


@given(st.binary(max_size=3000), st.booleans())
def test_what_is_packed_is_unpacked_at_the_other_end(body: bytes, known: bool) -> None:
    packer = Packer()
    packer.known = known
    packed, encoding = packer.packed(body)
    assert unpack(packed, encoding, MOST) == body


def test_the_dictionary_is_named_by_its_hash_and_shipped() -> None:
    content = (resource_folder() / "wire" / DICTIONARY).read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(Path(DICTIONARY).stem)


def test_the_dictionary_knows_nobody_of_the_tests() -> None:
    content = (resource_folder() / "wire" / DICTIONARY).read_bytes()
    for fact in batch(200):
        for name in ("name", "mother", "nik", "phone"):
            told = str(fact.body[name])
            assert not told or told.encode() not in content


def test_a_small_batch_gains_most() -> None:
    packer = Packer()
    body = b'{"columns":{"count":1,"id":{"same":"x"},"worker_registered.address.kelurahan":'
    body += b'{"same":"3375011002"},"worker_registered.enrolment.occupation_text":{"same":""}}' * 3
    with_dictionary, _ = packer.packed(body)
    packer.known = False
    with_gzip, _ = packer.packed(body)
    assert len(with_dictionary) - DCZ_HEAD < len(with_gzip)


def test_a_server_without_our_dictionary_is_sent_gzip_at_once_and_from_then_on() -> None:
    heads: list[bytes] = []

    def old(_path: str, body: bytes) -> Reply:
        heads.append(body[:2])
        if body[:2] == b"\x1f\x8b":
            assert len(facts_pushed(body)) == 5
            return Reply(503)
        return Reply(415, b'{"type":"urn:loket-jamsostek:problem:encoding-unknown"}')

    device = Device(number=1, private_key=bytes(32), server="", receipt_key=bytes(32), id="x")
    with odd_server(old) as base:
        line = Line(base, lambda: NOW)
        for _ in range(2):
            with pytest.raises(Unavailable, match="busy"):
                line.push(device, batch(5))
        line.close()

    assert heads == [b"\x5e\x2a", b"\x1f\x8b", b"\x1f\x8b"]
