"""What happens between a laptop and its city: every fault a line, a portal or a server can have."""

import base64
import gzip
import json
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.facts import Fact, canonical, content_hash
from tests.model.city import City

HTML = b"<!doctype html><title>Masuk Wi-Fi</title>"
_STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(7, 39)))

_ENDLESS = 500
"""Requests that no round of a few dozen facts comes near, however often it has to ask again."""

Parts = tuple[int, list[tuple[bytes, bytes]], bytes]


class Fault(StrEnum):
    """What becomes of one request. Those from ``CUT_AFTER`` on reach the server."""

    NONE = "none"
    DNS = "dns"
    CONNECT_TIMEOUT = "connect_timeout"
    CUT_BEFORE = "cut_before"
    E500_BEFORE = "e500_before"
    E502 = "e502"
    E429 = "e429"
    PORTAL_200 = "portal_200"
    PORTAL_302 = "portal_302"
    EMPTY_200 = "empty_200"
    KILLED_BEFORE = "killed_before"
    CUT_AFTER = "cut_after"
    SLOW = "slow"
    E500_AFTER = "e500_after"
    GARBLED = "garbled"
    TRUNCATED = "truncated"
    WRONG_SIGNATURE = "wrong_signature"
    PARTIAL = "partial"
    REORDERED = "reordered"
    DOUBLED = "doubled"
    OLD_REPLY = "old_reply"
    TWICE = "twice"
    DATABASE_AWAY = "database_away"
    KILLED_AFTER = "killed_after"
    KILLED_SAVING = "killed_saving"


REACHES = tuple(Fault)[tuple(Fault).index(Fault.CUT_AFTER) :]


class Killed(BaseException):
    """The program is gone, in the middle of whatever it did."""


class _Body(httpx.SyncByteStream):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content


