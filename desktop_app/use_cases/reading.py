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
from desktop_app.domain.extras import Extra
from desktop_app.domain.family import MOST_CHILDREN, Child, Heir, MaritalStatus, Relation
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.occupation import Occupation
from desktop_app.domain.office import City
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import (
    Address,
    Consent,
    Sex,
    Worker,
    tidy_email,
    tidy_hours,
    tidy_name,
    tidy_phone,
    tidy_rt_rw,
    tidy_text,
)
from desktop_app.reference import ReferenceBooks
from desktop_app.use_cases.form import RegistrationForm

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
    nik = None if form.no_nik else reading.take(lambda: _nik(form))
    name = reading.take(lambda: tidy_name(form.name, "name", "name.missing"))
    birth_place = reading.take(
        lambda: tidy_name(form.birth_place, "birth_place", "birth_place.missing")
    )
    # Both come out of the NIK: while that is asked for, neither is asked for besides.
    awaits_nik = nik is None and not form.no_nik
    born, sex = None, None
    if form.born or not awaits_nik:
        born = reading.take(lambda: _born(form.born, nik, today))
    if form.sex or not awaits_nik:
        sex = reading.take(lambda: _sex(form.sex, nik))
    mother = reading.take(lambda: tidy_name(form.mother, "mother", "mother.missing"))
    family_card = reading.take(lambda: _family_card(form.family_card))
    address = _address(form, reading)
    more = _more(form, reading, today)
    phone = reading.take(lambda: tidy_phone(form.phone))
    enrolment = _enrolment(form, books, reading)
    due = None
    if enrolment is not None:
        due = reading.take(lambda: books.rates.monthly_due(enrolment, enrolment.since))
        reading.issues += due.doubts if due else ()
    if not form.consent:
        reading.issues.append(Issue("consent.missing", "consent"))
    if Extra.NIK_AGAIN in city.asks and nik is not None:
        reading.take(lambda: _same_again(form.nik_again, nik))
    worker = None
    known = nik is not None or form.no_nik
    if known and name and birth_place and born and sex and mother and address and enrolment:
        if nik is not None:
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
            email=more.email,
            marital=MaritalStatus(form.marital) if form.marital else None,
            home=more.home,
            heir=more.heir,
            children=more.children,
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
        return _past(typed, "born", today)
    if nik is None:
        raise Refused(Issue("born.missing", "born"))
    return _born_by(nik, today)


def _born_by(nik: Nik, today: date) -> date:
    births = nik.births(today)
    if len(births) > 1:
        years = {"early": births[0].year, "late": births[-1].year}
        raise Refused(Issue("born.century", "born", figures=years))
    return births[0]


def _nik(form: RegistrationForm) -> Nik:
    return Nik.parse(_required(form.nik, "nik", "nik.missing"))


def _same_again(typed: str, nik: Nik) -> None:
    """Compare the last four digits, which nothing else would show to be wrong.

    Raises:
        Refused: ``nik.again_missing``, ``nik.again_differs`` about ``nik_again``.
    """
    if not typed.strip():
        raise Refused(Issue("nik.again_missing", "nik_again"))
    if typed.strip() != nik.digits[-4:]:
        raise Refused(Issue("nik.again_differs", "nik_again"))


def _sex(typed: str, nik: Nik | None) -> Sex:
    if typed:
        return Sex(typed)
    if nik is None:
        raise Refused(Issue("sex.missing", "sex"))
    return Sex.WOMAN if nik.is_woman else Sex.MAN


def _family_card(typed: str) -> FamilyCardNumber | None:
    return FamilyCardNumber.parse(typed) if typed.strip() else None


def _address(form: RegistrationForm, reading: _Reading, where: str = "") -> Address | None:
    """Read an address; ``where`` is what the names of its fields begin with."""
    street_at, rt_at, rw_at = f"{where}street", f"{where}rt", f"{where}rw"
    typed = getattr(form, street_at)
    street = reading.take(
        lambda: tidy_text(_required(typed, street_at, "street.missing"), street_at)
    )
    rt = reading.take(lambda: tidy_rt_rw(getattr(form, rt_at), rt_at))
    rw = reading.take(lambda: tidy_rt_rw(getattr(form, rw_at), rw_at))
    village_at = f"{where}kelurahan"
    kelurahan = reading.take(lambda: _kelurahan(getattr(form, village_at), village_at))
    if street is None or rt is None or rw is None or kelurahan is None:
        return None
    return Address(street, rt, rw, kelurahan)


def _kelurahan(typed: str, about: str) -> RegionCode:
    try:
        code = RegionCode.parse(_required(typed, about, "kelurahan.missing"))
    except Refused as no:
        raise Refused(*(replace(issue, about=about) for issue in no.issues)) from None
    if len(code.digits) != 10:  # noqa: PLR2004 - a kelurahan's code has ten digits, always
        raise Refused(Issue("kelurahan.not_whole", about))
    return code


@dataclass(frozen=True, slots=True)
class _More:
    """What only some are asked for, as far as it could be read."""

    email: str
    home: Address | None
    heir: Heir | None
    children: tuple[Child, ...]


def _more(form: RegistrationForm, reading: _Reading, today: date) -> _More:
    lives_elsewhere = any(
        getattr(form, f"home_{name}").strip() for name in ("street", "rt", "rw", "kelurahan")
    )
    children = (_child(form, place, reading, today) for place in range(1, MOST_CHILDREN + 1))
    return _More(
        email=reading.take(lambda: tidy_email(form.email)) or "",
        home=_address(form, reading, "home_") if lives_elsewhere else None,
        heir=reading.take(lambda: _heir(form)),
        children=tuple(child for child in children if child is not None),
    )


def _heir(form: RegistrationForm) -> Heir | None:
    if not form.heir.strip():
        if form.heir_relation:
            raise Refused(Issue("heir.missing", "heir"))
        return None
    name = tidy_name(form.heir, "heir", "heir.missing")
    if not form.heir_relation:
        raise Refused(Issue("heir.relation_missing", "heir_relation"))
    return Heir(name, Relation(form.heir_relation))


def _child(form: RegistrationForm, place: int, reading: _Reading, today: date) -> Child | None:
    name_at, born_at = f"child_{place}", f"child_{place}_born"
    if not getattr(form, name_at).strip() and not getattr(form, born_at).strip():
        return None
    name = reading.take(lambda: tidy_name(getattr(form, name_at), name_at, "child.missing"))
    born = reading.take(lambda: _past(getattr(form, born_at), born_at, today))
    return Child(name, born) if name and born else None


def _past(typed: str, about: str, today: date) -> date:
    if not typed.strip():
        raise Refused(Issue("born.missing", about))
    day = read_date(typed, about)
    if day > today:
        raise Refused(Issue("born.in_future", about))
    return day


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
    second = reading.take(lambda: _second_occupation(form, books))
    hours = reading.take(lambda: tidy_hours(form.hours))
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
        second_occupation=second or "",
        hours=hours or "",
        **{about: text or "" for about, text in texts.items()},
    )
    found = candidate.issues()
    reading.issues += found
    read = (income, since, occupation, second, hours, *texts.values())
    whole = not found and None not in read
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


def _second_occupation(form: RegistrationForm, books: ReferenceBooks) -> str:
    """Return the code of another occupation; one that needs words of its own says nothing here."""
    if not form.second_occupation.strip():
        return ""
    occupation = books.occupations.find(form.second_occupation)
    if occupation is None or occupation.in_words:
        raise Refused(Issue("occupation.unknown", "second_occupation"))
    return occupation.code
