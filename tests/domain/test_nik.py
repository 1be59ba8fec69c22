"""Reading and doubting a NIK and a family-card number."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import Gazetteer, RegionCode

ON = date(2026, 11, 22)
SITI = "3201014507890003"  # a woman, 5 July 1989, first registered in Cibinong
HOME = RegionCode("3201011001")

pairs = st.integers(1, 99).map(lambda number: f"{number:02}")
districts = st.builds("".join, st.tuples(pairs, pairs, pairs))
serials = st.integers(1, 9999).map(lambda number: f"{number:04}")
birthdays = st.dates(date(1920, 1, 1), ON)


def written(district: str, born: date, is_woman: bool, serial: str) -> str:
    day = born.day + (40 if is_woman else 0)
    return f"{district}{day:02}{born:%m%y}{serial}"


def refusals(kind: type[Nik] | type[FamilyCardNumber], typed: str) -> list[Issue]:
    with pytest.raises(Refused) as refusal:
        kind.parse(typed)
    return list(refusal.value.issues)


@given(districts, birthdays, st.booleans(), serials)
def test_what_is_written_into_a_nik_is_read_out_of_it(
    district: str, born: date, is_woman: bool, serial: str
) -> None:
    nik = Nik.parse(written(district, born, is_woman, serial))

    assert nik.district == district
    assert nik.is_woman is is_woman
    assert born in nik.birth_dates
    assert (nik.born(ON) == born) or born < nik.born(ON) <= ON


@given(birthdays)
def test_nobody_is_born_after_the_day_of_registration(born: date) -> None:
    nik = Nik.parse(written("320101", born, False, "0001"))

    assert nik.born(ON) <= ON


@pytest.mark.parametrize(
    ("on", "read"),
    [
        (date(2026, 2, 2), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        (date(2026, 1, 31), date(1926, 2, 1)),
    ],
)
def test_the_century_is_the_latest_that_has_come(on: date, read: date) -> None:
    assert Nik.parse("3201010102260001").born(on) == read


def test_a_boy_of_fourteen_is_a_boy_of_fourteen_and_not_a_man_of_114() -> None:
    assert Nik.parse("3201012211120001").born(ON) == date(2012, 11, 22)


def test_a_clock_decades_behind_still_gets_a_date() -> None:
    assert Nik.parse(SITI).born(date(1970, 1, 1)) == date(1989, 7, 5)


def test_29_february_of_00_exists_in_one_century_only() -> None:
    assert Nik.parse("3201012902000001").birth_dates == (date(2000, 2, 29),)


def test_29_february_of_a_leap_year_exists_in_both_centuries() -> None:
    dates = Nik.parse("3201016902040001").birth_dates

    assert dates == (date(1904, 2, 29), date(2004, 2, 29))


@pytest.mark.parametrize("typed", ["3201 0145 0789 0003", "32.01.01.450789.0003", f" {SITI}\u00a0"])
def test_spaces_dots_and_hyphens_make_no_difference(typed: str) -> None:
    assert Nik.parse(typed) == Nik(SITI)
    assert Nik.parse("320101-450789-0003") == Nik(SITI)


@given(st.lists(st.sampled_from("0123456789"), max_size=40).map("".join))
def test_any_other_length_is_refused_with_the_count(digits: str) -> None:
    assume(len(digits) != 16)

    (issue,) = refusals(Nik, digits)

    assert issue == Issue("nik.not_16_digits", "nik", figures={"now": len(digits)})


@pytest.mark.parametrize(
    "typed",
    [
        "٣٢٠١٠١٤٥٠٧٨٩٠٠٠٣",
        "32010145O7890003",
        "３２０１０１４５０７８９０００３",
        "3201014507890003x",
    ],
)
def test_only_ascii_digits_are_digits(typed: str) -> None:
    assert [issue.code for issue in refusals(Nik, typed)] == ["nik.not_only_digits"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0001014507890003", "nik.region_zero"),
        ("3200014507890003", "nik.region_zero"),
        ("3201004507890003", "nik.region_zero"),
        ("3201014507890000", "nik.serial_zero"),
        ("3201010007890003", "nik.impossible_date"),
        ("3201013207890003", "nik.impossible_date"),
        ("3201014007890003", "nik.impossible_date"),
        ("3201017207890003", "nik.impossible_date"),
        ("3201014500890003", "nik.impossible_date"),
        ("3201014513890003", "nik.impossible_date"),
        ("3201013002890003", "nik.impossible_date"),
        ("3201012902890003", "nik.impossible_date"),
        ("3201017104890003", "nik.impossible_date"),
    ],
)
def test_what_cannot_be_a_nik_is_refused(typed: str, code: str) -> None:
    assert refusals(Nik, typed) == [Issue(code, "nik")]


def test_a_dropped_or_a_doubled_digit_is_always_refused() -> None:
    for place in range(16):
        for slip in (SITI[:place] + SITI[place + 1 :], SITI[:place] + SITI[place] + SITI[place:]):
            assert refusals(Nik, slip)[0].code == "nik.not_16_digits"


def test_a_nik_that_agrees_leaves_no_doubt(gazetteer: Gazetteer) -> None:
    assert Nik(SITI).doubts_about(date(1989, 7, 5), True, HOME, gazetteer) == []


def test_a_person_a_century_older_leaves_no_doubt_either(gazetteer: Gazetteer) -> None:
    old = Nik("3201010102260001")
    assert old.doubts_about(date(1926, 2, 1), False, HOME, gazetteer) == []
    assert old.doubts_about(date(2026, 2, 1), False, HOME, gazetteer) == []


def test_another_birth_date_is_a_doubt_that_says_what_the_nik_says(gazetteer: Gazetteer) -> None:
    doubts = Nik(SITI).doubts_about(date(1989, 5, 7), True, HOME, gazetteer)

    figures = {"date": "1989-07-05"}
    assert doubts == [Issue("nik.date_differs", "born", Weight.WARNS, figures)]


def test_another_sex_is_a_doubt(gazetteer: Gazetteer) -> None:
    doubts = Nik(SITI).doubts_about(date(1989, 7, 5), False, HOME, gazetteer)

    assert doubts == [Issue("nik.sex_differs", "sex", Weight.WARNS)]


def test_a_nik_of_another_city_is_a_doubt_that_names_it(gazetteer: Gazetteer) -> None:
    (doubt,) = Nik(SITI).doubts_about(date(1989, 7, 5), True, RegionCode("3271011001"), gazetteer)

    figures = {"region": "Cibinong, Kab. Bogor, Jawa Barat"}
    assert doubt == Issue("nik.region_differs", "nik", Weight.WARNS, figures)


def test_a_move_within_the_city_is_no_doubt(gazetteer: Gazetteer) -> None:
    moved = RegionCode("3201022001")

    assert Nik(SITI).doubts_about(date(1989, 7, 5), True, moved, gazetteer) == []


def test_an_unknown_district_is_a_doubt_that_names_the_code(gazetteer: Gazetteer) -> None:
    (doubt,) = Nik("3201994507890003").doubts_about(date(1989, 7, 5), True, HOME, gazetteer)

    figures = {"code": "32.01.99"}
    assert doubt == Issue("nik.region_unknown", "nik", Weight.WARNS, figures)


@pytest.mark.parametrize("district", ["910101", "910102"])
def test_a_former_code_of_the_same_city_is_no_doubt(gazetteer: Gazetteer, district: str) -> None:
    nik = Nik(f"{district}4507890003")

    assert nik.doubts_about(date(1989, 7, 5), True, RegionCode("9301011001"), gazetteer) == []


@given(district=districts, born=birthdays, is_woman=st.booleans(), typed=birthdays)
def test_doubts_never_block(district: str, born: date, is_woman: bool, typed: date) -> None:
    nik = Nik.parse(written(district, born, is_woman, "0001"))

    for doubt in nik.doubts_about(typed, not is_woman, HOME, Gazetteer("", {})):
        assert doubt.weight is Weight.WARNS


@given(st.integers(0, 11), st.integers(1, 9))
def test_a_wrong_digit_before_the_last_four_is_refused_or_seen(
    gazetteer: Gazetteer, place: int, by: int
) -> None:
    wrong = str((int(SITI[place]) + by) % 10)
    slip = SITI[:place] + wrong + SITI[place + 1 :]
    try:
        nik = Nik.parse(slip)
    except Refused:
        return
    doubts = nik.doubts_about(date(1989, 7, 5), True, HOME, gazetteer)

    assert doubts or nik.district == "320102"  # only a neighbour within the same city is believed


@given(districts, birthdays, st.booleans(), st.integers(1, 3650))
def test_a_date_that_differs_by_days_is_always_seen(
    district: str, born: date, is_woman: bool, days: int
) -> None:
    nik = Nik.parse(written(district, born, is_woman, "0001"))

    doubts = nik.doubts_about(born - timedelta(days), is_woman, HOME, Gazetteer("", {}))

    assert "nik.date_differs" in [doubt.code for doubt in doubts]


def test_a_nik_is_shown_in_fours_or_by_its_last_four_only() -> None:
    assert Nik(SITI).grouped == "3201 0145 0789 0003"
    assert Nik(SITI).masked == "••••••••••••0003"
    assert SITI[:12] not in repr(Nik(SITI))


@given(districts, st.dates(date(1960, 1, 1), ON), serials)
def test_a_family_card_number_is_read(district: str, recorded: date, serial: str) -> None:
    digits = f"{district}{recorded:%d%m%y}{serial}"

    card = FamilyCardNumber.parse(f"{digits[:6]} {digits[6:12]}-{digits[12:]}")

    assert card.digits == digits
    assert card.grouped.replace(" ", "") == digits
    assert card.masked == f"••••••••••••{serial}"
    assert digits[:12] not in repr(card)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("320101010110000", "family_card.not_16_digits"),
        ("32010101011O0001", "family_card.not_only_digits"),
        ("3200010101100001", "family_card.region_zero"),
        ("3201014101100001", "family_card.impossible_date"),
        ("3201010101100000", "family_card.serial_zero"),
    ],
)
def test_what_cannot_be_a_family_card_number_is_refused(typed: str, code: str) -> None:
    (issue,) = refusals(FamilyCardNumber, typed)

    assert (issue.code, issue.about) == (code, "family_card")
