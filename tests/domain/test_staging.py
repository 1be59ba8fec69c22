"""Who may have a version: listed, or by lot; and what is written badly lets nobody in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.staging import CLOSED, OPEN, Stage, city_stages, lot, stage_of

codes = st.from_regex(r"[1-9][0-9]{9}", fullmatch=True)


@given(codes)
def test_open_lets_everybody_in_and_closed_nobody(code: str) -> None:
    assert OPEN.lets("0.2.0", code)
    assert not CLOSED.lets("0.2.0", code)
    assert Stage(0, (code,)).lets("0.2.0", code)


@given(codes, st.integers(0, 100), st.integers(0, 100))
def test_a_greater_share_takes_nobody_out(code: str, one: int, other: int) -> None:
    less, more = sorted((one, other))

    assert Stage(more).lets("0.2.0", code) or not Stage(less).lets("0.2.0", code)


def test_a_share_is_about_that_share_and_drawn_anew_for_each_version() -> None:
    every = [f"33750{number:05}" for number in range(2000)]
    first = {code for code in every if Stage(20).lets("0.2.0", code)}
    second = {code for code in every if Stage(20).lets("0.3.0", code)}

    assert 320 < len(first) < 480
    assert first != second
    assert all(0 <= lot("0.2.0", code) < 100 for code in every)


@pytest.mark.parametrize(
    "told", [None, [], "all", {"percent": "100"}, {"kelurahan": "all"}, {"kelurahan": [3375]}]
)
def test_what_is_no_stage_lets_nobody_in(told: object) -> None:
    assert stage_of(told) == CLOSED


def test_a_stage_is_read_as_it_was_written() -> None:
    told = {"0.2.0": {"percent": 250, "kelurahan": ["3375011002"]}, "0.3.0": {}}

    assert city_stages(json.dumps(told).encode()) == {
        "0.2.0": Stage(100, ("3375011002",)),
        "0.3.0": CLOSED,
    }
    for body in (b"[1]", b"{"):
        with pytest.raises((ValueError, TypeError)):
            city_stages(body)
