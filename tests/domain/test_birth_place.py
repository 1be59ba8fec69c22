"""A town is offered as a birth place only where it can hardly be another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.region import Gazetteer, RegionCode

PEKALONGAN, BANDUNG = RegionCode("337501"), RegionCode("327301")


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("p", ""),
        ("pe", "Pekalongan"),
        ("PEK", "Pekalongan"),
        ("Sem", "Semarang"),
        ("Sur", "Surakarta"),
        ("Surab", "Surabaya"),
        ("Jak", ""),
        ("Jaka", "Jakarta"),
        ("Band", ""),
        ("Medan", ""),
        ("Pati", ""),
        ("Kedungwuni", ""),
        ("Solo", ""),
        ("", ""),
    ],
)
def test_near_towns_come_sooner_and_what_is_whole_is_left_alone(
    indonesia: Gazetteer, typed: str, town: str
) -> None:
    assert indonesia.birth_place(typed, [PEKALONGAN]) == town


def test_far_from_home_it_takes_four_letters(indonesia: Gazetteer) -> None:
    assert indonesia.birth_place("pek", [BANDUNG]) == ""
    assert indonesia.birth_place("peka") == ""  # Pekanbaru begins so too
    assert indonesia.birth_place("pekal", [BANDUNG]) == "Pekalongan"


def test_a_district_s_and_a_village_s_name_are_whole() -> None:
    small = Gazetteer.parse(
        "33\tJawa Tengah\n3375\tKota Sumberharjo\n337501\tSumber\n3375011001\tSumberh"
    )
    assert [small.birth_place(each) for each in ("sumb", "sumber", "sumberh", "sumberha")] == [
        "Sumberharjo", "", "", "Sumberharjo",
    ]  # fmt: skip


@given(st.text(max_size=12))
def test_what_is_offered_always_begins_as_it_was_typed(indonesia: Gazetteer, typed: str) -> None:
    town = indonesia.birth_place(typed, [PEKALONGAN])

    assert not town or town.casefold().startswith(" ".join(typed.casefold().split()))
