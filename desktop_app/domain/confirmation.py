"""What a paper states, and the claims its signed QR makes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.office import City
from desktop_app.domain.worker import Registration

QR_PREFIX = "LJ1:"
"""First characters of every QR of ours; the rest is base45 of a COSE_Sign1 message (RFC 9052)."""

PRACTICE_QR = "LATIHAN"
"""What the QR of a practice paper says: signed by nobody, so that it vouches for nothing."""

_EPOCH_DAY = date(2020, 1, 1).toordinal()  # days in claims are counted from here

CLAIMED_STATUS: Mapping[Status, int] = {
    Status.DRAFT: 0,
    Status.REGISTERED: 1,
    Status.SENT: 2,
    Status.PROPOSED: 3,
    Status.VERIFIED: 4,
    Status.APPROVED: 5,
    Status.ACTIVE: 6,
    Status.REFUSED: 7,
    Status.WITHDRAWN: 8,
}
"""How a QR says where the application stood on the day of the paper; a number once given stays.

No paper is made of a draft or of what was withdrawn (``may_print``).
"""


COPY_CLAIM = 11
"""Label of a proof's claim which copy it is, from 2 on; on a confirmation, of the claim which one
it is: the city signs another when it revokes one."""


class PaperKind(StrEnum):
    """The papers about one person.

    Proof of registration at once, confirmation once BPJS has issued the KPJ, what is to be paid
    (*rincian iuran*), and all that is held about the person (*hak atas data*).
    """

    PROOF = "bukti"
    CONFIRMATION = "konfirmasi"
    LETTER = "rincian_iuran"
    RIGHTS = "hak_data"

    @property
    def letters(self) -> str:
        return _LETTERS[self]


_LETTERS = {
    PaperKind.PROOF: "BP",
    PaperKind.CONFIRMATION: "KK",
    PaperKind.LETTER: "RI",
    PaperKind.RIGHTS: "HD",
}

SIGNED_KINDS = (PaperKind.PROOF, PaperKind.CONFIRMATION)
"""Papers with a signed QR: they are shown to others, who have to be able to check them."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything one paper is made from; the same facts give the same bytes.

    Attributes:
        number: ``BP/<registration number>`` or ``KK/<registration number>``.
        copy: 1 for the original, 2 and more are marked "Salinan".
        made_at: Aware UTC; shown in the office's own zone.
        zone: IANA name of that zone, one of Asia/Jakarta, Asia/Makassar, Asia/Jayapura.
        due: The first month's bill, as it was frozen with the registration.
        occupation: Name of the occupation, not its code.
        region: The worker's kelurahan, kecamatan, kabupaten or kota, as one line.
        qr: The signed text of the QR.
        delivery: Where the newest version stands. A confirmation states the version the city has,
            so that only the proof speaks of it.
        second_occupation: Another one, by its name; empty for who has one only.
        practice: Nobody is registered: the paper says so in letters nobody overlooks.
        reminder, footer: The office's own words, where it has any.
        emblem: Its emblem as a PNG or JPEG file; empty for ours.
        period: The bill of each month paid at once, oldest first; relief may end among them. Left
            empty, the paper states no sum for the period.
    """

    kind: PaperKind
    number: str
    copy: int
    made_at: datetime
    zone: str
    officer: str
    city: City
    registration: Registration
    due: MonthlyDue
    occupation: str
    region: str
    qr: str
    delivery: DeliveryStatus = DeliveryStatus.DELIVERED
    period: tuple[MonthlyDue, ...] = ()
    second_occupation: str = ""
    practice: bool = False
    reminder: str = ""
    footer: str = ""
    emblem: bytes = b""

    @property
    def check_code(self) -> str:
        """Twelve characters to read out over the telephone: a digest of the signed QR."""
        return check_code(self.qr)


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper that was handed over.

    Attributes:
        id: UUIDv7.
        worker: Id of the registration it is about.
        copy: 1 for the original.
        officer: Name of the officer who printed it.
        coded: The record of its check code (``check_code.py``); empty where it has none.
    """

    id: UUID
    worker: UUID
    kind: PaperKind
    number: str
    copy: int
    at: datetime
    officer: str
    coded: bytes = b""


