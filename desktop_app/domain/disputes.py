"""Where laptop and city do not agree about a registration, as people are told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop_app.domain.contribution import DueLine, MonthlyDue, RateBook
from desktop_app.domain.enrolment import Programme, Rupiah
from desktop_app.domain.facts import Body, read_registration_body
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
    """

    worker: UUID
    id: UUID
    version: int
    at: datetime
    reason: str
    body: Body
    facts: int = 0
    pending: bool = False


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
        ValueError, KeyError, TypeError: The content is not one the city's program made.
    """
    enrolment = read_registration_body(body).enrolment
    try:
        return rates.monthly_due(enrolment, enrolment.since)
    except Refused:
        due: Any = body["due"]
        lines = [(Programme(each["programme"]), Rupiah(each["due"])) for each in due["lines"]]
        return MonthlyDue(
            month=Month.parse(due["month"]),
            rates_version=due["rates"],
            lines=tuple(
                DueLine(programme, due=paid, before_relief=paid, employer=Rupiah(0), worker=paid)
                for programme, paid in lines
            ),
            reference_income=enrolment.income,
        )
