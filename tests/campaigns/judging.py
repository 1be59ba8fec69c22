"""What must be true of a laptop after any fault, whatever the fault was."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.domain.issues import Refused
from desktop_app.domain.repair import FileFate
from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER, FILE_FOLDER
from desktop_app.storage.backup import SUFFIX
from desktop_app.storage.database import Database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.packets import PacketFolder
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.at_start import StartState, state_at_start
from tests.campaigns import office
from tests.campaigns.score import Score
from tests.campaigns.standing import (
    Standing,
    backups_of,
    complaints,
    opens_whole,
    standing,
    unfolded,
)


def judge(
    folder: Path,
    keychain: Keychain,
    told: Standing | None,
    to_come: Sequence[str] | None,
    score: Score,
) -> Standing | None:
    """Open a laptop as its clerk would and compare it with what was said.

    Args:
        folder: The data folder after the fault.
        keychain: Its keychain.
        told: What stood when the clerk last said that something was done; None before the first
            word, when the laptop may also be new still.
        to_come: Digests of what may stand instead, because the act in hand was done and not yet
            said; None where nobody knows them, and one more fact is allowed.
        score: Where it is counted.

    Returns:
        What stands now, or None when the laptop does not open.
    """
    score.faults += 1
    if state_at_start(folder) is StartState.NEW:
        if told:
            score.lost += len(told.registrations)
            score.breaches["a laptop that was set up is new again"] += 1
        return None
    score.breaches.update(_copies(folder, keychain, told))
    try:
        opened = office.opened_laptop(folder, keychain)
    except (Unavailable, Refused) as no:
        score.lost += len(told.registrations) if told else 0
        score.breaches[f"does not open: {_code(no)}"] += 1
        return None
    repair = opened.repair
    score.repaired += repair.fate is not FileFate.KEPT or bool(repair.restored)
    if repair.lost or repair.unnamed:
        score.breaches["the start check misses an act in both copies"] += 1
    try:
        now = standing(opened.database)
        score.breaches.update(complaints(opened.database))
        score.breaches.update(unfolded(opened.database))
        score.breaches.update(_backups(opened.database, told))
    finally:
        opened.database.close()
    _compare(now, told, to_come, score)
    return now


def _compare(
    now: Standing, told: Standing | None, to_come: Sequence[str] | None, score: Score
) -> None:
    if told:
        lost = [
            number
            for number, version in told.registrations.items()
            if now.registrations.get(number, 0) < version
        ]
        score.lost += len(lost)
        if lost:
            return
        if now.facts < told.facts:
            score.breaches["a fact is lost"] += 1
            return
    if told and now.digest == told.digest:
        return
    if to_come is None:
        if told and now.facts > told.facts + 1:
            score.breaches["more was done than was in hand"] += 1
        score.told_late += told is not None and now.facts > told.facts
    elif now.digest in to_come:
        score.told_late += 1
    else:
        score.breaches["neither the old state nor the new"] += 1


def _copies(folder: Path, keychain: Keychain, told: Standing | None) -> Iterator[str]:
    """Yield what is wrong with the sealed packets, before anything is repaired from the file.

    The last few are opened: what lay there longer is on the disk since.
    """
    if told is None:
        return
    home = folder / FILE_FOLDER
    try:
        key = Vault.open(home, keychain).unlock(office.PASSWORD).key
    except Unavailable:
        return  # the file will not open either, and that is told
    packets = PacketFolder(home / COPIES_FOLDER, key)
    if not all((packets.folder / name).exists() for name in told.copied):
        yield "a sealed copy is lost"
        return
    for name in told.copied[-3:]:
        try:
            packets.open(name)
        except Unavailable:
            yield "a sealed copy does not open"


def _backups(database: Database, told: Standing | None) -> Iterator[str]:
    """Yield what is wrong with backups: one that was promised is there, one that is there opens."""
    there = backups_of(database.path)
    names = {path.name for path in there}
    promised = set(told.backups) if told else set()
    archives = {name for name in promised if name.endswith(SUFFIX)}
    # Old archives make room for new ones; there is always the last, or one after it.
    last_is_there = not archives or any(name >= max(archives) for name in names)
    if not promised - archives <= names or not last_is_there:
        yield "a backup is lost"
    for path in there:
        if not opens_whole(path, database._key):
            yield "a backup does not open"


def _code(no: Unavailable | Refused) -> str:
    return no.code if isinstance(no, Unavailable) else no.issues[0].code
