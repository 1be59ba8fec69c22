"""Frozen dataclasses as JSON in a column: what is kept whole and never searched."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def packed(value: object) -> str:
    """Return the JSON of a frozen dataclass or a plain value."""
    return msgspec.json.encode(value).decode()


def unpacked(text: str | bytes, kind: type[T]) -> T:
    """Read what ``packed`` made; fields added since then take their defaults."""
    return msgspec.json.decode(text, type=kind)
