"""The list of occupations, and finding one while typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.occupation import OccupationList
from tests.domain.terms import facts


def names(occupations: OccupationList, typed: str) -> list[str]:
    return [found.name for found in occupations.search(typed)]


def test_the_list_has_59_occupations(occupations: OccupationList) -> None:
    assert len(occupations) == len(occupations.all()) == 59


@pytest.mark.parametrize("row", facts("occupations"), ids=lambda row: row["code"])
def test_each_occupation_has_its_sector_and_segment(
    occupations: OccupationList, row: dict[str, str]
) -> None:
    found = occupations.find(row["code"])

    assert found is not None
    assert found.sector == row["sector"]
    assert found.wage_earner is (row["wage_earner"] == "1")


def test_only_the_last_one_is_completed_in_words(occupations: OccupationList) -> None:
    *others, last = occupations.all()

    assert (last.name, last.in_words) == ("Lainnya", True)
    assert not any(each.in_words for each in others)


def test_an_unknown_code_finds_nothing(occupations: OccupationList) -> None:
    assert occupations.find("9999") is None


def test_a_name_that_begins_so_comes_first(occupations: OccupationList) -> None:
    assert names(occupations, "pet")[:2] == ["Petani", "Peternak"]
    assert names(occupations, "tukang k")[0] == "Tukang kayu"


def test_later_words_other_words_and_groups_are_found_too(occupations: OccupationList) -> None:
    assert "Kader Posyandu" in names(occupations, "posy")
    assert names(occupations, "ojol")[0] == "Pengemudi ojek online"
    assert names(occupations, "perikanan")[0] == "Nelayan"


def test_nothing_typed_gives_the_beginning_of_the_list(occupations: OccupationList) -> None:
    assert occupations.search("", limit=3) == list(occupations.all()[:3])


@given(st.text("abcdeiou nkp/-", max_size=8), st.integers(1, 10))
def test_a_search_gives_no_more_than_asked(
    occupations: OccupationList, typed: str, limit: int
) -> None:
    found = occupations.search(typed, limit)

    assert len(found) == len({each.code for each in found}) <= limit


@pytest.mark.parametrize("text", ["", 'version = "1"\ngroup = 3', "version = "])
def test_a_list_with_a_hole_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ with what is wrong
        OccupationList.parse(text)


def test_an_unknown_sector_is_not_read() -> None:
    text = (
        'version = "1"\n[[group]]\nname = "A"\nsector = "sea"\nwage_earner = false\n'
        'occupation = [{code = "0101", name = "B"}]'
    )
    with pytest.raises(ValueError, match="sea"):
        OccupationList.parse(text)
