"""Connections to the encrypted file, and what SQLite's errors mean to the people before the screen.

Settings and their reasons: WAL with ``synchronous=FULL``, because with NORMAL a power cut takes
back what was shown as saved; everything temporary in memory, so that no name or NIK is ever
written in clear; no memory mapping, because an I/O error would then kill the process instead of
being told; ``secure_delete`` so that what is overwritten leaves no old page behind.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop_app.errors import Unavailable

LEAST_SQLITE = (3, 51, 3)
"""SQLite before this loses data in a rare race between writing and checkpointing (WAL reset)."""

LEAST_SQLCIPHER = (4, 10, 0)

KEY_BYTES = 32
BUSY_MILLISECONDS = 5000

_RAW_KEY = re.compile(r"[0-9a-f]{64}")
_SETTINGS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-16000",
    f"busy_timeout={BUSY_MILLISECONDS}",
)


class Use(StrEnum):
    """What a connection is for."""

    CREATE = "rwc"
    WRITE = "rw"
    READ = "ro"


def engine_versions() -> tuple[str, str]:
    """Return the versions of SQLite and of SQLCipher; the latter is ``0`` where it is not there."""
    with dbapi2.connect(":memory:") as connection:
        answer = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    return sqlcipher3.sqlite_version, answer[0] if answer else "0"


def check_engine() -> None:
    """Refuse to work on a library that is known to lose data.

    Raises:
        Unavailable: ``database.engine_too_old`` (figures ``found``, ``least``).
    """
    sqlite, found = engine_versions()
    if _numbers(sqlite) < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise Unavailable("database.engine_too_old", {"found": sqlite, "least": least})
    if _numbers(found) < LEAST_SQLCIPHER:
        # A plain SQLite takes ``PRAGMA key`` without a word and writes everything in clear.
        least = ".".join(map(str, LEAST_SQLCIPHER))
        raise Unavailable("database.engine_too_old", {"found": found, "least": least})


def make_engine(path: Path, key: bytes, use: Use) -> Engine:
    """Return an engine on the file, its connections keyed and set; nothing is opened yet."""
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    raw_key = key.hex()
    # A key of any other form would be taken for a passphrase without a word.
    if not _RAW_KEY.fullmatch(raw_key):  # pragma: no cover - bytes.hex() gives nothing else
        raise ValueError("not a raw key")
    # Without "c" in the mode SQLite never makes a new, empty file where one is missing. A reader
    # opens it for writing too, since the last one out has to clear the log away; it is held to
    # reading by ``query_only``.
    mode = "rwc" if use is Use.CREATE else "rw"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            # Otherwise SQLCipher writes its own complaints to the terminal.
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{raw_key}'\"")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            # Reads the first page: the only thing that tells a wrong key.
            connection.execute("SELECT count(*) FROM sqlite_master")
            connection.execute(
                "PRAGMA query_only=ON" if use is Use.READ else "PRAGMA journal_mode=WAL"
            )
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1 if use is not Use.READ else 4,
        # Values of a failed statement never stand in an exception's text.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: starting as a reader and asking for it later can fail
        # in the middle of the work, with nothing to do but to start again.
        connection.exec_driver_sql("BEGIN" if use is Use.READ else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def said_plainly(*, opening: bool = False) -> Iterator[None]:
    """Turn what SQLite says about the world into ``Unavailable``; bugs pass as they are.

    Raises:
        Unavailable: ``database.wrong_key`` (only while ``opening``: a first page that cannot be
            read), ``database.damaged``, ``database.disk_full``, ``database.read_only``,
            ``database.busy``, ``database.not_readable``, ``database.disk_error``.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        code = _code_of(error, opening=opening)
        if code is None:
            raise
        raise Unavailable(code) from None


_CODES = {
    "SQLITE_FULL": "database.disk_full",
    "SQLITE_READONLY": "database.read_only",
    "SQLITE_BUSY": "database.busy",
    "SQLITE_LOCKED": "database.busy",
    "SQLITE_CANTOPEN": "database.not_readable",
    "SQLITE_PERM": "database.not_readable",
    "SQLITE_AUTH": "database.not_readable",
    "SQLITE_IOERR": "database.disk_error",
    # The disk did what it was asked to; what came of it is not what was written.
    "SQLITE_IOERR_SHORT_READ": "database.damaged",
    "SQLITE_IOERR_DATA": "database.damaged",
    "SQLITE_IOERR_CORRUPTFS": "database.damaged",
    # The file beside the log, which all connections share, cannot grow.
    "SQLITE_IOERR_SHMSIZE": "database.disk_full",
    "SQLITE_CORRUPT": "database.damaged",
    "SQLITE_NOTADB": "database.damaged",
}


def _code_of(error: Exception, *, opening: bool) -> str | None:
    driver = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(driver, "sqlite_errorname", ""))
    if opening and name == "SQLITE_NOTADB":
        return "database.wrong_key"
    # Extended names begin with the plain one: SQLITE_IOERR_FSYNC.
    plain = "_".join(name.split("_")[:2])
    return _CODES.get(name) or _CODES.get(plain)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version)[:3])
