"""The bill of a content the city has made, whichever books are at hand."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.disputes import bill_of
from desktop_app.domain.enrolment import Enrolment, FundingSource, Programme, Rupiah
from desktop_app.domain.facts import canonical, registration_body
from desktop_app.domain.issues import Refused
from tests.domain.registrations import REGISTRATION, WULAN
from tests.domain.terms import BASIC, GUARD, SAVING, TRADER

UNKNOWN = "1990-01"
"""A month of which no book of ours knows a rate."""

terms = st.builds(
    replace,
    st.sampled_from([TRADER, GUARD]),
    income=st.integers(1, 30_000_000).map(Rupiah),
    programmes=st.sampled_from([BASIC, SAVING]),
    funding=st.sampled_from(FundingSource),
)
stated_lines = st.dictionaries(st.sampled_from(Programme), st.integers(0, 10_000_000))


def content(terms_: Enrolment, rates: RateBook) -> dict[str, Any]:
    """Return a content as it comes over the line."""
    bill = rates.monthly_due(terms_, terms_.since)
    body = registration_body(REGISTRATION.number, replace(WULAN, enrolment=terms_), bill)
    told: dict[str, Any] = json.loads(canonical(body))
    return told


def of_an_unknown_month(rates: RateBook) -> dict[str, Any]:
    body = content(TRADER, rates)
    body["enrolment"]["since"] = body["due"]["month"] = UNKNOWN
    return body


@given(terms)
def test_with_the_books_it_was_made_by_a_bill_comes_back_with_shares_and_relief(
    rates: RateBook, terms_: Enrolment
) -> None:
    assert bill_of(content(terms_, rates), rates) == rates.monthly_due(terms_, terms_.since)


@given(stated_lines, st.text(max_size=9))
def test_without_a_rate_for_it_a_bill_is_what_the_content_states(
    rates: RateBook, stated: dict[Programme, int], version: str
) -> None:
    body = of_an_unknown_month(rates)
    body["due"]["rates"] = version
    body["due"]["lines"] = [
        {"programme": programme.value, "due": due} for programme, due in stated.items()
    ]

    bill = bill_of(body, rates)

    assert [(line.programme, line.due) for line in bill.lines] == list(stated.items())
    assert all(line.employer + line.worker == line.due for line in bill.lines)
    assert (str(bill.month), bill.rates_version) == (UNKNOWN, version)
    assert bill.reference_income == TRADER.income
    assert bill.total == sum(stated.values())
    assert not bill.relief


Garble = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "garble",
    [
        lambda body: body.pop("due"),
        lambda body: body.update(due=None),
        lambda body: body["due"].pop("lines"),
        lambda body: body["due"].update(lines="jkk"),
        lambda body: body["due"].update(month="2026"),
        lambda body: body["due"].update(rates=1),
        lambda body: body["due"].update(lines=[["jkk", 5_000]]),
        lambda body: body["due"].update(lines=[{"programme": "jkx", "due": 5_000}]),
        lambda body: body["due"].update(lines=[{"programme": "jkk", "due": "5000"}]),
        lambda body: body["due"].update(lines=[{"programme": "jkk", "due": 5_000.5}]),
        lambda body: body["due"].update(lines=[{"programme": "jkk", "due": -1}]),
        lambda body: body["enrolment"].pop("income"),
        lambda body: body.update(born="5 Juli 1989"),
    ],
)
def test_a_content_that_states_no_bill_is_refused_and_not_guessed(
    rates: RateBook, garble: Garble
) -> None:
    body = of_an_unknown_month(rates)
    assert bill_of(body, rates).total == 8_400
    garble(body)

    with pytest.raises((ValueError, KeyError, TypeError, Refused)):
        bill_of(body, rates)
