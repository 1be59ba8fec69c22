"""HTTP to the central server: every request signed, every failure given its one name.

A reply counts only when the city's key signed it: a Wi-Fi portal answers 200 too.
"""

import base64
import gzip
import ssl
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import NamedTuple, TypeVar

import httpx
import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms

from desktop_app import __version__
from desktop_app.domain.facts import Fact, canonical
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation, Device
from desktop_app.errors import Unavailable
from desktop_app.sync import wire

T = TypeVar("T")

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
WHOLE_SECONDS = 60.0
"""A reply that drips in byte by byte is given up on after this long."""
LARGEST_REPLY = 16 * 1024 * 1024
SMALLEST_TO_COMPRESS = 512
_OK, _CREATED = 200, 201
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})

_CODES_OF_PROBLEMS = {
    "code-unknown": "sync.code_unknown",
    "code-used": "sync.code_used",
    "code-expired": "sync.code_expired",
    "device-revoked": "sync.device_revoked",
    "device-unknown": "sync.not_recognised",
    "signature-missing": "sync.not_recognised",
    "signature-invalid": "sync.not_recognised",
    "counter-missing": "sync.not_recognised",
    "counter-replayed": "sync.not_recognised",
    "body-slow": "sync.timeout",
    "too-large": "sync.too_large",
}
"""What a problem of the server means here; any other means that it does not understand us."""


class _Reply(NamedTuple):
    body: bytes
    headers: httpx.Headers


