"""What can still be read from a damaged file that was set aside: page by page, fact by fact.

SQLCipher refuses a damaged page and, after that, everything on the same connection; so each refusal
costs a new connection, and what lies on sound pages is read all the same.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from desktop_app.storage.copies import Office, office_of, packet_for
from desktop_app.storage.engine import Use, make_engine
from desktop_app.storage.models import FactRow
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.packets import Packet
from desktop_app.storage.settings import Settings
from desktop_app.storage.workers import Workers

T = TypeVar("T")


class Wreck:
    """A damaged file, only ever read."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._engine: Engine | None = None
        self._sunk = False
        self._sunk = not path.exists() or self._read(_tables) is None

    def last(self) -> int:
        """Return the greatest number of a fact that can be seen; 0 for none."""
        return self._read(lambda session: session.scalar(select(func.max(FactRow.seq)))) or 0

    def packet(self, seq: int) -> Packet | None:
        """Return the packet of a fact that lies on sound pages; None for any other."""
        return self._read(lambda session: _packet(session, seq))

    def office(self) -> Office | None:
        """Return settings and officers, where all of them can be read."""
        return self._read(office_of)

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _read(self, question: Callable[[Session], T]) -> T | None:
        """Ask on a connection that no damage has closed yet."""
        if self._sunk:
            return None
        try:
            self._engine = self._engine or make_engine(self._path, self._key, Use.READ)
            with Session(self._engine) as session:
                return question(session)
        except (DBAPIError, dbapi2.Error, ValueError, LookupError, TypeError):
            with suppress(DBAPIError, dbapi2.Error):
                self.close()
            return None


def _tables(session: Session) -> int:
    found = session.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    return int(found)


def _packet(session: Session, seq: int) -> Packet | None:
    workers, settings = Workers(session), Settings(session)
    facts = Outbox(session, settings, workers).numbered([seq])
    return packet_for(session, facts[0]) if facts else None
