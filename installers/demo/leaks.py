"""Looks for people's data where none may lie: every file, in every form a program might write."""

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path


def traces(secrets: Sequence[str], folders: Sequence[Path]) -> list[Path]:
    """Return the files below ``folders`` in which one of ``secrets`` can be read."""
    needles = {form for secret in secrets for form in forms(secret)}
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def forms(secret: str) -> Iterator[bytes]:
    """Yield a text as UTF-8, as UTF-16 both ways, as hex, reversed, and inside base64.

    Base64 has three faces, by where in a group of three bytes the text begins; of each only the
    letters that depend on nothing before or after it are looked for.
    """
    plain = secret.encode()
    yield plain
    yield plain[::-1]
    yield secret.encode("utf-16-le")
    yield secret.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for before in range(3):
        packed = base64.b64encode(b"\0" * before + plain)
        first = -(-before * 8 // 6)
        last = (before + len(plain)) * 8 // 6
        yield packed[first:last]
