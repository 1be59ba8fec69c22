"""Every band, month around each boundary, segment and funding source, against tables apart."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from desktop_app.domain.contribution import MonthlyDue, RateBook
from desktop_app.domain.enrolment import (
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.month import Month
from tests.domain.terms import BASIC, EVERYTHING, GUARD, SAVING, TRADER, facts

BANDS = facts("bpu_bands")
CAPS = facts("jp_wage_cap")
WAGE_RATES = facts("wage_rates")
RELIEF = {FundingSource(row["funding"]): row["reach"] for row in facts("relief")}
RELIEF_MONTHS = {  # first and last month with relief, PP 50/2025
    Sector.TRANSPORT: (Month(2026, 1), Month(2027, 3)),
    Sector.OTHER: (Month(2026, 4), Month(2026, 12)),
}
NON_WAGE = (Segment.BPU, Segment.VULNERABLE)
WAGE = (Segment.PU, Segment.NON_ASN)
BEFORE_RELIEF = Month(2025, 6)
TOP_INCOME = 1_000_000_000


def months(first: Month, last: Month) -> list[Month]:
    found = [first]
    while found[-1] < last:
        found.append(found[-1].plus(1))
    return found


def percent(amount: int, rate: str) -> int:
    exact = Decimal(amount) * Decimal(rate) / 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def dues(bill: MonthlyDue) -> dict[str, int]:
    return {line.programme.value: line.due for line in bill.lines}


def test_the_tables_are_whole() -> None:
    assert len(BANDS) == 33
    assert len(CAPS) == 12
    assert set(RELIEF) == set(FundingSource)


@pytest.mark.parametrize("segment", NON_WAGE)
@pytest.mark.parametrize("row", BANDS, ids=lambda row: f"band {row['band']}")
def test_each_band_costs_what_the_annex_says(
    rates: RateBook, row: dict[str, str], segment: Segment
) -> None:
    highest = int(row["highest"] or TOP_INCOME)
    for income in {max(1, int(row["lowest"])), int(row["reference"]), highest}:
        terms = replace(TRADER, segment=segment, income=Rupiah(income), programmes=SAVING)
        bill = rates.monthly_due(terms, BEFORE_RELIEF)
        expected = {programme: int(row[programme]) for programme in ("jkk", "jkm", "jht")}
        assert (dues(bill), bill.total) == (expected, int(row["all"]))
        assert bill.reference_income == int(row["reference"])
        basic = rates.monthly_due(replace(terms, programmes=BASIC), BEFORE_RELIEF)
        assert basic.total == int(row["jkk_jkm"])


@pytest.mark.parametrize(("lower", "higher"), list(pairwise(BANDS)), ids=lambda row: row["band"])
def test_an_income_in_a_gap_belongs_to_the_lower_band(
    rates: RateBook, lower: dict[str, str], higher: dict[str, str]
) -> None:
    gap = int(higher["lowest"]) - int(lower["highest"])
    assert gap == 1_000
    for income in (int(lower["highest"]) + 1, int(higher["lowest"]) - 1):
        bill = rates.monthly_due(replace(TRADER, income=Rupiah(income)), BEFORE_RELIEF)
        assert bill.reference_income == int(lower["reference"])
    at_edge = replace(TRADER, income=Rupiah(int(higher["lowest"])))
    assert rates.monthly_due(at_edge, BEFORE_RELIEF).reference_income == int(higher["reference"])


@pytest.mark.parametrize("funding", FundingSource)
@pytest.mark.parametrize("sector", Sector)
@pytest.mark.parametrize("segment", NON_WAGE)
def test_relief_goes_by_sector_month_and_who_pays(
    rates: RateBook, segment: Segment, sector: Sector, funding: FundingSource
) -> None:
    first, last = RELIEF_MONTHS[sector]
    for month in months(Month(2025, 11), Month(2027, 6)):
        in_time = first <= month <= last
        for row in BANDS:
            terms = replace(
                TRADER,
                segment=segment,
                sector=sector,
                funding=funding,
                income=Rupiah(int(row["reference"])),
                programmes=SAVING,
            )
            bill = rates.monthly_due(terms, month)
            half = in_time and RELIEF[funding] == "half"
            divisor = 2 if half else 1
            assert dues(bill) == {
                "jkk": int(row["jkk"]) // divisor,
                "jkm": int(row["jkm"]) // divisor,
                "jht": int(row["jht"]),
            }
            assert bill.relief is half
            assert bill.before_relief == int(row["all"])
            unclear = in_time and RELIEF[funding] == "unclear"
            codes = ["contribution.relief_unclear"] if unclear else []
            assert [doubt.code for doubt in bill.doubts] == codes


@pytest.mark.parametrize("row", BANDS, ids=lambda row: f"band {row['band']}")
def test_half_of_every_amount_in_the_table_is_whole_rupiah(row: dict[str, str]) -> None:
    assert int(row["jkk"]) % 2 == 0
    assert int(row["jkm"]) % 2 == 0


def test_the_same_trader_costs_half_by_csr_of_what_the_city_pays(rates: RateBook) -> None:
    terms = replace(TRADER, segment=Segment.VULNERABLE)

    by_city = rates.monthly_due(replace(terms, funding=FundingSource.APBD_CITY), Month(2026, 6))
    by_company = rates.monthly_due(replace(terms, funding=FundingSource.CSR), Month(2026, 6))

    assert (by_city.total, by_company.total) == (16_800, 8_400)


@pytest.mark.parametrize("segment", WAGE)
@pytest.mark.parametrize("risk", RiskGroup)
@pytest.mark.parametrize("wage", [1, 625, 1_000_625, 2_345_678, 3_648_035, 5_396_761, 98_765_433])
def test_a_wage_earner_costs_the_legal_percentages(
    rates: RateBook, segment: Segment, risk: RiskGroup, wage: int
) -> None:
    terms = replace(
        GUARD,
        segment=segment,
        risk=risk,
        income=Rupiah(wage),
        programmes=EVERYTHING - {Programme.JKP},
        funding=FundingSource.EMPLOYER,
    )
    bill = rates.monthly_due(terms, BEFORE_RELIEF)
    expected = {}
    for row in WAGE_RATES:
        if row["risk"] in {"", risk}:
            base = min(wage, 10_547_400) if row["programme"] == "jp" else wage
            expected[row["programme"]] = (
                percent(base, row["employer"]),
                percent(base, row["worker"]),
            )
    assert {line.programme: (line.employer, line.worker) for line in bill.lines} == expected
    assert bill.total == sum(map(sum, expected.values()))
    assert bill.reference_income == wage


@pytest.mark.parametrize("funding", [source for source in FundingSource if source != "mandiri"])
@pytest.mark.parametrize("sector", Sector)
def test_no_wage_earner_has_a_bpus_relief(
    rates: RateBook, sector: Sector, funding: FundingSource
) -> None:
    for month in months(Month(2025, 11), Month(2027, 6)):
        bill = rates.monthly_due(replace(GUARD, sector=sector, funding=funding), month)
        assert not bill.relief
        assert bill.doubts == ()


def test_half_a_rupiah_is_rounded_up(rates: RateBook) -> None:
    terms = replace(GUARD, income=Rupiah(1_000_625), programmes=BASIC)  # 0.24 % is 2,401.5

    assert dues(rates.monthly_due(terms, BEFORE_RELIEF))["jkk"] == 2_402


@pytest.mark.parametrize("row", CAPS, ids=lambda row: row["since"])
def test_jp_is_paid_up_to_the_cap_of_its_month(rates: RateBook, row: dict[str, str]) -> None:
    cap, since = int(row["cap"]), Month.parse(row["since"])
    following = [Month.parse(each["since"]) for each in CAPS if each["since"] > row["since"]]
    last = following[0].plus(-1) if following else since.plus(11)
    for month in months(since, last):
        for wage in (cap - 100, cap, cap + 100, 50_000_000):
            terms = replace(GUARD, income=Rupiah(wage), programmes=BASIC | {Programme.JP})
            line = rates.monthly_due(terms, month).lines[-1]
            base = min(wage, cap)
            assert (line.employer, line.worker) == (percent(base, "2"), percent(base, "1"))


@pytest.mark.parametrize(
    ("month", "from_jkm", "total"),
    [
        (Month(2021, 2), 4_000, 18_400),
        (Month(2025, 1), 4_000, 18_400),
        (Month(2025, 2), 0, 14_400),
        (Month(2026, 11), 0, 14_400),
    ],
)
def test_jkp_is_billed_to_nobody_and_says_what_it_is_paid_from(
    rates: RateBook, month: Month, from_jkm: int, total: int
) -> None:
    bill = rates.monthly_due(GUARD, month)
    line = bill.lines[-1]

    assert (line.programme, line.due, line.employer, line.worker) == (Programme.JKP, 0, 0, 0)
    assert line.recomposed is not None
    assert (line.recomposed.government, line.recomposed.jkk) == (8_800, 5_600)
    assert (line.recomposed.jkm, line.recomposed.total) == (from_jkm, total)


@pytest.mark.parametrize("month", [Month(2025, 1), Month(2025, 2)])
def test_who_joins_jkp_is_billed_no_more_than_who_does_not(rates: RateBook, month: Month) -> None:
    without = replace(GUARD, programmes=EVERYTHING - {Programme.JKP})

    assert rates.monthly_due(GUARD, month).total == rates.monthly_due(without, month).total


@pytest.mark.parametrize(
    ("risk", "left"),
    [
        (RiskGroup.VERY_LOW, "0.10"),
        (RiskGroup.LOW, "0.40"),
        (RiskGroup.MEDIUM, "0.75"),
        (RiskGroup.HIGH, "1.13"),
        (RiskGroup.VERY_HIGH, "1.60"),
    ],
)
def test_what_jkp_leaves_to_jkk_is_the_recomposed_rate(
    rates: RateBook, risk: RiskGroup, left: str
) -> None:
    bill = rates.monthly_due(replace(GUARD, risk=risk), Month(2026, 11))
    recomposed = bill.lines[-1].recomposed

    assert recomposed is not None
    assert bill.lines[0].due - recomposed.jkk == percent(GUARD.income, left)


def test_jkp_counts_a_wage_up_to_five_million_only(rates: RateBook) -> None:
    parts = [
        rates.monthly_due(replace(GUARD, income=Rupiah(wage)), Month(2026, 11)).lines[-1].recomposed
        for wage in (5_000_000, 5_000_001, 20_000_000)
    ]

    assert parts[0] == parts[1] == parts[2]
    assert parts[0] is not None
    assert parts[0].government == 11_000


def test_officials_of_south_jakarta_paid_what_the_press_reported_in_2018(rates: RateBook) -> None:
    terms = replace(GUARD, income=Rupiah(3_648_035), programmes=BASIC)

    assert rates.monthly_due(terms, Month(2018, 5)).total == 8_755 + 10_944  # reported: Rp19.700
