"""The recovery code: typed in any way, and no slip of the fingers goes unnoticed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.storage.recovery_code import (
    ALPHABET,
    LENGTH,
    _check,
    new_recovery_code,
    read_recovery_code,
)

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).map(lambda code: code + _check(code))


def is_mistyped(typed: str) -> bool:
    with pytest.raises(Refused) as refusal:
        read_recovery_code(typed)
    return [(i.code, i.about) for i in refusal.value.issues] == [
        ("vault.recovery_code_mistyped", "code")
    ]


def test_a_new_code_is_five_groups_of_five_and_never_the_same() -> None:
    code = new_recovery_code()

    assert [len(group) for group in code.split("-")] == [5] * 5
    assert set(code) <= set(ALPHABET) | {"-"}
    assert len({new_recovery_code() for _ in range(100)}) == 100
    assert len(ALPHABET) ** LENGTH >= 2**120


@given(codes, st.sampled_from(["", " ", "-", " - ", "–", "."]), st.booleans())
def test_gaps_and_case_do_not_count(code: str, gap: str, small: bool) -> None:
    typed = gap.join(code[start : start + 5] for start in range(0, 25, 5))

    assert read_recovery_code(typed.lower() if small else typed) == code[:LENGTH]


@given(codes)
def test_letters_that_look_like_digits_are_read_as_digits(code: str) -> None:
    assert read_recovery_code(code.replace("0", "o").replace("1", "I")) == code[:LENGTH]
    assert read_recovery_code(code.replace("0", "O").replace("1", "l")) == code[:LENGTH]


@given(codes, st.integers(0, LENGTH), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code: str, place: int, other: str) -> None:
    assume(code[place] != other)

    assert is_mistyped(code[:place] + other + code[place + 1 :])


@given(codes, st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_two_swapped_characters_are_noticed(code: str, one: int, other: int) -> None:
    assume(code[one] != code[other])
    swapped = list(code)
    swapped[one], swapped[other] = code[other], code[one]

    assert is_mistyped("".join(swapped))


@pytest.mark.parametrize("typed", ["", "0" * 24, "0" * 26, "U" * 25, "é" * 25, "٠" * 25])
def test_what_can_be_no_code_is_told(typed: str) -> None:
    assert is_mistyped(typed)
