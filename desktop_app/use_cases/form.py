"""From what was typed to a worker: every field read once, every complaint gathered."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

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
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.occupation import Occupation
from desktop_app.domain.office import City
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import (
    Address,
    Consent,
    Registration,
    Sex,
    Worker,
    tidy_name,
    tidy_phone,
    tidy_rt_rw,
    tidy_text,
)
from desktop_app.reference import ReferenceBooks

T = TypeVar("T")

INCOME_MOST = 1_000_000_000
"""Above this a month's income is a slip of the finger."""

_SOME_INCOME = Rupiah(1)
_SOME_MONTH = Month(2026, 1)
# Stand in for what could not be read, so that the rest is judged in the same breath.

_DATE = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})")
_MONEY = re.compile(
    r"(?:rp\.?\s*)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,0{1,2}|,-)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """A form as typed; its field names are what ``Issue.about`` names.

    Attributes:
        born: ``DD-MM-YYYY``; empty takes it from the NIK.
        sex: ``L`` or ``P``; empty takes it from the NIK.
        kelurahan: Ten digits, dots allowed.
        income: Rupiah per month, dots and "Rp" allowed.
        since: First contribution month, ``YYYY-MM``.
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


def empty_form(city: City, today: date) -> RegistrationForm:
    """Return a form with what the city and the day already say."""
    form = RegistrationForm(kelurahan=city.kelurahan.digits, since=str(Month.of(today)))
    if not city.programmes:
        return form
    first = city.programmes[0]
    funding = first.default_funding or FundingSource.SELF
    return replace(form, segment=first.segment.value, funding=funding.value)


def carried_over(form: RegistrationForm) -> RegistrationForm:
    """Return what the next person in the queue most likely shares with this one."""
    return RegistrationForm(
        rt=form.rt,
        rw=form.rw,
        kelurahan=form.kelurahan,
        segment=form.segment,
        workplace=form.workplace,
        income=form.income,
        programmes=form.programmes,
        funding=form.funding,
        payer=form.payer,
        employer=form.employer,
        employer_number=form.employer_number,
        risk=form.risk,
        since=form.since,
        months=form.months,
    )


def form_of(registration: Registration) -> RegistrationForm:
    """Return a form filled with a registration, for amending it."""
    worker, enrolment = registration.worker, registration.worker.enrolment
    return RegistrationForm(
        nik=worker.nik.digits,
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
    )


@dataclass(slots=True)
class _Reading:
    """Reads fields one by one and keeps every complaint, so that all are told at once."""

    issues: list[Issue] = field(default_factory=list)

    def take(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Refused as no:
            self.issues.extend(no.issues)
            return None


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a form brought: the worker when nothing blocks, and all issues either way."""

    worker: Worker | None
    due: MonthlyDue | None
    issues: tuple[Issue, ...]


def read_form(
    form: RegistrationForm, books: ReferenceBooks, city: City, now: datetime, today: date
) -> Read:
    """Read every field; the worker comes back only when none is refused.

    Args:
        form: As typed.
        books: Regions, rates and occupations.
        city: Whose consent text the worker was told.
        now: Aware UTC: the time of consent.
        today: The day at the office, on which ages are taken.
    """
    reading = _Reading()
    nik = reading.take(lambda: Nik.parse(_required(form.nik, "nik", "nik.missing")))
    name = reading.take(lambda: tidy_name(form.name, "name", "name.missing"))
    birth_place = reading.take(
        lambda: tidy_name(form.birth_place, "birth_place", "birth_place.missing")
    )
    born = reading.take(lambda: _born(form.born, nik, today))
    sex = reading.take(lambda: _sex(form.sex, nik))
    mother = reading.take(lambda: tidy_name(form.mother, "mother", "mother.missing"))
    family_card = reading.take(lambda: _family_card(form.family_card))
    address = _address(form, reading)
    phone = reading.take(lambda: tidy_phone(form.phone))
    enrolment = _enrolment(form, books, reading)
    due = None
    if enrolment is not None:
        due = reading.take(lambda: books.rates.monthly_due(enrolment, enrolment.since))
        reading.issues += due.doubts if due else ()
    if not form.consent:
        reading.issues.append(Issue("consent.missing", "consent"))
    worker = None
    if nik and name and birth_place and born and sex and mother and address and enrolment:
        reading.issues += nik.doubts_about(
            born, sex is Sex.WOMAN, address.kelurahan, books.gazetteer
        )
        reading.issues += books.gazetteer.doubts_about(address.kelurahan)
        worker = Worker(
            nik=nik,
            name=name,
            birth_place=birth_place,
            born=born,
            sex=sex,
            mother=mother,
            address=address,
            enrolment=enrolment,
            consent=Consent(city.consent_version, now),
            phone=phone or "",
            family_card=family_card,
        )
    return Read(worker, due, tuple(reading.issues))


def read_enrolment(
    form: RegistrationForm, books: ReferenceBooks
) -> tuple[Enrolment | None, list[Issue]]:
    """Read only what the contribution depends on, for showing it while the rest is being typed."""
    reading = _Reading()
    return _enrolment(form, books, reading), reading.issues


def read_money(typed: str, about: str) -> Rupiah:
    """Read whole rupiah: ``1500000``, ``1.500.000``, ``Rp1.500.000``, ``Rp 1.500.000,-``.

    A dot or a space only sets thousands apart, so that ``1500000.00`` and ``1.5`` are asked again
    instead of being read as a hundred times more or a million times less.

    Raises:
        Refused: ``money.missing``, ``money.unreadable``, ``money.too_much``.
    """
    if not typed.strip():
        raise Refused(Issue("money.missing", about))
    found = _MONEY.fullmatch(typed.strip())
    if found is None:
        raise Refused(Issue("money.unreadable", about))
    amount = int(re.sub(r"[. ]", "", found[1]))
    if amount > INCOME_MOST:
        raise Refused(Issue("money.too_much", about, figures={"most": INCOME_MOST}))
    return Rupiah(amount)


def read_date(typed: str, about: str) -> date:
    """Read ``DD-MM-YYYY`` (or slashes, dots, spaces, or eight digits); a short year is asked again.

    Raises:
        Refused: ``date.unreadable``, ``date.impossible``.
    """
    found = _DATE.fullmatch(typed.strip())
    if found is None:
        raise Refused(Issue("date.unreadable", about))
    day, month, year = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(Issue("date.impossible", about)) from None


def _required(typed: str, about: str, code: str) -> str:
    if not typed.strip():
        raise Refused(Issue(code, about))
    return typed


def _born(typed: str, nik: Nik | None, today: date) -> date:
    if typed.strip():
        born = read_date(typed, "born")
    elif nik is not None:
        born = nik.born(today)
    else:
        raise Refused(Issue("born.missing", "born"))
    if born > today:
        raise Refused(Issue("born.in_future", "born"))
    return born


def _sex(typed: str, nik: Nik | None) -> Sex:
    if typed:
        return Sex(typed)
    if nik is None:
        raise Refused(Issue("sex.missing", "sex"))
    return Sex.WOMAN if nik.is_woman else Sex.MAN


def _family_card(typed: str) -> FamilyCardNumber | None:
    return FamilyCardNumber.parse(typed) if typed.strip() else None


def _address(form: RegistrationForm, reading: _Reading) -> Address | None:
    street = reading.take(
        lambda: tidy_text(_required(form.street, "street", "street.missing"), "street")
    )
    rt = reading.take(lambda: tidy_rt_rw(form.rt, "rt"))
    rw = reading.take(lambda: tidy_rt_rw(form.rw, "rw"))
    kelurahan = reading.take(lambda: _kelurahan(form.kelurahan))
    if street is None or rt is None or rw is None or kelurahan is None:
        return None
    return Address(street, rt, rw, kelurahan)


def _kelurahan(typed: str) -> RegionCode:
    try:
        code = RegionCode.parse(_required(typed, "kelurahan", "kelurahan.missing"))
    except Refused as no:
        raise Refused(*(replace(issue, about="kelurahan") for issue in no.issues)) from None
    if len(code.digits) != 10:  # noqa: PLR2004 - a kelurahan's code has ten digits, always
        raise Refused(Issue("kelurahan.not_whole", "kelurahan"))
    return code


def _enrolment(
    form: RegistrationForm, books: ReferenceBooks, reading: _Reading
) -> Enrolment | None:
    income = reading.take(lambda: read_money(form.income, "income"))
    since = reading.take(lambda: Month.parse(form.since))
    occupation = reading.take(lambda: _occupation(form, books))
    texts = {
        about: reading.take(partial(tidy_text, getattr(form, about), about))
        for about in ("occupation_text", "workplace", "payer", "employer", "employer_number")
    }
    candidate = Enrolment(
        segment=Segment(form.segment),
        occupation=occupation.code if occupation else "",
        sector=occupation.sector if occupation else Sector.OTHER,
        income=income or _SOME_INCOME,
        programmes=frozenset(Programme(code) for code in form.programmes),
        funding=FundingSource(form.funding),
        since=since or _SOME_MONTH,
        months=form.months,
        risk=RiskGroup(form.risk) if form.risk else None,
        **{about: text or "" for about, text in texts.items()},
    )
    found = candidate.issues()
    reading.issues += found
    whole = not found and None not in (income, since, occupation, *texts.values())
    return candidate if whole else None


def _occupation(form: RegistrationForm, books: ReferenceBooks) -> Occupation:
    if not form.occupation.strip():
        raise Refused(Issue("occupation.missing", "occupation"))
    occupation = books.occupations.find(form.occupation)
    if occupation is None:
        raise Refused(Issue("occupation.unknown", "occupation"))
    if occupation.in_words and not form.occupation_text.strip():
        raise Refused(Issue("occupation.text_missing", "occupation_text"))
    return occupation
