"""Who can open the encrypted file: a clerk's password together with this laptop, or the code.

The file's key is 32 random bytes. It lies in ``vault.json`` beside the file, wrapped once for each
officer by what comes of *both* the password (argon2id) and a secret in the operating system's
keychain (HKDF over the two), and once by the recovery code alone. A stolen disk holds neither
secret, so there is nothing on it to guess a password against.

Nothing here ever makes a new key where a file exists: it would be lost with the old one.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, VAULT_COPY_NAME, VAULT_NAME
from desktop_app.storage.durable import make_folder, write_durably
from desktop_app.storage.keychain import SECRET_BYTES, Keychain
from desktop_app.storage.recovery_code import new_recovery_code, read_recovery_code
from desktop_app.storage.stretching import Hardness, Stretch, calibrated
from desktop_app.storage.vault_file import (
    NONCE_BYTES,
    SALT_BYTES,
    Content,
    RecoverySlot,
    Slot,
    content_bytes,
    read_vault_file,
    vault_file_bytes,
)

logger = logging.getLogger(__name__)

KEY_BYTES = 32


class NewVault(NamedTuple):
    """What set-up gets: the recovery code is shown once and kept nowhere."""

    vault: "Vault"
    key: bytes
    recovery_code: str


class Unlocked(NamedTuple):
    key: bytes
    officer: UUID


class Vault:
    """The wrapped keys of one encrypted file."""

    def __init__(self, folder: Path, keychain: Keychain, content: Content) -> None:
        """Take what ``create`` or ``open`` has read; nothing else makes a vault."""
        self._folder = folder
        self._keychain = keychain
        self._content = content

    @property
    def id(self) -> str:
        """Name under which the keychain holds what belongs to this vault's file."""
        return self._content.id

    @staticmethod
    def exists(folder: Path) -> bool:
        return any((folder / name).exists() for name in (VAULT_NAME, VAULT_COPY_NAME))

    @classmethod
    def create(
        cls,
        folder: Path,
        keychain: Keychain,
        password: str,
        officer: UUID,
        hardness: Hardness | None = None,
    ) -> NewVault:
        """Make a new key, for a file that is still to be made.

        Args:
            folder: Where the encrypted file will lie.
            keychain: Gets this laptop's secret.
            password: The first officer's; how good it must be is the caller's rule.
            officer: Id of that officer.
            hardness: How hard a guess is; by default as hard as this machine bears (300 to 700 ms).

        Raises:
            Unavailable: ``database.exists`` when there is a file already: its key is not replaced;
                ``keychain.missing``, ``keychain.locked``, ``keychain.refused``;
                ``vault.not_writable``.
        """
        if (folder / DATABASE_NAME).exists():
            raise Unavailable("database.exists")
        chosen = hardness or calibrated()
        key = secrets.token_bytes(KEY_BYTES)
        device_secret = secrets.token_bytes(SECRET_BYTES)
        code = new_recovery_code()
        vault_id = secrets.token_hex(16)
        content = Content(
            id=vault_id,
            device_check=_device_check(device_secret),
            slots=(),
            recovery=_recovery_slot(key, read_recovery_code(code), vault_id, chosen),
        )
        stretch = Stretch.new(chosen)
        slot = _slot(key, stretch.over(password) + device_secret, officer, vault_id, stretch)
        vault = cls(folder, keychain, content)
        keychain.write(vault_id, device_secret)
        _set_aside(folder)
        vault._write(replace(content, slots=(slot,)), key)
        return NewVault(vault, key, code)

    @classmethod
    def open(cls, folder: Path, keychain: Keychain) -> "Vault":
        """Read the vault, from its copy where the first is lost or damaged.

        Raises:
            Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``.
        """
        troubles: list[Unavailable] = []
        for name in (VAULT_NAME, VAULT_COPY_NAME):
            try:
                content = read_vault_file(folder / name)
            except Unavailable as trouble:
                troubles.append(trouble)
            else:
                if troubles:
                    logger.warning("the vault was read from its copy: %s", troubles[0].code)
                    _mend(folder / VAULT_NAME, content)
                return cls(folder, keychain, content)
        telling = [trouble for trouble in troubles if trouble.code != "vault.missing"]
        raise (telling or troubles)[0]

    def unlock(self, password: str) -> Unlocked:
        """Return the key, and whose password it was.

        Raises:
            Refused: ``vault.password_wrong`` about ``password``.
            Unavailable: ``vault.keychain_missing``, ``vault.keychain_locked``,
                ``vault.keychain_refused``, ``vault.keychain_lost`` (it answers, but this laptop's
                secret is gone or another): the recovery code opens in all of these;
                ``vault.damaged``.
        """
        with _about_unlocking():
            device_secret = self._keychain.read(self._content.id)
        if not self._is_ours(device_secret):
            raise Unavailable("vault.keychain_lost")
        opened = self._try(password, device_secret or b"", self._content.slots)
        if opened is None:
            raise Refused(Issue("vault.password_wrong", "password"))
        self._check_seal(opened.key)
        return opened

    def recover(self, code: str) -> bytes:
        """Return the key for the recovery code, without password or keychain.

        Raises:
            Refused: ``vault.recovery_code_mistyped`` or ``vault.recovery_code_wrong`` about
                ``code``.
            Unavailable: ``vault.damaged``.
        """
        slot = self._content.recovery
        secret = slot.stretch.over(read_recovery_code(code))
        wrapping = _derived(secret, slot.salt, b"recovery")
        key = _unwrapped(slot.sealed, wrapping, _bound(self._content.id, b"recovery", slot.stretch))
        if key is None:
            raise Refused(Issue("vault.recovery_code_wrong", "code"))
        self._check_seal(key)
        return key

    def renew(
        self, key: bytes, password: str, officer: UUID, hardness: Hardness | None = None
    ) -> None:
        """Let an officer in with a (new) password: after recovery, on a change, or a new colleague.

        Where the keychain has lost this laptop's secret it gets a new one. No other password can
        open the vault then, and their places are given up.

        Raises:
            Refused: ``vault.password_taken`` about ``password`` when it is a colleague's, because
                the password alone says who is at work.
            Unavailable: ``keychain.missing``, ``keychain.locked``, ``keychain.refused``;
                ``vault.damaged`` when the key is not this vault's; ``vault.not_writable``.
        """
        self._check_seal(key)
        content = self._content
        device_secret = self._keychain.read(content.id)
        if device_secret is None or not self._is_ours(device_secret):
            device_secret = secrets.token_bytes(SECRET_BYTES)
            content = replace(content, device_check=_device_check(device_secret), slots=())
            self._keychain.write(content.id, device_secret)
        others = tuple(slot for slot in content.slots if slot.officer != officer)
        if self._try(password, device_secret, others) is not None:
            raise Refused(Issue("vault.password_taken", "password"))
        # Sharing the stretching of a colleague's slot makes one unlock cost one argon2, not two.
        stretch = others[0].stretch if others else Stretch.new(hardness or calibrated())
        slot = _slot(key, stretch.over(password) + device_secret, officer, content.id, stretch)
        self._write(replace(content, slots=(*others, slot)), key)

    def _try(self, password: str, device_secret: bytes, slots: tuple[Slot, ...]) -> Unlocked | None:
        stretched: dict[Stretch, bytes] = {}
        for slot in slots:
            if slot.stretch not in stretched:
                stretched[slot.stretch] = slot.stretch.over(password)
            wrapping = _derived(
                stretched[slot.stretch] + device_secret, slot.salt, slot.officer.bytes
            )
            bound = _bound(self._content.id, slot.officer.bytes, slot.stretch)
            key = _unwrapped(slot.sealed, wrapping, bound)
            if key is not None:
                return Unlocked(key, slot.officer)
        return None

    def _is_ours(self, device_secret: bytes | None) -> bool:
        return device_secret is not None and secrets.compare_digest(
            _device_check(device_secret), self._content.device_check
        )

    def _check_seal(self, key: bytes) -> None:
        """Find out whether anybody but us has written the vault: slots taken out or put back."""
        if not secrets.compare_digest(_seal(self._content, key), self._content.seal):
            raise Unavailable("vault.damaged")

    def _write(self, content: Content, key: bytes) -> None:
        sealed = replace(content, seal=_seal(content, key))
        data = vault_file_bytes(sealed)
        try:
            make_folder(self._folder)
            for name in (VAULT_NAME, VAULT_COPY_NAME):
                write_durably(self._folder / name, data)
        except OSError as error:
            raise Unavailable("vault.not_writable") from error
        self._content = sealed


