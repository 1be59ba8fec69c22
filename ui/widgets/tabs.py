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
