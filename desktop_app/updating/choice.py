"""Which version starts next, kept beside the clerk's data; read before anything else is loaded.

Standard library only, like all that runs at each start.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from desktop_app.storage.durable import make_folder, write_durably
from desktop_app.updating.bundle import program_in

FOLDER = "pembaruan"
"""In the data folder: all that updates need. Deleting it leads back to the installed program."""

VERSIONS = "versi"
_FILE = "pilihan.json"
_VERSION = re.compile(r"[0-9]+(\.[0-9]+){1,3}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is known of the versions on this laptop.

    Attributes:
        chosen: The version to start; empty for the installed program.
        former: What was started before it; empty for the installed program.
        reached: Whether the chosen one has ever reached its desk.
        tries: How often it was started and has not.
        refused: Versions that are not to be chosen again, each with the reason's code.
        left: The version that was just left by itself, to be told once; empty otherwise.
    """

    chosen: str = ""
    former: str = ""
    reached: bool = True
    tries: int = 0
    refused: Mapping[str, str] = field(default_factory=dict)
    left: str = ""


def read_choice(home: Path) -> Choice:
    """Return the choice; the installed program where there is none, or none that can be read."""
    try:
        told = json.loads((home / _FILE).read_text(encoding="utf-8"))
        choice = Choice(**{each.name: told[each.name] for each in fields(Choice)})
    except (OSError, ValueError, KeyError, TypeError):
        return Choice()
    usual = Choice()
    fits = all(
        type(getattr(choice, each.name)) is type(getattr(usual, each.name))
        for each in fields(Choice)
    )
    return choice if fits else usual


def write_choice(home: Path, choice: Choice) -> None:
    """Keep a choice: afterwards it is the old one or the new one, whole."""
    make_folder(home)
    write_durably(home / _FILE, json.dumps(asdict(choice), indent=1).encode())


def numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers, to compare by; nothing for what is not a version."""
    if not _VERSION.fullmatch(version):
        return ()
    return tuple(map(int, version.split(".")))


def folder_of(home: Path, version: str) -> Path:
    return home / VERSIONS / version


def program_of(home: Path, version: str) -> Path | None:
    """Return the program of an unpacked version; None where it is not there.

    A folder has its name only once everything in it is proven and on the disk.
    """
    return program_in(folder_of(home, version)) if numbers(version) else None
