"""An older register becomes the present one, and a revision stands alone."""

import ast
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from central_server.database import MIGRATIONS, Database
from central_server.models import Base
from central_server.settings import Settings
from desktop_app.domain.issues import Refused
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


def test_tables_of_a_newer_program_are_left_alone(city_database: Database) -> None:
    with city_database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(Refused, match=r"database\.newer"):
            city_database.upgrade()
        assert not city_database.is_current()
    finally:  # the next test has this PostgreSQL as it was founded
        with city_database.engine.begin() as connection:
            newest = {"newest": ScriptDirectory(str(MIGRATIONS)).get_current_head()}
            connection.execute(text("UPDATE alembic_version SET version_num = :newest"), newest)


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
