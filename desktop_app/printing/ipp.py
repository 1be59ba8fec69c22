"""The Internet Printing Protocol (RFC 8010, RFC 8011), as far as a queue of papers needs it.

We speak it ourselves so that a job's identity, state and reasons are read and not guessed from the
words of a program that speaks the system's language, and so that a paper goes to the spooler
without ever being a file of ours.
"""

import http.client
import os
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

PATIENCE = 10.0
"""Seconds a spooler on this computer may take to answer."""

_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_PORT = 631
_VERSION = 0x0200
_OPERATION_GROUP, _JOB_GROUP, _END = 0x01, 0x02, 0x03
_FIRST_VALUE_TAG = 0x10
_INTEGERS = {0x21, 0x23}
_BOOLEAN = 0x22
_BEGIN_COLLECTION, _END_COLLECTION = 0x34, 0x37


class Operation(IntEnum):
    """What can be asked; those above 0x4000 are CUPS's own."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    GET_DEFAULT = 0x4001
    GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """The kinds of value we send."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


NOT_FOUND = 0x0406
GONE = 0x0407
NOT_POSSIBLE = 0x0404
NOT_ACCEPTING = 0x0506

Value = str | int | bool
Attribute = tuple[str, Tag, Value | Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        status: Below 0x0100 all is well (RFC 8011, appendix B).
        things: Each job or printer told of, by the names of its attributes.
    """

    status: int
    things: Sequence[Mapping[str, Sequence[Value]]]

    @property
    def is_well(self) -> bool:
        return self.status < 0x0100  # noqa: PLR2004 - RFC 8011, appendix B.1


class Unreachable(Exception):
    """No spooler answers. ``sent`` says whether it may have heard the question."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__("the spooler does not answer")
        self.sent = sent


def request(
    operation: Operation, about: Sequence[Attribute], job: Sequence[Attribute] = ()
) -> bytes:
    """Return a request as bytes; the document, if any, is to follow."""
    head = struct.pack(">HHI", _VERSION, operation, 1)
    always: list[Attribute] = [
        ("attributes-charset", Tag.CHARSET, "utf-8"),
        ("attributes-natural-language", Tag.LANGUAGE, "en"),
    ]
    told = b"".join(_attribute(each) for each in [*always, *about])
    parts = [head, bytes([_OPERATION_GROUP]), told]
    if job:
        parts += [bytes([_JOB_GROUP]), b"".join(map(_attribute, job))]
    return b"".join([*parts, bytes([_END])])


def _attribute(attribute: Attribute) -> bytes:
    name, tag, value = attribute
    values = [value] if isinstance(value, (str, int)) else value
    written = []
    for place, each in enumerate(values):
        key = b"" if place else name.encode("ascii")
        raw = _raw(tag, each)
        written.append(struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(raw)) + raw)
    return b"".join(written)


def _raw(tag: Tag, value: Value) -> bytes:
    if tag is Tag.BOOLEAN:
        return bytes([bool(value)])
    if isinstance(value, int):
        return struct.pack(">i", value)
    return value.encode("utf-8")


def reply_of(data: bytes) -> Reply:
    """Read a reply.

    Raises:
        ValueError: It is none.
    """
    try:
        _version, status, _id = struct.unpack_from(">HHI", data)
        return Reply(status, tuple(_things(data)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError("no reply in IPP") from error


def _things(data: bytes) -> Iterator[Mapping[str, Sequence[Value]]]:
    """Give each group after that of the operation, which says nothing we want."""
    at, name, group = 8, "", -1
    thing: dict[str, list[Value]] = {}
    while data[at] != _END:
        tag = data[at]
        at += 1
        if tag < _FIRST_VALUE_TAG:
            if thing and group != _OPERATION_GROUP:
                yield thing
            group, thing = tag, {}
            continue
        named, value, at = _read(data, at, tag)
        name = named or name
        if value is not None:
            thing.setdefault(name, []).append(value)
    if thing and group != _OPERATION_GROUP:
        yield thing


def _read(data: bytes, at: int, tag: int) -> tuple[str, Value | None, int]:
    """Return an attribute's name, its value and where the next begins; collections are skipped."""
    (length,) = struct.unpack_from(">H", data, at)
    name = data[at + 2 : at + 2 + length].decode("ascii")
    at += 2 + length
    (length,) = struct.unpack_from(">H", data, at)
    raw = data[at + 2 : at + 2 + length]
    at += 2 + length
    if tag == _BEGIN_COLLECTION:
        return name, None, _after_collection(data, at)
    return name, _value(tag, raw), at


def _after_collection(data: bytes, at: int) -> int:
    depth = 1
    while depth:
        tag = data[at]
        at += 1
        for _name_then_value in range(2):
            (length,) = struct.unpack_from(">H", data, at)
            at += 2 + length
        depth += (tag == _BEGIN_COLLECTION) - (tag == _END_COLLECTION)
    return at


def _value(tag: int, raw: bytes) -> Value | None:
    if tag in _INTEGERS:
        return int.from_bytes(raw, "big", signed=True)
    if tag == _BOOLEAN:
        return bool(raw[0])
    return raw.decode("utf-8") if Tag.NAME - 1 <= tag <= Tag.MIME else None


class _UnixConnection(http.client.HTTPConnection):
    """HTTP through a socket of this computer."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the spooler listens: a socket's path, or a host with its port."""

    where: str

    @classmethod
    def of_this_computer(cls) -> "Server":
        """Return what ``CUPS_SERVER`` says, else the usual places."""
        told = os.environ.get("CUPS_SERVER", "")
        usual = next((path for path in _SOCKETS if Path(path).exists()), f"localhost:{_PORT}")
        return cls(told or usual)

    def ask(self, path: str, head: bytes, document: bytes = b"") -> Reply:
        """Ask, with a document behind the question where it needs one.

        Raises:
            Unreachable: There is no answer that could be read.
        """
        connection = self._connection()
        try:
            connection.connect()
        except OSError as error:
            connection.close()
            raise Unreachable(sent=False) from error
        try:
            connection.request("POST", path, head + document, {"Content-Type": "application/ipp"})
            return reply_of(connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unreachable(sent=True) from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self.where.startswith("/"):
            return _UnixConnection(self.where, PATIENCE)
        host, _, port = self.where.partition(":")
        return http.client.HTTPConnection(host, int(port or _PORT), timeout=PATIENCE)
