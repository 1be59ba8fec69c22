"""What a watched process did to its files, as ``watch.c`` wrote it down."""

import struct
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

_LINE = struct.Struct("<IIQII")


class Kind(IntEnum):
    """The numbers of ``watch.c``."""

    OPEN = 1
    CREATE = 2
    WRITE = 3
    TRUNCATE = 4
    SYNC = 5
    RENAME = 6
    UNLINK = 7
    MKDIR = 8
    RMDIR = 9
    LINK = 10
    MARK = 11
    SYNC_FAILED = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a journal.

    Attributes:
        handle: Names one opening of a file, counted from 1.
        offset: Where was written, or the length a file was cut to.
        first: A path; the data of a WRITE; the text of a MARK.
        second: The new path of RENAME and LINK.
    """

    kind: Kind
    handle: int
    offset: int
    first: bytes
    second: bytes


def read_journal(path: Path) -> list[Step]:
    """Read every whole line; a process that was killed may have left half of the last."""
    data = path.read_bytes()
    steps: list[Step] = []
    at = 0
    while at + _LINE.size <= len(data):
        kind, handle, offset, first, second = _LINE.unpack_from(data, at)
        at += _LINE.size
        if at + first + second > len(data):
            break
        steps.append(
            Step(
                Kind(kind),
                handle,
                offset,
                data[at : at + first],
                data[at + first : at + first + second],
            )
        )
        at += first + second
    return steps
