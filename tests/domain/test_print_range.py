"""Which of many are to be printed, as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.domain.print_range import places_in


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("1-2", [0, 1]),
        ("4–9", [3, 4]),
        ("3-", [2, 3, 4]),
        ("-2", [0, 1]),
        ("5, 1 1-2", [0, 1, 4]),
        ("2-1", [0, 1]),
    ],
)
def test_places_are_read_as_people_say_them(typed: str, places: list[int]) -> None:
    assert places_in(typed, 5) == places


@pytest.mark.parametrize("typed", ["satu", "1-x", "-", "1--2", "²"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"print\.range_unreadable"):
        places_in(typed, 5)


def test_a_range_beyond_the_end_is_told() -> None:
    with pytest.raises(Refused, match=r"print\.range_empty"):
        places_in("6-9", 5)
    with pytest.raises(Refused, match=r"print\.range_empty"):
        places_in("0", 5)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
def test_a_span_is_every_place_in_it_once(first: int, last: int, count: int) -> None:
    low, high = sorted((first, last))
    if low <= count:
        assert places_in(f"{first}-{last}", count) == list(range(low - 1, min(high, count)))
