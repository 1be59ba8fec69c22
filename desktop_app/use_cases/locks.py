"""What opens this laptop, and whom the door may ask by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desktop_app.storage.attempts import Attempts
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Locks:
    """What opens this laptop: the vault's folder, the keychain, and the count of wrong tries."""

    home: Path
    keychain: Keychain
    attempts: Attempts

    def vault(self) -> Vault:
        return Vault.open(self.home, self.keychain)


def at_the_door(locks: Locks) -> Sequence[tuple[UUID, str]]:
    """Return who may be asked for a password, who came in last first; nobody where none is known.

    Raises:
        Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``; the codes of
            ``Vault.unlock`` about the keychain.
    """
    vault = locks.vault()
    names = vault.names()
    last = locks.attempts.last(vault.tries_key())
    return sorted(names.items(), key=lambda one: (one[0] != last, one[1].casefold()))
