"""What a Windows program file (PE) says of itself: what it needs, offers, and was signed over."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

_MAGIC_64 = 0x20B
_EXPORTS, _IMPORTS, _SECURITY, _DELAYED = 0, 1, 4, 13
_IMPORT_BYTES, _DELAYED_BYTES = 20, 32
_BY_NUMBER = 1 << 63


class NotPortable(ValueError):
    """The bytes are no Windows program for 64 bits; the argument says what is missing."""


@dataclass(frozen=True, slots=True)
class _Section:
    address: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Portable:
    """A program or library of Windows, read from its bytes.

    Attributes:
        checksum_at: Where its checksum stands, four bytes that no signature covers.
        security_at: Where the place of its signature is told, eight bytes no signature covers.
    """

    data: bytes
    checksum_at: int
    security_at: int
    _directories: tuple[tuple[int, int], ...]
    _sections: tuple[_Section, ...]

    @classmethod
    def read(cls, data: bytes) -> "Portable":
        """Read the headers.

        Raises:
            NotPortable: It is none, is cut short, or is for 32 bits.
        """
        try:
            return cls._read(data)
        except struct.error as error:
            raise NotPortable("cut short") from error

    @classmethod
    def _read(cls, data: bytes) -> "Portable":
        if data[:2] != b"MZ":
            raise NotPortable("no MZ")
        (start,) = struct.unpack_from("<I", data, 0x3C)
        if data[start : start + 4] != b"PE\0\0":
            raise NotPortable("no PE")
        sections, optional_size = struct.unpack_from("<2xH12xH", data, start + 4)
        optional = start + 24
        if struct.unpack_from("<H", data, optional) != (_MAGIC_64,):
            raise NotPortable("not for 64 bits")
        (directories,) = struct.unpack_from("<I", data, optional + 108)
        told = tuple(
            struct.unpack_from("<II", data, optional + 112 + 8 * which)
            for which in range(min(directories, 16))
        )
        table = optional + optional_size
        laid = []
        for which in range(sections):
            size, address, raw, offset = struct.unpack_from("<8xIIII", data, table + 40 * which)
            laid.append(_Section(address, max(size, raw), offset))
        return cls(data, optional + 64, optional + 112 + 8 * _SECURITY, told, tuple(laid))

    def needs(self) -> dict[str, list[str]]:
        """Return what it asks of which library, loaded at once or late.

        Names of libraries are in lower case; what is asked for by number alone is left out.
        """
        asked: dict[str, list[str]] = {}
        for which, size, name_at, names_at in (
            (_IMPORTS, _IMPORT_BYTES, 12, 0),
            (_DELAYED, _DELAYED_BYTES, 4, 16),
        ):
            start = self._directory(which)[0]
            while start:
                entry = self._offset(start)
                (name,) = struct.unpack_from("<I", self.data, entry + name_at)
                if not name:
                    break
                (names,) = struct.unpack_from("<I", self.data, entry + names_at)
                asked.setdefault(self._text(name).lower(), []).extend(self._asked(names))
                start += size
        return asked

    def offers(self) -> list[str]:
        """Return the names it exports, as it lists them."""
        address = self._directory(_EXPORTS)[0]
        if not address:
            return []
        names, listed = struct.unpack_from("<I4xI", self.data, self._offset(address) + 24)
        start = self._offset(listed)
        return [self._text(each) for each in struct.unpack_from(f"<{names}I", self.data, start)]

    def signature(self) -> bytes:
        """Return the publisher's signature (PKCS #7, DER); empty where there is none."""
        start, size = self._directory(_SECURITY)
        if not size:
            return b""
        length, kind = struct.unpack_from("<I2xH", self.data, start)
        if kind != 2 or length > size:  # noqa: PLR2004 - WIN_CERT_TYPE_PKCS_SIGNED_DATA
            raise NotPortable("a signature of no known kind")
        return self.data[start + 8 : start + length]

    def digest(self, algorithm: str) -> bytes:
        """Return the hash a publisher signs: everything but checksum and signature.

        Source:
            Windows Authenticode Portable Executable Signature Format (Microsoft, 2008).
        """
        start, size = self._directory(_SECURITY)
        end = start if size else len(self.data)
        hashed = hashlib.new(algorithm)
        hashed.update(self.data[: self.checksum_at])
        hashed.update(self.data[self.checksum_at + 4 : self.security_at])
        hashed.update(self.data[self.security_at + 8 : end])
        hashed.update(self.data[end + size :])
        return hashed.digest()

    def _asked(self, address: int) -> Iterator[str]:
        """Yield the names of one list of imports; each is preceded by two bytes, a hint."""
        for at in count(self._offset(address), 8):
            (name,) = struct.unpack_from("<Q", self.data, at)
            if not name:
                return
            if not name & _BY_NUMBER:
                yield self._text(name + 2)

    def _directory(self, which: int) -> tuple[int, int]:
        return self._directories[which] if which < len(self._directories) else (0, 0)

    def _offset(self, address: int) -> int:
        for section in self._sections:
            if section.address <= address < section.address + section.size:
                return section.offset + address - section.address
        raise NotPortable("an address outside every section")

    def _text(self, address: int) -> str:
        start = self._offset(address)
        return self.data[start : self.data.index(b"\0", start)].decode("ascii")
