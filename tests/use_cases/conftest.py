"""The desk every test here sits at."""

from tests.fixtures.desk import books, database, desk
from tests.fixtures.easy import easy_guesses
from tests.use_cases.backed_up import office

__all__ = ["books", "database", "desk", "easy_guesses", "office"]
