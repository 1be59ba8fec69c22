"""How much of people is in sight: a queue stands behind the counter and can read the screen."""

from enum import StrEnum


class Sight(StrEnum):
    """From the least to the most; the counter works with names and without whole numbers.

    Attributes:
        CLOSED: Neither names nor numbers, for a crowd behind the clerk.
        NAMES: Names, so that somebody can be found; of numbers only the last four digits.
        WHOLE: Numbers too, and what only the family knows; never kept beyond the moment.
    """

    CLOSED = "closed"
    NAMES = "names"
    WHOLE = "whole"

    @property
    def shows_names(self) -> bool:
        return self is not Sight.CLOSED

    @property
    def shows_numbers(self) -> bool:
        return self is Sight.WHOLE
