"""Bringing an older file up to this program: back up, then migrate; refuse a newer file.

There is no way down on a laptop: the backup is the way back.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from desktop_app.errors import Unavailable

logger = logging.getLogger(__name__)

APPLICATION_ID = 0x4C4A4442
"""``LJDB``: written in the file's header, so that a file of another program is told from ours."""


@dataclass(frozen=True, slots=True)
class Migrations:
    """The revisions a program knows.

    Attributes:
        folder: Alembic's script location. A real folder in a frozen build too: Alembic reads
            revisions from the disk, so the package must carry them as files.
        head: The newest revision. A constant, so that opening a file that is up to date needs no
            Alembic (its import takes an eighth of a second); a test holds it to the folder.
    """

    folder: Path
    head: str


OURS = Migrations(folder=Path(__file__).parent / "migrations", head="0002")


def revision_of(connection: Connection) -> str:
    """Return the revision the file is at.

    Raises:
        Unavailable: ``database.damaged`` when the file opens with the key but is not one of ours.
    """
    application = connection.execute(text("PRAGMA application_id")).scalar_one()
    if application != APPLICATION_ID:
        raise Unavailable("database.damaged")
    try:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_ERROR":
            raise  # the disk's no, which says nothing about the file
        raise Unavailable("database.damaged") from None


def migrate(connection: Connection, migrations: Migrations) -> None:
    """Run every missing revision in one transaction: all of them land, or none.

    The connection must be fresh (no transaction open).
    """
    from alembic import command  # noqa: PLC0415 - only a new or an older file needs it
    from alembic.config import Config  # noqa: PLC0415 - only a new or an older file needs it

    config = Config()
    # "%" is special to the parser behind Alembic's configuration.
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    # SQLite's way to alter a table is to drop and rename it, which must not cascade; the setting
    # can change outside a transaction only, hence on the driver's own connection.
    driver = connection.connection.driver_connection
    if driver is None:  # pragma: no cover - a connection that is open has one
        raise RuntimeError("connection is closed")
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            command.upgrade(config, "head")
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise RuntimeError("a revision left rows that refer to nothing")
            connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
            # The same number for tools that look at a header: 0001 is 1.
            connection.execute(text(f"PRAGMA user_version={int(revision_of(connection))}"))
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def knows(migrations: Migrations, revision: str) -> bool:
    """Say whether a revision is one of this program's."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - only an older file needs it

    script = ScriptDirectory(str(migrations.folder))
    return revision in {step.revision for step in script.walk_revisions()}


def bring_up_to_date(
    connection: Connection,
    migrations: Migrations,
    back_up: Callable[[str], Path],
) -> None:
    """Migrate the file to the program's head, if it is behind.

    Args:
        connection: Fresh, and allowed to write.
        migrations: What this program knows.
        back_up: Makes a verified backup with the given name beside the file and returns its path.

    Raises:
        Unavailable: ``database.newer`` when a newer program has written the file; it is not
            touched. ``database.damaged`` when it is not one of ours.
    """
    found = revision_of(connection)
    connection.rollback()
    if found == migrations.head:
        return
    if not knows(migrations, found):
        raise Unavailable("database.newer", {"found": found, "known": migrations.head})
    kept = back_up(f"before-{migrations.head}")
    logger.info("backed up as %s before going from %s", kept.name, found)
    migrate(connection, migrations)
    logger.info("migrated from %s to %s", found, migrations.head)
