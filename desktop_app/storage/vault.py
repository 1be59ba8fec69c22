"""Who can open the encrypted file: a clerk's password together with this laptop, or the code.

The file's key is 32 random bytes. It lies in ``vault.json`` beside the file, wrapped once for each
officer by what comes of *both* the password (argon2id) and a secret in the operating system's
keychain (HKDF over the two), and once by the recovery code alone. A stolen disk holds neither
secret, so there is nothing on it to guess a password against.

Who works here stands in it too, for the door to ask by name: sealed by the laptop's secret alone,
so that a stolen disk does not even tell that.

Nothing here ever makes a new key where a file exists: it would be lost with the old one.
"""

import json
import logging
import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, VAULT_COPY_NAME, VAULT_NAME
from desktop_app.storage.durable import make_folder, write_durably
from desktop_app.storage.keychain import SECRET_BYTES, Keychain
from desktop_app.storage.recovery_code import new_recovery_code, read_recovery_code
from desktop_app.storage.stretching import Hardness, Stretch, calibrated
from desktop_app.storage.vault_file import (
    Content,
    Slot,
    read_vault_file,
    vault_file_bytes,
)
from desktop_app.storage.vault_wrapping import (
    KEY_BYTES,
    bound_door,
    bound_for,
    derived,
    device_check,
    recovery_slot_for,
    seal_of,
    sealed_names,
    slot_for,
    unwrapped,
)