_AT_UNLOCKING = {
    "keychain.missing": "vault.keychain_missing",
    "keychain.locked": "vault.keychain_locked",
    "keychain.refused": "vault.keychain_refused",
}


@contextmanager
def _about_unlocking() -> Iterator[None]:
    """Say of the keychain what it means here: the recovery code is the way in."""
    try:
        yield
    except Unavailable as trouble:
        raise Unavailable(_AT_UNLOCKING[trouble.code]) from None


def _slot(key: bytes, secret: bytes, officer: UUID, vault_id: str, stretch: Stretch) -> Slot:
    salt = secrets.token_bytes(SALT_BYTES)
    wrapping = _derived(secret, salt, officer.bytes)
    sealed = _wrapped(key, wrapping, _bound(vault_id, officer.bytes, stretch))
    return Slot(officer=officer, stretch=stretch, salt=salt, sealed=sealed)


def _recovery_slot(key: bytes, code: str, vault_id: str, hardness: Hardness) -> RecoverySlot:
    stretch, salt = Stretch.new(hardness), secrets.token_bytes(SALT_BYTES)
    wrapping = _derived(stretch.over(code), salt, b"recovery")
    sealed = _wrapped(key, wrapping, _bound(vault_id, b"recovery", stretch))
    return RecoverySlot(stretch=stretch, salt=salt, sealed=sealed)


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, b"loket-jamsostek vault 1 " + purpose).derive(
        secret
    )


def _device_check(device_secret: bytes) -> bytes:
    """Return what tells this laptop's secret from another, and says nothing about it."""
    return _derived(device_secret, b"", b"device check")


def _bound(vault_id: str, purpose: bytes, stretch: Stretch) -> bytes:
    """Return what a wrapped key is bound to: moved elsewhere or read otherwise, it stays shut."""
    return b"\0".join((vault_id.encode(), purpose, stretch.described))


def _wrapped(key: bytes, wrapping: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, bound)


def _unwrapped(sealed: bytes, wrapping: bytes, bound: bytes) -> bytes | None:
    try:
        return AESGCM(wrapping).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        return None


def _seal(content: Content, key: bytes) -> bytes:
    code = hmac.HMAC(_derived(key, b"", b"seal"), hashes.SHA256())
    code.update(content_bytes(replace(content, seal=b"")))
    return code.finalize()


def _mend(path: Path, content: Content) -> None:
    """Write the vault anew from its copy; where that fails, the copy still serves."""
    with suppress(OSError):
        write_durably(path, vault_file_bytes(content))


def _set_aside(folder: Path) -> None:
    """Keep an older vault that no file belongs to: a backup elsewhere may still need it."""
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        old = folder / name
        if old.exists():
            number = 1
            while (kept := old.with_name(f"{old.stem}.old-{number}.json")).exists():
                number += 1
            old.rename(kept)
