"""What a bill always keeps to, and what is refused or doubted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import (
    PROGRAMMES_ALLOWED,
    PROGRAMMES_REQUIRED,
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.month import Month
from tests.domain.terms import BASIC, EVERYTHING, GUARD, SAVING, TRADER

incomes = st.integers(1, 200_000_000).map(Rupiah)
months = st.builds(Month, st.integers(2022, 2030), st.integers(1, 12))


@st.composite
def enrolments(draw: st.DrawFn) -> Enrolment:
    segment = draw(st.sampled_from(Segment))
    allowed = sorted(PROGRAMMES_ALLOWED[segment])
    return Enrolment(
        segment=segment,
        occupation="0501",
        sector=draw(st.sampled_from(Sector)),
        income=draw(incomes),
        programmes=draw(st.frozensets(st.sampled_from(allowed))) | PROGRAMMES_REQUIRED,
        funding=draw(st.sampled_from(FundingSource)),
        since=draw(months),
        months=draw(st.sampled_from([1, 3, 6, 12])),
        employer="Dinas Contoh" if segment.earns_wage else "",
        risk=draw(st.sampled_from(RiskGroup)) if segment.earns_wage else None,
    )


def refusal(rates: RateBook, terms: Enrolment, month: Month) -> Issue:
    with pytest.raises(Refused) as refused:
        rates.monthly_due(terms, month)
    (issue,) = refused.value.issues
    return issue


@given(enrolments())
def test_every_bill_adds_up(rates: RateBook, terms: Enrolment) -> None:
    bill = rates.monthly_due(terms, terms.since)

    assert [line.programme for line in bill.lines] == sorted(
        terms.programmes, key=list(Programme).index
    )
    assert bill.total == sum(line.due for line in bill.lines)
    for line in bill.lines:
        assert line.employer + line.worker == line.due
        assert 0 <= line.due <= line.before_relief
        assert all(type(part) is int for part in (line.due, line.employer, line.worker))
    assert bill.rates_version == rates.version


@given(enrolments())
def test_relief_is_half_of_jkk_and_jkm_or_nothing(rates: RateBook, terms: Enrolment) -> None:
    for line in rates.monthly_due(terms, terms.since).lines:
        if line.due != line.before_relief:
            assert 2 * line.due == line.before_relief
            assert line.programme in BASIC
            assert not terms.segment.earns_wage


@given(enrolments(), st.integers(1, 100_000_000))
def test_who_earns_more_never_pays_less(rates: RateBook, terms: Enrolment, more: int) -> None:
    richer = replace(terms, income=Rupiah(terms.income + more))

    poor, rich = (rates.monthly_due(each, terms.since) for each in (terms, richer))

    assert rich.total >= poor.total


@given(enrolments())
def test_a_period_has_one_bill_for_each_of_its_months(rates: RateBook, terms: Enrolment) -> None:
    bills = rates.period_due(terms)

    assert [bill.month for bill in bills] == [terms.since.plus(n) for n in range(terms.months)]
    assert bills[0] == rates.monthly_due(terms, terms.since)


def test_relief_may_end_within_a_period(rates: RateBook) -> None:
    bills = rates.period_due(replace(TRADER, months=3))

    assert [bill.total for bill in bills] == [8_400, 8_400, 16_800]
    assert [bill.relief for bill in bills] == [True, True, False]


def test_a_non_wage_members_bill_is_the_workers_whoever_pays(rates: RateBook) -> None:
    terms = replace(TRADER, segment=Segment.VULNERABLE, funding=FundingSource.CSR)

    for line in rates.monthly_due(terms, Month(2026, 11)).lines:
        assert (line.employer, line.worker) == (0, line.due)


@pytest.mark.parametrize(
    ("terms", "programme", "first"),
    [
        (replace(TRADER, programmes=SAVING), "JKK", Month(2015, 7)),
        (replace(GUARD, programmes=BASIC), "JKK", Month(2015, 7)),
        (replace(GUARD, programmes=frozenset({Programme.JKM})), "JKM", Month(2015, 7)),
        (replace(GUARD, programmes=frozenset({Programme.JHT})), "JHT", Month(2015, 7)),
        (replace(GUARD, programmes=frozenset({Programme.JP})), "JP", Month(2015, 7)),
        (replace(GUARD, programmes=EVERYTHING), "JKP", Month(2021, 2)),
    ],
)
def test_before_its_first_rate_a_programme_has_no_price(
    rates: RateBook, terms: Enrolment, programme: str, first: Month
) -> None:
    before = first.plus(-1)

    figures = {"month": str(before), "programme": programme}
    expected = Issue("contribution.no_rate", "since", figures=figures)
    assert refusal(rates, terms, before) == expected
    assert rates.monthly_due(terms, first).total > 0


@pytest.mark.parametrize("programme", [Programme.JP, Programme.JKP])
def test_a_bpu_has_no_price_for_what_it_may_not_join(rates: RateBook, programme: Programme) -> None:
    issue = refusal(rates, replace(TRADER, programmes=BASIC | {programme}), Month(2026, 11))

    assert (issue.code, issue.figures["programme"]) == ("contribution.no_rate", programme.upper())


@pytest.mark.parametrize("income", [0, -1])
@pytest.mark.parametrize("terms", [TRADER, GUARD], ids=["bpu", "non-asn"])
def test_without_an_income_there_is_no_price(
    rates: RateBook, terms: Enrolment, income: int
) -> None:
    issue = refusal(rates, replace(terms, income=Rupiah(income)), Month(2026, 11))

    assert issue == Issue("enrolment.income_missing", "income")


def test_a_wage_earner_without_a_risk_group_has_no_price(rates: RateBook) -> None:
    issue = refusal(rates, replace(GUARD, risk=None), Month(2026, 11))

    assert issue == Issue("enrolment.risk_missing", "risk")


def test_village_money_is_billed_in_full_with_a_warning(rates: RateBook) -> None:
    bill = rates.monthly_due(replace(TRADER, funding=FundingSource.VILLAGE_FUND), Month(2026, 11))

    figures = {"relief": "PP 50/2025", "funding": "dana_desa"}
    expected = Issue("contribution.relief_unclear", "funding", Weight.WARNS, figures)
    assert (bill.total, bill.doubts) == (16_800, (expected,))


@pytest.mark.parametrize(
    ("terms", "month", "relief"),
    [
        (TRADER, Month(2020, 7), None),
        (TRADER, Month(2020, 8), "PP 49/2020"),
        (GUARD, Month(2021, 1), "PP 49/2020"),
        (TRADER, Month(2021, 2), None),
        (replace(GUARD, segment=Segment.PU), Month(2025, 1), None),
        (replace(GUARD, segment=Segment.PU), Month(2025, 2), "PP 7/2025"),
        (replace(GUARD, segment=Segment.PU), Month(2025, 7), "PP 7/2025"),
        (replace(GUARD, segment=Segment.PU), Month(2025, 8), None),
        (GUARD, Month(2025, 2), None),
    ],
)
def test_a_relief_that_cannot_be_judged_here_is_said_and_not_given(
    rates: RateBook, terms: Enrolment, month: Month, relief: str | None
) -> None:
    bill = rates.monthly_due(replace(terms, programmes=BASIC), month)

    assert not bill.relief
    expected = [(relief, Weight.WARNS)] if relief else []
    assert [(doubt.figures["relief"], doubt.weight) for doubt in bill.doubts] == expected


def test_a_relief_of_programmes_not_joined_is_not_mentioned(rates: RateBook) -> None:
    terms = replace(TRADER, programmes=frozenset({Programme.JHT}))

    assert rates.monthly_due(terms, Month(2020, 8)).doubts == ()


@pytest.mark.parametrize(("born", "old"), [(date(1972, 11, 23), False), (date(1972, 11, 22), True)])
def test_jkp_takes_nobody_who_is_54(rates: RateBook, born: date, old: bool) -> None:
    issues = rates.age_issues(GUARD, born=born, on=date(2026, 11, 22))

    expected = Issue("contribution.jkp_too_old", "programmes", figures={"below": 54})
    assert issues == ([expected] if old else [])


def test_who_does_not_join_jkp_may_be_older(rates: RateBook) -> None:
    old = date(1966, 1, 1)

    assert rates.age_issues(TRADER, born=old, on=date(2026, 11, 22)) == []
    early = replace(GUARD, since=Month(2020, 1))
    assert rates.age_issues(early, born=old, on=date(2020, 1, 1)) == []
