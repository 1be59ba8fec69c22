"""The day a city's keys are made: two sticks that only together sign a release, and one in reserve.

Each stick gets a key of root and a key of targets, locked by its keeper's passphrase. Two of three
are needed for anything, so one stick lost is replaced by the other two, and one stolen signs
nothing. That this is so is tried before anybody goes home: what is not proven now is found out on
the day it is needed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from installers.updates.keys import OFFLINE, keys_of, make_key, read_key
from installers.updates.repository import NotMade, Repository

NEEDED = 2
STICKS = 3
ONLINE = ("snapshot", "timestamp")
ROUTES = Path("/proc/net/route")


@dataclass(frozen=True, slots=True)
class Held:
    """What one stick holds; to be written on paper and kept apart from it.

    Attributes:
        stick: Its folder.
        numbers: By role, the number of the key that lies on it.
    """

    stick: Path
    numbers: Mapping[str, str]


def has_network(routes: Path = ROUTES) -> bool:
    """Say whether this machine has a way out; False where the system does not tell."""
    if not routes.is_file():
        return False
    lines = routes.read_text(encoding="ascii").splitlines()[1:]
    return any(line.split()[1] == "00000000" for line in lines)


def ceremony(
    repository: Repository,
    sticks: Sequence[Path],
    here: Path,
    ask: Callable[[str], str],
    now: datetime,
) -> list[Held]:
    """Make all keys, begin the repository, and prove that two sticks sign and one does not.

    Args:
        repository: New.
        sticks: Three folders, each on a stick of its own; without keys.
        here: For the two keys that only date lists, which stay on this machine.
        ask: Gives the passphrase a stick's keeper has chosen, by the stick's name.
        now: Aware UTC.

    Raises:
        NotMade: Not three sticks, two of them one and the same, or what was made does not hold.
        FileExistsError: A stick has such a key already.
    """
    if len({stick.resolve() for stick in sticks}) != STICKS:
        raise NotMade(f"{STICKS} sticks are needed, each another.")
    phrases = {stick: ask(f"stick {number}") for number, stick in enumerate(sticks, 1)}
    for number, stick in enumerate(sticks, 1):
        for role in OFFLINE:
            make_key(stick, f"{role}-{number}", phrases[stick])
    for role in ONLINE:
        make_key(here, f"{role}-1", "")
    # From here on only what lies on the sticks is used, as on the day it will be needed.
    read = {stick: _read(stick, phrases[stick]) for stick in sticks}
    signing = {**_together(read.values()), **_online(here)}
    repository.begin(signing, dict.fromkeys(OFFLINE, NEEDED), now)
    _prove(repository, list(read.values()))
    return [
        Held(stick, {role: keys[role][0].public_key.keyid for role in OFFLINE})
        for stick, keys in read.items()
    ]


_Keys = Mapping[str, Sequence[CryptoSigner]]


def _prove(repository: Repository, sticks: Sequence[_Keys]) -> None:
    """See that any two sticks are enough for a release and for new keys, and no stick is alone."""
    for keys in sticks:
        if any(repository.is_enough(role, keys[role]) for role in OFFLINE):
            raise NotMade("One stick alone can sign.")
    for pair in combinations(sticks, NEEDED):
        both = _together(pair)
        if not all(repository.is_enough(role, both[role]) for role in OFFLINE):
            raise NotMade("Two sticks cannot sign.")


def _read(stick: Path, phrase: str) -> _Keys:
    def ask(_name: str) -> str:
        return phrase

    return {role: [read_key(path, ask) for path in keys_of([stick], role)] for role in OFFLINE}


def _online(here: Path) -> _Keys:
    return {role: [read_key(path, str) for path in keys_of([here], role)] for role in ONLINE}


def _together(sticks: Iterable[_Keys]) -> dict[str, list[CryptoSigner]]:
    held = list(sticks)
    return {role: [key for keys in held for key in keys[role]] for role in OFFLINE}
