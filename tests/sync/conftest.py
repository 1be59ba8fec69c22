"""The desk whose outbox the rounds empty, and the city it talks to."""

import pytest

from desktop_app.use_cases.desk import Desk
from tests.fixtures.desk import books, database, desk
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.sync.test_round import activated

__all__ = ["books", "database", "desk", "sqlite_city_server"]


@pytest.fixture
def city(sqlite_city_server: CityServer) -> CityServer:
    return sqlite_city_server


@pytest.fixture
def clerk(desk: Desk, city: CityServer) -> Desk:
    """A laptop the city has let in."""
    return activated(desk, city)
