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

from desktop_app.storage.database import Database
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.use_cases.first_run import set_up, unlock
from installers.demo.sample import OFFICER, PASSWORD
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
    """Set a laptop up, and load people into it."""
    told = read_activation(activation.read_bytes())
    keychain, now = Keychain(patience=60), datetime.now(UTC)
    made = set_up(folder, keychain, told, officer_name=OFFICER, password=PASSWORD, now=now).opened
    with closing(made.database) as database:
        fill(database, unlike(people()), count)


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
