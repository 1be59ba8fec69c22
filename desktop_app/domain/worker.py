"""A worker as registered, and the line of a list that shows one."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Enrolment, FundingSource, Segment
from desktop_app.domain.family import Child, Heir, MaritalStatus
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode

NAME_LENGTH = 120
TEXT_LENGTH = 200
LAST_QUEUE_NUMBER = 99_999

_PHONE_MARKS = re.compile(r"[\s().-]+")
_MOBILE = re.compile(r"(?:\+62|62|0)(8[1-9][0-9]{6,11})")
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+")
_HOUR = r"([01]?[0-9]|2[0-4])(?:[.:]([0-5][0-9]))?"
_HOURS = re.compile(rf"{_HOUR} *(?:-|\u2013|\u2014|s\.?/?d\.?|sampai) *{_HOUR}")
_DAY_MINUTES = 24 * 60
_RT_RW = re.compile(r"[0-9]{1,3}")
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category, blank by their shape: a name of these would be no name."""
_NOT_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Sex(StrEnum):
    """As the population register writes it."""

    MAN = "L"
    WOMAN = "P"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the worker lives; ``rt`` and ``rw`` are three digits or empty."""

    street: str
    rt: str
    rw: str
    kelurahan: RegionCode


@dataclass(frozen=True, slots=True)
class Consent:
    """That the worker was told and agreed (UU 27/2022 art. 20 to 24): which text, and when."""

    version: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """At which event (*kegiatan*), and as which number of its queue, somebody was registered.

    Attributes:
        queue: From 1 to ``LAST_QUEUE_NUMBER``.
    """

    event: str
    queue: int


@dataclass(frozen=True, slots=True)
class Worker:
    """A person as the clerk registered them; every rule that blocks has been passed.

    Attributes:
        nik: None for somebody who has none yet: a state of its own, and never a row of zeros.
        phone: ``+62…`` or empty.
        doubts: Codes of the warnings the clerk saw and saved in spite of.
        home: Where the worker lives, where that is not the address of the KTP.
        heir, children: Asked where city or law want them (``extras``).
        attendance: None for whoever came to the office.
    """

    nik: Nik | None
    name: str
    birth_place: str
    born: date
    sex: Sex
    mother: str
    address: Address
    enrolment: Enrolment
    consent: Consent
    phone: str = ""
    family_card: FamilyCardNumber | None = None
    doubts: tuple[str, ...] = ()
    email: str = ""
    marital: MaritalStatus | None = None
    home: Address | None = None
    heir: Heir | None = None
    children: tuple[Child, ...] = ()
    attendance: Attendance | None = None

    @property
    def nik_digits(self) -> str:
        """The sixteen digits; empty for somebody who has no NIK yet."""
        return self.nik.digits if self.nik else ""


@dataclass(frozen=True, slots=True)
class Registration:
    """One worker's record on this laptop and where their application stands.

    Attributes:
        id: UUIDv7, made at save; the server knows the record by it.
        number: ``KKKKKKKKKK-DD-NNNNN``: kelurahan, device, running number (``RegistrationNumber``).
        version: 1 at registration, one more with each amendment.
        at: When it was first saved, aware UTC.
        officer: Name of the clerk who saved this version.
        confirmation_qr: Signed text of the confirmation's QR, from the server with the KPJ.
    """

    id: UUID
    number: str
    version: int
    at: datetime
    officer: str
    worker: Worker
    application: Application
    confirmation_qr: str = ""


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """What a list shows of one registration. The NIK is masked where it is shown, not here.

    Attributes:
        nik: Sixteen digits, or empty for somebody who has none yet.
        delivery: Where its newest content stands: the server's answer, or that it still waits.
        row: Its place in the order of saving on this laptop, by which a list names it.
    """

    id: UUID
    number: str
    nik: str
    name: str
    born: date
    segment: Segment
    funding: FundingSource
    street: str
    status: Status
    at: datetime
    delivery: DeliveryStatus = DeliveryStatus.WAITING
    row: int = 0
    rt: str = ""
    rw: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many registrations this laptop holds, and where their newest content stands.

    ``saved == delivered + waiting + needs_clerk + needs_city``, whatever happens.
    """

    saved: int
    delivered: int
    waiting: int
    needs_clerk: int
    needs_city: int
    by_status: Mapping[Status, int]


