"""What one running server is told from outside: where its database is, and where its books lie."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACE_VARIABLE = "LOKET_SERVER_REQUESTS_PER_MINUTE"
USUAL_PACE = 60
"""A round is three requests, and a laptop with nothing to tell makes one every few minutes."""
DATABASE_VARIABLE = "LOKET_SERVER_DATABASE"
DEFAULT_DATABASE = "sqlite:///loket-server.sqlite3"
KEEP_ALIVE_SECONDS = 75
"""How long a connection may be idle. A reply of a moment takes a slow line many seconds, and only
then comes the next request: it is not to find the door shut."""

SMALLEST_TO_PACK = 512
"""Bytes of a reply; a smaller one fits into one packet anyhow."""

UPDATES_VARIABLE = "LOKET_SERVER_UPDATES"

REFERENCE_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "reference"

WIRE_FOLDER = REFERENCE_FOLDER.parent / "wire"
"""Where the dictionaries of the wire lie: a program's files, never an operator's."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once and handed down; nothing here changes while the server runs.

    Attributes:
        database: SQLAlchemy address: ``sqlite:///file`` on one machine, or
            ``postgresql+psycopg://user@host/name``.
        reference: Folder of the reference data that is served to laptops.
        body_transported: Most bytes of a request body as it travels.
        body_unpacked: Most bytes of a body once its compression is undone.
        body_seconds: How long a body may take to arrive.
        facts_per_push: Most facts in one batch.
        pool_size: Connections kept open to the database.
        pool_seconds: How long a request waits for one before it is told to come back.
        updates: Folder of the signed repository of updates; None serves none.
        requests_per_minute: How often one laptop may ask in the long run; 0 for no limit.
        keeps_list: Whether the check list is made by itself while laptops ask.
    """

    database: str = DEFAULT_DATABASE
    reference: Path = REFERENCE_FOLDER
    body_transported: int = 1 << 20
    body_unpacked: int = 4 << 20
    body_seconds: float = 60.0
    facts_per_push: int = 1000
    pool_size: int = 10
    pool_seconds: float = 5.0
    requests_per_minute: int = 0
    updates: Path | None = None
    keeps_list: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read what an operator has set.

        Raises:
            ValueError: The requests of a minute are no whole number.
        """
        folder = environment.get(UPDATES_VARIABLE)
        return cls(
            database=environment.get(DATABASE_VARIABLE, DEFAULT_DATABASE),
            requests_per_minute=int(environment.get(PACE_VARIABLE, USUAL_PACE)),
            updates=Path(folder) if folder else None,
            keeps_list=True,
        )
