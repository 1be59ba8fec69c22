"""What tests of updates ask for; each module says which releases there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.updating.client import Here
from tests.fixtures.desk import books, database, desk
from tests.fixtures.updates import FileServer, Releases, served

__all__ = ["books", "database", "desk"]


@pytest.fixture
def server(releases: Releases) -> Iterator[FileServer]:
    with served(releases.repository.folder) as files:
        yield files


@pytest.fixture
def here(releases: Releases, tmp_path: Path) -> Here:
    return releases.here(tmp_path / "data")
