"""The end of a revoked laptop: kept locked, then wiped, once the city has what it held."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.farewell import Bequeathed, Tombstone
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.wipe import begin_anew, carry_out, decide, tombstone_in

if TYPE_CHECKING:  # the door reads this before it reads the storage
    from desktop_app.storage.database import Database

_PROOF = "revocation"


def keep_proof(database: "Database", proof: str) -> None:
    """Remember that the city has revoked this laptop: it stays locked without a line too.

    An empty proof forgets it: the city has taken the revocation back.
    """
    with database.transaction() as tx:
        tx.settings.put_preference(_PROOF, proof)


def is_locked(database: "Database") -> bool:
    with database.reading() as tx:
        return bool(tx.settings.preference(_PROOF))


def decide_to_wipe(
    folder: Path, database: "Database", testament: Bequeathed, now: datetime
) -> None:
    """Write down that this laptop forgets everything; the city has it, by signed receipts.

    Raises:
        ValueError: There is no receipt: that would be a bug.
        Unavailable: What the disk says; then nothing was decided.
    """
    with database.reading() as tx:
        city = tx.settings.city()
    decide(folder, Tombstone.after(testament, city, database.secrets, now))


def wipe(folder: Path, keychain: Keychain) -> Tombstone | None:
    """Carry out what was decided, here or at an earlier start; the file must be closed.

    Raises:
        Unavailable: What the disk says; the next start goes on.
    """
    return carry_out(folder, keychain)


__all__ = ["begin_anew", "decide_to_wipe", "is_locked", "keep_proof", "tombstone_in", "wipe"]
