"""Region codes, and finding a region by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.region import Gazetteer, Level, Region, RegionCode

CIBINONG = RegionCode("320101")
KOTA_BOGOR = RegionCode("3271")


def codes_found(gazetteer: Gazetteer, typed: str, near: RegionCode | None = None) -> list[str]:
    return [region.code.digits for region in gazetteer.search(typed, near=near)]


@given(
    st.sampled_from(Level).flatmap(
        lambda level: st.from_regex(rf"[0-9]{{{level}}}", fullmatch=True)
    )
)
def test_a_code_is_read_with_dots_and_without(digits: str) -> None:
    if not digits.isascii():
        return
    code = RegionCode.parse(digits)

    assert code.digits == digits
    assert RegionCode.parse(f" {code.dotted} ") == code
    assert code.level == len(digits)


def test_a_code_is_written_as_the_ministry_writes_it() -> None:
    assert str(RegionCode("3201011001")) == "32.01.01.1001"
    assert RegionCode("32").dotted == "32"


@pytest.mark.parametrize("typed", ["", "3", "320", "32.01.01.1", "32.0101.1001x", "32-01", "٣٢"])
def test_anything_else_is_not_a_code(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        RegionCode.parse(typed)

    assert refusal.value.issues == (Issue("region.unreadable", "kelurahan"),)


def test_a_village_knows_what_it_lies_in() -> None:
    village = RegionCode("3201011001")

    assert (village.province, village.city) == (RegionCode("32"), RegionCode("3201"))
    assert village.district == CIBINONG


def test_a_higher_level_is_given_back_as_it_is() -> None:
    assert RegionCode("32").city == RegionCode("32")
    assert KOTA_BOGOR.district == KOTA_BOGOR


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [("3201011001", True), ("3201012001", True), ("9101013001", True), ("3201014001", False)],
)
def test_kelurahan_desa_and_desa_adat_are_villages(digits: str, is_one: bool) -> None:
    assert RegionCode(digits).is_village_kind is is_one
    assert not RegionCode(digits).district.is_village_kind


def test_a_region_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(CIBINONG) == Region(CIBINONG, "Cibinong")
    assert gazetteer.find(RegionCode("320199")) is None


def test_a_path_goes_down_from_the_province(gazetteer: Gazetteer) -> None:
    path = gazetteer.path(RegionCode("3201011001"))

    names = ["Jawa Barat", "Kabupaten Bogor", "Cibinong", "Pondok Rajeg"]
    assert [region.name for region in path] == names


def test_a_name_line_goes_up_to_the_province(gazetteer: Gazetteer) -> None:
    line = gazetteer.name_line(RegionCode("3201011001"))

    assert line == "Pondok Rajeg, Cibinong, Kab. Bogor, Jawa Barat"


def test_a_name_line_says_what_is_known_and_else_the_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.name_line(RegionCode("3201992001")) == "Kab. Bogor, Jawa Barat"
    assert gazetteer.name_line(RegionCode("9999992001")) == "99.99.99.2001"


def test_a_former_district_is_named_as_it_was_where_it_lies_today(gazetteer: Gazetteer) -> None:
    line = "Muting Lama, Kab. Merauke, Papua Selatan"

    assert gazetteer.name_line(RegionCode("910102")) == line
    assert gazetteer.name_line(RegionCode("910103")) == "Entah, Papua"


def test_a_former_code_is_known_and_has_a_successor(gazetteer: Gazetteer) -> None:
    assert gazetteer.knows(RegionCode("910101"))
    assert gazetteer.today(RegionCode("910101")) == RegionCode("930101")
    assert gazetteer.today(RegionCode("910103")) == RegionCode("910103")
    assert gazetteer.today(CIBINONG) == CIBINONG
    assert not gazetteer.knows(RegionCode("910199"))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kabupaten Bogor", "Kab. Bogor"),
        ("Kota Bogor", "Kota Bogor"),
        ("Kota Administrasi Jakarta Pusat", "Kota Jakarta Pusat"),
        ("Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu"),
        ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
    ],
)
def test_long_titles_are_shortened(name: str, short: str) -> None:
    assert Region(KOTA_BOGOR, name).short_name == short


def test_an_unlisted_kelurahan_is_a_doubt(gazetteer: Gazetteer) -> None:
    (doubt,) = gazetteer.doubts_about(RegionCode("3201012099"))

    figures = {"code": "32.01.01.2099"}
    assert doubt == Issue("region.unknown", "kelurahan", Weight.WARNS, figures)
    assert gazetteer.doubts_about(RegionCode("3201011001")) == []


def test_names_that_begin_so_come_before_names_that_hold_it(gazetteer: Gazetteer) -> None:
    assert codes_found(gazetteer, "rang") == ["3201022002"]
    assert codes_found(gazetteer, "kar") == ["3201011002", "3201022002"]
    begin, hold = ["3201011002", "3201022002"], ["3201022001", "3271011001"]
    assert codes_found(gazetteer, "ka")[:4] == begin + hold


def test_the_whole_name_comes_before_longer_ones(gazetteer: Gazetteer) -> None:
    found = codes_found(gazetteer, "sukamaju")

    assert found == ["3271011002", "3271011001", "3201022001"]


def test_a_name_written_in_one_word_or_two_is_found_either_way(gazetteer: Gazetteer) -> None:
    assert set(codes_found(gazetteer, "suka maju")) == set(codes_found(gazetteer, "sukamaju"))
    assert codes_found(gazetteer, "suka maju")[0] == "3201022001"


def test_a_later_word_is_found_too(gazetteer: Gazetteer) -> None:
    assert codes_found(gazetteer, "raj") == ["3201011001"]
    assert codes_found(gazetteer, "SUKAAN") == ["3271011003"]


def test_what_is_near_comes_first(gazetteer: Gazetteer) -> None:
    here = gazetteer.search("suka", near=RegionCode("3201022001"))
    there = gazetteer.search("suka", near=KOTA_BOGOR)

    assert here[0].code.city == RegionCode("3201")
    assert there[0].code.city == KOTA_BOGOR
    assert {region.code for region in here} == {region.code for region in there}


def test_the_last_words_may_name_the_place(gazetteer: Gazetteer) -> None:
    assert codes_found(gazetteer, "suka kota bogor") == ["3271011001", "3271011002", "3271011003"]
    assert codes_found(gazetteer, "suka, gunung put") == ["3201022001"]
    assert codes_found(gazetteer, "suka surabaya") == []


def test_before_a_place_a_very_short_name_has_to_be_whole(gazetteer: Gazetteer) -> None:
    assert codes_found(gazetteer, "su bogor") == []
    short = Gazetteer.parse("96\tPapua\n9603\tKab. Raja Ampat\n960318\tTiplol\n9603182001\tGo")
    assert codes_found(short, "go raja") == ["9603182001"]


@pytest.mark.parametrize("typed", ["320101", "32.01.01", "32.01.01.10"])
def test_digits_find_codes(gazetteer: Gazetteer, typed: str) -> None:
    assert codes_found(gazetteer, typed) == ["3201011001", "3201011002"]


def test_nothing_typed_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("  ,") == []


@given(typed=st.text("skaumj n.3,", max_size=12), limit=st.integers(1, 4))
def test_a_search_gives_each_village_once_and_no_more_than_asked(typed: str, limit: int) -> None:
    regions = Gazetteer.parse(
        "32\tX\n3201\tY\n320101\tSuka\n3201011001\tSuka Maju\n3201011002\tSukaan"
    )

    found = regions.search(typed, limit=limit, near=RegionCode("320101"))

    assert len(found) == len(set(found)) <= limit


@pytest.mark.parametrize("text", ["32", "32\tJawa\tBarat", "32\tJawa Barat\n\n9101\tX"])
def test_a_list_of_another_form_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="fields instead of"):
        Gazetteer.parse(text)


def test_a_list_without_former_codes_is_complete(gazetteer: Gazetteer) -> None:
    assert Gazetteer.parse("32\tJawa Barat\n").counts[Level.PROVINCE] == 1
    assert gazetteer.counts[Level.VILLAGE] == 8
