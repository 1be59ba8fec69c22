"""The laptop every campaign torments: set up by the real use case, opened by the real unlock.

Only two things are not as in an office: the keychain is a file, which no fault touches, and a guess
at the password costs next to nothing, or a campaign would spend its time on argon2.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from desktop_app.domain.office import Activation, Officer, time_zone
from desktop_app.paths import DATABASE_NAME, FILE_FOLDER, resource_folder
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage import vault
from desktop_app.storage.database import Database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.stretching import Hardness
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import Opened, set_up, unlock
from tests.fixtures.people import CITY, KELURAHAN, NOW

FIRST_RELEASE = Path(__file__).parent / "data" / "first"
OFFICER = "Rina Kurniasih"
PASSWORD = "melati putih 47 pagi"
EASY = Hardness(passes=1, memory_kib=64, lanes=1)

ACTIVATION = Activation(
    server="http://127.0.0.1:1",
    code="ABCD-EFGH-JKLM",
    device_number=1,
    receipt_key=bytes(32),
    epoch="e1",
    city=CITY,
)


class FileKeychain(Keychain):
    """A keychain that lies in a file outside the data folder: it has a disk of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def read(self, name: str) -> bytes | None:
        kept = self._kept().get(name)
        return None if kept is None else bytes.fromhex(kept)

    def write(self, name: str, secret: bytes) -> None:
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._kept() | {name: secret.hex()}), encoding="utf-8")
        draft.replace(self._path)

    def forget(self, name: str) -> None:
        kept = self._kept()
        if kept.pop(name, None) is not None:
            draft = self._path.with_suffix(".new")
            draft.write_text(json.dumps(kept), encoding="utf-8")
            draft.replace(self._path)

    def names(self) -> list[str]:
        """Return under which names something is kept."""
        return sorted(self._kept())

    def _kept(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        kept: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        return kept


def guess_cheaply() -> None:
    """Let new vaults of this process cost next to nothing to try."""
    vars(vault)["calibrated"] = lambda: EASY


@cache
def books() -> ReferenceBooks:
    return read_books(resource_folder())


def lay_out_first_release(folder: Path, keychain: Path) -> None:
    """Put a laptop there as version 0.1 left it: revision 0001, twelve people, officer and vault.

    The file was written by that version, and is never written anew.
    """
    folder.mkdir(parents=True)
    shutil.copytree(FIRST_RELEASE / FILE_FOLDER, folder / FILE_FOLDER)
    shutil.copy(FIRST_RELEASE / "keychain.json", keychain)


def database_of(folder: Path) -> Path:
    return folder / FILE_FOLDER / DATABASE_NAME


def new_laptop(folder: Path, keychain: Keychain, activation: Activation = ACTIVATION) -> Opened:
    return set_up(
        folder, keychain, activation, officer_name=OFFICER, password=PASSWORD, now=NOW
    ).opened


def opened_laptop(folder: Path, keychain: Keychain) -> Opened:
    """Unlock as a start does: file and copies are compared, and mended where that is needed."""
    return unlock(folder, keychain, PASSWORD, NOW)


def sit_down(database: Database, officer: Officer) -> Desk:
    """Return the desk at an open file.

    Raises:
        LookupError: The file has no city or no device.
    """
    with database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
    if city is None or device is None:
        raise LookupError("not a laptop that was set up")
    return Desk(database, books(), city, device, officer, time_zone(KELURAHAN))


@contextmanager
def at_work(folder: Path, keychain: Keychain) -> Iterator[Desk]:
    """Unlock, lend the desk, close."""
    opened = opened_laptop(folder, keychain)
    try:
        yield sit_down(opened.database, opened.officer)
    finally:
        opened.database.close()
