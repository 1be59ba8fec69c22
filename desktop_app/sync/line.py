"""One line to the server: sends requests, bounds their time and size, counts their bytes.

A line that has gone silent is worse than one that is cut, because nobody says so. Every wait is
bounded: by how long the other end may stay silent, and by how long the whole may take.
"""

import contextlib
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from time import monotonic
from typing import Any, NamedTuple
from urllib.request import getproxies, proxy_bypass

import httpx

from desktop_app.domain.pace import (
    ANSWER_SECONDS,
    CONNECT_SECONDS,
    DEAD_SECONDS,
    WHOLE_SECONDS,
    answer_seconds,
    connect_seconds,
    whole_seconds,
)
from desktop_app.errors import Unavailable
from desktop_app.sync.failures import expired_or_clock, failure, refusal
from desktop_app.sync.silence import ask, notice_death, unheard_seconds

LOOK_SECONDS = 0.5
LARGEST_REPLY = 16 * 1024 * 1024
_OK, _CREATED = 200, 201
_HTTPS = 443
_NOT_REACHED = frozenset({"sync.refused", "sync.no_connection", "sync.name_unknown"})


class Reply(NamedTuple):
    """A success, whose words are still to be proven."""

    body: bytes
    headers: httpx.Headers


class Line:
    """Keeps one connection between requests. One thread at a time, but for ``drop``.

    Attributes:
        sent: Bytes that went out since the line was made, heads included.
        received: Bytes that came in.

    Args:
        base: The server's address, as ``safe_address`` gave it.
        clock: Aware UTC; only to tell a certificate that has expired from a clock that is wrong.
        headers: What every request carries.
        silence: Seconds the other end may stay silent, besides what sending takes.
        patience: Seconds a request may take in all, besides what sending takes.
        transport: What carries requests, in place of a network: tests of what lines do.
    """

    def __init__(
        self,
        base: str,
        clock: Callable[[], datetime],
        headers: Mapping[str, str],
        *,
        silence: float = ANSWER_SECONDS,
        patience: float = WHOLE_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.sent = self.received = 0
        self._clock, self._silence, self._patience = clock, silence, patience
        self._socket: socket.socket | None = None
        self._late = False
        self._unreached = 0
        url = httpx.URL(base)
        secure = url.scheme == "https"
        self._proxied = secure and "https" in getproxies() and not proxy_bypass(url.host)
        self._http = httpx.Client(
            base_url=base,
            headers=headers,
            transport=transport,
            verify=trusted() if secure and transport is None else True,
            # What goes in clear is for this machine alone, and never to a proxy.
            trust_env=secure,
        )

    def close(self) -> None:
        self._http.close()

    def drop(self) -> None:
        """Let go of the connection, from any thread: the network it went through is another now.

        A request under way ends at once, as a line that was cut does.
        """
        self._cut()

    def request(self, method: str, path: str, **content: Any) -> httpx.Request:
        return self._http.build_request(method, path, **content)

    def exchange(self, request: httpx.Request) -> Reply:
        """Send, and return a success.

        Raises:
            Unavailable: With the one code of what went wrong.
        """
        size = len(request.content)
        silence = answer_seconds(size) - ANSWER_SECONDS + self._silence
        request.extensions = {
            "timeout": httpx.Timeout(silence, connect=connect_seconds(self._unreached)).as_dict(),
            "trace": self._note_socket,
        }
        self.sent += size + _head(request.headers) + len(str(request.url))
        try:
            with self._at_most(whole_seconds(size, self._patience)):
                status, body, reply = self._answer(request)
        except httpx.TransportError as error:
            no = self._named(error, request.url)
            self._unreached = self._unreached + 1 if no.code == "sync.no_connection" else 0
            raise no from None
        self._unreached = 0
        self.received += reply.num_bytes_downloaded + _head(reply.headers)
        if status in {_OK, _CREATED}:
            return Reply(body, reply.headers)
        raise refusal(reply, body)

    def _answer(self, request: httpx.Request) -> tuple[int, bytes, httpx.Response]:
        reply = self._http.send(request, stream=True)
        try:
            return reply.status_code, _limited(reply), reply
        finally:
            reply.close()

    def _named(self, error: httpx.TransportError, url: httpx.URL) -> Unavailable:
        if self._late:
            return Unavailable("sync.timeout")
        no = failure(error)
        if self._proxied and no.code in _NOT_REACHED:
            return Unavailable("sync.proxy")
        if no.code == "sync.tls_expired":
            port = url.port or _HTTPS
            return Unavailable(expired_or_clock(url.host, port, self._clock(), CONNECT_SECONDS))
        return no

    @contextlib.contextmanager
    def _at_most(self, seconds: float) -> Iterator[None]:
        """Cut a request that takes longer in all, however busily the other end drips."""
        self._late = False
        if self._socket is not None:
            ask(self._socket, whether=True)
        over = threading.Event()
        threading.Thread(target=self._watch, args=(over, seconds), daemon=True).start()
        try:
            yield
        finally:
            over.set()
            if self._socket is not None:
                ask(self._socket, whether=False)

    def _watch(self, over: threading.Event, seconds: float) -> None:
        """Runs beside a request: cuts what takes too long, and what nobody hears any more."""
        began = monotonic()
        while not over.wait(min(LOOK_SECONDS, max(0.0, began + seconds - monotonic()))):
            waited = monotonic() - began
            held = self._socket
            if waited >= seconds:
                self._late = True
                self._cut()
                return
            if held is not None and min(waited, unheard_seconds(held)) > DEAD_SECONDS:
                self._cut()
                return

    def _cut(self) -> None:
        held = self._socket
        if held is not None:
            with contextlib.suppress(OSError):
                # Not the method of a TLS socket, which another thread may be reading from.
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def _note_socket(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
        if event.endswith(".connect_tcp.complete") and self._socket is not None:
            notice_death(self._socket)
            ask(self._socket, whether=True)


def trusted() -> ssl.SSLContext:
    """Return the system's authorities and those every browser knows: TLS 1.2 and up, names checked.

    A city may have an authority of its own, which its laptops' system knows; a system without any
    knows those of the web.
    """
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _head(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw) + 16


def _limited(reply: httpx.Response) -> bytes:
    """Read a body whole, within its size, packed once at the most."""
    packing = reply.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"gzip", "identity"}:
        raise Unavailable("sync.garbled")
    unpack = zlib.decompressobj(wbits=31) if packing == "gzip" else None
    body = bytearray()
    try:
        for part in reply.iter_raw():
            room = LARGEST_REPLY - len(body) + 1
            body += unpack.decompress(part, room) if unpack else part
            if len(body) > LARGEST_REPLY:
                raise Unavailable("sync.garbled")
    except zlib.error:
        raise Unavailable("sync.garbled") from None
    if unpack is not None and not unpack.eof:
        raise Unavailable("sync.garbled")
    return bytes(body)
