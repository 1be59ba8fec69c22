"""A column holds what it was given, whatever that is, and refuses what is no column."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.columns import column_of, values_of
from desktop_app.domain.facts import canonical

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
DIGITS = st.text("0123456789", min_size=1, max_size=17)
UUIDS7 = st.builds(
    lambda low, high: str(UUID(int=high << 80 | 7 << 76 | low)),
    st.integers(0, (1 << 76) - 1),
    st.integers(0, (1 << 48) - 1),
)
COLUMNS = (
    st.lists(JSON, min_size=1, max_size=8)
    | st.lists(st.integers(-(1 << 63), (1 << 63) - 1), min_size=1, max_size=40)
    | st.lists(st.text(max_size=4), min_size=1, max_size=40)
    | st.lists(DIGITS, min_size=1, max_size=12)
    | st.lists(st.sampled_from(["", "a", 1, True, None, ["x"], [1], [True]]), min_size=1)
    | st.lists(UUIDS7 | st.uuids().map(str), min_size=1, max_size=12)
    | st.lists(UUIDS7, min_size=1, max_size=12)
    | st.lists(st.integers(0, 10**6).map(lambda n: f"3375-01-{n:05}"), min_size=1, max_size=30)
)


@given(COLUMNS)
def test_a_column_gives_back_what_it_was_made_of(values: list[Any]) -> None:
    read = values_of(column_of(values), len(values))
    assert canonical(read) == canonical(values)


IDS = [f"019ab3f0-{low:04x}-7000-8000-00000000000{low}" for low in range(1, 4)]
FIRST = int("019ab3f00001", 16)


@pytest.mark.parametrize(
    ("values", "column"),
    [
        (["a"] * 4, {"same": "a"}),
        (["a", "b", "a", "b", "a", "b"], {"table": ["a", "b"], "letters": "ABABAB"}),
        ([7, 8, 9], {"first": 7, "steps": {"same": 1}}),
        ([7, 9, 8], [7, 9, 8]),
        (["Siti", "Ayu"], {"lines": "Siti\nAyu"}),
        (["Siti\n", "Ayu"], ["Siti\n", "Ayu"]),
        (["31", "07"], {"digits": "3107", "each": 2}),
        (["", "07"], {"lines": "\n07"}),
        (
            ["A-01", "A-02", "A-03", "A-04"],
            {"first": 1, "steps": {"same": 1}, "stem": "A-", "width": 2},
        ),
        (["A-01", "B-02"], {"lines": "A-01\nB-02"}),
        (["a1", "a7", "a3", "a2"], {"lines": "a1\na7\na3\na2"}),
        (["a" * 65 + "1", "a" * 65 + "2"], {"lines": "a" * 65 + "1\n" + "a" * 65 + "2"}),
        ([1, "1"], [1, "1"]),
        (
            IDS,
            {
                "first": FIRST,
                "steps": [1, 1],
                "uuid7": "".join(f"000800000000000000{low}" for low in range(1, 4)),
            },
        ),
        (["x" * 36, "019ab3f0-0001-7000-8000-000000000001"],) * 2,
    ],
    ids=str,
)
def test_what_is_alike_is_told_once(values: list[Any], column: object) -> None:
    if column is values:  # no UUIDs, though as long
        column = {"lines": "\n".join(values)}
    assert column_of(values) == column
    assert values_of(column_of(values), len(values)) == values


@pytest.mark.parametrize(
    "column",
    [
        3,
        {},
        {"same": 1, "lines": ""},
        {"other": 1},
        {"lines": "a"},
        {"lines": 3},
        {"table": ["a"], "letters": "AB"},
        {"table": ["a"], "letters": "?A"},
        {"digits": "1234", "each": 0},
        {"digits": "1234", "each": "2"},
        {"digits": 12, "each": 1},
        {"first": "1", "steps": {"same": 1}},
        {"first": 1, "steps": {"same": True}},
        {"first": 1, "steps": [1, 1]},
        {"first": (1 << 63) - 1, "steps": {"same": 1}},
        {"first": 1, "steps": {"same": 1}, "stem": "a" * 65, "width": 2},
        {"first": 1, "steps": {"same": 1}, "stem": "a", "width": 10**9},
        {"first": 1, "steps": {"same": 1}, "stem": 3, "width": 1},
        {"first": 1, "steps": {"same": 1}, "uuid7": 3},
        [1],
    ],
    ids=str,
)
def test_what_is_no_column_is_refused(column: Any) -> None:
    with pytest.raises(ValueError, match="column"):
        values_of(column, 2)


@given(JSON, st.integers(1, 5))
def test_whatever_is_sent_is_read_or_refused(column: Any, count: int) -> None:
    try:
        values = values_of(column, count)
    except ValueError:
        return
    assert len(values) == count
