"""What the QR of a paper says of it, read strictly: by whoever checks, and for the check codes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.domain.confirmation import (
    CLAIMED_STATUS,
    COPY_CLAIM,
    PaperKind,
    day_of,
    paper_number,
)
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status

T = TypeVar("T", int, str)

_NUMBER = re.compile(r"([0-9]{10})-[0-9]{2,4}-[0-9]{5,7}")
_DIGITS = re.compile(r"(?:[0-9]{4})?")

STATUS_OF: Mapping[int, Status] = {number: status for status, number in CLAIMED_STATUS.items()}
"""Where an application stood, by the number claims tell it by."""


@dataclass(frozen=True, slots=True)
class PaperClaims:
    """What a paper's QR says of it; person and numbers are masked.

    Attributes:
        number: Of the registration; the paper's own has ``BP/`` or ``KK/`` before it.
        nik, kpj: Last four digits; empty where there are none.
        on: The day it was signed.
        start, end: Days of protection, both included; None on a proof.
        copy: 1 for the original, or for the first confirmation the city has signed.
    """

    kind: PaperKind
    number: str
    person: str
    nik: str
    kelurahan: str
    on: date
    status: Status
    kpj: str = ""
    start: date | None = None
    end: date | None = None
    copy: int = 1

    @property
    def paper(self) -> str:
        """The number as it stands on the paper."""
        return paper_number(self.kind, self.number)


def read_claims(claims: Mapping[int, int | str]) -> PaperClaims:
    """Read the numbered claims of a QR.

    Raises:
        Refused: ``qr.forged`` for claims that no paper of ours makes.
    """
    try:
        return _claims(claims)
    except (KeyError, ValueError, OverflowError):
        raise Refused(Issue("qr.forged")) from None


def _claims(told: Mapping[int, int | str]) -> PaperClaims:
    kind = {"B": PaperKind.PROOF, "K": PaperKind.CONFIRMATION}[str(told[1])]
    labels = {1, 2, 3, 4, 5, 6, 10}
    if set(told) - {COPY_CLAIM} != (labels if kind is PaperKind.PROOF else labels | {7, 8, 9}):
        raise ValueError("other claims than a paper makes")
    number, kelurahan = _text(told, 2), _text(told, 5)
    match = _NUMBER.fullmatch(number)
    if match is None or match[1] != kelurahan:
        raise ValueError("a number of another kelurahan")
    is_proof = kind is PaperKind.PROOF
    return PaperClaims(
        kind=kind,
        number=number,
        person=_text(told, 3),
        nik=_digits(told, 4),
        kelurahan=kelurahan,
        on=_day(told, 6),
        status=STATUS_OF[_whole(told, 10)],
        kpj="" if is_proof else _digits(told, 7),
        start=None if is_proof else _day(told, 8),
        end=None if is_proof else _day(told, 9),
        copy=_copy(told),
    )


def _copy(told: Mapping[int, int | str]) -> int:
    if COPY_CLAIM not in told:
        return 1
    copy = _whole(told, COPY_CLAIM)
    if copy <= 1:
        raise ValueError("the original does not say that it is one")
    return copy


def _told(told: Mapping[int, int | str], label: int, kind: type[T]) -> T:
    value = told[label]
    if not isinstance(value, kind):
        # A TypeError, caught where claims are read, would hide a bug of ours as a forgery.
        raise ValueError("not of its kind")  # noqa: TRY004 - it is the paper that is wrong
    return value


def _text(told: Mapping[int, int | str], label: int) -> str:
    return _told(told, label, str)


def _digits(told: Mapping[int, int | str], label: int) -> str:
    text = _text(told, label)
    if not _DIGITS.fullmatch(text):
        raise ValueError("not four digits")
    return text


def _whole(told: Mapping[int, int | str], label: int) -> int:
    return _told(told, label, int)


def _day(told: Mapping[int, int | str], label: int) -> date:
    return day_of(_whole(told, label))
