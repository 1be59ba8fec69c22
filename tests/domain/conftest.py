"""The real reference books, read once, and a small list of regions to try rules on."""

import lzma
from pathlib import Path

import pytest

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.region import Gazetteer

REFERENCE = Path(__file__).parents[2] / "resources" / "reference"

FEW_REGIONS = """\
32\tJawa Barat
3201\tKabupaten Bogor
320101\tCibinong
3201011001\tPondok Rajeg
3201011002\tKaradenan
320102\tGunung Putri
3201022001\tSuka Maju
3201022002\tKaranggan
3271\tKota Bogor
327101\tBogor Selatan
3271011001\tSukamaju Baru
3271011002\tSukamaju
3271011003\tPasir Suka'an
91\tPapua
9103\tKabupaten Jayapura
93\tPapua Selatan
9301\tKabupaten Merauke
930101\tMerauke
9301011001\tKelapa Lima

910101\t930101\tMerauke
910102\t9301\tMuting Lama
910103\t\tEntah
"""


@pytest.fixture(scope="session")
def rate_text() -> str:
    return (REFERENCE / "rates.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rates(rate_text: str) -> RateBook:
    return RateBook.parse(rate_text)


@pytest.fixture(scope="session")
def occupations() -> OccupationList:
    return OccupationList.parse((REFERENCE / "occupations.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def region_text() -> str:
    return lzma.decompress((REFERENCE / "regions.tsv.xz").read_bytes()).decode()


@pytest.fixture(scope="session")
def indonesia(region_text: str) -> Gazetteer:
    """Every region there is."""
    return Gazetteer.parse(region_text)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """A handful of regions, with names that tempt a search to go wrong."""
    return Gazetteer.parse(FEW_REGIONS)
