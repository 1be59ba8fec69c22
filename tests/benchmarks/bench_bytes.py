"""What a registration weighs on the line: every byte a laptop writes to its socket, TLS and all.

The product's own client sends one batch of 200 to a socket that keeps what arrives: request line,
headers, RFC 9421 signature, the run's signature, body. The same bytes then go through a real TLS
1.3 connection from its first byte on (handshake with a certificate, records, the laptop's side
only). TCP's and IP's own headers are not in it: the line's, not ours.
"""

import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.domain.facts import CHAIN_START, Fact, Seal, chained, signed_bytes
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.sync.client import CityServer
from tests.benchmarks.figures import Figure
from tests.benchmarks.made_up_facts import START, batch
from tests.fixtures.certificates import Authority

BATCH = 200
DEVICE = "019ab3f0-7d3c-4c1e-9a57-0c6a51c2f3b1"
HOST = "loket.pekalongankota.go.id"
BUSY = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def run() -> list[Figure]:
    sent = bytes_of(BATCH)
    return [Figure("wire_bytes_per_record_200", sent / BATCH, "B", 75)]


def bytes_of(size: int, seed: int = 11) -> int:
    """Return the bytes a laptop writes to send so many registrations on a new connection."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    device = Device(
        number=1,
        private_key=key.private_bytes_raw(),
        public_key=key.public_key().public_bytes_raw(),
        server="",
        receipt_key=bytes(32),
        id=DEVICE,
        counter=int(START.timestamp() * 1000),
    )
    return through_tls(plain_request(device, sealed(batch(size, seed), key)))


def sealed(facts: Sequence[Fact], key: Ed25519PrivateKey) -> list[Fact]:
    """Return facts as they come out of the file: chained and signed at save."""
    before, done = CHAIN_START, []
    for fact in facts:
        chain = chained(before, fact.hash)
        seal = Seal(before, chain, key.sign(signed_bytes(chain)))
        done.append(replace(fact, seal=seal))
        before = chain
    return done


def plain_request(device: Device, facts: Sequence[Fact]) -> bytes:
    """Let the product's client send a batch, and return what it wrote."""
    heard = bytearray()
    with _listening(heard) as port:
        city = CityServer(f"http://127.0.0.1:{port}", lambda: START)
        with suppress(Unavailable):
            city.push(device, facts)
        city.close()
    return bytes(heard).replace(f"127.0.0.1:{port}".encode(), HOST.encode())


@contextmanager
def _listening(heard: bytearray) -> Iterator[int]:
    """Keep what one client writes, and answer busy once its body is whole."""

    def answer() -> None:
        line, _ = door.accept()
        with line:
            while not _whole(heard):
                heard.extend(line.recv(65536))
            line.sendall(BUSY)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=answer)
        thread.start()
        yield door.getsockname()[1]
        thread.join()


def _whole(heard: bytearray) -> bool:
    head, found, body = bytes(heard).partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return bool(found) and len(body) >= int(lengths[0].split(b":")[1])


def through_tls(request: bytes) -> int:
    """Return how many bytes a client writes to say this over a new TLS connection."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder))
        server_context = authority.server(HOST)
        client_context = ssl.create_default_context(cafile=str(authority.file))
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_context.wrap_bio(down, up, server_hostname=HOST)
    crossing = ssl.MemoryBIO()
    server = server_context.wrap_bio(crossing, down, server_side=True)
    written = 0
    for _ in range(4):
        for side in (client, server):
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
            passing = up.read()
            written += len(passing)
            crossing.write(passing)
    client.write(request)
    passing = up.read()
    crossing.write(passing)
    told = b""
    while len(told) < len(request):
        told += server.read(65536)
    assert told == request
    return written + len(passing)
