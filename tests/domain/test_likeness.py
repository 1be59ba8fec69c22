"""One rule says who may be the same person, and why."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.likeness import (
    Reason,
    Traits,
    Verdict,
    house_of,
    is_near,
    key_of_nik,
    keys_of,
    keys_sought,
    likeness,
    may_be_alike,
    traits_of,
)
from desktop_app.domain.worker import Sex
from tests.domain.registrations import WULAN

NAMES = st.sampled_from(["", "Siti Aminah", "St. Aminah", "Aminah", "Budi Santoso", "M. Yusuf"])
TRAITS = st.builds(
    Traits,
    name=NAMES,
    nik=st.sampled_from(["", "3375014512900004", "3375014512900005", "3375010102600001"]),
    born=st.sampled_from([None, date(1990, 12, 5), date(1990, 5, 12), date(1960, 2, 1)]),
    sex=st.sampled_from([None, *Sex]),
    mother=NAMES,
    phone=st.sampled_from(["", "+6281234567890"]),
    family_card=st.sampled_from(["", "3375010101150001"]),
    house=st.sampled_from(["", "kenanga 12 003 005"]),
)
AMINAH = Traits(
    "Siti Aminah", "3375014512900004", date(1990, 12, 5), Sex.WOMAN, "Rumiyati",
    "+6281234567890", "3375010101150001", "kenanga 12 003 005",
)  # fmt: skip


@given(TRAITS, TRAITS)
def test_it_does_not_matter_who_is_named_first(one: Traits, other: Traits) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(TRAITS)
def test_nobody_is_unlike_themselves(one: Traits) -> None:
    found = likeness(one, one).verdict
    known = one.name and one.born
    assert found is not Verdict.UNLIKE or not known
    assert (found is Verdict.SAME_NIK) is bool(one.nik)


@given(TRAITS, TRAITS)
def test_whoever_is_alike_shares_a_key(one: Traits, other: Traits) -> None:
    alike = likeness(one, other).verdict in {Verdict.LIKELY, Verdict.POSSIBLE}
    if alike and one.born and other.born:
        assert keys_of(one) & keys_sought(other)


@given(TRAITS, TRAITS)
def test_whoever_is_alike_may_be_so_by_what_a_list_knows(one: Traits, other: Traits) -> None:
    if other.born is not None and likeness(one, other).verdict is not Verdict.UNLIKE:
        assert may_be_alike(one, other.name, other.nik, other.born)


def test_who_cannot_be_alike_any_more_is_not_read_whole() -> None:
    assert not may_be_alike(AMINAH, "Slamet", "", date(1990, 12, 5))
    assert not may_be_alike(Traits("Siti Aminah"), "Siti Aminah", "", date(1990, 12, 5))


def test_a_registered_worker_is_compared_by_what_was_registered() -> None:
    traits = traits_of(WULAN)
    assert traits.name == WULAN.name
    assert likeness(traits, replace(traits, nik="")).verdict is Verdict.LIKELY
    assert traits_of(replace(WULAN, family_card=None)).family_card == ""


def test_the_same_nik_is_told_with_what_else_agrees() -> None:
    found = likeness(AMINAH, replace(AMINAH, name="Budi", born=date(1960, 1, 2)))
    assert found.verdict is Verdict.SAME_NIK
    assert found.reasons == (Reason.NIK_SAME,)
    assert Reason.NAME_ALIKE in likeness(AMINAH, replace(AMINAH, name="Siti Amniah")).reasons


def test_somebody_without_a_nik_is_found_by_all_the_rest() -> None:
    found = likeness(AMINAH, replace(AMINAH, nik=""))
    assert found.verdict is Verdict.LIKELY
    assert found.reasons == (
        Reason.NAME_SAME, Reason.BORN_SAME, Reason.MOTHER_ALIKE, Reason.PHONE_SAME,
        Reason.CARD_SAME, Reason.ADDRESS_SAME,
    )  # fmt: skip


def test_a_mistyped_nik_and_birth_date_are_seen() -> None:
    found = likeness(AMINAH, replace(AMINAH, nik="3375014512900009", born=date(1990, 5, 12)))
    assert {Reason.NIK_SLIP, Reason.BORN_NEAR} <= set(found.reasons)


def test_one_letter_between_twins_is_not_enough() -> None:
    rina = replace(AMINAH, name="Rina Lestari")
    rini = replace(rina, name="Rini Lestari", nik="3375014512900005")
    assert likeness(rina, rini).verdict is Verdict.POSSIBLE
    assert likeness(rina, replace(rini, born=date(1990, 5, 12))).verdict is Verdict.LIKELY


def test_another_mother_makes_two_of_one_name() -> None:
    other = replace(AMINAH, nik="", mother="Sumarni", phone="", family_card="", house="")
    assert likeness(AMINAH, other).verdict is Verdict.UNLIKE
    assert likeness(AMINAH, replace(other, mother="")).verdict is Verdict.LIKELY


def test_another_sex_and_another_name_speak_against() -> None:
    assert likeness(AMINAH, replace(AMINAH, nik="", name="Slamet")).verdict is Verdict.UNLIKE
    assert likeness(AMINAH, replace(AMINAH, nik="", sex=Sex.MAN)).points == 13
    assert likeness(AMINAH, replace(AMINAH, nik="3375014512900099")).verdict is Verdict.LIKELY


def test_a_birth_date_is_near_by_one_slip() -> None:
    born = date(1990, 12, 5)
    assert is_near(born, date(1990, 5, 12))
    assert is_near(born, date(1980, 12, 5))
    assert is_near(date(1990, 12, 12), date(1990, 12, 21))
    assert not is_near(born, date(1991, 11, 6))
    assert not is_near(born, born)


def test_a_house_is_the_same_however_it_is_written() -> None:
    assert house_of("Jalan Kenanga No. 12", "3", "5") == house_of("Jl. kenanga 12", "003", "005")
    assert house_of("", "003", "005") == ""


def test_keys_say_nothing_and_are_few() -> None:
    keys = keys_of(AMINAH)
    assert all(0 <= key < 1 << 63 for key in keys)
    assert len(keys) <= 16
    assert keys_sought(AMINAH) - keys
    assert keys_sought(replace(AMINAH, born=date(1990, 12, 31))) == keys_of(
        replace(AMINAH, born=date(1990, 12, 31))
    )
    assert key_of_nik(AMINAH.nik) in keys
    assert not keys_of(Traits(""))
