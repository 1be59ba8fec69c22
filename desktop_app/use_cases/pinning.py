"""Which fields the next person in the queue shares with the one before, as chosen here."""

from dataclasses import fields

from desktop_app.storage.database import Database
from desktop_app.use_cases.form import NEVER_PINNED, PINNED, RegistrationForm
from desktop_app.use_cases.settings import Preference, choose, preference

_NAMES = frozenset(field.name for field in fields(RegistrationForm)) - NEVER_PINNED
_NOTHING = "-"


def pins(database: Database) -> frozenset[str]:
    """Return the names of the pinned fields; those of this program where nobody has chosen."""
    chosen = preference(database, Preference.PINS)
    return frozenset(chosen.split()) & _NAMES if chosen else PINNED


def keep_pins(database: Database, names: frozenset[str]) -> None:
    """Keep what is pinned, for everybody at this laptop."""
    choose(database, Preference.PINS, " ".join(sorted(names & _NAMES)) or _NOTHING)
