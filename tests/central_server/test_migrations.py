"""An older register becomes the present one, and a revision stands alone."""

import ast
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from central_server.admin.backup import back_up
from central_server.admin.copying import sums_of
from central_server.database import MIGRATIONS, Database
from central_server.models import Base
from central_server.settings import Settings
from desktop_app.domain.issues import Refused
from tests.fixtures.older import as_first_release
from tests.fixtures.server import CityServer, Laptop, found, running_server
from tests.postgres import new_postgres_database


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


def test_a_register_of_the_first_release_comes_along_with_everybody_in_it(
    city_server: CityServer,
    laptop: Laptop,
    database_url: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    laptop.push(*(laptop.registered(number) for number in range(1, 6)))
    older = f"sqlite:///{tmp_path / 'lama.sqlite3'}"
    if not database_url.startswith("sqlite"):
        older = new_postgres_database(request.getfixturevalue("postgres_url"))
    rows = as_first_release(database_url, older)

    with closing(Database(Settings(database=older))) as database:
        assert not database.is_current()
        database.upgrade()
        assert database.is_current()
        with database.engine.connect() as connection:
            counted = sums_of(connection)
        held = back_up(database, tmp_path / "cadangan", city_server.operator)

    assert rows["facts"] == rows["registrations"] == 5
    assert {name: counted[name].rows for name in rows} == rows
    assert sum(each.facts for each in held) == 5
    with running_server(older) as server, httpx.Client(base_url=server.url, timeout=30) as http:
        laptop.http = http
        assert laptop.push(laptop.registered(6))[0]["verdict"] == "stored"
        assert len(laptop.news(limit=500)["items"]) >= 6


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
