"""Reading a registration that is plainly in order: the same answer as ``judging.py``, sooner.

What is read here is in order by every rule there is. Whatever is not plain (an accent, two spaces
side by side, anything that may be wrong) is left to ``judging.py``, which alone can say no, and
why. A test holds both against each other.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from central_server.judging import Offer, Reading, Shown, due_for, notes_on
from central_server.reference import ReferenceBooks
from central_server.wire import v1
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused, refuse_if_any
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import (
    LAST_QUEUE_NUMBER,
    NAME_LENGTH,
    TEXT_LENGTH,
    Sex,
    tidy_phone,
    tidy_rt_rw,
)

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NUMBER = re.compile(v1.NUMBER_PATTERN.strip("^$"))
_BETWEEN = "|"

Counted = Annotated[int, Meta(ge=1, le=v1.LARGEST)]
Money = Annotated[int, Meta(ge=0, le=v1.MOST_RUPIAH)]
Name = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
Text = Annotated[str, Meta(max_length=TEXT_LENGTH)]
Mark = Annotated[str, Meta(max_length=64)]
Short = Annotated[str, Meta(max_length=40)]


class _Told(Struct, forbid_unknown_fields=True, gc=False):
    """As narrow as the shape of the wire, or narrower."""


class _Address(_Told):
    street: Annotated[str, Meta(min_length=1, max_length=TEXT_LENGTH)]
    rt: Annotated[str, Meta(max_length=3)]
    rw: Annotated[str, Meta(max_length=3)]
    kelurahan: Annotated[str, Meta(max_length=13)]


class _Enrolment(_Told):
    segment: Segment
    occupation: Annotated[str, Meta(max_length=16)]
    occupation_text: Text
    sector: Sector
    workplace: Text
    income: Money
    programmes: Annotated[tuple[Programme, ...], Meta(max_length=5)]
    funding: FundingSource
    payer: Text
    employer: Text
    employer_number: Text
    risk: RiskGroup | None
    since: Annotated[str, Meta(max_length=7)]
    months: Annotated[int, Meta(ge=1, le=120)]


class _DueLine(_Told):
    programme: Programme
    due: Money


class _Due(_Told):
    month: Annotated[str, Meta(max_length=7)]
    rates: Short
    lines: Annotated[list[_DueLine], Meta(max_length=5)]
    total: Money


class _Consent(_Told):
    version: Annotated[str, Meta(max_length=v1.LINE_LENGTH)]
    at: str


class _Attendance(_Told):
    event: Name
    queue: Annotated[int, Meta(ge=1, le=LAST_QUEUE_NUMBER)]


class _Body(_Told):
    schema: Literal[1]
    number: str
    nik: Short
    family_card: Short
    name: Name
    birth_place: Name
    born: date
    sex: Sex
    mother: Name
    address: _Address
    phone: Short
    enrolment: _Enrolment
    due: _Due
    consent: _Consent
    doubts: Annotated[list[Mark], Meta(max_length=32)]
    attendance: _Attendance | UnsetType = UNSET

    @property
    def texts(self) -> str:
        """Everything a person has typed, or may have, side by side."""
        terms = self.enrolment
        return _BETWEEN.join(
            (
                "",
                self.name,
                self.birth_place,
                self.mother,
                self.address.street,
                terms.occupation,
                terms.occupation_text,
                terms.workplace,
                terms.payer,
                terms.employer,
                terms.employer_number,
                self.due.month,
                self.due.rates,
                self.consent.version,
                self.attendance.event if self.attendance else "",
                *self.doubts,
                "",
            )
        )


class _Fact(_Told):
    id: UUID
    seq: Counted
    kind: Literal["worker_registered"]
    at: str
    author: Name
    worker: UUID
    version: Counted
    body: _Body


def read_plainly(
    offer: Offer, kelurahan: str, programmes: Sequence[CityProgramme], books: ReferenceBooks
) -> Reading | None:
    """Read a new registration as ``opinion_on`` does; None for what is not plainly in order."""
    try:
        fact = msgspec.convert(offer.content, _Fact)
        at = _moment(fact.at)
        shown = _shown(fact.body, at.date(), programmes, books)
    except (msgspec.ValidationError, ValueError, Refused):
        return None
    is_ours = shown.number.startswith(f"{kelurahan}-") and offer.is_whole
    if not is_ours or not _is_plain(f"|{fact.author}|"):
        return None
    kind = FactKind.WORKER_REGISTERED
    return Reading(fact.seq, kind, at, fact.author, fact.worker, fact.version, shown)


def _shown(
    body: _Body, on: date, programmes: Sequence[CityProgramme], books: ReferenceBooks
) -> Shown:
    """Return what the register shows of a body.

    Raises:
        ValueError, Refused: It is not plainly in order.
    """
    if not _is_plain(body.texts) or not _NUMBER.fullmatch(body.number) or body.born > on:
        raise ValueError("not plain")
    _moment(body.consent.at)
    _village(body.address.kelurahan)
    _part(body.address.rt)
    _part(body.address.rw)
    tidy_phone(body.phone)
    if body.family_card:
        FamilyCardNumber.parse(body.family_card)
    told = body.enrolment
    terms, due = _terms(
        books.rates,
        told.segment,
        told.sector,
        told.income,
        told.programmes,
        told.funding,
        told.since,
        told.months,
        told.risk,
        bool(told.employer),
    )
    known = books.occupations.find(told.occupation) is not None
    return Shown(
        number=body.number,
        nik=Nik.parse(body.nik).digits if body.nik else "",
        name=body.name,
        segment=told.segment,
        funding=told.funding,
        notes=notes_on(known, due, body.due.total, terms, body.born, on, programmes),
    )


def _is_plain(texts: str) -> bool:
    """Say whether no text needs tidying: visible ASCII, and no space but between two words."""
    if not texts.isascii() or not texts.isprintable():
        return False
    return "  " not in texts and "| " not in texts and " |" not in texts


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime:
    if not _INSTANT.fullmatch(text):
        raise ValueError("not an instant")
    return datetime.fromisoformat(text)


@lru_cache(maxsize=1024)
def _village(text: str) -> None:
    if not RegionCode.parse(text).is_village_kind:
        raise ValueError("not a village")


@lru_cache(maxsize=1024)
def _part(text: str) -> None:
    tidy_rt_rw(text, "rt")


@lru_cache(maxsize=4096)
def _terms(
    rates: RateBook,
    segment: Segment,
    sector: Sector,
    income: int,
    programmes: tuple[Programme, ...],
    funding: FundingSource,
    since: str,
    months: int,
    risk: RiskGroup | None,
    has_employer: bool,
) -> tuple[Enrolment, int | tuple[str, ...]]:
    """Return terms without their texts, which few of a batch differ in, and what they come to.

    Raises:
        Refused: They cannot be accepted.
    """
    terms = Enrolment(
        segment=segment,
        occupation="",
        sector=sector,
        income=Rupiah(income),
        programmes=frozenset(programmes),
        funding=funding,
        since=Month.parse(since),
        months=months,
        risk=risk,
        employer=segment.value if has_employer else "",
    )
    refuse_if_any(terms.issues())
    return terms, due_for(rates, terms)
