"""One register on SQLite or PostgreSQL: opened, migrated, and changed in transactions."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from central_server.settings import Settings
from desktop_app.domain.issues import Issue, Refused

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

_MOST_ATTEMPTS = 4
_FIRST_PAUSE_SECONDS = 0.02
_SERIALIZATION_FAILURE, _DEADLOCK = "40001", "40P01"

_KEPT_HERE_ONLY = "01000"
"""SQLSTATE of a plain warning. At COMMIT it says one thing: that the wait for the standby was
cancelled."""

_WARNINGS = "warnings"

T = TypeVar("T")


class NotReplicated(Exception):
    """A commit stands on this server and perhaps nowhere else: nobody may be told of it."""


class Database:
    """Hands out transactions; an act is one function of a session, run in one of them.

    Args:
        settings: Where the register is.
        by_index: Have PostgreSQL answer every question by an index, if any can. A running server
            asks for rows it can name, and the plan of a prepared statement is kept: one made
            while a table was empty reads all of it, and goes on doing so when it has grown.
    """

    def __init__(self, settings: Settings, *, by_index: bool = False) -> None:
        self._engine = _open_engine(settings)
        if by_index and self._engine.dialect.name == "postgresql":
            event.listen(self._engine, "connect", _hold_to_indexes)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    def within(self, act: Callable[[Session], T]) -> T:
        """Run the act in one transaction: commit when it returns, roll back when it raises.

        Two writers that met at a unique key or in a deadlock are no error of either: the loser is
        run again on what the winner has left, at most three times. An act must therefore touch
        nothing but its session.

        Raises:
            NotReplicated: The commit's wait for the standby was cancelled. What was done may be
                lost with this machine; the act may be repeated.
        """
        for attempt in range(1, _MOST_ATTEMPTS + 1):
            try:
                return self._once(act)
            except DBAPIError as error:
                if attempt == _MOST_ATTEMPTS or not _collided(error):
                    raise
                time.sleep(_FIRST_PAUSE_SECONDS * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, act: Callable[[Session], T]) -> T:
        with self._sessions() as session, session.begin():
            result = act(session)
            # A list of this commit's own: the connection is another's as soon as it is done.
            warnings: list[str | None] = []
            session.connection().info[_WARNINGS] = warnings
        # PostgreSQL reports a wait that was cancelled as a success with a warning.
        if _KEPT_HERE_ONLY in warnings:
            raise NotReplicated
        return result

    def upgrade(self) -> None:
        """Bring the tables to this program's version; each revision in its own transaction.

        Raises:
            Refused: ``database.newer``: a later version of this program has made them.
        """
        with self._engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            known = {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
            if found is not None and found not in known:
                raise Refused(Issue("database.newer"))
            connection.rollback()  # each revision begins by itself
            command.upgrade(_alembic(connection), "head")

    def is_current(self) -> bool:
        """Say whether the tables are the ones this program was written for."""
        with self._engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        return found == ScriptDirectory(str(MIGRATIONS)).get_current_head()

    def close(self) -> None:
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """For migrations and tests; acts go through ``within``."""
        return self._engine


def _collided(error: DBAPIError) -> bool:
    if isinstance(error, IntegrityError):
        return True
    return getattr(error.orig, "sqlstate", None) in {_SERIALIZATION_FAILURE, _DEADLOCK}


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _open_engine(settings: Settings) -> Engine:
    url = make_url(settings.database)
    options: dict[str, Any] = {
        "pool_size": settings.pool_size,
        "max_overflow": 0,
        "pool_timeout": settings.pool_seconds,
        "hide_parameters": True,  # an error's text must not carry a row
    }
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediately)
        return engine
    engine = create_engine(url, pool_pre_ping=True, **options)
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # or the driver begins (and commits) by its own rules
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # a receipt must survive a power cut
        "foreign_keys=ON",
        "busy_timeout=15000",
        "trusted_schema=OFF",
        "cell_size_check=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _prepare_postgres(connection: Any, record: Any) -> None:
    """Hear its warnings, and read times as UTC.

    The last evening of the year 9999 has no name further east.
    """
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()
    record.info[_WARNINGS] = []
    connection.add_notice_handler(lambda notice: record.info[_WARNINGS].append(notice.sqlstate))


def _hold_to_indexes(connection: Any, _record: object) -> None:
    for setting in ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit"):
        connection.execute(f"SET {setting} TO off")
    connection.commit()


def _begin_immediately(connection: Connection) -> None:
    """Queue writers at the door: a transaction that reads first could not upgrade its lock."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
