"""What is typed of a person, made tidy or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.region import RegionCode
from desktop_app.domain.spelling import folded
from desktop_app.domain.worker import (
    NAME_LENGTH,
    RegistrationNumber,
    as_on_the_card,
    is_printable,
    tidy_name,
    tidy_phone,
    tidy_rt_rw,
    tidy_text,
)


def refusal(work: object) -> Issue:
    assert callable(work)
    with pytest.raises(Refused) as refused:
        work()
    (issue,) = refused.value.issues
    assert isinstance(issue, Issue)
    return issue


def test_a_name_loses_doubled_spaces_and_nothing_else() -> None:
    assert tidy_name("  siti   RAHMA  ", "name", "worker.name_missing") == "siti RAHMA"


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=60))
def test_a_tidy_name_stays_as_it_is(typed: str) -> None:
    try:
        name = tidy_name(typed, "name", "worker.name_missing")
    except Refused:
        return
    assert tidy_name(name, "name", "worker.name_missing") == name
    assert name == name.strip()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("siti nur rahmawati", "SITI NUR RAHMAWATI"),
        ("ahmad bin m. yusuf, s.pd.", "AHMAD BIN M. YUSUF, S.PD."),
        ("Siti nur", "Siti nur"),
        ("SITI", "SITI"),
        ("", ""),
    ],
)
def test_a_name_in_small_letters_is_written_as_on_a_card(typed: str, written: str) -> None:
    assert as_on_the_card(typed) == written


@given(st.text(st.characters(codec="latin-1"), max_size=60))
def test_a_name_as_on_a_card_is_the_same_name_to_the_rule_of_likeness(typed: str) -> None:
    written = as_on_the_card(typed)
    assert as_on_the_card(written) == written
    assert folded(written) == folded(typed)


def test_an_empty_name_is_refused_by_the_forms_own_code() -> None:
    issue = refusal(lambda: tidy_name("   ", "mother", "worker.mother_missing"))

    assert issue == Issue("worker.mother_missing", "mother")


def test_a_name_has_room_for_120_characters() -> None:
    assert len(tidy_name("a" * NAME_LENGTH, "name", "x")) == NAME_LENGTH

    issue = refusal(lambda: tidy_name("a" * 121, "name", "x"))

    assert issue == Issue("text.too_long", "name", figures={"most": 120, "now": 121})


@pytest.mark.parametrize("mark", ["\x00", "\t", "\n", "\x7f", "\u202e", "\u2066", "\ufeff"])
def test_what_no_paper_can_show_is_refused(mark: str) -> None:
    issue = refusal(lambda: tidy_text(f"Jalan{mark}Kenanga", "street"))

    assert issue == Issue("text.unprintable", "street")


@pytest.mark.parametrize(
    "typed",
    ["0812-3456-7890", "+62 812 3456 7890", "62 (812) 3456.7890", " 081234567890 "],
)
def test_a_mobile_number_is_kept_in_one_form(typed: str) -> None:
    assert tidy_phone(typed) == "+6281234567890"


@given(st.from_regex(r"8[1-9][0-9]{6,11}", fullmatch=True).filter(str.isascii))
def test_a_kept_number_stays_as_it_is(digits: str) -> None:
    kept = tidy_phone(f"0{digits}")

    assert kept == f"+62{digits}" == tidy_phone(kept)


def test_a_worker_may_have_no_telephone() -> None:
    assert tidy_phone(" - ") == ""


@pytest.mark.parametrize("typed", ["0285 421234", "0812", "081234567890123", "08١2345678", "abc"])
def test_what_is_no_mobile_number_is_refused(typed: str) -> None:
    assert refusal(lambda: tidy_phone(typed)) == Issue("phone.unreadable", "phone")


@pytest.mark.parametrize(
    ("typed", "kept"), [("3", "003"), ("012", "012"), (" ", ""), ("999", "999")]
)
def test_rt_and_rw_are_three_digits_or_nothing(typed: str, kept: str) -> None:
    assert tidy_rt_rw(typed, "rt") == kept


@pytest.mark.parametrize("typed", ["0003", "3a", "-1", "٣"])
def test_anything_else_is_no_rt(typed: str) -> None:
    issue = refusal(lambda: tidy_rt_rw(typed, "rw"))

    assert issue == Issue("address.rt_rw_unreadable", "rw")


def test_a_registration_number_names_kelurahan_device_and_count() -> None:
    number = RegistrationNumber(RegionCode("3375011002"), device=1, running=42)

    assert str(number) == "3375011002-01-00042"


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_every_kind_of_space_becomes_a_plain_one(space: str) -> None:
    assert tidy_name(f"Rina{space}Kurniasih", "name", "x") == "Rina Kurniasih"
    assert tidy_text(f"{space}RT{space}3{space}", "street") == "RT 3"


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200e", "\u061c", "\u00ad", "\u3164", "\ud800", "\ue000", "\U000e0041"]
)
def test_a_name_nobody_can_see_is_refused(hidden: str) -> None:
    issue = refusal(lambda: tidy_name(f"Siti{hidden}", "name", "x"))

    assert issue == Issue("text.unprintable", "name")


@given(st.text(max_size=80))
def test_what_is_accepted_can_be_seen_written_and_read_again(typed: str) -> None:
    try:
        text = tidy_text(typed, "street")
    except Refused:
        return
    assert is_printable(text)
    assert text.encode().decode() == text
    assert tidy_text(text, "street") == text
