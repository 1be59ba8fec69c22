"""What a start finds on the disk, looked at before anything that opens it has been read."""

import json
from enum import StrEnum
from pathlib import Path

from desktop_app.paths import COPIES_FOLDER, DATABASE_NAME, FILE_FOLDER
from desktop_app.storage.durable import disk_said_plainly, move_durably, sync_folder
from desktop_app.storage.vault import Vault

JOURNAL = "pemulihan.json"
ASIDE = "berkas-lama"
"""The journal of a restore under way, and what the folders it replaces are called."""


class StartState(StrEnum):
    """What a start finds."""

    NEW = "new"
    LOCKED = "locked"
    FILE_MISSING = "file_missing"
    VAULT_MISSING = "vault_missing"


def start_state(folder: Path) -> StartState:
    """Look without touching; anything but ``NEW`` means that there is data to be kept."""
    home = folder / FILE_FOLDER
    if not home.exists():
        # A set-up that was broken off left a staging folder; it never held anybody's data.
        return StartState.NEW
    if not (home / DATABASE_NAME).exists() and not (home / COPIES_FOLDER).exists():
        return StartState.FILE_MISSING
    if not Vault.exists(home):
        return StartState.VAULT_MISSING
    return StartState.LOCKED


def finish_restore(folder: Path) -> None:
    """Finish a restore that was broken off, or do nothing; may be called any number of times."""
    try:
        journal = json.loads((folder / JOURNAL).read_bytes())
    except FileNotFoundError:
        return
    home, staged, aside = (
        folder / FILE_FOLDER,
        folder / journal["staged"],
        folder / journal["aside"],
    )
    if staged.is_dir():
        if home.exists():
            move_durably(home, aside)
        move_durably(staged, home)
    (folder / JOURNAL).unlink(missing_ok=True)
    sync_folder(folder)


def state_at_start(folder: Path) -> StartState:
    """Look at what a start finds, after finishing a restore that was broken off.

    Where a file was ever set aside a missing one is never taken for a new laptop.

    Raises:
        Unavailable: What the disk says while a restore cannot be finished.
    """
    with disk_said_plainly():
        finish_restore(folder)
    state = start_state(folder)
    if state is StartState.NEW and any(folder.glob(f"{ASIDE}-*")):
        return StartState.FILE_MISSING
    return state
