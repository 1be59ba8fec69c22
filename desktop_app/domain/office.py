"""The office a laptop works for: its city, its letterhead, and what the city has decided."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop_app.domain.coverage import Target
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.extras import Extra
from desktop_app.domain.region import RegionCode


class Role(StrEnum):
    """What an officer may do here."""

    CLERK = "petugas"
    SUPERVISOR = "penyelia"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head and foot of every paper; empty lines are left out.

    Attributes:
        government: For example ``PEMERINTAH KOTA BANDUNG``.
        office: For example ``KELURAHAN SUKAMAJU``.
        place: Where papers are signed.
        signatory_title: For example ``Lurah Sukamaju``.
    """

    government: str
    office: str
    address: str = ""
    contact: str = ""
    place: str = ""
    signatory_title: str = ""
    signatory_name: str = ""
    signatory_number: str = ""


@dataclass(frozen=True, slots=True)
class City:
    """What the city has decided for this kelurahan; it travels with the activation and by news.

    Attributes:
        kelurahan: The kelurahan (or desa) this laptop registers for.
        region_names: Province, kabupaten or kota, kecamatan, kelurahan: as on the letterhead.
        programmes: Rules of eligibility, one set per segment at the most.
        mask_nik: Whether papers hide all but the last four digits of the NIK.
        consent_version, consent_text: What the worker is told and agrees to (UU 27/2022 art. 21).
        branch: The BPJS branch office workers are sent to.
        targets: How many of each segment are to be registered here.
        sealing_key: The city's age recipient (``age1…``); empty until the city has told one.
        asks: What the form asks for besides, in every segment.
    """

    name: str
    kelurahan: RegionCode
    region_names: tuple[str, str, str, str]
    letterhead: Letterhead
    programmes: tuple[CityProgramme, ...] = ()
    mask_nik: bool = True
    consent_version: str = ""
    consent_text: str = ""
    branch: str = ""
    sealing_key: str = ""
    targets: tuple[Target, ...] = ()
    asks: frozenset[Extra] = frozenset()


@dataclass(frozen=True, slots=True)
class Former:
    """An identity this laptop had before: its facts keep the signatures they were saved with.

    Attributes:
        id: UUID the server had given; empty when it never came to that.
        public_key: Its Ed25519 public key, 32 bytes.
        until: Number of the last fact that was saved under it.
    """

    id: str
    public_key: bytes
    until: int


@dataclass(frozen=True, slots=True)
class Device:
    """This laptop, as the city knows it.

    Attributes:
        number: Its number within the kelurahan, given with the activation; part of every
            registration number.
        id: UUID the server gave at enrolment; empty until the first contact.
        private_key: Ed25519 seed, 32 bytes, as it came from the keychain; empty when it is not at
            hand. In memory only, where ``public_key`` says which one it is.
        public_key: Names the key in the keychain, 32 bytes; empty in a file of version 0.1, which
            holds the private key itself until it is next opened.
        server: Base address of the central server.
        code: The activation code while it still has to be redeemed, else empty.
        redeemed: The code it was let in with: a register put back from before that knows it only.
        receipt_key: The city's Ed25519 public key that signs receipts and news, 32 bytes.
        epoch: The life of the server's database this laptop last spoke to.
        counter: Last number used for a signed request; grows with each.
        successor: Public key this laptop goes on with once the city has taken it; empty otherwise.
        formers: Identities it had before, oldest first.
    """

    number: int
    private_key: bytes
    server: str
    receipt_key: bytes
    id: str = ""
    code: str = ""
    redeemed: str = ""
    epoch: str = ""
    counter: int = 0
    public_key: bytes = b""
    successor: bytes = b""
    formers: tuple[Former, ...] = ()

    def signer(self, seq: int) -> tuple[str, bytes]:
        """Return id and public key of the identity that fact ``seq`` was saved under."""
        for former in self.formers:
            if seq <= former.until:
                return former.id, former.public_key
        return self.id, self.public_key

    def succeeded(self, last: int, **changes: Any) -> "Device":
        """Return this laptop under another identity, which begins after fact ``last``."""
        former = Former(self.id, self.public_key, last)
        return replace(self, formers=(*self.formers, former), successor=b"", **changes)

    def __repr__(self) -> str:
        return f"Device(number={self.number}, id={self.id!r}, server={self.server!r})"


@dataclass(frozen=True, slots=True)
class Activation:
    """What the city hands to a new laptop, as a file on a stick or for a typed code.

    Attributes:
        code: One-time activation code, redeemed at the first contact with the server.
    """

    server: str
    code: str
    device_number: int
    receipt_key: bytes
    epoch: str
    city: City


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who works at this laptop, or did; the name stands on the papers they hand out.

    Attributes:
        id: UUIDv7: who came first has the smallest.
        has_access: Whether they may unlock it; who may not any more stays in history.
        former: Names they had before, oldest first. Nobody else may take one: what is signed with
            a name stays theirs.
    """

    id: UUID
    name: str
    role: Role
    has_access: bool = True
    former: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Every name they have acted under."""
        return frozenset({self.name, *self.former})


_TIME_ZONES = (
    ("Asia/Jakarta", frozenset({"61", "62"}), frozenset({"1", "2", "3"})),
    ("Asia/Makassar", frozenset({"63", "64", "65"}), frozenset({"5", "7"})),
)


def time_zone(kelurahan: RegionCode) -> str:
    """Return the IANA name of the zone a kelurahan's clocks show: WIB, WITA or WIT.

    Source:
        Keppres 41/1987: the zones go by province.
    """
    province = kelurahan.province.digits
    for zone, provinces, islands in _TIME_ZONES:
        if province in provinces or province[0] in islands:
            return zone
    return "Asia/Jayapura"
