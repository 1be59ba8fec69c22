"""The list of regions that ships with the program: complete, and quick enough to type against."""

from collections import Counter
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.region import Gazetteer, Level, RegionCode
from tests.domain.terms import facts

KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}


@pytest.fixture(scope="module")
def listed(region_text: str) -> list[str]:
    """Codes of today, as the file has them."""
    return [line.split("\t")[0] for line in region_text.partition("\n\n")[0].split("\n")]


def test_the_list_has_every_region_of_the_decree(indonesia: Gazetteer) -> None:
    assert dict(indonesia.counts) == {
        Level.PROVINCE: 38,
        Level.CITY: 514,
        Level.DISTRICT: 7_285,
        Level.VILLAGE: 83_762,
    }


@pytest.mark.parametrize("province", facts("provinces"), ids=lambda row: row["code"])
def test_each_province_has_what_the_decree_gives_it(
    listed: list[str], province: dict[str, str]
) -> None:
    codes = [code for code in listed if code.startswith(province["code"])]
    cities = [code for code in codes if len(code) == Level.CITY]
    kinds = Counter(KINDS[code[6]] for code in codes if len(code) == Level.VILLAGE)

    assert sum(code[2] < "7" for code in cities) == int(province["kabupaten"])
    assert sum(code[2] >= "7" for code in cities) == int(province["kota"])
    assert sum(len(code) == Level.DISTRICT for code in codes) == int(province["kecamatan"])
    for kind in KINDS.values():
        assert kinds[kind] == int(province[kind])


def test_codes_ascend_and_each_lies_in_a_listed_one(listed: list[str]) -> None:
    known = set(listed)

    assert listed == sorted(known)
    above = {Level.CITY: 2, Level.DISTRICT: 4, Level.VILLAGE: 6}
    assert all(code[: above[Level(len(code))]] in known for code in listed if len(code) > 2)


def test_names_hold_nothing_a_screen_or_a_paper_would_stumble_over(region_text: str) -> None:
    names = [line.split("\t")[-1] for line in region_text.splitlines() if line]

    assert all(name == " ".join(name.split()) != "" for name in names)
    assert set("".join(names)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '-./,()"
    )


def test_a_kelurahan_is_found_by_code_and_by_name(indonesia: Gazetteer) -> None:
    medono = RegionCode.parse("33.75.01.1002")

    line = "Medono, Pekalongan Barat, Kota Pekalongan, Jawa Tengah"
    assert indonesia.name_line(medono) == line
    assert medono in [region.code for region in indonesia.search("medono")]
    assert indonesia.search("med", near=RegionCode("3375011004"))[0].code == medono


@given(st.data())
def test_every_village_is_found_by_its_name_and_place(
    indonesia: Gazetteer, listed: list[str], data: st.DataObject
) -> None:
    code = RegionCode(data.draw(st.sampled_from([c for c in listed[-2000:] if len(c) == 10])))
    village, district = (region.name for region in reversed(indonesia.path(code)[2:]))

    found = indonesia.search(f"{village} {district}", limit=200, near=code)

    assert code in [region.code for region in found]


def test_former_districts_of_papua_lead_to_listed_ones(
    indonesia: Gazetteer, region_text: str
) -> None:
    former = [line.split("\t") for line in region_text.split("\n\n")[1].splitlines()]

    assert len(former) == 588
    for old, new, name in former:
        assert indonesia.find(RegionCode(old)) is None
        assert indonesia.knows(RegionCode(old))
        successor = indonesia.find(RegionCode(new))
        assert successor is not None
        assert name
        assert successor.code.level in {Level.CITY, Level.DISTRICT}


def test_merauke_has_moved_to_papua_selatan(indonesia: Gazetteer) -> None:
    line = "Merauke, Kab. Merauke, Papua Selatan"

    assert indonesia.name_line(RegionCode("910101")) == line
    assert indonesia.today(RegionCode("910101")).city == RegionCode("9301")


@pytest.mark.parametrize(
    "typed", ["s", "suka", "sukamaju", "zzz", "sukamaju cib", "jalan kenanga no 12 rt 3", "3201"]
)
def test_typing_never_waits_for_the_list(indonesia: Gazetteer, typed: str) -> None:
    indonesia.search("suka jawa")  # the first search with a place folds the districts
    best = min(_seconds(indonesia, typed) for _ in range(5))

    assert best < 0.05  # 23 ms at the most; a limit that only a scan in Python would break


def _seconds(indonesia: Gazetteer, typed: str) -> float:
    """Return the processor's time: what else a machine is busy with says nothing of the search."""
    start = thread_time()
    indonesia.search(typed, near=RegionCode("3201011001"))
    return thread_time() - start
