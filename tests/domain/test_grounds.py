"""How a contribution is reckoned, as the rates file says it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.grounds import Ground, grounds_of, pay_by
from desktop_app.domain.month import Month
from desktop_app.domain.rates import Reach
from desktop_app.domain.rates_file import read_rates
from desktop_app.paths import resource_folder

TEXT = (resource_folder() / "reference" / "rates.toml").read_text()
BOOK = RateBook.parse(TEXT)
NOVEMBER = Month(2026, 11)
LONG_AGO = Month(2010, 1)

TRADER = Enrolment(
    segment=Segment.BPU,
    occupation="0501",
    sector=Sector.OTHER,
    income=Rupiah(1_500_000),
    programmes=frozenset({Programme.JKK, Programme.JKM, Programme.JHT}),
    funding=FundingSource.SELF,
    since=NOVEMBER,
)
WELDER = replace(
    TRADER,
    segment=Segment.PU,
    income=Rupiah(20_000_000),
    programmes=frozenset(Programme),
    funding=FundingSource.EMPLOYER,
    employer="CV Bengkel",
    risk=RiskGroup.HIGH,
)


def by_programme(enrolment: Enrolment, month: Month = NOVEMBER) -> dict[Programme, Ground]:
    return {ground.programme: ground for ground in BOOK.grounds(enrolment, month)}


def test_a_bands_grounds() -> None:
    found = by_programme(TRADER)

    assert list(found) == [Programme.JKK, Programme.JKM, Programme.JHT]
    bases = {programme: ground.base for programme, ground in found.items()}
    assert bases == {Programme.JKK: 1_600_000, Programme.JKM: None, Programme.JHT: 1_600_000}
    assert [ground.worker for ground in found.values()] == [0, 0, 2]
    assert not any(ground.verified for ground in found.values())


def test_a_wages_grounds() -> None:
    found = by_programme(WELDER)

    assert found[Programme.JKK].risk is RiskGroup.HIGH
    assert found[Programme.JKK].employer == Decimal("1.27")
    assert found[Programme.JKM].verified
    assert found[Programme.JHT].employer == Decimal("3.7")
    assert found[Programme.JHT].worker == Decimal(2)
    assert found[Programme.JP].base == found[Programme.JP].cap == 11_086_300
    assert not found[Programme.JP].verified
    assert not found[Programme.JKP].billed


@pytest.mark.parametrize("enrolment", [TRADER, WELDER, replace(WELDER, risk=None)])
def test_each_figure_that_is_billed_has_a_ground_that_gives_it(enrolment: Enrolment) -> None:
    found = by_programme(enrolment)
    if enrolment.segment.earns_wage and enrolment.risk is None:
        assert Programme.JKK not in found
        return
    for line in BOOK.monthly_due(enrolment, NOVEMBER).lines:
        ground = found[line.programme]
        share = (ground.employer + ground.worker) * (ground.base or 0) / 100
        if share:
            assert abs(share - line.before_relief) <= 1
        assert ground.billed == (line.recomposed is None)


def test_without_a_rate_there_is_no_ground() -> None:
    assert by_programme(TRADER, LONG_AGO) == {}
    assert by_programme(WELDER, LONG_AGO) == {}
    rates = read_rates(TEXT)
    assert grounds_of(replace(rates, bpu_jht=()), TRADER, NOVEMBER)[-1].programme is Programme.JKM


def test_a_relief_is_told_with_its_months_and_whom_it_reaches() -> None:
    [relief] = BOOK.reliefs(TRADER, NOVEMBER)
    assert (relief.name, relief.reach) == ("PP 50/2025", Reach.APPLIES)
    assert (relief.remaining, relief.since, relief.until) == (
        Decimal("0.5"),
        Month(2026, 4),
        Month(2026, 12),
    )
    assert relief.programmes == (Programme.JKK, Programme.JKM)
    assert not relief.verified  # several outlets agree; the law was not read
    [paid_by_city] = BOOK.reliefs(replace(TRADER, funding=FundingSource.APBD_CITY), NOVEMBER)
    assert paid_by_city.reach is Reach.EXCLUDED
    assert BOOK.reliefs(TRADER, Month(2027, 1)) == ()
    assert BOOK.reliefs(WELDER, NOVEMBER) == ()


def test_the_safe_day_is_the_fifteenth_of_the_month_itself() -> None:
    assert pay_by(Month(2026, 12)) == date(2026, 12, 15)