def tidy_name(typed: str, about: str, code: str) -> str:
    """Return a name as typed but for outer and doubled spaces; no capitals are forced.

    Raises:
        Refused: ``code`` when nothing is left; ``text.too_long`` over ``NAME_LENGTH`` characters;
            ``text.unprintable`` as ``is_printable`` says.
    """
    name = " ".join(_plain_spaces(typed).split())
    if not name:
        raise Refused(Issue(code, about))
    return tidy_text(name, about, NAME_LENGTH)


def as_on_the_card(name: str) -> str:
    """Return a name that was typed all in small letters in the capitals of an identity card.

    Any other is returned as it is: whoever writes a capital has written the name. Capitals have no
    exceptions to know of, as ``binti``, ``S.Pd.`` and ``O'Neill`` would be, and compare letter by
    letter with the card in hand: BPJS wants a name equal to the KTP's (SIPP mass upload, 2024).
    """
    return name.upper() if name.islower() else name


def tidy_text(typed: str, about: str, most: int = TEXT_LENGTH) -> str:
    """Return free text without outer spaces, each kind of space a plain one.

    Raises:
        Refused: ``text.too_long`` (figures ``most``, ``now``), ``text.unprintable``.
    """
    text = _plain_spaces(typed).strip(" ")
    if len(text) > most:
        raise Refused(Issue("text.too_long", about, figures={"most": most, "now": len(text)}))
    if not is_printable(text):
        raise Refused(Issue("text.unprintable", about))
    return text


def is_printable(text: str) -> bool:
    """Say whether a text holds only what can be seen: both ends of the wire ask here.

    Control, direction-changing, unassigned and private characters, lone surrogates, line breaks
    and blank letters are refused: on a paper they would hide or turn what is signed.
    """
    if text.isascii():
        return text.isprintable()
    return not any(
        unicodedata.category(character) in _NOT_TEXT or character in _FILLERS for character in text
    )


def _plain_spaces(text: str) -> str:
    """Turn every space of Unicode, such as the no-break one a web page brings, into a plain one."""
    if text.isascii():
        return text
    return "".join(
        " " if unicodedata.category(character) == "Zs" else character for character in text
    )


def tidy_phone(typed: str) -> str:
    """Return a mobile number as ``+628…``; an empty one stays empty.

    Raises:
        Refused: ``phone.unreadable``.
    """
    digits = _PHONE_MARKS.sub("", typed)
    if not digits:
        return ""
    found = _MOBILE.fullmatch(digits)
    if found is None:
        raise Refused(Issue("phone.unreadable", "phone"))
    return f"+62{found[1]}"


def tidy_email(typed: str) -> str:
    """Return an e-mail address without outer spaces; an empty one stays empty.

    Raises:
        Refused: ``email.unreadable``; ``text.too_long``, ``text.unprintable``.
    """
    email = tidy_text(typed, "email", NAME_LENGTH)
    if email and not (email.isascii() and _EMAIL.fullmatch(email)):
        raise Refused(Issue("email.unreadable", "email"))
    return email


def tidy_hours(typed: str) -> str:
    """Return working hours as ``07:00-15:00``, read from any usual way of writing them.

    The end may lie before the beginning: a night watch. An empty text stays empty.

    Raises:
        Refused: ``hours.unreadable``.
    """
    text = _plain_spaces(typed).strip(" ").lower()
    if not text:
        return ""
    found = _HOURS.fullmatch(text)
    if found is None:
        raise Refused(Issue("hours.unreadable", "hours"))
    begins, ends = (
        int(hour) * 60 + int(minute or 0)
        for hour, minute in (found.groups()[:2], found.groups()[2:])
    )
    if begins == ends or max(begins, ends) > _DAY_MINUTES:
        raise Refused(Issue("hours.unreadable", "hours"))
    return f"{begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}"


def tidy_rt_rw(typed: str, about: str) -> str:
    """Return the number of an RT or RW as three digits; an empty one stays empty.

    Raises:
        Refused: ``address.rt_rw_unreadable``.
    """
    digits = typed.strip()
    if not digits:
        return ""
    if not _RT_RW.fullmatch(digits):
        raise Refused(Issue("address.rt_rw_unreadable", about))
    return digits.zfill(3)


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """The number a worker can read out: kelurahan, device within it, running number.

    Made offline, so the device's part (given by the server with the activation) keeps two laptops
    of one kelurahan from giving out the same number.
    """

    kelurahan: RegionCode
    device: int
    running: int

    def __str__(self) -> str:
        return f"{self.kelurahan.digits}-{self.device:02}-{self.running:05}"
