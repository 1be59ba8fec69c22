"""The key this laptop signs with: made once, kept in the keychain, and never in the file.

A copied file opened elsewhere by the recovery code therefore cannot speak for this laptop. The
file knows the public half only, and finds the private one in the keychain by it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from desktop_app.errors import Unavailable
from desktop_app.storage.keychain import Keychain

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """An Ed25519 key pair; the seed never shows where the object is printed."""

    seed: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "DeviceKey":
        return cls(os.urandom(SEED_BYTES))  # any 32 bytes are a seed (RFC 8032, 5.1.5)

    @property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether a signature is this key's over this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


class DeviceKeys:
    """The keys of one file: asked of the keychain once, then at hand until the program ends."""

    def __init__(self, keychain: Keychain, vault: str) -> None:
        """Ask nothing yet; ``vault`` is the id the file's secrets are kept under."""
        self._keychain, self._vault = keychain, vault
        self._held: dict[bytes, DeviceKey] = {}

    def held(self, public: bytes) -> DeviceKey | None:
        """Return a key that is at hand; the keychain is not asked, so a save never waits for it."""
        return self._held.get(public)

    def fetch(self, public: bytes) -> DeviceKey:
        """Return a key, from the keychain where it is not at hand.

        Raises:
            Unavailable: ``device.key_away`` while the keychain is missing or stays closed;
                ``device.key_lost`` when it answers and does not have the key: this is another
                machine, or the keychain was emptied.
        """
        if public in self._held:
            return self._held[public]
        try:
            seed = self._keychain.read(self._name(public))
        except Unavailable:
            raise Unavailable("device.key_away") from None
        if seed is None or DeviceKey(seed).public != public:
            raise Unavailable("device.key_lost")
        self._held[public] = DeviceKey(seed)
        return self._held[public]

    def keep(self, key: DeviceKey) -> bytes:
        """Put a key into the keychain, read it back, and return its public half.

        Raises:
            Unavailable: The codes of ``Keychain``: then nobody may rely on the key.
        """
        public = key.public
        self._keychain.write(self._name(public), key.seed)
        self._held[public] = key
        return public

    def names(self, publics: Iterable[bytes]) -> tuple[str, ...]:
        """Return what the keychain holds for this file: the vault's own secret, and these keys."""
        return (self._vault, *(self._name(public) for public in publics if public))

    def _name(self, public: bytes) -> str:
        return f"{self._vault} {public[:8].hex()}"
