"""The server's share of requirements.lock: its packages and theirs, each with its hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

from installers.server.contents import dependencies, name_of

_HEAD = """\
# What the city's server needs, cut out of requirements.lock. Install with
#   pip install --require-hashes --no-deps -r {name}
"""
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^ +# +(?:via )?([A-Za-z0-9._-]+)(?: .*)?$")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock.

    Attributes:
        text: Its lines with version, marker and hashes, without remarks.
        asked_by: The packages it is there for.
    """

    text: str
    asked_by: frozenset[str]

    @property
    def version(self) -> str:
        return self.text.partition("==")[2].split()[0]

    @property
    def hashes(self) -> list[str]:
        return _HASH.findall(self.text)


def requirements(root: Path, name: str) -> str:
    """Return the text of a requirements file for the server alone.

    Raises:
        KeyError: A dependency is not in the lock.
    """
    lock = read_lock((root / "requirements.lock").read_text(encoding="utf-8"))
    needed = {name_of(line) for line in dependencies(root)}
    for each in needed:
        lock[each]  # all of them are there, or this is a lock of other days
    grown = True
    while grown:
        also = {each for each, locked in lock.items() if locked.asked_by & needed}
        grown = not also <= needed
        needed |= also
    return _HEAD.format(name=name) + "".join(lock[each].text for each in sorted(needed))


def read_lock(text: str) -> dict[str, Locked]:
    """Return the packages of a lock by name."""
    found: dict[str, Locked] = {}
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE):
        if "==" not in block:
            continue  # what stands above the first
        lines = block.splitlines(keepends=True)
        remarks = [line for line in lines if line.lstrip().startswith("#")]
        asked_by = {match[1] for line in remarks if (match := _VIA.match(line.rstrip()))}
        kept = "".join(line for line in lines if line not in remarks)
        found[name_of(block)] = Locked(kept, frozenset(asked_by) - {"via"})
    return found
