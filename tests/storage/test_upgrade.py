"""From an older file to this program's: backed up first, all or nothing, never downwards."""

import ast
import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from desktop_app.errors import Unavailable
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.engine import Use, make_engine
from desktop_app.storage.types import Base
from desktop_app.storage.upgrade import APPLICATION_ID, OURS, Migrations
from tests.storage.conftest import KEY
from tests.storage.people import registration, save

NEXT = f"{int(OURS.head) + 1:04}"
SECOND = f'''"""A column the first revision did not have, and a table built anew."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{OURS.head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("officers", sa.Column("left", sa.Text))
    with op.batch_alter_table("registrations") as batch:
        batch.alter_column("street", existing_type=sa.Text, nullable=False, new_column_name="road")
'''
FAILING = SECOND + '    op.drop_table("nowhere")\n'


def revisions(folder: Path, second: str) -> Migrations:
    """Return this program's revisions and one more, as a newer program would have them."""
    shutil.copytree(OURS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEXT}_second.py").write_text(second, encoding="utf-8")
    return Migrations(folder, NEXT)


def dump(connection: Connection) -> dict[str, str]:
    """Return the SQL of every table and index, spaces apart."""
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql <> ''")
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def scalar(path: Path, statement: str) -> object:
    engine = make_engine(path, KEY, Use.READ)
    with engine.connect() as connection:
        found = connection.scalar(text(statement))
    engine.dispose()
    return found


def test_the_newest_revision_makes_what_the_models_say(path: Path, tmp_path: Path) -> None:
    create_database(path, KEY).close()
    migrated = make_engine(path, KEY, Use.READ)
    modelled = make_engine(tmp_path / "models.db", KEY, Use.CREATE)
    with modelled.begin() as connection:
        Base.metadata.create_all(connection)
        wanted = dump(connection)
    with migrated.connect() as connection:
        found = dump(connection)
        kept_apart = {name for name in found if name.startswith(("search", "alembic_"))}
        differences = compare_metadata(
            MigrationContext.configure(
                connection, opts={"include_name": lambda name, *_: name not in kept_apart}
            ),
            Base.metadata,
        )
    migrated.dispose()
    modelled.dispose()

    assert {name: sql for name, sql in found.items() if name not in kept_apart} == wanted
    assert differences == []


def test_the_head_that_opening_compares_with_is_the_folder_s() -> None:
    assert ScriptDirectory(str(OURS.folder)).get_heads() == [OURS.head]


def test_a_new_file_carries_our_mark_and_its_revision(path: Path) -> None:
    create_database(path, KEY).close()

    assert scalar(path, "PRAGMA application_id") == APPLICATION_ID
    assert scalar(path, "PRAGMA user_version") == int(OURS.head)
    assert scalar(path, "SELECT version_num FROM alembic_version") == OURS.head


@pytest.mark.parametrize(
    "file", sorted((OURS.folder / "versions").glob("*.py")), ids=lambda f: f.stem
)
def test_a_revision_stands_alone(file: Path) -> None:
    ours = {"desktop_app", "ui", "central_server", "installers", "tests"}
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])

    assert imported & ours == set()


def test_an_older_file_is_backed_up_and_then_brought_up(path: Path, tmp_path: Path) -> None:
    siti = registration()
    old = create_database(path, KEY)
    with old.transaction() as tx:
        save(tx, siti)
    old.close()
    newer = revisions(tmp_path / "100% newer", SECOND)

    open_database(path, KEY, migrations=newer).close()

    assert scalar(path, "SELECT road FROM registrations") == siti.worker.address.street
    assert scalar(path, "SELECT count(*) FROM details") == 1
    assert scalar(path, "SELECT version_num FROM alembic_version") == NEXT
    assert scalar(path, "PRAGMA user_version") == int(NEXT)
    backup = open_database(path.parent / "backups" / f"before-{NEXT}.db", KEY)
    with backup.reading() as tx:
        assert tx.workers.get(siti.id) == siti
        assert [fact.worker for fact, _ in tx.outbox.of(siti.id)] == [siti.id]
    backup.close()


def test_an_up_to_date_file_needs_no_backup(path: Path) -> None:
    create_database(path, KEY).close()
    open_database(path, KEY).close()

    assert not (path.parent / "backups").exists()


def test_a_revision_that_fails_leaves_the_file_as_it_was(path: Path, tmp_path: Path) -> None:
    create_database(path, KEY).close()
    failing = revisions(tmp_path / "failing", FAILING)

    for _ in range(2):
        with pytest.raises(OperationalError, match="nowhere"):
            open_database(path, KEY, migrations=failing)

    assert scalar(path, "SELECT version_num FROM alembic_version") == OURS.head
    assert scalar(path, "SELECT count(*) FROM pragma_table_info('officers')") == 5
    kept = sorted(file.name for file in (path.parent / "backups").iterdir())
    assert kept == [f"before-{NEXT}-2.db", f"before-{NEXT}.db"]
    open_database(path, KEY).close()


def test_a_file_of_a_newer_program_is_refused_and_not_touched(path: Path, tmp_path: Path) -> None:
    create_database(path, KEY, migrations=revisions(tmp_path / "newer", SECOND)).close()
    before = path.read_bytes()

    with pytest.raises(Unavailable) as refusal:
        open_database(path, KEY)

    assert refusal.value.code == "database.newer"
    assert refusal.value.figures == {"found": NEXT, "known": OURS.head}
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()
