"""A backup that counts: written, opened, read back whole, and compared before it is called one.

A backup is one file, a register of its own on SQLite, whatever the register it was made of runs on:
it can be opened by this program, looked into, and brought back to SQLite or to PostgreSQL. It holds
the city's key and every NIK, and is as secret as the register.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, func, insert, select, text
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.admin.city import renew_epoch
from central_server.database import Database
from central_server.models import Base, CityRow, FactRow, KelurahanRow
from central_server.settings import Settings
from desktop_app.domain.issues import Issue, Refused

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Holding:
    """What a register holds of one kelurahan.

    Attributes:
        last: The last of its facts.
        digest: SHA-256 over place, id and hash of every fact, and over every registration.
    """

    kelurahan: str
    last: int
    facts: int
    digest: str


def back_up(database: Database, to: Path, operator: Operator) -> list[Holding]:
    """Make a backup, prove it, and let the laptops know up to where it reaches.

    Args:
        database: The register, which goes on serving meanwhile.
        to: A file that is not there yet; readable by its owner only.
        operator: Who does it.

    Raises:
        Refused: ``backup.exists``; ``backup.differs`` when what was written cannot be read back as
            it should be: the file is gone again, and nothing is told.
        OSError: The file cannot be written.
    """
    if to.exists():
        raise Refused(Issue("backup.exists"))
    draft = to.with_name(f"{to.name}.new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        _write(database, draft)
        held = _proven(database, draft)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(to)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(to.parent)
    database.within(lambda session: _told(session, held, operator))
    return held


def restore(database: Database, source: Path, operator: Operator) -> list[Holding]:
    """Bring a backup back into an empty database, and begin a new life of it.

    Raises:
        Refused: ``city.exists`` when the database holds a register already; ``backup.unreadable``
            for a file that is none, or is damaged; ``backup.differs``.
        OSError: The file is not there.
    """
    source.open("rb").close()
    database.upgrade()
    if database.within(lambda session: session.scalar(select(func.count(CityRow.id)))):
        raise Refused(Issue("city.exists"))
    with (
        _scratch(source) as scratch,
        scratch.engine.begin() as old,
        database.engine.begin() as new,
    ):
        _copy(old, new)
        held = holdings(old)
        if holdings(new) != held:
            raise Refused(Issue("backup.differs"))
        with Session(new) as session:  # a restored register never lives under its old epoch
            renew_epoch(session, operator)
            session.flush()
    return held


def holdings(connection: Connection, upto: dict[str, int] | None = None) -> list[Holding]:
    """Return what a register holds, kelurahan by kelurahan; every fact is hashed anew.

    Args:
        connection: Open.
        upto: Only facts up to so far, so that a register that has gone on can be compared.
    """
    found = []
    rows = connection.execute(
        select(KelurahanRow.code, KelurahanRow.facts).order_by(KelurahanRow.code)
    ).all()
    for code, last in rows:
        reach = last if upto is None else upto.get(code, 0)
        digest, count = hashlib.sha256(), 0
        facts = connection.execute(
            select(FactRow.sequence, FactRow.id, FactRow.hash, FactRow.content)
            .where(FactRow.kelurahan == code, FactRow.sequence <= reach)
            .order_by(FactRow.sequence)
            .execution_options(yield_per=_AT_ONCE)
        )
        for sequence, identity, fact_hash, content in facts:
            if hashlib.sha256(content.encode()).hexdigest() != fact_hash:
                raise Refused(Issue("backup.differs"))
            digest.update(f"{sequence} {identity} {fact_hash}\n".encode())
            count += 1
        found.append(Holding(code, reach, count, digest.hexdigest()))
    return found


def _write(database: Database, draft: Path) -> None:
    if database.engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(database.engine.url.database))) as source:
            source.execute("VACUUM INTO ?", (str(draft),))
        return
    with closing(Database(_settings(draft))) as copy:
        copy.upgrade()
        reading = database.engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with reading as old, copy.engine.begin() as new:
            _copy(old, new)
    with closing(sqlite3.connect(str(draft))) as written:
        written.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _copy(old: Connection, new: Connection) -> None:
    """Copy every row; where the database counts ids by itself, it goes on from there."""
    for table in Base.metadata.sorted_tables:
        every = select(table).execution_options(yield_per=_AT_ONCE)
        rows = old.execute(every).mappings()
        for part in rows.partitions(_AT_ONCE):
            new.execute(insert(table), [dict(row) for row in part])
        key = next(iter(table.primary_key.columns))
        counted = isinstance(key.type, Integer) and key.autoincrement is not False
        if counted and new.dialect.name == "postgresql" and len(table.primary_key.columns) == 1:
            last = new.scalar(select(func.max(key))) or 0
            new.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :key), :last, :used)"),
                {"table": table.name, "key": key.name, "last": max(last, 1), "used": last > 0},
            )


def _proven(database: Database, draft: Path) -> list[Holding]:
    """Open the file as what it is, read all of it back, and compare it with the register."""
    with _scratch(draft) as copy, copy.engine.connect() as connection:
        held = holdings(connection)
    reach = {holding.kelurahan: holding.last for holding in held}
    with database.engine.connect() as connection:
        live = [each for each in holdings(connection, reach) if each.kelurahan in reach]
    if live != held:
        raise Refused(Issue("backup.differs"))
    return held


def _told(session: Session, held: list[Holding], operator: Operator) -> None:
    for holding in held:
        place = news.in_line(session, holding.kelurahan)
        place.backed_up = max(place.backed_up, holding.last)
    operator.records(session, "backup", " ".join(f"{h.kelurahan}:{h.last}" for h in held))


@contextmanager
def _scratch(source: Path) -> Iterator[Database]:
    """Open a copy of a backup in a folder of its own, brought up to this program's tables."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "register.sqlite3"
        copy.touch(mode=0o600)
        try:
            with (
                closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
                closing(sqlite3.connect(str(copy))) as new,
            ):
                old.backup(new)
                whole: Any = new.execute("PRAGMA integrity_check").fetchall()
                new.execute("SELECT epoch FROM city").fetchone()  # an empty file has no such table
        except sqlite3.DatabaseError:
            raise Refused(Issue("backup.unreadable")) from None
        if whole != [("ok",)]:
            raise Refused(Issue("backup.unreadable"))
        with closing(Database(_settings(copy))) as database:
            database.upgrade()
            yield database


def _settings(file: Path) -> Settings:
    return Settings(database=f"sqlite:///{file}")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
