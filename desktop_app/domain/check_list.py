"""The city's check list: whose signatures count, and which papers do not any more.

Keys and revocations are one list, so that nobody holds new keys beside old revocations. It is
signed by the city and travels as a file; among lists the later issued counts, whatever life of the
register it is from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

CHECK_LIST = "check"
"""What the list is served as among the reference data."""

FILE_MARK = b"LJL1"
"""First bytes of the file; the rest is a COSE_Sign1 message (RFC 9052)."""

CONTENT_TYPE = "loket-jamsostek check list 1"
"""Stands in the protected header (RFC 9052 section 3.1, label 3): no QR passes for a list."""

LIFE_DAYS = 30
"""How long a list is good for where nobody says otherwise: revocations must come through."""

RECORD = 10
"""Bytes of one confirmation among the codes: its running number (4) and its check code (6)."""

_NUMBER_PARTS = 3  # kelurahan, laptop, running number


@dataclass(frozen=True, slots=True)
class CheckKey:
    """A key whose signatures count.

    Attributes:
        public: Raw Ed25519 public key, 32 bytes.
        kelurahan: Ten digits; empty for the city's own.
        number: The laptop's number in its kelurahan; 0 for the city.
        since: First day it may have signed.
        until: The day a laptop was revoked, or the city went over to another key; None while it
            signs.
    """

    public: bytes
    kelurahan: str
    number: int
    since: date
    until: date | None = None

    @property
    def is_city(self) -> bool:
        return not self.kelurahan


@dataclass(frozen=True, slots=True)
class CheckList:
    """What a verifier knows.

    Attributes:
        city: The city's name.
        epoch: The life of the register it was made in.
        issued, expires: Aware UTC.
        places: Codes of the city's kelurahan, ten digits.
        keys: By key id (eight bytes).
        withdrawn: On which day a registration was withdrawn or refused, by its number.
        revoked: Which papers do not count any more though their registration does: by the number
            that stands on them (``BP/…``, ``KK/…``), by copy, the day. The copy of a confirmation
            is which one it is: all its sheets bear the one text the city has signed.
        codes: Check codes of the confirmations in force: by the number without its last part,
            records of ``RECORD`` bytes one after another.
    """

    city: str
    epoch: str
    issued: datetime
    expires: datetime
    places: frozenset[str] = frozenset()
    keys: Mapping[bytes, CheckKey] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    revoked: Mapping[str, Mapping[int, date]] = field(default_factory=lambda: MappingProxyType({}))
    codes: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_real(self) -> bool:
        """Whether the city has issued it: what a laptop knows by itself is no list."""
        return self.issued > NEVER

    def knowing(self, known: Mapping[bytes, CheckKey]) -> "CheckList":
        """Return the list with keys it does not have yet; what it says of a key it has, stays."""
        return replace(self, keys=MappingProxyType({**known, **self.keys}))

    def number_of(self, code: str) -> str | None:
        """Return which confirmation has a check code (twelve hexadecimal digits), if one has."""
        wanted = bytes.fromhex(code)
        for stem, records in self.codes.items():
            for start in range(0, len(records), RECORD):
                if records[start + 4 : start + RECORD] == wanted:
                    running = int.from_bytes(records[start : start + 4], "big")
                    return f"{stem}-{running:05}"
        return None


NEVER = datetime(2020, 1, 1, tzinfo=UTC)


def without_list(city: str) -> CheckList:
    """Return what stands in for a list that has not come: no keys, issued and expired long ago."""
    return CheckList(city, "", NEVER, NEVER)


def stem_of(number: str) -> tuple[str, int]:
    """Return a registration number without its running number, and that.

    Raises:
        ValueError: It is no registration number.
    """
    parts = number.split("-")
    if len(parts) != _NUMBER_PARTS:
        raise ValueError("not a registration number")
    return "-".join(parts[:2]), int(parts[2])