class Line(httpx.BaseTransport):
    """Carries the requests of one laptop, each through the next fault that was ordered.

    Attributes:
        genuine: Ids of the facts whose signed answer has reached this laptop whole.
        offered: The facts of the request under way, in order.
        kill_in: At which commit from here on the program is killed; 0 for at none.
    """

    def __init__(self, city: City) -> None:
        self._city = city
        self.begin()

    def begin(self) -> None:
        self.faults: deque[Fault] = deque()
        self._aimed: dict[str, Fault] = {}
        self.kill_in = 0
        self.met: list[str] = []
        self.offered: Sequence[Fact] = ()
        self.genuine: set[UUID] = set()
        self._old: dict[str, Parts] = {}

    def order(self, faults: Sequence[Fault], aimed: Mapping[str, Fault]) -> None:
        """Let requests meet these faults: in order, but for the first to each aimed at."""
        self.faults, self._aimed, self.met = deque(faults), dict(aimed), []

    def commits(self) -> None:
        """Die now, if the program was to be killed at this commit."""
        if self.kill_in:
            self.kill_in -= 1
            if not self.kill_in:
                raise Killed

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        place = request.url.path.split("/")[2]
        fault = self._aimed.pop(place, None)
        if fault is None:
            fault = self.faults.popleft() if self.faults else Fault.NONE
        self.met.append(f"{request.method} {place} {fault}")
        assert len(self.met) < _ENDLESS, "a round that does not end"
        if fault not in REACHES and fault is not Fault.NONE:
            return self._unreached(fault, request)
        if fault is Fault.DATABASE_AWAY:
            self._city.fails_at_next_commit()
        parts = self._city.answer(request)
        self._city.recovers()
        if fault is Fault.TWICE:
            parts = self._city.answer(request)
        return self._reached(fault, request, parts)

    def _unreached(self, fault: Fault, request: httpx.Request) -> httpx.Response:
        match fault:
            case Fault.DNS:
                raise httpx.ConnectError("no such name", request=request)
            case Fault.CONNECT_TIMEOUT:
                raise httpx.ConnectTimeout("nobody there", request=request)
            case Fault.CUT_BEFORE:
                raise httpx.WriteError("cut", request=request)
            case Fault.KILLED_BEFORE:
                raise Killed
            case _:
                status, headers, body = _ANSWERED[fault]
                return _response((status, headers, body))

    def _reached(self, fault: Fault, request: httpx.Request, parts: Parts) -> httpx.Response:
        spoiled = self._spoiled(fault, request.url.path, parts)
        self._old[request.url.path] = parts  # whoever is between may keep what never arrived
        match fault:
            case Fault.CUT_AFTER:
                raise httpx.RemoteProtocolError("cut", request=request)
            case Fault.SLOW:
                raise httpx.ReadTimeout("slow", request=request)
            case Fault.KILLED_AFTER:
                raise Killed
            case Fault.E500_AFTER:
                return _response((500, [], b"oops"))
            case Fault.KILLED_SAVING:
                self.kill_in = 2  # of what is saved in two steps, the first is there
        if request.url.path == "/v1/facts":
            self.genuine.update(self._answered_by(spoiled))
        return _response(spoiled)

    def _answered_by(self, parts: Parts) -> set[UUID]:
        """Return the facts under way that a reply the city has signed is an answer to."""
        try:
            told = json.loads(_plain(parts)[2])
            receipt = told["receipt"]
            Ed25519PublicKey.from_public_bytes(self._city.public_key).verify(
                base64.b64decode(told["signature"]), canonical(receipt)
            )
        except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error, InvalidSignature):
            return set()
        offered = [[str(fact.id), fact.hash] for fact in self.offered]
        if "items" in receipt:
            items = [[item["id"], item["hash"]] for item in receipt["items"]]
            return {UUID(each[0]) for each in offered if each in items}
        whole = receipt["count"] == len(offered) and receipt["digest"] == content_hash(offered)
        return {fact.id for fact in self.offered} if whole else set()

    def _spoiled(self, fault: Fault, path: str, parts: Parts) -> Parts:
        if fault is Fault.OLD_REPLY:
            return self._old.get(path, parts)
        if fault in _CHANGES or fault is Fault.WRONG_SIGNATURE:
            parts = _plain(parts)
        status, headers, body = parts
        if fault in _CHANGES:
            body = self._signed_again(body, _CHANGES[fault])
        elif fault is Fault.WRONG_SIGNATURE:
            body = self._signed_again(body, lambda _: None, stranger=True)
        elif fault is Fault.GARBLED:
            body = body[: len(body) // 2] + b"\xff\x00" + body[len(body) // 2 + 2 :]
        elif fault is Fault.TRUNCATED:
            body = body[: len(body) * 2 // 3]
        return status, headers, body

    def _signed_again(
        self, body: bytes, change: Callable[[dict[str, Any]], None], *, stranger: bool = False
    ) -> bytes:
        """Change a signed document and sign it anew, by the city's key or by somebody's."""
        told = json.loads(body) if body[:1] == b"{" else {}
        name = next((each for each in ("receipt", "news") if each in told), None)
        if name is None:
            return body
        before = canonical(told[name])
        change(told[name])
        after = canonical(told[name])
        if stranger:
            told["signature"] = base64.b64encode(_STRANGER.sign(after)).decode()
        elif after != before:
            key = self._city.key
            told["signature"] = key.sign_document(told[name])
        else:
            return body
        return canonical(told)


_ANSWERED: dict[Fault, Parts] = {
    Fault.E500_BEFORE: (500, [], b"oops"),
    Fault.E502: (502, [], b"<html>bad gateway</html>"),
    Fault.E429: (429, [(b"retry-after", b"30")], b""),
    Fault.PORTAL_200: (200, [(b"content-type", b"text/html")], HTML),
    Fault.PORTAL_302: (302, [(b"location", b"http://portal.example/")], b""),
    Fault.EMPTY_200: (200, [(b"content-type", b"application/json")], b'{"ok":true}'),
}


def _plain(parts: Parts) -> Parts:
    """Undo the compression of an answer."""
    status, headers, body = parts
    if (b"content-encoding", b"gzip") not in headers:
        return parts
    return status, [each for each in headers if each[0] == b"content-type"], gzip.decompress(body)


def _lists(document: dict[str, Any]) -> list[list[Any]]:
    return [document[name] for name in ("items", "stored", "others") if document.get(name)]


def _shorten(document: dict[str, Any]) -> None:
    for each in _lists(document):
        del each[-1]
    if document.get("count"):
        document["count"] -= 1


def _reverse(document: dict[str, Any]) -> None:
    for each in _lists(document):
        each.reverse()


def _double(document: dict[str, Any]) -> None:
    for each in _lists(document):
        each.append(each[0])


_CHANGES = {Fault.PARTIAL: _shorten, Fault.REORDERED: _reverse, Fault.DOUBLED: _double}


def _response(parts: Parts) -> httpx.Response:
    status, headers, body = parts
    return httpx.Response(status, headers=headers, stream=_Body(body))
