"""Reading what was typed."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Refused
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import empty_form, form_of, usual_funding
from desktop_app.use_cases.reading import read_date, read_money
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import CITY, FOUR_SEGMENTS, NOW, TODAY


@pytest.mark.parametrize(
    "typed",
    ["1500000", "1.500.000", "Rp1.500.000", "Rp 1.500.000,-", "rp. 1 500 000", "1.500.000,00"],
)
def test_money_is_read_however_it_is_usually_written(typed: str) -> None:
    assert read_money(typed, "income") == 1_500_000


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "money.missing"),
        ("1,5 juta", "money.unreadable"),
        ("-5", "money.unreadable"),
        ("1500000.00", "money.unreadable"),
        ("1.500.00", "money.unreadable"),
        ("1.5", "money.unreadable"),
        ("1 5 0", "money.unreadable"),
        ("1.500 000", "money.unreadable"),
        ("١٥٠", "money.unreadable"),
        ("9999999999", "money.too_much"),
    ],
)
def test_money_that_is_none_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_money(typed, "income")
    assert refusal.value.issues[0].code == code


@pytest.mark.parametrize("typed", ["05-07-1989", "5/7/1989", "5.7.1989", "05 07 1989", "05071989"])
def test_a_date_is_read_day_first(typed: str) -> None:
    assert read_date(typed, "born") == date(1989, 7, 5)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("5789", "date.unreadable"),
        ("5-7-89", "date.unreadable"),
        ("1989-07-05", "date.unreadable"),
        ("31-02-1989", "date.impossible"),
    ],
)
def test_a_date_is_never_guessed(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_date(typed, "born")
    assert refusal.value.issues[0].code == code


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_date_reads_back_as_it_is_shown(day: date) -> None:
    assert read_date(f"{day:%d-%m-%Y}", "born") == day


@given(st.text(max_size=40))
def test_no_text_at_all_breaks_the_readers(typed: str) -> None:
    for read in (read_money, read_date):
        with suppress(Refused):
            assert read(typed, "income") is not None


def test_a_registration_opened_for_amending_reads_back_as_itself(desk: Desk) -> None:
    for form in FOUR_SEGMENTS:
        first = register_worker(desk, form, frozenset(), NOW)
        again = form_of(first)
        assert again.nik == form.nik
        assert again.programmes == form.programmes
        assert again.since == form.since
        assert again.employer == form.employer


def test_who_usually_pays_is_what_the_city_says_or_what_the_segment_allows() -> None:
    paid = CityProgramme("Rentan", Segment.VULNERABLE, default_funding=FundingSource.TOBACCO_EXCISE)
    city = replace(CITY, programmes=(*CITY.programmes, paid))

    usual = {segment: usual_funding(city, segment) for segment in Segment}

    assert usual == {
        Segment.PU: FundingSource.EMPLOYER,
        Segment.BPU: FundingSource.SELF,
        Segment.VULNERABLE: FundingSource.TOBACCO_EXCISE,
        Segment.NON_ASN: FundingSource.EMPLOYER,
    }
    assert empty_form(city, TODAY).funding == "dbhcht"
    assert usual_funding(CITY, Segment.VULNERABLE) is FundingSource.APBD_CITY
