"""An older register becomes the present one, and a revision stands alone."""

import ast
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from central_server.database import MIGRATIONS, Database
from central_server.models import Base
from central_server.settings import Settings
from tests.fixtures.server import found


def test_the_tables_of_the_last_revision_are_those_of_the_program(database_url: str) -> None:
    database = Database(Settings(database=database_url))
    database.upgrade()

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []
    assert database.is_current()
    database.close()


def test_a_database_without_tables_is_not_current(database_url: str) -> None:
    database = Database(Settings(database=database_url))

    assert not database.is_current()
    database.close()


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    database = Database(Settings(database=database_url))
    found(database)

    database.upgrade()

    assert database.is_current()
    database.close()


def test_a_revision_imports_nothing_of_ours() -> None:
    files = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))

    imported = {
        name.split(".")[0]
        for file in files
        for node in ast.walk(ast.parse(file.read_text()))
        for name in _names(node)
    }

    assert files
    assert imported <= {"alembic", "sqlalchemy"}


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []


def test_revisions_follow_each_other_in_one_line() -> None:
    script = ScriptDirectory(str(Path(MIGRATIONS)))

    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
