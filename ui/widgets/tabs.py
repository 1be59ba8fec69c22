"""The places of the desk that have a tab each."""

from enum import IntEnum


class Tab(IntEnum):
    """The places of the top bar."""

    REGISTRATION = 0
    LIST = 1
    TROUBLES = 2
    EVENT = 3
    COVERAGE = 4
    SETTINGS = 5

    @property
    def page(self) -> str:
        """What the desk calls the page behind it."""
        return ("registration", "list", "troubles", "events", "coverage", "settings")[self]
