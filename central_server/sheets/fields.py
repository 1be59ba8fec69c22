"""What a column of the sheet for BPJS may hold: every field as the text that stands in its cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from central_server.models import RegistrationRow
from central_server.wire.v1 import RegistrationBody
from desktop_app.domain.enrolment import Programme
from desktop_app.domain.occupation import OccupationList


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One approved application on its way into a sheet; ``row`` counts from 1."""

    row: int
    registration: RegistrationRow
    body: RegistrationBody
    occupations: OccupationList
    date_format: str

    def day(self, day: date | None) -> str:
        return day.strftime(self.date_format) if day else ""


def _occupation(line: SheetLine) -> str:
    enrolment = line.body.enrolment
    listed = line.occupations.find(enrolment.occupation)
    return enrolment.occupation_text or (listed.name if listed else enrolment.occupation)


def _address(line: SheetLine) -> str:
    address = line.body.address
    rt_rw = f"RT {address.rt} RW {address.rw}" if address.rt and address.rw else ""
    return " ".join(part for part in (address.street, rt_rw) if part)


def _phone(line: SheetLine) -> str:
    """Return the number as it is dialled at home: no leading plus, which begins a formula."""
    return "0" + line.body.phone.removeprefix("+62") if line.body.phone else ""


def _joins(programme: Programme, line: SheetLine) -> str:
    return "yes" if programme in line.body.enrolment.programmes else "no"


FIELDS: Mapping[str, Callable[[SheetLine], str]] = {
    "row": lambda line: str(line.row),
    "number": lambda line: line.registration.number,
    "nik": lambda line: line.registration.nik,
    "family_card": lambda line: line.body.family_card,
    "name": lambda line: line.registration.name,
    "birth_place": lambda line: line.body.birth_place,
    "born": lambda line: line.day(line.body.born),
    "sex": lambda line: line.body.sex.value,
    "mother": lambda line: line.body.mother,
    "address": _address,
    "street": lambda line: line.body.address.street,
    "rt": lambda line: line.body.address.rt,
    "rw": lambda line: line.body.address.rw,
    "kelurahan": lambda line: line.body.address.kelurahan,
    "phone": _phone,
    "segment": lambda line: line.registration.segment,
    "occupation": _occupation,
    "occupation_code": lambda line: line.body.enrolment.occupation,
    "workplace": lambda line: line.body.enrolment.workplace,
    "income": lambda line: str(line.body.enrolment.income),
    "funding": lambda line: line.registration.funding,
    "payer": lambda line: line.body.enrolment.payer,
    "employer": lambda line: line.body.enrolment.employer,
    "employer_number": lambda line: line.body.enrolment.employer_number,
    "risk": lambda line: line.body.enrolment.risk or "",
    "since": lambda line: line.body.enrolment.since,
    "months": lambda line: str(line.body.enrolment.months),
    "due": lambda line: str(line.body.due.total),
    "decree": lambda line: line.registration.decree_number,
    "decree_on": lambda line: line.day(line.registration.decree_on),
    **{programme.value: partial(_joins, programme) for programme in Programme},
}
"""Every field by the name a template calls it. Dates follow the template's ``date_format``."""
