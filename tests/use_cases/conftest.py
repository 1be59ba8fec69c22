"""The desk every test here sits at."""

from tests.fixtures.desk import books, database, desk
from tests.use_cases.backed_up import office

__all__ = ["books", "database", "desk", "office"]
