"""A version's archive into a folder that gets its name only once the whole is proven."""

import hashlib
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, cast

from desktop_app.storage.durable import make_folder, move_durably, sync_file, sync_folder

_MODE = 0o755


class NotTheArchive(Exception):
    """What came is not what was signed, or leads out of its folder."""


def unpack(archive: Iterator[bytes], folder: Path, size: int, digest: str) -> None:
    """Write an archive's files; the folder is there whole, or not at all.

    Args:
        archive: Its bytes as they come, unpacked.
        folder: Of the version; what was left of an earlier attempt beside it is thrown away.
        size: Of the archive in bytes, as signed.
        digest: Its SHA-256 in hexadecimal, as signed.

    Raises:
        NotTheArchive: Nothing of it is left.
        OSError: The disk refuses; nothing of it is left either.
    """
    draft = folder.with_name(f"{folder.name}.baru")
    shutil.rmtree(draft, ignore_errors=True)
    make_folder(draft)
    try:
        stream = _Stream(archive, size)
        with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as tar:
            for member in tar:
                _write(tar, member, draft)
        stream.drain()
        stream.prove(size, digest)
        for inside in [each for each in draft.rglob("*") if each.is_dir()]:
            sync_folder(inside)
        sync_folder(draft)
        move_durably(draft, folder)
    except tarfile.TarError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise NotTheArchive from error
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, draft: Path) -> None:
    place = PurePosixPath(member.name)
    _check_inside(place)
    path = draft / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if member.issym():
        _check_inside(place.parent / member.linkname, leads=True)
        path.symlink_to(member.linkname)
        return
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise NotTheArchive
    with path.open("xb") as file:
        shutil.copyfileobj(content, file)
    path.chmod(_MODE)
    sync_file(path)


def _check_inside(place: PurePosixPath, *, leads: bool = False) -> None:
    """Refuse what lies outside the folder; a link may go up, as long as it stays inside."""
    depth = 0
    for part in place.parts:
        depth += -1 if part == ".." else 1
        if depth < 0 or (part == ".." and not leads):
            raise NotTheArchive
    if place.is_absolute() or "\\" in str(place) or ":" in str(place):
        raise NotTheArchive


class _Stream:
    """Hands bytes to tarfile as it asks for them, counts them, and stops where too many come."""

    def __init__(self, chunks: Iterator[bytes], most: int) -> None:
        self._chunks, self._most = chunks, most
        self._waiting = b""
        self._told = hashlib.sha256()
        self.size = 0

    def read(self, size: int) -> bytes:
        parts, has = [self._waiting], len(self._waiting)
        while has < size:
            chunk = next(self._chunks, b"")
            if not chunk:
                break
            self.size += len(chunk)
            if self.size > self._most:
                raise NotTheArchive
            self._told.update(chunk)
            parts.append(chunk)
            has += len(chunk)
        content = b"".join(parts)
        self._waiting = content[size:]
        return content[:size]

    def drain(self) -> None:
        """Count what stands behind the last file too."""
        while self.read(tarfile.RECORDSIZE):
            pass

    def prove(self, size: int, digest: str) -> None:
        if self.size != size or self._told.hexdigest() != digest:
            raise NotTheArchive
