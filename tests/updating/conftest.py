"""What tests of updates ask for."""

from tests.fixtures.desk import books, database, desk

__all__ = ["books", "database", "desk"]
