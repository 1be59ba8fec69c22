"""The difference between two versions, in bsdiff's format, made and applied in little memory.

bsdiff compares two texts whole: for two programs of 170 MB it takes three gigabytes and a minute.
Of a program almost every file is as it was, so only what differs is compared, file by file, and
what comes of it is one patch in the usual format (``BSDIFF40``: control, difference and new bytes,
each packed by bzip2). It is applied a megabyte at a time.
"""

import bz2
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bsdiff4 import core

from desktop_app.updating.bundle import CHUNK, Bundle, Piece

MAGIC = b"BSDIFF40"
_NUMBER = 8
_HEAD = len(MAGIC) + 3 * _NUMBER
_STEP = 3 * _NUMBER

ReadAt = Callable[[int, int], bytes]
"""Gives bytes of the older archive: from where, how many."""


class DoesNotFit(Exception):
    """A patch is not what it says, or not for this archive."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Take ``copied`` bytes of the older archive from ``at`` on, then ``new`` ones of the patch."""

    at: int
    copied: int
    new: int


def make_delta(old: Bundle, new: Bundle, to: Path) -> None:
    """Write the patch that turns one archive into the other."""
    drafts = [to.with_name(f"{to.name}.{part}") for part in ("control", "diff", "extra")]
    try:
        with drafts[1].open("wb") as diff, drafts[2].open("wb") as extra:
            steps = _compared(old, new, _Packed(diff.write), _Packed(extra.write))
        drafts[0].write_bytes(bz2.compress(_control(steps)))
        with to.open("wb") as patch:
            patch.write(MAGIC)
            for size in (drafts[0].stat().st_size, drafts[1].stat().st_size, new.size):
                patch.write(core.encode_int64(size))
            for draft in drafts:
                with draft.open("rb") as content:
                    while chunk := content.read(CHUNK):
                        patch.write(chunk)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


class _Packed:
    """Packs what it is given as it comes."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write, self._packer = write, bz2.BZ2Compressor()

    def put(self, content: bytes) -> None:
        self._write(self._packer.compress(content))

    def end(self) -> None:
        self._write(self._packer.flush())


def _compared(old: Bundle, new: Bundle, diff: _Packed, extra: _Packed) -> list[_Step]:
    same = {(piece.size, piece.digest()): piece for piece in old.pieces}
    # The second piece of a name is its content; headers are small, and new where they differ.
    former = {piece.name: piece for piece in old.pieces if isinstance(piece.content, Path)}
    steps: list[_Step] = []
    for piece in new.pieces:
        known = same.get((piece.size, piece.digest()))
        earlier = former.get(piece.name) if isinstance(piece.content, Path) else None
        if known is not None:
            for start in range(0, piece.size, CHUNK):
                diff.put(bytes(min(CHUNK, piece.size - start)))
            steps.append(_Step(known.at, piece.size, 0))
        elif earlier is not None:
            steps += _of_changed(earlier, piece, diff, extra)
        else:
            for start in range(0, piece.size, CHUNK):
                extra.put(piece.read(start, CHUNK))
            steps.append(_Step(0, 0, piece.size))
    diff.end()
    extra.end()
    return steps


def _of_changed(earlier: Piece, piece: Piece, diff: _Packed, extra: _Packed) -> Iterator[_Step]:
    """Compare two versions of one file."""
    control, differing, new = core.diff(earlier.read(0, earlier.size), piece.read(0, piece.size))
    diff.put(differing)
    extra.put(new)
    at = earlier.at
    for copied, added, seek in control:
        yield _Step(at, copied, added)
        at += copied + seek


def _control(steps: list[_Step]) -> bytes:
    """Return the steps as bsdiff writes them: each says how far to go for the next."""
    first = _Step(0, 0, 0)  # goes to where the first real one begins
    last = _Step(0, 0, 0)
    return b"".join(
        core.encode_int64(number)
        for step, following in pairwise([first, *steps, last])
        for number in (step.copied, step.new, following.at - step.at - step.copied)
    )


def apply_delta(read_at: ReadAt, patch: Path) -> Iterator[bytes]:
    """Give the newer archive, piece by piece.

    Whether it is the right one is for who takes it to say: only its whole has a known hash.

    Raises:
        DoesNotFit: The patch is cut off, or not in this format.
    """
    with patch.open("rb") as head:
        begun = head.read(_HEAD)
    if len(begun) != _HEAD or not begun.startswith(MAGIC):
        raise DoesNotFit
    numbers = range(len(MAGIC), _HEAD, _NUMBER)
    control_size, diff_size, size = (core.decode_int64(begun[at : at + _NUMBER]) for at in numbers)
    if min(control_size, diff_size, size) < 0:
        raise DoesNotFit
    control = _Unpacked(patch, _HEAD, control_size)
    diff = _Unpacked(patch, _HEAD + control_size, diff_size)
    extra = _Unpacked(patch, _HEAD + control_size + diff_size, None)
    yield from _applied(read_at, control, diff, extra, size)


def _applied(
    read_at: ReadAt, control: "_Unpacked", diff: "_Unpacked", extra: "_Unpacked", size: int
) -> Iterator[bytes]:
    at = done = 0
    while done < size:
        step = control.read(_STEP)
        copied, new, seek = (
            core.decode_int64(step[number : number + _NUMBER])
            for number in range(0, _STEP, _NUMBER)
        )
        if min(copied, new) < 0 or done + copied + new > size:
            raise DoesNotFit
        for start in range(0, copied, CHUNK):
            yield _sum(read_at, at + start, diff.read(min(CHUNK, copied - start)))
        for start in range(0, new, CHUNK):
            yield extra.read(min(CHUNK, new - start))
        done += copied + new
        at += copied + seek


def _sum(read_at: ReadAt, at: int, differing: bytes) -> bytes:
    size = len(differing)
    older = read_at(at, size) if at >= 0 else b""
    if len(older) != size:
        raise DoesNotFit
    summed: bytes = core.patch(older, size, [(size, 0, 0)], differing, b"")
    return summed


class _Unpacked:
    """One of the three parts of a patch, unpacked as it is read."""

    def __init__(self, patch: Path, at: int, size: int | None) -> None:
        self._patch, self._at, self._left = patch, at, size
        self._unpacker = bz2.BZ2Decompressor()
        self._waiting = b""

    def read(self, size: int) -> bytes:
        """Return exactly so many bytes.

        Raises:
            DoesNotFit: There are not so many.
        """
        while len(self._waiting) < size:
            try:
                more = self._unpacker.decompress(self._packed(), CHUNK)
            except (OSError, EOFError) as error:
                raise DoesNotFit from error
            if not more and self._unpacker.eof:
                raise DoesNotFit
            self._waiting += more
        taken, self._waiting = self._waiting[:size], self._waiting[size:]
        return taken

    def _packed(self) -> bytes:
        """Return more of the file where the unpacker has used up what it has."""
        if not self._unpacker.needs_input:
            return b""
        most = CHUNK if self._left is None else min(CHUNK, self._left)
        with self._patch.open("rb") as file:
            file.seek(self._at)
            content = file.read(most)
        if not content:
            raise DoesNotFit
        self._at += len(content)
        self._left = None if self._left is None else self._left - len(content)
        return content
