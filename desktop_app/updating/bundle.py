"""A program's folder as one archive that is never written: the same bytes wherever it lies.

An installed program, an unpacked update and what the city released must be one and the same
archive, or a difference between two of them fits nowhere. So nothing of a place goes into it: no
times, no owners, no modes (on Windows there are none), no folders, names in their order.
"""

import hashlib
import tarfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "loket-jamsostek"
LIBRARY = "_internal"
"""What PyInstaller names the folder beside the program."""

CHUNK = 1 << 20
"""Bytes held in memory at a time."""

_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)
_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Piece:
    """A header, a file's content, or what fills it up to a whole block.

    Attributes:
        name: Of the file it belongs to, in the archive.
        at: Where it begins in the archive.
        size: In bytes.
        content: The bytes themselves, or where they lie.
    """

    name: str
    at: int
    size: int
    content: bytes | Path

    def read(self, start: int, size: int) -> bytes:
        if isinstance(self.content, bytes):
            return self.content[start : start + size]
        with self.content.open("rb") as file:
            file.seek(start)
            return file.read(size)

    def digest(self) -> bytes:
        told = hashlib.sha256()
        for start in range(0, self.size, CHUNK):
            told.update(self.read(start, CHUNK))
        return told.digest()


class Bundle:
    """The archive of a program's folder, to be read anywhere.

    Only the program and its library belong to it: an installer leaves its own things beside them,
    and Python its caches.
    """

    def __init__(self, folder: Path) -> None:
        self.pieces = _pieces(folder)
        self._starts = [piece.at for piece in self.pieces]
        last = self.pieces[-1]
        self.size = last.at + last.size

    def read_at(self, start: int, size: int) -> bytes:
        """Return the bytes from ``start`` on; fewer at the end, as a file would."""
        found = []
        at = bisect_right(self._starts, start) - 1
        while size > 0 and at < len(self.pieces):
            piece = self.pieces[at]
            part = piece.read(start - piece.at, min(size, piece.at + piece.size - start))
            if not part:
                break
            found.append(part)
            start, size, at = start + len(part), size - len(part), at + 1
        return b"".join(found)

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, self.size, CHUNK):
            yield self.read_at(start, CHUNK)

    def digest(self) -> str:
        """Return the SHA-256 of the archive, in hexadecimal."""
        told = hashlib.sha256()
        for chunk in self.chunks():
            told.update(chunk)
        return told.hexdigest()


def program_in(folder: Path) -> Path | None:
    """Return the program of a folder, on whatever system it runs; None where there is none."""
    for name in (PROGRAM, f"{PROGRAM}.exe"):
        if (folder / name).is_file():
            return folder / name
    return None


def _pieces(folder: Path) -> list[Piece]:
    program = program_in(folder)
    if program is None:
        raise FileNotFoundError(folder / PROGRAM)
    library = folder / LIBRARY
    inside = [file for file in library.rglob("*") if file.is_symlink() or file.is_file()]
    files = {
        file.relative_to(folder).as_posix(): file
        for file in (program, *inside)
        if "__pycache__" not in file.parts
    }
    pieces: list[Piece] = []
    at = 0
    for name, file in sorted(files.items()):
        for content, size in _of_file(name, file):
            pieces.append(Piece(name, at, size, content))
            at += size
    pieces.append(Piece("", at, len(_END), _END))
    return pieces


def _of_file(name: str, file: Path) -> Iterator[tuple[bytes | Path, int]]:
    """Give header, content and filling of one file."""
    told = tarfile.TarInfo(name)
    told.mode, told.mtime = _MODE, 0
    if file.is_symlink():
        told.type, told.linkname = tarfile.SYMTYPE, Path(file.readlink()).as_posix()
    else:
        told.size = file.stat().st_size
    header = told.tobuf(tarfile.PAX_FORMAT)
    yield header, len(header)
    if told.size:
        yield file, told.size
        filling = -told.size % _BLOCK
        if filling:
            yield bytes(filling), filling
