"""Contribution months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month

months = st.builds(Month, st.integers(1000, 9000), st.integers(1, 12))


@given(months)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.of(month.first_day) == month


@given(months, st.integers(-600, 600))
def test_going_there_and_back_leads_home(month: Month, count: int) -> None:
    assert month.plus(count).plus(-count) == month


@given(months, st.integers(1, 600))
def test_later_months_are_greater(month: Month, count: int) -> None:
    assert month < month.plus(count)
    assert month.plus(count).first_day > month.first_day


def test_december_is_followed_by_january() -> None:
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2027, 1).plus(-1) == Month(2026, 12)
    assert Month.of(date(2026, 11, 22)) == Month(2026, 11)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-01-01"]
)
def test_anything_else_is_not_a_month(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        Month.parse(text)

    assert [issue.code for issue in refusal.value.issues] == ["month.unreadable"]
