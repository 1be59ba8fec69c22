"""The form of ``vault.json``: what is in it, and how damage to it is seen before a password."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec

from desktop_app.errors import Unavailable
from desktop_app.storage.stretching import Stretch

FORMAT = "loket-jamsostek-vault"
VERSION = 2
"""2 since the names of the officers lie in it; one that has none is still written as 1."""

NONCE_BYTES = 12
SALT_BYTES = 16

_SEALED_BYTES = NONCE_BYTES + 32 + 16  # a key and the tag of AES-GCM
_LARGEST_FILE = 1 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """The key as one officer's password and this laptop's secret wrap it."""

    officer: UUID
    stretch: Stretch
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The key as the recovery code wraps it."""

    stretch: Stretch
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a vault holds.

    Attributes:
        id: Names this vault's secret in the keychain.
        device_check: Tells this laptop's secret from another.
        seal: Keyed by the key itself: only who opened the vault could write it.
        door: Who works here, sealed by this laptop's secret; empty in a vault of version 1.
    """

    id: str
    device_check: bytes
    slots: tuple[Slot, ...]
    recovery: RecoverySlot
    seal: bytes = b""
    door: bytes = b""


@dataclass(frozen=True, slots=True)
class _File:
    """Attributes: ``checksum`` tells a damaged file from a wrong password."""

    format: str
    version: int
    checksum: str
    content: Content


@dataclass(frozen=True, slots=True)
class _Head:
    format: str
    version: int


def content_bytes(content: Content) -> bytes:
    """Return the one byte form that checksum and seal are taken of."""
    told = msgspec.to_builtins(content)
    if not content.door:
        del told["door"]  # as version 1 took it
    return msgspec.json.encode(told)


def vault_file_bytes(content: Content) -> bytes:
    checksum = hashlib.sha256(content_bytes(content)).hexdigest()
    version = VERSION if content.door else 1
    return msgspec.json.format(
        msgspec.json.encode(_File(FORMAT, version, checksum, content)), indent=1
    )


def read_vault_file(path: Path) -> Content:
    """Read a vault.

    Raises:
        Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unavailable("vault.missing") from None
    except OSError:
        raise Unavailable("vault.damaged") from None
    try:
        if len(data) > _LARGEST_FILE:
            raise msgspec.ValidationError
        head = msgspec.json.decode(data, type=_Head)
        if head.format == FORMAT and head.version > VERSION:
            raise Unavailable("vault.newer")
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unavailable("vault.damaged") from None
    content = file.content
    if file.format != FORMAT or not _is_whole(content, file.checksum):
        raise Unavailable("vault.damaged")
    return content


def _is_whole(content: Content, checksum: str) -> bool:
    wrapped: tuple[Slot | RecoverySlot, ...] = (*content.slots, content.recovery)
    return hashlib.sha256(content_bytes(content)).hexdigest() == checksum and all(
        slot.stretch.is_sane and len(slot.sealed) == _SEALED_BYTES for slot in wrapped
    )
