"""Looking at what was registered: a supervisor's word on one version, and the sample typed again.

A review never stands in the way: what was registered is sent, printed and decided on whether or not
anybody has looked at it. It is about one version; whoever changes the registration opens it again.

Source:
    ``NIST`` and clinical data management call it a quality-control sample: records chosen by chance
    are keyed again from the paper by another person, and what differs is settled by the paper.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from uuid import UUID

from desktop_app.domain.facts import SCHEMA, Body
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import Worker, WorkerLine, tidy_text

SHARE = 0.05
"""Of a day's registrations that are typed again."""

REKEYED = ("nik", "name", "mother", "family_card", "phone")
"""What is typed again, where it was given: what identifies a person, and cannot be guessed."""


class ReviewVerdict(StrEnum):
    """What a supervisor says of a registration."""

    APPROVED = "approved"
    OBJECTED = "objected"


@dataclass(frozen=True, slots=True)
class Review:
    """A supervisor's word on one version of a registration.

    Attributes:
        reason: Why not, in the supervisor's words; may be empty where ``fields`` say it.
        fields: What does not agree with the paper, of ``REKEYED``.
        rekeyed: Whether it was typed again for the sample.
    """

    verdict: ReviewVerdict
    reason: str = ""
    fields: tuple[str, ...] = ()
    rekeyed: bool = False


@dataclass(frozen=True, slots=True)
class ToReview:
    """One registration nobody has looked at since it was last changed.

    Attributes:
        version: Which one is approved or objected to.
        officer: Who registered or last changed it.
        doubts: Codes of what was doubted, and accepted, when it was saved.
    """

    line: WorkerLine
    version: int
    officer: str
    doubts: tuple[str, ...]


def objection(reason: str, fields: Iterable[str] = (), *, rekeyed: bool = False) -> Review:
    """Return an objection.

    Raises:
        Refused: ``review.reason_missing`` where neither words nor fields say why.
    """
    named = tuple(field for field in REKEYED if field in set(fields))
    tidy = tidy_text(reason, "reason")
    if not tidy and not named:
        raise Refused(Issue("review.reason_missing", "reason"))
    return Review(ReviewVerdict.OBJECTED, tidy, named, rekeyed)


def reviewed_body(review: Review) -> Body:
    """Return the content of ``REGISTRATION_REVIEWED``."""
    return {
        "schema": SCHEMA,
        "verdict": review.verdict.value,
        "reason": review.reason,
        "fields": list(review.fields),
        "rekeyed": review.rekeyed,
    }


def read_reviewed_body(body: Body) -> Review:
    """Return what a content of this schema says: the way back of ``reviewed_body``."""
    fields = body["fields"]
    if not isinstance(fields, Sequence):
        raise TypeError("fields are listed")
    return Review(
        ReviewVerdict(str(body["verdict"])),
        str(body["reason"]),
        tuple(str(field) for field in fields),
        bool(body["rekeyed"]),
    )


def in_order(lines: Iterable[ToReview]) -> list[ToReview]:
    """Return what was doubted first, most doubts in front; the rest as it comes."""
    return sorted(lines, key=lambda one: -len(one.doubts))


def sample(workers: Iterable[UUID]) -> list[UUID]:
    """Return which of a day's registrations are typed again: one in twenty, at least one.

    Chosen by what nobody can foresee when registering (a UUIDv7 has 74 random bits) and nobody can
    draw again: the same registrations give the same sample, in whatever order they come.
    """
    chosen = sorted(set(workers), key=lambda one: hashlib.sha256(b"sample" + one.bytes).digest())
    return chosen[: ceil(len(chosen) * SHARE)]


def asked_again(worker: Worker) -> tuple[str, ...]:
    """Return the fields to be typed again: those that were given."""
    return tuple(field for field in REKEYED if _given(worker)[field])


def differing(worker: Worker, typed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields in which what was typed again says something else than what is on file.

    Capitals, spaces, accents and the way a number is set apart say nothing else.
    """
    given = _given(worker)
    return tuple(
        field
        for field in asked_again(worker)
        if _plain(field, typed.get(field, "")) != _plain(field, given[field])
    )


def _given(worker: Worker) -> dict[str, str]:
    return {
        "nik": worker.nik.digits if worker.nik else "",
        "name": worker.name,
        "mother": worker.mother,
        "family_card": worker.family_card.digits if worker.family_card else "",
        "phone": worker.phone,
    }


def _plain(field: str, text: str) -> str:
    if field in {"name", "mother"}:
        letters = unicodedata.normalize("NFKD", text.casefold())
        return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
    digits = re.sub(r"[^0-9]", "", text)
    return re.sub(r"^62", "0", digits) if field == "phone" else digits
