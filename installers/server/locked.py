"""The server's share of requirements.lock: its packages and theirs, each with its hashes."""

from pathlib import Path

from installers.locked import Locked, needed, read_lock
from installers.server.contents import dependencies, name_of

_HEAD = """\
# What the city's server needs, cut out of requirements.lock. Install with
#   pip install --require-hashes --no-deps -r {name}
"""


def packages(root: Path) -> list[Locked]:
    """Return what the server of a checkout stands on, in the order of names.

    Raises:
        ValueError: A dependency is not in the lock.
    """
    lock = read_lock((root / "requirements.lock").read_text(encoding="utf-8"))
    return needed(lock, map(name_of, dependencies(root)))


def requirements(root: Path, name: str) -> str:
    """Return the text of a requirements file for the server alone.

    Raises:
        ValueError: As ``packages``.
    """
    return _HEAD.format(name=name) + "".join(each.text for each in packages(root))
