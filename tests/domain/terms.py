"""Terms of membership to start from, one for each kind of member."""

import csv
from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.month import Month

BASIC = frozenset({Programme.JKK, Programme.JKM})
SAVING = BASIC | {Programme.JHT}
EVERYTHING = frozenset(Programme)

TRADER = Enrolment(
    segment=Segment.BPU,
    occupation="0501",
    sector=Sector.OTHER,
    income=Rupiah(1_000_000),
    programmes=BASIC,
    funding=FundingSource.SELF,
    since=Month(2026, 11),
)
GUARD = Enrolment(
    segment=Segment.NON_ASN,
    occupation="1101",
    sector=Sector.OTHER,
    income=Rupiah(4_000_000),
    programmes=EVERYTHING,
    funding=FundingSource.APBD_CITY,
    since=Month(2026, 11),
    employer="Dinas Contoh",
    risk=RiskGroup.VERY_LOW,
)


def facts(name: str) -> list[Mapping[str, str]]:
    """Read a table of ``tests/domain/data``."""
    with (Path(__file__).parent / "data" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
