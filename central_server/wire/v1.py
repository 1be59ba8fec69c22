"""Version 1 of the wire, frozen: a released laptop may speak it for years.

Every shape is strict (no unknown field, no conversion of types). The golden examples in
``tests/contract/v1`` are the contract; ``docs/wire.md`` says it in words.
"""

from datetime import date, datetime
from enum import StrEnum
from operator import not_
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.enrolment import FundingSource, Programme, RiskGroup, Sector, Segment
from desktop_app.domain.facts import FactKind
from desktop_app.domain.family import MOST_CHILDREN, MaritalStatus, Relation
from desktop_app.domain.membership import Status
from desktop_app.domain.review import ReviewVerdict
from desktop_app.domain.worker import LAST_QUEUE_NUMBER, NAME_LENGTH, Sex, is_printable

LARGEST = (1 << 53) - 1
"""The largest whole number every reader of JSON keeps exactly."""

MOST_RUPIAH = 10**12
LINE_LENGTH = 120

REVOCABLE_PATTERN = r"^(BP|KK)/[0-9]{10}-[0-9]{2,4}-[0-9]{5,7}$"
NUMBER_PATTERN = r"^[0-9]{10}-[0-9]{2,4}-[0-9]{5,7}$"


def printable(text: str) -> str:
    """Let pass what the desktop lets pass, and nothing else."""
    if not is_printable(text):
        raise ValueError("unprintable")
    return text


def moment(text: str) -> str:
    """Let pass a time that exists: the pattern alone takes 31 February and 25 o'clock."""
    datetime.fromisoformat(text)
    return text


