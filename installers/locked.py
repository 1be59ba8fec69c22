"""What requirements.lock says of each package, and which of them somebody needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[1] / "requirements.lock"

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKED_BY = re.compile(r"^ +# +(?:via +)?([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock.

    Attributes:
        name: As the lock writes it (PEP 503).
        marker: Where it is wanted at all; empty for everywhere.
        hashes: SHA-256 of each of its files, in hexadecimal.
        asked_by: The packages it is there for, by the lock's own notes.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: frozenset[str]

    @property
    def pinned(self) -> str:
        """Its line for pip, asked no questions: name, version and hashes."""
        return " ".join([f"{self.name}=={self.version}", *self._hashes])

    @property
    def text(self) -> str:
        """Its lines as the lock has them, with the marker and without the notes."""
        marker = f" ; {self.marker}" if self.marker else ""
        return " \\\n    ".join([f"{self.name}=={self.version}{marker}", *self._hashes]) + "\n"

    @property
    def _hashes(self) -> list[str]:
        return [f"--hash=sha256:{each}" for each in self.hashes]


def read_lock(text: str | None = None) -> list[Locked]:
    """Return the packages of a lock, ours unless another is given, in its order.

    Raises:
        ValueError: A package stands there without version or hash.
    """
    text = LOCK.read_text(encoding="utf-8") if text is None else text
    return [_read(entry) for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]]


def _read(entry: str) -> Locked:
    asked = Requirement(entry.partition("\n")[0].removesuffix("\\").strip())
    hashes = tuple(_HASH.findall(entry))
    versions = [each.version for each in asked.specifier if each.operator == "=="]
    if len(versions) != 1 or not hashes:
        raise ValueError(f"{asked.name} is not locked")
    asked_by = frozenset(map(canonicalize_name, _ASKED_BY.findall(entry))) - {"via"}
    marker = str(asked.marker or "")
    return Locked(canonicalize_name(asked.name), versions[0], marker, hashes, asked_by)


def needed(lock: Iterable[Locked], roots: Iterable[str]) -> list[Locked]:
    """Return these packages and what they need, in the lock's order.

    Args:
        lock: What may be had.
        roots: Names, as the lock writes them.

    Raises:
        ValueError: A root is not in the lock.
    """
    there, wanted = list(lock), set(roots)
    if missing := wanted - {each.name for each in there}:
        raise ValueError(f"not in the lock: {', '.join(sorted(missing))}")
    while more := {each.name for each in there if each.asked_by & wanted} - wanted:
        wanted |= more
    return [each for each in there if each.name in wanted]
