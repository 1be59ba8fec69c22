"""What only some are asked for: read as it is typed, told when there is any, absent otherwise."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.extras import Extra, asked
from desktop_app.domain.facts import read_registration_body, registration_body
from desktop_app.domain.family import Child, Heir, MaritalStatus, Relation
from desktop_app.domain.issues import Refused
from desktop_app.domain.nik import Nik
from desktop_app.domain.versions import differences, same_content
from desktop_app.domain.worker import Worker, tidy_email, tidy_hours
from tests.domain.registrations import REGISTRATION, WULAN

HOURS = re.compile(r"([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]")


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(issue.code, issue.about) for issue in refusal.value.issues]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7-15", "07:00-15:00"),
        ("07.30 - 16", "07:30-16:00"),
        ("7:05\u201315.45", "07:05-15:45"),
        ("22 s.d. 6", "22:00-06:00"),
        ("8 SAMPAI 24", "08:00-24:00"),
        ("08\u00a0s/d\u00a012", "08:00-12:00"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_working_hours_are_read_from_any_usual_way_of_writing_them(typed: str, kept: str) -> None:
    assert tidy_hours(typed) == kept


@pytest.mark.parametrize("typed", ["pagi", "7", "7-25", "7-15-20", "7.60-8", "8-8", "7-24.30"])
def test_hours_that_are_none_are_asked_again(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        tidy_hours(typed)
    assert codes(refusal) == [("hours.unreadable", "hours")]


@given(st.text(st.sampled_from("0123456789.:- s/d\u2013"), max_size=14))
def test_hours_are_refused_or_have_one_form_that_stays(typed: str) -> None:
    try:
        kept = tidy_hours(typed)
    except Refused:
        return
    assert kept == "" or HOURS.fullmatch(kept)
    assert tidy_hours(kept) == kept


@pytest.mark.parametrize("typed", ["siti@contoh.id", " siti.r+1@kota.go.id ", ""])
def test_an_e_mail_address_is_kept_as_typed(typed: str) -> None:
    assert tidy_email(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["siti", "siti@contoh", "a b@c.id", "a@b@c.id", "s\u0131ti@c.id"])
def test_what_is_no_e_mail_address_is_asked_again(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        tidy_email(typed)
    assert codes(refusal) == [("email.unreadable", "email")]


ON = date(2026, 11, 22)


@given(st.dates(date(1920, 1, 1), ON))
def test_a_birth_date_is_given_where_it_is_plain_and_else_both_are(born: date) -> None:
    births = Nik(f"337501{born:%d%m%y}0001").births(ON)

    assert born in births or len(births) == 1
    assert all(day <= ON for day in births)
    youngest = births[-1]
    has_card = (youngest.year + 17, youngest.month, youngest.day) <= (2026, 11, 22)
    assert len(births) == 1 or not has_card
    assert has_card or len(births) == len(
        [day for day in Nik(f"337501{born:%d%m%y}0001").birth_dates if day <= youngest]
    )


def test_somebody_of_seventeen_is_not_asked_for_a_century() -> None:
    assert Nik("3375012211090001").births(ON) == (date(2009, 11, 22),)
    assert Nik("3375012311090001").births(ON) == (date(1909, 11, 23), date(2009, 11, 23))


def test_a_day_that_only_one_century_has_is_not_asked_about() -> None:
    assert Nik("3375012902000001").births(date(2010, 1, 1)) == (date(2000, 2, 29),)


def test_a_second_occupation_is_another_one() -> None:
    same = replace(WULAN.enrolment, second_occupation=WULAN.enrolment.occupation)
    assert [issue.code for issue in same.issues()] == ["occupation.second_the_same"]
    assert replace(WULAN.enrolment, second_occupation="0502").issues() == []


@pytest.mark.parametrize("segment", Segment)
def test_the_law_and_the_city_ask_and_nobody_else(segment: Segment) -> None:
    by_law = {Extra.CHILDREN} if segment is Segment.NON_ASN else set()
    assert asked(segment, frozenset()) == by_law
    assert asked(segment, frozenset({Extra.EMAIL})) == by_law | {Extra.EMAIL}


FULL = replace(
    WULAN,
    nik=None,
    email="wulan@contoh.id",
    marital=MaritalStatus.WIDOWED,
    home=replace(WULAN.address, street="Gang Melati 2"),
    heir=Heir("Bagus", Relation.CHILD),
    children=(Child("Citra", date(2015, 2, 28)), Child("Dimas", date(2018, 3, 1))),
    enrolment=replace(WULAN.enrolment, second_occupation="0502", hours="07:00-15:00"),
)


@pytest.mark.parametrize(
    "worker",
    [
        FULL,
        replace(WULAN, email="wulan@contoh.id"),
        replace(WULAN, home=FULL.home),
        replace(WULAN, heir=FULL.heir),
        replace(WULAN, children=FULL.children[:1]),
    ],
)
def test_what_is_told_reads_back_as_itself(worker: Worker, rates: RateBook) -> None:
    due = rates.monthly_due(worker.enrolment, worker.enrolment.since)
    assert read_registration_body(registration_body(REGISTRATION.number, worker, due)) == worker


def test_what_there_is_none_of_is_absent(rates: RateBook) -> None:
    due = rates.monthly_due(WULAN.enrolment, WULAN.enrolment.since)
    plain = registration_body(REGISTRATION.number, WULAN, due)
    full = registration_body(REGISTRATION.number, FULL, due)

    assert full.keys() - plain.keys() == {"email", "marital", "home", "heir", "children"}
    assert full["nik"] == ""


def test_an_empty_field_says_as_little_as_an_absent_one(rates: RateBook) -> None:
    due = rates.monthly_due(WULAN.enrolment, WULAN.enrolment.since)
    plain = registration_body(REGISTRATION.number, WULAN, due)

    assert same_content(plain, {**plain, "email": "", "children": [], "heir": None})
    [apart] = differences(plain, {**plain, "email": "wulan@contoh.id"})
    assert (apart.field, apart.ours, apart.theirs) == ("email", None, "wulan@contoh.id")
