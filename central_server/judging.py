"""Judging one fact by itself: pure, so that a bad one can never hold up the rest of a batch.

What a clerk can mend gets ``needs_clerk`` with the rule's own code, field and figures; what only a
newer program or a person at the city can settle gets ``needs_city``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Annotated, Any, TypeVar, assert_never
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from central_server.canon import canonical, digest
from central_server.described import worker_of
from central_server.reference import ReferenceBooks
from central_server.wire import v1
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import Enrolment, FundingSource, Segment
from desktop_app.domain.facts import SCHEMA, Body, FactKind, Json, registration_of
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import Worker, tidy_text

M = TypeVar("M", bound=BaseModel)

_NUMBER = re.compile(v1.NUMBER_PATTERN)
_BODY_MARK, _ID_MARK = '"body":', ',"id":"'


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and for a refusal its code, the field it is about, and its figures."""

    verdict: v1.Verdict
    code: str = ""
    about: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)


STORED = Judgement(v1.Verdict.STORED)


def for_city(code: str, about: str = "", **figures: str | int) -> Judgement:
    return Judgement(v1.Verdict.NEEDS_CITY, code, about, figures)


def for_clerk(issue: Issue) -> Judgement:
    return Judgement(v1.Verdict.NEEDS_CLERK, issue.code, issue.about, issue.figures)


class Head(v1.Message):
    """A fact without body and hash: what every kind and every schema share."""

    id: UUID
    seq: v1.Counted
    kind: FactKind
    at: v1.Instant
    author: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(v1.printable)]
    worker: UUID
    version: v1.Counted

    @property
    def time(self) -> datetime:
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class Offer:
    """One fact as it was offered: id and hash could be read, the rest may be anything.

    ``content`` is everything but the hash.
    """

    id: UUID
    hash: str
    content: Mapping[str, Json]

    @classmethod
    def unhashed(cls, identity: UUID, content: Mapping[str, Json]) -> "Offer":
        """Take a fact whose hash did not travel."""
        form = canonical(content)
        offer = cls(identity, digest(form), content)
        vars(offer).update(canonical=form, is_whole=True)
        return offer

    @cached_property
    def canonical(self) -> bytes:
        """The canonical form the hash is taken over."""
        return canonical(self.content)

    @cached_property
    def is_whole(self) -> bool:
        """Whether the hash is this content's."""
        return digest(self.canonical) == self.hash

    @cached_property
    def text(self) -> str:
        return self.canonical.decode()

    @property
    def body_place(self) -> tuple[int, int]:
        """Where in the text of a content in order its body stands: first character, from 1, length.

        In the canonical form it comes between author and id, and a quote in a text is written with
        a stroke before it: neither mark can be part of one.
        """
        begin = self.text.index(_BODY_MARK) + len(_BODY_MARK)
        return begin + 1, self.text.rindex(_ID_MARK) - begin

    @property
    def registration(self) -> Body:
        """What a content that is in order states of the person, without what it was made from."""
        body = self.content["body"]
        if not isinstance(body, Mapping):
            raise TypeError("only a content that is in order is asked for this")
        return registration_of(body)

    @property
    def number(self) -> str | None:
        """The registration number it speaks of, None unless it has the form of one."""
        body = self.content.get("body")
        number = body.get("number") if isinstance(body, Mapping) else None
        return number if isinstance(number, str) and _NUMBER.fullmatch(number) else None


@dataclass(frozen=True, slots=True)
class Content:
    """A registration or amendment that is in order.

    ``notes`` are codes for the city to look at; they bind nobody.
    """

    number: str
    worker: Worker
    notes: tuple[str, ...]

    @property
    def shown(self) -> "Shown":
        terms = self.worker.enrolment
        nik, name = self.worker.nik, self.worker.name
        digits = nik.digits if nik else ""
        return Shown(self.number, digits, name, terms.segment, terms.funding, self.notes)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the register shows of a content in columns of their own.

    ``nik`` is empty for somebody who has none yet.
    """

    number: str
    nik: str
    name: str
    segment: Segment
    funding: FundingSource
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A new registration, a printed paper or a review that is in order: what the rows hold of it.

    ``shown`` is None for all but a registration.
    """

    seq: int
    kind: FactKind
    at: datetime
    author: str
    worker: UUID
    version: int
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper was handed out, or a supervisor has looked: kept, and the register stays."""


@dataclass(frozen=True, slots=True)
class Revocation:
    """One paper does not count any more: the number on it, and which copy."""

    number: str
    copy: int


Meaning = Content | Withdrawal | Revocation | Kept


@dataclass(frozen=True, slots=True)
class Opinion:
    """What can be said of a fact without looking at the register.

    Attributes:
        head: None when not even that can be trusted; then the fact is a dead letter.
        meaning: None unless ``judgement`` is ``STORED``.
    """

    judgement: Judgement
    head: Head | None = None
    meaning: Meaning | None = None


def opinion_on(
    offer: Offer, kelurahan: str, programmes: Sequence[CityProgramme], books: ReferenceBooks
) -> Opinion:
    """Judge a fact for a device of this kelurahan by nothing but its content.

    Returns:
        ``needs_city`` with ``fact.hash_wrong``, ``fact.unreadable`` (field: where),
        ``fact.schema_unknown`` (figure ``schema``), ``fact.wrong_kelurahan``; ``needs_clerk`` with
        the code, field and figures of the first rule that is broken; else what the fact means.
    """
    if not offer.is_whole:
        return Opinion(for_city("fact.hash_wrong"))
    head: Head | None = None
    try:
        head = _read(Head, {key: each for key, each in offer.content.items() if key != "body"})
        meaning = _meaning(head, offer.content.get("body"), programmes, books)
    except ValidationError as error:
        return Opinion(for_city("fact.unreadable", v1.place_of(error)), head)
    except _NewerSchema as error:
        return Opinion(for_city("fact.schema_unknown", schema=error.schema), head)
    except Refused as no:
        return Opinion(for_clerk(no.issues[0]), head)
    if isinstance(meaning, Content) and not meaning.number.startswith(f"{kelurahan}-"):
        return Opinion(for_city("fact.wrong_kelurahan", "number"), head)
    return Opinion(STORED, head, meaning)


class _NewerSchema(Exception):
    """A body of a shape this server does not know yet: the city has to bring it up to date."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


