"""The desk whose outbox the rounds empty, and the city it talks to."""

from tests.fixtures.desk import books, database, desk
from tests.fixtures.server import sqlite_city_server

__all__ = ["books", "database", "desk", "sqlite_city_server"]
