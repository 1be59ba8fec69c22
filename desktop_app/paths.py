"""Where things lie: the clerk's data on this machine, and what came with the program."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER_VARIABLE = "LOKET_DATA"
"""Environment variable that names another data folder: for a trial, a demonstration, a test."""

FILE_FOLDER = "berkas"
"""The folder that holds file and vault; it appears whole or not at all."""

DATABASE_NAME = "loket.db"
VAULT_NAME = "vault.json"
VAULT_COPY_NAME = "vault.copy.json"
COPIES_FOLDER = "paket"
"""Of the sealed copies of facts; what a start is told of them stands in their names."""

BACKUP_FOLDER = "backups"
DAILY_FOLDER = "cadangan"
"""Of the daily backups: beside the folder of the file, so that setting that aside leaves them."""


def data_folder(
    chosen: Path | None = None,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
) -> Path:
    """Return the folder of the database; it may not exist yet.

    The choice made on the command line comes first, then ``LOKET_DATA``, then the place the
    operating system keeps for data that stays on this machine (on Windows the *local* profile:
    a roaming one would copy an open database over the network).
    """
    known = os.environ if environment is None else environment
    if chosen is not None:
        return chosen.expanduser().absolute()
    if known.get(FOLDER_VARIABLE):
        return Path(known[FOLDER_VARIABLE]).expanduser().absolute()
    if platform == "win32":
        local = known.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return base / "Loket Jamsostek"
    # The XDG specification says that a relative path in the variable is to be ignored.
    shared = Path(known.get("XDG_DATA_HOME", ""))
    base = shared if shared.is_absolute() else Path.home() / ".local" / "share"
    return base / "loket-jamsostek"


def resource_folder() -> Path:
    """Return the folder of fonts, icons, translations and reference data.

    In a frozen build PyInstaller says where it has put them, in ``sys._MEIPASS``.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    base = Path(unpacked) if unpacked else Path(__file__).parents[1]
    return base / "resources"
