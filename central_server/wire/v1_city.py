"""Version 1 of the wire: what a city tells its laptops of itself, and how one is let in.

Part of ``v1``, and as frozen; in a file of its own for its length.
"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from central_server.wire import v1
from desktop_app.domain.coverage import MOST_PEOPLE
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import Extra

MOST_TARGETS = 60
"""As many as there are segments and those who pay for them."""

CODE_PATTERN = r"^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$"


class LetterheadDoc(v1.Message):
    government: v1.Line = ""
    office: v1.Line = ""
    address: v1.Line = ""
    contact: v1.Line = ""
    place: v1.Line = ""
    signatory_title: v1.Line = ""
    signatory_name: v1.Line = ""
    signatory_number: v1.Line = ""


class ProgrammeDoc(v1.Message):
    """The city's rules for one segment (``CityProgramme``)."""

    name: v1.Line
    segment: Segment
    youngest: Annotated[int, Field(ge=0, le=120)] = 18
    oldest: Annotated[int, Field(ge=0, le=120)] = 64
    one_per_household: bool = False
    quota: Annotated[int, Field(ge=0, le=v1.LARGEST)] | None = None
    default_funding: FundingSource | None = None


class TargetDoc(v1.Message):
    """How many of a segment the city means to protect in one kelurahan (``Target``)."""

    segment: Segment
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    set_on: date
    funding: FundingSource | None = None
    until: date | None = None


class CityDoc(v1.Message):
    """What a city has decided for one kelurahan, and the key to seal to it with."""

    name: v1.Line
    kelurahan: Annotated[str, Field(pattern=r"^[0-9]{10}$")]
    region_names: Annotated[list[v1.Line], Field(min_length=4, max_length=4)]
    letterhead: LetterheadDoc
    programmes: list[ProgrammeDoc] = []
    mask_nik: bool = True
    consent_version: v1.Line = ""
    consent_text: Annotated[str, Field(max_length=20_000)] = ""
    branch: v1.Line = ""
    sealing_key: v1.Recipient = ""
    targets: Annotated[list[TargetDoc], Field(max_length=MOST_TARGETS)] = []
    asks: list[Extra] = []


class ActivationDoc(v1.Message):
    """What a new laptop starts from: the activation file, or the reply to a typed code."""

    format: Literal["loket-jamsostek-activation"] = "loket-jamsostek-activation"
    version: Literal[1] = 1
    server: Annotated[str, Field(max_length=300)]
    code: Annotated[str, Field(pattern=CODE_PATTERN)]
    device_number: v1.Counted
    receipt_key: v1.Base64
    epoch: v1.Line
    city: CityDoc


class ActivationRequest(v1.Message):
    """The code as typed by the clerk; looking does not use it up."""

    code: Annotated[str, Field(max_length=40)]


class EnrolmentRequest(v1.Message):
    code: Annotated[str, Field(max_length=40)]
    public_key: v1.Base64
    program: Annotated[str, Field(max_length=40), AfterValidator(v1.printable)]


class EnrolmentReply(v1.Message):
    device: UUID
    device_number: v1.Counted
    epoch: v1.Line
    receipt_key: v1.Base64
    city: CityDoc
