"""What a column of the sheet for BPJS may hold: every field as the text that stands in its cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from central_server.models import RegistrationRow
from desktop_app.domain.enrolment import Programme, Rupiah
from desktop_app.domain.family import MOST_CHILDREN
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.worker import Address, Worker


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One approved application on its way into a sheet.

    Attributes:
        row: Counts from 1.
        worker: What was judged, tidied, and never the text as it came.
        due: What the laptop asked for, a month.
    """

    row: int
    registration: RegistrationRow
    worker: Worker
    due: Rupiah
    occupations: OccupationList
    date_format: str

    def day(self, day: date | None) -> str:
        return day.strftime(self.date_format) if day else ""


def _occupation(line: SheetLine) -> str:
    enrolment = line.worker.enrolment
    listed = line.occupations.find(enrolment.occupation)
    return enrolment.occupation_text or (listed.name if listed else enrolment.occupation)


def _address(line: SheetLine) -> str:
    return _written(line.worker.address)


def _written(address: Address) -> str:
    rt_rw = f"RT {address.rt} RW {address.rw}" if address.rt and address.rw else ""
    return " ".join(part for part in (address.street, rt_rw) if part)


def _phone(line: SheetLine) -> str:
    """Return the number as it is dialled at home: no leading plus, which begins a formula."""
    return "0" + line.worker.phone.removeprefix("+62") if line.worker.phone else ""


def _family_card(line: SheetLine) -> str:
    return line.worker.family_card.digits if line.worker.family_card else ""


def _home(line: SheetLine) -> str:
    return _written(line.worker.home) if line.worker.home else ""


def _second_occupation(line: SheetLine) -> str:
    code = line.worker.enrolment.second_occupation
    listed = line.occupations.find(code) if code else None
    return listed.name if listed else code


def _heir(line: SheetLine) -> str:
    return line.worker.heir.name if line.worker.heir else ""


def _heir_relation(line: SheetLine) -> str:
    return line.worker.heir.relation.value if line.worker.heir else ""


def _child(place: int, line: SheetLine) -> str:
    children = line.worker.children
    return children[place].name if place < len(children) else ""


def _child_born(place: int, line: SheetLine) -> str:
    children = line.worker.children
    return line.day(children[place].born) if place < len(children) else ""


def _joins(programme: Programme, line: SheetLine) -> str:
    return "yes" if programme in line.worker.enrolment.programmes else "no"


FIELDS: Mapping[str, Callable[[SheetLine], str]] = {
    "row": lambda line: str(line.row),
    "number": lambda line: line.registration.number,
    "nik": lambda line: line.worker.nik.digits if line.worker.nik else "",
    "family_card": _family_card,
    "name": lambda line: line.worker.name,
    "birth_place": lambda line: line.worker.birth_place,
    "born": lambda line: line.day(line.worker.born),
    "sex": lambda line: line.worker.sex.value,
    "mother": lambda line: line.worker.mother,
    "address": _address,
    "street": lambda line: line.worker.address.street,
    "rt": lambda line: line.worker.address.rt,
    "rw": lambda line: line.worker.address.rw,
    "kelurahan": lambda line: line.worker.address.kelurahan.digits,
    "phone": _phone,
    "segment": lambda line: line.worker.enrolment.segment.value,
    "occupation": _occupation,
    "occupation_code": lambda line: line.worker.enrolment.occupation,
    "workplace": lambda line: line.worker.enrolment.workplace,
    "income": lambda line: str(line.worker.enrolment.income),
    "funding": lambda line: line.worker.enrolment.funding.value,
    "payer": lambda line: line.worker.enrolment.payer,
    "employer": lambda line: line.worker.enrolment.employer,
    "employer_number": lambda line: line.worker.enrolment.employer_number,
    "risk": lambda line: line.worker.enrolment.risk or "",
    "since": lambda line: str(line.worker.enrolment.since),
    "months": lambda line: str(line.worker.enrolment.months),
    "due": lambda line: str(line.due),
    "email": lambda line: line.worker.email,
    "marital": lambda line: line.worker.marital or "",
    "home": _home,
    "home_kelurahan": lambda line: line.worker.home.kelurahan.digits if line.worker.home else "",
    "second_occupation": _second_occupation,
    "hours": lambda line: line.worker.enrolment.hours,
    "heir": _heir,
    "heir_relation": _heir_relation,
    **{f"child_{place + 1}": partial(_child, place) for place in range(MOST_CHILDREN)},
    **{f"child_{place + 1}_born": partial(_child_born, place) for place in range(MOST_CHILDREN)},
    "decree": lambda line: line.registration.decree_number,
    "decree_on": lambda line: line.day(line.registration.decree_on),
    **{programme.value: partial(_joins, programme) for programme in Programme},
}
"""Every field by the name a template calls it. Dates follow the template's ``date_format``."""
