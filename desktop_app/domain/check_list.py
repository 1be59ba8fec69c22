"""The city's check list: whose signatures count, and which papers do not any more.

Keys and revocations are one list, so that nobody holds new keys beside old revocations. It is
signed by the city and travels as a file; among lists the later issued counts, whatever life of the
register it is from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from desktop_app.domain.check_code import Records, joined, papers_in
from desktop_app.domain.paper_claims import PaperClaims

CHECK_LIST = "check"
"""What the list is served as among the reference data."""

FILE_MARK = b"LJL1"
"""First bytes of the file; the rest is a COSE_Sign1 message (RFC 9052)."""

CONTENT_TYPE = "loket-jamsostek check list 1"
"""Stands in the protected header (RFC 9052 section 3.1, label 3): no QR passes for a list."""

LIFE_DAYS = 30
"""How long a list is good for where nobody says otherwise: revocations must come through."""


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
        codes: Of the papers that were made, also of those that do not count any more.
        codes_of: The kelurahan whose papers' codes are there, ten digits; empty where all are.
    """

    city: str
    epoch: str
    issued: datetime
    expires: datetime
    places: frozenset[str] = frozenset()
    keys: Mapping[bytes, CheckKey] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    revoked: Mapping[str, Mapping[int, date]] = field(default_factory=lambda: MappingProxyType({}))
    codes: Records = field(default_factory=lambda: MappingProxyType({}))
    codes_of: str = ""

    @property
    def is_real(self) -> bool:
        """Whether the city has issued it: what a laptop knows by itself is no list."""
        return self.issued > NEVER

    def knowing(self, own: "CheckList") -> "CheckList":
        """Return the list with what a laptop knows besides; what is said of a key already, stays.

        What was withdrawn or revoked on the laptop counts before the city has said so.
        """
        return replace(
            self,
            keys=MappingProxyType({**own.keys, **self.keys}),
            withdrawn=MappingProxyType({**own.withdrawn, **self.withdrawn}),
            revoked=MappingProxyType(
                {
                    number: MappingProxyType(
                        {**own.revoked.get(number, {}), **self.revoked.get(number, {})}
                    )
                    for number in own.revoked.keys() | self.revoked.keys()
                }
            ),
            codes=joined(own.codes, self.codes),
        )

    def papers_of(self, code: str) -> Iterator[tuple[CheckKey, PaperClaims]]:
        """Return which papers a check code may stand for, each with the key that signed it.

        Args:
            code: Twelve hexadecimal digits.
        """
        for signer, paper in papers_in(self.codes, code):
            key = self.keys.get(signer)
            if key is not None:
                yield key, paper


NEVER = datetime(2020, 1, 1, tzinfo=UTC)


def without_list(city: str) -> CheckList:
    """Return what stands in for a list that has not come: no keys, issued and expired long ago."""
    return CheckList(city, "", NEVER, NEVER)
