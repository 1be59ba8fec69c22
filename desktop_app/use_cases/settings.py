"""Small choices of this laptop: printer, colours."""

from enum import StrEnum

from desktop_app.storage.database import Database


class Preference(StrEnum):
    """What may be chosen here; each is text, and none is about a person."""

    PRINTER = "printer"
    COLOURS = "colours"
    SCALE = "scale"


def preference(database: Database, which: Preference) -> str:
    """Return the choice made, or an empty text where none was."""
    with database.reading() as tx:
        return tx.settings.preference(which.value) or ""


def choose(database: Database, which: Preference, value: str) -> None:
    with database.transaction() as tx:
        tx.settings.put_preference(which.value, value)
