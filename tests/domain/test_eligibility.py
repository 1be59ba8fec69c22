"""Age, household and quota, as a city has set them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.eligibility import CityProgramme, age
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.issues import Issue, Weight

ON = date(2026, 11, 22)
BORN = date(1989, 7, 5)
CITY = CityProgramme("Pekerja rentan", Segment.VULNERABLE)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def issues(
    programme: CityProgramme, *, born: date = BORN, household: int = 0, registered: int = 0
) -> list[Issue]:
    return programme.issues(born=born, on=ON, household=household, registered=registered)


@given(days, st.integers(0, 120))
def test_a_year_is_added_on_the_birthday_and_not_before(born: date, years: int) -> None:
    birthday = date(born.year + years, 3, 1) if _leaps(born, years) else _birthday(born, years)

    assert age(born, birthday) == years
    assert age(born, birthday - timedelta(1)) == years - 1


def _leaps(born: date, years: int) -> bool:
    return (born.month, born.day) == (2, 29) and (born.year + years) % 4 != 0


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February of a century that is no leap year
        return date(born.year + years, 3, 1)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2008, 11, 23), "eligibility.too_young"),
        (date(2008, 11, 22), None),
        (date(1961, 11, 23), None),  # the 65th birthday is tomorrow
        (date(1961, 11, 22), "eligibility.too_old"),
        (date(1961, 11, 21), "eligibility.too_old"),
    ],
)
def test_the_last_day_is_the_one_before_the_65th_birthday(born: date, code: str | None) -> None:
    assert [issue.code for issue in issues(CITY, born=born)] == ([code] if code else [])


def test_a_city_may_set_other_ages() -> None:
    strict = replace(CITY, youngest=21, oldest=60)

    (young,) = issues(strict, born=date(2006, 1, 1))
    (old,) = issues(strict, born=date(1965, 1, 1))

    assert young.figures == {"age": 20, "youngest": 21}
    assert old.figures == {"age": 61, "oldest": 60}
    assert {young.about, old.about} == {"born"}


def test_who_is_not_born_yet_is_too_young_and_not_of_negative_age() -> None:
    (issue,) = issues(CITY, born=date(2030, 1, 1))

    assert issue.figures["age"] == 0


@pytest.mark.parametrize(("one_only", "household"), [(False, 0), (False, 3), (True, 0)])
def test_a_household_may_have_more_members_unless_the_city_says_no(
    one_only: bool, household: int
) -> None:
    assert issues(replace(CITY, one_per_household=one_only), household=household) == []


def test_a_second_member_of_a_household_is_refused_where_the_city_says_so() -> None:
    found = issues(replace(CITY, one_per_household=True), household=1)

    assert found == [Issue("eligibility.household_taken", "family_card")]


@pytest.mark.parametrize(
    ("registered", "code"),
    [
        (89, None),
        (90, "eligibility.quota_nearly_full"),
        (99, "eligibility.quota_nearly_full"),
        (100, "eligibility.quota_full"),
        (101, "eligibility.quota_full"),
    ],
)
def test_a_quota_warns_with_a_tenth_left_and_then_refuses(
    registered: int, code: str | None
) -> None:
    found = issues(replace(CITY, quota=100), registered=registered)

    assert [issue.code for issue in found] == ([code] if code else [])
    if registered == 99:
        figures = {"left": 1, "quota": 100}
        assert found[0] == Issue("eligibility.quota_nearly_full", "segment", Weight.WARNS, figures)


def test_the_last_place_of_a_small_quota_is_warned_of() -> None:
    assert issues(replace(CITY, quota=5), registered=3) == []
    assert issues(replace(CITY, quota=5), registered=4)[0].weight is Weight.WARNS
    assert issues(replace(CITY, quota=0))[0].code == "eligibility.quota_full"


def test_everything_that_speaks_against_it_is_said_at_once() -> None:
    strict = replace(CITY, one_per_household=True, quota=1)

    found = issues(strict, born=date(1950, 1, 1), household=2, registered=1)

    assert [issue.code for issue in found] == [
        "eligibility.too_old",
        "eligibility.household_taken",
        "eligibility.quota_full",
    ]
