"""A line that fails on purpose: an HTTP-aware proxy on loopback, with real sockets.

It knows where a request ends and where an answer begins, so that it can cut a line *after* the
server has committed and before the laptop hears of it.
"""

import asyncio
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

_PATIENCE = 30.0  # seconds, for a server that is slow to answer
_DRIP_SECONDS = 0.05
_HTML = b"<!doctype html><title>Masuk Wi-Fi</title>"
_ENDS = (OSError, asyncio.IncompleteReadError, asyncio.CancelledError, TimeoutError, ValueError)
"""How a connection ends: broken at either end, given up, or put an end to with the proxy."""


class Cut(StrEnum):
    """What becomes of one request. Those from ``CUT_AFTER`` on reach the server whole."""

    NONE = "none"
    REFUSED = "refused"
    RESET = "reset"
    CUT_UP = "cut_up"
    CUT_BEFORE = "cut_before"
    PORTAL_200 = "portal_200"
    PORTAL_302 = "portal_302"
    E500_BEFORE = "e500_before"
    E502 = "e502"
    E429 = "e429"
    CUT_AFTER = "cut_after"
    CUT_DOWN = "cut_down"
    E500_AFTER = "e500_after"
    GARBLED = "garbled"
    STALLED = "stalled"
    DRIPPING = "dripping"


REACHES = frozenset(tuple(Cut)[tuple(Cut).index(Cut.CUT_AFTER) :])
QUICK = tuple(each for each in Cut if each not in {Cut.STALLED, Cut.DRIPPING})
"""Those that do not make anybody wait for a time-out."""

Choosing = Callable[[str, str], Cut]
"""From method and path to what becomes of the request; called for each, in order of arrival."""


@dataclass
class FaultProxy:
    """A running proxy.

    Attributes:
        server: Port of the server behind it; may change while it runs.
        choose: What becomes of the next request.
        met: How often each fault was injected.
        committed: How many requests the server had answered with success when the line was cut.
    """

    server: int
    choose: Choosing
    met: Counter[str] = field(default_factory=Counter)
    committed: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry the requests of one connection, until a fault ends it."""
        with suppress(*_ENDS):
            while await self._carried(reader, writer):
                pass
        with suppress(*_ENDS):
            writer.close()
            await writer.wait_closed()

    async def _carried(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        cut = self.choose(method, path)
        self.met[cut] += 1
        length = _length(head)
        if cut is Cut.REFUSED:
            return False
        if cut is Cut.RESET:
            _reset(writer)
            return False
        if cut is Cut.CUT_UP:
            await reader.readexactly(length // 2)
            return False
        body = await reader.readexactly(length)
        if cut in _ANSWERED:
            writer.write(_ANSWERED[cut])
            await writer.drain()
            return False
        if cut is Cut.CUT_BEFORE:
            return False
        answer = await asyncio.wait_for(self._asked(head + body), _PATIENCE)
        if cut is not Cut.NONE and answer.split(b" ", 2)[1] in {b"200", b"201"}:
            self.committed += 1
        return await _given(cut, answer, writer)

    async def _asked(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server)
        try:
            writer.write(request)
            await writer.drain()
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(_length(head))
        finally:
            writer.close()


async def _given(cut: Cut, answer: bytes, writer: asyncio.StreamWriter) -> bool:
    """Give the answer back as the fault has it; say whether the connection lives on."""
    if cut is Cut.CUT_AFTER:
        return False
    if cut is Cut.E500_AFTER:
        answer = _ANSWERED[Cut.E500_BEFORE]
    elif cut is Cut.CUT_DOWN:
        answer = answer[: len(answer) * 3 // 4]
    elif cut is Cut.GARBLED:
        answer = answer[:-40] + b"\x00\xff" * 20
    elif cut is Cut.STALLED:
        await asyncio.sleep(_PATIENCE)
        return False
    elif cut is Cut.DRIPPING:
        for byte in answer:
            writer.write(bytes((byte,)))
            await writer.drain()
            await asyncio.sleep(_DRIP_SECONDS)
        return False
    writer.write(answer)
    await writer.drain()
    return cut is Cut.NONE


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def _reset(writer: asyncio.StreamWriter) -> None:
    """End the connection by RST: what was sent may be lost on the way."""
    plain = writer.get_extra_info("socket")
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _reply(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


_ANSWERED = {
    Cut.PORTAL_200: _reply("200 OK", _HTML, "Content-Type: text/html"),
    Cut.PORTAL_302: _reply("302 Found", b"", "Location: http://portal.example/"),
    Cut.E500_BEFORE: _reply("500 Internal Server Error", b"oops"),
    Cut.E502: _reply("502 Bad Gateway", b"<html>bad gateway</html>"),
    Cut.E429: _reply("429 Too Many Requests", b"", "Retry-After: 1"),
}


@contextmanager
def running_proxy(server: int, choose: Choosing) -> Iterator[FaultProxy]:
    """Run one in a thread of its own, on a free port."""
    proxy = FaultProxy(server, choose)
    loop = asyncio.new_event_loop()
    up = threading.Event()
    stop = asyncio.Event()

    async def run() -> None:
        listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
        proxy.port = listening.sockets[0].getsockname()[1]
        up.set()
        await stop.wait()
        listening.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    up.wait(30)
    try:
        yield proxy
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()
