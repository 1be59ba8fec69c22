"""Making a revoked laptop forget: decided first, and then carried out however often it takes.

The decision is a small file of its own. Once it lies there every start carries the wipe on, so a
laptop killed in the middle ends as one that was not. Without the decision nothing is ever touched.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from desktop_app.domain.farewell import Tombstone
from desktop_app.errors import Unavailable
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.durable import disk_said_plainly, sync_folder, write_durably
from desktop_app.storage.keychain import Keychain

TOMBSTONE = "dicabut.json"

_STAYS = (TOMBSTONE, "bahasa", "loket.lock", "loket.log")
"""Beginnings of names that hold no data: the screen's language, the lock of the one window, and the
log, in which there is nobody."""


def decide(folder: Path, tombstone: Tombstone) -> None:
    """Write down that all data here is to go; only for whom the city has signed a receipt.

    Raises:
        Unavailable: What the disk says; then nothing was decided.
    """
    with disk_said_plainly():
        write_durably(folder / TOMBSTONE, packed(tombstone).encode())


def tombstone_in(folder: Path) -> Tombstone | None:
    """Return what was decided here, if anything was; half a file decides nothing."""
    try:
        return unpacked((folder / TOMBSTONE).read_bytes(), Tombstone)
    except (OSError, msgspec.MsgspecError):
        return None


def carry_out(folder: Path, keychain: Keychain) -> Tombstone | None:
    """Do what was decided, as far as it is not done yet; return how it stands then.

    The secrets go first, and with them every way to read what may be left on the disk.

    Raises:
        Unavailable: What the disk says; the next start goes on.
    """
    tombstone = tombstone_in(folder)
    if tombstone is None or tombstone.wiped:
        return tombstone
    left = _forget_secrets(tombstone.secrets, keychain)
    with disk_said_plainly():
        for vault in folder.rglob("vault*.json"):
            _overwrite(vault)
        for entry in sorted(folder.iterdir()):
            if not entry.name.startswith(_STAYS):
                _remove(entry)
        sync_folder(folder)
    done = tombstone.emptied(left)
    decide(folder, done)
    return done


def begin_anew(folder: Path) -> None:
    """Forget the decision, so that the laptop may be set up again; only once all is gone.

    Raises:
        RuntimeError: It is not: that would be a bug.
    """
    tombstone = tombstone_in(folder)
    if tombstone is not None and any(
        not entry.name.startswith(_STAYS) for entry in folder.iterdir()
    ):
        raise RuntimeError("there is still something to be wiped")
    (folder / TOMBSTONE).unlink(missing_ok=True)
    sync_folder(folder)


def _forget_secrets(names: tuple[str, ...], keychain: Keychain) -> tuple[str, ...]:
    """Return those the keychain would not let go of: a later start tries them again."""
    left = []
    for name in names:
        try:
            keychain.forget(name)
        except Unavailable:
            left.append(name)
    return tuple(left)


def _overwrite(file: Path) -> None:
    """Write over the wrapped keys: the recovery code alone would open them."""
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.write(os.urandom(size))
        stream.flush()
        os.fsync(stream.fileno())


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        with suppress(FileNotFoundError):
            entry.unlink()
