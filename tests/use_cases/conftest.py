"""The desk every test here sits at."""

from tests.fixtures.desk import books, database, desk

__all__ = ["books", "database", "desk"]
