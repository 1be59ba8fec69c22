"""A backup: one sealed archive of the encrypted file, its vault, and what its packets were.

It is called made only after it has been read back from where it lies, unpacked, opened with the
key, and compared with the file it was made of: every page, every row of every table, the vault, and
the newest registration as a sample. Nothing in it can be read without the file's key.
"""

import errno
import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy.engine.interfaces import DBAPICursor

from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER, DATABASE_NAME, VAULT_NAME
from desktop_app.storage.durable import (
    disk_said_plainly,
    make_folder,
    move_durably,
    sync_file,
    write_synced,
)
from desktop_app.storage.engine import Use, make_engine, said_plainly
from desktop_app.storage.vault_file import read_vault_file

SUFFIX = ".cadangan"
MANIFEST_NAME = "isi.json"
FORMAT = "loket-jamsostek-cadangan"
VERSION = 1

_PARTS = (DATABASE_NAME, VAULT_NAME, MANIFEST_NAME)
_LARGEST_MANIFEST = 64 << 20
_LOCKED = 0x1  # in the flags of a part (APPNOTE 4.4.4): encrypted
_MOMENT = "%Y%m%dT%H%M%S"

Contents = Mapping[str, tuple[int, str]]
"""Of each table: how many rows, and a SHA-256 over all of them."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself.

    Attributes:
        at: When the moment was that it holds, aware UTC.
        tables: Its rows, table by table.
        database: SHA-256 of the encrypted file in it.
        vault: SHA-256 of its vault.
        packets: The sealed packets that lay beside the file, with the SHA-256 of each.
        seal: By a key that only who can open the file has.
    """

    at: datetime
    tables: dict[str, tuple[int, str]]
    database: str
    vault: str
    packets: dict[str, str]
    format: str = FORMAT
    version: int = VERSION
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of the file, copied but not packed yet; lies in a folder of its own."""

    folder: Path
    at: datetime
    contents: Contents


class Backups:
    """Makes and checks backups of one open file.

    Args:
        path: Of the encrypted file.
        key: Its key.
        alone: Holds up every other writer for as long as it is entered.
    """

    def __init__(
        self, path: Path, key: bytes, alone: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._path, self._key, self._alone = path, key, alone

    def snapshot(self, now: datetime) -> Snapshot:
        """Copy this moment of the file beside it; writers wait for the copying, not for the rest.

        Raises:
            Unavailable: ``backup.no_room`` before anything is begun, or what ``transaction``
                raises.
        """
        folder = self._path.parent / f".cadangan-{os.getpid()}-{now:{_MOMENT}}"
        with said_plainly(), disk_said_plainly():
            sweep(self._path.parent)
            _check_room(self._path)
            folder.mkdir()
            copy = folder / DATABASE_NAME
            with _cursor(self._path, self._key) as cursor:
                with self._alone():
                    cursor.execute("VACUUM INTO ?", (str(copy),))
                    cursor.execute("BEGIN")
                    cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
                contents = contents_of(cursor)  # of that moment still, whoever writes by now
                cursor.execute("ROLLBACK")
            sync_file(copy)
        return Snapshot(folder, now, contents)

    def pack(self, snapshot: Snapshot, to: Path) -> Manifest:
        """Write the archive, read it back, restore it aside and compare; then give it its name.

        Raises:
            Unavailable: ``backup.differs`` when what was read back is not what was written;
                ``backup.not_written``; what the disk says.
        """
        draft = to.with_name(f"{to.name}.new")
        try:
            with said_plainly(), disk_said_plainly():
                make_folder(to.parent)
                manifest = self._write(snapshot, draft)
                tried = snapshot.folder / "dicoba"
                unpack(draft, tried)
                check_unpacked(tried, self._key)
                if read_manifest(tried).tables != dict(snapshot.contents):
                    raise Unavailable("backup.differs")
                move_durably(draft, to)
        finally:
            with suppress(OSError):  # a stick that was pulled out
                draft.unlink(missing_ok=True)
            self.forget(snapshot)
        return manifest

    def forget(self, snapshot: Snapshot) -> None:
        """Remove a snapshot that is not wanted any more."""
        shutil.rmtree(snapshot.folder, ignore_errors=True)

    def _write(self, snapshot: Snapshot, draft: Path) -> Manifest:
        home = self._path.parent
        shutil.copyfile(home / VAULT_NAME, snapshot.folder / VAULT_NAME)
        manifest = sealed(
            Manifest(
                at=snapshot.at,
                tables=dict(snapshot.contents),
                database=digest_of(snapshot.folder / DATABASE_NAME),
                vault=digest_of(snapshot.folder / VAULT_NAME),
                packets={
                    file.name: digest_of(file)
                    for file in sorted(home.glob(f"{COPIES_FOLDER}/*.age"))
                },
            ),
            self._key,
        )
        write_synced(snapshot.folder / MANIFEST_NAME, msgspec.json.encode(manifest))
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as archive:
            for name in _PARTS:
                archive.write(snapshot.folder / name, name)
        sync_file(draft)
        return manifest


def name_of(at: datetime, office: str) -> str:
    """Return the name of a backup: where and when, nobody's name.

    Args:
        at: In the office's own time.
        office: Code of the kelurahan and number of the laptop.
    """
    return f"loket-{office}-{at:{_MOMENT}}{SUFFIX}"


def made_at(file: Path) -> datetime | None:
    """Read a backup's moment off its name, in the office's own time; None where it has none."""
    try:
        return datetime.strptime(file.stem.rsplit("-", 1)[-1], _MOMENT)  # noqa: DTZ007 - local time
    except ValueError:
        return None


def unpack(archive: Path, to: Path) -> None:
    """Take an archive apart into a new folder; nothing but its three parts is ever written.

    Raises:
        Unavailable: ``backup.unreadable`` when it is no whole archive of ours.
    """
    to.mkdir()
    try:
        with zipfile.ZipFile(archive) as parts:
            infos = {info.filename: info for info in parts.infolist()}
            sizes = sum(info.file_size for info in infos.values())
            stored = all(_is_stored(info) for info in infos.values())
            # Stored, not packed: together they are never larger than the archive itself.
            if sorted(infos) != sorted(_PARTS) or sizes > archive.stat().st_size or not stored:
                raise Unavailable("backup.unreadable")
            for name in _PARTS:
                with parts.open(name) as source, (to / name).open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
                    target.flush()
                    os.fsync(target.fileno())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
        raise Unavailable("backup.unreadable") from None
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # Its table of contents leads to before its beginning: that is no word of the disk's.
        raise Unavailable("backup.unreadable") from None


def _is_stored(info: zipfile.ZipInfo) -> bool:
    """Say whether a part is as we write them: neither packed nor locked."""
    return info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & _LOCKED


def read_manifest(folder: Path) -> Manifest:
    """Read what an unpacked archive says of itself.

    Raises:
        Unavailable: ``backup.unreadable``, ``backup.newer``.
    """
    file = folder / MANIFEST_NAME
    try:
        if file.stat().st_size > _LARGEST_MANIFEST:
            raise Unavailable("backup.unreadable")
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, FileNotFoundError):
        raise Unavailable("backup.unreadable") from None
    if manifest.format != FORMAT:
        raise Unavailable("backup.unreadable")
    if manifest.version > VERSION:
        raise Unavailable("backup.newer")
    return manifest


def check_unpacked(folder: Path, key: bytes) -> Manifest:
    """Compare an unpacked archive with what it says of itself, and open a sample.

    Raises:
        Unavailable: ``backup.differs`` when anything in it is not as it was packed;
            ``backup.unreadable``, ``backup.newer``.
    """
    manifest = read_manifest(folder)
    database, vault = folder / DATABASE_NAME, folder / VAULT_NAME
    if (
        sealed(manifest, key).seal != manifest.seal
        or digest_of(database) != manifest.database
        or digest_of(vault) != manifest.vault
    ):
        raise Unavailable("backup.differs")
    try:
        read_vault_file(vault)
        with said_plainly(opening=True), _cursor(database, key, Use.READ) as cursor:
            same = _is_whole(cursor) and contents_of(cursor) == manifest.tables
    except Unavailable as no:
        raise Unavailable("backup.differs") from no
    if not same:
        raise Unavailable("backup.differs")
    return manifest


def contents_of(cursor: DBAPICursor) -> dict[str, tuple[int, str]]:
    """Return rows and hash of every table that is ours; the search index is made of them."""
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search%' ORDER BY name"
    )
    return {name: _rows_of(cursor, name) for (name,) in cursor.fetchall()}


def sealed(manifest: Manifest, key: bytes) -> Manifest:
    """Return the manifest with its seal."""
    purpose = b"loket-jamsostek backup 1"
    code = hmac.HMAC(HKDF(hashes.SHA256(), 32, b"", purpose).derive(key), hashes.SHA256())
    code.update(msgspec.json.encode(replace(manifest, seal=""), order="sorted"))
    return replace(manifest, seal=code.finalize().hex())


def digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def sweep(home: Path) -> None:
    """Remove what a backup that was broken off has left: copies, never the file itself."""
    for leftover in home.glob(".cadangan-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _rows_of(cursor: DBAPICursor, table: str) -> tuple[int, str]:
    cursor.execute("SELECT cid + 1 FROM pragma_table_info(?)", (table,))
    order = ", ".join(str(column) for (column,) in cursor.fetchall())
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY {order}')  # noqa: S608 - a table of ours
    count, code = 0, hashlib.sha256()
    while rows := cursor.fetchmany(500):
        count += len(rows)
        for row in rows:
            code.update(repr(tuple(row)).encode())
    return count, code.hexdigest()


def _is_whole(cursor: DBAPICursor) -> bool:
    """Read every page, and the newest registration with all that hangs on it as a sample."""
    cursor.execute("PRAGMA cipher_integrity_check")
    damaged = cursor.fetchall()
    cursor.execute("PRAGMA integrity_check(1)")
    fits = cursor.fetchall() == [("ok",)]
    cursor.execute("SELECT * FROM registrations JOIN details USING (row) ORDER BY row DESC LIMIT 1")
    cursor.fetchall()
    return fits and not damaged


def _check_room(path: Path) -> None:
    """Refuse where the copy, the archive and the trial could fill the disk the clerk works on."""
    needed = 3 * sum(
        file.stat().st_size for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()
    )
    if shutil.disk_usage(path.parent).free < needed:
        raise Unavailable("backup.no_room")


@contextmanager
def _cursor(path: Path, key: bytes, use: Use = Use.WRITE) -> Iterator[DBAPICursor]:
    """Lend the driver's own cursor: what it runs must stand outside any transaction."""
    engine = make_engine(path, key, use)
    try:
        with engine.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
    finally:
        engine.dispose()