Counted = Annotated[int, Field(ge=1, le=LARGEST)]
Money = Annotated[int, Field(ge=0, le=MOST_RUPIAH)]
Instant = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
    AfterValidator(moment),
]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, Field(max_length=400)]
Line = Annotated[str, Field(max_length=LINE_LENGTH), AfterValidator(printable)]
Mark = Annotated[str, Field(max_length=64), AfterValidator(printable)]
"""A code or a number that programs make: no clerk typed it, so no clerk could mend it."""
Recipient = Annotated[str, Field(pattern=r"^(age1[02-9ac-hj-np-z]{58})?$")]
"""Whom age seals to: an X25519 key in Bech32; empty from a server that had none yet."""
IF_THERE_IS_ANY = Field(exclude_if=not_)
"""A field that is written only where it says something: whoever was told reads it so."""
Base64 = Annotated[str, Field(max_length=200, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


def instant(at: datetime) -> str:
    """Return a time as the wire writes it: UTC, whole seconds, ``Z``."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def place_of(error: ValidationError) -> str:
    """Return where a document is first wrong, in words of the schema only.

    A field nobody knows is named by whoever sent it, and may be named anything: then the place is
    the one it was found in.
    """
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    steps = first["loc"][:-1] if first["type"] == "extra_forbidden" else first["loc"]
    return ".".join(map(str, steps))[:64]


class Message(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class AddressDoc(Message):
    street: Text
    rt: Annotated[str, Field(max_length=3)]
    rw: Annotated[str, Field(max_length=3)]
    kelurahan: Annotated[str, Field(max_length=13)]


class EnrolmentDoc(Message):
    segment: Segment
    occupation: Annotated[str, Field(max_length=16), AfterValidator(printable)]
    occupation_text: Text
    sector: Sector
    workplace: Text
    income: Money
    programmes: Annotated[list[Programme], Field(max_length=5)]
    funding: FundingSource
    payer: Text
    employer: Text
    employer_number: Text
    risk: RiskGroup | None
    since: Annotated[str, Field(max_length=7)]
    months: Annotated[int, Field(ge=1, le=120)]
    second_occupation: Annotated[
        str, Field(max_length=16), AfterValidator(printable), IF_THERE_IS_ANY
    ] = ""
    hours: Annotated[str, Field(max_length=40), IF_THERE_IS_ANY] = ""


class HeirDoc(Message):
    name: Text
    relation: Relation


class ChildDoc(Message):
    name: Text
    born: date


class AttendanceDoc(Message):
    """The event (*kegiatan*) somebody was registered at, and their number in its queue."""

    event: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH), AfterValidator(printable)]
    queue: Annotated[int, Field(ge=1, le=LAST_QUEUE_NUMBER)]


class DueLineDoc(Message):
    programme: Programme
    due: Money


class DueDoc(Message):
    """What the laptop asked for; the server computes its own and compares."""

    month: Annotated[str, Field(max_length=7), AfterValidator(printable)]
    rates: Annotated[str, Field(max_length=40), AfterValidator(printable)]
    lines: Annotated[list[DueLineDoc], Field(max_length=5)]
    total: Money


class ConsentDoc(Message):
    version: Line
    at: Instant


class Body(Message):
    schema_: Annotated[Literal[1], Field(alias="schema")]


class RegistrationBody(Body):
    """The content of ``worker_registered`` and ``worker_amended``: always whole.

    An empty ``nik`` says that the worker has none yet. From ``email`` on a field is there only for
    whom there is something to say.
    """

    number: Annotated[str, Field(pattern=NUMBER_PATTERN)]
    nik: Annotated[str, Field(max_length=40)]
    family_card: Annotated[str, Field(max_length=40)]
    name: Text
    birth_place: Text
    born: date
    sex: Sex
    mother: Text
    address: AddressDoc
    phone: Annotated[str, Field(max_length=40)]
    enrolment: EnrolmentDoc
    due: DueDoc
    consent: ConsentDoc
    doubts: Annotated[list[Mark], Field(max_length=32)]
    email: Annotated[Text, IF_THERE_IS_ANY] = ""
    marital: Annotated[MaritalStatus | None, IF_THERE_IS_ANY] = None
    home: Annotated[AddressDoc | None, IF_THERE_IS_ANY] = None
    heir: Annotated[HeirDoc | None, IF_THERE_IS_ANY] = None
    children: Annotated[list[ChildDoc], Field(max_length=MOST_CHILDREN), IF_THERE_IS_ANY] = []
    attendance: Annotated[AttendanceDoc | None, IF_THERE_IS_ANY] = None


class AmendmentBody(RegistrationBody):
    """``base`` is the fact, or the city's correction, whose content was amended."""

    base: UUID | None = None


class WithdrawalBody(Body):
    """``into`` is the registration it was merged with: of the same person, and it stays."""

    reason: Text
    into: Annotated[UUID | None, IF_THERE_IS_ANY] = None


class CheckDoc(Message):
    """What a proof's check code stands for: day and status its QR was signed with."""

    code: Annotated[str, Field(pattern=r"^[0-9A-F]{12}$")]
    on: date
    status: Status


class PrintedBody(Body):
    paper: PaperKind
    number: Mark
    copy_: Annotated[int, Field(ge=1, le=LARGEST, alias="copy")]
    check: Annotated[CheckDoc | None, IF_THERE_IS_ANY] = None


class ReviewedBody(Body):
    """A supervisor of the kelurahan has looked at this version; nothing waits for it."""

    verdict: ReviewVerdict
    reason: Text
    fields_: Annotated[list[Mark], Field(max_length=16, alias="fields")]
    rekeyed: bool


class RevokedBody(Body):
    """One proof, or one confirmation, does not count any more; the registration stands."""

    paper: Literal["bukti", "konfirmasi"]
    number: Annotated[str, Field(pattern=REVOCABLE_PATTERN)]
    copy_: Annotated[int, Field(ge=1, le=LARGEST, alias="copy")]
    reason: Text


class FactDoc(Message):
    """One act of a clerk; ``hash`` is over everything else in its canonical form."""

    id: UUID
    seq: Counted
    kind: FactKind
    at: Instant
    author: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(printable)]
    worker: UUID
    version: Counted
    body: (
        RegistrationBody | AmendmentBody | WithdrawalBody | RevokedBody | PrintedBody | ReviewedBody
    )
    hash: Hash


class SignedRun(Message):
    """Facts side by side that one signature stands for.

    Attributes:
        device: Whose key signed, of the same kelurahan.
        count: How many facts of the batch.
        before: The chain before the first, in hexadecimal; empty where the facts have none.
        signature: Over the chain after the last; empty where the key was not at hand.
    """

    device: UUID
    count: Counted
    before: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    signature: Base64 = ""


Column = Annotated[
    list[Any] | dict[str, Any],
    Field(description="One field of every fact, in one of the forms of docs/wire.md"),
]


class PushRequest(Message):
    """A batch, in the order the facts were made."""

    facts: list[FactDoc]
    signed: list[SignedRun] = []


class PushColumns(Message):
    """The same batch in columns, one for each field: a fact's hash is left for the city to take."""

    columns: dict[str, Column | int]
    signed: list[SignedRun] = []


class Verdict(StrEnum):
    """Who has to act next on a fact: nobody, the clerk, or the city."""

    STORED = "stored"
    NEEDS_CLERK = "needs_clerk"
    NEEDS_CITY = "needs_city"


Place = Annotated[int, Field(ge=0, le=LARGEST)]
"""Where a fact stood in the batch, from 0."""


class ReceiptOther(Message):
    """The verdict on one fact that was not stored."""

    place: Place
    verdict: Verdict
    code: str = ""
    field: str = ""
    figures: dict[str, str | int] = {}


class Receipt(Message):
    """The city's word for one batch; every place is in ``stored`` or in ``others``, once.

    Attributes:
        count: How many facts were offered.
        digest: SHA-256 over the canonical JSON of ``[[id, hash], ...]`` in the order offered.
        stored: Runs of facts that were stored side by side: place of the first, how many, and the
            first's place in the kelurahan's order.
        backed_up: Up to which place in that order the server has a verified backup; 0 for none.
    """

    device: UUID
    epoch: str
    sequence: Counted
    at: Instant
    count: Place
    digest: Hash
    stored: list[tuple[Place, Counted, Counted]]
    others: list[ReceiptOther]
    backed_up: Place = 0


class SignedReceipt(Message):
    """``signature``: Ed25519 over the canonical JSON of ``receipt``, by the city's key."""

    receipt: Receipt
    signature: Base64


class NewsKind(StrEnum):
    STATUS = "status"
    CITY = "city"
    REFERENCE = "reference"
    DOUBLE = "double"
    CORRECTED = "corrected"
    RESOLVED = "resolved"
    RETURNED = "returned"


class NewsEvent(StrEnum):
    """What happened to an application, as a laptop hears it."""

    PROPOSED = "proposed"
    VERIFIED = "verified"
    APPROVED = "approved"
    ACTIVATED = "activated"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class DecreeDoc(Message):
    number: Line
    on: date


class StatusNews(Message):
    worker: UUID
    event: NewsEvent
    at: Instant
    decree: DecreeDoc | None = None
    kpj: Annotated[str, Field(pattern=r"^([0-9]{11})?$")] = ""
    start: date | None = None
    end: date | None = None
    reason: str = ""
    confirmation_qr: str = ""


class ReferenceNews(Message):
    """``key`` is that of ``niks``, the keyed filter of the city's NIKs; other files have none."""

    name: Line
    etag: Line
    key: Annotated[Base64, IF_THERE_IS_ANY] = ""


class Revocation(Message):
    """The city's word that a device is withdrawn; ``revoked`` tells it from any other document."""

    device: UUID
    revoked: Literal[True] = True
    at: Instant


class ProblemDoc(BaseModel):
    """Problem details (RFC 9457); ``type`` names the cause.

    ``device-revoked`` has two members more: who is revoked, and the city's signature over the
    canonical JSON of that.
    """

    type: str
    title: str
    status: int
    detail: str = ""
    revocation: Revocation | None = None
    signature: str = ""
