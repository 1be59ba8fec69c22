"""What the server must hear: each act of a clerk as one fact, its content frozen once made.

The content of a fact is a document, like a signed paper: its shape carries a number (``schema``)
and is hashed in one canonical form that both ends compute from here. How facts travel is the
wire's business (``sync/wire.py``, ``central_server/wire``).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.family import Child, Heir, MaritalStatus, Relation
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Attendance, Consent, Sex, Worker

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Body: TypeAlias = Mapping[str, Json]

SCHEMA = 1


class FactKind(StrEnum):
    """What a clerk did."""

    WORKER_REGISTERED = "worker_registered"
    WORKER_AMENDED = "worker_amended"
    WORKER_WITHDRAWN = "worker_withdrawn"
    PAPER_PRINTED = "paper_printed"
    REGISTRATION_REVIEWED = "registration_reviewed"
    PAPER_REVOKED = "paper_revoked"


WITHOUT_CONTENT = frozenset(
    {FactKind.PAPER_PRINTED, FactKind.REGISTRATION_REVIEWED, FactKind.PAPER_REVOKED}
)
"""Kinds that say nothing new of a registration: they do not decide where that stands."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What fixes a fact at save: author, time, number and content, and all facts before it.

    Attributes:
        before: Chain up to the fact before; 32 zero bytes for the first.
        chain: SHA-256 over ``before`` and the fact's hash.
        signature: Ed25519 by the laptop's key over ``signed_bytes(chain)``; empty when the key
            was not at hand. The next signature vouches for this fact too, through the chain.
    """

    before: bytes
    chain: bytes
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Fact:
    """One act.

    Attributes:
        id: UUIDv7, stored before anything is sent; the server's primary key.
        seq: Running number of this device's facts, from 1, without gaps.
        at: Aware UTC, by this device's clock: told to people, never used to order.
        author: Name of the officer who acted.
        device: The device the city enrolled, as a UUID in text; empty until enrolment.
        worker: Id of the registration the act is about.
        version: Version of the registration after the act.
        body: The content, by ``kind``.
        seal: Made at save and never again; None for a fact of version 0.1.
    """

    id: UUID
    seq: int
    kind: FactKind
    at: datetime
    author: str
    device: str
    worker: UUID
    version: int
    body: Body
    seal: Seal | None = None
    _hash: str = field(default="", init=False, repr=False, compare=False)

    @property
    def hash(self) -> str:
        """SHA-256 over the canonical form of everything a fact says but where it was sent from.

        The device is left out: a laptop may be enrolled after its first registrations. It is taken
        once: sealing, sending and the receipt all ask for it.
        """
        if not self._hash:
            object.__setattr__(self, "_hash", self._content_hash())
        return self._hash

    @property
    def document(self) -> Body:
        """Everything a fact says but where it was sent from, as the wire has it."""
        return {
            "id": str(self.id),
            "seq": self.seq,
            "kind": self.kind.value,
            "at": instant(self.at),
            "author": self.author,
            "worker": str(self.worker),
            "version": self.version,
            "body": self.body,
        }

    def _content_hash(self) -> str:
        return content_hash(self.document)


_TO_THE_SECOND = len("2026-11-22T02:41:00")
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
)


def instant(at: datetime) -> str:
    """Return a UTC time as facts have it: whole seconds, ``2026-11-22T02:41:00Z``."""
    return f"{at.isoformat(timespec='seconds')[:_TO_THE_SECOND]}Z"


def canonical(value: Json) -> bytes:
    """Return the one byte form of a value: keys sorted, no spaces, UTF-8, no floats."""
    return _CANONICAL.encode(value).encode()


def content_hash(value: Json) -> str:
    """Return the SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


CHAIN_START = bytes(32)
"""The chain before a laptop's first fact."""

_SIGNED_AS = b"loket-jamsostek fact 1"


def chained(before: bytes, digest: str) -> bytes:
    """Return the chain after one more fact, whose hash is ``digest`` (hexadecimal)."""
    return hashlib.sha256(before + bytes.fromhex(digest)).digest()


def signed_bytes(chain: bytes) -> bytes:
    """Return what a laptop signs of a fact: its key signs nothing else that begins so."""
    return _SIGNED_AS + chain


def registration_body(number: str, worker: Worker, due: MonthlyDue) -> Body:
    """Return the content of ``WORKER_REGISTERED`` and ``WORKER_AMENDED``: always whole.

    A NIK of "" says that the worker has none yet. What only some are asked for is absent where
    there is none of it.
    """
    enrolment = worker.enrolment
    return {
        "schema": SCHEMA,
        "number": number,
        "nik": worker.nik.digits if worker.nik else "",
        "family_card": worker.family_card.digits if worker.family_card else "",
        "name": worker.name,
        "birth_place": worker.birth_place,
        "born": worker.born.isoformat(),
        "sex": worker.sex.value,
        "mother": worker.mother,
        "address": _address(worker.address),
        "phone": worker.phone,
        "enrolment": {
            "segment": enrolment.segment.value,
            "occupation": enrolment.occupation,
            "occupation_text": enrolment.occupation_text,
            "sector": enrolment.sector.value,
            "workplace": enrolment.workplace,
            "income": int(enrolment.income),
            "programmes": [p.value for p in Programme if p in enrolment.programmes],
            "funding": enrolment.funding.value,
            "payer": enrolment.payer,
            "employer": enrolment.employer,
            "employer_number": enrolment.employer_number,
            "risk": enrolment.risk.value if enrolment.risk else None,
            "since": str(enrolment.since),
            "months": enrolment.months,
            **_given(second_occupation=enrolment.second_occupation, hours=enrolment.hours),
        },
        "due": {
            "month": str(due.month),
            "rates": due.rates_version,
            "lines": [
                {"programme": line.programme.value, "due": int(line.due)} for line in due.lines
            ],
            "total": int(due.total),
        },
        "consent": {
            "version": worker.consent.version,
            "at": instant(worker.consent.at),
        },
        "doubts": list(worker.doubts),
        **_given(
            email=worker.email,
            marital=worker.marital.value if worker.marital else "",
            home=_address(worker.home) if worker.home else {},
            heir=_heir(worker.heir) if worker.heir else {},
            children=[{"name": one.name, "born": one.born.isoformat()} for one in worker.children],
            attendance=_attendance(worker.attendance) if worker.attendance else {},
        ),
    }


