"""`make migration`: draft the next revision from the difference between tables and models.

    make migration M="say why a paper was reprinted"              the desktop's file
    make migration M="keep the operator's note" OF=central_server  the city's database

What comes out is a draft: read it, and write by hand what Alembic cannot know (triggers, search
tables, data that has to move). The desktop's ``upgrade.OURS`` names the newest revision; it is
raised together with the file.
"""

import argparse
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine
from sqlcipher3 import dbapi2

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "desktop_app": ROOT / "desktop_app" / "storage" / "migrations",
    "central_server": ROOT / "central_server" / "migrations",
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Draft the next revision.")
    parser.add_argument("message")
    parser.add_argument("--of", choices=sorted(FOLDERS), default="desktop_app")
    chosen = parser.parse_args()

    config = Config()
    config.set_main_option("script_location", str(FOLDERS[chosen.of]).replace("%", "%%"))
    heads = ScriptDirectory.from_config(config).get_heads()
    number = f"{max((int(head) for head in heads), default=0) + 1:04}"
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as connection:
        config.attributes.update(connection=connection, metadata=tables_of(chosen.of))
        command.upgrade(config, "head")
        # The search table is written as SQL and has no model: unseen, it cannot be "superfluous".
        connection.exec_driver_sql("DROP TABLE IF EXISTS search")
        command.revision(config, chosen.message, autogenerate=True, rev_id=number)
    return 0


def tables_of(program: str) -> MetaData:
    if program == "desktop_app":
        from desktop_app.storage.models import RegistrationRow  # noqa: PLC0415 - one of the two

        return RegistrationRow.metadata
    from central_server.models import Base as Server  # noqa: PLC0415 - one of the two

    return Server.metadata


if __name__ == "__main__":
    raise SystemExit(main())