def _meaning(
    head: Head,
    body: Json,
    programmes: Sequence[CityProgramme],
    books: ReferenceBooks,
) -> Meaning:
    schema = body.get("schema") if isinstance(body, Mapping) else None
    if isinstance(schema, int) and schema > SCHEMA:
        raise _NewerSchema(schema)
    match head.kind:
        case FactKind.WORKER_REGISTERED | FactKind.WORKER_AMENDED:
            amends = head.kind is FactKind.WORKER_AMENDED
            read = _read(v1.AmendmentBody if amends else v1.RegistrationBody, body)
            worker = worker_of(read, head.time.date())
            return Content(read.number, worker, _notes(read, worker, head, programmes, books))
        case FactKind.WORKER_WITHDRAWN:
            reason = tidy_text(_read(v1.WithdrawalBody, body).reason, "reason")
            if not reason:
                raise Refused(Issue("membership.reason_missing", "reason"))
            return Withdrawal(reason)
        case FactKind.PAPER_PRINTED:
            _read(v1.PrintedBody, body)
            return Kept()
        case FactKind.PAPER_REVOKED:
            return _revocation(_read(v1.RevokedBody, body))
        case FactKind.REGISTRATION_REVIEWED:
            read_review = _read(v1.ReviewedBody, body)
            tidy_text(read_review.reason, "reason")
            return Kept()
        case _:
            assert_never(head.kind)


def _revocation(body: v1.RevokedBody) -> Revocation:
    if not tidy_text(body.reason, "reason"):
        raise Refused(Issue("paper.reason_missing", "reason"))
    return Revocation(body.number, body.copy_)


def _read(model: type[M], document: Json) -> M:
    """Read a document in strict JSON mode, where a UUID or a date may only be a text."""
    return model.model_validate_json(canonical(document))


def _notes(
    body: v1.RegistrationBody,
    worker: Worker,
    head: Head,
    programmes: Sequence[CityProgramme],
    books: ReferenceBooks,
) -> tuple[str, ...]:
    terms = worker.enrolment
    known = all(
        books.occupations.find(code) is not None
        for code in (terms.occupation, terms.second_occupation or terms.occupation)
    )
    due, on = due_for(books.rates, terms), head.time.date()
    return notes_on(known, due, body.due.total, terms, worker.born, on, programmes)


def notes_on(
    known: bool,
    due: int | tuple[str, ...],
    asked: int,
    terms: Enrolment,
    born: date,
    on: date,
    programmes: Sequence[CityProgramme],
) -> tuple[str, ...]:
    """Return what the city should look at: a different contribution, an age, an odd occupation.

    Args:
        known: Whether the occupation is one of the list.
        due: What ``due_for`` says of the terms.
        asked: What the laptop asked for, in whole rupiah.
        terms: Of the membership; their texts play no part.
        born: Date of birth.
        on: Day of the act.
        programmes: The city's rules.
    """
    found = [] if known else ["occupation.unknown"]
    if isinstance(due, tuple):
        found.extend(due)
    elif due != asked:
        found.append("due.differs")
    programme = _programme_for(terms, programmes)
    if programme is not None:
        found.extend(issue.code for issue in programme.about_age(born, on))
    return tuple(found)


def due_for(rates: RateBook, terms: Enrolment) -> int | tuple[str, ...]:
    """Return what terms come to in their first month, or why that cannot be said."""
    return _due(rates, replace(terms, **_NO_TEXTS))


_NO_TEXTS: Mapping[str, Any] = dict.fromkeys(
    (
        "occupation", "occupation_text", "workplace", "payer", "employer", "employer_number",
        "second_occupation", "hours",
    ),
    "",
)  # fmt: skip
"""What of an enrolment no contribution goes by; without it, few of a batch differ."""


@lru_cache(maxsize=4096)
def _due(rates: RateBook, terms: Enrolment) -> int | tuple[str, ...]:
    try:
        return int(rates.monthly_due(terms, terms.since).total)
    except Refused as no:
        return tuple(issue.code for issue in no.issues)


def _programme_for(
    enrolment: Enrolment, programmes: Sequence[CityProgramme]
) -> CityProgramme | None:
    """Return the city's rules for who pays for this segment, else the first for the segment."""
    of_segment = [each for each in programmes if each.segment is enrolment.segment]
    of_funding = [each for each in of_segment if each.default_funding is enrolment.funding]
    return next(iter(of_funding + of_segment), None)
