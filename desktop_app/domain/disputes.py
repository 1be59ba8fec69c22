"""Where laptop and city do not agree about a registration, as people are told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.contribution import DueLine, MonthlyDue, RateBook
from desktop_app.domain.enrolment import Enrolment, Programme, Rupiah
from desktop_app.domain.facts import Body, Json, read_registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.versions import Difference


class DoubleState(StrEnum):
    """How it stands with another registration of the same NIK; the city's words."""

    OPEN = "open"
    KEPT = "kept"
    OTHER_KEPT = "other_kept"
    MISTYPED = "mistyped"
    OTHER_MISTYPED = "other_mistyped"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Double:
    """Another registration of the same NIK: its number and kelurahan, and nobody's name."""

    worker: UUID
    other: str
    kelurahan: str
    state: DoubleState
    at: datetime


@dataclass(frozen=True, slots=True)
class CityContent:
    """A content of a registration that came from the city.

    Attributes:
        id: Of the city's correction, or of the fact whose content the register shows.
        at: By the city's clock.
        facts: Number of this laptop's newest fact when it came.
        pending: This laptop has a change of its own beside it, and nobody has chosen yet.
        base: What a correction was made from; None for what is none.
        signature: The city's own over a correction, in base64; empty for what is none.
        epoch: The life of the city's register that last was known to hold it.
    """

    worker: UUID
    id: UUID
    version: int
    at: datetime
    reason: str
    body: Body
    facts: int = 0
    pending: bool = False
    base: UUID | None = None
    signature: str = ""
    epoch: str = ""


class Side(StrEnum):
    """Whose content is to hold."""

    OURS = "ours"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two contents of one registration, side by side.

    Attributes:
        since: Since when it stands.
        reason: What the city said; empty where it only holds our change.
        apart: The fields that differ, ours and theirs.
        may_keep_ours: Whether the clerk may choose; otherwise only the way back is open here.
    """

    since: datetime
    reason: str
    apart: Sequence[Difference]
    may_keep_ours: bool


def bill_of(body: Body, rates: RateBook) -> MonthlyDue:
    """Return the bill of a content the city has made.

    Where these books know no rate for it (the city's may be newer), it is as the content states it.

    Raises:
        ValueError, KeyError, TypeError, Refused: The content is not one the city's program made.
    """
    enrolment = read_registration_body(body).enrolment
    try:
        return rates.monthly_due(enrolment, enrolment.since)
    except Refused:
        return _as_stated(body["due"], enrolment)


def _as_stated(due: Json, enrolment: Enrolment) -> MonthlyDue:
    match due:
        case {"month": str(month), "rates": str(version), "lines": [*lines]}:
            return MonthlyDue(
                month=Month.parse(month),
                rates_version=version,
                lines=tuple(map(_line, lines)),
                reference_income=enrolment.income,
            )
    raise ValueError("not a bill")


def _line(stated: Json) -> DueLine:
    match stated:
        case {"programme": str(code), "due": int(due)} if due >= 0:
            paid = Rupiah(due)
            return DueLine(
                Programme(code), due=paid, before_relief=paid, employer=Rupiah(0), worker=paid
            )
    raise ValueError("not a line of a bill")
