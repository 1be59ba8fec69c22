"""The messages as this desktop writes and reads them: version 1 of the wire, and no other.

Golden examples of every message stand in ``tests/contract/v1``; the server has its own models of
the same shapes. What arrives is read strictly: a message that is not whole is no message.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

import msgspec

from desktop_app.domain.batch import as_columns
from desktop_app.domain.coverage import Target
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import Extra
from desktop_app.domain.facts import Fact, content_hash, instant
from desktop_app.domain.office import Activation, City, Letterhead
from desktop_app.domain.region import RegionCode

PROBLEM = "urn:loket-jamsostek:problem:"
ACTIVATION_FORMAT = "loket-jamsostek-activation"


class LetterheadDoc(msgspec.Struct, frozen=True):
    government: str
    office: str
    address: str = ""
    contact: str = ""
    place: str = ""
    signatory_title: str = ""
    signatory_name: str = ""
    signatory_number: str = ""


class ProgrammeDoc(msgspec.Struct, frozen=True):
    name: str
    segment: Segment
    youngest: int = 18
    oldest: int = 64
    one_per_household: bool = False
    quota: int | None = None
    default_funding: FundingSource | None = None


class TargetDoc(msgspec.Struct, frozen=True):
    segment: Segment
    people: int
    set_on: date
    funding: FundingSource | None = None
    until: date | None = None


class CityDoc(msgspec.Struct, frozen=True):
    """What a city has decided for one kelurahan."""

    name: str
    kelurahan: str
    region_names: tuple[str, str, str, str]
    letterhead: LetterheadDoc
    programmes: tuple[ProgrammeDoc, ...] = ()
    mask_nik: bool = True
    consent_version: str = ""
    consent_text: str = ""
    branch: str = ""
    sealing_key: str = ""
    targets: tuple[TargetDoc, ...] = ()
    asks: tuple[str, ...] = ()

    def read(self) -> City:
        """Return what it says.

        Raises:
            Refused: ``region.unreadable`` for a kelurahan that is no code.
        """
        return City(
            name=self.name,
            kelurahan=RegionCode.parse(self.kelurahan),
            region_names=self.region_names,
            letterhead=Letterhead(**msgspec.structs.asdict(self.letterhead)),
            programmes=tuple(
                CityProgramme(**msgspec.structs.asdict(programme)) for programme in self.programmes
            ),
            mask_nik=self.mask_nik,
            consent_version=self.consent_version,
            consent_text=self.consent_text,
            branch=self.branch,
            sealing_key=self.sealing_key,
            targets=tuple(Target(**msgspec.structs.asdict(target)) for target in self.targets),
            asks=frozenset(Extra(name) for name in self.asks if name in set(Extra)),
        )


class ActivationDoc(msgspec.Struct, frozen=True):
    """What a new laptop is given, as a file on a stick or for a typed code."""

    format: Literal["loket-jamsostek-activation"]
    version: Literal[1]
    server: str
    code: str
    device_number: int
    receipt_key: str
    epoch: str
    city: CityDoc

    def read(self) -> Activation:
        return Activation(
            server=self.server.rstrip("/"),
            code=self.code,
            device_number=self.device_number,
            receipt_key=base64.b64decode(self.receipt_key, validate=True),
            epoch=self.epoch,
            city=self.city.read(),
        )


class EnrolmentReply(msgspec.Struct, frozen=True):
    device: UUID
    device_number: int
    epoch: str
    receipt_key: str
    city: CityDoc


class ReceiptOther(msgspec.Struct, frozen=True):
    """The verdict on the fact at one place of the batch, which was not stored."""

    place: int
    verdict: Literal["needs_clerk", "needs_city"]
    code: str = ""
    field: str = ""
    figures: dict[str, str | int] = {}


@dataclass(frozen=True, slots=True)
class Signed:
    """What the city says, as it came, and its signature over the canonical form of that."""

    said: msgspec.Raw
    signature: str

    @classmethod
    def read(cls, body: bytes, name: str) -> "Signed":
        """Read ``{name: …, "signature": …}``.

        Raises:
            msgspec.MsgspecError: It is nothing of this kind.
        """
        members = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        if not {name, "signature"} <= members.keys():
            raise msgspec.ValidationError("a signed message has its signature beside it")
        return cls(members[name], msgspec.json.decode(members["signature"], type=str))


class Receipt(msgspec.Struct, frozen=True):
    """What the server signs after its commit.

    ``stored``: runs of facts: place of the first in the batch, how many, and the first's place in
    the kelurahan's order. ``digest`` is over all the batch held, as ``digest_of`` makes it.
    """

    device: UUID
    epoch: str
    sequence: int
    at: str
    count: int
    digest: str
    stored: tuple[tuple[int, int, int], ...]
    others: tuple[ReceiptOther, ...]
    backed_up: int = 0


class DecreeDoc(msgspec.Struct, frozen=True):
    number: str
    on: date


class StatusNews(msgspec.Struct, frozen=True):
    """That the city, or another laptop of the kelurahan, moved an application on."""

    worker: UUID
    event: Literal[
        "proposed", "verified", "approved", "activated", "confirmed", "refused", "withdrawn"
    ]
    at: str
    decree: DecreeDoc | None = None
    kpj: str = ""
    start: date | None = None
    end: date | None = None
    reason: str = ""
    confirmation_qr: str = ""


class ReferenceNews(msgspec.Struct, frozen=True):
    """That the city has a new edition of a reference file; ``key`` is the filter's, in base64."""

    name: str
    etag: str
    key: str = ""


class NewsItem(msgspec.Struct, frozen=True):
    cursor: int
    kind: str
    body: msgspec.Raw


class NewsPage(msgspec.Struct, frozen=True):
    device: UUID
    epoch: str
    items: tuple[NewsItem, ...]
    next: int
    more: bool
    backed_up: int = 0


class Problem(msgspec.Struct, frozen=True):
    """A problem document (RFC 9457)."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0

    @property
    def name(self) -> str:
        """The last part of our own problem types; empty for any other."""
        return self.type.removeprefix(PROBLEM) if self.type.startswith(PROBLEM) else ""


def push_body(facts: Sequence[Fact], signed: Sequence[dict[str, Any]] = ()) -> bytes:
    """Return the body of ``POST /v1/facts``: in columns, or fact by fact where they do not fit.

    Args:
        facts: The batch.
        signed: Its runs, as ``runs_of`` makes them.
    """
    documents = [_fact_doc(fact) for fact in facts]
    columns = as_columns(documents)
    if columns is not None:
        return msgspec.json.encode({"columns": columns, "signed": signed})
    hashed = zip(documents, facts, strict=True)
    return msgspec.json.encode(
        {"facts": [{**document, "hash": fact.hash} for document, fact in hashed], "signed": signed}
    )


def digest_of(facts: Sequence[Fact]) -> str:
    """Return what a receipt for exactly these facts, in this order, has as its digest."""
    return content_hash([[str(fact.id), fact.hash] for fact in facts])


def enrolment_body(code: str, public_key: bytes, program: str) -> bytes:
    """Return the body of ``POST /v1/enrolments``."""
    key = base64.b64encode(public_key).decode()
    return msgspec.json.encode({"code": code, "public_key": key, "program": program})


def _fact_doc(fact: Fact) -> dict[str, Any]:
    return {
        "id": str(fact.id),
        "seq": fact.seq,
        "kind": fact.kind.value,
        "at": instant(fact.at),
        "author": fact.author,
        "worker": str(fact.worker),
        "version": fact.version,
        "body": fact.body,
    }
