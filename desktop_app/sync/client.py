"""HTTP to the central server: every request signed, every failure given its one name.

A reply counts only when the city's key signed it: a Wi-Fi portal answers 200 too.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol, TypeVar
from uuid import UUID

import httpx
import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms

from desktop_app import __version__
from desktop_app.domain.blocks import Block
from desktop_app.domain.disputes import CityContent
from desktop_app.domain.facts import Fact, canonical
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation, Device
from desktop_app.domain.pace import ANSWER_SECONDS, MOST_NEWS, WHOLE_SECONDS, Pace
from desktop_app.errors import Unavailable
from desktop_app.storage.device_key import DeviceKey
from desktop_app.sync import wire
from desktop_app.sync.line import Line, Reply
from desktop_app.sync.packing import Packer
from desktop_app.sync.runs import runs_of
from desktop_app.sync.wire_disputes import CorrectionsTaken, correction_docs
from desktop_app.sync.wire_last import Bequest
from desktop_app.sync.wire_own import (
    FactsPage,
    KeyChanges,
    Reconciliation,
    reconciliation_body,
    succession_body,
)
from desktop_app.sync.wire_stubs import StubsTaken, stub_docs

T = TypeVar("T")

_ENCODING_UNKNOWN = 415
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_HEADERS = {
    "User-Agent": f"loket-jamsostek/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Clocks:
    """What two clocks showed when a reply came in: ours, and the server's."""

    here: datetime
    there: datetime


class CityServer:
    """The central server as one laptop sees it. One thread at a time.

    Args:
        base: The server's address.
        clock: Gives the time for signatures, aware UTC.
        read_seconds: How long the line may stay silent, besides what sending takes.
        whole_seconds: How long a request may take in all, besides what sending takes.
        transport: What carries requests, in place of a network: tests of what lines do.

    Attributes:
        line: What carries the requests, and what it has carried.
        pace: How many facts a batch may hold on this line.
        news_pace: How much news a page may hold.
        clocks: How the server's clock and ours stand, by the last reply that was proven.

    Raises:
        Refused: ``server.address_unreadable``, ``server.address_unsafe``, as ``safe_address``.
    """

    def __init__(
        self,
        base: str,
        clock: Callable[[], datetime],
        *,
        read_seconds: float = ANSWER_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._clock = clock
        self._packer = Packer()
        self.pace = Pace()
        self.news_pace = Pace(most=MOST_NEWS)
        self.clocks: Clocks | None = None
        self.line = Line(
            safe_address(base),
            clock,
            _HEADERS,
            silence=read_seconds,
            patience=whole_seconds,
            transport=transport,
        )

    def close(self) -> None:
        self.line.close()

    def activation(self, code: str) -> Activation:
        """Fetch the activation that belongs to a typed code; the code stays unused.

        Raises:
            Unavailable: ``sync.code_unknown``, ``sync.code_used``, ``sync.code_expired``, and the
                codes of a line that fails.
        """
        body = msgspec.json.encode({"code": code})
        reply = self.line.exchange(self.line.request("POST", "/v1/activations", content=body))
        return _decoded(reply.body, wire.ActivationDoc).read()

    def enrol(self, device: Device) -> wire.EnrolmentReply:
        """Redeem the activation code for this device's key; the same again gives the same."""
        public = Ed25519PrivateKey.from_private_bytes(device.private_key).public_key()
        body = wire.enrolment_body(device.code, public.public_bytes_raw(), __version__)
        request = self.line.request("POST", "/v1/enrolments", content=body)
        self._sign(request, device, "new")
        return _decoded(self.line.exchange(request).body, wire.EnrolmentReply)

    def push(self, device: Device, facts: Sequence[Fact]) -> wire.Receipt:
        """Offer facts; the receipt has been verified against the city's key.

        Raises:
            Unavailable: With the one name of what went wrong; the server may still have them.
        """
        body = wire.push_body(facts, runs_of(facts, device))
        try:
            reply = self._push(device, body)
        except Unavailable as no:
            if no.figures.get("status") != _ENCODING_UNKNOWN or not self._packer.known:
                raise
            self._packer.known = False  # its counter is not used up: the server took nothing in
            reply = self._push(device, body)
        receipt = _proven(device, reply.body, "receipt", wire.Receipt, device.id)
        self._compare_clocks(reply)
        return receipt

    def _push(self, device: Device, body: bytes) -> Reply:
        packed, encoding = self._packer.packed(body)
        headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
        request = self.line.request("POST", "/v1/facts", content=packed, headers=headers)
        return self._signed(device, request)

    def news(self, device: Device, after: int, limit: int) -> wire.NewsPage:
        """Fetch the next page of news; it has been verified against the city's key."""
        told = {"after": str(after), "limit": str(limit)}
        reply = self._signed(device, self.line.request("GET", "/v1/news", params=told))
        page = _proven(device, reply.body, "news", wire.NewsPage, device.id)
        self._compare_clocks(reply)
        return page

    def reconcile(self, device: Device, of: str, blocks: Sequence[Block]) -> Reconciliation:
        """Ask which blocks, delivered under an identity of ours, the city does not hold just so."""
        reply = self._post(device, "/v1/reconciliations", reconciliation_body(of, blocks))
        return _proven(device, reply.body, "reconciliation", Reconciliation, of)

    def held(self, device: Device, of: str, after: int, limit: int) -> FactsPage:
        """Fetch facts the city holds of us, or of an identity we had before."""
        told = {"device": of, "after": str(after), "limit": str(limit)}
        reply = self._signed(device, self.line.request("GET", "/v1/facts", params=told))
        return _proven(device, reply.body, "facts", FactsPage, of)

    def give_back(self, device: Device, corrections: Sequence[CityContent]) -> CorrectionsTaken:
        """Give corrections back to a register that has lost them; the answer has been verified."""
        body = msgspec.json.encode({"corrections": correction_docs(corrections)})
        reply = self._post(device, "/v1/corrections", body)
        return _proven(device, reply.body, "corrections", CorrectionsTaken, device.id)

    def take_stubs(self, device: Device, stubs: Sequence[bytes]) -> StubsTaken:
        """Bring the city stubs that were read off paper; the answer has been verified."""
        body = msgspec.json.encode({"stubs": stub_docs(stubs)})
        reply = self._post(device, "/v1/stubs", body)
        return _proven(device, reply.body, "stubs", StubsTaken, device.id)

    def succeed(self, device: Device, key: DeviceKey) -> wire.EnrolmentReply:
        """Ask for a new identity with a new key; the same again gives the same."""
        body = succession_body(key, device.id, __version__)
        return _decoded(self._post(device, "/v1/successions", body).body, wire.EnrolmentReply)

    def last_words(self, device: Device, part: int, parts: int, sealed: bytes) -> Bequest:
        """Leave a part of what a revoked laptop holds; the receipt has been verified."""
        told = {"part": part, "parts": parts, "sealed": base64.b64encode(sealed).decode()}
        reply = self._post(device, "/v1/last-words", msgspec.json.encode(told))
        return _proven(device, reply.body, "bequest", Bequest, device.id)

    def key_changes(self) -> KeyChanges:
        """Fetch how the city's key has changed; each change is vouched for by the key before."""
        request = self.line.request("GET", "/v1/keys")
        return _decoded(self.line.exchange(request).body, KeyChanges)

    def _compare_clocks(self, reply: Reply) -> None:
        """Note what the server's clock shows, of a reply only the city can have given."""
        try:
            there = parsedate_to_datetime(reply.headers.get("Date", ""))
        except ValueError:
            return
        self.clocks = Clocks(self._clock(), there if there.tzinfo else there.replace(tzinfo=UTC))

    def _post(self, device: Device, path: str, body: bytes) -> Reply:
        return self._signed(device, self.line.request("POST", path, content=body))

    def _signed(self, device: Device, request: httpx.Request) -> Reply:
        """Send a request as the identity this laptop has."""
        self._sign(request, device, device.id)
        return self.line.exchange(request)

    def _sign(self, request: httpx.Request, device: Device, key_id: str) -> None:
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
            body=request.content or None,
        )

    def reference(self, device: Device, name: str) -> bytes:
        """Fetch a file of reference data; it has been verified against the city's key."""
        reply = self._signed(device, self.line.request("GET", f"/v1/reference/{name}"))
        signature = reply.headers.get("Loket-Signature", "")
        _verify(device, signature, reply.body)
        return reply.body


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


