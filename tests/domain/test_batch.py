"""A batch comes out of its columns as it went in, to the byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.batch import as_columns, from_columns
from desktop_app.domain.facts import canonical
from tests.domain.test_columns import JSON

GOLDEN = Path(__file__).parents[1] / "contract" / "v1" / "push_request.json"
REGISTERED: dict[str, Any] = json.loads(GOLDEN.read_text())["facts"][0]
NAMES = ("id", "seq", "kind", "at", "author", "worker", "version", "body")


def golden(**changes: Any) -> dict[str, Any]:
    """Return a registration with other fields; ``body__name`` reaches into its body."""
    fact = {name: json.loads(json.dumps(REGISTERED[name])) for name in NAMES}
    for path, value in changes.items():
        outer, _, inner = path.partition("__")
        if inner:
            fact[outer][inner] = value
        else:
            fact[outer] = value
    return fact


ODD = st.fixed_dictionaries(
    {},
    optional={
        "id": JSON,
        "kind": JSON,
        "at": JSON | st.sampled_from(["2026-11-22T02:41:01Z", "2026-11-22T02:41:00+00:00"]),
        "worker": JSON | st.integers(-2, 2),
        "version": JSON,
        "body": JSON,
        "body__nik": JSON | st.sampled_from(["3375010507890001", "3375010001", "12", ""]),
        "body__born": JSON | st.sampled_from(["1989-07-05", "1899-01-01", "9999-12-31"]),
        "body__sex": JSON | st.sampled_from(["L", "P"]),
        "body__due": JSON | st.just({"total": 5, "lines": [{"due": 5}]}),
        "body__consent": JSON | st.just({"version": "1", "at": 5}),
        "body__a.b": JSON,
        "body__name": JSON,
        "body__email": JSON | st.just("siti@contoh.id"),
        "body__home": JSON | st.just({"street": "Gang 2", "rt": "", "rw": "", "kelurahan": "1"}),
        "body__children": JSON | st.just([{"name": "Citra", "born": "2015-02-28"}]),
    },
)


@given(st.lists(ODD, min_size=1, max_size=5))
def test_any_batch_comes_back_the_same_or_does_not_fit(changes: list[dict[str, Any]]) -> None:
    facts = []
    for change in changes:
        try:
            facts.append(golden(**change))
        except TypeError:  # a field within a body that is none any more
            facts.append(golden())

    columns = as_columns(facts)

    if columns is not None:
        assert canonical(from_columns(json.loads(json.dumps(columns)), 5)) == canonical(facts)


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), JSON), max_size=3))
def test_what_is_no_fact_does_not_fit(facts: list[dict[str, Any]]) -> None:
    columns = as_columns(facts)
    assert columns is None or canonical(from_columns(columns, 3)) == canonical(facts)


@given(st.dictionaries(st.sampled_from(["count", *NAMES, "worker_registered.nik"]), JSON))
def test_whatever_is_sent_for_columns_is_read_or_refused(columns: dict[str, Any]) -> None:
    try:
        facts = from_columns(columns, 10)
    except ValueError:
        return
    assert len(facts) == columns["count"]


@pytest.mark.parametrize(
    "changes",
    [
        {"count": 0},
        {"count": 11},
        {"count": True},
        {"count": "1"},
        {"worker": [1]},
        {"worker": [-1]},
        {"at": [10**12]},
        {"kind": ["another"]},
        {"worker_registered.a.b.c.d.e.f": ["x"]},
        {"worker_registered.nik.x": ["x"]},
        {"worker_registered.born": ["9999999"]},
        {"worker_registered.sex": []},
        {"of_no_kind.x": ["x"]},
    ],
    ids=str,
)
def test_columns_that_are_wrong_are_refused(changes: dict[str, Any]) -> None:
    columns = as_columns([golden()])
    assert columns is not None

    with pytest.raises(ValueError, match=r"column|count"):
        from_columns({**columns, **changes}, 10)


def test_a_body_that_says_nothing_has_no_columns() -> None:
    columns = as_columns([golden(body={})])

    assert columns is not None
    assert from_columns(columns, 1) == [golden(body={})]


def test_a_column_cannot_be_a_value_and_hold_others() -> None:
    columns = as_columns([golden(body={"a": 1})])
    assert columns is not None

    for order in ({"worker_registered.a.b": [1]}, {"worker_registered.a.b": [{"c": 1}]}):
        with pytest.raises(ValueError, match="columns"):
            from_columns({**columns, **order}, 1)


def test_what_follows_is_left_out() -> None:
    columns = as_columns([golden(worker=REGISTERED["id"])])

    assert columns is not None
    assert columns["worker"] == {"same": 0}
    assert columns["worker_registered.nik"] == {"same": "3375010001"}
    assert columns["worker_registered.due.total"] == {"same": None}
    assert columns["worker_registered.consent.at"] == {"same": 0}


def test_a_paper_goes_back_to_the_one_it_is_of() -> None:
    paper = golden(
        id="019ab3f0-3333-7000-8000-000000000002", seq=2, kind="paper_printed", body={"copy": 1}
    )
    facts = [golden(worker=REGISTERED["id"]), {**paper, "worker": REGISTERED["id"]}]
    columns = as_columns(facts)

    assert columns is not None
    assert columns["worker"] == {"first": 0, "steps": {"same": 1}}
    assert from_columns(columns, 2) == facts


@pytest.mark.parametrize(
    "changes",
    [
        {"body__nik": "3375010507890001"},  # a man's
        {"body__due": {"month": "", "rates": "", "lines": [], "total": 3}},
        {"body__consent": {"version": "1", "at": "2026-11-22T02:41:00+00:00"}},
        {"at": "2026-11-22 02:41:00Z"},
    ],
    ids=str,
)
def test_what_does_not_follow_is_told_in_full(changes: dict[str, Any]) -> None:
    fact = golden(**changes)
    columns = as_columns([fact])

    assert columns is not None
    assert from_columns(columns, 1) == [fact]


@pytest.mark.parametrize(
    "changes",
    [
        {"body__nik": "3375010001"},
        {"body__extra": {}},
        {"body__worker.x": 1},
        {"kind": "worker.registered"},
    ],
    ids=str,
)
def test_what_columns_cannot_say_does_not_fit(changes: dict[str, Any]) -> None:
    fact = golden(**changes)
    columns = as_columns([fact])
    assert columns is None or canonical(from_columns(columns, 1)) == canonical([fact])


def test_acts_that_say_nothing_more_go_along_with_those_that_do() -> None:
    silent = [golden(id=f"019ab3f0-3333-7000-8000-00000000000{n}", seq=n) for n in (2, 3)]
    facts = [{**fact, "kind": "seen", "body": {}} for fact in silent]
    facts.insert(1, golden())
    columns = as_columns(facts)

    assert columns is not None
    assert not any(name.startswith("seen.") for name in columns)
    assert from_columns(columns, 3) == facts


HOME = {"street": "Gang Melati 2", "rt": "003", "rw": "", "kelurahan": "3375011003"}


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "body__nik": st.just(""),
                "body__email": st.just("siti@contoh.id"),
                "body__home": st.just(HOME),
                "body__heir": st.just({"name": "Bagus", "relation": "pasangan"}),
                "body__children": st.just([{"name": "Citra", "born": "2015-02-28"}]),
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_field_that_only_some_have_is_absent_for_the_others(
    changes: list[dict[str, Any]],
) -> None:
    facts = [golden(**change) for change in changes]

    columns = as_columns(facts)

    assert columns is not None
    assert canonical(from_columns(columns, len(facts))) == canonical(facts)


def test_a_field_that_holds_nothing_is_not_taken_for_an_absent_one() -> None:
    assert as_columns([golden(body__email=None), golden()]) is None
    assert as_columns([golden(body__home={}), golden()]) is None


@pytest.mark.parametrize("total", [True, 1.0])
def test_what_only_python_takes_for_the_same_does_not_fit(total: Any) -> None:
    """Canonical JSON, and so the hash, tells them apart."""
    due = {"month": "", "rates": "", "lines": [{"programme": "JKK", "due": 1}], "total": total}

    assert as_columns([golden(body__due=due)]) is None
