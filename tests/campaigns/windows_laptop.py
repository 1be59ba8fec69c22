"""Run by the Python inside a (pretended) Windows: fill a laptop's file there, and read it again.

    python -m tests.campaigns.windows_laptop make FOLDER ACTIVATION COUNT
    python -m tests.campaigns.windows_laptop count FOLDER

Nobody but that Windows' own keychain can open the file, so this cannot be done from outside.
"""

import hashlib
import json
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.month import Month
from desktop_app.domain.office import time_zone
from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import Database
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import set_up, unlock
from desktop_app.use_cases.registration import register_worker
from installers.demo.people import FOUR
from installers.demo.sample import OFFICER, PASSWORD, form_of
from tests.benchmarks.made_up import fill, people, unlike


def main(arguments: list[str]) -> int:
    act, folder, *more = arguments
    if act == "make":
        _make(Path(folder), Path(more[0]), int(more[1]))
    now = datetime.now(UTC)
    keychain = Keychain(patience=60)
    opened = unlock(Path(folder), keychain, PASSWORD, now)
    with closing(opened.database) as database:
        told = {**_told(database), "mended": opened.repair.anything}
    print(json.dumps(told))
    return 0


def _make(folder: Path, activation: Path, count: int) -> None:
    """Set a laptop up, register four by the clerk's own act, and load the others."""
    now = datetime.now(UTC)
    books, told = read_books(resource_folder()), read_activation(activation.read_bytes())
    keychain = Keychain(patience=60)
    made = set_up(folder, keychain, told, officer_name=OFFICER, password=PASSWORD, now=now).opened
    with closing(made.database) as database:
        with database.reading() as tx:
            device = tx.settings.device()
        if device is None:
            raise RuntimeError("the set-up left no device")
        desk = Desk(
            database, books, told.city, device, made.officer, time_zone(told.city.kelurahan)
        )
        since = Month.of(now.date())
        for person in FOUR:
            register_worker(desk, form_of(person, books, since), frozenset(), now)
        fill(database, unlike(people()), count - len(FOUR))


def _told(database: Database) -> dict[str, object]:
    """Return how many are on file, and a digest of who they are."""
    digest, found, last = hashlib.sha256(), 0, None
    with database.reading() as tx:
        while page := tx.workers.page(last, 500):
            for line in page:
                digest.update(f"{line.number} {line.name}\n".encode())
            found, last = found + len(page), page[-1]
    return {"workers": found, "digest": digest.hexdigest()[:16]}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
