"""The file of rates: nothing in it without a source, and nothing unverified that looks verified."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.month import Month
from desktop_app.domain.rates import Confidence
from desktop_app.domain.rates_file import read_rates


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Walk every table of a TOML document."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from tables(each)
    elif isinstance(value, list):
        for each in value:
            yield from tables(each)


def test_every_table_with_months_has_source_and_confidence(rate_text: str) -> None:
    dated = [table for table in tables(tomllib.loads(rate_text)) if "since" in table]

    assert len(dated) > 20
    for table in dated:
        assert Month.parse(table["since"])
        assert table["source"].strip()
        assert Confidence(table["confidence"])


@pytest.mark.parametrize(
    "path",
    [
        "bpu.jkk 2015-07, row 1",
        "bpu.jkk 2015-07, rows 2 to 30",
        "bpu.jkk 2015-07, rows 31 to 32",
        "bpu.jkk 2015-07, row 33",
        "bpu.jkm 2015-07",
        "bpu.jht 2015-07",
        "wage.jp_cap 2026-03",
        "wage.jkp 2025-02",
        "relief.PP 50/2025 2026-01",
        "relief.PP 50/2025.months.other 2026-04",
        "relief.PP 50/2025.funding.dbhcht",
        "relief.PP 50/2025.funding.dana_desa",
        "relief_not_applied.PP 49/2020 2020-08",
    ],
)
def test_what_is_not_verified_is_listed(rates: RateBook, path: str) -> None:
    assert path in dict(rates.unverified)


def test_what_bpjs_itself_states_is_not_listed(rates: RateBook) -> None:
    paths = {path for path, _ in rates.unverified}

    assert not paths & {"wage.jkk 2015-07", "wage.jkm 2015-07", "wage.jht 2015-07"}


def test_each_unverified_figure_says_how_sure_it_is(rates: RateBook) -> None:
    sure = {confidence.value for confidence in Confidence if confidence.verified}

    assert sure == {"law", "official"}
    for _, note in rates.unverified:
        confidence, _, reason = note.partition(": ")
        assert confidence in set(Confidence) - sure
        assert reason


def test_the_village_funds_note_says_that_it_is_unclear(rates: RateBook) -> None:
    note = dict(rates.unverified)["relief.PP 50/2025.funding.dana_desa"]

    assert note.startswith("derived: unclear; ")


def test_a_figure_without_note_or_source_is_listed_by_its_confidence(rate_text: str) -> None:
    source = 'source = "many press reports; PP 44/2015"'
    rates = RateBook.parse(rate_text.replace(source, 'source = ""'))

    assert dict(rates.unverified)["bpu.jkm 2015-07"] == "news"


def test_the_version_is_the_files(rates: RateBook, rate_text: str) -> None:
    assert f'version = "{rates.version}"' in rate_text


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('version = "2026.11"', ""),
        ('version = "2026.11"', "version = "),
        ('confidence = "official"', 'confidence = "sure"'),
        ('confidence = "official"\n', ""),
        ('since = "2015-07"', 'since = "July 2015"'),
        ("rupiah = 6_800", "rupiah = 6_800.5"),
        ("rupiah = 6_800", "rupiah = -6_800"),
        ("rupiah = 6_800", 'rupiah = "6800"'),
        ("rupiah = 6_800", "rupiah = true"),
        ("tinggi = 1.27\n", ""),
        ("tinggi = 1.27\n", 'tinggi = "much"\n'),
        ("{ from = 0,", "{ from = 100,"),
        ("{ from = 1_300_000,", "{ from = 1_100_000,"),
        ('since = "2016-03"', 'since = "2018-05"'),
        ("[relief.months.other]", "[relief.months.sea]"),
        ("dana_desa = {", "village = {"),
        ('reach = "unclear"', 'reach = "maybe"'),
        ('segments = ["pu"]', 'segments = ["everybody"]'),
        ('programmes = ["jkk"]', 'programmes = ["bpjs"]'),
        ('about = "rounding"\n', ""),
        ("dana_desa = {", "dana_desa = 1 # {"),
    ],
)
def test_a_file_with_a_hole_or_a_slip_is_not_read(rate_text: str, good: str, bad: str) -> None:
    assert good in rate_text

    with pytest.raises(ValueError):  # noqa: PT011 - the words differ with what is wrong
        read_rates(rate_text.replace(good, bad))
