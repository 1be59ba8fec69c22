"""Keys that sign updates: Ed25519, one file each, locked by a passphrase where that matters."""

from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

SUFFIX = ".pem"
OFFLINE = ("root", "targets")
"""Roles whose keys lie on sticks in a drawer, and are locked by a passphrase besides."""

Passphrase = Callable[[str], str]
"""Asks for the passphrase of a key, by its name."""


class KeyLost(Exception):
    """A key is locked by another passphrase, or is no key of this kind."""


def make_key(folder: Path, name: str, passphrase: str) -> CryptoSigner:
    """Make a key; without a passphrase it lies open, as those that only date lists may.

    Raises:
        FileExistsError: There is one of that name.
    """
    key = Ed25519PrivateKey.generate()
    lock: KeySerializationEncryption = NoEncryption()
    if passphrase:
        lock = BestAvailableEncryption(passphrase.encode())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}{SUFFIX}"
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)
    return CryptoSigner(key)


def read_key(path: Path, ask: Passphrase) -> CryptoSigner:
    """Read a key, asking for its passphrase where it has one.

    Raises:
        KeyLost: See there.
    """
    content = path.read_bytes()
    locked = b"ENCRYPTED" in content
    try:
        key = load_pem_private_key(content, ask(path.stem).encode() if locked else None)
    except (ValueError, TypeError) as error:
        raise KeyLost(path.name) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyLost(path.name)
    return CryptoSigner(key)


def keys_of(folders: list[Path], role: str) -> list[Path]:
    """Return the files of a role's keys in some folders: ``targets-2.pem`` is one of targets."""
    return [
        path
        for folder in folders
        for path in sorted(folder.glob(f"{role}*{SUFFIX}"))
        if path.stem.rstrip("0123456789").rstrip("-") == role
    ]
