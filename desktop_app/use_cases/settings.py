"""Small choices of this laptop: printer, colours, language, size of text."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import Unavailable
from desktop_app.storage.durable import write_durably

if TYPE_CHECKING:  # the door reads this before it reads the storage
    from desktop_app.storage.database import Database

LANGUAGE_FILE = "bahasa"
"""Beside the encrypted file, not in it: the locked door speaks the chosen language too."""


TEXT_FILE = "tulisan"
"""Beside the encrypted file too: whoever needs large letters needs them at the door."""

COLOURS_FILE = "warna"
"""Beside it as well: a door must not be white to whoever chose the dark."""

ZONE_FILE = "zona"
"""Beside it as well: what the office's clocks show; a desk is made before its file is open."""

_TEXT_AS_IT_IS = 100


class Language(StrEnum):
    """What the screen can speak; papers are always in Indonesian. Values are ISO 639-1."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Preference(StrEnum):
    """What may be chosen here; each is text, and none is about a person."""

    PRINTER = "printer"
    PRIVACY = "privacy"
    PINS = "pins"
    STUBS = "stubs"


def preference(database: "Database", which: Preference) -> str:
    """Return the choice made, or an empty text where none was."""
    with database.reading() as tx:
        return tx.settings.preference(which.value) or ""


def choose(database: "Database", which: Preference, value: str) -> None:
    with database.transaction() as tx:
        tx.settings.put_preference(which.value, value)


def text_size(folder: Path) -> int:
    """Return how large text is to be, in per cent; as it is where nothing can be read."""
    try:
        return int(_kept(folder / TEXT_FILE))
    except ValueError:
        return _TEXT_AS_IT_IS


def choose_text_size(folder: Path, percent: int) -> None:
    """Keep how large text is to be, from the next start on too.

    Raises:
        Unavailable: ``file.not_written``.
    """
    _keep(folder / TEXT_FILE, str(percent))


def colours(folder: Path) -> str:
    """Return what the colours chosen are called; an empty text where none can be read."""
    return _kept(folder / COLOURS_FILE)


def choose_colours(folder: Path, name: str) -> None:
    """Keep the colours, from the door of the next start on.

    Raises:
        Unavailable: ``file.not_written``.
    """
    _keep(folder / COLOURS_FILE, name)


def zone_before(folder: Path) -> str:
    """Return the zone of the desk that was open here last, as IANA calls it; "" where unknown."""
    return _kept(folder / ZONE_FILE)


def note_zone(folder: Path, zone: str) -> None:
    """Keep the zone of the desk that is open, for the next start; where that fails, that one waits.

    It is read nowhere but there: what the file says is what holds.
    """
    if zone_before(folder) != zone:
        with suppress(Unavailable):
            _keep(folder / ZONE_FILE, zone)


def language(folder: Path) -> Language:
    """Return the language chosen for the next start; Indonesian where none can be read."""
    try:
        return Language(_kept(folder / LANGUAGE_FILE))
    except ValueError:
        return Language.INDONESIAN


def choose_language(folder: Path, chosen: Language) -> None:
    """Keep the language for the next start.

    Raises:
        Unavailable: ``file.not_written``.
    """
    _keep(folder / LANGUAGE_FILE, chosen.value)


def _kept(path: Path) -> str:
    """Return what a file holds; an empty text where it is not there, or holds something else."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _keep(path: Path, value: str) -> None:
    try:
        write_durably(path, f"{value}\n".encode("ascii"))
    except OSError:
        raise Unavailable("file.not_written") from None
