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

from sqlalchemy import Connection, StaticPool, create_engine, func, select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.admin.city import renew_epoch
from central_server.admin.copying import Sums, copied, empty, sums_of
from central_server.database import Database
from central_server.models import CityRow, FactRow, KelurahanRow
from central_server.settings import Settings
from desktop_app.domain.issues import Issue, Refused

_AT_ONCE = 500
_STEM, _ENDING = "loket-", ".loket-cadangan"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a register holds of one kelurahan.

    Attributes:
        last: The last of its facts.
        digest: SHA-256 over place, id and hash of every fact.
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
        held = _proven(draft, _write(database, draft))
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(to)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(to.parent)
    database.within(lambda session: _told(session, held, operator))
    return held


def back_up_today(
    database: Database, folder: Path, operator: Operator, keep: int = 0
) -> tuple[Path, list[Holding]]:
    """Make a backup named by its time, and let the oldest of that folder go.

    Args:
        database: The register.
        folder: Where backups of this register lie, and other files if somebody likes.
        operator: Who does it, and when.
        keep: How many remain, this one included; 0 for all. None goes unless this one was proven.

    Raises:
        Refused: As ``back_up``.
        OSError: As ``back_up``, or an old one cannot be removed.
    """
    made = folder / f"{_STEM}{operator.at:%Y%m%dT%H%M%SZ}{_ENDING}"
    held = back_up(database, made, operator)
    older = sorted(folder.glob(f"{_STEM}*{_ENDING}"), reverse=True)[keep:] if keep else []
    for file in older:
        if file != made:
            file.unlink()
    return made, held


def restore(
    database: Database, source: Path, operator: Operator, over: Path | None = None
) -> list[Holding]:
    """Bring a backup back, and begin a new life of the register.

    Args:
        database: Empty, unless ``over`` is given. No ``serve`` runs on it.
        source: The backup.
        operator: Who does it.
        over: Where a backup of the register that is there is made first; then it is replaced.

    Raises:
        Refused: ``city.exists`` when the database holds a register already and nobody said that it
            may go; ``backup.unreadable`` for a file that is none, or is damaged;
            ``backup.differs``. In each case the register is what it was.
        OSError: The file is not there.
    """
    source.open("rb").close()
    database.upgrade()
    living = bool(database.within(lambda session: session.scalar(select(func.count(CityRow.id)))))
    if living and over is None:
        raise Refused(Issue("city.exists"))
    with _scratch(source) as scratch:
        if living and over is not None:
            back_up(database, over, operator)
        with scratch.engine.begin() as old, database.engine.begin() as new:
            if living:
                empty(new)
            sums = copied(old, new)
            held = holdings(old)
            if sums_of(new) != sums or holdings(new) != held:
                raise Refused(Issue("backup.differs"))
            with Session(new) as session:  # a restored register never lives under its old epoch
                renew_epoch(session, operator)
                session.flush()
    return held


def holdings(connection: Connection) -> list[Holding]:
    """Return what a register holds, kelurahan by kelurahan; every fact is hashed anew.

    Raises:
        Refused: ``backup.differs`` for a fact that is not what its hash was taken over.
    """
    found = []
    rows = connection.execute(
        select(KelurahanRow.code, KelurahanRow.facts).order_by(KelurahanRow.code)
    ).all()
    for code, last in rows:
        digest, count = hashlib.sha256(), 0
        facts = connection.execute(
            select(FactRow.sequence, FactRow.id, FactRow.hash, FactRow.content)
            .where(FactRow.kelurahan == code, FactRow.sequence <= last)
            .order_by(FactRow.sequence)
            .execution_options(yield_per=_AT_ONCE)
        )
        for sequence, identity, fact_hash, content in facts:
            if hashlib.sha256(content.encode()).hexdigest() != fact_hash:
                raise Refused(Issue("backup.differs"))
            digest.update(f"{sequence} {identity} {fact_hash}\n".encode())
            count += 1
        found.append(Holding(code, last, count, digest.hexdigest()))
    return found


def _write(database: Database, draft: Path) -> Sums:
    """Write what the register holds at one moment; return the sums of what was read."""
    if database.engine.dialect.name == "sqlite":
        return _write_from_file(str(database.engine.url.database), draft)
    with closing(Database(_settings(draft))) as copy:
        copy.upgrade()
        reading = database.engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with reading as old, copy.engine.begin() as new:
            sums = copied(old, new)
    _closed(draft)
    return sums


def _write_from_file(register: str, draft: Path) -> Sums:
    """Copy a file as it is at one moment, while others go on writing to it."""
    with (
        closing(sqlite3.connect(register, isolation_level=None, check_same_thread=False)) as source,
        closing(sqlite3.connect(draft)) as copy,
    ):
        reader = create_engine("sqlite://", creator=lambda: source, poolclass=StaticPool)
        with reader.connect() as connection:
            source.execute("BEGIN")
            sums = sums_of(connection)  # the first read fixes the moment, for the copy as well
            source.backup(copy)
            source.execute("ROLLBACK")
    _closed(draft)
    return sums


def _closed(draft: Path) -> None:
    with closing(sqlite3.connect(draft)) as written:
        written.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _proven(draft: Path, sums: Sums) -> list[Holding]:
    """Open the file as what it is, read all of it back, and compare it with what was read."""
    with _scratch(draft) as copy, copy.engine.connect() as connection:
        if sums_of(connection) != sums:
            raise Refused(Issue("backup.differs"))
        return holdings(connection)


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