class CityServer:
    """The central server as one laptop sees it. One thread at a time.

    Args:
        base: The server's address.
        clock: Gives the time for signatures, aware UTC.
        read_seconds: How long the line may stay silent.
        transport: What carries requests, in place of a network: tests of what lines do.

    Raises:
        Refused: ``server.address_unreadable``, ``server.address_unsafe``, as ``safe_address``.
    """

    def __init__(
        self,
        base: str,
        clock: Callable[[], datetime],
        *,
        read_seconds: float = READ_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._clock = clock
        self._http = httpx.Client(
            base_url=safe_address(base),
            transport=transport,
            timeout=httpx.Timeout(read_seconds, connect=CONNECT_SECONDS),
            headers={
                "User-Agent": f"loket-jamsostek/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "gzip",
            },
        )

    def close(self) -> None:
        self._http.close()

    def activation(self, code: str) -> Activation:
        """Fetch the activation that belongs to a typed code; the code stays unused.

        Raises:
            Unavailable: ``sync.code_unknown``, ``sync.code_used``, ``sync.code_expired``, and the
                codes of a line that fails.
        """
        body = msgspec.json.encode({"code": code})
        reply = self._exchange(self._http.build_request("POST", "/v1/activations", content=body))
        return _decoded(reply.body, wire.ActivationDoc).read()

    def enrol(self, device: Device) -> wire.EnrolmentReply:
        """Redeem the activation code for this device's key; the same again gives the same."""
        public = Ed25519PrivateKey.from_private_bytes(device.private_key).public_key()
        body = wire.enrolment_body(device.code, public.public_bytes_raw(), __version__)
        request = self._http.build_request("POST", "/v1/enrolments", content=body)
        self._sign(request, "new", device, body)
        return _decoded(self._exchange(request).body, wire.EnrolmentReply)

    def push(self, device: Device, facts: Sequence[Fact]) -> wire.Receipt:
        """Offer facts; the receipt has been verified against the city's key.

        Raises:
            Unavailable: With the one name of what went wrong; the server may still have them.
        """
        body = wire.push_body(facts)
        headers = {"Content-Type": "application/json"}
        if len(body) >= SMALLEST_TO_COMPRESS:
            body = gzip.compress(body, compresslevel=6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        request = self._http.build_request("POST", "/v1/facts", content=body, headers=headers)
        self._sign(request, device.id, device, body)
        signed = _decoded(self._exchange(request).body, wire.SignedReceipt)
        receipt = _proven(device, signed.receipt, signed.signature, wire.Receipt)
        if str(receipt.device) != device.id:
            raise Unavailable("sync.receipt_unproven")
        return receipt

    def news(self, device: Device, after: int, limit: int) -> wire.NewsPage:
        """Fetch the next page of news; it has been verified against the city's key."""
        request = self._http.build_request(
            "GET", "/v1/news", params={"after": str(after), "limit": str(limit)}
        )
        self._sign(request, device.id, device, None)
        signed = _decoded(self._exchange(request).body, wire.SignedNews)
        page = _proven(device, signed.news, signed.signature, wire.NewsPage)
        if str(page.device) != device.id:
            raise Unavailable("sync.receipt_unproven")
        return page

    def _sign(
        self, request: httpx.Request, key_id: str, device: Device, body: bytes | None
    ) -> None:
        """Sign method, path, query, counter and body (RFC 9421) with the device's key."""
        key = Ed25519PrivateKey.from_private_bytes(device.private_key)
        request.headers["Loket-Counter"] = str(device.counter)
        signer = HTTPMessageSigner(
            signature_algorithm=algorithms.ED25519,
            key_resolver=MappingKeyResolver(public_keys={}, private_keys={key_id: key}),
        )
        signer.sign(
            request,
            key_id=key_id,
            created=self._clock(),
            label="loket",
            covered_component_ids=("@method", "@path", "@query", "loket-counter"),
            body=body,
        )

    def reference(self, device: Device, name: str) -> bytes:
        """Fetch a file of reference data; it has been verified against the city's key."""
        request = self._http.build_request("GET", f"/v1/reference/{name}")
        self._sign(request, device.id, device, None)
        reply = self._exchange(request)
        signature = reply.headers.get("Loket-Signature", "")
        _verify(device, signature, reply.body)
        return reply.body

    def _exchange(self, request: httpx.Request) -> _Reply:
        """Send, and return a success; anything else becomes its one code."""
        try:
            reply = self._http.send(request, stream=True)
            try:
                body = _limited(reply)
            finally:
                reply.close()
        except httpx.TimeoutException:
            raise Unavailable("sync.timeout") from None
        except httpx.ConnectError as error:
            raise Unavailable(_why_no_connection(error)) from None
        except httpx.TransportError:
            raise Unavailable("sync.offline") from None
        if reply.status_code in {_OK, _CREATED}:
            return _Reply(body, reply.headers)
        raise _refusal(reply, body)


def safe_address(typed: str) -> str:
    """Return the address of a server that people's data may be sent to.

    Without a scheme it is taken as HTTPS. Plain HTTP is for a server on this very machine only.

    Raises:
        Refused: ``server.address_unreadable``; ``server.address_unsafe`` for plain HTTP elsewhere.
    """
    address = typed.strip()
    try:
        url = httpx.URL(address if "://" in address else f"https://{address}")
    except httpx.InvalidURL:
        raise Refused(Issue("server.address_unreadable", "server")) from None
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo or url.query:
        raise Refused(Issue("server.address_unreadable", "server"))
    if url.scheme == "http" and url.host not in _THIS_MACHINE:
        raise Refused(Issue("server.address_unsafe", "server"))
    return str(url).rstrip("/")


def _limited(reply: httpx.Response) -> bytes:
    """Read a body whole, within its time and its size, packed once at the most."""
    packing = reply.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"gzip", "identity"}:
        raise Unavailable("sync.garbled")
    unpack = zlib.decompressobj(wbits=31) if packing == "gzip" else None
    last = monotonic() + WHOLE_SECONDS
    body = bytearray()
    try:
        for part in reply.iter_raw():
            room = LARGEST_REPLY - len(body) + 1
            body += unpack.decompress(part, room) if unpack else part
            if len(body) > LARGEST_REPLY:
                raise Unavailable("sync.garbled")
            if monotonic() > last:
                raise Unavailable("sync.timeout")
    except zlib.error:
        raise Unavailable("sync.garbled") from None
    if unpack is not None and not unpack.eof:
        raise Unavailable("sync.garbled")
    return bytes(body)


def _why_no_connection(error: httpx.ConnectError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "sync.tls"
        cause = cause.__cause__ or cause.__context__
    return "sync.offline"


def _refusal(reply: httpx.Response, body: bytes) -> Unavailable:
    status = reply.status_code
    if 300 <= status < 400:  # noqa: PLR2004 - our server never redirects; a Wi-Fi portal does
        return Unavailable("sync.captive_portal")
    if status in {429, 503}:
        return Unavailable("sync.server_busy", _pause(reply))
    if status >= 500:  # noqa: PLR2004 - the server's own fault, by definition of HTTP
        return Unavailable("sync.server_error", {"status": status})
    try:
        problem = msgspec.json.decode(body, type=wire.Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Unavailable("sync.captive_portal")  # not our server's words
    code = _CODES_OF_PROBLEMS.get(problem.name)
    return Unavailable(code) if code else Unavailable("sync.not_understood", {"status": status})


def _pause(reply: httpx.Response) -> dict[str, str | int]:
    seconds = reply.headers.get("Retry-After", "")
    return {"seconds": int(seconds)} if seconds.isascii() and seconds.isdigit() else {}


def _decoded(body: bytes, kind: type[T]) -> T:
    """Read a success; a page of HTML with status 200 is a portal's, not our server's."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        looks_like_html = body[:512].lstrip()[:1] == b"<"
        raise Unavailable("sync.captive_portal" if looks_like_html else "sync.garbled") from None


def _proven(device: Device, document: msgspec.Raw, signature: str, kind: type[T]) -> T:
    """Verify the city's signature over the canonical form, then read it."""
    try:
        signed = canonical(msgspec.json.decode(document))
    except (ValueError, TypeError, RecursionError):
        raise Unavailable("sync.receipt_unproven") from None
    _verify(device, signature, signed)
    try:
        return msgspec.json.decode(document, type=kind)
    except msgspec.MsgspecError:
        raise Unavailable("sync.receipt_unproven") from None


def _verify(device: Device, signature: str, signed: bytes) -> None:
    """Accept nothing the city's key has not signed.

    Raises:
        Unavailable: ``sync.receipt_unproven``.
    """
    try:
        Ed25519PublicKey.from_public_bytes(device.receipt_key).verify(
            base64.b64decode(signature, validate=True), signed
        )
    except (InvalidSignature, ValueError):
        raise Unavailable("sync.receipt_unproven") from None
