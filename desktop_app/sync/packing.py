"""Packing a batch for the line: zstd under a dictionary both ends have (RFC 9842), or gzip.

The dictionary is a file of the program, named by its hash. A server that does not have it says so,
and from then on this line packs with gzip, which every server knows.
"""

import gzip
import hashlib
from pathlib import Path

import zstandard

from desktop_app.paths import resource_folder

DICTIONARY = "f906ad23c4b69e57.zdict"
"""The newest one; what was shipped before stays in the folder for the server."""

SMALLEST = 256
"""Below this many bytes packing gains nothing."""

_MAGIC = bytes.fromhex("5e2a4d1820000000")
_LEVEL = 19


class Packer:
    """Packs bodies for one server.

    Attributes:
        known: Whether the server may have our dictionary; set to False once it says no.
    """

    def __init__(self, resources: Path | None = None) -> None:
        dictionary = (resources or resource_folder()) / "wire" / DICTIONARY
        content = dictionary.read_bytes()
        self._head = _MAGIC + hashlib.sha256(content).digest()
        self._compressor = zstandard.ZstdCompressor(
            level=_LEVEL, dict_data=zstandard.ZstdCompressionDict(content), write_dict_id=False
        )
        self.known = True

    def packed(self, body: bytes) -> tuple[bytes, str]:
        """Return what travels, and its Content-Encoding."""
        if len(body) < SMALLEST:
            return body, "identity"
        if self.known:
            return self._head + self._compressor.compress(body), "dcz"
        return gzip.compress(body, mtime=0), "gzip"
