"""The canonical form of a document, quickly: the same bytes as ``desktop_app.domain.facts``."""

import hashlib
from typing import Any

import msgspec

from desktop_app.domain import facts

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(document: Any) -> bytes:
    """Return the one byte form of a document that came out of JSON."""
    try:
        return _ENCODER.encode(document)
    except OverflowError:  # a sum beyond 64 bits, which only the slow way can write
        return facts.canonical(document)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
