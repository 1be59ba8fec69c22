"""Where a library of Linux looks for others: no folder of the machine it was built on.

A Python that somebody has compiled for themself has its own folder written into each of its
modules. In a frozen folder all lies together, and where that folder was is nobody's business.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BESIDE = b"$ORIGIN"
_MAGIC = b"\x7fELF\x02\x01"  # of 64 bits, the lowest byte first: the one kind of Linux we build for
_LOAD, _DYNAMIC = 1, 2
_END, _STRINGS, _RPATH, _RUNPATH = 0, 5, 15, 29


class Named(NamedTuple):
    """A search path as it stands in a file, and at which byte."""

    at: int
    path: bytes


class _Stretch(NamedTuple):
    kind: int
    offset: int
    address: int
    size: int


def search_path(data: bytes) -> Named | None:
    """Return where a library looks for others; None for what has no such path, or is no library."""
    stretches = list(_stretches(data)) if data.startswith(_MAGIC) else []
    told = dict(_entries(data, stretches))
    start = told.get(_RUNPATH, told.get(_RPATH))
    if start is None:
        return None
    address = told[_STRINGS]
    within = next(
        each for each in stretches if each.kind == _LOAD and 0 <= address - each.address < each.size
    )
    at = within.offset + address - within.address + start
    return Named(at, data[at : data.index(b"\0", at)])


def forget_folders(file: Path) -> bool:
    """Have a library look beside itself where it named a folder; say whether it did."""
    data = file.read_bytes()
    named = search_path(data)
    if named is None or named.path.startswith(BESIDE):
        return False
    path = BESIDE[: len(named.path)] if len(named.path) >= len(BESIDE) else b""
    filled = path.ljust(len(named.path), b"\0")
    file.write_bytes(data[: named.at] + filled + data[named.at + len(filled) :])
    return True


def _stretches(data: bytes) -> Iterator[_Stretch]:
    (first,) = struct.unpack_from("<Q", data, 32)
    length, count = struct.unpack_from("<HH", data, 54)
    for at in range(first, first + count * length, length):
        kind, _, offset, address, _, size = struct.unpack_from("<IIQQQQ", data, at)
        yield _Stretch(kind, offset, address, size)


def _entries(data: bytes, stretches: list[_Stretch]) -> Iterator[tuple[int, int]]:
    for each in stretches:
        if each.kind != _DYNAMIC:
            continue
        for tag, value in struct.iter_unpack("<qQ", data[each.offset : each.offset + each.size]):
            if tag == _END:
                return
            yield tag, value
