"""Who may have a version: a bound signed with it, and the city's own, which can only hold it back.

The share is of kelurahan and not of laptops: those of one office go together. Which of them are in
it is drawn anew for each version, so that it is not always the same ones who try what is new.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

METADATA, TARGETS = "metadata", "targets"
"""Folders of a repository of updates: its signed lists, and its files."""

TIMESTAMP = "timestamp.json"
"""The signed list that says how things stand: it is written last, and asked for first."""

STAGES = "tahap.json"
"""Beside the folders: what a city holds back."""

EVERYBODY = 100
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Stage:
    """Who may have one version.

    Attributes:
        percent: Of the kelurahan, by lot.
        kelurahan: Codes of ten digits that may have it whatever the lot says.
    """

    percent: int = EVERYBODY
    kelurahan: tuple[str, ...] = ()

    def lets(self, version: str, kelurahan: str) -> bool:
        return kelurahan in self.kelurahan or lot(version, kelurahan) < self.percent


CLOSED = Stage(percent=0)
OPEN = Stage()


def lot(version: str, kelurahan: str) -> int:
    """Return the lot of a kelurahan for a version: a whole number from 0 to 99."""
    drawn = hashlib.sha256(f"{version}/{kelurahan}".encode()).digest()
    return int.from_bytes(drawn[:8], "big") % EVERYBODY


def stage_of(told: object) -> Stage:
    """Read a stage as it is written down; whatever is not one lets nobody in."""
    if not isinstance(told, Mapping):
        return CLOSED
    percent, listed = told.get("percent", 0), told.get("kelurahan", [])
    fits = isinstance(percent, int) and isinstance(listed, list | tuple)
    if not fits or not all(isinstance(each, str) for each in listed):
        return CLOSED
    return Stage(min(max(percent, 0), EVERYBODY), tuple(listed))


def city_stages(body: bytes) -> Mapping[str, Stage]:
    """Read what a city holds back, by version; a version it does not name it leaves as signed.

    Raises:
        ValueError, TypeError: It is not what a city writes.
    """
    told = dict(json.loads(body))
    return {str(version): stage_of(each) for version, each in told.items()}