def may_print(kind: PaperKind, status: Status) -> None:
    """Let nothing be printed that is not yet true.

    Raises:
        Refused: ``paper.not_registered`` for a draft, ``paper.withdrawn``, ``paper.not_active``
            for a confirmation before the KPJ has come back, ``paper.nothing_due`` for a letter
            about what the city has refused. What is held about somebody is told at any time,
            also after a withdrawal: it is held all the same.
    """
    if status is Status.DRAFT:
        raise Refused(Issue("paper.not_registered"))
    if status is Status.WITHDRAWN and kind is not PaperKind.RIGHTS:
        raise Refused(Issue("paper.withdrawn"))
    if kind is PaperKind.LETTER and status is Status.REFUSED:
        raise Refused(Issue("paper.nothing_due"))
    if kind is PaperKind.CONFIRMATION and status is not Status.ACTIVE:
        raise Refused(Issue("paper.not_active"))


def paper_number(kind: PaperKind, registration_number: str) -> str:
    return f"{kind.letters}/{registration_number}"


def registration_number(paper: str) -> str:
    """Return the number of the registration a paper is about, from the one that stands on it."""
    return paper.partition("/")[2]


def check_code(qr: str) -> str:
    """Return the twelve characters of a QR's text: the first 48 bits of its SHA-256."""
    digest = hashlib.sha256(qr.encode()).hexdigest().upper()[:12]
    return "-".join(digest[start : start + 4] for start in range(0, 12, 4))


def day_number(day: date) -> int:
    """Return a day as the QR and the check list tell it: days since 1 January 2020."""
    return day.toordinal() - _EPOCH_DAY


def day_of(number: int) -> date:
    """Return the day a number tells.

    Raises:
        ValueError, OverflowError: It is no day of our calendar.
    """
    return date.fromordinal(number + _EPOCH_DAY)


def masked_name(name: str) -> str:
    """Return the name with all but each word's first letter hidden: the QR can be read by all."""
    return " ".join(word[:1] + "*" * min(len(word) - 1, 3) for word in name.split())[:24]


def proof_claims(
    registration: Registration, kelurahan: str, on: date, copy: int = 1
) -> Mapping[int, int | str]:
    """Return the claims of a *Bukti Pendaftaran*: what the device itself can vouch for.

    The digits of a NIK are empty for somebody who has none yet. A copy says which it is, so that
    one paper can be revoked and the next counts; the original says nothing of it.
    """
    claims: dict[int, int | str] = {
        1: "B",
        2: registration.number,
        3: masked_name(registration.worker.name),
        4: registration.worker.nik.digits[-4:] if registration.worker.nik else "",
        5: kelurahan,
        6: day_number(on),
        10: CLAIMED_STATUS[registration.application.status],
    }
    return claims if copy == 1 else {**claims, COPY_CLAIM: copy}


def confirmation_claims(
    number: str,
    name: str,
    nik: str,
    kelurahan: str,
    kpj: str,
    start: date,
    end: date,
    on: date,
    edition: int = 1,
) -> Mapping[int, int | str]:
    """Return the claims of a *Konfirmasi Kepesertaan*: what the city vouches for.

    Dates are days since 1 January 2020, ``on`` the day the city signs; NIK and KPJ are their last
    four digits. One that takes the place of a revoked one says which it is; the first says nothing
    of it.
    """
    claims: dict[int, int | str] = {
        1: "K",
        2: number,
        3: masked_name(name),
        4: nik[-4:],
        5: kelurahan,
        6: day_number(on),
        7: kpj[-4:],
        8: day_number(start),
        9: day_number(end),
        10: CLAIMED_STATUS[Status.ACTIVE],
    }
    return claims if edition == 1 else {**claims, COPY_CLAIM: edition}
