"""Reading a request body that may be hostile: bounded in size, time and depth, strict in form."""

import asyncio
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import zstandard
from starlette.requests import ClientDisconnect, Request

from central_server.problems import Problem
from central_server.settings import WIRE_FOLDER, Settings
from desktop_app.domain.facts import Json, canonical

DEEPEST = 16
"""Nesting allowed in a body; the deepest message of version 1 has five levels."""

DCZ_MAGIC = bytes.fromhex("5e2a4d1820000000")
"""A skippable zstd frame of 32 bytes: the SHA-256 of the dictionary (RFC 9842)."""
DCZ_HEAD = len(DCZ_MAGIC) + hashlib.sha256().digest_size

_ESCAPE = "\\u"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


async def read_body(request: Request, settings: Settings) -> bytes:
    """Return the body as it travelled, still compressed; stop reading at the limit.

    Raises:
        Problem: ``too-large``, ``body-slow``, or ``malformed`` when the sender goes.
    """
    taken = bytearray()
    try:
        async with asyncio.timeout(settings.body_seconds):
            async for piece in request.stream():
                taken += piece
                if len(taken) > settings.body_transported:
                    raise Problem("too-large")
    except TimeoutError:
        raise Problem("body-slow") from None
    except ClientDisconnect:
        raise Problem("malformed") from None
    return bytes(taken)


@cache
def dictionaries_in(folder: Path) -> Mapping[bytes, zstandard.ZstdCompressionDict]:
    """Read every dictionary a laptop was ever shipped with, by the SHA-256 of its bytes."""
    files = [path.read_bytes() for path in sorted(folder.glob("*.zdict"))]
    return {hashlib.sha256(each).digest(): zstandard.ZstdCompressionDict(each) for each in files}


def unpack(body: bytes, encoding: str, most: int, dictionaries: Path = WIRE_FOLDER) -> bytes:
    """Undo the compression of a body without ever holding more than ``most`` bytes of it.

    Raises:
        Problem: ``encoding-unknown``, also for a dictionary nobody has here; ``too-large`` for a
            bomb; ``malformed`` for what is damaged, cut short, or followed by something else.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return body
        case "gzip":
            return _gunzip(body, most)
        case "dcz":
            return _undictionary(body, most, dictionaries_in(dictionaries))
        case _:
            raise Problem("encoding-unknown")


def _gunzip(body: bytes, most: int) -> bytes:
    stream = zlib.decompressobj(_GZIP_WINDOW)
    try:
        unpacked = stream.decompress(body, most + 1)
    except zlib.error:
        raise Problem("malformed", "gzip") from None
    if len(unpacked) > most:
        raise Problem("too-large")
    if not stream.eof or stream.unused_data:
        raise Problem("malformed", "gzip")
    return unpacked


def _undictionary(
    body: bytes, most: int, known: Mapping[bytes, zstandard.ZstdCompressionDict]
) -> bytes:
    """Undo zstd under a dictionary (RFC 9842); the frame must say beforehand how large it is."""
    if len(body) <= DCZ_HEAD or not body.startswith(DCZ_MAGIC):
        raise Problem("malformed", "dcz")
    digest, frame = body[len(DCZ_MAGIC) : DCZ_HEAD], body[DCZ_HEAD:]
    dictionary = known.get(digest)
    if dictionary is None:
        raise Problem("encoding-unknown", "dictionary")
    try:
        declared = zstandard.get_frame_parameters(frame).content_size
        if declared == zstandard.CONTENTSIZE_UNKNOWN:
            raise Problem("malformed", "dcz")
        if declared > most:
            raise Problem("too-large")
        unpacked = zstandard.ZstdDecompressor(dict_data=dictionary).decompress(
            frame, max_output_size=most, read_across_frames=False, allow_extra_data=False
        )
    except zstandard.ZstdError:
        raise Problem("malformed", "dcz") from None
    if len(unpacked) != declared:
        raise Problem("malformed", "dcz")
    return unpacked


def read_json(body: bytes) -> Json:
    """Parse JSON that has exactly one meaning.

    Raises:
        Problem: ``malformed`` for anything that is not UTF-8 JSON, and for what two readers
            could understand differently: doubled keys, NaN, fractions, numbers beyond 64 bits, lone
            surrogates, nesting beyond ``DEEPEST``.
    """
    try:
        text = body.decode("utf-8")
        value: Json = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
            parse_int=_whole_number,
        )
    except (ValueError, RecursionError):
        raise Problem("malformed", "json") from None
    _refuse_depth(value)
    _refuse_surrogates(text, value)
    return value


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("doubled key")
    return found


def _refuse_number(_literal: str) -> NoReturn:
    raise ValueError("not a whole number")


def _whole_number(literal: str) -> int:
    if len(literal) > len("-9223372036854775808"):
        raise ValueError("beyond 64 bits")
    number = int(literal)
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError("beyond 64 bits")
    return number


def _refuse_depth(value: Json) -> None:
    """Walk the value level by level, so that depth costs no stack."""
    level = _holding_any([value])
    for _ in range(DEEPEST - 1):
        if not level:
            return
        level = [
            inner
            for outer in level
            for inner in _holding_any(outer.values() if isinstance(outer, dict) else outer)
        ]
    if level:
        raise Problem("malformed", "depth")


def _holding_any(values: Iterable[Any]) -> list[Any]:
    """Return those values that others are in."""
    return [value for value in values if value and isinstance(value, dict | list)]


def _refuse_surrogates(text: str, value: Json) -> None:
    """Refuse half a character: UTF-8 cannot say it, but an escape in JSON can."""
    if _ESCAPE not in text:
        return
    try:
        canonical(value)
    except UnicodeEncodeError:
        raise Problem("malformed", "surrogates") from None
