"""Which terms of membership can be accepted."""

from dataclasses import replace

import pytest

from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Segment,
)
from desktop_app.domain.issues import Issue
from tests.domain.terms import BASIC, EVERYTHING, GUARD, SAVING, TRADER

VULNERABLE = replace(TRADER, segment=Segment.VULNERABLE, funding=FundingSource.APBD_CITY)
EMPLOYEE = replace(GUARD, segment=Segment.PU, funding=FundingSource.EMPLOYER)


def codes(terms: Enrolment) -> list[str]:
    return [issue.code for issue in terms.issues()]


@pytest.mark.parametrize("terms", [TRADER, VULNERABLE, GUARD, EMPLOYEE], ids=lambda t: t.segment)
def test_one_of_each_segment_is_accepted(terms: Enrolment) -> None:
    assert terms.issues() == []


@pytest.mark.parametrize("terms", [TRADER, VULNERABLE], ids=lambda t: t.segment)
def test_a_bpu_may_save_for_old_age_but_has_no_pension(terms: Enrolment) -> None:
    assert codes(replace(terms, programmes=SAVING)) == []

    (issue,) = replace(terms, programmes=EVERYTHING).issues()

    figures = {"programmes": "JP, JKP"}
    assert issue == Issue("enrolment.programme_not_allowed", "programmes", figures=figures)


@pytest.mark.parametrize("missing", sorted(BASIC))
@pytest.mark.parametrize("terms", [TRADER, GUARD], ids=lambda t: t.segment)
def test_everybody_joins_jkk_and_jkm(terms: Enrolment, missing: Programme) -> None:
    without = replace(terms, programmes=terms.programmes - {missing})

    assert codes(without) == ["enrolment.jkk_jkm_required"]


@pytest.mark.parametrize("income", [0, -5])
def test_an_income_is_needed(income: int) -> None:
    assert codes(replace(TRADER, income=Rupiah(income))) == ["enrolment.income_missing"]


@pytest.mark.parametrize(("months", "fits"), [(1, True), (2, False), (12, True), (24, False)])
def test_only_some_periods_can_be_paid_at_once(months: int, fits: bool) -> None:
    assert codes(replace(TRADER, months=months)) == ([] if fits else ["enrolment.period_unknown"])


def test_a_wage_earner_has_an_employer_and_a_non_asn_an_instansi() -> None:
    assert codes(replace(EMPLOYEE, employer=" ")) == ["enrolment.employer_missing"]
    assert codes(replace(GUARD, employer="")) == ["enrolment.instansi_missing"]


def test_a_wage_earner_has_a_risk_group_and_a_bpu_has_none() -> None:
    assert codes(replace(EMPLOYEE, risk=None)) == ["enrolment.risk_missing"]
    assert codes(replace(TRADER, risk=RiskGroup.LOW)) == ["enrolment.risk_not_for_bpu"]


def test_who_pays_fits_the_segment() -> None:
    by_self = replace(EMPLOYEE, funding=FundingSource.SELF)
    assert codes(by_self) == ["enrolment.wage_earner_pays_not_alone"]
    by_employer = replace(TRADER, funding=FundingSource.EMPLOYER)
    assert codes(by_employer) == ["enrolment.no_employer_to_pay"]
    alone = replace(VULNERABLE, funding=FundingSource.SELF)
    assert codes(alone) == ["enrolment.vulnerable_needs_payer"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    terms = replace(
        GUARD, programmes=frozenset(), income=Rupiah(0), months=5, employer="", risk=None
    )

    assert codes(terms) == [
        "enrolment.jkk_jkm_required",
        "enrolment.income_missing",
        "enrolment.period_unknown",
        "enrolment.instansi_missing",
        "enrolment.risk_missing",
    ]
