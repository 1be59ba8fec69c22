"""A keyed filter never misses a NIK it holds, and seldom claims one it does not."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import sieve
from desktop_app.domain.sieve import FALSE_ONE_IN, Sieve, built

KEY = bytes(range(32))
NIKS = st.sets(st.from_regex(r"\A[1-9][0-9]{15}\Z"), max_size=200)


def people(count: int, seed: int = 1) -> list[str]:
    random = Random(seed)
    return [f"{random.randrange(10**15, 10**16)}" for _ in range(count)]


@given(NIKS)
def test_whoever_is_in_it_is_found(niks: set[str]) -> None:
    made = built(niks, KEY)
    read = Sieve.read(made.content)

    assert read == made
    assert read.niks == len(niks)
    assert all(read.may_hold(nik, KEY) for nik in niks)


def test_of_others_one_in_256_is_found_and_with_another_key_all_are_others() -> None:
    inside = people(20_000)
    made = built(inside, KEY)
    outside = people(50_000, seed=2)

    found = sum(made.may_hold(nik, KEY) for nik in outside)
    unlocked = sum(made.may_hold(nik, bytes(32)) for nik in inside)

    assert 0.6 < found / (len(outside) / FALSE_ONE_IN) < 1.5
    assert unlocked / len(inside) < 2 / FALSE_ONE_IN


def test_it_takes_about_nine_bits_a_person() -> None:
    made = built(people(100_000), KEY)

    assert len(made.content) * 8 / 100_000 < 10.5


def test_an_empty_one_holds_nobody() -> None:
    assert not built([], KEY).may_hold("3375014507890003", KEY)


def test_one_that_is_there_twice_cannot_be_laid_out() -> None:
    with pytest.raises(ValueError, match="twice"):
        built(["3375014507890003", "3375014507890003"], KEY)


def test_more_than_a_city_has_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "_MOST", 2)
    with pytest.raises(ValueError, match="more than"):
        built(people(3), KEY)


@pytest.mark.parametrize(
    "content",
    [b"", b"LJN2" + bytes(10), b"LJN1" + bytes(10), built(["1" * 16], KEY).content[:-1]],
    ids=["empty", "another", "no segments", "cut"],
)
def test_something_else_is_not_read(content: bytes) -> None:
    with pytest.raises(ValueError, match="filter"):
        Sieve.read(content)
