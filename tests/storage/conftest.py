"""A real encrypted file for each test that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.paths import DATABASE_NAME
from desktop_app.storage.database import Database, create_database

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / DATABASE_NAME


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = create_database(path, KEY)
    yield database
    database.close()