def _decoded(body: bytes, kind: type[T]) -> T:
    return _read(body, lambda: msgspec.json.decode(body, type=kind))


def _read(body: bytes, read: Callable[[], T]) -> T:
    """Read a success; a page of HTML with status 200 is a portal's, not our server's."""
    try:
        return read()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        looks_like_html = body[:512].lstrip()[:1] == b"<"
        raise Unavailable("sync.captive_portal" if looks_like_html else "sync.garbled") from None


class _Answer(Protocol):
    """What the city signs always says whom it is for."""

    @property
    def device(self) -> UUID: ...


A = TypeVar("A", bound=_Answer)


def _proven(device: Device, body: bytes, name: str, kind: type[A], of: str) -> A:
    """Return what a reply says under a name, of an identity of ours, once its signature holds.

    The city signs the canonical form of what it says.
    """
    signed = _read(body, lambda: wire.Signed.read(body, name))
    try:
        covered = canonical(msgspec.json.decode(signed.said))
    except (ValueError, TypeError, RecursionError):
        raise Unavailable("sync.receipt_unproven") from None
    _verify(device, signed.signature, covered)
    try:
        # What was verified is read, not what came: a doubled key would be two things at once.
        answer = msgspec.json.decode(covered, type=kind)
    except msgspec.MsgspecError:  # the city's own words, which this program does not know
        raise Unavailable("sync.server_newer") from None
    if str(answer.device) != of:
        raise Unavailable("sync.receipt_unproven")
    return answer


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