logger = logging.getLogger(__name__)


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
        self._secret: bytes | None = None  # a keychain takes long to answer; a vault is soon gone

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
        name: str = "",
    ) -> NewVault:
        """Make a new key, for a file that is still to be made.

        Args:
            folder: Where the encrypted file will lie.
            keychain: Gets this laptop's secret.
            password: The first officer's; how good it must be is the caller's rule.
            officer: Id of that officer.
            hardness: How hard a guess is; by default as hard as this machine bears (300 to 700 ms).
            name: Theirs, for the door to ask by.

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
            device_check=device_check(device_secret),
            slots=(),
            recovery=recovery_slot_for(key, read_recovery_code(code), vault_id, chosen),
        )
        stretch = Stretch.new(chosen)
        slot = slot_for(key, stretch.over(password) + device_secret, officer, vault_id, stretch)
        vault = cls(folder, keychain, content)
        keychain.write(vault_id, device_secret)
        _set_aside(folder)
        door = sealed_names({officer: name}, device_secret, vault_id) if name else b""
        vault._write(replace(content, slots=(slot,), door=door), key)
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
                else:
                    _mend_copy(folder, content)
                return cls(folder, keychain, content)
        telling = [trouble for trouble in troubles if trouble.code != "vault.missing"]
        raise (telling or troubles)[0]

    @property
    def officers(self) -> frozenset[UUID]:
        """Whose passwords open it."""
        return frozenset(slot.officer for slot in self._content.slots)

    def names(self) -> dict[UUID, str]:
        """Return who may be asked for a password, by name; empty in a vault of version 1.

        Raises:
            Unavailable: As ``unlock``, but for ``vault.damaged``.
        """
        sealed = self._content.door
        opened = unwrapped(sealed, self._door_key(b"door names"), bound_door(self._content.id))
        told = json.loads(opened) if opened else {}
        return {UUID(who): name for who, name in told.items() if UUID(who) in self.officers}

    def tries_key(self) -> bytes:
        """Return what the count of wrong passwords is protected by.

        Raises:
            Unavailable: As ``unlock``, but for ``vault.damaged``.
        """
        return self._door_key(b"wrong passwords")

    def _door_key(self, purpose: bytes) -> bytes:
        return derived(self._device_secret(), b"", purpose)

    def _device_secret(self) -> bytes:
        if self._secret is not None and self._is_ours(self._secret):
            return self._secret
        with _about_unlocking():
            device_secret = self._keychain.read(self._content.id)
        if device_secret is None or not self._is_ours(device_secret):
            raise Unavailable("vault.keychain_lost")
        self._secret = device_secret
        return device_secret

    def unlock(self, password: str, officer: UUID | None = None) -> Unlocked:
        """Return the key, and whose password it was.

        Args:
            password: As typed.
            officer: Who says to be there; None tries everybody's.

        Raises:
            Refused: ``vault.password_wrong`` about ``password``.
            Unavailable: ``vault.keychain_missing``, ``vault.keychain_locked``,
                ``vault.keychain_refused``, ``vault.keychain_lost`` (it answers, but this laptop's
                secret is gone or another): the recovery code opens in all of these;
                ``vault.damaged``.
        """
        device_secret = self._device_secret()
        slots = tuple(
            slot for slot in self._content.slots if officer is None or slot.officer == officer
        )
        opened = self._try(password, device_secret, slots)
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
        wrapping = derived(secret, slot.salt, b"recovery")
        key = unwrapped(
            slot.sealed, wrapping, bound_for(self._content.id, b"recovery", slot.stretch)
        )
        if key is None:
            raise Refused(Issue("vault.recovery_code_wrong", "code"))
        self._check_seal(key)
        return key

    def renew(
        self,
        key: bytes,
        password: str,
        officer: UUID,
        hardness: Hardness | None = None,
        names: Mapping[UUID, str] | None = None,
    ) -> None:
        """Let an officer in with a (new) password: after recovery, on a change, or a new colleague.

        Where the keychain has lost this laptop's secret it gets a new one. No other password can
        open the vault then, and their places are given up.

        Args:
            key: The file's.
            password: Of that officer alone; two may have the same, and neither learns of it.
            officer: Whose it is.
            hardness: How hard a guess is; as everybody's here, or as this machine bears.
            names: Of all who may be asked at the door; None leaves them as they are.

        Raises:
            Unavailable: ``keychain.missing``, ``keychain.locked``, ``keychain.refused``;
                ``vault.damaged`` when the key is not this vault's; ``vault.not_writable``.
        """
        self._check_seal(key)
        content = self._content
        device_secret = self._keychain.read(content.id)
        if device_secret is None or not self._is_ours(device_secret):
            device_secret = secrets.token_bytes(SECRET_BYTES)
            content = replace(content, device_check=device_check(device_secret), slots=(), door=b"")
            self._keychain.write(content.id, device_secret)
        others = tuple(slot for slot in content.slots if slot.officer != officer)
        # Sharing the stretching of a colleague's slot: to look for whose password it is costs one
        # argon2 then.
        stretch = others[0].stretch if others else Stretch.new(hardness or calibrated())
        slot = slot_for(key, stretch.over(password) + device_secret, officer, content.id, stretch)
        if names is not None:
            content = replace(content, door=sealed_names(names, device_secret, content.id))
        self._write(replace(content, slots=(*others, slot)), key)

    def put_in_order(self, key: bytes, names: Mapping[UUID, str], keep: Collection[UUID]) -> None:
        """Give up the places of all but a few, and write down the names the door asks for.

        Nothing is written where all is as wanted. The last place is never given up.

        Raises:
            Unavailable: As ``renew``.
        """
        self._check_seal(key)
        slots = tuple(slot for slot in self._content.slots if slot.officer in keep)
        if not slots:
            raise ValueError("nobody could open it any more")
        wanted = {who: name for who, name in names.items() if any(s.officer == who for s in slots)}
        if slots == self._content.slots and self.names() == wanted:
            return
        door = sealed_names(wanted, self._device_secret(), self._content.id)
        self._write(replace(self._content, slots=slots, door=door), key)

    def _try(self, password: str, device_secret: bytes, slots: tuple[Slot, ...]) -> Unlocked | None:
        stretched: dict[Stretch, bytes] = {}
        for slot in slots:
            if slot.stretch not in stretched:
                stretched[slot.stretch] = slot.stretch.over(password)
            wrapping = derived(
                stretched[slot.stretch] + device_secret, slot.salt, slot.officer.bytes
            )
            bound = bound_for(self._content.id, slot.officer.bytes, slot.stretch)
            key = unwrapped(slot.sealed, wrapping, bound)
            if key is not None:
                return Unlocked(key, slot.officer)
        return None

    def _is_ours(self, device_secret: bytes | None) -> bool:
        return device_secret is not None and secrets.compare_digest(
            device_check(device_secret), self._content.device_check
        )

    def _check_seal(self, key: bytes) -> None:
        """Find out whether anybody but us has written the vault: slots taken out or put back."""
        if not secrets.compare_digest(seal_of(self._content, key), self._content.seal):
            raise Unavailable("vault.damaged")

    def _write(self, content: Content, key: bytes) -> None:
        sealed = replace(content, seal=seal_of(content, key))
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


def _mend(path: Path, content: Content) -> None:
    """Write the vault anew from its copy; where that fails, the copy still serves."""
    with suppress(OSError):
        write_durably(path, vault_file_bytes(content))


def _mend_copy(folder: Path, content: Content) -> None:
    """Finish what was broken off between the two files: a place given up is given up in both."""
    copy = folder / VAULT_COPY_NAME
    try:
        if read_vault_file(copy) == content:
            return
    except Unavailable as trouble:
        if trouble.code == "vault.newer":
            return
    _mend(copy, content)


def _set_aside(folder: Path) -> None:
    """Keep an older vault that no file belongs to: a backup elsewhere may still need it."""
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        old = folder / name
        if old.exists():
            number = 1
            while (kept := old.with_name(f"{old.stem}.old-{number}.json")).exists():
                number += 1
            old.rename(kept)