def _address(address: Address) -> Body:
    return {
        "street": address.street,
        "rt": address.rt,
        "rw": address.rw,
        "kelurahan": address.kelurahan.digits,
    }


def _heir(heir: Heir) -> Body:
    return {"name": heir.name, "relation": heir.relation.value}


def _attendance(attendance: Attendance) -> Body:
    return {"event": attendance.event, "queue": attendance.queue}


def _given(**fields: Json) -> Body:
    """Return the fields that hold anything: an absent one leaves a hash as it was before it."""
    return {name: value for name, value in fields.items() if value}


def amended_body(body: Body, base: UUID | None) -> Body:
    """Return the content of ``WORKER_AMENDED``: the whole, and which version it was made from."""
    return {**body, "base": str(base)} if base else body


def registration_of(body: Body) -> Body:
    """Return what an amendment states of the person: the way back of ``amended_body``."""
    return {name: each for name, each in body.items() if name != "base"}


def read_registration_body(body: Body) -> Worker:
    """Return the worker a content of this schema states: the way back of ``registration_body``.

    It came over a line, or lay on a disk: numbers are read by the rules they were typed by.

    Raises:
        ValueError, KeyError, TypeError, Refused: The content is not one this program made.
    """
    told = json.loads(canonical(body))  # plain values, whatever the mapping was made of
    enrolment, consent, heir = told["enrolment"], told["consent"], told.get("heir")
    came = told.get("attendance")
    return Worker(
        nik=Nik.parse(told["nik"]) if told["nik"] else None,
        name=told["name"],
        birth_place=told["birth_place"],
        born=date.fromisoformat(told["born"]),
        sex=Sex(told["sex"]),
        mother=told["mother"],
        address=_read_address(told["address"]),
        enrolment=Enrolment(
            segment=Segment(enrolment["segment"]),
            occupation=enrolment["occupation"],
            sector=Sector(enrolment["sector"]),
            income=Rupiah(enrolment["income"]),
            programmes=frozenset(Programme(code) for code in enrolment["programmes"]),
            funding=FundingSource(enrolment["funding"]),
            since=Month.parse(enrolment["since"]),
            months=enrolment["months"],
            occupation_text=enrolment["occupation_text"],
            workplace=enrolment["workplace"],
            payer=enrolment["payer"],
            employer=enrolment["employer"],
            employer_number=enrolment["employer_number"],
            risk=RiskGroup(enrolment["risk"]) if enrolment["risk"] else None,
            second_occupation=enrolment.get("second_occupation", ""),
            hours=enrolment.get("hours", ""),
        ),
        consent=Consent(consent["version"], datetime.fromisoformat(consent["at"])),
        phone=told["phone"],
        family_card=FamilyCardNumber.parse(told["family_card"]) if told["family_card"] else None,
        doubts=tuple(told["doubts"]),
        email=told.get("email", ""),
        marital=MaritalStatus(told["marital"]) if "marital" in told else None,
        home=_read_address(told["home"]) if "home" in told else None,
        heir=Heir(heir["name"], Relation(heir["relation"])) if heir else None,
        children=tuple(
            Child(one["name"], date.fromisoformat(one["born"])) for one in told.get("children", ())
        ),
        attendance=Attendance(came["event"], came["queue"]) if came else None,
    )


def _read_address(told: Mapping[str, str]) -> Address:
    return Address(told["street"], told["rt"], told["rw"], RegionCode.parse(told["kelurahan"]))


def withdrawal_body(reason: str, into: UUID | None = None) -> Body:
    """Return the content of ``WORKER_WITHDRAWN``; ``into`` where it was merged with another."""
    body: Body = {"schema": SCHEMA, "reason": reason}
    return {**body, "into": str(into)} if into else body


def printed_body(paper: str, number: str, copy: int, check: Body | None = None) -> Body:
    """Return the content of ``PAPER_PRINTED``: which paper, its number, 1 for the original.

    Args:
        paper: Its kind.
        number: That stands on it.
        copy: 1 for the original.
        check: What its check code stands for (``check_body``), if it has one a laptop vouches for.
    """
    body: Body = {"schema": SCHEMA, "paper": paper, "number": number, "copy": copy}
    return {**body, "check": check} if check else body


def check_body(code: str, on: date, status: str) -> Body:
    """Return what a proof's check code stands for: twelve characters, day and status then."""
    return {"code": code, "on": on.isoformat(), "status": status}


def revoked_body(paper: str, number: str, copy: int, reason: str) -> Body:
    """Return the content of ``PAPER_REVOKED``: which one paper does not count any more, and why."""
    return {"schema": SCHEMA, "paper": paper, "number": number, "copy": copy, "reason": reason}
