"""The form as it is typed: empty, for the next in the queue, or filled with a registration."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.enrolment import FundingSource, Programme, Segment
from desktop_app.domain.month import Month
from desktop_app.domain.office import City
from desktop_app.domain.worker import Address, Registration, Worker


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """A form as typed; its field names are what ``Issue.about`` names.

    Attributes:
        no_nik: The worker has no NIK yet; then ``nik`` is empty, and birth date and sex are given.
        nik_again: The last four digits once more, where the city wants that.
        born: ``DD-MM-YYYY``; empty takes it from the NIK.
        sex: ``L`` or ``P``; empty takes it from the NIK.
        kelurahan: Ten digits, dots allowed.
        income: Rupiah per month, dots and "Rp" allowed.
        since: First contribution month, ``YYYY-MM``.
        marital: Value of a ``MaritalStatus``, or empty.
        home_street, home_rt, home_rw, home_kelurahan: Where the worker lives, where that is not the
            address of the KTP; all empty otherwise.
        heir_relation: Value of a ``Relation``.
        child_1_born, child_2_born: ``DD-MM-YYYY``.
    """

    nik: str = ""
    family_card: str = ""
    name: str = ""
    birth_place: str = ""
    born: str = ""
    sex: str = ""
    mother: str = ""
    street: str = ""
    rt: str = ""
    rw: str = ""
    kelurahan: str = ""
    phone: str = ""
    segment: str = Segment.BPU.value
    occupation: str = ""
    occupation_text: str = ""
    workplace: str = ""
    income: str = ""
    programmes: frozenset[str] = frozenset({Programme.JKK.value, Programme.JKM.value})
    funding: str = FundingSource.SELF.value
    payer: str = ""
    employer: str = ""
    employer_number: str = ""
    risk: str = ""
    since: str = ""
    months: int = 1
    consent: bool = False
    no_nik: bool = False
    nik_again: str = ""
    email: str = ""
    marital: str = ""
    home_street: str = ""
    home_rt: str = ""
    home_rw: str = ""
    home_kelurahan: str = ""
    hours: str = ""
    second_occupation: str = ""
    heir: str = ""
    heir_relation: str = ""
    child_1: str = ""
    child_1_born: str = ""
    child_2: str = ""
    child_2_born: str = ""


PINNED = frozenset(
    {
        "rt", "rw", "kelurahan", "segment", "workplace", "income", "programmes", "funding",
        "payer", "employer", "employer_number", "risk", "since", "months", "hours",
    }
)  # fmt: skip
"""What the next person in the queue most likely shares, unless the clerk says otherwise."""

NEVER_PINNED = frozenset({"nik", "no_nik", "nik_again", "name", "born", "sex", "consent"})
"""What is one person's alone: carried over it would be somebody else's."""

HOUSEHOLD = frozenset(
    {
        "family_card", "street", "rt", "rw", "kelurahan",
        "home_street", "home_rt", "home_rw", "home_kelurahan",
    }
)  # fmt: skip
"""What all who stand in one family card share."""


_PAYS = {
    Segment.PU: FundingSource.EMPLOYER,
    Segment.BPU: FundingSource.SELF,
    Segment.VULNERABLE: FundingSource.APBD_CITY,
    Segment.NON_ASN: FundingSource.EMPLOYER,
}


def empty_form(city: City, today: date) -> RegistrationForm:
    """Return a form with what the city and the day already say."""
    form = RegistrationForm(kelurahan=city.kelurahan.digits, since=str(Month.of(today)))
    if not city.programmes:
        return form
    segment = city.programmes[0].segment
    return replace(form, segment=segment.value, funding=usual_funding(city, segment).value)


def usual_funding(city: City, segment: Segment) -> FundingSource:
    """Return who pays for a segment unless somebody says otherwise: the city's word goes first."""
    for programme in city.programmes:
        if programme.segment is segment and programme.default_funding is not None:
            return programme.default_funding
    return _PAYS[segment]


def carried_over(form: RegistrationForm, pinned: Iterable[str] = PINNED) -> RegistrationForm:
    """Return what the next person in the queue most likely shares with this one."""
    kept = frozenset(pinned) - NEVER_PINNED
    return RegistrationForm(**{name: getattr(form, name) for name in kept})


def of_household(form: RegistrationForm, other: RegistrationForm) -> RegistrationForm:
    """Return a form with the family card and the address of another person of the household."""
    return replace(form, **{name: getattr(other, name) for name in HOUSEHOLD})


def form_of(registration: Registration) -> RegistrationForm:
    """Return a form filled with a registration, for amending it."""
    worker, enrolment = registration.worker, registration.worker.enrolment
    nik = worker.nik.digits if worker.nik else ""
    return RegistrationForm(
        nik=nik,
        no_nik=worker.nik is None,
        nik_again=nik[-4:],
        family_card=worker.family_card.digits if worker.family_card else "",
        name=worker.name,
        birth_place=worker.birth_place,
        born=f"{worker.born:%d-%m-%Y}",
        sex=worker.sex.value,
        mother=worker.mother,
        street=worker.address.street,
        rt=worker.address.rt,
        rw=worker.address.rw,
        kelurahan=worker.address.kelurahan.digits,
        phone=worker.phone,
        segment=enrolment.segment.value,
        occupation=enrolment.occupation,
        occupation_text=enrolment.occupation_text,
        workplace=enrolment.workplace,
        income=str(enrolment.income),
        programmes=frozenset(programme.value for programme in enrolment.programmes),
        funding=enrolment.funding.value,
        payer=enrolment.payer,
        employer=enrolment.employer,
        employer_number=enrolment.employer_number,
        risk=enrolment.risk.value if enrolment.risk else "",
        since=str(enrolment.since),
        months=enrolment.months,
        consent=True,
        email=worker.email,
        marital=worker.marital.value if worker.marital else "",
        hours=enrolment.hours.replace(":", "."),
        second_occupation=enrolment.second_occupation,
        **_home_of(worker.home),
        **_family_of(worker),
    )


def _home_of(home: Address | None) -> dict[str, str]:
    if home is None:
        return {}
    return {
        "home_street": home.street,
        "home_rt": home.rt,
        "home_rw": home.rw,
        "home_kelurahan": home.kelurahan.digits,
    }


def _family_of(worker: Worker) -> dict[str, str]:
    told: dict[str, str] = {}
    if worker.heir:
        told |= {"heir": worker.heir.name, "heir_relation": worker.heir.relation.value}
    for place, child in enumerate(worker.children, start=1):
        told |= {f"child_{place}": child.name, f"child_{place}_born": f"{child.born:%d-%m-%Y}"}
    return told
