"""How the vault's secrets are wrapped: a key for each purpose, and each bound to its place."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.storage.stretching import Hardness, Stretch
from desktop_app.storage.vault_file import (
    NONCE_BYTES,
    SALT_BYTES,
    Content,
    RecoverySlot,
    Slot,
    content_bytes,
)

KEY_BYTES = 32


def sealed_names(names: Mapping[UUID, str], device_secret: bytes, vault_id: str) -> bytes:
    told = json.dumps({str(who): name for who, name in names.items()}, ensure_ascii=False)
    wrapping = derived(device_secret, b"", b"door names")
    return wrapped(told.encode(), wrapping, bound_door(vault_id))


def bound_door(vault_id: str) -> bytes:
    return b"\0".join((vault_id.encode(), b"door"))


def slot_for(key: bytes, secret: bytes, officer: UUID, vault_id: str, stretch: Stretch) -> Slot:
    salt = secrets.token_bytes(SALT_BYTES)
    wrapping = derived(secret, salt, officer.bytes)
    sealed = wrapped(key, wrapping, bound_for(vault_id, officer.bytes, stretch))
    return Slot(officer=officer, stretch=stretch, salt=salt, sealed=sealed)


def recovery_slot_for(key: bytes, code: str, vault_id: str, hardness: Hardness) -> RecoverySlot:
    stretch, salt = Stretch.new(hardness), secrets.token_bytes(SALT_BYTES)
    wrapping = derived(stretch.over(code), salt, b"recovery")
    sealed = wrapped(key, wrapping, bound_for(vault_id, b"recovery", stretch))
    return RecoverySlot(stretch=stretch, salt=salt, sealed=sealed)


def derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, b"loket-jamsostek vault 1 " + purpose).derive(
        secret
    )


def device_check(device_secret: bytes) -> bytes:
    """Return what tells this laptop's secret from another, and says nothing about it."""
    return derived(device_secret, b"", b"device check")


def bound_for(vault_id: str, purpose: bytes, stretch: Stretch) -> bytes:
    """Return what a wrapped key is bound to: moved elsewhere or read otherwise, it stays shut."""
    return b"\0".join((vault_id.encode(), purpose, stretch.described))


def wrapped(secret: bytes, wrapping: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, secret, bound)


def unwrapped(sealed: bytes, wrapping: bytes, bound: bytes) -> bytes | None:
    if len(sealed) <= NONCE_BYTES:
        return None
    try:
        return AESGCM(wrapping).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        return None


def seal_of(content: Content, key: bytes) -> bytes:
    code = hmac.HMAC(derived(key, b"", b"seal"), hashes.SHA256())
    code.update(content_bytes(replace(content, seal=b"")))
    return code.finalize()
