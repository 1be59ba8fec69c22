"""What the screens can ask for, with desk and clock already inside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Registration
from desktop_app.use_cases import registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, empty_form, form_of
from ui.viewmodels.registration import RegistrationActs
from ui.viewmodels.shown import Choice

Clock = Callable[[], datetime]
"""Gives the present moment, aware UTC."""

_MONTHS_OFFERED = 12  # a list longer than this wants type-ahead
_MOST_CHOICES = 8


def today_at(desk: Desk, clock: Clock) -> date:
    return clock().astimezone(ZoneInfo(desk.zone)).date()


def registration_acts(desk: Desk, clock: Clock) -> RegistrationActs:
    """Return what the form needs to register a new worker."""

    def save(form: RegistrationForm, accepted: frozenset[str]) -> Registration:
        return registration.register_worker(desk, form, accepted, clock())

    return _acts(desk, clock, lambda: empty_form(desk.city, today_at(desk, clock)), save)


def amending_acts(desk: Desk, clock: Clock, subject: Registration) -> RegistrationActs:
    """Return what the form needs to change one registration."""

    def save(form: RegistrationForm, accepted: frozenset[str]) -> Registration:
        return registration.amend_worker(desk, subject.id, form, accepted, clock())

    return _acts(desk, clock, lambda: form_of(subject), save, subject.id)


class _Books:
    """The books of a desk, in the choices a form offers."""

    def __init__(self, desk: Desk) -> None:
        self._books, self._home = desk.reference, desk.city.kelurahan

    def occupations(self, typed: str) -> Sequence[Choice]:
        found = self._books.occupations.search(typed, _MOST_CHOICES)
        return [Choice(one.code, one.name, one.group) for one in found]

    def occupation_name(self, code: str) -> str:
        found = self._books.occupations.find(code)
        return found.name if found else code

    def needs_words(self, code: str) -> bool:
        found = self._books.occupations.find(code)
        return found is not None and found.in_words

    def regions(self, typed: str) -> Sequence[Choice]:
        gazetteer = self._books.gazetteer
        found = gazetteer.search(typed, _MOST_CHOICES, near=self._home)
        return [Choice(one.code.digits, gazetteer.name_line(one.code)) for one in found]

    def region_name(self, code: str) -> str:
        try:
            return self._books.gazetteer.name_line(RegionCode.parse(code))
        except Refused:  # half a code, kept from a form that was refused
            return code


def _acts(
    desk: Desk,
    clock: Clock,
    empty: Callable[[], RegistrationForm],
    save: Callable[[RegistrationForm, frozenset[str]], Registration],
    besides: UUID | None = None,
) -> RegistrationActs:
    books = _Books(desk)

    def read_nik(typed: str) -> registration.NikReading:
        reading = registration.read_nik(desk, typed, today_at(desk, clock))
        is_own = reading.held is not None and reading.held.id == besides
        return replace(reading, held=None) if is_own else reading

    def months() -> Sequence[Month]:
        this = Month.of(today_at(desk, clock))
        return [this.plus(count) for count in range(_MONTHS_OFFERED)]

    return RegistrationActs(
        empty=empty,
        read_nik=read_nik,
        quote=lambda form: registration.quote(desk, form),
        save=save,
        occupations=books.occupations,
        occupation_name=books.occupation_name,
        occupation_needs_words=books.needs_words,
        regions=books.regions,
        region_name=books.region_name,
        months=months,
        consent_text=lambda: desk.city.consent_text,
    )
