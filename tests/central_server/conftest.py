"""The same tests run on SQLite and on a real PostgreSQL."""

from tests.fixtures.server import (
    city_database,
    city_server,
    database_url,
    laptop,
    neighbour,
    sqlite_city_server,
)

__all__ = [
    "city_database",
    "city_server",
    "database_url",
    "laptop",
    "neighbour",
    "sqlite_city_server",
]
