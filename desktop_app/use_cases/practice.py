"""Practising: the same desk on a file that is thrown away, whose key nobody ever keeps.

Nothing of it can reach the city: the practice file is not the one that is sent from, its laptop has
neither server nor identity, and what it signs no key of ours vouches for.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.office import Device
from desktop_app.paths import DATABASE_NAME
from desktop_app.storage.database import create_database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.printers import choose_own_printers, own_printers
from desktop_app.use_cases.queueing import choose_setup, setup_of
from desktop_app.use_cases.settings import Preference, preference

FOLDER = "latihan"
"""Beside the real file's folder; what lies in it is never anybody's data."""

NUMBER = 0
"""Of the laptop while it practises: no laptop is ever given it, and papers show it as 00."""

_KEPT = (Preference.PRINTER, Preference.PINS)


def begin_practice(folder: Path, desk: Desk) -> Desk:
    """Sit the officer down at an empty practice file, with the rules of their own city.

    Raises:
        Unavailable: As ``create_database``.
    """
    clear_practice(folder)
    database = create_database(folder / FOLDER / DATABASE_NAME, os.urandom(32))
    device = Device(number=NUMBER, private_key=os.urandom(32), server="", receipt_key=bytes(32))
    city = replace(desk.city, sealing_key="")  # its copies are not the city's to open
    with desk.database.reading() as tx:
        chosen = {each: tx.settings.preference(each.value) or "" for each in _KEPT}
    with database.transaction() as tx:
        tx.settings.put_city(city)
        tx.settings.put_device(device)
        tx.officers.add(desk.officer)
        for kept, value in chosen.items():
            tx.settings.put_preference(kept.value, value)
    practising = replace(desk, database=database, city=city, device=device, practice=True)
    _take_printers(practising, desk)
    return practising


def _take_printers(practising: Desk, desk: Desk) -> None:
    """Have the printers of this desk, and what each has been told, while it practises too."""
    own = own_printers(desk)
    choose_own_printers(practising, own)
    for printer in {preference(desk.database, Preference.PRINTER), *own}:
        choose_setup(practising, printer, setup_of(desk, printer))


def clear_practice(folder: Path) -> None:
    """Remove what a practice has left; where the system holds it still, the next time will."""
    with suppress(OSError):
        shutil.rmtree(folder / FOLDER)
